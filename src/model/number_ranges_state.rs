//! Ranges of a number while a search moves units about: their delta.

use super::number_ranges::NumberRanges;
use super::slots::{Assignment, SlotId, UnitId};

/// The ranges while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct NumberRangesState<'a> {
    ranges: &'a NumberRanges,
    held: Vec<Held>,
}

/// Whom a bucket holds.
#[derive(Debug, Clone, Default)]
struct Held {
    /// The columns of those who have the number, sorted.
    columns: Vec<u32>,
    /// How many lack it.
    lacking: usize,
    cost: i64,
}

impl<'a> NumberRangesState<'a> {
    pub(crate) fn new(ranges: &'a NumberRanges, assignment: &Assignment) -> Self {
        let mut state = NumberRangesState { ranges, held: vec![Held::default(); ranges.grid.buckets()] };
        for unit in ranges.grid.unit_ids() {
            let bucket = ranges.grid.bucket_of(assignment.slot(unit));
            if let (Some(bucket), Some(column)) = (bucket, ranges.column_of(unit)) {
                match (column as usize) < ranges.values.len() {
                    true => state.held[bucket as usize].columns.push(column),
                    false => state.held[bucket as usize].lacking += 1,
                }
            }
        }
        for bucket in 0..state.held.len() as u32 {
            state.held[bucket as usize].columns.sort_unstable();
            state.held[bucket as usize].cost = state.cost_after(bucket, None, None);
        }
        state
    }

    /// What a bucket costs without one column and with another.
    #[inline]
    fn cost_after(&self, bucket: u32, without: Option<u32>, with: Option<u32>) -> i64 {
        let Held { columns, lacking, .. } = &self.held[bucket as usize];
        let number = |column: &u32| (*column as usize) < self.ranges.values.len();
        let skipped = |end: Option<&u32>| usize::from(without.is_some() && end.copied() == without);
        let low = columns.get(skipped(columns.first())).copied();
        let high = columns.iter().nth_back(skipped(columns.last())).copied();
        let ends = low.zip(high).into_iter().chain(with.filter(number).map(|column| (column, column)));
        let ends = ends.reduce(|(low, high), (least, greatest)| (low.min(least), high.max(greatest)));
        if ends.is_none() && self.ranges.optional[bucket as usize] {
            let left = lacking + usize::from(with.is_some()) - usize::from(without.is_some_and(|it| !number(&it)));
            if left == 0 {
                return 0;
            }
        }
        self.ranges.cost_between(ends)
    }

    /// What it costs that a slot's bucket loses one column and gets another.
    #[inline]
    fn change(&self, bucket: Option<u32>, without: Option<u32>, with: Option<u32>) -> i64 {
        bucket.map_or(0, |bucket| self.cost_after(bucket, without, with) - self.held[bucket as usize].cost)
    }

    /// What it costs to move a unit.
    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let grid = &self.ranges.grid;
        let (a, b) = (grid.bucket_of(from), grid.bucket_of(to));
        let column = self.ranges.column_of(unit);
        if a == b || column.is_none() {
            return 0;
        }
        self.change(a, column, None) + self.change(b, None, column)
    }

    /// What it costs to exchange two units' slots.
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let grid = &self.ranges.grid;
        let (a, b) = (grid.bucket_of(a), grid.bucket_of(b));
        let (one, other) = (self.ranges.column_of(first), self.ranges.column_of(second));
        if a == b || one == other {
            return 0;
        }
        self.change(a, one, other) + self.change(b, other, one)
    }

    /// Moves a unit.
    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let Some(column) = self.ranges.column_of(unit) else { return };
        let lacks = column as usize >= self.ranges.values.len();
        for (slot, comes) in [(from, false), (to, true)] {
            let Some(bucket) = self.ranges.grid.bucket_of(slot) else { continue };
            let held = &mut self.held[bucket as usize];
            match (lacks, comes) {
                (true, true) => held.lacking += 1,
                (true, false) => held.lacking -= 1,
                (false, true) => held.columns.insert(held.columns.partition_point(|&other| other < column), column),
                (false, false) => {
                    if let Ok(at) = held.columns.binary_search(&column) {
                        held.columns.remove(at);
                    }
                }
            }
            let cost = self.cost_after(bucket, None, None);
            self.held[bucket as usize].cost = cost;
        }
    }
}
