//! Tallies: how many, or how much, a bucket holds of a column. Their floor is in `tally_bound.rs`.

use super::grid::{Grid, GridPlace, Weighted};
use super::price::Price;
use super::ranges::Ranges;
use super::readings::CountReadings;
use super::rows::{Expression, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use crate::interrupts::Interrupts;
use itertools::Itertools;
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// One priced count for every bucket and column of a [`Grid`].
#[derive(Debug, Clone)]
pub struct Tally {
    grid: Grid,
    prices: Vec<Price>,
    price_of: Vec<u32>,
    ranges: Ranges,
}

impl Tally {
    /// Prices each count; `price` is asked for every bucket and column.
    pub(crate) fn new(grid: Grid, slots: &Slots, price: impl Fn(u32, u32) -> Price) -> Tally {
        Tally::priced(grid, slots, &price)
    }

    /// [`new`](Tally::new), compiled once for all prices.
    fn priced(grid: Grid, slots: &Slots, price: &dyn Fn(u32, u32) -> Price) -> Tally {
        let mut number: HashMap<Price, u32> = HashMap::new();
        let mut prices: Vec<Price> = Vec::new();
        let keys = (0..grid.buckets() as u32).cartesian_product(0..grid.columns() as u32);
        let price_of = keys
            .map(|(bucket, column)| {
                *number.entry(price(bucket, column)).or_insert_with_key(|price| {
                    prices.push(price.clone());
                    prices.len() as u32 - 1
                })
            })
            .collect();
        let ranges = Ranges::new(&grid, slots);
        Tally { grid, prices, price_of, ranges }
    }

    /// Who brings what to where.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Price of one count.
    #[inline]
    pub fn price(&self, bucket: u32, column: u32) -> &Price {
        &self.prices[self.price_of[self.grid.key(bucket, column)] as usize]
    }

    /// Number of a count's price: counts with the same number cost alike.
    pub(super) fn price_number(&self, bucket: u32, column: u32) -> u32 {
        self.price_of[self.grid.key(bucket, column)]
    }

    /// The price of a number.
    pub(super) fn numbered(&self, number: u32) -> &Price {
        &self.prices[number as usize]
    }

    /// The range of one count, whatever the plan.
    pub(super) fn range(&self, bucket: u32, column: u32) -> RangeInclusive<i64> {
        self.ranges.of(bucket, column)
    }

    /// The value, and the counts. What is known of the tally before, whose counts these may go on from, is `before`.
    pub(super) fn value_after(&self, before: Option<(&Grid, Vec<i64>)>, assignment: &Assignment) -> (i64, Vec<i64>) {
        let counts = self.grid.counts_after(before, assignment);
        let prices = self.price_of.iter().map(|&number| &self.prices[number as usize]);
        (prices.zip(&counts).map(|(price, &count)| price.at(count)).sum(), counts)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = (u32, u32)> + use<> {
        (0..self.grid.buckets() as u32).cartesian_product(0..self.grid.columns() as u32)
    }
}

impl CountReadings for Tally {
    /// All bring the same, so that sizes are counted, and a few cost as much as many, or more.
    fn looks_at_empty_groups(&self) -> bool {
        self.grid.kinds().len() == 1
            && self.prices.iter().any(|price| !price.is_convex_on(0..=self.grid.units() as i64))
    }

    fn value(&self, assignment: &Assignment) -> i64 {
        self.value_after(None, assignment).0
    }

    fn lower_bound(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        self.column_lower_bounds(slots, &[], interrupts).map(|bounds| bounds.iter().sum())
    }

    /// The linear reading; `lower_bounds` of the columns, if known, are rows of their own.
    fn rows(&self, slots: &Slots, reading: Reading, lower_bounds: &[i64]) -> Rows {
        let mut counts: Vec<Expression> = vec![Vec::new(); self.grid.buckets() * self.grid.columns()];
        for unit in self.grid.unit_ids() {
            for &slot in slots.open_to(unit) {
                if let Some((bucket, times)) = self.grid.place_of(slot) {
                    for &(column, weight) in self.grid.columns_of(unit) {
                        counts[self.grid.key(bucket, column)].push((Variable::Holds(unit, slot), times * weight));
                    }
                }
            }
        }
        let mut rows = Rows::default();
        let mut of_column: Vec<(Expression, i64)> = vec![(Vec::new(), 0); self.grid.columns()];
        for ((bucket, column), count) in self.keys().zip(counts) {
            let (terms, constant) = (rows.cost.len(), rows.constant);
            let range = self.ranges.of(bucket, column);
            rows.price(count, range, self.price(bucket, column), reading);
            let (cost, fixed) = &mut of_column[column as usize];
            cost.extend_from_slice(&rows.cost[terms..]);
            *fixed += rows.constant - constant;
        }
        for ((cost, fixed), lower_bound) in of_column.into_iter().zip(lower_bounds) {
            if reading == Reading::Paid {
                rows.row(cost, Some(lower_bound - fixed), None);
            }
        }
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        self.keys().map(|(bucket, column)| self.price(bucket, column).greatest(&self.ranges.of(bucket, column))).sum()
    }

    fn times(&self, factor: i64) -> Option<Tally> {
        let prices = self.prices.iter().map(|price| price.times(factor)).collect::<Option<_>>()?;
        Some(Tally { prices, ..self.clone() })
    }

    fn moved(self, units: u32, slots: u32) -> Tally {
        Tally { grid: self.grid.moved(units, slots), ..self }
    }

    fn refined(self, coarse: &[SlotId]) -> Tally {
        Tally { grid: self.grid.refined(coarse), ..self }
    }

    fn unit_grid(&self) -> Option<&Grid> {
        Some(&self.grid)
    }

    fn bytes(&self) -> usize {
        let cells = self.price_of.len() * 3 * size_of::<i64>();
        let prices: usize = self.prices.iter().map(Price::bytes).sum();
        3 * self.grid.bytes() + cells + self.ranges.bytes() + prices
    }

    fn exchanges(&self, slots: &Slots, a: SlotId, b: SlotId) -> bool {
        let columns = 0..self.grid.columns() as u32;
        let same = |a, b| columns.clone().all(|column| self.price(a, column) == self.price(b, column));
        self.grid.exchanges(slots, a, b, &same)
    }

    fn is_by_group(&self, slots: &Slots, _: Reading) -> bool {
        self.grid.is_by_group(slots)
    }

    fn group_cost(&self, slot: SlotId, units: &[UnitId], _: Reading) -> i64 {
        self.grid.place_of(slot).map_or(0, |(bucket, times)| {
            let counts = self.grid.counts_of(units, times);
            (0..).zip(counts).map(|(column, count)| self.price(bucket, column).at(count)).sum()
        })
    }

    fn spread_by(&self) -> Option<&Grid> {
        Some(&self.grid)
    }

    fn tells_apart(&self, slots: &[SlotId]) -> bool {
        self.grid.tells_apart(slots)
    }
}

/// The counts of a tally while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct TallyState<'a> {
    tally: &'a Tally,
    counts: Vec<i64>,
}

impl<'a> TallyState<'a> {
    pub(crate) fn new(tally: &'a Tally, assignment: &Assignment) -> Self {
        TallyState { tally, counts: tally.grid.counts(assignment) }
    }

    #[inline]
    fn change(&self, bucket: u32, column: u32, by: i64) -> i64 {
        let count = self.counts[self.tally.grid.key(bucket, column)];
        let price = self.tally.price(bucket, column);
        price.at(count + by) - price.at(count)
    }

    /// What it costs when so much of a column goes from one place to another.
    #[inline]
    fn shift(&self, from: Option<GridPlace>, to: Option<GridPlace>, column: u32, weight: i64) -> i64 {
        match (from, to) {
            (Some((a, x)), Some((b, y))) if a == b => self.change(a, column, (y - x) * weight),
            _ => {
                from.map_or(0, |(a, x)| self.change(a, column, -x * weight))
                    + to.map_or(0, |(b, y)| self.change(b, column, y * weight))
            }
        }
    }

    /// What it costs to move a unit.
    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let grid = &self.tally.grid;
        let (a, b) = (grid.place_of(from), grid.place_of(to));
        if a == b {
            return 0;
        }
        let cost = |&(column, weight): &Weighted| self.shift(a, b, column, weight);
        grid.columns_of(unit).iter().map(cost).sum()
    }

    /// What it costs to exchange two units' slots.
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let grid = &self.tally.grid;
        let (a, b) = (grid.place_of(a), grid.place_of(b));
        let mut cost = 0;
        if a != b {
            grid.difference(first, second, |column, more| {
                cost += self.shift(a, b, column, more);
            });
        }
        cost
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let grid = &self.tally.grid;
        for (slot, sign) in [(from, -1), (to, 1)] {
            if let Some((bucket, times)) = grid.place_of(slot) {
                for &(column, weight) in grid.columns_of(unit) {
                    self.counts[grid.key(bucket, column)] += sign * times * weight;
                }
            }
        }
    }
}
