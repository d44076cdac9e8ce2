//! What is required of one period alone.

use super::programs::run_programs;
use super::run::{Run, TierBounds};
use crate::error::Error;
use crate::model::{Family, Model};
use std::collections::BTreeMap;

/// Of more periods the part of each in the cost of one program is too small to settle anything.
const MAX_PERIODS: usize = 50;

/// Whether a program shows that what is required of one period alone cannot be met. Where the program of all periods is
/// too large to be settled, that of one often is not. Together they may cost as much as one program.
pub(super) fn clashes_within_a_period(run: &Run<'_>, model: &Model, lower_bounds: &[Vec<i64>]) -> Result<bool, Error> {
    let slots = model.slots();
    if !(2..=MAX_PERIODS).contains(&slots.periods().len()) {
        return Ok(false);
    }
    let required = model.families().iter().zip(lower_bounds);
    let required = required.filter(|(family, _)| family.tier == 0);
    let mut by_period: BTreeMap<usize, (Vec<Family>, Vec<Vec<i64>>)> = BTreeMap::new();
    for (family, parts) in required {
        if let Some(period) = family.period(slots) {
            let (families, lower_bounds) = by_period.entry(period).or_default();
            families.push(family.clone());
            lower_bounds.push(parts.clone());
        }
    }
    let models = by_period.len() as u64;
    for (families, parts) in by_period.into_values() {
        if run.stopped().is_some() {
            break;
        }
        let part = Model::new(slots.clone(), families, 1);
        let plain = part.tier_lower_bounds(&parts);
        let bounds = TierBounds { conditional: plain.clone(), plain };
        if run_programs(run, &part, &bounds, &parts, None, models)?.impossible {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::generators::{assignments, model};
    use crate::solver::Solver;
    use proptest::prelude::*;

    /// Whether there is a period whose own required families no assignment meets, by enumeration.
    fn clashes(model: &Model) -> bool {
        let slots = model.slots();
        let all = assignments(slots);
        (0..slots.periods().len()).any(|period| {
            let within = |family: &&Family| family.period(slots) == Some(period);
            let required: Vec<&Family> = model.tier(0).filter(within).collect();
            let meets = |assignment| required.iter().all(|family| family.value(assignment) == 0);
            !required.is_empty() && !all.iter().any(meets)
        })
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]

        #[test]
        fn a_period_clashes_by_itself_where_enumeration_says_so(model in model(3..=6)) {
            prop_assume!(model.slots().periods().len() > 1);
            let Some(lower_bounds) = model.lower_bounds() else { return Ok(()) };
            for engine in crate::milp::backends() {
                let solver = Solver::new().backend(engine.name()).expect("it is built in");
                let found = clashes_within_a_period(&Run::new(&solver), &model, &lower_bounds);
                prop_assert_eq!(found.expect("no engine fails"), clashes(&model));
            }
        }
    }
}
