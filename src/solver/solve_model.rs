//! What is tried in which order, and what is known at its end.

use super::effort::Effort;
use super::levels::{better_levels, start_by_levels};
use super::patterns::{arranged, sharper_bounds};
use super::periods::{clashes_within_a_period, search_each};
use super::programs::{ProgramResult, run_programs};
use super::run::{Found, Run, TierBounds};
use crate::error::Error;
use crate::model::{Assignment, Cost, Count, Model};
use crate::outcome::{Proof, StopReason};
use crate::problem::TierWords;
use crate::search::{Search, Task};

/// Steps before the first program: this number for each unit, but no fewer than the second number. They reach what is
/// easily reached.
const FIRST_STEPS: (u64, u64) = (2_000, 100_000);
/// Steps before the first program where something required is not met yet: this number for each square of units × slots,
/// as programs grow, but no more than this part of all. Each further try of a program has twice as many before it.
const STEPS_WHILE_OPEN: u64 = 256;
const PART_BEFORE_PROGRAMS: u64 = 4;

/// What is known of a model when a solve of it ends.
pub(crate) enum ModelAnswer {
    Found(Found),
    Impossible,
    Stopped(Attempt),
}

/// The end of a solve that found no plan.
pub(crate) struct Attempt {
    pub(crate) stop: StopReason,
    /// The best assignment, which breaks something that is required, if there is one.
    pub(crate) best: Option<Assignment>,
    /// Columns of a program that was not tried for its size.
    pub(crate) untried: Option<usize>,
}

/// Solves a model with these tiers, from `start` if there is one.
pub(crate) fn solve_model(
    run: &Run<'_>,
    model: &Model,
    tiers: &[TierWords],
    start: Option<&Assignment>,
) -> Result<ModelAnswer, Error> {
    let interrupts = &run.interrupts_at_half();
    let flows = model.level_flows(interrupts);
    let made = || model.cheapest_by_weights(interrupts).or_else(|| start_by_levels(model, &flows));
    let made = if start.is_none() { made() } else { None };
    let start = start.or(made.as_ref()).map(|start| (model.cost(start), start));
    // What is required costs 0 at least: where nothing else is asked, a start that costs 0 is at the floors.
    let met = start.as_ref().is_some_and(|(cost, _)| cost.0 == [0]);
    let lower_bounds =
        if met { Some(vec![vec![0]; model.families().len()]) } else { model.lower_bounds_until(interrupts) };
    let Some(lower_bounds) = lower_bounds else {
        return Ok(ModelAnswer::Impossible);
    };
    let plain = model.tier_lower_bounds(&lower_bounds);
    // No floor is above a plan: where one is at the plain floors there is nothing more to know.
    let settled = start.as_ref().is_some_and(|(cost, _)| cost.0 == plain);
    let known = if settled {
        TierBounds { conditional: plain.clone(), plain }
    } else {
        TierBounds::of(model, &lower_bounds, &flows, interrupts)
    };
    let bounds = known.conditional.clone();
    let task = Task {
        model,
        bounds: &bounds,
        target: &[],
        period: None,
        seed: run.solver.seed,
        threads: run.solver.threads_for(model)?,
        interrupts: run.interrupts(),
    };
    let mut search = Search::new(task);
    // A start that is not at the floors is no place to search from: it may be good in one tier alone.
    if let Some((_, start)) = start.as_ref().filter(|(cost, _)| cost.0 == bounds) {
        search.offer((*start).clone());
    }
    let watch =
        |search: &Search<'_>| run.report(search.used(), model, tiers, search.best().map(|(cost, _)| cost), &bounds);
    let units = model.slots().units() as u64;
    let first = (FIRST_STEPS.0 * units).max(FIRST_STEPS.1).min(run.solver.steps);
    // Small problems are given to the engine early, so that it need not wait for a search that cannot prove anything.
    if search.run(first, &watch).is_err() {
        return Ok(ModelAnswer::Impossible);
    }
    if let Some((_, start)) = start {
        search.offer(start.clone());
    }
    let left = |search: &Search<'_>| run.solver.steps.saturating_sub(search.used());
    if let Some(best) = search.best()
        && let Some((each, steps)) = search_each(run, model, &lower_bounds, &bounds, best, left(&search))
    {
        search.offer(each);
        search.charge(steps);
    }
    let sharper = search.best().and_then(|best| sharper_bounds(run, model, &lower_bounds, &bounds, best));
    let (lower_bounds, known) = match sharper {
        Some(sharper) => {
            let known = TierBounds::of(model, &sharper, &flows, &run.interrupts_at_half());
            (sharper, known)
        }
        None => (lower_bounds, known),
    };
    let bounds = known.conditional.clone();
    let mut search = search.with_bounds(&bounds);
    let watch =
        |search: &Search<'_>| run.report(search.used(), model, tiers, search.best().map(|(cost, _)| cost), &bounds);
    if let Some(best) = search.best()
        && let Some((arranged, steps)) = arranged(run, model, &lower_bounds, &bounds, best, left(&search))
    {
        search.offer(arranged);
        search.charge(steps);
    }
    if let Some(best) = search.best()
        && let Some((better, steps)) = better_levels(run, model, &flows, &bounds, best, left(&search))
    {
        search.offer(better);
        search.charge(steps);
    }
    let mut steps = steps_before_programs(model).min(run.solver.steps / PART_BEFORE_PROGRAMS);
    let mut effort = Effort::FIRST_WHILE_OPEN;
    let mut programs = ProgramResult::default();
    loop {
        let is_open = |search: &Search<'_>| search.best().is_some_and(|(cost, _)| cost.0[0] > 0);
        if (is_open(&search) || is_quadratic(model, &search, &bounds)) && search.run(steps, &watch).is_err() {
            return Ok(ModelAnswer::Impossible);
        }
        if !is_open(&search) {
            effort = Effort::MOST;
        }
        if !search.is_done() {
            programs = run_programs(run, model, &known, &lower_bounds, search.best(), effort)?;
        }
        let open = is_open(&search) && programs.assignment.is_none();
        if programs.impossible || open && clashes_within_a_period(run, model, &lower_bounds, effort)? {
            return Ok(ModelAnswer::Impossible);
        }
        if let Some(better) = programs.assignment.take() {
            search.offer(better);
        }
        let Some(next) = effort.doubled().filter(|_| open && run.stopped().is_none()) else {
            break;
        };
        (effort, steps) = (next, steps.saturating_mul(2));
    }
    // The search ends at the bounds that programs have proved.
    let shown = programs.bounds_beside(&known);
    let mut search = search.with_bounds(&shown);
    let watch =
        |search: &Search<'_>| run.report(search.used(), model, tiers, search.best().map(|(cost, _)| cost), &shown);
    if !programs.is_final(model.tiers()) && !search.is_done() && run.stopped().is_none() {
        if search.run(run.solver.steps, &watch).is_err() {
            return Ok(ModelAnswer::Impossible);
        }
        let improved = search.best().is_some_and(|(cost, _)| programs.cost.as_ref().is_none_or(|known| cost < known));
        if improved && !search.is_done() && run.stopped().is_none() {
            programs = run_programs(run, model, &known, &lower_bounds, search.best(), Effort::MOST)?;
            if programs.impossible {
                return Ok(ModelAnswer::Impossible);
            }
            if let Some(better) = programs.assignment.take() {
                search.offer(better);
            }
        }
    }
    let steps = search.used();
    let reason = run.stopped().unwrap_or(StopReason::Steps);
    match search.best() {
        Some(best) if best.0.0[0] == 0 => {
            let bounds = known.at(&best.0.0);
            let found = found(best.clone(), bounds, lower_bounds, programs, (steps, reason));
            Ok(ModelAnswer::Found(found))
        }
        best => match programs.failure.take() {
            Some(failure) => Err(failure),
            None => {
                let best = best.map(|(_, assignment)| assignment.clone());
                Ok(ModelAnswer::Stopped(Attempt { stop: reason, best, untried: programs.untried }))
            }
        },
    }
}

/// Whether the first tier above its bound has a sum over pairs and places: its program has a column for each pair and two
/// places, which takes longer than all these steps.
fn is_quadratic(model: &Model, search: &Search<'_>, bounds: &[i64]) -> bool {
    let tier = search.best().and_then(|(cost, _)| (0..bounds.len()).find(|&tier| cost.0[tier] > bounds[tier]));
    tier.is_some_and(|tier| model.tier(tier).any(|family| matches!(family.count, Count::QuadraticAssignment(_))))
}

/// Steps that cost about as much as a program of the model.
pub(super) fn steps_before_programs(model: &Model) -> u64 {
    let cells: u64 = model.slots().unit_ids().map(|unit| model.slots().open_to(unit).len() as u64).sum();
    cells.saturating_mul(cells).saturating_mul(STEPS_WHILE_OPEN)
}

/// Joins what search, floors and programs know.
fn found(
    (cost, assignment): (Cost, Assignment),
    mut bounds: Vec<i64>,
    parts: Vec<Vec<i64>>,
    programs: ProgramResult,
    (steps, reason): (u64, StopReason),
) -> Found {
    let mut proofs = Vec::new();
    let mut proved = true;
    for (tier, bound) in bounds.iter_mut().enumerate() {
        // A program's bound holds for plans that are as good on the earlier tiers as those it was given.
        let given = programs.cost.as_ref().is_some_and(|known| known.0[..tier] == cost.0[..tier]);
        let exact = programs.bounds.get(tier).copied().flatten().filter(|_| given && proved);
        let floor_proves = cost.0[tier] == *bound;
        // A bound above the cost is refuted by the plan itself; a floor above it fails the check of the answer.
        let exact = exact.filter(|&exact| exact <= cost.0[tier]);
        *bound = exact.map_or(*bound, |exact| exact.max(*bound));
        proved = proved && cost.0[tier] == *bound;
        proofs.push(proved.then_some(if floor_proves { Proof::Floor } else { Proof::Exact }));
    }
    let stop = if proved { StopReason::Proved } else { reason };
    let backend = programs.engine.filter(|_| proofs.contains(&Some(Proof::Exact)) || programs.improved);
    let untried = programs.untried.filter(|_| !proved);
    let failure = programs.failure.filter(|_| !proved);
    Found { assignment, cost, bounds, parts, proofs, stop, backend, steps, untried, failure }
}
