//! What enumeration says about a problem, and whether an answer agrees with it.

use super::cases::Case;
use super::plans;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Composition, CompositionPlan, Conflict, Outcome, Problem, Solution, Solver};

/// The costs of all plans that meet what is required.
pub(crate) struct Oracle {
    pub(crate) costs: Vec<Vec<i64>>,
}

impl Oracle {
    pub(crate) fn new(case: &Case) -> Oracle {
        let problem = case.problem();
        let mut costs = Vec::new();
        plans::each(case, &mut |places| {
            let cost = problem
                .price(&plans::plan(case.sizes.len(), places))
                .unwrap_or_else(|faults| panic!("{faults:?} of {places:?}\n{case:?}"));
            if cost[0] == 0 {
                costs.push(cost);
            }
        });
        costs.sort_unstable();
        Oracle { costs }
    }

    /// The best cost, tier by tier; none when no plan meets what is required.
    pub(crate) fn best(&self) -> Option<&Vec<i64>> {
        self.costs.first()
    }

    /// Whether no plan that is at least as good as this one on every earlier tier costs less than its bound, and
    /// whether what is called proved is the best.
    pub(crate) fn agrees(
        &self,
        problem: &Composition,
        solution: &Solution<CompositionPlan>,
    ) -> Result<(), TestCaseError> {
        let cost: Vec<i64> = solution.certificate.iter().map(|tier| tier.cost).collect();
        prop_assert_eq!(problem.price(&solution.plan), Ok(cost.clone()));
        let Some(best) = self.best() else {
            return Err(TestCaseError::fail("a plan, where enumeration finds none"));
        };
        prop_assert!(best <= &cost, "{:?} is better than the best, {:?}", cost, best);
        for (at, tier) in solution.certificate.iter().enumerate() {
            let as_good = |plan: &&Vec<i64>| plan.iter().zip(&cost).take(at).all(|(a, b)| a <= b);
            let least = self.costs.iter().filter(as_good).map(|plan| plan[at]).min();
            prop_assert!(
                least.is_none_or(|least| tier.bound <= least),
                "tier {}: the bound {} is above {:?}",
                at,
                tier.bound,
                least
            );
            prop_assert!(tier.bound <= tier.cost);
            if tier.proof.is_some() {
                prop_assert_eq!(&cost[..=at], &best[..=at], "proved, and not the best");
            }
        }
        Ok(())
    }
}

/// Whether enumeration finds a plan that meets these of the rules.
pub(crate) fn possible(case: &Case, kept: impl Fn(usize) -> bool) -> bool {
    let required = case.with_rules(|at| case.asked[at].tier == 0 && kept(at));
    !Oracle::new(&required).costs.is_empty()
}

/// Whether the rules of a conflict clash, and each of them is needed where it says so.
pub(crate) fn clashes(case: &Case, conflict: &Conflict) -> Result<(), TestCaseError> {
    let rules: Vec<usize> = conflict.rules.iter().filter_map(|clashing| clashing.rule).map(|rule| rule - 1).collect();
    prop_assert!(!possible(case, |at| rules.contains(&at)), "these do not clash: {:?}", conflict);
    for &dropped in rules.iter().filter(|_| conflict.smallest) {
        prop_assert!(
            possible(case, |at| at != dropped && rules.contains(&at)),
            "rule {} is not needed: {:?}",
            dropped + 1,
            conflict
        );
    }
    Ok(())
}

/// Solves, and compares with enumeration; with `proof`, everything has to be proved.
pub(crate) fn compare(case: &Case, oracle: &Oracle, solver: &Solver, proof: bool) -> Result<(), TestCaseError> {
    let problem = case.problem();
    match solver.solve(&problem) {
        Err(error) => Err(TestCaseError::fail(error.to_string())),
        Ok(Outcome::Solved(solution)) => {
            prop_assert!(solution.is_proved() || !proof, "not proved: {:?}", solution.certificate);
            oracle.agrees(&problem, &solution)
        }
        Ok(Outcome::Impossible(conflict)) => {
            prop_assert_eq!(oracle.best(), None, "{:?}", conflict);
            prop_assert!(conflict.smallest || !proof, "not shown to be smallest: {:?}", conflict);
            clashes(case, &conflict)
        }
        Ok(outcome) => {
            prop_assert!(!proof, "{:?}", outcome);
            Ok(())
        }
    }
}
