//! Programs agree with enumeration, on all assignments of small random models, whichever engine solves them.

use super::agreement::family;
use super::generators::{assignments, listed, model, pattern};
use super::{Family, Model, RuleId};
use crate::interrupts::Interrupts;
use crate::milp::encode::{Aim, encode};
use crate::milp::encoding::Encoding;
use crate::milp::partition::partition;
use crate::milp::{Answer, ProgramLimits, backends, solve_checked};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

/// Every engine finds the least value of a program, or that there is none, with an assignment that has it.
fn finds(model: &Model, encoded: &Encoding, tier: usize, least: Option<i64>) -> Result<(), TestCaseError> {
    for engine in backends() {
        let checked = solve_checked(engine, encoded.program(), &ProgramLimits::nodes(2_000));
        let answer = checked.map_err(|error| TestCaseError::fail(error.to_string()))?.answer;
        let found = match answer {
            Answer::Impossible => None,
            Answer::Optimal { values } => {
                let assignment = encoded.assignment(&values).ok_or_else(|| TestCaseError::fail("no assignment"))?;
                let cost = model.cost(&assignment);
                prop_assert_eq!(cost.0[0], 0);
                if tier > 0 {
                    let claimed = encoded.program().cost_of(&values).map(|sum| sum + encoded.constant());
                    prop_assert_eq!(claimed, Some(cost.0[tier]));
                }
                Some(cost.0[tier])
            }
            // An engine that was stopped has shown a bound alone: another model is drawn, so long as that is rare.
            Answer::Feasible { bound, .. } | Answer::Stopped { bound } => {
                let bound = bound.map(|bound| bound + encoded.constant());
                let below = |least| bound.is_none_or(|bound| bound <= least);
                prop_assert!(least.is_none_or(below), "{:?} is above {:?}", bound, least);
                return Err(TestCaseError::reject("stopped"));
            }
        };
        prop_assert_eq!(found, least, "tier {}", tier);
    }
    Ok(())
}

/// The programs that can be made of a tier.
fn forms(model: &Model, aim: Aim<'_>) -> Vec<Encoding> {
    let compact = Encoding::Compact(encode(model, aim).expect("nothing interrupts it"));
    let partition = partition(model, aim, 2_000, 2_000).map(Encoding::Partition);
    [compact].into_iter().chain(partition).collect()
}

/// A model whose list is short enough for every engine to be done with each of its levels at once.
fn shortly_listed() -> impl Strategy<Value = Model> {
    listed().prop_filter("a long list", |model| model.tiers() <= 11)
}

/// So many models, of which few may be too hard for an engine.
fn of_cases(cases: u32) -> ProptestConfig {
    ProptestConfig { max_global_rejects: 8, ..crate::seeds::cases(cases) }
}

proptest! {
    #![proptest_config(of_cases(192))]

    #[test]
    fn a_program_for_one_family_finds_its_least_value((slots, family) in family(1)) {
        let lower_bound = family.lower_bound(&slots).unwrap_or(i64::MIN);
        let least = assignments(&slots).iter().map(|assignment| family.value(assignment)).min();
        let model = Model::new(slots, vec![family], 2);
        let parts = model.lower_bounds().expect("every assignment is allowed");
        let aim = Aim { tier: 1, held: &[], bounds: &[0, lower_bound], ordered: true, lower_bounds: &parts, start: None, interrupts: Interrupts::default() };
        for encoding in forms(&model, aim) {
            finds(&model, &encoding, 1, least)?;
        }
    }

    #[test]
    fn programs_for_tier_after_tier_find_the_best_cost(model in model(1..=3)) {
        let known = assignments(model.slots());
        let best = known.iter().filter(|&a| model.cost(a).0[0] == 0).min_by_key(|&a| model.cost(a));
        let Some(parts) = model.lower_bounds() else {
            prop_assert!(best.is_none());
            return Ok(());
        };
        let bounds = model.tier_lower_bounds(&parts);
        let held = best.map_or(Vec::new(), |best| model.cost(best).0);
        for tier in 0..3 {
            prop_assert!(held.get(tier).is_none_or(|&cost| bounds[tier] <= cost));
            for start in [None, best] {
                let aim = Aim { tier, held: &held, bounds: &bounds, ordered: tier != 1, lower_bounds: &parts, start, interrupts: Interrupts::default() };
                for encoding in forms(&model, aim) {
                    finds(&model, &encoding, tier, held.get(tier).copied())?;
                }
            }
            if best.is_none() {
                break;
            }
        }
    }

    #[test]
    fn on_rings_and_rows_floor_and_program_are_the_least_value((slots, count) in pattern()) {
        let family = Family { rule: RuleId(0), tier: 1, count };
        let least = assignments(&slots).iter().map(|assignment| family.value(assignment)).min();
        prop_assert_eq!(family.lower_bound(&slots), least);
        // The program knows nothing of the floor; who is alike is one variable.
        let model = Model::new(slots, vec![family], 2);
        let aim = Aim { tier: 1, held: &[], bounds: &[0, 0], ordered: true, lower_bounds: &[vec![]], start: None, interrupts: Interrupts::default() };
        let compact = Encoding::Compact(encode(&model, aim).expect("nothing interrupts it"));
        finds(&model, &compact, 1, least)?;
    }
}

proptest! {
    // Engines take their time without optimisation.
    #![proptest_config(of_cases(96))]

    #[test]
    fn programs_for_level_after_level_find_the_best_list(model in shortly_listed()) {
        let known = assignments(model.slots());
        let best = known.iter().filter(|&a| model.cost(a).0[0] == 0).min_by_key(|&a| model.cost(a));
        let (Some(parts), Some(best)) = (model.lower_bounds(), best) else { return Ok(()) };
        let bounds = model.tier_lower_bounds(&parts);
        let held = model.cost(best).0;
        for tier in 1..model.tiers() {
            let aim = Aim { tier, held: &held, bounds: &bounds, ordered: true, lower_bounds: &parts, start: Some(best), interrupts: Interrupts::default() };
            let encoding = Encoding::Compact(encode(&model, aim).expect("nothing interrupts it"));
            finds(&model, &encoding, tier, Some(held[tier]))?;
        }
    }
}
