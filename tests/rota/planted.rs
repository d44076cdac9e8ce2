//! A rota is drawn, rules that it meets are derived, and a plan has to be found.

use crate::{cases, id, roster};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Outcome, Problem, Role, Rota, RotaRule, Solver};

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_planted_rota_is_found(
        order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(),
        fixed in proptest::collection::vec(0..8_usize, 0..4),
        gap in 1..3_usize,
    ) {
        // The chair goes round in this order; the shadow is always the next chair, who has so shadowed before.
        let holder = |meeting: usize| order[meeting % 6];
        let mut builder = Rota::builder(&roster(6))
            .meetings(8)
            .role(Role::new("chair", 1))
            .role(Role::new("shadow", 1))
            .experienced(id(holder(0)), "chair")
            .require(RotaRule::gap(gap).roles(["chair"]))
            .require(RotaRule::before("shadow", "chair"))
            .require(RotaRule::fair_share().roles(["chair"]));
        let mut meetings = fixed.clone();
        meetings.sort_unstable();
        meetings.dedup();
        for meeting in meetings {
            builder = builder.require(RotaRule::holds(id(holder(meeting)), "chair", meeting + 1));
        }
        let problem = builder.build().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let outcome = Solver::new().solve(&problem).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let Outcome::Solved(solution) = outcome else {
            return Err(TestCaseError::fail(format!("{outcome:?}")));
        };
        prop_assert_eq!(problem.price(&solution.plan), Ok(vec![0]));
    }
}
