//! Lists of levels that a first search leaves above their bounds: plans that have the list which counting, or a flow, says
//! is the best.
//!
//! A walk that compares levels sees one person at a time. Once it is known what each would have in the best list, all that
//! is too much anywhere is one sum, which exchanges better step by step. Several lists are that many sums, one after the
//! other, so that a plan that is the best by one of them is looked for among those that are the best by the others.

use super::run::Run;
use crate::model::{Assignment, Cost, LevelFlows, Model, SlotId};
use crate::search::{Search, Task};

/// Steps of an attempt: this number for each unit, but no fewer than the second number. All together they take this part of
/// the limit at most. Where there is such a plan an attempt mostly finds it in far fewer, and one that does not is stuck: another one
/// that begins anew is worth more than more steps.
const STEPS: (u64, u64) = (10_000, 100_000);
const ATTEMPTS: u64 = 4;
const PART_OF_STEPS: u64 = 4;

/// A plan that a flow says is the best by the first list of levels, if that is about all units.
pub(super) fn start_by_levels(model: &Model, flows: &LevelFlows) -> Option<Assignment> {
    let flow = flows.of(model.lists().first()?)?;
    let held: Vec<SlotId> = flow.held.iter().map(|&(_, slot)| slot).collect();
    (held.len() == model.slots().units()).then(|| Assignment::new(held))
}

/// A plan that is better than the best by its open lists of levels, if one is found, and the steps that were taken, of those
/// `left`; `None` where nothing preferred is open, or nothing is known of the list that is.
pub(super) fn better_levels(
    run: &Run<'_>,
    model: &Model,
    flows: &LevelFlows,
    bounds: &[i64],
    (cost, best): &(Cost, Assignment),
    left: u64,
) -> Option<(Assignment, u64)> {
    if model.lists().is_empty() {
        return None;
    }
    let open = (1..model.tiers()).find(|&tier| cost.0[..tier] == bounds[..tier] && cost.0[tier] > bounds[tier])?;
    let list = model.lists().iter().find(|list| list.contains(&open));
    let by_flow = list.and_then(|list| flows.of(list)).map(|flow| {
        let mut assignment = best.clone();
        flow.held.iter().for_each(|&(unit, slot)| assignment.set(unit, slot));
        assignment
    });
    if let Some(assignment) = by_flow.filter(|assignment| model.cost(assignment) < *cost) {
        return Some((assignment, 0));
    }
    let (beside_best, least, end) = model.beside_best_levels(bounds);
    if end <= open {
        return None;
    }
    let steps = (STEPS.0 * model.slots().units() as u64).max(STEPS.1);
    let most = (run.solver.steps / PART_OF_STEPS).min(left);
    let (mut used, mut found) = (0, best.clone());
    // Half of the time is left to programs, and to a search of the levels themselves.
    let interrupts = run.interrupts_at_half();
    for attempt in 0..ATTEMPTS {
        let mut search = Search::new(Task {
            model: &beside_best,
            bounds: &least,
            target: &[],
            period: None,
            seed: run.solver.seed.wrapping_add(attempt),
            threads: run.solver.threads,
            interrupts,
        });
        if attempt == 0 {
            search.offer(found.clone());
        }
        if search.run(steps.min(most - used), &|_| ()).is_err() {
            break;
        }
        used += search.used();
        if let Some((_, better)) = search.best().filter(|(_, held)| model.cost(held) < model.cost(&found)) {
            found = better.clone();
        }
        if search.is_done() || used >= most || interrupts.stop() {
            break;
        }
    }
    Some((found, used))
}
