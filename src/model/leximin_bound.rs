//! What levels must come to at least: water filling, level by level.
//!
//! Counts that add up to a known total cannot all be low. The greatest level is at least the lowest at which all counts
//! together hold the total; as many counts stand there as the others cannot do without; and so on down. The
//! list that comes out is the best of all lists whose counts come in the unit, and so no assignment has a better one.

use super::level::Level;
use super::leximin_water::{Vessel, Water};
use itertools::Itertools;
use std::cmp::Reverse;
use std::ops::RangeInclusive;

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
    /// What each count would come to at most, or of more that is better at least, with these levels.
    marks: Vec<i64>,
}

/// The same of one pool.
struct PoolFloor {
    plain: Vec<i64>,
    /// No list of levels comes before this one.
    filled: Vec<i64>,
    /// No level is below the one in its place.
    least: Vec<i64>,
    /// Where each count would be then, with its position; none if that is not known.
    marks: Vec<(usize, i64)>,
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
            if joined.filled > floor.filled {
                (floor.filled, floor.marks) = (joined.filled, joined.marks);
            }
        }
        let all = floor.marks.len() == levels.len();
        let marks = floor.marks.into_iter().filter(|_| all).sorted_unstable().map(|(_, mark)| mark).collect();
        let in_order = beside_plain(&sums(&floor.filled), &floor.plain);
        LeximinFloor { plain: floor.plain, in_order, marks }
    }

    /// What each count is at most, or of more that is better at least, in an assignment that has no level above this
    /// bound; `None` if that is not known.
    pub(super) fn marks(&self) -> Option<&[i64]> {
        Some(self.marks.as_slice()).filter(|marks| !marks.is_empty())
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
        PoolFloor { plain: Vec::new(), filled: Vec::new(), least: Vec::new(), marks: Vec::new() }
    }

    fn new(levels: &[Level], reaches: &[Reach], pool: &Pool) -> PoolFloor {
        let each = || pool.keys.iter().map(|&key| (&levels[key], &reaches[key]));
        let range = |(level, reach): (&Level, &Reach)| level.over(&reach.range);
        let least = each().map(|both| *range(both).start());
        let least: Vec<i64> = least.sorted_unstable_by_key(|&level| Reverse(level)).collect();
        let lowest = sums(&least);
        let sound =
            || PoolFloor { plain: lowest.clone(), filled: least.clone(), least: least.clone(), marks: Vec::new() };
        let rising = each().all(|(level, _)| level.times > 0);
        let falling = each().all(|(level, _)| level.times < 0);
        let (sign, total) = match (rising, falling) {
            (true, _) => (1, *pool.total.start()),
            (_, true) => (-1, -*pool.total.end()),
            _ => return sound(),
        };
        let vessel = |(level, reach): (&Level, &Reach)| {
            let (a, b) = (sign * reach.range.start(), sign * reach.range.end());
            let (low, high) = (a.min(b), a.max(b));
            // What is known beside permissions may leave out some of the sums.
            let sums = reach.sums.iter().map(|sum| sign * sum).filter(|sum| (low..=high).contains(sum));
            let sums = sums.sorted_unstable().collect();
            Vessel { times: sign * level.times, of: level.of, base: level.base, low, high, sums }
        };
        let water = Water { vessels: each().map(vessel).collect(), total, unit: pool.unit };
        let large = |vessel: &Vessel| vessel.low.abs().max(vessel.high.abs()) > MAX_TOTAL;
        let (Some(&bottom), Some(highest)) = (least.last(), each().map(|both| *range(both).end()).max()) else {
            return sound();
        };
        if total.abs() > MAX_TOTAL || water.vessels.iter().any(large) {
            return sound();
        }
        let (filled, held) = water.fill_exactly(bottom, highest).unwrap_or_else(|| water.fill(bottom, highest));
        let plain = (1..).zip(&lowest).map(|(greatest, &low)| {
            let by_first = filled[0] + (greatest - 1) * bottom;
            low.max(by_first).max(water.shared(greatest).unwrap_or(low))
        });
        let marks = pool.keys.iter().copied().zip(held.into_iter().map(|held| sign * held));
        PoolFloor { plain: plain.collect(), filled, least, marks: marks.collect() }
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
        PoolFloor {
            plain,
            filled: merged(&self.filled, &other.filled),
            least: merged(&self.least, &other.least),
            marks: [self.marks, other.marks].concat(),
        }
    }
}

/// Bounds for assignments that are at them with all smaller numbers of levels: from the sums of a list that no assignment has a
/// better one than, and bounds of the sums by themselves. Once such a bound is above the list, an assignment there has a worse
/// list, of which the later sums of this one say nothing.
pub(super) fn beside_plain(list: &[i64], plain: &[i64]) -> Vec<i64> {
    let mut on_list = true;
    let join = |(&sum, &plain): (&i64, &i64)| {
        let bound = if on_list { sum.max(plain) } else { plain };
        on_list &= sum >= plain;
        bound
    };
    list.iter().zip(plain).map(join).collect()
}

fn sums(levels: &[i64]) -> Vec<i64> {
    let sum = |sum: &mut i64, level: &i64| {
        *sum += level;
        Some(*sum)
    };
    levels.iter().scan(0, sum).collect()
}
