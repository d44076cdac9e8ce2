//! What levels must come to at least: water filling, level by level.
//!
//! Counts that add up to a known total cannot all be low. The greatest level is at least the lowest at which all counts
//! together hold the total; as many counts stand there as the others cannot do without; and so on down. The
//! list that comes out is the best of all lists whose counts come in the unit, and so no assignment has a better one.

use super::level::Level;
use itertools::Itertools;
use std::cmp::Reverse;
use std::ops::RangeInclusive;

/// Steps after which no further level is sought; what is left then has the least level of all.
const MAX_WORK: usize = 100_000_000;
/// What a count is said to hold below a level that it cannot get to.
const NOTHING: i64 = -(1 << 44);
/// Totals beyond this are not reckoned with.
const MAX_TOTAL: i64 = 1 << 43;

/// Lower bounds on the sums of the greatest levels.
#[derive(Debug, Clone)]
pub(super) struct LeximinFloor {
    /// For all assignments.
    plain: Vec<i64>,
    /// For assignments at the sums before in all earlier places.
    in_order: Vec<i64>,
}

/// A count that rises with its level.
#[derive(Debug, Clone, Copy)]
struct Vessel {
    times: i64,
    of: i64,
    base: i64,
    low: i64,
    high: i64,
}

impl LeximinFloor {
    /// From the level of each count, what it can come to, and what all come to together, in a unit.
    pub(super) fn new(
        levels: &[Level],
        ranges: &[RangeInclusive<i64>],
        total: RangeInclusive<i64>,
        unit: i64,
    ) -> LeximinFloor {
        let each = || levels.iter().zip(ranges);
        let least = each().map(|(level, range)| level.at(*range.start()).min(level.at(*range.end())));
        let least: Vec<i64> = least.sorted_unstable_by_key(|&level| Reverse(level)).collect();
        let lowest = sums(&least);
        let sound = LeximinFloor { plain: lowest.clone(), in_order: lowest.clone() };
        let rising = levels.iter().all(|level| level.times > 0);
        let falling = levels.iter().all(|level| level.times < 0);
        let sign = match (rising, falling) {
            (true, _) => 1,
            (_, true) => -1,
            _ => return sound,
        };
        let total = match sign {
            1 => *total.start(),
            _ => -*total.end(),
        };
        let vessel = |(level, range): (&Level, &RangeInclusive<i64>)| {
            let (a, b) = (sign * range.start(), sign * range.end());
            Vessel { times: sign * level.times, of: level.of, base: level.base, low: a.min(b), high: a.max(b) }
        };
        let water = Water { vessels: each().map(vessel).collect(), total, unit };
        let large = |vessel: &Vessel| vessel.low.abs().max(vessel.high.abs()) > MAX_TOTAL;
        if total.abs() > MAX_TOTAL || water.vessels.iter().any(large) || least.is_empty() {
            return sound;
        }
        let highest = each().map(|(level, range)| level.at(*range.start()).max(level.at(*range.end())));
        let highest = highest.max().unwrap_or(0);
        let filled = water.fill(least[least.len() - 1], highest);
        let in_order = sums(&filled).into_iter().zip(&lowest);
        let in_order: Vec<i64> = in_order.map(|(sum, &low)| sum.max(low)).collect();
        let bottom = least[least.len() - 1];
        let plain = (1..).zip(&lowest).map(|(greatest, &low)| {
            let by_first = filled[0] + (greatest - 1) * bottom;
            low.max(by_first).max(water.shared(greatest).unwrap_or(low))
        });
        LeximinFloor { plain: plain.collect(), in_order }
    }

    /// No assignment has a smaller sum of its `greatest` greatest levels.
    pub(super) fn sum(&self, greatest: usize) -> i64 {
        self.plain[greatest - 1]
    }

    /// The same for assignments that are at this bound with all smaller numbers of levels.
    pub(super) fn sum_in_order(&self, greatest: usize) -> i64 {
        self.in_order[greatest - 1]
    }
}

fn sums(levels: &[i64]) -> Vec<i64> {
    let sum = |sum: &mut i64, level: &i64| {
        *sum += level;
        Some(*sum)
    };
    levels.iter().scan(0, sum).collect()
}

impl Vessel {
    /// The most that it holds at this level, in whole units.
    fn holds(&self, level: i64, unit: i64) -> i64 {
        let most = i128::from(level) * i128::from(self.of) - i128::from(self.base);
        let most = most.div_euclid(i128::from(self.times));
        let most = most.min(i128::from(self.high)).div_euclid(i128::from(unit)) * i128::from(unit);
        if most < i128::from(self.low) { NOTHING } else { most as i64 }
    }
}

/// Counts to be filled to a total.
struct Water {
    vessels: Vec<Vessel>,
    total: i64,
    unit: i64,
}

impl Water {
    fn held(&self, level: i64) -> Vec<i64> {
        let holds = |vessel: &Vessel| vessel.holds(level, self.unit);
        self.vessels.iter().map(holds).collect()
    }

    /// The best list of levels, the greatest first.
    fn fill(&self, lowest: i64, highest: i64) -> Vec<i64> {
        let vessels = self.vessels.len();
        let mut filled: Vec<i64> = Vec::with_capacity(vessels);
        // What is held above the level last found by those who stand higher, and what each holds at that level.
        let mut above = 0;
        let mut last: Option<Vec<i64>> = None;
        let mut work = 0;
        let mut top = highest;
        while filled.len() < vessels && work < MAX_WORK {
            let standing = filled.len();
            // All that is held when the rest stand at a level, and `standing` of those who stood higher stay.
            let all = |level: i64| -> i64 {
                let held = self.held(level);
                let higher = last.as_ref().map_or(0, |last| gained(last, &held, standing));
                above + higher + held.iter().sum::<i64>()
            };
            let (mut low, mut high) = (lowest, top);
            while low < high {
                let middle = low + (high - low).div_euclid(2);
                if all(middle) >= self.total {
                    high = middle
                } else {
                    low = middle + 1
                }
                work += vessels * 16;
            }
            let level = low;
            let held = self.held(level);
            above += last.as_ref().map_or(0, |last| gained(last, &held, standing));
            let below = self.held(level - 1);
            let short = self.total - above - below.iter().sum::<i64>();
            let gains = held.iter().zip(&below).map(|(at, below)| at - below);
            let gains = gains.sorted_unstable_by_key(|&gain| Reverse(gain));
            let enough = gains
                .scan(0, |sum, gain| {
                    *sum += gain;
                    Some(*sum)
                })
                .position(|sum| sum >= short)
                .map_or(vessels, |at| at + 1);
            let number = if level == lowest { vessels } else { enough.max(standing + 1) };
            filled.resize(number, level);
            last = Some(held);
            top = level;
        }
        filled.resize(vessels, lowest);
        filled
    }

    /// A bound on the sum of the `greatest` greatest levels, from what one of the total costs where it is shared out:
    /// counts weighed alike by what a level is worth to each.
    fn shared(&self, greatest: i64) -> Option<i64> {
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

/// What the `number` counts that gain most hold more at a level than below it.
fn gained(at: &[i64], below: &[i64], number: usize) -> i64 {
    let gains = at.iter().zip(below).map(|(at, below)| at - below);
    let most = gains.sorted_unstable_by_key(|&gain| Reverse(gain));
    most.take(number).sum()
}
