//! Flags: how many columns of a bucket reach a threshold, such as "at least two backgrounds are present".

use super::grid::{Grid, sum_range};
use super::price::Price;
use super::rows::{Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};

/// For every bucket, one priced count: the number of its columns whose tally is at least `threshold`.
#[derive(Debug, Clone)]
pub struct Flags {
    grid: Grid,
    threshold: i64,
    prices: Vec<Price>,
}

impl Flags {
    /// `threshold` is at least 1 and weights are not negative.
    pub(crate) fn new(grid: Grid, threshold: i64, price: impl Fn(u32) -> Price) -> Flags {
        let prices = (0..grid.buckets() as u32).map(price).collect();
        Flags {
            grid,
            threshold,
            prices,
        }
    }

    /// Who brings what to where.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Price of a bucket's flags.
    pub(crate) fn price(&self, bucket: u32) -> &Price {
        &self.prices[bucket as usize]
    }

    /// The count from which a flag is set.
    pub(crate) fn threshold(&self) -> i64 {
        self.threshold
    }

    fn reached(&self, counts: &[i64]) -> Vec<i64> {
        let row = |counts: &[i64]| {
            counts
                .iter()
                .filter(|&&count| count >= self.threshold)
                .count() as i64
        };
        match self.grid.columns() {
            0 => vec![0; self.grid.buckets()],
            columns => counts.chunks(columns).map(row).collect(),
        }
    }

    /// The definition.
    pub fn value(&self, assignment: &Assignment) -> i64 {
        let reached = self.reached(&self.grid.counts(assignment));
        self.prices
            .iter()
            .zip(reached)
            .map(|(price, count)| price.at(count))
            .sum()
    }

    /// A lower bound: the least price of each bucket, over as many flags as its columns' totals allow.
    pub fn floor(&self, slots: &Slots) -> Option<i64> {
        let weights = self.grid.weights();
        let sizes = self.grid.bucket_sizes(slots);
        let most = |size| {
            let reaches =
                |w: &&Vec<i64>| *sum_range(w, self.grid.units(), size).end() >= self.threshold;
            weights.iter().filter(reaches).count() as i64
        };
        Some(
            self.prices
                .iter()
                .zip(&sizes)
                .map(|(price, size)| price.extremes(0..=most(size)).0)
                .sum(),
        )
    }

    /// The linear reading: a binary a flag, tied to its tally from both sides.
    pub fn rows(&self, slots: &Slots, reading: Reading) -> Rows {
        let mut rows = Rows::default();
        let sizes = self.grid.bucket_sizes(slots);
        let weights = self.grid.weights();
        for bucket in 0..self.grid.buckets() as u32 {
            let mut flags = Vec::new();
            for column in 0..self.grid.columns() as u32 {
                let mut tally = Vec::new();
                for unit in self.grid.unit_ids() {
                    let weight = self
                        .grid
                        .columns_of(unit)
                        .iter()
                        .find(|&&(c, _)| c == column)
                        .map(|&(_, weight)| weight);
                    let here = slots
                        .open_to(unit)
                        .iter()
                        .filter(|&&slot| self.grid.bucket_of(slot) == Some(bucket));
                    tally.extend(weight.into_iter().flat_map(|w| {
                        here.clone()
                            .map(move |&slot| (Variable::Holds(unit, slot), w))
                    }));
                }
                let cap = *sum_range(
                    &weights[column as usize],
                    self.grid.units(),
                    &sizes[bucket as usize],
                )
                .end();
                let reached = self.threshold..=i64::MAX;
                let flag = rows.auxiliary(0..=1, true, Meaning::Within(tally.clone(), reached));
                let mut upper = tally.clone();
                upper.push((flag, -self.threshold));
                rows.row(upper, Some(0), None);
                tally.push((flag, self.threshold - 1 - cap.max(self.threshold)));
                rows.row(tally, None, Some(self.threshold - 1));
                flags.push((flag, 1));
            }
            let range = 0..=self.grid.columns() as i64;
            rows.price(flags, range, &self.prices[bucket as usize], reading);
        }
        rows
    }

    pub(crate) fn greatest(&self) -> i128 {
        self.prices
            .iter()
            .map(|price| price.greatest(&(0..=self.grid.columns() as i64)))
            .sum()
    }

    /// The same of units and slots that stand this much later.
    pub(crate) fn moved(self, units: u32, slots: u32) -> Flags {
        Flags {
            grid: self.grid.moved(units, slots),
            ..self
        }
    }

    /// The same over slots each of which stands for one here.
    pub(crate) fn refined(self, coarse: &[SlotId]) -> Flags {
        Flags {
            grid: self.grid.refined(coarse),
            ..self
        }
    }

    /// The same at `factor` times the price; none when that overflows.
    pub(crate) fn times(&self, factor: i64) -> Option<Flags> {
        let prices = self
            .prices
            .iter()
            .map(|price| price.times(factor))
            .collect::<Option<_>>()?;
        Some(Flags {
            prices,
            ..self.clone()
        })
    }
}

/// The flags while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct FlagsState<'a> {
    flags: &'a Flags,
    counts: Vec<i64>,
    reached: Vec<i64>,
}

impl<'a> FlagsState<'a> {
    pub(crate) fn new(flags: &'a Flags, assignment: &Assignment) -> Self {
        let counts = flags.grid.counts(assignment);
        let reached = flags.reached(&counts);
        FlagsState {
            flags,
            counts,
            reached,
        }
    }

    /// By how many flags a bucket changes when a column changes.
    #[inline]
    fn turn(&self, bucket: Option<u32>, column: u32, by: i64) -> i64 {
        bucket.map_or(0, |bucket| {
            let count = self.counts[self.flags.grid.key(bucket, column)];
            i64::from(count + by >= self.flags.threshold) - i64::from(count >= self.flags.threshold)
        })
    }

    #[inline]
    fn cost(&self, bucket: Option<u32>, by: i64) -> i64 {
        bucket.map_or(0, |bucket| {
            let (price, reached) = (
                &self.flags.prices[bucket as usize],
                self.reached[bucket as usize],
            );
            price.at(reached + by) - price.at(reached)
        })
    }

    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let grid = &self.flags.grid;
        let (a, b) = (grid.bucket_of(from), grid.bucket_of(to));
        if a == b {
            return 0;
        }
        let columns = grid.columns_of(unit);
        let left = columns
            .iter()
            .map(|&(column, weight)| self.turn(a, column, -weight))
            .sum();
        let reached = columns
            .iter()
            .map(|&(column, weight)| self.turn(b, column, weight))
            .sum();
        self.cost(a, left) + self.cost(b, reached)
    }

    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let grid = &self.flags.grid;
        let (a, b) = (grid.bucket_of(a), grid.bucket_of(b));
        if a == b {
            return 0;
        }
        let (mut at_a, mut at_b) = (0, 0);
        grid.difference(first, second, |column, more| {
            at_a += self.turn(a, column, -more);
            at_b += self.turn(b, column, more);
        });
        self.cost(a, at_a) + self.cost(b, at_b)
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let grid = &self.flags.grid;
        for (slot, sign) in [(from, -1), (to, 1)] {
            if let Some(bucket) = grid.bucket_of(slot) {
                for &(column, weight) in grid.columns_of(unit) {
                    self.reached[bucket as usize] += self.turn(Some(bucket), column, sign * weight);
                    self.counts[grid.key(bucket, column)] += sign * weight;
                }
            }
        }
    }
}
