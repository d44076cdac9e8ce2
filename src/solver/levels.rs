//! Lists of levels that a first search leaves above their bounds: plans that have the list which counting, or a flow, says
//! is the best.
//!
//! A walk that compares levels sees one person at a time. Once it is known what each would have in the best list, all that
//! is too much anywhere is one sum, which exchanges better step by step.

use super::run::Run;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Cost, Model, SlotId};
use crate::search::{Search, Task};

/// Steps that this may take: this number for each unit, but no fewer than the second number, and this part of all at most.
/// Where there is such a plan it is mostly found in far fewer.
const STEPS: (u64, u64) = (10_000, 100_000);
const PART_OF_STEPS: u64 = 4;

/// A plan that a flow says is the best by the first list of levels, if that is about all units.
pub(super) fn start_by_levels(model: &Model, interrupts: &Interrupts<'_>) -> Option<Assignment> {
    let first = model.lists().first()?;
    let flow = model.level_flow(model.leximin(first.start)?, interrupts)?;
    let held: Vec<SlotId> = flow.held.iter().map(|&(_, slot)| slot).collect();
    (held.len() == model.slots().units()).then(|| Assignment::new(held))
}

/// A plan that is better than the best by its first open list of levels, if one is found, and the steps that were taken, of those `left`;
/// `None` if no list is open, or nothing is known of it.
pub(super) fn better_levels(
    run: &Run<'_>,
    model: &Model,
    bounds: &[i64],
    (cost, best): &(Cost, Assignment),
    left: u64,
) -> Option<(Assignment, u64)> {
    let interrupts = run.interrupts_at_half();
    let open = (0..model.tiers()).find(|&tier| cost.0[tier] > bounds[tier])?;
    let list = model.lists().iter().find(|list| list.contains(&open))?;
    let flow = model.level_flow(model.leximin(list.start)?, &interrupts);
    let by_flow = flow.map(|flow| {
        let mut assignment = best.clone();
        flow.held.iter().for_each(|&(unit, slot)| assignment.set(unit, slot));
        assignment
    });
    if let Some(assignment) = by_flow.filter(|assignment| model.cost(assignment) < *cost) {
        return Some((assignment, 0));
    }
    let beside_best = model.beside_best_levels(list)?;
    let aim: Vec<i64> = bounds[..list.start].iter().copied().chain([0]).collect();
    let mut search = Search::new(Task {
        model: &beside_best,
        bounds: &aim,
        target: &[],
        period: None,
        seed: run.solver.seed,
        threads: run.solver.threads,
        interrupts,
    });
    search.offer(best.clone());
    // Half of the time is left to programs, and to a search of the levels themselves.
    let steps = (STEPS.0 * model.slots().units() as u64).max(STEPS.1);
    search.run(steps.min(run.solver.steps / PART_OF_STEPS).min(left), &|_| ()).ok()?;
    let (_, found) = search.best()?;
    Some((found.clone(), search.used()))
}
