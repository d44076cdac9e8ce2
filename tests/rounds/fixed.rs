//! Rounds that are over stay as they were, and count.

use crate::{cases, id, roster};
use proptest::prelude::*;
use roundtable::{Outcome, PlannedRound, RoundRule, Rounds, RoundsPlan, Rule, Solver, Tier};

fn plan(rounds: usize, seed: u64) -> RoundsPlan {
    let problem = Rounds::builder(&roster(12)).even_tables("table", 3).rounds(rounds);
    let problem = problem.prefer(Tier(1), RoundRule::repeats()).build().expect("good");
    let outcome = Solver::new().seed(seed).without_programs().steps(50_000).solve(&problem);
    outcome.expect("an answer").solution().expect("everybody fits").plan
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn a_past_round_is_never_touched(seed in 0..1_000_u64, over in 1..=2_usize, away in 0..12_usize) {
        let before = plan(4, seed);
        let problem = Rounds::builder(&roster(12))
            .even_tables("table", 3)
            .rounds(4)
            .fixed(before.rounds()[..over].iter().cloned())
            .absent(id(away), over + 1..=4)
            .require(Rule::balance("background"))
            .prefer(Tier(1), RoundRule::as_announced(before.rounds().iter().cloned()))
            .prefer(Tier(2), RoundRule::repeats())
            .build()
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        let solver = Solver::new().seed(seed).without_programs().steps(200_000);
        let outcome = solver.solve(&problem).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let Outcome::Solved(solution) = outcome else {
            return Err(TestCaseError::fail(format!("{outcome:?}")));
        };
        prop_assert_eq!(&solution.plan.rounds()[..over], &before.rounds()[..over]);
        for round in &solution.plan.rounds()[over..] {
            prop_assert_eq!(&round.absent, &vec![id(away)]);
        }
        // Contacts of the past are contacts: with nothing changed the plan repeats as often as the one before.
        let met = |plan: &RoundsPlan| plan.mixing().repeats.iter().map(|repeat| repeat.meetings).sum::<usize>();
        let announced = solution.certificate[1].cost;
        if announced == 0 {
            prop_assert!(met(&solution.plan) <= met(&before));
        }
    }
}

#[test]
fn meetings_of_fixed_rounds_are_repeats() {
    let first = plan(1, 1).rounds()[0].clone();
    let problem = Rounds::builder(&roster(12))
        .even_tables("table", 3)
        .rounds(2)
        .fixed([first.clone(), first])
        .prefer(Tier(1), RoundRule::repeats())
        .build()
        .expect("good");
    let solution = Solver::new().solve(&problem).expect("an answer").solution().expect("it is given");
    assert_eq!(solution.certificate[1].cost, 18, "three tables of four meet again");
}

#[test]
fn who_did_not_come_was_not_there() {
    let first = plan(1, 2).rounds()[0].clone();
    let problem = Rounds::builder(&roster(12))
        .even_tables("table", 3)
        .rounds(2)
        .fixed([first])
        .absent(id(7), [1])
        .build()
        .expect("good");
    let solution = Solver::new().solve(&problem).expect("an answer").solution().expect("everybody fits");
    assert_eq!(solution.plan.rounds()[0].absent, [id(7)]);
    assert!(solution.plan.rounds()[1].absent.is_empty());
}

#[test]
fn names_in_rules_are_checked_where_all_rounds_are_fixed() {
    let held = PlannedRound::new([("table", vec![id(0), id(1)])]);
    let builder = Rounds::builder(&roster(2)).rounds(1).table("table", 2).fixed([held]);
    let builder = builder
        .require(Rule::at_least("no such tag", 1))
        .require(Rule::in_group("nobody", "no such table"))
        .prefer(Tier(1), Rule::variety("none such", 2..));
    let Err(error) = builder.build() else { panic!("names are unknown") };
    assert_eq!(error.to_string().lines().filter(|line| line.contains("rule ")).count(), 4, "{error}");
}

#[test]
fn a_rule_that_rests_in_fixed_rounds_and_is_broken_there_is_told() {
    let held = PlannedRound::new([("table 1", vec![id(0), id(1)]), ("table 2", vec![id(2), id(3)])]);
    let builder = Rounds::builder(&roster(4)).rounds(2).even_tables("table", 2).fixed([held]);
    let rule = || Rule::apart([id(0), id(1)]).public();
    let problem = builder.require(rule()).require(RoundRule::from(rule()).in_rounds([2])).build().expect("good");
    let solution = Solver::new().solve(&problem).expect("an answer").solution().expect("the other round can");
    assert_eq!(solution.exceptions.iter().map(|of| of.rule).collect::<Vec<_>>(), [1]);
    assert!(solution.exceptions[0].sentence.starts_with("What is fixed in round 1 breaks rule 1: "));
    assert!(solution.to_string().contains("all of it does, but for this: "), "{solution}");
}

#[test]
fn a_tier_of_which_all_rules_rest_has_a_certificate() {
    let held = PlannedRound::new([("table", vec![id(0), id(1)])]);
    let builder = Rounds::builder(&roster(2)).rounds(1).table("table", 2).fixed([held]);
    let problem = builder.prefer(Tier(1), Rule::variety("background", 2..)).build().expect("good");
    let solution = Solver::new().solve(&problem).expect("an answer").solution().expect("it is given");
    assert_eq!(solution.certificate(Tier(1)).map(|tier| (tier.cost, tier.proof.is_some())), Some((0, true)));
}
