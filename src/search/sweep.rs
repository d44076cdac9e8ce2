//! Annealing of pair values by sweeps: each unit in turn is held against all others, and not two at random.
//!
//! Where a tier is one sum of pair values nearly all exchanges of a cold walk are refused, and refusing is quick if the
//! exchanges of one unit are looked through side by side ([`PairScan`]). What passes is priced by all counts, as any other move.

use super::anneal::{EXPONENTIAL_QUANTILES, Walk};
use super::budget::StepBudget;
use super::moves::Move;
use super::pair_scan::{PairScan, THRESHOLDS, ThresholdTable};
use crate::model::UnitId;
use crate::random::Random;

/// Pairs that are looked through for what one step is charged.
const PAIRS_A_STEP: u64 = 8;
/// Temperatures tried to learn the hottest useful one, from an average change down by `TRIAL_COOLING`.
const TRIALS: u64 = 64;
const TRIAL_COOLING: f64 = 0.9;
/// Exchanges looked at to learn how many the other rules leave open.
const SAMPLES: usize = 2_000;
/// The share of open exchanges that are taken at the hottest useful temperature.
const HOT_SHARE: f64 = 0.01;
/// The coldest temperature, in hottest ones.
const COLD: f64 = 0.27;
/// A walk that betters what is known starts below the hottest temperature, at which it would forget it.
const WARM: f64 = 0.7;
/// Temperatures of a walk, as long as the pairs looked through at one of them stay between these numbers.
const TEMPERATURES: u64 = 256;
const PAIRS_A_TEMPERATURE: (u64, u64) = (1 << 12, 1 << 16);
/// Pairs looked through between two looks at what stops a walk.
const PAIRS_BETWEEN_LOOKS: usize = 1 << 12;

/// A walk by sweeps.
pub(super) struct Sweep<'w, 'a, 'b> {
    walk: &'w mut Walk<'a, 'b>,
    scan: PairScan,
    /// Quantiles of the exponential distribution in random order.
    quantiles: Vec<f64>,
    thresholds: ThresholdTable,
    /// What a cost of 1 in the tier of pair values weighs.
    weight: f64,
    /// The unit whose turn it is.
    turn: usize,
    /// The share of exchanges that all but pair values allow.
    open: f64,
    /// Not all moves are exchanges of two that pair values alone decide about.
    mixed: bool,
}

impl<'w, 'a, 'b> Sweep<'w, 'a, 'b> {
    /// `None` if pair values do not decide alone about the tier that the walk works on.
    pub(super) fn new(walk: &'w mut Walk<'a, 'b>, random: &mut Random) -> Option<Sweep<'w, 'a, 'b>> {
        if walk.compounds.hold_most() {
            return None;
        }
        let &(_, weight) = walk.tiers.iter().find(|&&(tier, _)| tier == walk.first)?;
        let scan = PairScan::new(&walk.state, walk.first)?;
        let open = open_share(walk, random);
        if open == 0.0 {
            return None;
        }
        let mut quantiles = EXPONENTIAL_QUANTILES.clone();
        random.shuffle(&mut quantiles);
        let mixed = walk.tiers.len() > 1 || walk.has_compounds || !walk.state.is_rigid();
        Some(Sweep { walk, scan, quantiles, thresholds: ThresholdTable::new(), weight, turn: 0, mixed, open })
    }

    /// Walks from hot to cold; `again` betters what is known, and else nothing of the start is left.
    pub(super) fn anneal(mut self, steps: u64, again: bool, random: &mut Random, budget: &mut StepBudget<'_>) {
        let before = budget.used();
        let start = again.then(|| (self.walk.state.clone(), self.walk.record.clone()));
        let hottest = self.hottest(random, budget);
        let mut hot = hottest;
        if let Some((state, record)) = start {
            self.walk.state = state;
            self.walk.record = record;
            self.follow();
            hot *= WARM;
        }
        // Half of the steps are for other moves where there are any.
        let pairs_a_step = if self.mixed { PAIRS_A_STEP / 2 } else { PAIRS_A_STEP };
        let pairs = steps.saturating_sub(budget.used() - before).saturating_mul(pairs_a_step);
        let pairs_each = (pairs / TEMPERATURES).clamp(PAIRS_A_TEMPERATURE.0, PAIRS_A_TEMPERATURE.1);
        let temperatures = (pairs / pairs_each).max(1);
        let cooling = libm::pow(hottest * COLD / hot, 1.0 / temperatures as f64);
        let mut temperature = hot;
        for _ in 0..temperatures {
            if self.walk.state.cost().0 == self.walk.bounds || budget.is_over() {
                break;
            }
            self.sweep_at(temperature, pairs_each as usize, u64::MAX, random, budget);
            temperature *= cooling;
        }
    }

    /// The temperature, from an average change down, at which few exchanges are taken.
    fn hottest(&mut self, random: &mut Random, budget: &mut StepBudget<'_>) -> f64 {
        let units = self.walk.state.model().slots().units();
        let mut temperature = 1.0;
        for _ in 0..TRIALS {
            if budget.is_over() || self.sweep_at(temperature, units * units / 4, units as u64 / 2, random, budget) {
                break;
            }
            temperature *= TRIAL_COOLING;
        }
        temperature
    }

    /// Looks through some pairs, until `enough` exchanges have been taken; tells whether fewer of them were taken than
    /// at the hottest useful temperature.
    fn sweep_at(
        &mut self,
        temperature: f64,
        pairs: usize,
        enough: u64,
        random: &mut Random,
        budget: &mut StepBudget<'_>,
    ) -> bool {
        let units = self.walk.state.model().slots().units();
        let thresholds =
            self.quantiles.iter().map(|quantile| self.scan.threshold(temperature * quantile / self.weight));
        self.thresholds.fill(thresholds);
        let (rows, between) = ((pairs / units).max(1), (PAIRS_BETWEEN_LOOKS / units).max(1));
        let (mut looked, mut taken) = (0, 0);
        for row in 0..rows {
            let over = row.is_multiple_of(between) && budget.is_over();
            if over || taken >= enough || self.walk.state.cost().0 == self.walk.bounds {
                break;
            }
            taken += self.exchange(self.turn, temperature, random.below(THRESHOLDS));
            looked += units as u64;
            budget.spend_many((units as u64).div_ceil(PAIRS_A_STEP));
            self.turn = (self.turn + 1) % units;
            if self.mixed {
                let others = (units as u64).div_ceil(PAIRS_A_STEP);
                self.walk.sample_at(temperature, others, random, budget);
                self.follow();
            }
        }
        (taken as f64) < HOT_SHARE * self.open * looked as f64
    }

    /// Takes note of where all units are.
    fn follow(&mut self) {
        for unit in self.walk.state.model().slots().unit_ids() {
            self.scan.place(unit, self.walk.state.slot(unit));
        }
    }

    /// Holds a unit against all others; gives the number of exchanges that were taken.
    fn exchange(&mut self, unit: usize, temperature: f64, first: usize) -> u64 {
        let (mut from, mut taken) = (0, 0);
        while let Some(other) = self.scan.next_within(unit, from, &self.thresholds, first) {
            from = other + 1;
            let step = Move::Swap(UnitId(unit as u32), UnitId(other as u32));
            let threshold = temperature * self.quantiles[(first + other) % THRESHOLDS];
            if self.walk.state.allows(step) && self.walk.is_within(step, threshold) {
                self.walk.record.apply(&mut self.walk.state, step);
                for unit in [unit, other].map(|unit| UnitId(unit as u32)) {
                    self.scan.place(unit, self.walk.state.slot(unit));
                }
                taken += 1;
            }
        }
        taken
    }
}

/// The share of exchanges that sizes, permissions and the tiers before the one worked on leave open.
fn open_share(walk: &Walk<'_, '_>, random: &mut Random) -> f64 {
    let before = || walk.tiers.iter().filter(|&&(tier, _)| tier < walk.first);
    let open = (0..SAMPLES).filter(|_| {
        let (first, second) = walk.state.two_of_a_period(random);
        let step = Move::Swap(UnitId(first as u32), UnitId(second as u32));
        walk.state.allows(step) && before().all(|&(tier, _)| walk.state.energy_delta(tier, step) <= 0.0)
    });
    open.count() as f64 / SAMPLES as f64
}
