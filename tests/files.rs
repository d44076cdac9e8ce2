//! Problem files: what they say, what is wrong with them, and the answers that they get.

use roundtable::table::{Presentation, Table};
use roundtable::{Composition, CompositionBuilder, Lens, Member, PairValues, ProblemFile, Roster, Rule, Solver, Tier};
use std::path::Path;

#[path = "common/seeds.rs"]
mod seeds;

mod forms {
    mod attack;
    #[cfg(feature = "calendar")]
    mod calendars;
    mod faults;
    mod fuzz;
    mod large;
    mod not_json;
    mod private_faults;
    mod read_back;
    mod shapes;
    mod texts;
    mod toml;
}

fn read(text: &str) -> Result<CompositionBuilder, serde_json::Error> {
    serde_json::from_str(text).map(|file| match file {
        ProblemFile::Composition(form) => form,
        other => panic!("{other:?}"),
    })
}

fn text(problem: &Composition) -> String {
    let file = ProblemFile::Composition(problem.to_builder());
    serde_json::to_string(&file).expect("a problem can be written")
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

/// What is made without details is what is made with them and then left out.
#[test]
fn in_brief_only_details_are_left_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["steering_group", "working_groups", "impossible/hats"] {
        let path = root.join(format!("examples/problems/{name}.json"));
        let form = read(&std::fs::read_to_string(&path).expect("it is there")).expect("good");
        let problem = form.build_in(path.parent().expect("it has a folder")).expect("good");
        let outcome = Solver::new().steps(1_000_000).solve(&problem).expect("an answer");
        let all = outcome.for_organisers();
        let brief: Vec<Table> = all.iter().filter(|table| !table.detail).cloned().collect();
        assert_eq!(outcome.in_brief(), brief, "{name}");
        if let Some(solution) = outcome.solution() {
            let plan = solution.plan.for_organisers();
            assert!(plan.iter().any(|table| table.detail));
            assert_eq!(solution.plan.placements(), plan[0], "{name}");
        }
    }
}

#[cfg(all(feature = "microlp", not(feature = "highs")))]
#[test]
fn golden_answers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["steering_group", "working_groups", "impossible/hats", "impossible/apart"] {
        let path = root.join(format!("examples/problems/{name}.json"));
        let form = read(&std::fs::read_to_string(&path).expect("it is there")).expect("good");
        let problem = form.build_in(path.parent().expect("it has a folder")).expect("good");
        let solver = Solver::new().seed(7);
        let outcome = solver.solve(&problem).expect("an answer");
        let answer = roundtable::AnswerFile::new(&outcome, 7);
        let written = serde_json::to_string_pretty(&answer).expect("it can be written") + "\n";
        let short = path.file_name().expect("it has a name");
        let golden = root.join("tests/golden").join(short);
        let golden = std::fs::read_to_string(golden).expect("it is there");
        assert!(
            written == golden,
            "the answer to {name} is not the golden one; where that is meant: \
             cargo run --features cli -- solve examples/problems/{name}.json --seed 7 -o tests/golden/{}\n{written}",
            short.display()
        );
    }
}

#[test]
fn the_rosters_beside_the_problem_files_are_those_of_the_examples() {
    for name in ["volunteers.csv", "philipps_example_data.csv", "100i_4j_3k_3d_data.csv"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let bytes = |folder: &str| std::fs::read(root.join(folder).join(name)).expect("it is there");
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
        .require(Rule::least_of(PairValues::listed([("ana", "bo", 2.5)]).at_most(20)))
        .prefer(Tier(1), Rule::balance("background").lens(Lens::Fraction).weight(3))
        .prefer(Tier(1), Rule::undivided("carer", 1..).in_groups(["red"]))
        .prefer(Tier(2), Rule::balance("years"))
        .prefer(Tier(2), Rule::never_more("carer", "researcher").lens(Lens::Primary))
        .prefer(Tier(2), Rule::none_or("site", 2).private())
        .prefer(Tier(4), Rule::dual_hats("background", 1))
        .prefer(Tier(4), Rule::sharing("site", 2))
        .prefer(Tier(4), Rule::variety("site", 2..))
        .prefer(Tier(4), Rule::together(["cy", "emre"]))
        .prefer(Tier(4), Rule::in_group("emre", "blue"))
        .prefer(Tier(5), Rule::wishes([("di", vec!["blue", "red"])]))
        .prefer(Tier(6), Rule::most_of(values))
        .prefer(Tier(6), Rule::most_of(PairValues::matrix(vec![vec![0.5; 6]; 6])))
        .prefer(Tier(7), Rule::knows(PairValues::listed([("ana", "bo", 1), ("cy", "di", 1)]), 1))
        .prefer(Tier(7), Rule::knows(PairValues::matrix(vec![vec![0.5; 6]; 6]), 2))
        .prefer(Tier(7), Rule::knows(PairValues::from_fn(&roster, 0, |a, _| a.index() as i64), 1))
        .build()
        .unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_problem_survives_being_written_and_read() {
    let problem = everything();
    let written = text(&problem);
    let again = read(&written).expect("good").build().expect("good");
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
    let problem = read(&file).expect("good").build().expect("good");
    assert!(problem.group_names().eq(["table 1", "table 2", "table 3"]));
    assert!(problem.places_everyone());
}
