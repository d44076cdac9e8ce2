//! Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) for plans that descent cannot better.
//!
//! Tiers are compared in order wherever plans are compared. Only the walk itself weighs them against each other, so
//! that it can cross a worse plan on the way to a better one.

use super::budget::{BETWEEN_INTERRUPTS, BETWEEN_LOOKS, StepBudget};
use super::closing::{BETWEEN_ATTEMPTS, Closing, UNITS_A_STEP};
use super::compound::Compounds;
use super::moves::Move;
use super::record::{Record, moved};
use super::state::State;
use super::sweep::Sweep;
use crate::model::{Assignment, Cost, SlotId, UnitId};
use crate::random::Random;
use std::sync::LazyLock;

mod weights;

use weights::weights;

/// Temperatures tried to learn the useful ones, in average changes of the tier worked on: from 1 down by
/// `TRIAL_COOLING`.
const TRIALS: u64 = 32;
/// The same where levels are worked on: near an even share they hardly change.
const TRIALS_OF_LEVELS: u64 = 64;
const TRIAL_COOLING: f64 = 0.84;
/// Shares of moves that are accepted although they are worse, at the useful temperatures' ends.
const HOT_SHARE: f64 = 0.03;
const COLD_SHARE: f64 = 0.000_3;
/// The same of all moves by the tier worked on alone, where those before it stay warm; and the share from which on these do
/// not weigh less.
const WARM_HOT_SHARE: f64 = 0.2;
const WARM_COLD_SHARE: f64 = 0.002;
const CALM_SHARE: f64 = 0.01;
/// Shorter walks look for no several exchanges at once.
const MIN_STEPS_OF_SEVERAL: u64 = 100_000;

/// Quantiles of the exponential distribution: the worsening that is accepted at a temperature of 1.
pub(super) static EXPONENTIAL_QUANTILES: LazyLock<Vec<f64>> =
    LazyLock::new(|| (0..4096).map(|at| -libm::log((f64::from(at) + 0.5) / 4096.0)).collect());

/// What becomes of the tiers before the one worked on as a walk cools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Earlier {
    /// They cool with it, so that the walk leaves their bounds ever more rarely.
    Cools,
    /// They keep a temperature of their own, at which the walk leaves their bounds and comes back until it ends. Where hardly
    /// any single move keeps what is required, such as tight numbers of tags that intersect, nothing else joins the plans.
    StaysWarm,
}

/// One walk from hot to cold over `steps` moves; gives where it has ended, and the best plan that it has passed. Where it goes
/// by sweeps, nothing of its start is left unless it is `again` from there.
pub(crate) fn anneal<'a>(
    state: State<'a>,
    bounds: &[i64],
    earlier: Earlier,
    steps: u64,
    again: bool,
    random: &mut Random,
    budget: &mut StepBudget<'_>,
) -> (State<'a>, Cost, Assignment) {
    let record = Record::new(&state);
    let Some(first) = (0..bounds.len()).find(|&tier| state.cost().0[tier] > bounds[tier]) else {
        let (cost, assignment) = record.best(&state);
        return (state, cost, assignment);
    };
    // Of a list of levels the first tier stands for all.
    let first = state.active().partition_point(|&tier| tier <= first).max(1) - 1;
    let weights = weights(&state, first, earlier, random);
    let tiers = state.active().iter().copied().zip(weights);
    let tiers: Vec<(usize, f64)> = tiers.filter(|&(_, weight)| weight > 0.0).collect();
    let first = state.active()[first];
    let warm = match earlier {
        Earlier::Cools => Vec::new(),
        Earlier::StaysWarm => tiers.iter().copied().take_while(|&(tier, _)| tier < first).collect(),
    };
    let compounds = Compounds::new(state.model());
    let mut walk = Walk {
        state,
        record,
        tiers,
        warm,
        until_attempt: u64::MAX,
        closing: None,
        calm: 0.0,
        first,
        bounds,
        has_compounds: !compounds.is_empty(),
        compounds,
        steps: Vec::new(),
        moved: Vec::new(),
        before: Vec::new(),
    };
    if let Some(sweep) = Sweep::new(&mut walk, random) {
        sweep.anneal(steps, again, random, budget);
        return walk.end();
    }
    walk.look_for_closing(steps, random);
    let trials = if walk.state.is_list(first) { TRIALS_OF_LEVELS } else { TRIALS };
    let trial = (steps / (8 * trials)).clamp(1, 8_192);
    let (mut hot, mut cold) = (None, None);
    let mut calm = None;
    let (hot_share, cold_share) =
        if walk.warm.is_empty() { (HOT_SHARE, COLD_SHARE) } else { (WARM_HOT_SHARE, WARM_COLD_SHARE) };
    let mut temperature = 1.0;
    for _ in 0..trials {
        if budget.is_over() {
            break;
        }
        let share = walk.sample_at(temperature, trial, random, budget);
        if share < hot_share {
            hot.get_or_insert(temperature);
        }
        if share < CALM_SHARE {
            calm.get_or_insert(temperature);
        }
        if share < cold_share {
            cold.get_or_insert(temperature);
            break;
        }
        temperature *= TRIAL_COOLING;
    }
    walk.calm = calm.unwrap_or(temperature);
    let hot = hot.unwrap_or(1.0);
    let cold = cold.unwrap_or(temperature).min(hot * 0.3);
    // Up to half of the steps are for what closes several at once.
    let part = if walk.until_attempt < u64::MAX { 2 } else { 1 };
    let looks = ((steps / part).saturating_sub(trials * trial) / BETWEEN_LOOKS).max(1);
    let cooling = libm::pow(cold / hot, 1.0 / looks as f64);
    let mut temperature = hot;
    for _ in 0..looks {
        if walk.state.cost().0 == bounds || budget.is_over() {
            break;
        }
        walk.sample_at(temperature, BETWEEN_LOOKS, random, budget);
        temperature *= cooling;
    }
    walk.end()
}

/// A walk under way.
pub(super) struct Walk<'a, 'b> {
    pub(super) state: State<'a>,
    pub(super) record: Record,
    /// Tiers that moves change, with their weights.
    pub(super) tiers: Vec<(usize, f64)>,
    /// The first of these where they keep their own temperature, with their weights at a temperature of 1.
    warm: Vec<(usize, f64)>,
    /// What closes required tallies of a selection that are open.
    closing: Option<Closing>,
    /// Moves until it looks for several exchanges at once.
    until_attempt: u64,
    /// Below this temperature those before do not weigh less than at it.
    calm: f64,
    /// The tier worked on: the first that is not at its bound.
    pub(super) first: usize,
    pub(super) bounds: &'b [i64],
    pub(super) compounds: Compounds<'a>,
    pub(super) has_compounds: bool,
    /// Kept between moves, so that none allocates.
    steps: Vec<Move>,
    moved: Vec<(UnitId, SlotId)>,
    before: Vec<f64>,
}

impl<'a> Walk<'a, '_> {
    fn end(self) -> (State<'a>, Cost, Assignment) {
        let (cost, assignment) = self.record.best(&self.state);
        (self.state, cost, assignment)
    }
}

impl Walk<'_, '_> {
    /// Walks at one temperature; gives the share of moves that were taken although they are worse, among those that
    /// leave the tiers before the one worked on as they are. Where these stay warm it is the share of all moves that the tier
    /// worked on would let be taken although they are worse in it.
    pub(super) fn sample_at(
        &mut self,
        temperature: f64,
        steps: u64,
        random: &mut Random,
        budget: &mut StepBudget<'_>,
    ) -> f64 {
        let (mut done, mut judged, mut worsened) = (0, 0u64, 0u64);
        for (tier, warm) in self.tiers.iter_mut().zip(&self.warm) {
            tier.1 = warm.1 * temperature.max(self.calm);
        }
        let mut at_bounds = self.state.cost().0 == self.bounds;
        let is_warm = !self.warm.is_empty();
        let (mut close_at, mut charged, mut looked_at) = (self.until_attempt, 0, 0);
        // Few proposals may be allowed: no temperature is held for ever.
        for round in 0..8 * steps {
            let interrupted = round % BETWEEN_INTERRUPTS == 0 && budget.is_interrupted();
            if done >= steps || at_bounds || interrupted {
                break;
            }
            if self.has_compounds && random.below(self.compounds.every) == 0 {
                let worse = self.move_several(temperature, random);
                // Each of the moves was made, and some taken back.
                done += self.moved.len().max(1) as u64;
                judged += 1;
                worsened += u64::from(worse);
                at_bounds = self.state.cost().0 == self.bounds;
                continue;
            }
            let step = self.state.propose(random);
            if !self.state.allows(step) {
                continue;
            }
            done += 1;
            let acceptance_threshold = temperature * EXPONENTIAL_QUANTILES[random.below(EXPONENTIAL_QUANTILES.len())];
            let mut worse = 0.0;
            for &(tier, weight) in &self.tiers {
                let change = weight * self.state.energy_delta(tier, step);
                if is_warm {
                    judged += u64::from(tier == self.first);
                    worsened += u64::from(tier == self.first && change > 0.0 && change <= acceptance_threshold);
                } else {
                    // Moves that are already worse in an earlier tier do not count towards the acceptance rate.
                    judged += u64::from(tier == self.first && worse <= 0.0);
                }
                worse += change;
                // Too much in an earlier tier is not weighed against gains in later ones, unless it stays warm: most moves end
                // here.
                if worse > acceptance_threshold && !(is_warm && tier < self.first) {
                    break;
                }
            }
            if worse <= acceptance_threshold {
                worsened += u64::from(worse > 0.0 && !is_warm);
                self.record.apply(&mut self.state, step);
                let closed = self.closing.is_some() && self.close_by_one(done as usize, &mut looked_at);
                at_bounds = (worse <= 0.0 || closed) && self.state.cost().0 == self.bounds;
            }
            if done >= close_at {
                let charge = self.close_by_several(random);
                charged += charge;
                close_at = done + charge.max(BETWEEN_ATTEMPTS);
                at_bounds = self.state.cost().0 == self.bounds;
            }
        }
        self.until_attempt = close_at - done.min(close_at);
        budget.spend_many(done + charged + (looked_at / UNITS_A_STEP) as u64);
        worsened as f64 / judged.max(1) as f64
    }
}

impl Walk<'_, '_> {
    /// Makes ready to close what is required of a selection, where it stays warm or is worked on, in a walk of so many steps.
    fn look_for_closing(&mut self, steps: u64, random: &mut Random) {
        let is_required = |tier: usize| tier < self.first || tier == 0;
        let warm = self.tiers.iter().map(|&(tier, _)| tier).take(self.warm.len().max(1));
        let required = warm.filter(|&tier| is_required(tier) && self.bounds[tier] == 0);
        let weight = self.tiers.iter().find(|&&(tier, _)| tier == self.first).map_or(1.0, |&(_, weight)| weight);
        self.closing = Closing::new(&self.state, required, 1.0 / weight, random);
        let finds_several = steps >= MIN_STEPS_OF_SEVERAL && self.closing.as_ref().is_some_and(Closing::finds_several);
        self.until_attempt = if finds_several { BETWEEN_ATTEMPTS } else { u64::MAX };
    }

    /// Looks for an exchange that closes what is open, and tells whether one was made. The units that it looks at, which are
    /// added to `looked_at`, may cost as much as the `done` moves.
    fn close_by_one(&mut self, done: usize, looked_at: &mut usize) -> bool {
        let before = (done * UNITS_A_STEP).saturating_sub(*looked_at);
        let mut looks = before;
        let closing = self.closing.as_ref();
        let step = closing.and_then(|closing| closing.one(&self.state, &self.record, self.first, &mut looks));
        *looked_at += before - looks;
        step.into_iter().for_each(|step| self.record.apply(&mut self.state, step));
        step.is_some()
    }

    /// The same for several exchanges at once; gives the steps to be charged.
    fn close_by_several(&mut self, random: &mut Random) -> u64 {
        let closing = self.closing.as_mut();
        closing.map_or(0, |closing| closing.several(&mut self.state, &mut self.record, self.first, random))
    }

    /// Whether a move is worse by no more than a threshold.
    pub(super) fn is_within(&self, step: Move, threshold: f64) -> bool {
        let mut worse = 0.0;
        self.tiers.iter().all(|&(tier, weight)| {
            worse += weight * self.state.energy_delta(tier, step);
            worse <= threshold
        })
    }

    /// Tries to move several units at once; tells whether they were moved although that is worse.
    fn move_several(&mut self, temperature: f64, random: &mut Random) -> bool {
        let mut steps = std::mem::take(&mut self.steps);
        self.compounds.propose(&self.state, random, &mut steps);
        self.before.clear();
        let before = self.tiers.iter().map(|&(tier, _)| self.state.energy(tier));
        self.before.extend(before);
        self.moved.clear();
        for &step in &steps {
            self.moved.extend(moved(&self.state, step).into_iter().flatten());
            self.state.apply(step);
        }
        let change = |(&(tier, weight), &before): (&(usize, f64), &f64)| weight * (self.state.energy(tier) - before);
        let worse: f64 = self.tiers.iter().zip(&self.before).map(change).sum();
        let taken = worse <= temperature * EXPONENTIAL_QUANTILES[random.below(EXPONENTIAL_QUANTILES.len())];
        if taken {
            self.record.note(&self.state, self.moved.iter().copied())
        } else {
            for &(unit, slot) in self.moved.iter().rev() {
                self.state.relocate(unit, slot);
            }
        }
        self.steps = steps;
        taken && worse > 0.0
    }
}

#[cfg(test)]
mod tests;
