//! Search and floor compose without any integer program; also what a build without features offers.

use roundtable::{
    AnswerFile, Composition, Error, Lens, Measured, Member, Outcome, Problem, ProblemFile, Proof, Roster, Rule, Solver,
    Tier,
};
use std::fs;
use std::path::Path;

fn roster() -> Roster {
    let backgrounds = ["lived experience", "practitioner", "researcher"];
    let member = |at: usize| {
        let held = if at.is_multiple_of(4) { 2 } else { 1 };
        let tags = (0..held).map(|next| backgrounds[(at + next) % 3]);
        Member::new(format!("m{at}")).tags("background", tags).tag("site", format!("s{}", at % 2))
    };
    Roster::new((0..24).map(member)).expect("the roster is good")
}

#[test]
fn groups_with_hats_are_balanced_and_proved_by_the_floor() {
    let roster = roster();
    let hat = |background: &str| Rule::places(background, 1..).lens(Lens::Hat);
    let problem = Composition::builder(&roster)
        .even_groups("table", 4)
        .require(hat("lived experience"))
        .require(hat("practitioner"))
        .require(hat("researcher"))
        .require(Rule::apart(["m0", "m1"]))
        .prefer(Tier(1), Rule::balance("site"))
        .build()
        .expect("the problem is good");
    let outcome = Solver::new().without_programs().solve(&problem).expect("no engine takes part");
    let solution = outcome.solution().expect("a plan exists");
    assert_eq!(solution.certificate[1].proof, Some(Proof::Floor));
    assert_eq!(problem.price(&solution.plan).expect("a plan"), [0, 0]);
}

#[test]
fn counting_alone_shows_a_conflict() {
    let roster = roster();
    let problem = Composition::builder(&roster)
        .even_groups("table", 4)
        .require(Rule::places("lived experience", 6..).lens(Lens::Hat))
        .build()
        .expect("the problem is good");
    let outcome = Solver::new().without_programs().solve(&problem).expect("no engine takes part");
    let Outcome::Impossible(conflict) = outcome else { panic!("{outcome:?}") };
    assert_eq!(conflict.rules[0].rule, Some(1));
    assert!(conflict.reason.is_some_and(|reason| reason.contains("need 24 people who can wear that hat")));
}

/// The answer to a problem, which 1, 2 and 8 threads give alike.
fn answer<P: Problem>(problem: Result<P, Error>) -> String
where
    P::Plan: Measured,
{
    let problem = problem.unwrap_or_else(|error| panic!("{error}"));
    let answers = [1, 2, 8].map(|threads| {
        let solver = Solver::new().seed(7).steps(20_000).threads(threads).without_programs();
        let outcome = solver.solve(&problem).expect("no engine takes part");
        serde_json::to_string(&AnswerFile::new(&outcome, 7)).expect("it can be written")
    });
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    answers[0].clone()
}

/// Whatever the build, its features and its optimisation: where no integer program runs, the same bytes.
#[test]
fn every_build_gives_the_same_answers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("src/cli/start");
    let mut answers = String::new();
    for kind in ["composition", "rounds", "seating", "rota", "shares"] {
        answers += &match ProblemFile::from_path(folder.join(kind).with_extension("toml")).expect("it is good") {
            ProblemFile::Composition(builder) => answer(builder.build_in(&folder)),
            ProblemFile::Rounds(builder) => answer(builder.build_in(&folder)),
            ProblemFile::Seating(builder) => answer(builder.build_in(&folder)),
            ProblemFile::Rota(builder) => answer(builder.build_in(&folder)),
            ProblemFile::Shares(builder) => answer(builder.build_in(&folder)),
            _ => panic!("a kind of problem that is not solved here"),
        };
        answers.push('\n');
    }
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("search_alone.txt");
    fs::write(&made, &answers).expect("it can be written");
    let golden = fs::read_to_string(root.join("tests/golden/search_alone.txt")).expect("it is there");
    assert!(answers == golden, "other answers than the golden ones; where that is meant, copy `{}`", made.display());
}
