//! Shares that clash, mostly by one, with the reason in words, and every rule of the conflict needed.

use crate::rules::Ask;
use crate::tiny::{Day, Matter, Pay, Person, Tiny, Work};
use roundtable::{Conflict, Outcome, ShareRule, SharesBuilder, Solver};

/// So many people who offer four hours each, are paid by an employer and hold one tag by turns.
fn people(number: usize) -> Tiny {
    let person = |at: usize| Person {
        tags: vec![crate::tiny::TAGS[at % 2]],
        ..Person::new(240)
    };
    Tiny {
        periods: 2,
        people: (0..number).map(person).collect(),
        ..Tiny::default()
    }
}

fn day(teaches: &[&'static str], places: usize) -> Day {
    Day {
        teaches: teaches.to_vec(),
        places,
        cost: 0,
        minutes: 0,
        period: 1,
        taught_by: Vec::new(),
    }
}

fn matter(leads: usize) -> Matter {
    Matter {
        weight: 1,
        topic: Some("money"),
        leads,
    }
}

fn outcome(builder: SharesBuilder) -> Outcome<roundtable::SharesPlan> {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    let outcome = Solver::new().seed(1).solve(&problem).expect("an answer");
    if let Outcome::Solved(solution) = &outcome {
        let cost: Vec<i64> = solution.certificate.iter().map(|tier| tier.cost).collect();
        assert_eq!(problem.check(&solution.plan), Ok(cost));
    }
    outcome
}

fn conflict(builder: SharesBuilder) -> Conflict {
    match outcome(builder) {
        Outcome::Impossible(conflict) => conflict,
        other => panic!("{other:?}"),
    }
}

/// The clash is of exactly these rules, by their numbers, and each is needed.
#[track_caller]
fn clash(builder: SharesBuilder, numbers: &[usize]) -> Conflict {
    let told = conflict(builder);
    let rules: Vec<usize> = told.rules.iter().filter_map(|rule| rule.rule).collect();
    assert_eq!(rules, numbers, "{told}");
    assert!(told.smallest, "{told}");
    told
}

#[track_caller]
fn is_possible(builder: SharesBuilder) {
    let outcome = outcome(builder);
    assert!(matches!(outcome, Outcome::Solved(_)), "{outcome:?}");
}

/// Each of these is required, of these shares.
fn requiring(tiny: &Tiny, asked: &[Ask]) -> SharesBuilder {
    let rules = asked.iter().map(|ask| ask.rule(tiny));
    rules.fold(tiny.builder(), SharesBuilder::require)
}

#[test]
fn a_skill_is_held_by_people_and_not_by_lessons() {
    let mut tiny = people(3);
    tiny.people[0].has = vec!["writing"];
    tiny.people[1].wants = vec!["writing"];
    tiny.trainings = vec![day(&["writing"], 2), day(&["writing"], 2)];
    let held = |people| requiring(&tiny, &[Ask::Held(people, Some(vec!["writing"]))]);
    // Taught twice, the second person would still be one.
    clash(held(3), &[1]);
    is_possible(held(2));
}
