//! Tallies priced by how far their counts are out of range. Where shares are no whole numbers, a count beyond its share may
//! cost next to nothing, so that a search has little to go by; what lies outside of all cheapest splits weighs one each.

use super::count::Count;
use super::family::Family;
use super::price::Price;
use super::slots::Slots;
use super::tally::Tally;
use std::ops::RangeInclusive;

/// Steps of the prices of a column beyond which it is left as it is.
const MAX_STEPS: i64 = 1 << 16;

impl Tally {
    /// The same counts, each priced by how far it is from its range in the cheapest splits of its column, or, where these
    /// are not known, from less than one unit beside where it costs least. `None` where a price is not convex.
    pub(crate) fn by_range(&self, slots: &Slots) -> Option<Tally> {
        let weights = self.grid().weights();
        let of_column = |(column, total): (u32, _)| match self.of_cheapest_splits(column, total) {
            None => self.near_the_cheapest(column, &weights[column as usize]),
            known => known,
        };
        let ranges = (0..).zip(self.column_totals(slots)).map(of_column);
        let ranges: Vec<Vec<(i64, i64)>> = ranges.collect::<Option<_>>()?;
        Some(Tally::new(self.grid().clone(), slots, |bucket, column| {
            let (low, high) = ranges[column as usize][bucket as usize];
            Price::range(Some(low), Some(high))
        }))
    }

    /// The least and most of each bucket in the cheapest splits of a column's total; `None` if that is open or comes in
    /// lots. Within these all splits of it cost as little as can be.
    fn of_cheapest_splits(&self, column: u32, total: (RangeInclusive<i64>, i64)) -> Option<Vec<(i64, i64)>> {
        let (total, unit) = total;
        let total = (unit == 1 && total.start() == total.end()).then_some(*total.start())?;
        let range = |bucket| self.range(bucket, column);
        let buckets = || 0..self.grid().buckets() as u32;
        let length = |range: RangeInclusive<i64>| range.end().saturating_sub(*range.start()).max(0);
        let length = buckets().map(range).map(length).fold(0, i64::saturating_add);
        let convex = |bucket| self.price(bucket, column).is_convex_on(range(bucket));
        if length > MAX_STEPS || !buckets().all(convex) {
            return None;
        }
        let steps = |bucket| {
            let price = self.price(bucket, column);
            (*range(bucket).start()..*range(bucket).end()).map(|count| price.step(count))
        };
        let mut all: Vec<i64> = buckets().flat_map(steps).collect();
        all.sort_unstable();
        let taken = total - buckets().map(|bucket| *range(bucket).start()).sum::<i64>();
        let taken = usize::try_from(taken).ok().filter(|&taken| taken <= all.len())?;
        let dearest = taken.checked_sub(1).map(|last| all[last]);
        let within = |bucket| {
            let count = |up_to: &dyn Fn(i64, i64) -> bool| {
                let steps = steps(bucket).take_while(|&step| dearest.is_some_and(|dearest| up_to(step, dearest)));
                range(bucket).start() + steps.count() as i64
            };
            (count(&|step, dearest| step < dearest), count(&|step, dearest| step <= dearest))
        };
        Some(buckets().map(within).collect())
    }
}

impl Tally {
    /// The counts of each bucket that are less than one unit beside those that cost least.
    fn near_the_cheapest(&self, column: u32, weights: &[i64]) -> Option<Vec<(i64, i64)>> {
        let brought = || weights.iter().copied().chain([0]);
        let unit = brought().max()?.saturating_sub(brought().min()?).max(1);
        let near = |bucket| {
            let (price, range) = (self.price(bucket, column), self.range(bucket, column));
            let rises = |count: i64, from: i64| price.step(count) >= from;
            // The first count of the range from which on it rises so.
            let first = |from: i64| {
                let (mut low, mut high) = range.clone().into_inner();
                while low < high {
                    let middle = low + (high - low) / 2;
                    if rises(middle, from) { high = middle } else { low = middle + 1 }
                }
                low
            };
            price.is_convex_on(range.clone()).then(|| (first(0) - (unit - 1), first(1) + (unit - 1)))
        };
        (0..self.grid().buckets() as u32).map(near).collect()
    }
}

impl Family {
    /// The same tally by range; `None` if it is none, or has no ranges.
    pub(crate) fn by_range(&self, slots: &Slots) -> Option<Family> {
        let Count::Tally(tally) = &self.count else { return None };
        Some(Family { count: Count::Tally(tally.by_range(slots)?), ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Count;
    use crate::model::generators::{assignments, model};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]

        #[test]
        fn what_is_in_range_is_cheapest(model in model(1..=4)) {
            let all = assignments(model.slots());
            for family in model.families() {
                let Count::Tally(tally) = &family.count else { continue };
                let totals = (0..).zip(tally.column_totals(model.slots()));
                let known = totals.map(|(column, total)| tally.of_cheapest_splits(column, total));
                let Some(by_range) = family.by_range(model.slots()).filter(|_| known.clone().all(|of| of.is_some()))
                else {
                    continue;
                };
                let least = all.iter().map(|assignment| family.value(assignment)).min();
                for assignment in all.iter().filter(|assignment| by_range.value(assignment) == 0) {
                    prop_assert_eq!(Some(family.value(assignment)), least);
                }
            }
        }
    }
}
