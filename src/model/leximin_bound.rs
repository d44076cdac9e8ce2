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

/// Counts among which the same units are shared out, and no others.
#[derive(Debug, Clone)]
pub(super) struct Pool {
    /// Positions of the counts.
    pub(super) keys: Vec<usize>,
    /// What all come to together.
    pub(super) total: RangeInclusive<i64>,
    /// All counts are multiples of this.
    pub(super) unit: i64,
}

/// What a count can come to.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    pub(super) range: RangeInclusive<i64>,
    /// All numbers that it can be, in order; empty if they are not known.
    pub(super) sums: Vec<i64>,
}

/// Lower bounds on the sums of the greatest levels.
#[derive(Debug, Clone)]
pub(super) struct LeximinFloor {
    /// For all assignments.
    plain: Vec<i64>,
    /// For assignments at the sums before in all earlier places.
    in_order: Vec<i64>,
}

/// The same of one pool.
struct PoolFloor {
    plain: Vec<i64>,
    /// No list of levels comes before this one.
    filled: Vec<i64>,
    /// No level is below the one in its place.
    least: Vec<i64>,
}

/// A count that rises with its level.
#[derive(Debug, Clone)]
struct Vessel {
    times: i64,
    of: i64,
    base: i64,
    low: i64,
    high: i64,
    /// All that it can hold, in order; empty if that is not known.
    sums: Vec<i64>,
}

impl LeximinFloor {
    /// From the level of each count, what it can come to, what all come to together, and the pools that they fall into.
    pub(super) fn new(levels: &[Level], reaches: &[Reach], all: Pool, pools: &[Pool]) -> LeximinFloor {
        let mut floor = PoolFloor::new(levels, reaches, &all);
        if pools.len() > 1 {
            let parts = pools.iter().map(|pool| PoolFloor::new(levels, reaches, pool));
            let joined = parts.fold(PoolFloor::none(), PoolFloor::joined);
            let plain = floor.plain.iter().zip(&joined.plain).map(|(&one, &other)| one.max(other));
            floor.plain = plain.collect();
            floor.filled = floor.filled.max(joined.filled);
        }
        let in_order = sums(&floor.filled).into_iter().zip(sums(&floor.least));
        let in_order = in_order.map(|(sum, low)| sum.max(low)).collect();
        LeximinFloor { plain: floor.plain, in_order }
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

impl PoolFloor {
    /// That of no counts.
    fn none() -> PoolFloor {
        PoolFloor { plain: Vec::new(), filled: Vec::new(), least: Vec::new() }
    }

    fn new(levels: &[Level], reaches: &[Reach], pool: &Pool) -> PoolFloor {
        let each = || pool.keys.iter().map(|&key| (&levels[key], &reaches[key]));
        let range = |(level, reach): (&Level, &Reach)| level.over(&reach.range);
        let least = each().map(|both| *range(both).start());
        let least: Vec<i64> = least.sorted_unstable_by_key(|&level| Reverse(level)).collect();
        let lowest = sums(&least);
        let sound = || PoolFloor { plain: lowest.clone(), filled: least.clone(), least: least.clone() };
        let rising = each().all(|(level, _)| level.times > 0);
        let falling = each().all(|(level, _)| level.times < 0);
        let (sign, total) = match (rising, falling) {
            (true, _) => (1, *pool.total.start()),
            (_, true) => (-1, -*pool.total.end()),
            _ => return sound(),
        };
        let vessel = |(level, reach): (&Level, &Reach)| {
            let (a, b) = (sign * reach.range.start(), sign * reach.range.end());
            let sums = reach.sums.iter().map(|sum| sign * sum).sorted_unstable().collect();
            Vessel { times: sign * level.times, of: level.of, base: level.base, low: a.min(b), high: a.max(b), sums }
        };
        let water = Water { vessels: each().map(vessel).collect(), total, unit: pool.unit };
        let large = |vessel: &Vessel| vessel.low.abs().max(vessel.high.abs()) > MAX_TOTAL;
        let (Some(&bottom), Some(highest)) = (least.last(), each().map(|both| *range(both).end()).max()) else {
            return sound();
        };
        if total.abs() > MAX_TOTAL || water.vessels.iter().any(large) {
            return sound();
        }
        let filled = water.fill(bottom, highest);
        let plain = (1..).zip(&lowest).map(|(greatest, &low)| {
            let by_first = filled[0] + (greatest - 1) * bottom;
            low.max(by_first).max(water.shared(greatest).unwrap_or(low))
        });
        PoolFloor { plain: plain.collect(), filled, least }
    }

    /// That of two pools together. The greatest of all levels are no smaller than any as many, however many of each pool.
    fn joined(self, other: PoolFloor) -> PoolFloor {
        let with_none = |sums: &[i64]| [&[0], sums].concat();
        let (mine, theirs) = (with_none(&self.plain), with_none(&other.plain));
        let most = |number: usize| {
            let of_mine = number.saturating_sub(other.plain.len())..=number.min(self.plain.len());
            of_mine.map(|of_mine| mine[of_mine] + theirs[number - of_mine]).max().unwrap_or(0)
        };
        let merged = |mine: &Vec<i64>, theirs: &Vec<i64>| {
            let all = mine.iter().chain(theirs).copied();
            all.sorted_unstable_by_key(|&level| Reverse(level)).collect::<Vec<i64>>()
        };
        let plain = (1..mine.len() + theirs.len() - 1).map(most).collect();
        PoolFloor { plain, filled: merged(&self.filled, &other.filled), least: merged(&self.least, &other.least) }
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
    /// The most that it holds at this level, in whole units and as far as is known.
    fn holds(&self, level: i64, unit: i64) -> i64 {
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
