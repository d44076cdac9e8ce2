//! The counts that levels are of: every bucket and column of a grid, or of each bucket the column of its own number
//! alone, which is what units bring to whoever holds them.

use super::grid::{Grid, Weighted};
use super::leximin_bound::{Pool, Reach};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use itertools::Itertools;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Sums × choices up to which it is looked at which numbers a count can be.
const MAX_SUMS: usize = 100_000;

/// The counts that levels are of.
#[derive(Debug)]
pub(super) struct LevelCounts {
    pub(super) grid: Grid,
    /// Whether each bucket counts the column of its own number alone.
    own: bool,
}

impl LevelCounts {
    /// Every bucket and column.
    pub(super) fn all(grid: Grid) -> LevelCounts {
        LevelCounts { grid, own: false }
    }

    /// Of each bucket the column of its own number alone.
    pub(super) fn own(grid: Grid) -> LevelCounts {
        LevelCounts { grid, own: true }
    }

    /// Bucket and column of each count, in the order of the counts.
    pub(super) fn keys(&self) -> Vec<(u32, u32)> {
        let buckets = 0..self.grid.buckets() as u32;
        if self.own {
            return buckets.map(|bucket| (bucket, bucket)).collect();
        }
        buckets.cartesian_product(0..self.grid.columns() as u32).collect()
    }

    /// How many there are.
    fn len(&self) -> usize {
        self.grid.buckets() * if self.own { 1 } else { self.grid.columns() }
    }

    /// Position of a bucket's column among the counts.
    #[inline]
    fn key(&self, bucket: u32, column: u32) -> usize {
        if self.own { bucket as usize } else { self.grid.key(bucket, column) }
    }

    /// What a unit brings to a bucket.
    #[inline]
    fn brings(&self, unit: UnitId, bucket: u32) -> &[Weighted] {
        let columns = self.grid.columns_of(unit);
        if !self.own {
            return columns;
        }
        match columns.binary_search_by_key(&bucket, |&(column, _)| column) {
            Ok(at) => &columns[at..=at],
            Err(_) => &[],
        }
    }

    /// The counts to which a unit adds in a slot, with what it adds.
    #[inline]
    pub(super) fn added(&self, unit: UnitId, slot: SlotId) -> impl Iterator<Item = (usize, i64)> {
        let place = self.grid.place_of(slot).into_iter();
        place.flat_map(move |(bucket, times)| {
            let brings = self.brings(unit, bucket).iter();
            brings.map(move |&(column, weight)| (self.key(bucket, column), times * weight))
        })
    }

    /// All counts.
    pub(super) fn counts(&self, assignment: &Assignment) -> Vec<i64> {
        let mut counts = vec![0; self.len()];
        for unit in self.grid.unit_ids() {
            for (key, by) in self.added(unit, assignment.slot(unit)) {
                counts[key] += by;
            }
        }
        counts
    }

    /// What each count can come to, by what everybody may hold.
    pub(super) fn reaches(&self, slots: &Slots) -> Vec<Reach> {
        let mut choices: Vec<Vec<Vec<i64>>> = vec![Vec::new(); self.len()];
        for unit in self.grid.unit_ids() {
            let open = slots.open_to(unit);
            let added = open.iter().flat_map(|&slot| self.added(unit, slot)).into_group_map();
            for (key, mut added) in added {
                // From the other slots it adds nothing.
                if added.len() < open.len() {
                    added.push(0);
                }
                choices[key].push(added.into_iter().sorted_unstable().dedup().collect());
            }
        }
        let unit = self.unit();
        let reach = |choices: Vec<Vec<i64>>| {
            let low: i64 = choices.iter().filter_map(|added| added.first()).sum();
            let high: i64 = choices.iter().filter_map(|added| added.last()).sum();
            Reach { range: low..=high, sums: sums(&choices, low..=high, unit) }
        };
        choices.into_iter().map(reach).collect()
    }

    /// All counts as one pool, and the pools that they fall into by what everybody may hold.
    pub(super) fn pools(&self, slots: &Slots) -> (Pool, Vec<Pool>) {
        let none = |keys: Vec<usize>| Pool { keys, total: 0..=0, unit: 0 };
        let mut all = none((0..self.len()).collect());
        // Of each unit the counts that it can add to, the least and the most that it adds, and in which steps.
        let mut parts: Vec<Pool> = Vec::new();
        for unit in self.grid.unit_ids() {
            let mut part = none(Vec::new());
            let sums = slots.open_to(unit).iter().map(|&slot| {
                let added = self.added(unit, slot).filter(|&(_, by)| by != 0);
                added.fold(0, |sum, (key, by)| {
                    part.keys.push(key);
                    part.unit = num_integer::gcd(part.unit, by);
                    sum + by
                })
            });
            let (low, high) = sums.minmax().into_option().unwrap_or((0, 0));
            part.total = low..=high;
            all.add(&part);
            parts.push(part);
        }
        all.unit = self.unit();
        let mut pool_of: Vec<usize> = (0..self.len()).collect();
        for part in &parts {
            for pair in part.keys.windows(2) {
                let (one, other) = (pool_of[pair[0]], pool_of[pair[1]]);
                if one != other {
                    pool_of.iter_mut().filter(|pool| **pool == other).for_each(|pool| *pool = one);
                }
            }
        }
        let keys = (0..self.len()).map(|key| (pool_of[key], key)).into_group_map();
        let mut pools: BTreeMap<usize, Pool> = keys.into_iter().map(|(pool, keys)| (pool, none(keys))).collect();
        for part in &parts {
            if let Some(pool) = part.keys.first().and_then(|&key| pools.get_mut(&pool_of[key])) {
                pool.add(part);
            }
        }
        let whole = pools.into_values().map(|pool| Pool { unit: pool.unit.abs().max(1), ..pool });
        (all, whole.collect())
    }

    /// The greatest number of which all that can be added to a count are multiples; at least 1.
    fn unit(&self) -> i64 {
        let times = self.grid.counted_slots().map(|(_, times)| times);
        let times = times.fold(0, num_integer::gcd);
        let weights = self.grid.kinds().iter().flatten().map(|&(_, weight)| weight);
        (times * weights.fold(0, num_integer::gcd)).abs().max(1)
    }
}

impl Pool {
    /// Takes in what a unit adds.
    fn add(&mut self, part: &Pool) {
        self.total = self.total.start() + part.total.start()..=self.total.end() + part.total.end();
        self.unit = num_integer::gcd(self.unit, part.unit);
    }
}

/// All sums of one of each of these choices, in order; none if there are too many to look at. All are multiples of the
/// unit.
fn sums(choices: &[Vec<i64>], range: RangeInclusive<i64>, unit: i64) -> Vec<i64> {
    let states = ((range.end() - range.start()) / unit) as usize + 1;
    let steps: usize = choices.iter().map(Vec::len).sum();
    if states.saturating_mul(steps) > MAX_SUMS {
        return Vec::new();
    }
    let mut reached = vec![false; states];
    reached[0] = true;
    for added in choices {
        let mut next = vec![false; states];
        let least = added.first().copied().unwrap_or(0);
        for by in added.iter().map(|by| ((by - least) / unit) as usize) {
            for at in (0..states - by.min(states)).filter(|&at| reached[at]) {
                next[at + by] = true;
            }
        }
        reached = next;
    }
    (0..).zip(reached).filter(|&(_, reached)| reached).map(|(at, _)| range.start() + at * unit).collect()
}
