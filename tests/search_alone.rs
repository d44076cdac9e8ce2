//! Search and floor compose without any integer program; also what a build without features offers.

use roundtable::{Composition, Lens, Member, Outcome, Problem, Proof, Roster, Rule, Solver, Tier};

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
