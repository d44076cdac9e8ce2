//! A solve under way, and what is known of a model.

use super::progress::Progress;
use super::settings::Solver;
use crate::error::Error;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Cost, LevelFlows, Model};
use crate::outcome::{Proof, StopReason};
use crate::problem::{TierWords, before, tier_costs};
use std::time::Instant;

/// A solve under way.
pub(crate) struct Run<'a> {
    pub(crate) solver: &'a Solver,
    start: Instant,
    pub(crate) deadline: Option<Instant>,
}

/// What counting says of each tier.
#[derive(Debug, Clone)]
pub(crate) struct TierBounds {
    /// For all plans.
    pub(crate) plain: Vec<i64>,
    /// For plans that cost these bounds in all earlier tiers.
    pub(crate) conditional: Vec<i64>,
}

impl TierBounds {
    /// From the lower bounds of the families, in parts, and the flows of the lists of levels.
    pub(crate) fn of(model: &Model, parts: &[Vec<i64>], flows: &LevelFlows, interrupts: &Interrupts<'_>) -> TierBounds {
        let plain = model.tier_lower_bounds(parts);
        TierBounds { plain, conditional: model.conditional_bounds(parts, flows, interrupts) }
    }

    /// What holds for plans that cost this in the earlier tiers.
    pub(crate) fn at(&self, cost: &[i64]) -> Vec<i64> {
        let bound = |tier: usize| {
            let met = cost.get(..tier) == Some(&self.conditional[..tier]);
            if met { self.conditional[tier] } else { self.plain[tier] }
        };
        (0..self.plain.len()).map(bound).collect()
    }
}

/// An assignment that meets all that is required.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) assignment: Assignment,
    pub(crate) cost: Cost,
    pub(crate) bounds: Vec<i64>,
    /// What counting alone says of each family, in parts.
    pub(crate) parts: Vec<Vec<i64>>,
    pub(crate) proofs: Vec<Option<Proof>>,
    pub(crate) stop: StopReason,
    pub(crate) backend: Option<String>,
    pub(crate) steps: u64,
    /// Columns of a program that was not tried for its size, where something is not proved.
    pub(crate) untried: Option<usize>,
    /// What an engine broke down with, where something is not proved.
    pub(crate) failure: Option<Error>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(solver: &'a Solver) -> Run<'a> {
        let start = Instant::now();
        Run { solver, start, deadline: solver.time.and_then(|time| start.checked_add(time)) }
    }

    /// A run that is a part of another, which is over at `deadline`.
    pub(crate) fn until(solver: &'a Solver, deadline: Option<Instant>) -> Run<'a> {
        Run { deadline, ..Run::new(solver) }
    }

    pub(crate) fn interrupts(&self) -> Interrupts<'_> {
        Interrupts { deadline: self.deadline, cancel: Some(self.solver.cancel()), beaten: None }
    }

    /// The same with half of the time that is left: what is known of plans is worth less than a plan, so that counting,
    /// starts and floors leave as much to what comes after them.
    pub(crate) fn interrupts_at_half(&self) -> Interrupts<'_> {
        let half = |deadline: Instant| deadline - deadline.saturating_duration_since(Instant::now()) / 2;
        Interrupts { deadline: self.deadline.map(half), ..self.interrupts() }
    }

    /// Why the run has to stop, if it has to.
    pub(crate) fn stopped(&self) -> Option<StopReason> {
        if self.interrupts().is_cancelled() {
            return Some(StopReason::Cancelled);
        }
        self.deadline.is_some_and(|deadline| Instant::now() >= deadline).then_some(StopReason::Time)
    }

    /// Tells whoever watches how far the solve of a model with these tiers has come.
    pub(super) fn report(&self, steps: u64, model: &Model, tiers: &[TierWords], cost: Option<&Cost>, bounds: &[i64]) {
        if let Some(watch) = &self.solver.watcher {
            let sums = cost.map_or(bounds, |cost| &cost.0);
            let mut bound = tier_costs(tiers, bounds);
            for (at, (bound, words)) in bound.iter_mut().zip(tiers).enumerate() {
                bound.cost = bound_beside(model, words, at, bounds, sums);
            }
            let cost = cost.map(|cost| tier_costs(tiers, &cost.0));
            watch(&Progress { elapsed: self.start.elapsed(), steps, cost, bound });
        }
    }
}

/// The bound of the tier at `at`. Of a level it is what the bound of the sum leaves beside the earlier levels, whose
/// costs add up in `sums`.
pub(super) fn bound_beside(model: &Model, words: &TierWords, at: usize, bounds: &[i64], sums: &[i64]) -> i64 {
    let beside = |lowest: i64| (bounds[at] - before(words, at, sums)).max(lowest);
    model.lowest_level(at).map_or(bounds[at], beside)
}
