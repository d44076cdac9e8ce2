//! Tallies: how many, or how much, a bucket holds of a column.

use super::bits::BitState;
use super::grid::{Grid, Weighted, sum_range};
use super::price::Price;
use super::rows::{Expression, Reading, Rows, Variable};
use super::same_counts::SameCounts;
use super::slots::{Assignment, SlotId, Slots, UnitId};
use super::split::{Share, cheapest_split};
use super::transport::Spread;
use itertools::Itertools;
use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

/// One priced count for every bucket and column of a [`Grid`].
#[derive(Debug, Clone)]
pub struct Tally {
    grid: Grid,
    prices: Vec<Price>,
    price_of: Vec<u32>,
    ranges: Ranges,
}

/// The range of each count, whatever the plan: it depends on the column and on the size of the bucket alone.
#[derive(Debug, Clone)]
struct Ranges {
    size_of: Vec<u32>,
    of_column: Vec<Vec<RangeInclusive<i64>>>,
}

impl Ranges {
    fn new(grid: &Grid, slots: &Slots) -> Ranges {
        let sizes = grid.bucket_sizes(slots);
        let kinds: Vec<RangeInclusive<usize>> = sizes
            .iter()
            .cloned()
            .sorted_by_key(|size| (*size.start(), *size.end()))
            .dedup()
            .collect();
        let position = |size: &RangeInclusive<usize>| {
            kinds.iter().position(|kind| kind == size).unwrap_or(0) as u32
        };
        let size_of = sizes.iter().map(position).collect();
        let of_size = |weights: &Vec<i64>| {
            kinds
                .iter()
                .map(|size| sum_range(weights, grid.units(), size))
                .collect()
        };
        Ranges {
            size_of,
            of_column: grid.weights().iter().map(of_size).collect(),
        }
    }

    fn of(&self, bucket: u32, column: u32) -> RangeInclusive<i64> {
        self.of_column[column as usize][self.size_of[bucket as usize] as usize].clone()
    }
}

impl Tally {
    /// Prices each count; `price` is asked for every bucket and column.
    pub(crate) fn new(grid: Grid, slots: &Slots, price: impl Fn(u32, u32) -> Price) -> Tally {
        let mut number: HashMap<Price, u32> = HashMap::new();
        let mut prices: Vec<Price> = Vec::new();
        let keys = (0..grid.buckets() as u32).cartesian_product(0..grid.columns() as u32);
        let price_of = keys
            .map(|(bucket, column)| {
                *number
                    .entry(price(bucket, column))
                    .or_insert_with_key(|price| {
                        prices.push(price.clone());
                        prices.len() as u32 - 1
                    })
            })
            .collect();
        let ranges = Ranges::new(&grid, slots);
        Tally {
            grid,
            prices,
            price_of,
            ranges,
        }
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

    fn keys(&self) -> impl Iterator<Item = (u32, u32)> + use<> {
        (0..self.grid.buckets() as u32).cartesian_product(0..self.grid.columns() as u32)
    }

    /// The definition: the sum of the prices of all counts.
    pub fn value(&self, assignment: &Assignment) -> i64 {
        let counts = self.grid.counts(assignment);
        self.keys()
            .zip(counts)
            .map(|((bucket, column), count)| self.price(bucket, column).at(count))
            .sum()
    }

    /// A lower bound: for each column, the cheapest split of its total over the buckets. None when a column's total cannot be
    /// split at all.
    pub fn floor(&self, slots: &Slots) -> Option<i64> {
        self.column_floors(slots, &[])
            .map(|floors| floors.iter().sum())
    }

    /// The floor of each column, and what all together must cost beyond the sum of these where that is more; given `required` tallies whose prices must be 0. Where one of them counts the same, it leaves
    /// fewer splits.
    pub(crate) fn column_floors(&self, slots: &Slots, required: &[&Tally]) -> Option<Vec<i64>> {
        let weights = self.grid.weights();
        let counted = self.counted(slots);
        let required: Vec<SameCounts<'_>> = required
            .iter()
            .filter_map(|other| SameCounts::new(self, other))
            .collect();
        let floor = |column: u32| {
            let weights = &weights[column as usize];
            let unit = weights
                .iter()
                .fold(0, |unit, &weight| gcd(unit, weight.abs()));
            let shares = self.shares(column, &required);
            cheapest_split(
                &shares,
                sum_range(weights, self.grid.units(), &counted),
                unit,
            )
        };
        let mut floors: Vec<i64> = (0..self.grid.columns() as u32)
            .map(floor)
            .collect::<Option<_>>()?;
        let separate: i64 = floors.iter().sum();
        let joint = self.joint_floor(slots).unwrap_or(separate);
        if joint > separate {
            floors.push(joint - separate);
        }
        Some(floors)
    }

    /// The floor of all columns at once, where every unit brings one whole person to one column at most and sizes are fixed.
    fn joint_floor(&self, slots: &Slots) -> Option<i64> {
        let sizes = self.grid.bucket_sizes(slots);
        let fixed: Option<Vec<i64>> = sizes
            .iter()
            .map(|size| (size.start() == size.end()).then_some(*size.start() as i64))
            .collect();
        let sizes = fixed?;
        let units = self.grid.units() as i64;
        let covers = self.grid.covers_every_slot();
        // A flow starts from nothing, so that prices must be convex from there on, and not only within reach.
        let convex = || {
            self.keys().all(|(bucket, column)| {
                self.price(bucket, column)
                    .is_convex_on(0..=sizes[bucket as usize])
            })
        };
        if !self.grid.is_partition() || !covers || !convex() {
            return None;
        }
        let mut kinds: Vec<i64> = self
            .grid
            .weights()
            .iter()
            .map(|weights| weights.len() as i64)
            .collect();
        // Those who bring nothing take room and cost nothing.
        kinds.push(units - kinds.iter().sum::<i64>());
        let columns = self.grid.columns();
        let price = |kind: usize, bucket: usize, count: i64| match kind < columns {
            true => self.price(bucket as u32, kind as u32).at(count),
            false => 0,
        };
        Spread {
            kinds: &kinds,
            sizes: &sizes,
            price: &price,
        }
        .least()
    }

    fn shares<'a>(&'a self, column: u32, required: &[SameCounts<'a>]) -> Vec<Share<'a>> {
        let same: Vec<(&SameCounts<'a>, u32)> = required
            .iter()
            .filter_map(|other| Some((other, other.columns[column as usize]?)))
            .collect();
        let mut alike: BTreeMap<(u32, u32, Vec<Option<u32>>), i64> = BTreeMap::new();
        for bucket in 0..self.grid.buckets() as u32 {
            let price = self.price_of[self.grid.key(bucket, column)];
            let size = self.ranges.size_of[bucket as usize];
            let others = same
                .iter()
                .map(|(other, column)| other.price(bucket, *column))
                .collect();
            *alike.entry((price, size, others)).or_default() += 1;
        }
        let share = |((price, size, others), times): (&(u32, u32, Vec<Option<u32>>), &i64)| {
            let required = others.iter().zip(&same);
            Share {
                price: &self.prices[*price as usize],
                range: self.ranges.of_column[column as usize][*size as usize].clone(),
                times: *times,
                required: required
                    .filter_map(|(price, (other, _))| Some(other.tally.numbered((*price)?)))
                    .collect(),
            }
        };
        alike.iter().map(share).collect()
    }

    /// How many units are counted in some bucket.
    fn counted(&self, slots: &Slots) -> RangeInclusive<usize> {
        let mut groups: Vec<usize> = Vec::new();
        let (mut all, mut part) = (true, false);
        for slot in self.grid.slot_ids() {
            match (self.grid.bucket_of(slot), slots.group_of(slot)) {
                (Some(_), Some(group)) => groups.push(group),
                (Some(_), None) => part = true,
                (None, _) => all = false,
            }
        }
        if all {
            return self.grid.units()..=self.grid.units();
        }
        groups.sort_unstable();
        groups.dedup();
        // Where only some slots of a group count (some hats), the least is unknown.
        let whole = |slot: SlotId| {
            self.grid.bucket_of(slot).is_some()
                || slots
                    .group_of(slot)
                    .is_none_or(|g| groups.binary_search(&g).is_err())
        };
        let range = slots.capacity(&groups);
        let low = if self.grid.slot_ids().all(whole) {
            *range.start()
        } else {
            0
        };
        low..=if part {
            self.grid.units()
        } else {
            *range.end()
        }
    }

    /// The linear reading; `floors` of the columns, if known, are rows of their own.
    pub fn rows(&self, slots: &Slots, reading: Reading, floors: &[i64]) -> Rows {
        let mut counts: Vec<Expression> =
            vec![Vec::new(); self.grid.buckets() * self.grid.columns()];
        for unit in self.grid.unit_ids() {
            for &slot in slots.open_to(unit) {
                if let Some(bucket) = self.grid.bucket_of(slot) {
                    for &(column, weight) in self.grid.columns_of(unit) {
                        counts[self.grid.key(bucket, column)]
                            .push((Variable::Holds(unit, slot), weight));
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
        for ((cost, fixed), floor) in of_column.into_iter().zip(floors) {
            if reading == Reading::Paid {
                rows.row(cost, Some(floor - fixed), None);
            }
        }
        rows
    }

    /// Whether the counts fit the [`BitState`].
    pub(crate) fn is_plain(&self) -> bool {
        let small = |(bucket, column)| {
            let range = self.ranges.of(bucket, column);
            let (least, greatest) = self
                .price(bucket, column)
                .extremes(range.start() - 1..=range.end() + 1);
            greatest.saturating_sub(least) < i32::MAX as i64
        };
        self.grid.has_unit_weights()
            && self.grid.columns() <= BitState::WIDTH
            && self.keys().all(small)
    }

    /// Greatest possible cost, for the check that sums cannot overflow.
    pub(crate) fn greatest(&self) -> i128 {
        self.keys()
            .map(|(bucket, column)| {
                self.price(bucket, column)
                    .greatest(&self.ranges.of(bucket, column))
            })
            .sum()
    }

    /// The same of units and slots that stand this much later.
    pub(crate) fn moved(self, units: u32, slots: u32) -> Tally {
        Tally {
            grid: self.grid.moved(units, slots),
            ..self
        }
    }

    /// The same over slots each of which stands for one here.
    pub(crate) fn refined(self, coarse: &[SlotId]) -> Tally {
        Tally {
            grid: self.grid.refined(coarse),
            ..self
        }
    }

    /// The same at `factor` times the price; none when that overflows.
    pub(crate) fn times(&self, factor: i64) -> Option<Tally> {
        let prices = self
            .prices
            .iter()
            .map(|price| price.times(factor))
            .collect::<Option<_>>()?;
        Some(Tally {
            prices,
            ..self.clone()
        })
    }
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The counts of a tally while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct TallyState<'a> {
    tally: &'a Tally,
    counts: Vec<i64>,
}

impl<'a> TallyState<'a> {
    pub(crate) fn new(tally: &'a Tally, assignment: &Assignment) -> Self {
        TallyState {
            tally,
            counts: tally.grid.counts(assignment),
        }
    }

    #[inline]
    fn change(&self, bucket: u32, column: u32, by: i64) -> i64 {
        let count = self.counts[self.tally.grid.key(bucket, column)];
        let price = self.tally.price(bucket, column);
        price.at(count + by) - price.at(count)
    }

    /// What it costs to move a unit.
    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let grid = &self.tally.grid;
        let (a, b) = (grid.bucket_of(from), grid.bucket_of(to));
        if a == b {
            return 0;
        }
        let cost = |&(column, weight): &Weighted| {
            a.map_or(0, |a| self.change(a, column, -weight))
                + b.map_or(0, |b| self.change(b, column, weight))
        };
        grid.columns_of(unit).iter().map(cost).sum()
    }

    /// What it costs to exchange two units' slots.
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let grid = &self.tally.grid;
        let (a, b) = (grid.bucket_of(a), grid.bucket_of(b));
        let mut cost = 0;
        if a != b {
            grid.difference(first, second, |column, more| {
                cost += a.map_or(0, |a| self.change(a, column, -more))
                    + b.map_or(0, |b| self.change(b, column, more));
            });
        }
        cost
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let grid = &self.tally.grid;
        for (slot, sign) in [(from, -1), (to, 1)] {
            if let Some(bucket) = grid.bucket_of(slot) {
                for &(column, weight) in grid.columns_of(unit) {
                    self.counts[grid.key(bucket, column)] += sign * weight;
                }
            }
        }
    }
}
