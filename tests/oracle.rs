//! Small problems, every plan of which is looked at: search, floors and programs have to agree with what is found
//! there.

mod common;

use common::cases::{Case, cases};
use common::kinds::ALL;
use common::oracle::{Oracle, compare};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use roundtable::{Solver, extend::milp};

const STEPS: u64 = 5_000;

/// The default, every other engine, and search and floors alone.
fn all_agree(case: &Case, seed: u64) -> Result<(), TestCaseError> {
    let oracle = Oracle::new(case);
    let solver = Solver::new().seed(seed).steps(STEPS);
    compare(case, &oracle, &solver, !milp::backends().is_empty())?;
    for engine in milp::backends().into_iter().skip(1) {
        let named = solver.clone().backend(engine.name()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        compare(case, &oracle, &named, true)?;
    }
    compare(case, &oracle, &solver.without_programs(), false)
}

proptest! {
    #![proptest_config(common::seeds::cases(256))]

    #[test]
    fn answers_agree_with_every_plan(case in cases(1..=4, ALL), seed in 0..4_u64) {
        all_agree(&case, seed)?;
    }

    #[test]
    fn conflicts_agree_with_every_plan(case in cases(2..=6, ALL).prop_map(Case::all_required), seed in 0..4_u64) {
        all_agree(&case, seed)?;
    }
}

#[test]
fn each_kind_of_rule_agrees_with_every_plan() {
    for kind in ALL.chunks(1) {
        TestRunner::new(common::seeds::cases(4))
            .run(&(cases(1..=2, kind), 0..4_u64), |(case, seed)| all_agree(&case, seed))
            .unwrap_or_else(|error| panic!("{kind:?}: {error}"));
    }
}
