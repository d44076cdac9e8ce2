//! Whether an answer agrees with the costs of all plans.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Outcome, Problem, Solver};
use std::fmt::Debug;

/// Whether an answer agrees with the costs of all plans that meet what is required, the best first; with `proof` everything has to
/// be settled.
pub(crate) fn agrees<P>(
    problem: &P,
    costs: &[Vec<i64>],
    solver: &Solver,
    proof: bool,
) -> Result<(), TestCaseError>
where
    P: Problem,
    P::Plan: Debug + PartialEq,
    P::Fault: PartialEq,
{
    let outcome = solver
        .solve(problem)
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    match outcome {
        Outcome::Solved(solution) => {
            let cost: Vec<i64> = solution.certificate.iter().map(|tier| tier.cost).collect();
            prop_assert_eq!(problem.check(&solution.plan), Ok(cost.clone()));
            let again = problem.assignment(&solution.plan).expect("its own plan");
            prop_assert_eq!(&problem.plan(&again), &solution.plan);
            prop_assert_eq!(Some(&cost), costs.first(), "not the best");
            for (at, tier) in solution.certificate.iter().enumerate() {
                let as_good = |plan: &&Vec<i64>| plan[..at].iter().zip(&cost).all(|(a, b)| a <= b);
                let least = costs.iter().filter(as_good).map(|plan| plan[at]).min();
                prop_assert!(
                    least.is_none_or(|least| tier.bound <= least),
                    "{:?} above {:?}",
                    tier,
                    least
                );
            }
            prop_assert!(solution.is_proved() || !proof, "{:?}", solution.certificate);
        }
        Outcome::Impossible(conflict) => {
            prop_assert!(costs.is_empty(), "{}", conflict);
            prop_assert!(!conflict.rules.is_empty());
        }
        Outcome::Undecided(_) => prop_assert!(!proof && costs.is_empty(), "undecided"),
        _ => return Err(TestCaseError::fail("another outcome")),
    }
    Ok(())
}
