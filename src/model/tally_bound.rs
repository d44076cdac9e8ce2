//! What a tally must cost at least: its counts of a column add up to what the column has in all, and its counts of a
//! bucket to what the bucket gets in all.

use super::grid::{Grid, sum_range};
use super::price::Price;
use super::ranges::{Brought, PlaceRange};
use super::same_counts::SameCounts;
use super::slots::{SlotId, Slots};
use super::split::{SplitShare, cheapest_split};
use super::tally::Tally;
use super::transport::Spread;
use crate::interrupts::Interrupts;
use itertools::Itertools;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// What makes counts alike: price, range, and what required tallies charge for the same count.
pub(super) type Alike = (u32, (i64, i64), Vec<Option<u32>>);
/// What is to be split: how many counts of each kind, the range of their sum, and the unit in which they come.
type Split = (Vec<(Alike, i64)>, (i64, i64), i64);

impl Tally {
    /// The floor of each column, and what all together must cost beyond the sum of these where that is more; given
    /// `required` tallies whose prices must be 0. Where one of them counts the same, it leaves fewer splits. Where it is
    /// interrupted, each count is at its cheapest by itself.
    pub(crate) fn column_lower_bounds(
        &self,
        slots: &Slots,
        required: &[&Tally],
        interrupts: &Interrupts<'_>,
    ) -> Option<Vec<i64>> {
        if interrupts.stop() {
            return Some(self.one_by_one());
        }
        let required = required.iter().take_while(|_| !interrupts.stop());
        let required: Vec<SameCounts<'_>> = required.filter_map(|other| SameCounts::new(self, other)).collect();
        let totals = self.column_totals(slots);
        let lower_bound = |(column, (total, unit)): (u32, (RangeInclusive<i64>, i64))| {
            let buckets = 0..self.grid().buckets() as u32;
            let alike = self.alike(buckets.map(|bucket| (bucket, column)), &required);
            cheapest_split(&self.shares(&alike, &required), total, unit)
        };
        let mut lower_bounds: Vec<i64> = Vec::new();
        for column in (0..).zip(totals) {
            if interrupts.stop() {
                return Some(self.one_by_one());
            }
            lower_bounds.push(lower_bound(column)?);
        }
        let separate: i64 = lower_bounds.iter().sum();
        let joint = self.joint_floor(slots, interrupts).unwrap_or(separate);
        let by_bucket = if self.grid().is_partition() {
            self.bucket_floor(slots, &required, separate, interrupts)?
        } else {
            separate
        };
        let by_lump = self.lump_floor(slots).unwrap_or(separate);
        let more = joint.max(by_bucket).max(by_lump) - separate;
        if more > 0 {
            lower_bounds.push(more);
        }
        Some(lower_bounds)
    }

    /// Each count at the cheapest of all with its price, column by column.
    fn one_by_one(&self) -> Vec<i64> {
        let mut reached: BTreeMap<u32, (i64, i64)> = BTreeMap::new();
        for (bucket, column) in self.keys() {
            let (low, high) = self.range(bucket, column).into_inner();
            let known = reached.entry(self.price_number(bucket, column)).or_insert((low, high));
            *known = (low.min(known.0), high.max(known.1));
        }
        let least = |(number, (low, high))| (number, self.numbered(number).extremes(low..=high).0);
        let least: BTreeMap<u32, i64> = reached.into_iter().map(least).collect();
        let mut columns = vec![0; self.grid().columns()];
        for (bucket, column) in self.keys() {
            columns[column as usize] += least[&self.price_number(bucket, column)];
        }
        columns
    }

    /// What each column has in all buckets, and the unit in which it comes.
    pub(super) fn column_totals(&self, slots: &Slots) -> Vec<(RangeInclusive<i64>, i64)> {
        let by_size = self.column_totals_by_size(slots);
        let permitted = permitted_totals(self.grid(), slots);
        let both = by_size.into_iter().zip(permitted);
        both.map(|((total, unit), (low, high))| ((*total.start()).max(low)..=(*total.end()).min(high), unit)).collect()
    }

    /// The same by the sizes of the groups alone.
    fn column_totals_by_size(&self, slots: &Slots) -> Vec<(RangeInclusive<i64>, i64)> {
        let grid = self.grid();
        let weights = grid.weights();
        let unit = |weights: &Vec<i64>| divisor(weights.iter().copied());
        if !grid.has_slot_weights() {
            let counted = self.counted(slots);
            let total = |weights: &Vec<i64>| (sum_range(weights, grid.units(), &counted), unit(weights));
            return weights.iter().map(total).collect();
        }
        let all = [grid.slots_by_bucket().concat()];
        let times = divisor(all[0].iter().map(|&(_, weight)| weight));
        let places = PlaceRange::of_each(&all, slots);
        let brought = Brought::of_columns(grid, slots);
        let total = |(brought, weights)| (places[0].sums(brought), times * unit(weights));
        brought.iter().zip(&weights).map(total).collect()
    }

    /// The sum over the buckets of the cheapest split of what each gets over its columns, where every unit brings one
    /// person to one column at most: who brings to one does not bring to another; `otherwise` where it is interrupted.
    fn bucket_floor(
        &self,
        slots: &Slots,
        required: &[SameCounts<'_>],
        otherwise: i64,
        interrupts: &Interrupts<'_>,
    ) -> Option<i64> {
        let grid = self.grid();
        let buckets = grid.slots_by_bucket();
        let brought = Brought::in_all(grid, slots);
        let mut known: BTreeMap<Split, i64> = BTreeMap::new();
        let mut lower_bound = 0;
        for (bucket, places) in (0..).zip(PlaceRange::of_each(&buckets, slots)) {
            if interrupts.stop() {
                return Some(otherwise);
            }
            let unit = divisor(buckets[bucket as usize].iter().map(|&(_, weight)| weight));
            let total = places.sums(&brought);
            let columns = 0..grid.columns() as u32;
            let alike = self.alike(columns.map(|column| (bucket, column)), required);
            let key = (alike, total.clone().into_inner(), unit);
            lower_bound += match known.get(&key) {
                Some(&lower_bound) => lower_bound,
                None => {
                    let lower_bound = cheapest_split(&self.shares(&key.0, required), total, unit)?;
                    known.insert(key, lower_bound);
                    lower_bound
                }
            };
        }
        Some(lower_bound)
    }

    /// What the slots cost one by one, where every unit brings one person to one column at most and prices are convex:
    /// a count costs at least what each of the slots that add to it would cost by itself, as a convex price rises ever
    /// faster. It bounds more than a split where there are fewer turns than people.
    fn lump_floor(&self, slots: &Slots) -> Option<i64> {
        let grid = self.grid();
        let positive = grid.counted_slots().all(|(_, weight)| weight > 0);
        let convex = self.keys().all(|(bucket, column)| {
            let most = *self.range(bucket, column).end();
            self.price(bucket, column).is_convex_on(0..=most.max(0))
        });
        if !grid.is_partition() || !grid.has_slot_weights() || !positive || !convex {
            return None;
        }
        // The least that a slot adds to a price, by bucket and weight.
        let mut least: BTreeMap<(u32, i64), i64> = BTreeMap::new();
        let mut of_group: BTreeMap<usize, i64> = BTreeMap::new();
        for slot in slots.slot_ids() {
            let added = grid.place_of(slot).map_or(0, |(bucket, weight)| {
                let rise = |column| {
                    let price = self.price(bucket, column);
                    price.at(weight) - price.at(0)
                };
                let columns = 0..grid.columns() as u32;
                let rise = || columns.map(rise).min().unwrap_or(0);
                *least.entry((bucket, weight)).or_insert_with(rise)
            });
            let group = slots.group_of(slot);
            if let Some(group) = group {
                let known = of_group.entry(group).or_insert(added);
                *known = added.min(*known);
            } else if added < 0 {
                return None;
            }
        }
        let at_nothing = self.keys().map(|(bucket, column)| self.price(bucket, column).at(0));
        let of_groups = of_group.into_iter().map(|(group, added)| {
            let size = &slots.sizes()[group];
            // Some of a group may bring nothing.
            let held = if added < 0 { *size.end() } else { *size.start() };
            added * held as i64
        });
        let everybody_brings = grid.kinds().iter().all(|columns| columns.len() == 1);
        let whole = grid.units() == slots.units() && everybody_brings;
        let groups: i64 = of_groups.filter(|&cost| whole || cost < 0).sum();
        Some(at_nothing.sum::<i64>() + groups)
    }

    /// The floor of all columns at once, where every unit brings one whole person to one column at most and sizes are
    /// fixed.
    fn joint_floor(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        let grid = self.grid();
        if !grid.is_partition() || grid.has_slot_weights() || !grid.covers_every_slot() {
            return None;
        }
        let sizes = grid.bucket_sizes(slots);
        let fixed: Option<Vec<i64>> =
            sizes.iter().map(|size| (size.start() == size.end()).then_some(*size.start() as i64)).collect();
        let sizes = fixed?;
        let units = grid.units() as i64;
        // A flow starts from nothing, so that prices must be convex from there on, and not only within reach.
        let convex =
            self.keys().all(|(bucket, column)| self.price(bucket, column).is_convex_on(0..=sizes[bucket as usize]));
        if !convex {
            return None;
        }
        let mut kinds: Vec<i64> = grid.weights().iter().map(|weights| weights.len() as i64).collect();
        // Those who bring nothing take room and cost nothing.
        kinds.push(units - kinds.iter().sum::<i64>());
        let columns = grid.columns();
        let price = |kind: usize, bucket: usize, count: i64| {
            if kind < columns { self.price(bucket as u32, kind as u32).at(count) } else { 0 }
        };
        Spread { kinds: &kinds, sizes: &sizes, price: &price }.least(interrupts)
    }

    /// Some counts, those that are alike taken together with their number.
    pub(super) fn alike(
        &self,
        keys: impl Iterator<Item = (u32, u32)>,
        required: &[SameCounts<'_>],
    ) -> Vec<(Alike, i64)> {
        let mut alike: BTreeMap<Alike, i64> = BTreeMap::new();
        for (bucket, column) in keys {
            let others = required.iter().map(|other| other.price(bucket, column)).collect();
            let range = self.range(bucket, column).into_inner();
            *alike.entry((self.price_number(bucket, column), range, others)).or_default() += 1;
        }
        alike.into_iter().collect()
    }

    pub(super) fn shares<'a>(&'a self, alike: &[(Alike, i64)], required: &[SameCounts<'a>]) -> Vec<SplitShare<'a>> {
        let share = |((price, (low, high), others), times): &(Alike, i64)| {
            let price_of = |(number, other): (&Option<u32>, &SameCounts<'a>)| -> Option<&'a Price> {
                Some(other.tally.numbered((*number)?))
            };
            SplitShare {
                price: self.numbered(*price),
                range: *low..=*high,
                times: *times,
                required: others.iter().zip(required).filter_map(price_of).collect(),
            }
        };
        alike.iter().map(share).collect()
    }

    /// How many units are counted in some bucket.
    fn counted(&self, slots: &Slots) -> RangeInclusive<usize> {
        let grid = self.grid();
        let mut groups: Vec<usize> = Vec::new();
        let (mut all, mut part) = (true, false);
        for slot in grid.slot_ids() {
            match (grid.bucket_of(slot), slots.group_of(slot)) {
                (Some(_), Some(group)) => groups.push(group),
                (Some(_), None) => part = true,
                (None, _) => all = false,
            }
        }
        if all {
            return grid.units()..=grid.units();
        }
        groups.sort_unstable();
        groups.dedup();
        // Where only some slots of a group count (some hats), the least is unknown.
        let whole = |slot: SlotId| {
            grid.bucket_of(slot).is_some() || slots.group_of(slot).is_none_or(|g| groups.binary_search(&g).is_err())
        };
        let range = slots.capacity(&groups);
        let low = if grid.slot_ids().all(whole) { *range.start() } else { 0 };
        low..=if part { grid.units() } else { *range.end() }
    }
}

/// What each column has at least and at most by what everybody may hold: who can only be counted is.
pub(super) fn permitted_totals(grid: &Grid, slots: &Slots) -> Vec<(i64, i64)> {
    let mut times_of: Vec<Option<(i64, i64)>> = vec![None; slots.permission_kinds()];
    let mut totals = vec![(0, 0); grid.columns()];
    for unit in grid.unit_ids() {
        let known = &mut times_of[slots.permission_of(unit) as usize];
        let (least, most) = *known.get_or_insert_with(|| {
            let times = |&slot: &SlotId| grid.place_of(slot).map_or(0, |(_, times)| times);
            let open = slots.open_to(unit).iter().map(times);
            open.minmax().into_option().unwrap_or((0, 0))
        });
        for &(column, weight) in grid.columns_of(unit) {
            let (a, b) = (weight.saturating_mul(least), weight.saturating_mul(most));
            let (low, high): &mut (i64, i64) = &mut totals[column as usize];
            *low = low.saturating_add(a.min(b));
            *high = high.saturating_add(a.max(b));
        }
    }
    totals
}

/// The greatest number of which all these are multiples.
fn divisor(numbers: impl Iterator<Item = i64>) -> i64 {
    numbers.fold(0, |unit, number| num_integer::gcd(unit, number.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::generators::{assignments, price};
    use crate::model::{CountReadings, Grid, Tally};
    use proptest::prelude::*;

    /// Members who share the seats of several meetings: a column each, and one bucket. `seats` are the weights of the
    /// seats of a meeting; whoever has none stands outside.
    fn turns(members: usize, meetings: usize, seats: &[i64], prices: &[Price]) -> (Slots, Tally) {
        let groups = seats.len() as u32;
        let meeting = Slots::new(
            (0..groups).map(Some).chain([None]).collect(),
            vec![1..=1; seats.len()],
            vec![0; members],
            vec![vec![true; seats.len() + 1]],
        );
        let slots = Slots::joined(vec![meeting; meetings]);
        let columns = (0..meetings * members).map(|unit| vec![((unit % members) as u32, 1)]);
        let bucket = |slot: SlotId| slots.group_of(slot).map(|_| 0);
        let weights = [seats, &[0]].concat().repeat(meetings);
        let grid = Grid::new(columns, slots.slot_ids().map(bucket).collect()).weighing(weights);
        let price = |_, column: u32| prices[column as usize % prices.len()].clone();
        let tally = Tally::new(grid, &slots, price);
        (slots, tally)
    }

    #[test]
    fn power_that_is_handed_out_is_shared() {
        // Seats of 3 and 1 at two meetings: 8 over three members, each at a distance from 8/3.
        let (slots, tally) = turns(3, 2, &[3, 1], &[Price::distance(3, 8)]);
        assert_eq!(tally.lower_bound(&slots, &Interrupts::default()), Some(4));
        let least = assignments(&slots).iter().map(|a| tally.value(a)).min();
        assert_eq!(least, Some(4));
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(64))]

        #[test]
        fn the_floor_of_turns_of_one_weight_is_reached(
            members in 2..4_usize,
            meetings in 1..4_usize,
            seats in 1..3_usize,
            weight in 1..3_i64,
            prices in prop::collection::vec(price(), 1..=3),
        ) {
            let (slots, tally) = turns(members, meetings, &vec![weight; seats], &prices);
            let least = assignments(&slots).iter().map(|a| tally.value(a)).min();
            prop_assert_eq!(tally.lower_bound(&slots, &Interrupts::default()), least);
        }

        #[test]
        fn no_sharing_of_turns_is_below_the_floor(
            members in 2..4_usize,
            meetings in 1..4_usize,
            seats in prop::collection::vec(-1..4_i64, 1..3),
            prices in prop::collection::vec(price(), 1..=3),
        ) {
            let (slots, tally) = turns(members, meetings, &seats, &prices);
            let lower_bound = tally.lower_bound(&slots, &Interrupts::default());
            let least = assignments(&slots).iter().map(|a| tally.value(a)).min();
            prop_assert!(lower_bound.is_some() && lower_bound <= least, "{:?} > {:?}", lower_bound, least);
        }

        #[test]
        fn what_is_required_of_other_weights_leaves_the_floor_below(
            members in 2..4_usize,
            meetings in 1..3_usize,
            seats in prop::collection::vec((1..3_i64, 1..3_i64), 1..3),
            prices in prop::collection::vec(price(), 1..=3),
            most in 0..5_i64,
        ) {
            let (mine, theirs): (Vec<i64>, Vec<i64>) = seats.into_iter().unzip();
            let (slots, tally) = turns(members, meetings, &mine, &prices);
            let (_, required) = turns(members, meetings, &theirs, &[Price::range(None, Some(most))]);
            let met = assignments(&slots).into_iter().filter(|a| required.value(a) == 0);
            let least = met.map(|a| tally.value(&a)).min();
            let lower_bound = tally.column_lower_bounds(&slots, &[&required], &Interrupts::default()).map(|lower_bounds| lower_bounds.iter().sum());
            prop_assert!(least.is_none() || lower_bound.is_some() && lower_bound <= least, "{:?} > {:?}", lower_bound, least);
        }
    }
}
