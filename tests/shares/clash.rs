//! What the tests of clashing shares have in common.

use crate::rules::Ask;
use crate::tiny::{Day, Matter, Person, Tiny};
use roundtable::{ClashingRule, Conflict, Outcome, Problem, Shares, SharesBuilder, SharesPlan, Solver};

/// So many people who offer four hours each, are paid by an employer and hold one tag by turns.
pub(crate) fn people(number: usize) -> Tiny {
    let person = |at: usize| Person { tags: vec![crate::tiny::TAGS[at % 2]], ..Person::new(240) };
    Tiny { periods: 2, people: (0..number).map(person).collect(), ..Tiny::default() }
}

pub(crate) fn day(teaches: &[&'static str], places: usize) -> Day {
    Day { teaches: teaches.to_vec(), places, cost: 0, minutes: 0, period: 1, taught_by: Vec::new() }
}

pub(crate) fn matter(leads: usize) -> Matter {
    Matter { weight: 1, topic: Some("money"), leads }
}

/// The places of the rules of a conflict among those of the problem, from 1: those that hold of every plan come last
/// there, and have no number in the conflict.
pub(crate) fn numbers(problem: &Shares, conflict: &Conflict) -> Vec<usize> {
    let asked: Vec<String> = problem.rules().map(|(_, rule)| rule.to_string()).collect();
    let number = |told: &ClashingRule| {
        let place = asked.iter().position(|rule| *rule == told.sentence);
        told.rule.or(place.map(|at| at + 1))
    };
    conflict.rules.iter().filter_map(number).collect()
}

fn outcome(problem: &Shares) -> Outcome<SharesPlan> {
    let outcome = Solver::new().seed(1).solve(problem).expect("an answer");
    if let Outcome::Solved(solution) = &outcome {
        let cost: Vec<i64> = solution.certificate.iter().map(|tier| tier.cost).collect();
        assert_eq!(problem.price(&solution.plan), Ok(cost));
    }
    outcome
}

fn built(builder: SharesBuilder) -> Shares {
    builder.build().unwrap_or_else(|error| panic!("{error}"))
}

fn impossible(problem: &Shares) -> Conflict {
    match outcome(problem) {
        Outcome::Impossible(conflict) => conflict,
        answer @ (Outcome::Solved(_) | Outcome::Undecided(_)) => panic!("{answer:?}"),
    }
}

pub(crate) fn conflict(builder: SharesBuilder) -> Conflict {
    impossible(&built(builder))
}

/// The clash is of exactly these rules, by their numbers, and each is needed.
#[track_caller]
pub(crate) fn clash(builder: SharesBuilder, numbers: &[usize]) -> Conflict {
    let problem = built(builder);
    let told = impossible(&problem);
    assert_eq!(self::numbers(&problem, &told), numbers, "{told}");
    assert!(told.smallest, "{told}");
    told
}

#[track_caller]
pub(crate) fn is_possible(builder: SharesBuilder) {
    let outcome = outcome(&built(builder));
    assert!(matches!(outcome, Outcome::Solved(_)), "{outcome:?}");
}

/// Each of these is required, of these shares.
pub(crate) fn requiring(tiny: &Tiny, asked: &[Ask]) -> SharesBuilder {
    let rules = asked.iter().map(|ask| ask.rule(tiny));
    rules.fold(tiny.builder(), SharesBuilder::require)
}
