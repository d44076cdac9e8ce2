//! Problem files: what they say, what is wrong with them, and the answers that they get.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use roundtable::{
    AnswerFile, Composition, CompositionForm, Error, Lens, Member, PairValues, ProblemFile, Roster,
    Rule, Solver, Tier,
};
use std::path::Path;

fn read(text: &str) -> Result<CompositionForm, serde_json::Error> {
    serde_json::from_str(text).map(|file| match file {
        ProblemFile::Composition(form) => form,
        other => panic!("{other:?}"),
    })
}

fn text(problem: &Composition) -> String {
    let file = ProblemFile::Composition(CompositionForm::from(problem));
    serde_json::to_string(&file).expect("a problem can be written")
}

/// All faults of a problem whose members stand in place.
fn faults(text: &str) -> Vec<String> {
    let form = read(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    match Composition::try_from(form) {
        Err(Error::Input(faults)) => faults.iter().map(ToString::to_string).collect(),
        Err(other) => panic!("{other}"),
        Ok(_) => Vec::new(),
    }
}

fn with_rules(rules: &str) -> String {
    format!(
        r#"{{"composition": {{
            "roster": {{"members": [
                {{"id": "ana", "tags": {{"site": "north"}}}}, {{"id": "bo", "tags": {{"site": "south"}}}},
                {{"id": "cy", "tags": {{"site": "north"}}}}, {{"id": "di"}}]}},
            "groups": [{{"name": "a", "size": 2}}, {{"name": "b", "size": {{"min": 1, "max": 2}}}}],
            "rules": {rules}}}}}"#
    )
}

#[cfg(all(feature = "microlp", not(feature = "highs")))]
#[test]
fn golden_answers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in [
        "steering_group",
        "working_groups",
        "impossible/hats",
        "impossible/apart",
    ] {
        let path = root.join(format!("examples/problems/{name}.json"));
        let form = read(&std::fs::read_to_string(&path).expect("it is there")).expect("good");
        let problem = form
            .build(path.parent().expect("it has a folder"))
            .expect("good");
        let solver = Solver::new().seed(7);
        let outcome = solver.solve(&problem).expect("an answer");
        let answer = AnswerFile::new(&outcome, 7);
        let written = serde_json::to_string_pretty(&answer).expect("it can be written") + "\n";
        let short = path.file_name().expect("it has a name");
        let golden = root.join("tests/golden").join(short);
        let golden = std::fs::read_to_string(golden).expect("it is there");
        assert!(
            written == golden,
            "the answer to {name} is not the golden one; where that is meant: \
             cargo run --example solve -- examples/problems/{name}.json --seed 7 --out tests/golden/{}\n{written}",
            short.display()
        );
    }
}

#[test]
fn the_rosters_beside_the_problem_files_are_those_of_the_examples() {
    for name in ["volunteers.csv", "philipps_example_data.csv"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let bytes =
            |folder: &str| std::fs::read(root.join(folder).join(name)).expect("it is there");
        assert!(bytes("data") == bytes("problems"), "{name}");
    }
}

/// A problem with every kind of rule, lens and scope.
fn everything() -> Composition {
    let member = |(id, backgrounds, site, years): (&str, &[&str], &str, f64)| {
        let member = Member::new(id).tags("background", backgrounds.iter().copied());
        member.tag("site", site).number("years", years)
    };
    let roster = Roster::new([
        member(("ana", &["carer", "researcher"], "north", 4.5)).primary("background", "carer"),
        member(("bo", &["carer"], "south", 1.0)).shows(["south"]),
        member(("cy", &["researcher"], "north", 2.25)),
        member(("di", &["carer", "researcher"], "south", 0.0))
            .hats("background", ["researcher"])
            .primary("background", "researcher"),
        member(("emre", &["carer"], "north", 7.0)),
        member(("farah", &["researcher"], "south", 3.0)),
    ])
    .expect("a good roster");
    let values = PairValues::from_fn(&roster, 2, |a, b| 150 * (a.index() + b.index()) as i64);
    Composition::builder(&roster)
        .group("red", 2..=3)
        .group("blue", 3)
        .select()
        .require(Rule::places("carer", 1..).lens(Lens::Hat))
        .require(Rule::places_cell(["carer", "researcher"], ..=2).over_all())
        .require(Rule::apart(["ana", "bo"]).public())
        .require(Rule::apart(["ana", "farah"]))
        .require(Rule::not_in_group("cy", "red"))
        .require(Rule::stay([("bo", "red"), ("gone", "blue")]).most_moves(1))
        .require(Rule::least_of(
            PairValues::listed([("ana", "bo", 2.5)]).at_most(20),
        ))
        .prefer(
            Tier(1),
            Rule::balance("background").lens(Lens::Fraction).weight(3),
        )
        .prefer(Tier(1), Rule::undivided("carer", 1..).in_groups(["red"]))
        .prefer(Tier(2), Rule::balance("years"))
        .prefer(
            Tier(2),
            Rule::never_more("carer", "researcher").lens(Lens::Primary),
        )
        .prefer(Tier(2), Rule::none_or("site", 2).private())
        .prefer(Tier(4), Rule::dual_hats("background", 1))
        .prefer(Tier(4), Rule::sharing("site", 2))
        .prefer(Tier(4), Rule::variety("site", 2..))
        .prefer(Tier(4), Rule::together(["cy", "emre"]))
        .prefer(Tier(4), Rule::in_group("emre", "blue"))
        .prefer(Tier(5), Rule::wishes([("di", vec!["blue", "red"])]))
        .prefer(Tier(6), Rule::most_of(values))
        .prefer(
            Tier(6),
            Rule::most_of(PairValues::matrix(vec![vec![0.5; 6]; 6])),
        )
        .build()
        .unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_problem_survives_being_written_and_read() {
    let problem = everything();
    let written = text(&problem);
    let again = Composition::try_from(read(&written).expect("good")).expect("good");
    assert_eq!(text(&again), written);
    assert!(again.rules().eq(problem.rules()));
    let solve = |problem: &Composition| {
        let solver = Solver::new().seed(3).steps(20_000).without_programs();
        solver.solve(problem).expect("an answer")
    };
    assert_eq!(solve(&again), solve(&problem));
    // The same without the word `composition`.
    let value = serde_json::to_string(&problem).expect("it can be written");
    let again: Composition = serde_json::from_str(&value).expect("good");
    assert_eq!(text(&again), written);
}

#[test]
fn even_groups_and_placing_are_as_in_code() {
    let file = with_rules("[]").replace(
        r#"[{"name": "a", "size": 2}, {"name": "b", "size": {"min": 1, "max": 2}}]"#,
        r#"[{"name": "table", "number": 3}], "placing": "everyone""#,
    );
    let problem = Composition::try_from(read(&file).expect("good")).expect("good");
    assert!(problem.group_names().eq(["table 1", "table 2", "table 3"]));
    assert!(problem.places_everyone());
}

#[test]
fn all_faults_of_groups_and_rules_at_once() {
    let file = with_rules(
        r#"[{"require": {"places": {"tag": "nroth", "min": 1}}},
            {"prefer": {"balance": {"of": "site"}}},
            {"prefer": {"balance": {"of": "site"}}, "tier": 0},
            {"require": {"none_or": {"of": "site", "least": 2}}, "tier": 1},
            {"require": {"places": {"tag": "north", "min": 3, "max": 1}}, "groups": ["c"], "over_all": true},
            {"require": {"in_group": {"member": "aan", "group": "a"}}},
            {"require": {"pair_sum": {"goal": "most", "pairs": [["ana", "bo", "x"], ["ana", "ana", 1]]}}}]"#,
    )
    .replace(r#""max": 2"#, r#""max": 0"#);
    let found = faults(&file).join("\n");
    for expected in [
        "group `b` has a least size of 1, above its greatest of 0",
        "rule 1 (",
        "did you mean `north`?",
        "rule 2 (",
        "without a `tier`",
        "rule 3 (",
        "tier 0 is for what must hold",
        "rule 4 (",
        "leave the tier out",
        "rule 5 (",
        "exclude each other",
        "the least number, 3, is above the greatest, 1",
        "no group `c`",
        "rule 6 (",
        "did you mean `ana`?",
        "rule 7 (",
        "`x` is not a number",
        "`ana` is named twice",
    ] {
        assert!(
            found.contains(expected),
            "{expected} is missing in\n{found}"
        );
    }
}

#[test]
fn the_shape_is_refused_at_its_line_and_column() {
    let rule = |rule: &str| with_rules(&format!("[\n{rule}]"));
    for (file, expected) in [
        (
            "{\"seating\": {}}".to_owned(),
            "unknown variant `seating`, expected `composition` at line 1 column",
        ),
        (
            "{".to_owned(),
            "EOF while parsing an object at line 1 column 1",
        ),
        ("[".repeat(100_000), "line 1 column"),
        ("{\"composition\":".repeat(100_000), "line 1 column"),
        (
            rule(r#"{"require": {"apart": ["ana", "bo"]}, "id": 1}"#),
            "unknown field `id`",
        ),
        (
            rule(r#"{"require": {"apart": ["ana", "bo"]}, "require": {"apart": ["ana", "bo"]}}"#),
            "duplicate field `require`",
        ),
        (
            rule(r#"{"require": {"nearly": 1}}"#),
            "unknown variant `nearly`",
        ),
        (
            rule(r#"{"tier": 1}"#),
            "exactly one of `require` and `prefer`",
        ),
        (
            rule(r#"{"require": {"places": {"tag": 4, "min": 1}}}"#),
            "expected a tag, or a list of tags that make a cell",
        ),
        (
            rule(r#"{"require": {"places": {"tag": "north", "min": -1}}}"#),
            "invalid value: integer `-1`",
        ),
        (
            rule(r#"{"require": {"pair_sum": {"goal": "most"}}}"#),
            "exactly one of `pairs`, `matrix` and `triangle`",
        ),
        (
            with_rules("[]").replace("\"size\": 2}", "\"size\": 2, \"number\": 2}"),
            "either a `size`",
        ),
        (
            with_rules("[]").replace("\"size\": 2}", "\"size\": \"two\"}"),
            "expected a size such as 9",
        ),
        (
            with_rules("[]").replace("\"size\": 2}", "\"size\": 99999999999999999999}"),
            "line",
        ),
        (
            with_rules("[]").replace("\"id\": \"bo\"", "\"id\": \"bo\", \"id\": \"bo\""),
            "duplicate field `id`",
        ),
        (
            with_rules("[]").replace(
                "\"site\": \"south\"",
                "\"site\": \"south\", \"site\": \"north\"",
            ),
            "the key `site` stands twice",
        ),
        (
            with_rules("[]").replace("\"rules\"", "\"rule\""),
            "unknown field `rule`",
        ),
        (
            with_rules("[]").replace("{\"members\"", "{\"csv\": \"x.csv\", \"members\""),
            "exactly one of `csv` and `members`",
        ),
        (
            with_rules("[]").replace("{\"members\"", "{\"id\": \"x\", \"members\""),
            "only a roster in a `csv`",
        ),
    ] {
        let error = read(&file).expect_err("it has a fault").to_string();
        assert!(
            error.contains(expected),
            "{expected} is missing in\n{error}"
        );
        assert!(error.contains(" at line "), "{error}");
    }
}

#[test]
fn a_fault_of_the_roster_is_told_before_those_of_the_rules() {
    let file = with_rules(r#"[{"require": {"balance": {"of": "nothing"}}}]"#)
        .replace("\"id\": \"bo\"", "\"id\": \"ANA\"")
        .replace("\"id\": \"cy\"", "\"id\": \"di\"");
    let found = faults(&file);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].contains("differs from `ana` only in case"),
        "{found:?}"
    );
    assert!(
        found[1].contains("the id `di` is already that of"),
        "{found:?}"
    );
}

#[test]
fn the_faults_of_a_private_rule_do_not_name_two_of_its_people() {
    let found = faults(&with_rules(
        r#"[{"require": {"apart": ["anaa", "bbo", "ccy"]}}]"#,
    ))
    .join("\n");
    assert!(
        found.contains("anaa") && !found.contains("bbo") && !found.contains("ccy"),
        "{found}"
    );
    let found = faults(&with_rules(
        r#"[{"prefer": {"pair_sum": {"goal": "most", "pairs": [["ana", "bo", "x"], ["cy", "di", 1], ["di", "cy", 2]]}},
             "tier": 1, "private": true}]"#,
    ))
    .join("\n");
    for id in ["ana", "bo", "cy", "di"] {
        assert!(!found.contains(&format!("`{id}`")), "{found}");
    }
    assert!(found.contains("a private need of a member"), "{found}");
}

#[test]
fn a_roster_in_a_file_needs_a_folder() {
    let file = r#"{"composition": {"roster": "people.csv", "groups": []}}"#;
    assert_eq!(faults(file).len(), 1);
}

const GOOD: &[u8] = br#"{"composition": {"roster": {"members": [{"id": "ana", "tags": {"s": ["n", "w"]}, "numbers": {"y": 2.5}},
    {"id": "bo", "tags": {"s": "w"}, "numbers": {"y": 1}, "hats": {"s": []}, "shown": ["s:w"]}, {"id": "cy", "tags": {"s": "n"}}]},
    "groups": [{"name": "a", "size": {"min": 1, "max": 2}}, {"name": "b", "number": 2}], "placing": "select",
    "rules": [{"require": {"places": {"tag": "n", "min": 0, "max": 2}}, "lens": "hat", "groups": ["a"]},
    {"prefer": {"balance": {"of": "s"}}, "tier": 1, "weight": 2, "over_all": false},
    {"prefer": {"pair_sum": {"goal": "most", "pairs": [["ana", "bo", 1.5]]}}, "tier": 2, "private": true},
    {"prefer": {"wishes": [{"member": "ana", "groups": ["b 1"]}]}, "tier": 2}, {"require": {"apart": ["ana", "bo"]}}]}}"#;

fn survives(bytes: &[u8]) {
    let Ok(ProblemFile::Composition(form)) = serde_json::from_slice(bytes) else {
        return;
    };
    match Composition::try_from(form) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(problem) => {
            let written = text(&problem);
            let form = read(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
            let again =
                Composition::try_from(form).unwrap_or_else(|error| panic!("{error}\n{written}"));
            assert_eq!(text(&again), written);
        }
    }
}

#[test]
fn the_good_file_is_good() {
    let form: ProblemFile = serde_json::from_slice(GOOD).expect("good");
    let ProblemFile::Composition(form) = form else {
        panic!("it is a composition")
    };
    Composition::try_from(form).unwrap_or_else(|error| panic!("{error}"));
    survives(GOOD);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..200)) {
        survives(&bytes);
    }

    #[test]
    fn a_changed_file(changes in vec((any::<Index>(), prop::sample::select(&b"{}[]:,\" -019aeosn\xFF"[..]), 0..3_usize), 0..4)) {
        let mut bytes = GOOD.to_vec();
        for (at, byte, removed) in changes {
            let at = at.index(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, [byte]);
        }
        survives(&bytes);
    }

    /// Words in the places of words, so that the file stays well formed and meanings meet.
    #[test]
    fn a_file_of_other_words(changes in vec((any::<Index>(), any::<Index>()), 0..4)) {
        let text = String::from_utf8_lossy(GOOD);
        let mut words: Vec<String> = text.split('"').map(str::to_owned).collect();
        for (to, from) in changes {
            // Between quotes are the pieces at odd places.
            let (to, from) = (to.index(words.len() / 2) * 2 + 1, from.index(words.len() / 2) * 2 + 1);
            words[to] = words[from].clone();
        }
        survives(words.join("\"").as_bytes());
    }
}
