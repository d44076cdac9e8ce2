//! What is wrong with problem files, in words.

use crate::{read, with_rules};
use roundtable::{Composition, Error, InputFault, Member, PairValues, ProblemFile, Roster, Rule};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// All faults of a problem whose members stand in place.
fn faults(text: &str) -> Vec<String> {
    let form = read(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    match form.build() {
        Err(Error::Input(faults)) => faults.iter().map(ToString::to_string).collect(),
        Err(other) => panic!("{other}"),
        Ok(_) => Vec::new(),
    }
}

#[test]
fn all_faults_of_groups_and_rules_at_once() {
    let file = with_rules(
        r#"[{"require": {"places": {"tag": "nroth", "min": 1}}},
            {"prefer": {"balance": {"of": "site"}}},
            {"prefer": {"balance": {"of": "site"}}, "tier": 0},
            {"require": {"none_or": {"of": "site", "least": 2}}, "tier": 1},
            {"require": {"places": {"tag": "north", "min": 3, "max": 1}}, "in_groups": ["c"], "over_all": true},
            {"require": {"in_group": {"member": "aan", "group": "a"}}},
            {"require": {"most_of": {"pairs": [["ana", "bo", "x"], ["ana", "ana", 1]]}}},
            {"require": {"knows": {"least": 0, "pairs": [["ana", "boo", 1], ["cy", "di", "x"], ["di", "di", 1]]}}, "over_all": true},
            {"require": {"nominations": {"of": [{"member": "ana", "names": ["ana", "bo"]}, {"member": "ana", "names": []}], "least": 0}}, "private": false}]"#,
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
        "rule 8 (“everybody knows at least 0 others in their group”): ",
        "ask for at least 1",
        "did you mean `bo`?",
        "`di` is named twice",
        "cannot be limited to groups",
        "rule 9 (“everybody who named others has at least 0 of them in their group”): ",
        "`ana` names `ana`",
        "at least 0 of those whom they named",
    ] {
        assert!(found.contains(expected), "{expected} is missing in\n{found}");
    }
}

#[test]
fn the_shape_is_refused_at_its_place() {
    let rule = |rule: &str| with_rules(&format!("[\n{rule}]"));
    for (file, expected) in [
        ("{\"planning\": {}}".to_owned(), "the outermost key of a file names the kind of problem"),
        ("{".to_owned(), "EOF while parsing an object at line 1 column 1"),
        ("[".repeat(100_000), "line 1 column"),
        ("{\"composition\":".repeat(100_000), "line 1 column"),
        (rule(r#"{"require": {"together": ["ana", "bo"]}, "id": 1}"#), "there is no key `id` here"),
        (
            rule(r#"{"require": {"together": ["ana", "bo"]}, "require": {"together": ["ana", "bo"]}}"#),
            "the key `require` stands twice",
        ),
        (rule(r#"{"require": {"nearly": 1}}"#), "there is no rule `nearly`"),
        (rule(r#"{"tier": 1}"#), "exactly one of `require` and `prefer`"),
        (
            rule(r#"{"require": {"places": {"tag": 4, "min": 1}}}"#),
            "the number 4 cannot stand here; write a tag, or a list of tags that make a cell",
        ),
        (
            rule(r#"{"require": {"places": {"tag": "north", "min": -1}}}"#),
            "the number -1 cannot stand here; write a whole number from 0 to 4294967295",
        ),
        (rule(r#"{"require": {"most_of": {}}}"#), "exactly one of `pairs`, `matrix` and `triangle`"),
        (rule(r#"{"require": {"knows": {"pairs": [], "least": 1, "bound": 3}}}"#), "there is no key `bound` here"),
        (rule(r#"{"require": {"knows": {"least": 1}}}"#), "exactly one of `pairs`, `matrix` and `triangle`"),
        (rule(r#"{"require": {"knows": {"pairs": []}}}"#), "the key `least` is missing"),
        (with_rules("[]").replace("\"size\": 2}", "\"size\": 2, \"number\": 2}"), "either a `size`"),
        (
            with_rules("[]").replace("\"size\": 2}", "\"size\": \"two\"}"),
            "the text \"two\" cannot stand here; write a size such as 9",
        ),
        (with_rules("[]").replace("\"size\": 2}", "\"size\": 99999999999999999999}"), "write a size such as 9"),
        (with_rules("[]").replace("\"id\": \"bo\"", "\"id\": \"bo\", \"id\": \"bo\""), "the key `id` stands twice"),
        (
            with_rules("[]").replace("\"site\": \"south\"", "\"site\": \"south\", \"site\": \"north\""),
            "tags.site: the key `site` stands twice",
        ),
        (
            with_rules("[]").replace("\"rules\"", "\"rule\""),
            "composition.rule: there is no key `rule` here; did you mean `rules`?",
        ),
        (
            with_rules("[]").replace("{\"members\"", "{\"csv\": \"x.csv\", \"members\""),
            "exactly one of `csv`, `workbook` and `members`",
        ),
        (with_rules("[]").replace("{\"members\"", "{\"id\": \"x\", \"members\""), "only a roster in a `csv`"),
    ] {
        let error = read(&file).expect_err("it has a fault").to_string();
        assert!(error.contains(expected), "{expected} is missing in\n{error}");
    }
}

#[test]
fn the_faults_of_the_roster_are_told_before_those_of_the_rules() {
    let file = with_rules(r#"[{"require": {"balance": {"of": "nothing"}}}]"#)
        .replace("\"id\": \"bo\"", "\"id\": \"ANA\"")
        .replace("\"id\": \"cy\"", "\"id\": \"di\"");
    let found = faults(&file);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].contains("differs from `ana` only in case"), "{found:?}");
    assert!(found[1].contains("the id `di` is already that of"), "{found:?}");
    assert!(found[2].starts_with("rule 1 ") && found[2].contains("`nothing`"), "{found:?}");
}

#[test]
fn the_faults_of_a_private_rule_name_none_of_its_people() {
    let found = faults(&with_rules(r#"[{"require": {"apart": ["anaa", "bbo", "ccy"]}}]"#)).join("\n");
    assert!(!["anaa", "bbo", "ccy"].iter().any(|id| found.contains(id)), "{found}");
    let found = faults(&with_rules(
        r#"[{"prefer": {"most_of": {"pairs": [["ana", "bo", "x"], ["cy", "di", 1], ["di", "cy", 2]]}},
             "tier": 1, "private": true}]"#,
    ))
    .join("\n");
    for id in ["ana", "bo", "cy", "di"] {
        assert!(!found.contains(&format!("`{id}`")), "{found}");
    }
    assert!(found.contains("private rule"), "{found}");
}

#[test]
fn who_knows_whom_has_no_bound() {
    let roster = Roster::new(["ana", "bo"].map(Member::new)).expect("a roster");
    let known = PairValues::listed([("ana", "bo", 1)]).at_least(1);
    let problem = Composition::builder(&roster).group("all", 2);
    let error = problem.require(Rule::knows(known, 1)).build();
    let error = error.expect_err("it has a bound").to_string();
    assert!(error.contains("leave the bound out"), "{error}");
}

#[test]
fn a_roster_in_a_file_needs_a_folder() {
    let file = r#"{"composition": {"roster": "people.csv", "groups": []}}"#;
    assert_eq!(faults(file).len(), 1);
}

#[test]
fn a_fault_of_a_list_has_the_list_and_the_entry() {
    let file = r#"{"rota": {"roster": {"members": [{"id": "ana"}, {"id": "bo"}]}, "meetings": 2,
        "roles": [{"name": "chair", "places": 1}, {"name": " ", "places": 1}], "compatible": [["chair", "chair"]],
        "absent": {"xx": [1]}, "online": {"x y": [3]}, "never": [["xx", "chair"], ["ana", "yy"]],
        "not_this_time": [{"member": "xx", "role": "yy", "meetings": [7]}], "experienced": [["bo", "yy"]],
        "fixed": [{"roles": {"yy": ["xx"]}, "absent": ["xx"]}]}}"#;
    let expected = [
        ("roles[1]", "the name of a role is empty"),
        ("absent.xx", "no member has the id `xx`"),
        ("compatible[0]", "the role `chair` is named twice"),
        ("experienced[0]", "there is no role `yy`"),
        ("online[\"x y\"]", "there is no meeting 3"),
        ("online[\"x y\"]", "no member has the id `x y`"),
        ("never[0]", "no member has the id `xx`"),
        ("never[1]", "there is no role `yy`"),
        ("not_this_time[0]", "there is no meeting 7"),
        ("not_this_time[0]", "no member has the id `xx`"),
        ("not_this_time[0]", "there is no role `yy`"),
        ("fixed[0]", "no member has the id `xx`"),
        ("fixed[0]", "there is no role `yy`"),
        ("fixed[0]", "no member has the id `xx`"),
    ];
    assert_places(file, &expected);
    let file = r#"{"rounds": {"roster": {"members": [{"id": "ana"}, {"id": "bo"}]}, "rounds": 3,
        "tables": [{"name": "a", "size": 1}, {"name": "A", "size": 1}], "tables_in": [[3, [{"name": "a", "size": 0}]], [9, []]],
        "absent": {"cy": [1]}, "met_before": [["ana", "ana", 1]],
        "fixed": [{"tables": [{"name": "a", "members": ["ana", "ana"]}], "out": []}]}}"#;
    let expected = [
        ("tables_in[1]", "there is no round 9"),
        ("met_before[0]", "`ana` is named twice"),
        ("absent.cy", "no member has the id `cy`"),
        ("fixed[0]", "`ana` is named twice"),
        ("tables[1]", "the group `A` is there twice"),
        ("tables_in[0][1][0]", "the group `a` has a size of 0"),
    ];
    assert_places(file, &expected);
}

/// Each of these faults stands among those of the file, at its place.
fn assert_places(file: &str, expected: &[(&str, &str)]) {
    let problem = match serde_json::from_str(file).expect("its shape is right") {
        ProblemFile::Rota(builder) => builder.build().map(drop),
        ProblemFile::Rounds(builder) => builder.build().map(drop),
        other => panic!("{other:?}"),
    };
    let Err(Error::Input(faults)) = problem else { panic!("it has faults") };
    let place = |fault: &InputFault| fault.place().and_then(|place| place.as_path()).map(str::to_owned);
    let found: Vec<_> = faults.iter().map(|fault| (place(fault), fault.to_string())).collect();
    for (path, words) in expected {
        let is_it = |(place, text): &(Option<String>, String)| place.as_deref() == Some(path) && text.contains(words);
        assert!(found.iter().any(is_it), "{path}: {words} is missing in\n{found:#?}");
    }
}

/// Rules are read for their own faults although there is nothing that they could be about.
#[test]
fn no_periods_are_a_fault_whatever_is_asked_of_them() {
    for (kind, key) in [("rounds", "rounds"), ("seating", "meetings"), ("rota", "meetings"), ("shares", "periods")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/schema/cases/{kind}.json"));
        let mut file: Value = serde_json::from_str(&fs::read_to_string(path).expect("it is there")).expect("JSON");
        file[kind][key] = 0.into();
        let told = match ProblemFile::from_json_str(&file.to_string(), "").expect("it has the shape") {
            ProblemFile::Rounds(builder) => builder.build().expect_err("no rounds").to_string(),
            ProblemFile::Seating(builder) => builder.build().expect_err("no meetings").to_string(),
            ProblemFile::Rota(builder) => builder.build().expect_err("no meetings").to_string(),
            ProblemFile::Shares(builder) => builder.build().expect_err("no periods").to_string(),
            _ => panic!("these have periods"),
        };
        assert!(told.contains("there are no "), "{kind}: {told}");
    }
}
