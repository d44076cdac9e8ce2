//! Rounds that cannot be, and why.

use crate::{id, roster};
use roundtable::{Conflict, Member, Outcome, Roster, RoundRule, Rounds, Rule, Solver};

fn conflict(problem: &Rounds) -> Conflict {
    match Solver::new().seed(1).steps(100_000).solve(problem).expect("an answer") {
        Outcome::Impossible(conflict) => conflict,
        answer @ (Outcome::Solved(_) | Outcome::Undecided(_)) => panic!("it cannot be met: {answer:?}"),
    }
}

fn possible(problem: &Rounds) {
    let outcome = Solver::new().seed(1).steps(100_000).solve(problem).expect("an answer");
    assert!(matches!(outcome, Outcome::Solved(_)), "{outcome:?}");
}

#[test]
fn too_many_rounds_for_no_repeats() {
    let build = |rounds: usize, asked: bool| {
        let builder = Rounds::builder(&roster(6)).even_tables("table", 2).rounds(rounds);
        let builder = if asked { builder.require(RoundRule::at_most_meetings(1)) } else { builder };
        builder.build().expect("good")
    };
    let found = conflict(&build(2, true));
    assert_eq!(found.rules[0].rule, Some(1));
    assert!(found.smallest);
    assert!(found.reason.is_some_and(|reason| reason.contains("more often")));
    possible(&build(2, false));
    possible(&build(1, true));
}

#[test]
fn more_new_people_than_seats() {
    let problem = Rounds::builder(&roster(9)).even_tables("table", 3).rounds(2);
    let problem = problem.require(RoundRule::new_people(5)).build().expect("good");
    let found = conflict(&problem);
    assert!(found.reason.is_some_and(|reason| reason.contains("too few")));
}

#[test]
fn one_round_that_cannot_be_is_named() {
    let problem = Rounds::builder(&roster(6))
        .even_tables("table", 3)
        .tables_in(2, roundtable::Tables::new().even("table", 2))
        .rounds(3)
        .require(Rule::apart([id(0), id(1), id(2)]).public())
        .build()
        .expect("good");
    let found = conflict(&problem);
    let reason = found.reason.expect("counting shows it");
    assert!(reason.starts_with("in round 2: "), "{reason}");
    assert!(found.smallest);
}

#[test]
fn a_clash_over_rounds_is_shrunk_to_what_clashes() {
    // Together in every round is no meeting that counts; in one round after another it is.
    let pair = || Rule::together([id(0), id(1)]);
    let build = |both: bool| {
        let builder = Rounds::builder(&roster(4))
            .even_tables("table", 2)
            .rounds(2)
            .require(RoundRule::at_most_meetings(1))
            .require(Rule::at_most("lived", 2))
            .require(RoundRule::from(pair()).in_rounds([1]));
        let builder = if both { builder.require(RoundRule::from(pair()).in_rounds([2])) } else { builder };
        builder.build().expect("good")
    };
    let found = conflict(&build(true));
    let rules: Vec<Option<usize>> = found.rules.iter().map(|clashing| clashing.rule).collect();
    assert!(rules.starts_with(&[Some(1), Some(3), Some(4)]), "{rules:?}");
    possible(&build(false));
}

#[test]
fn companions_are_no_repeats() {
    let roster = Roster::new((0..8).map(|at| Member::new(id(at))).collect::<Vec<_>>()).expect("ids differ");
    let problem = Rounds::builder(&roster)
        .even_tables("table", 4)
        .rounds(3)
        .require(Rule::together([id(0), id(1)]))
        .require(RoundRule::at_most_meetings(1))
        .build()
        .expect("good");
    possible(&problem);
}

#[test]
fn a_private_rule_names_nobody() {
    let problem = Rounds::builder(&roster(6))
        .even_tables("table", 2)
        .rounds(2)
        .require(Rule::apart([id(0), id(1), id(2)]))
        .build()
        .expect("good");
    let found = conflict(&problem);
    let rules: Vec<_> = problem.rules().collect();
    for text in [format!("{found}"), format!("{found:?}"), format!("{rules:?}")] {
        assert!(!text.contains(&id(1)), "{text}");
    }
}
