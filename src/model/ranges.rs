//! What counts can come to, whatever the plan.

use super::grid::{Grid, sum_range};
use super::slots::{SlotId, Slots, UnitId};
use itertools::Itertools;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The range of each count of a grid: it depends on the column and on the kind of the bucket alone.
#[derive(Debug, Clone)]
pub(super) struct Ranges {
    kind_of: Vec<u32>,
    of_column: Vec<Vec<RangeInclusive<i64>>>,
}

impl Ranges {
    pub(super) fn new(grid: &Grid, slots: &Slots) -> Ranges {
        if grid.has_slot_weights() {
            let buckets = grid.slots_by_bucket();
            let (kinds, kind_of) = kinds(PlaceRange::of_each(&buckets, slots));
            let of_kinds = |brought: Brought| kinds.iter().map(|places| places.sums(&brought)).collect();
            return Ranges { kind_of, of_column: Brought::of_columns(grid, slots).into_iter().map(of_kinds).collect() };
        }
        let sizes = grid.bucket_sizes(slots).into_iter().map(RangeInclusive::into_inner);
        let (kinds, kind_of) = kinds(sizes.collect());
        if grid.has_unit_weights() {
            // Of so many who count as one, those elsewhere are others first.
            let range = |units: usize, (low, high): (usize, usize)| {
                let least = units.min(low.saturating_sub(grid.units() - units));
                least as i64..=units.min(high) as i64
            };
            let of_kinds = |units: usize| kinds.iter().map(|&size| range(units, size)).collect();
            return Ranges { kind_of, of_column: grid.units_by_column().into_iter().map(of_kinds).collect() };
        }
        let of_kinds = |weights: &Vec<i64>| {
            let range = |&(low, high): &(usize, usize)| sum_range(weights, grid.units(), &(low..=high));
            kinds.iter().map(range).collect()
        };
        Ranges { kind_of, of_column: grid.weights().iter().map(of_kinds).collect() }
    }

    /// About how much memory they take.
    pub(super) fn bytes(&self) -> usize {
        let columns: usize = self.of_column.iter().map(|ranges| size_of_val(ranges) + size_of_val(&ranges[..])).sum();
        columns + size_of_val(&self.kind_of[..])
    }

    pub(super) fn of(&self, bucket: u32, column: u32) -> RangeInclusive<i64> {
        self.of_column[column as usize][self.kind_of[bucket as usize] as usize].clone()
    }
}

/// The distinct ones, and the number of each among them.
fn kinds<T: Ord + Clone>(all: Vec<T>) -> (Vec<T>, Vec<u32>) {
    let distinct: BTreeMap<&T, u32> = all.iter().sorted().dedup().zip(0..).collect();
    let number = all.iter().map(|one| distinct[one]).collect();
    (distinct.into_keys().cloned().collect(), number)
}

/// What units bring to a column: period by period, those who bring the same counted together, by rising weight.
#[derive(Debug)]
pub(super) struct Brought(Vec<ValueRun>);

/// So many units of a period bring the same.
#[derive(Debug, Clone, Copy)]
struct ValueRun {
    period: usize,
    weight: i64,
    units: usize,
}

impl Brought {
    fn new(of: impl Iterator<Item = (UnitId, i64)>, slots: &Slots) -> Brought {
        let run = |(units, (period, weight))| ValueRun { period, weight, units };
        let in_periods = of.map(|(unit, weight)| (slots.period_of(unit), weight));
        Brought(in_periods.sorted_unstable().dedup_with_count().map(run).collect())
    }

    /// What is brought to each column.
    pub(super) fn of_columns(grid: &Grid, slots: &Slots) -> Vec<Brought> {
        let columns = grid.columns_by_unit().into_iter();
        columns.map(|column| Brought::new(column.into_iter(), slots)).collect()
    }

    /// What is brought to all columns taken together.
    pub(super) fn in_all(grid: &Grid, slots: &Slots) -> Brought {
        let sum = |unit| grid.columns_of(unit).iter().map(|&(_, weight)| weight).sum::<i64>();
        let units = grid.unit_ids().map(|unit| (unit, sum(unit)));
        Brought::new(units.filter(|&(_, weight)| weight != 0), slots)
    }

    fn in_period(&self, period: usize) -> &[ValueRun] {
        let from = self.0.partition_point(|run| run.period < period);
        let to = self.0.partition_point(|run| run.period <= period);
        &self.0[from..to]
    }
}

/// The places of all periods, as a bucket sees them: with a weight where it counts them, else with 0.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PlaceRange(Vec<PeriodPlaces>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct PeriodPlaces {
    period: usize,
    units: usize,
    rooms: Vec<Headroom>,
}

/// How many units hold slots of these weights, at least and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Headroom {
    lightest: i64,
    heaviest: i64,
    least: usize,
    most: usize,
}

/// Sums are kept within this, so that what is computed from them fits.
const MAX_SUM: i128 = 1 << 61;

impl PlaceRange {
    /// The places of each bucket, given by the slots that add to it and their weights.
    pub(super) fn of_each(buckets: &[Vec<(SlotId, i64)>], slots: &Slots) -> Vec<PlaceRange> {
        let mut slots_of_group = vec![0; slots.sizes().len()];
        // By period of which something is counted.
        let mut outside: BTreeMap<usize, usize> = BTreeMap::new();
        for &(slot, _) in buckets.iter().flatten() {
            let period = slots.period_of_slot(slot);
            outside.entry(period).or_insert_with(|| {
                let mut outside = 0;
                for slot in slots.periods()[period].slots.clone() {
                    match slots.group_of(SlotId(slot as u32)) {
                        Some(group) => slots_of_group[group] += 1,
                        None => outside += 1,
                    }
                }
                outside
            });
        }
        let places = |bucket: &Vec<(SlotId, i64)>| {
            let mut of_period: BTreeMap<usize, Vec<(SlotId, i64)>> = BTreeMap::new();
            for &(slot, weight) in bucket {
                of_period.entry(slots.period_of_slot(slot)).or_default().push((slot, weight));
            }
            let of_period = of_period.into_iter().map(|(period, here)| PeriodPlaces {
                period,
                units: slots.periods()[period].units.len(),
                rooms: rooms(slots, period, &here, &slots_of_group, outside[&period]),
            });
            PlaceRange(of_period.collect())
        };
        buckets.iter().map(places).collect()
    }

    /// Least and greatest sum of what is brought, times the weights of the places.
    pub(super) fn sums(&self, brought: &Brought) -> RangeInclusive<i64> {
        let (mut low, mut high) = (0_i128, 0_i128);
        for places in &self.0 {
            let (least, greatest) = places.sums(brought.in_period(places.period));
            low += least;
            high += greatest;
        }
        let kept = |sum: i128| sum.clamp(-MAX_SUM, MAX_SUM) as i64;
        kept(low)..=kept(high)
    }
}

/// The rooms of a period: the groups of which a bucket counts slots, the slots outside that it counts, and all the
/// rest.
fn rooms(
    slots: &Slots,
    period: usize,
    counted: &[(SlotId, i64)],
    slots_of_group: &[usize],
    outside: usize,
) -> Vec<Headroom> {
    let units = slots.periods()[period].units.len();
    let mut weights_of: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
    let mut rooms = Vec::new();
    for &(slot, weight) in counted {
        match slots.group_of(slot) {
            Some(group) => weights_of.entry(group).or_default().push(weight),
            None => rooms.push(Headroom { lightest: weight, heaviest: weight, least: 0, most: units }),
        }
    }
    let uncounted_outside = rooms.len() < outside;
    let groups: Vec<usize> = weights_of.keys().copied().collect();
    let elsewhere = slots.elsewhere(period, &groups);
    rooms.push(Headroom {
        lightest: 0,
        heaviest: 0,
        least: *elsewhere.start(),
        most: if uncounted_outside { units } else { *elsewhere.end() },
    });
    for (group, mut weights) in weights_of {
        if weights.len() < slots_of_group[group] {
            weights.push(0);
        }
        let size = &slots.sizes()[group];
        rooms.extend(weights.iter().copied().minmax().into_option().map(|(lightest, heaviest)| Headroom {
            lightest,
            heaviest,
            least: *size.start(),
            most: *size.end(),
        }));
    }
    rooms.sort_unstable();
    rooms
}

impl PeriodPlaces {
    fn sums(&self, brought: &[ValueRun]) -> (i128, i128) {
        match brought {
            // All bring the same: what counts is how many hold what.
            [all] if all.units == self.units => {
                let (low, high) = self.totals();
                let weight = i128::from(all.weight);
                ((weight * low).min(weight * high), (weight * low).max(weight * high))
            }
            _ => {
                let rising: Vec<(i64, usize)> = brought.iter().map(|run| (run.weight, run.units)).collect();
                let turned: Vec<(i64, usize)> = rising.iter().rev().map(|&(weight, units)| (-weight, units)).collect();
                (-self.greatest(&turned), self.greatest(&rising))
            }
        }
    }

    /// Least and greatest sum of the weights of the places that all units hold.
    fn totals(&self) -> (i128, i128) {
        let taken: usize = self.rooms.iter().map(|room| room.least).sum();
        let rest = self.units.saturating_sub(taken);
        let total = |weight: &dyn Fn(&Headroom) -> i64, order: &[Headroom]| {
            let mut left = rest;
            let mut sum = 0;
            for room in order {
                let more = left.min(room.most.saturating_sub(room.least));
                left -= more;
                sum += i128::from(weight(room)) * (room.least + more) as i128;
            }
            sum
        };
        let rising: Vec<Headroom> = self.rooms.iter().copied().sorted_by_key(|room| room.lightest).collect();
        let falling: Vec<Headroom> = self.rooms.iter().copied().sorted_by_key(|room| -room.heaviest).collect();
        (total(&|room| room.lightest, &rising), total(&|room| room.heaviest, &falling))
    }

    /// Greatest sum of weights that rise, times the weights of as many places: the heaviest by the heaviest, and what
    /// is negative by the lightest (Hardy, Littlewood & Pólya, "Inequalities", 1934, on rearrangements).
    fn greatest(&self, rising: &[(i64, usize)]) -> i128 {
        let heavy = self.rooms.iter().map(|room| (room.heaviest, room.most));
        let light = self.rooms.iter().map(|room| (room.lightest, room.most));
        let positive = rising.iter().rev().copied().take_while(|&(weight, _)| weight > 0);
        let negative = rising.iter().copied().take_while(|&(weight, _)| weight < 0);
        paired(positive, heavy.sorted_by_key(|&(weight, _)| -weight))
            + paired(negative, light.sorted_by_key(|&(weight, _)| weight))
    }
}

/// The sum of products when both lists are laid side by side, each entry as often as it says.
fn paired(brought: impl Iterator<Item = (i64, usize)>, mut places: impl Iterator<Item = (i64, usize)>) -> i128 {
    let mut sum = 0;
    let mut place = (0, 0);
    for (weight, mut units) in brought {
        while units > 0 {
            if place.1 == 0 {
                let Some(next) = places.next() else {
                    return sum;
                };
                place = next;
                continue;
            }
            let here = units.min(place.1);
            sum += i128::from(weight) * i128::from(place.0) * here as i128;
            units -= here;
            place.1 -= here;
        }
    }
    sum
}
