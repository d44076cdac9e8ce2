//! Threshold counts while a search moves units about: their delta.

use super::grid::GridPlace;
use super::slots::{Assignment, SlotId, UnitId};
use super::threshold_counts::ThresholdCounts;

/// The flags while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct ThresholdCountsState<'a> {
    flags: &'a ThresholdCounts,
    counts: Vec<i64>,
    reached: Vec<i64>,
}

impl<'a> ThresholdCountsState<'a> {
    pub(crate) fn new(flags: &'a ThresholdCounts, assignment: &Assignment) -> Self {
        let counts = flags.grid.counts(assignment);
        let reached = flags.reached(&counts);
        ThresholdCountsState { flags, counts, reached }
    }

    /// By how many flags a bucket changes when a column changes.
    #[inline]
    fn turn(&self, bucket: u32, column: u32, by: i64) -> i64 {
        let count = self.counts[self.flags.grid.key(bucket, column)];
        i64::from(count + by >= self.flags.threshold) - i64::from(count >= self.flags.threshold)
    }

    /// By how many flags two buckets change when so much of a column goes from one place to another. In one bucket it
    /// is all told with the first.
    #[inline]
    fn turns(&self, from: Option<GridPlace>, to: Option<GridPlace>, column: u32, weight: i64) -> [i64; 2] {
        match (from, to) {
            (Some((a, x)), Some((b, y))) if a == b => [self.turn(a, column, (y - x) * weight), 0],
            _ => [
                from.map_or(0, |(a, x)| self.turn(a, column, -x * weight)),
                to.map_or(0, |(b, y)| self.turn(b, column, y * weight)),
            ],
        }
    }

    /// What it costs that two places change by so many flags.
    #[inline]
    fn cost(&self, changes: [(Option<GridPlace>, i64); 2]) -> i64 {
        let cost = |at: usize, by: i64| {
            let (price, reached) = (&self.flags.prices[at], self.reached[at]);
            price.at(reached + by) - price.at(reached)
        };
        let [first, second] = changes.map(|(place, by)| {
            let counted = place.map(|(bucket, _)| self.flags.counted(bucket));
            counted.map_or((0, 0), |(at, times)| (at, times * by))
        });
        if first.0 == second.0 {
            cost(first.0, first.1 + second.1)
        } else {
            cost(first.0, first.1) + cost(second.0, second.1)
        }
    }

    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let grid = &self.flags.grid;
        let (a, b) = (grid.place_of(from), grid.place_of(to));
        if a == b {
            return 0;
        }
        let (mut left, mut reached) = (0, 0);
        for &(column, weight) in grid.columns_of(unit) {
            let [at_a, at_b] = self.turns(a, b, column, weight);
            left += at_a;
            reached += at_b;
        }
        self.cost([(a, left), (b, reached)])
    }

    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let grid = &self.flags.grid;
        let (a, b) = (grid.place_of(a), grid.place_of(b));
        if a == b {
            return 0;
        }
        let (mut left, mut reached) = (0, 0);
        grid.difference(first, second, |column, more| {
            let [at_a, at_b] = self.turns(a, b, column, more);
            left += at_a;
            reached += at_b;
        });
        self.cost([(a, left), (b, reached)])
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let grid = &self.flags.grid;
        for (slot, sign) in [(from, -1), (to, 1)] {
            if let Some((bucket, times)) = grid.place_of(slot) {
                for &(column, weight) in grid.columns_of(unit) {
                    let by = sign * times * weight;
                    let (at, times) = self.flags.counted(bucket);
                    self.reached[at] += times * self.turn(bucket, column, by);
                    self.counts[grid.key(bucket, column)] += by;
                }
            }
        }
    }
}
