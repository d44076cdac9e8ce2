//! Threshold counts: how many columns of a bucket reach a threshold, such as "at least two backgrounds are present".

use super::grid::{Grid, GridPlace};
use super::price::Price;
use super::ranges::Ranges;
use super::readings::CountReadings;
use super::rows::{Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use super::tally::Tally;
use crate::interrupts::Interrupts;

/// For every bucket, one priced count: the number of its columns whose tally is at least `threshold`; or one count for
/// all buckets together.
#[derive(Debug, Clone)]
pub struct ThresholdCounts {
    grid: Grid,
    threshold: i64,
    /// One for each bucket, or one.
    prices: Vec<Price>,
    /// How often each bucket counts where all are counted together; `None` if each is counted by itself.
    together: Option<Vec<i64>>,
}

impl ThresholdCounts {
    /// `threshold` is at least 1 and weights, of units and slots, are not negative.
    pub(crate) fn new(grid: Grid, threshold: i64, price: impl Fn(u32) -> Price) -> ThresholdCounts {
        let prices = (0..grid.buckets() as u32).map(price).collect();
        ThresholdCounts { grid, threshold, prices, together: None }
    }

    /// One count for all buckets together, each of which counts as often as `weight` says, at least 0 times.
    pub(crate) fn together(grid: Grid, threshold: i64, weight: impl Fn(u32) -> i64, price: Price) -> ThresholdCounts {
        let weights = (0..grid.buckets() as u32).map(weight).collect();
        ThresholdCounts { grid, threshold, prices: vec![price], together: Some(weights) }
    }

    /// Who brings what to where.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    fn reached(&self, counts: &[i64]) -> Vec<i64> {
        let row = |counts: &[i64]| counts.iter().filter(|&&count| count >= self.threshold).count() as i64;
        let of_buckets = match self.grid.columns() {
            0 => vec![0; self.grid.buckets()],
            columns => counts.chunks(columns).map(row).collect(),
        };
        match &self.together {
            None => of_buckets,
            Some(weights) => vec![of_buckets.iter().zip(weights).map(|(reached, weight)| reached * weight).sum()],
        }
    }

    /// Where the count of a bucket stands among all, and how often the bucket counts there.
    #[inline]
    fn counted(&self, bucket: u32) -> (usize, i64) {
        match &self.together {
            None => (bucket as usize, 1),
            Some(weights) => (0, weights[bucket as usize]),
        }
    }

    /// The greatest number that each count can come to, whatever the plan.
    fn most(&self) -> i64 {
        let columns = self.grid.columns() as i64;
        self.together.as_ref().map_or(columns, |weights| weights.iter().sum::<i64>() * columns)
    }

    /// Where everybody is of one column at most and nothing is paid: how many of each column a bucket holds at most, as it
    /// holds some of the others too. `None` if nothing is known of that.
    pub(super) fn most_of_each(&self, slots: &Slots) -> Option<Tally> {
        let plain = self.threshold == 1 && self.together.is_none() && self.grid.is_partition();
        if !plain || self.grid.has_slot_weights() {
            return None;
        }
        let sizes = self.grid.bucket_sizes(slots);
        let columns = self.grid.columns() as i64;
        let most = |bucket: u32| {
            let price = &self.prices[bucket as usize];
            let fewest = *price.free(0..=columns).first()?.start();
            let most = (*sizes[bucket as usize].end()).min(self.grid.units()) as i64 - (fewest - 1).max(0);
            (price.extremes(0..=columns).0 >= 0).then_some(most)
        };
        let most: Vec<i64> = (0..self.grid.buckets() as u32).map(most).collect::<Option<_>>()?;
        Some(Tally::new(self.grid.clone(), slots, |bucket, _| Price::range(None, Some(most[bucket as usize]))))
    }

    /// At least how much buckets that are counted together come to: the cheapest way to split what there is over them.
    fn least_together(&self, slots: &Slots, weights: &[i64], interrupts: &Interrupts<'_>) -> Option<i64> {
        let reached = Price::passed(self.threshold - 1);
        let price = |bucket: u32, _| reached.times(weights[bucket as usize]).unwrap_or(Price::linear(0));
        Tally::new(self.grid.clone(), slots, price).lower_bound(slots, interrupts)
    }
}

impl CountReadings for ThresholdCounts {
    fn looks_at_empty_groups(&self) -> bool {
        self.together.is_some()
    }

    fn value(&self, assignment: &Assignment) -> i64 {
        let reached = self.reached(&self.grid.counts(assignment));
        self.prices.iter().zip(reached).map(|(price, count)| price.at(count)).sum()
    }

    /// A lower bound: the least price of each bucket, over as many flags as its columns' totals allow.
    fn lower_bound(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        let ranges = Ranges::new(&self.grid, slots);
        let reached = |bucket: u32| {
            let columns = 0..self.grid.columns() as u32;
            columns.filter(|&column| *ranges.of(bucket, column).end() >= self.threshold).count() as i64
        };
        if let Some(weights) = &self.together {
            let most = (0..).zip(weights).map(|(bucket, weight)| weight * reached(bucket)).sum::<i64>();
            let least = self.least_together(slots, weights, interrupts)?.min(most);
            return Some(self.prices[0].extremes(least..=most).0);
        }
        let least = |(bucket, price): (u32, &Price)| price.extremes(0..=reached(bucket)).0;
        Some((0..).zip(&self.prices).map(least).sum())
    }

    /// The linear reading: a binary a flag, tied to its tally from both sides.
    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut rows = Rows::default();
        let ranges = Ranges::new(&self.grid, slots);
        let mut counts: Vec<Vec<(Variable, i64)>> = vec![Vec::new(); self.prices.len()];
        for bucket in 0..self.grid.buckets() as u32 {
            let (at, times) = self.counted(bucket);
            for column in 0..self.grid.columns() as u32 {
                let mut tally = Vec::new();
                for unit in self.grid.unit_ids() {
                    let weight =
                        self.grid.columns_of(unit).iter().find(|&&(c, _)| c == column).map(|&(_, weight)| weight);
                    let here = slots.open_to(unit).iter().filter_map(|&slot| {
                        let (of, times) = self.grid.place_of(slot)?;
                        (of == bucket).then_some((slot, times))
                    });
                    tally.extend(weight.into_iter().flat_map(|weight| {
                        here.clone().map(move |(slot, times)| (Variable::Holds(unit, slot), times * weight))
                    }));
                }
                let cap = *ranges.of(bucket, column).end();
                let reached = self.threshold..=i64::MAX;
                let flag = rows.auxiliary(0..=1, true, Meaning::Within(tally.clone(), reached));
                let mut upper = tally.clone();
                upper.push((flag, -self.threshold));
                rows.row(upper, Some(0), None);
                tally.push((flag, self.threshold - 1 - cap.max(self.threshold)));
                rows.row(tally, None, Some(self.threshold - 1));
                counts[at].push((flag, times));
            }
        }
        for (flags, price) in counts.into_iter().zip(&self.prices) {
            rows.price(flags, 0..=self.most(), price, reading);
        }
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        self.prices.iter().map(|price| price.greatest(&(0..=self.most()))).sum()
    }

    fn times(&self, factor: i64) -> Option<ThresholdCounts> {
        let prices = self.prices.iter().map(|price| price.times(factor)).collect::<Option<_>>()?;
        Some(ThresholdCounts { prices, ..self.clone() })
    }

    fn moved(self, units: u32, slots: u32) -> ThresholdCounts {
        ThresholdCounts { grid: self.grid.moved(units, slots), ..self }
    }

    fn refined(self, coarse: &[SlotId]) -> ThresholdCounts {
        ThresholdCounts { grid: self.grid.refined(coarse), ..self }
    }

    fn unit_grid(&self) -> Option<&Grid> {
        Some(&self.grid)
    }

    fn bytes(&self) -> usize {
        let cells = self.grid.buckets() * (self.grid.columns() + 1);
        self.grid.bytes() + cells * size_of::<i64>() + self.prices.iter().map(Price::bytes).sum::<usize>()
    }

    fn exchanges(&self, slots: &Slots, a: SlotId, b: SlotId) -> bool {
        let same = |a: u32, b: u32| {
            let ((first, times), (second, as_often)) = (self.counted(a), self.counted(b));
            times == as_often && self.prices[first] == self.prices[second]
        };
        self.grid.exchanges(slots, a, b, &same)
    }

    fn is_by_group(&self, slots: &Slots, _: Reading) -> bool {
        self.together.is_none() && self.grid.is_by_group(slots)
    }

    fn group_cost(&self, slot: SlotId, units: &[UnitId], _: Reading) -> i64 {
        self.grid.place_of(slot).map_or(0, |(bucket, times)| {
            let counts = self.grid.counts_of(units, times).into_iter();
            let reached = counts.filter(|&count| count >= self.threshold).count();
            self.prices[bucket as usize].at(reached as i64)
        })
    }

    fn spread_by(&self) -> Option<&Grid> {
        Some(&self.grid)
    }

    fn tells_apart(&self, slots: &[SlotId]) -> bool {
        self.grid.tells_apart(slots)
    }
}

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
