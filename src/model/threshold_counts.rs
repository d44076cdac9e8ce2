//! Threshold counts: how many columns of a bucket reach a threshold, such as "at least two backgrounds are present".
//! What a search keeps of them is in `threshold_counts_state.rs`.

use super::grid::Grid;
use super::price::Price;
use super::ranges::Ranges;
use super::readings::CountReadings;
use super::rows::{Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use super::tally::Tally;
use crate::interrupts::Interrupts;
use std::cmp::Reverse;
use std::ops::RangeInclusive;

/// For every bucket, one priced count: the number of its columns whose tally is at least `threshold`; or one count for
/// several buckets together.
#[derive(Debug, Clone)]
pub struct ThresholdCounts {
    pub(super) grid: Grid,
    pub(super) threshold: i64,
    /// One for each count.
    pub(super) prices: Vec<Price>,
    /// For each bucket the count that it adds to, and how often; `None` if each is counted by itself.
    together: Option<Vec<(u32, i64)>>,
}

impl ThresholdCounts {
    /// `threshold` is at least 1 and weights, of units and slots, are not negative.
    pub(crate) fn new(grid: Grid, threshold: i64, price: impl Fn(u32) -> Price) -> ThresholdCounts {
        let prices = (0..grid.buckets() as u32).map(price).collect();
        ThresholdCounts { grid, threshold, prices, together: None }
    }

    /// One count for all buckets together, each of which counts as often as `weight` says, at least 0 times.
    pub(crate) fn together(grid: Grid, threshold: i64, weight: impl Fn(u32) -> i64, price: Price) -> ThresholdCounts {
        let together = |bucket: u32| (0, weight(bucket));
        ThresholdCounts::joined(grid, threshold, together, vec![price])
    }

    /// A count for each price; `count` tells to which of them a bucket adds, and how often, at least 0 times.
    pub(crate) fn joined(
        grid: Grid,
        threshold: i64,
        count: impl Fn(u32) -> (u32, i64),
        prices: Vec<Price>,
    ) -> ThresholdCounts {
        let together = (0..grid.buckets() as u32).map(count).collect();
        ThresholdCounts { grid, threshold, prices, together: Some(together) }
    }

    /// Who brings what to where.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    pub(super) fn reached(&self, counts: &[i64]) -> Vec<i64> {
        let row = |counts: &[i64]| counts.iter().filter(|&&count| count >= self.threshold).count() as i64;
        let of_buckets = match self.grid.columns() {
            0 => vec![0; self.grid.buckets()],
            columns => counts.chunks(columns).map(row).collect(),
        };
        match &self.together {
            None => of_buckets,
            Some(together) => {
                let mut counts = vec![0; self.prices.len()];
                for (reached, &(count, times)) in of_buckets.iter().zip(together) {
                    counts[count as usize] += reached * times;
                }
                counts
            }
        }
    }

    /// Where the count of a bucket stands among all, and how often the bucket counts there.
    #[inline]
    pub(super) fn counted(&self, bucket: u32) -> (usize, i64) {
        match &self.together {
            None => (bucket as usize, 1),
            Some(together) => (together[bucket as usize].0 as usize, together[bucket as usize].1),
        }
    }

    /// The greatest number that each count can come to, whatever the plan.
    fn most(&self) -> Vec<i64> {
        let columns = self.grid.columns() as i64;
        let mut most = vec![0; self.prices.len()];
        for bucket in 0..self.grid.buckets() as u32 {
            let (count, times) = self.counted(bucket);
            most[count] += times * columns;
        }
        most
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

    /// At least how much all buckets come to that are counted together: the cheapest way to split what there is over them.
    fn least_together(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        let reached = Price::passed(self.threshold - 1);
        let price = |bucket: u32, _| reached.times(self.counted(bucket).1).unwrap_or(Price::linear(0));
        Tally::new(self.grid.clone(), slots, price).lower_bound(slots, interrupts)
    }

    /// What each count can come to, which is at most `most`. Where everybody brings 1 to one column, each flag takes as many
    /// of those in the buckets of its count as the threshold says; and where one is enough, the flags hold all of them.
    fn ranges_by_size(&self, slots: &Slots, ranges: &Ranges, mut most: Vec<i64>) -> Vec<RangeInclusive<i64>> {
        let alone = self.grid.is_partition() && self.grid.kinds().iter().all(|columns| columns.len() == 1);
        if !alone || self.grid.has_slot_weights() {
            return most.into_iter().map(|most| 0..=most).collect();
        }
        let count_of = |bucket: u32| self.counted(bucket).0 as u32;
        let sizes = self.grid.joining(count_of, self.prices.len()).bucket_sizes(slots);
        // By count, how often the flags of each bucket count there, and whom they hold at most.
        let mut flags: Vec<Vec<(i64, i64)>> = vec![Vec::new(); self.prices.len()];
        for bucket in 0..self.grid.buckets() as u32 {
            let (count, times) = self.counted(bucket);
            let columns = 0..self.grid.columns() as u32;
            flags[count].extend(columns.map(|column| (times, *ranges.of(bucket, column).end())));
        }
        let of_counts = flags.iter_mut().zip(&mut most).zip(sizes);
        let ranges = of_counts.map(|((flags, most), size)| {
            let reached = size.end() / self.threshold as usize;
            flags.sort_unstable_by_key(|&(times, _)| Reverse(times));
            *most = flags.iter().take(reached).map(|&(times, _)| times).sum::<i64>().min(*most);
            let lightest = flags.last().map_or(0, |&(times, _)| times);
            flags.sort_unstable_by_key(|&(_, holds)| Reverse(holds));
            let mut left = if self.threshold == 1 { *size.start() as i64 } else { 0 };
            let mut needed = 0;
            for (_, holds) in flags.iter() {
                if left <= 0 {
                    break;
                }
                left -= holds;
                needed += 1;
            }
            (lightest * needed).min(*most)..=*most
        });
        ranges.collect()
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
        if self.together.is_some() {
            let mut most = vec![0; self.prices.len()];
            for bucket in 0..self.grid.buckets() as u32 {
                let (count, times) = self.counted(bucket);
                most[count] += times * reached(bucket);
            }
            if let ([price], [most]) = (&self.prices[..], &most[..]) {
                let least = self.least_together(slots, interrupts)?.min(*most);
                return Some(price.extremes(least..=*most).0);
            }
            let ranges = self.ranges_by_size(slots, &ranges, most);
            return Some(self.prices.iter().zip(ranges).map(|(price, range)| price.extremes(range).0).sum());
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
        for ((flags, price), most) in counts.into_iter().zip(&self.prices).zip(self.most()) {
            rows.price(flags, 0..=most, price, reading);
        }
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        self.prices.iter().zip(self.most()).map(|(price, most)| price.greatest(&(0..=most))).sum()
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
            // What one slot of several holds says nothing by itself, unless both add to the same count.
            let same =
                if self.together.is_some() { first == second } else { self.prices[first] == self.prices[second] };
            times == as_often && same
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
