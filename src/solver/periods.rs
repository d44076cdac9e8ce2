//! What is required of one period alone.

use super::effort::Effort;
use super::programs::run_programs;
use super::run::{Run, TierBounds};
use super::solve_model::steps_before_programs;
use crate::error::Error;
use crate::model::{Assignment, Cost, Family, Model};
use crate::search::{Search, Task};
use std::collections::BTreeMap;

/// Of more periods the part of each in the cost of one program is too small to settle anything.
const MAX_PERIODS: usize = 50;
/// How often periods are searched one by one, and the part of all steps that each time may take.
const PASSES: u64 = 3;
const PART_OF_STEPS: u64 = 6;
/// Of more steps than this all are meant for the periods together, once each meets what is required of it.
const MAX_STEPS: u64 = 40_000_000;

/// What is asked of each period alone, with the floors of its parts.
type ByPeriod = BTreeMap<usize, (Vec<Family>, Vec<Vec<i64>>)>;

/// The families up to a tier by period; whether there are no others.
fn by_period(model: &Model, lower_bounds: &[Vec<i64>], last: usize) -> (ByPeriod, bool) {
    let mut by_period = ByPeriod::new();
    let mut all = true;
    for (family, parts) in model.families().iter().zip(lower_bounds).filter(|(family, _)| family.tier <= last) {
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

/// Where nothing in the tiers up to the first that is above its bound ties periods together, a search of one after the
/// other from `start`: where all are at their floors, so are they together. Then each is bettered in turn while the others
/// stay. The assignment, and the steps that were taken; `None` if periods are tied together, or there is only one.
pub(super) fn search_each(
    run: &Run<'_>,
    model: &Model,
    lower_bounds: &[Vec<i64>],
    bounds: &[i64],
    (cost, start): &(Cost, Assignment),
    left: u64,
) -> Option<(Assignment, u64)> {
    let open = (0..model.tiers()).find(|&tier| cost.0[tier] > bounds[tier])?;
    let (by_period, all) = by_period(model, lower_bounds, open);
    // Levels are compared together, and cannot be cut where one of them is open.
    let is_level = model.lists().iter().any(|list| list.contains(&open));
    if !all || is_level || by_period.len() < 2 {
        return None;
    }
    // What is preferred need not be reached before a program is tried.
    let most = if open == 0 { u64::MAX } else { steps_before_programs(model) };
    let steps = (run.solver.steps / PART_OF_STEPS).min(most).min(left);
    let later: Vec<Family> = model.families().iter().filter(|family| family.tier > open).cloned().collect();
    let (mut assignment, mut used, mut level) = (start.clone(), 0, 0);
    for pass in 0..PASSES {
        // At first what is open is met as fast as can be.
        let tiers = if pass == 0 { open + 1 } else { model.tiers() };
        for (&period, (families, parts)) in &by_period {
            if run.stopped().is_some() {
                return Some((assignment, used));
            }
            let own = families.iter().chain(later.iter().filter(|family| family.tier < tiers)).cloned().collect();
            let part = Model::new(model.slots().clone(), own, tiers);
            let mut bounds = bounds[..tiers].to_vec();
            // The families of the period come first: these are their floors.
            bounds[..=open].copy_from_slice(&part.tier_lower_bounds(parts)[..=open]);
            let mut search = Search::new(Task {
                model: &part,
                bounds: &bounds,
                target: &[],
                period: Some(period),
                // Periods that are alike are to get plans that are not.
                seed: run.solver.seed.wrapping_add(pass << 32 | period as u64),
                threads: run.solver.threads,
                interrupts: run.interrupts(),
            });
            search.offer(assignment);
            // Periods are much alike: what was too short a walk for one is so for the next.
            search.skip(if pass == 0 { level } else { 0 });
            // What one period does not need is left to the next, until what is required is met.
            let each = steps.min(MAX_STEPS / PART_OF_STEPS) / by_period.len() as u64;
            let part = if pass == 0 && open == 0 { steps.saturating_sub(used) } else { each };
            search.run(part, &|_| ()).ok()?;
            used += search.used();
            level = search.level().saturating_sub(2);
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
pub(super) fn clashes_within_a_period(
    run: &Run<'_>,
    model: &Model,
    lower_bounds: &[Vec<i64>],
    effort: Effort,
) -> Result<bool, Error> {
    let slots = model.slots();
    if !(2..=MAX_PERIODS).contains(&slots.periods().len()) {
        return Ok(false);
    }
    let (by_period, _) = by_period(model, lower_bounds, 0);
    let effort = effort.shared(by_period.len());
    for (families, parts) in by_period.into_values() {
        if run.stopped().is_some() {
            break;
        }
        let part = Model::new(slots.clone(), families, 1);
        let plain = part.tier_lower_bounds(&parts);
        let bounds = TierBounds { conditional: plain.clone(), plain };
        if run_programs(run, &part, &bounds, &parts, None, effort)?.impossible {
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
                let found = clashes_within_a_period(&Run::new(&solver), &model, &lower_bounds, Effort::MOST);
                prop_assert_eq!(found.expect("no engine fails"), clashes(&model));
            }
        }
    }
}
