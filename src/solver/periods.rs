//! What is required of one period alone.

use super::programs::run_programs;
use super::run::{Run, TierBounds};
use crate::error::Error;
use crate::model::{Assignment, Family, Model};
use crate::search::{Search, Task};
use std::collections::BTreeMap;

/// Of more periods the part of each in the cost of one program is too small to settle anything.
const MAX_PERIODS: usize = 50;
/// How often periods are searched one by one, and the part of all steps that each time may take.
const PASSES: u64 = 3;
const PART_OF_STEPS: u64 = 6;

/// What is required of each period alone, with the floors of its parts.
type ByPeriod = BTreeMap<usize, (Vec<Family>, Vec<Vec<i64>>)>;

/// The required families by period; whether there are no others.
fn by_period(model: &Model, lower_bounds: &[Vec<i64>]) -> (ByPeriod, bool) {
    let mut by_period = ByPeriod::new();
    let mut all = true;
    for (family, parts) in model.families().iter().zip(lower_bounds).filter(|(family, _)| family.tier == 0) {
        match family.period(model.slots()) {
            None => all = false,
            Some(period) => {
                let (families, lower_bounds) = by_period.entry(period).or_default();
                families.push(family.clone());
                lower_bounds.push(parts.clone());
            }
        }
    }
    (by_period, all)
}

/// Where nothing that is required ties periods together, a search of one after the other from `start`: where all meet what
/// is required of them, so do they together. Then each is bettered in turn while the others stay. The assignment, and the
/// steps that were taken; `None` if periods are tied together, or there is only one.
pub(super) fn search_each(
    run: &Run<'_>,
    model: &Model,
    lower_bounds: &[Vec<i64>],
    start: &Assignment,
) -> Option<(Assignment, u64)> {
    let (by_period, all) = by_period(model, lower_bounds);
    if !all || by_period.len() < 2 {
        return None;
    }
    let steps = run.solver.steps / PART_OF_STEPS;
    let bounds = model.tier_lower_bounds(lower_bounds);
    let later: Vec<Family> = model.families().iter().filter(|family| family.tier > 0).cloned().collect();
    let (mut assignment, mut used) = (start.clone(), 0);
    for pass in 0..PASSES {
        // At first what is required is met as fast as can be.
        let tiers = if pass == 0 { 1 } else { model.tiers() };
        for (&period, (families, _)) in &by_period {
            let own = families.iter().chain(later.iter().filter(|family| family.tier < tiers)).cloned().collect();
            let part = Model::new(model.slots().clone(), own, tiers);
            let mut search = Search::new(Task {
                model: &part,
                bounds: &bounds[..tiers],
                target: &[],
                period: Some(period),
                // Periods that are alike are to get plans that are not.
                seed: run.solver.seed.wrapping_add(pass << 32 | period as u64),
                threads: run.solver.threads,
                interrupts: run.interrupts(),
            });
            search.offer(assignment);
            // What one period does not need is left to the next, until what is required is met.
            let part = if pass == 0 { steps.saturating_sub(used) } else { steps / by_period.len() as u64 };
            search.run(part, &|_| ()).ok()?;
            used += search.used();
            let (cost, best) = search.best()?;
            assignment = best.clone();
            if cost.0[0] > 0 {
                return Some((assignment, used));
            }
        }
    }
    Some((assignment, used))
}

/// Whether a program shows that what is required of one period alone cannot be met. Where the program of all periods is
/// too large to be settled, that of one often is not. Together they may cost as much as one program.
pub(super) fn clashes_within_a_period(run: &Run<'_>, model: &Model, lower_bounds: &[Vec<i64>]) -> Result<bool, Error> {
    let slots = model.slots();
    if !(2..=MAX_PERIODS).contains(&slots.periods().len()) {
        return Ok(false);
    }
    let (by_period, _) = by_period(model, lower_bounds);
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
