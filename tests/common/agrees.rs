//! Whether an answer agrees with the costs of all plans.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Outcome, Problem, Solver};
use std::fmt::Debug;

/// What is expected of an answer.
#[allow(dead_code, reason = "not every test file asks for the least")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Expected {
    /// What it says is true; there may be better plans.
    Sound,
    /// It is the best.
    Best,
    /// It is the best, and that is proved.
    Proved,
}

/// Whether an answer agrees with the costs of all plans that meet what is required, the best first.
pub(crate) fn agrees<P>(
    problem: &P,
    costs: &[Vec<i64>],
    solver: &Solver,
    expected: Expected,
) -> Result<(), TestCaseError>
where
    P: Problem,
    P::Plan: Debug + PartialEq,
{
    let outcome = solver.solve(problem).map_err(|error| TestCaseError::fail(error.to_string()))?;
    match outcome {
        Outcome::Solved(solution) => {
            let cost: Vec<i64> = solution.certificate.iter().map(|tier| tier.cost).collect();
            prop_assert_eq!(problem.price(&solution.plan), Ok(cost.clone()));
            let again = problem.assignment(&solution.plan).expect("its own plan");
            prop_assert_eq!(&problem.plan(&again), &solution.plan);
            prop_assert!(costs.contains(&cost), "no plan costs {:?}", cost);
            if expected >= Expected::Best {
                prop_assert_eq!(Some(&cost), costs.first(), "not the best");
            }
            for (at, tier) in solution.certificate.iter().enumerate() {
                let as_good = |plan: &&Vec<i64>| plan[..at].iter().zip(&cost).all(|(a, b)| a <= b);
                let least = costs.iter().filter(as_good).map(|plan| plan[at]).min();
                prop_assert!(least.is_none_or(|least| tier.bound <= least), "{:?} above {:?}", tier, least);
                if tier.proof.is_some() {
                    let best = costs.first().map(|best| &best[..=at]);
                    prop_assert_eq!(Some(&cost[..=at]), best, "proved, and not the best");
                }
            }
            let proved = solution.is_proved() || expected < Expected::Proved;
            prop_assert!(proved, "{:?}", solution.certificate);
        }
        Outcome::Impossible(conflict) => {
            prop_assert!(costs.is_empty(), "{}", conflict);
            prop_assert!(!conflict.rules.is_empty());
        }
        Outcome::Undecided(_) => {
            prop_assert!(expected < Expected::Proved, "undecided");
            prop_assert!(expected < Expected::Best || costs.is_empty(), "a plan is missed");
        }
    }
    Ok(())
}
