//! Counts as vessels that are filled with a known total, so that the greatest level is as low as can be, then the next.
//!
//! Who stands at a level is found exactly where that takes few tries (`leximin_exact.rs`); else only how many of whom, so
//! that the list is no worse than any that there is.

use itertools::Itertools;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Steps after which no further level is sought; what is left then has the least level of all.
const MAX_WORK: usize = 100_000_000;
/// What a count is said to hold below a level that it cannot get to.
const NOTHING: i64 = -(1 << 44);

/// A count that rises with its level.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Vessel {
    pub(super) times: i64,
    pub(super) of: i64,
    pub(super) base: i64,
    pub(super) low: i64,
    pub(super) high: i64,
    /// All that it can hold, in order; empty if that is not known.
    pub(super) sums: Vec<i64>,
}

impl Vessel {
    /// The most that it holds at this level, in whole units and as far as is known.
    pub(super) fn holds(&self, level: i64, unit: i64) -> i64 {
        let most = i128::from(level) * i128::from(self.of) - i128::from(self.base);
        let most = most.div_euclid(i128::from(self.times));
        let most = most.min(i128::from(self.high)).div_euclid(i128::from(unit)) * i128::from(unit);
        if !self.sums.is_empty() {
            let held = self.sums.partition_point(|&sum| i128::from(sum) <= most);
            return held.checked_sub(1).map_or(NOTHING, |at| self.sums[at]);
        }
        if most < i128::from(self.low) { NOTHING } else { most as i64 }
    }
}

/// Counts to be filled to a total.
pub(super) struct Water {
    pub(super) vessels: Vec<Vessel>,
    pub(super) total: i64,
    /// All that is held is a multiple of it.
    pub(super) unit: i64,
}

impl Water {
    fn held(&self, level: i64) -> Vec<i64> {
        let holds = |vessel: &Vessel| vessel.holds(level, self.unit);
        self.vessels.iter().map(holds).collect()
    }

    /// All that is held when those who stand higher stay there and the rest are at a level.
    fn all(&self, level: i64, higher: &[Standing]) -> i64 {
        let held = self.held(level);
        held.iter().sum::<i64>() + higher.iter().map(|standing| standing.more_than(&held)).sum::<i64>()
    }

    /// The best list of levels, the greatest first, and what each vessel holds at it; nothing if not all were looked for.
    pub(super) fn fill(&self, lowest: i64, highest: i64) -> (Vec<i64>, Vec<i64>) {
        let vessels = self.vessels.len();
        let mut filled: Vec<i64> = Vec::with_capacity(vessels);
        let mut higher: Vec<Standing> = Vec::new();
        let mut work = 0;
        let mut top = highest;
        while filled.len() < vessels && work < MAX_WORK {
            let (mut low, mut high) = (lowest, top);
            while low < high {
                let middle = low + (high - low).div_euclid(2);
                if self.all(middle, &higher) >= self.total {
                    high = middle
                } else {
                    low = middle + 1
                }
                work += vessels * 16;
            }
            let level = low;
            if level == lowest {
                break;
            }
            let short = self.total - self.all(level - 1, &higher);
            let (held, below) = (self.held(level), self.held(level - 1));
            let staying = higher.iter().filter(|standing| standing.all_stay());
            let staying: BTreeSet<usize> = staying.flat_map(|standing| standing.among.keys().copied()).collect();
            // Only who holds more there than below can be at the level.
            let rising = (0..vessels).filter(|at| held[*at] > below[*at] && !staying.contains(at));
            let among: BTreeMap<usize, i64> = rising.map(|at| (at, held[at])).collect();
            let gains = among.iter().map(|(&at, held)| held - below[at]);
            let sums = gains.sorted_unstable_by_key(|&gain| Reverse(gain)).scan(0, |sum, gain| {
                *sum += gain;
                Some(*sum)
            });
            let enough = sums.take_while(|&sum| sum < short).count() + 1;
            let number = enough.min(vessels - filled.len());
            filled.extend(std::iter::repeat_n(level, number));
            Standing { among, number }.join(&mut higher);
            top = level;
        }
        let is_whole = work < MAX_WORK;
        filled.resize(vessels, lowest);
        let mut held = self.held(lowest);
        let below = held.clone();
        higher.iter().for_each(|standing| standing.raise(&below, &mut held));
        let reached = is_whole && held.iter().sum::<i64>() >= self.total;
        (filled, if reached { held } else { Vec::new() })
    }

    /// A bound on the sum of the `greatest` greatest levels, from what one of the total costs where it is shared out:
    /// counts weighed alike by what a level is worth to each.
    pub(super) fn shared(&self, greatest: i64) -> Option<i64> {
        let worth = |vessel: &Vessel| vessel.times as f64 / vessel.of as f64;
        // Counts so raised that each level is a multiple of its own.
        let raised = |vessel: &Vessel| vessel.base as f64 / vessel.times as f64;
        let least = self.vessels.iter().map(worth).fold(f64::INFINITY, f64::min);
        let most = self.vessels.iter().map(worth).fold(0.0, f64::max);
        let even = greatest as f64 / self.vessels.iter().map(|v| 1.0 / worth(v)).sum::<f64>();
        // Weights that are cut off at one add up to less: that bounds only what is not below 0.
        let below = self.vessels.iter().any(|vessel| vessel.low as f64 + raised(vessel) < 0.0);
        if below && (least < most || even > least) {
            return None;
        }
        let total = self.total as f64 + self.vessels.iter().map(raised).sum::<f64>();
        let sum = total * even.min(least);
        let safe = sum - 1e-6 * sum.abs().max(1.0);
        Some(safe.ceil() as i64)
    }
}

/// Vessels that stand higher than the rest.
struct Standing {
    /// Those among whom they are, with what each holds there.
    among: BTreeMap<usize, i64>,
    number: usize,
}

impl Standing {
    /// Whether it is known who they are.
    fn all_stay(&self) -> bool {
        self.number >= self.among.len()
    }

    /// What they hold more than the rest would, at most.
    fn more_than(&self, rest: &[i64]) -> i64 {
        let more = self.among.iter().map(|(&at, held)| held - rest[at]);
        if self.all_stay() {
            return more.sum();
        }
        more.sorted_unstable_by_key(|&more| Reverse(more)).take(self.number).sum()
    }

    /// Puts them with those with whom they may be the same, at the higher of both levels.
    fn join(mut self, higher: &mut Vec<Standing>) {
        let overlaps = |other: &Standing| other.among.keys().any(|at| self.among.contains_key(at));
        let (joined, apart): (Vec<Standing>, Vec<Standing>) = std::mem::take(higher).into_iter().partition(overlaps);
        for other in joined {
            self.number += other.number;
            self.among.extend(other.among);
        }
        *higher = apart;
        higher.push(self);
    }

    /// Lets those who hold most more than `below` stand where they are.
    fn raise(&self, below: &[i64], held: &mut [i64]) {
        let most = self.among.iter().sorted_by_key(|&(&at, there)| (Reverse(there - below[at]), at));
        most.take(self.number).for_each(|(&at, &there)| held[at] = there);
    }
}
