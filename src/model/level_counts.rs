//! The counts that levels are of: every bucket and column of a grid, or of each bucket the column of its own number
//! alone, which is what units bring to whoever holds them.

use super::grid::{Grid, Weighted};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use itertools::Itertools;
use std::ops::RangeInclusive;

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

    /// What each count can come to, and all of them together, by what everybody may hold.
    pub(super) fn ranges(&self, slots: &Slots) -> (Vec<RangeInclusive<i64>>, RangeInclusive<i64>) {
        let mut ranges = vec![(0, 0); self.len()];
        let (mut low, mut high) = (0, 0);
        for unit in self.grid.unit_ids() {
            let open = slots.open_to(unit);
            let sum = |&slot: &SlotId| self.added(unit, slot).map(|(_, by)| by).sum::<i64>();
            low += open.iter().map(sum).min().unwrap_or(0);
            high += open.iter().map(sum).max().unwrap_or(0);
            let added = open.iter().flat_map(|&slot| self.added(unit, slot)).into_group_map();
            for (key, mut added) in added {
                // From the other slots it adds nothing.
                if added.len() < open.len() {
                    added.push(0);
                }
                let (least, most) = &mut ranges[key];
                *least += added.iter().copied().min().unwrap_or(0);
                *most += added.iter().copied().max().unwrap_or(0);
            }
        }
        let ranges = ranges.into_iter().map(|(low, high)| low..=high);
        (ranges.collect(), low..=high)
    }

    /// The greatest number of which all that can be added to a count are multiples; at least 1.
    pub(super) fn unit(&self) -> i64 {
        let times = self.grid.counted_slots().map(|(_, times)| times);
        let times = times.fold(0, num_integer::gcd);
        let weights = self.grid.kinds().iter().flatten().map(|&(_, weight)| weight);
        (times * weights.fold(0, num_integer::gcd)).abs().max(1)
    }
}
