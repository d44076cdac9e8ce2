//! Tallies of whole people as bits: the fast path of the search.

use super::grid::Grid;
use super::price::Price;
use super::slots::{Assignment, SlotId, UnitId};
use super::tally::Tally;
use itertools::Itertools;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Several tallies of whole people over the same buckets, up to 64 columns in all: a unit is a word of bits, and the
/// cost of one more and one fewer stands ready for every count.
#[derive(Debug, Clone)]
pub(crate) struct BitState<'a> {
    tallies: Vec<&'a Tally>,
    lists: BitLists,
    first_unit: usize,
    first_slot: usize,
    /// Per bucket and column; a last bucket of zeros stands for "not counted".
    margins: Vec<Margin>,
    counts: Vec<i32>,
    width: usize,
}

/// What does not change in a search. States of grids with the same lists have the same.
#[derive(Debug, Clone)]
struct BitLists {
    /// Of the units from the first on.
    bits: Arc<[u64]>,
    /// Of the slots from the first on; one more than all buckets for "not counted".
    bucket_of: Arc<[u32]>,
}

impl BitLists {
    /// Of grids over the same units, whose slots add to the same buckets.
    fn new(grids: &[&Grid], nowhere: usize) -> BitLists {
        let mask = |unit: UnitId| {
            let mut offset = 0;
            let mut mask = 0u64;
            for grid in grids {
                mask |= grid.columns_of(unit).iter().map(|&(column, _)| 1 << (offset + column)).sum::<u64>();
                offset += grid.columns() as u32;
            }
            mask
        };
        let grid = grids[0];
        let bucket = |slot| grid.bucket_of(slot).unwrap_or(nowhere as u32);
        BitLists { bits: grid.unit_ids().map(mask).collect(), bucket_of: grid.slot_ids().map(bucket).collect() }
    }
}

/// What states have that share it.
#[derive(Debug, Default)]
pub(crate) struct SharedBits<'a>(Vec<(&'a Grid, BitLists)>);

impl<'a> SharedBits<'a> {
    fn of(&mut self, tallies: &[&'a Tally], nowhere: usize) -> BitLists {
        let grids: Vec<&Grid> = tallies.iter().map(|tally| tally.grid()).collect();
        let grid = grids[0];
        let Some(all) = grid.of_all_shared().filter(|_| grids.len() == 1) else {
            return BitLists::new(&grids, nowhere);
        };
        if let Some((_, lists)) = self.0.iter().find(|(known, _)| known.shares_lists_with(grid)) {
            return lists.clone();
        }
        let lists = BitLists::new(&[&all], nowhere);
        self.0.push((grid, lists.clone()));
        lists
    }
}

/// The cost of one more, and of one fewer. An array, so that a bit chooses between them without a branch.
type Margin = [i32; 2];

impl<'a> BitState<'a> {
    /// Columns that one state can hold.
    const WIDTH: usize = 64;

    /// Whether the counts of a tally fit the bits.
    pub(super) fn is_plain(tally: &Tally) -> bool {
        let small = |(bucket, column)| {
            let range = tally.range(bucket, column);
            let (least, greatest) = tally.price(bucket, column).extremes(range.start() - 1..=range.end() + 1);
            greatest.saturating_sub(least) < i32::MAX as i64
        };
        let grid = tally.grid();
        grid.has_unit_weights() && grid.columns() <= BitState::WIDTH && tally.keys().all(small)
    }

    /// Whether one more tally has the buckets of some, and fits beside them.
    pub(super) fn joins(tallies: &[&Tally], more: &Tally) -> bool {
        let width: usize = tallies.iter().map(|tally| tally.grid().columns()).sum();
        tallies[0].grid().has_buckets_of(more.grid()) && width + more.grid().columns() <= BitState::WIDTH
    }

    /// Shares one state between tallies that are [plain](BitState::is_plain) and [join](BitState::joins) each other.
    pub(crate) fn new(tallies: Vec<&'a Tally>, assignment: &Assignment, shared: &mut SharedBits<'a>) -> Self {
        let width = tallies.iter().map(|tally| tally.grid().columns()).sum();
        let grid = tallies[0].grid();
        let nowhere = tallies.iter().map(|tally| tally.grid().buckets()).max().unwrap_or(0);
        let lists = shared.of(&tallies, nowhere);
        let mut counts = vec![0; (nowhere + 1) * width];
        for (unit, &bits) in grid.unit_ids().zip(&*lists.bits) {
            let bucket = grid.bucket_of(assignment.slot(unit)).map_or(nowhere, |bucket| bucket as usize);
            if bucket < nowhere {
                each_bit(bits, |column| counts[bucket * width + column] += 1);
            }
        }
        let margins = vec![[0; 2]; counts.len()];
        let mut state = BitState {
            first_unit: grid.unit_ids().next().map_or(0, UnitId::index),
            first_slot: grid.slot_ids().next().map_or(0, SlotId::index),
            tallies,
            lists,
            margins,
            counts,
            width,
        };
        (0..nowhere).cartesian_product(0..width).for_each(|(bucket, column)| state.refresh(bucket, column));
        state
    }

    fn price(&self, bucket: usize, column: usize) -> Option<&'a Price> {
        let mut column = column;
        for tally in &self.tallies {
            if column < tally.grid().columns() {
                return (bucket < tally.grid().buckets()).then(|| tally.price(bucket as u32, column as u32));
            }
            column -= tally.grid().columns();
        }
        None
    }

    fn refresh(&mut self, bucket: usize, column: usize) {
        if let Some(price) = self.price(bucket, column) {
            let at = bucket * self.width + column;
            let count = self.counts[at] as i64;
            let now = price.at(count);
            // Fits: `is_plain` has checked every count within reach.
            self.margins[at] = [(price.at(count + 1) - now) as i32, (price.at(count - 1) - now) as i32];
        }
    }

    /// Bucket of a slot; where it is not counted, the number of buckets.
    #[inline]
    pub(crate) fn bucket(&self, slot: SlotId) -> u32 {
        self.lists.bucket_of[slot.index() - self.first_slot]
    }

    pub(crate) fn columns(&self) -> usize {
        self.width
    }

    pub(crate) fn buckets(&self) -> usize {
        self.counts.len() / self.width - 1
    }

    /// The counts of a bucket by column; of the one that stands for "not counted", zeros.
    #[inline]
    pub(crate) fn counts_of(&self, bucket: usize) -> &[i32] {
        &self.counts[bucket * self.width..][..self.width]
    }

    /// The counts that cost nothing; `None` unless they are one stretch, which ends at the least and the greatest count that
    /// there can be.
    pub(crate) fn free_counts(&self, bucket: usize, column: usize) -> Option<RangeInclusive<i32>> {
        let price = self.price(bucket, column)?;
        let units = self.lists.bits.len() as i64;
        match price.free(0..=units).as_slice() {
            [only] => Some(*only.start() as i32..=*only.end() as i32),
            _ => None,
        }
    }

    #[inline]
    fn margins(&self, slot: SlotId) -> &[Margin] {
        let start = self.bucket(slot) as usize * self.width;
        &self.margins[start..start + self.width]
    }

    #[inline]
    pub(crate) fn bits(&self, unit: UnitId) -> u64 {
        self.lists.bits[unit.index() - self.first_unit]
    }

    #[inline]
    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        if self.bucket(from) == self.bucket(to) {
            return 0;
        }
        let (left, reached) = (self.margins(from), self.margins(to));
        let mut cost = 0i64;
        each_bit(self.bits(unit), |column| cost += i64::from(left[column][1]) + i64::from(reached[column][0]));
        cost
    }

    #[inline]
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let (mine, theirs) = (self.bits(first), self.bits(second));
        let differing = mine ^ theirs;
        if differing == 0 || self.bucket(a) == self.bucket(b) {
            return 0;
        }
        let (at_a, at_b) = (self.margins(a), self.margins(b));
        let mut cost = 0i64;
        each_bit(differing, |column| {
            // What the first brings and the second does not leaves `a`, else it comes there.
            let leaves = (mine >> column & 1) as usize;
            cost += i64::from(at_a[column][leaves]) + i64::from(at_b[column][1 - leaves]);
        });
        cost
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let bits = self.bits(unit);
        for (slot, by) in [(from, -1), (to, 1)] {
            let bucket = self.bucket(slot) as usize;
            if (bucket + 1) * self.width < self.counts.len() {
                each_bit(bits, |column| {
                    self.counts[bucket * self.width + column] += by;
                    self.refresh(bucket, column);
                });
            }
        }
    }
}

#[inline]
fn each_bit(mut bits: u64, mut visit: impl FnMut(usize)) {
    while bits != 0 {
        visit(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}
