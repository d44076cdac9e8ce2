//! Clusters: contacts weighted by a value given for each pair of units, such as how well they know each other.

use super::cluster_bound::spectral_range;
use super::contact_relation::ContactRelation;
use super::grid::sum_range;
use super::price::Price;
use super::readings::{CountReadings, PairColumns, UnitClass, pairs_and_groups};
use super::rows::{Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use crate::interrupts::Interrupts;
use std::ops::{Range, RangeInclusive};

/// Bits of the largest sum of a row of scaled costs.
const MAX_ROW_BITS: u32 = 26;

/// One priced count: the sum of the values of all pairs in contact.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// Number of units, from `first_unit` on.
    units: usize,
    first_unit: u32,
    /// A full square: no arithmetic on indices in the search, at twice the memory.
    values: Vec<i32>,
    relation: ContactRelation,
    contacts: usize,
    price: Price,
}

impl Cluster {
    /// `values` is a symmetric square over the units with zeros on its diagonal; slots with the same number in
    /// `contact` are in contact.
    pub(crate) fn new(units: usize, values: Vec<i32>, contact: Vec<Option<u32>>, price: Price) -> Cluster {
        let relation = ContactRelation::classes(contact);
        Cluster { units, first_unit: 0, values, contacts: relation.numbers(), relation, price }
    }

    fn unit_ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (self.first_unit..self.first_unit + self.units as u32).map(UnitId)
    }

    /// Position of a unit among those that have values.
    #[inline]
    fn at(&self, unit: UnitId) -> usize {
        (unit.0 - self.first_unit) as usize
    }

    #[inline]
    fn value_of(&self, first: UnitId, second: UnitId) -> i64 {
        self.values[self.at(first) * self.units + self.at(second)] as i64
    }

    fn row_of(&self, unit: UnitId) -> &[i32] {
        &self.values[self.at(unit) * self.units..][..self.units]
    }

    /// The sum of the values of all pairs of these units.
    pub(crate) fn sum_of(&self, units: &[UnitId]) -> i64 {
        let pairs = units
            .iter()
            .enumerate()
            .flat_map(|(at, &first)| units[at + 1..].iter().map(move |&second| (first, second)));
        pairs.map(|(first, second)| self.value_of(first, second)).sum()
    }

    /// Class of contact of a slot.
    pub(crate) fn class_of(&self, slot: SlotId) -> Option<u32> {
        self.relation.number(slot)
    }

    /// What each pair costs in contact, a full square over all units, scaled so that six times the sum of a row stays
    /// below 2²⁹; and what a cost of 1 is in it. `None` unless a pair always costs the same, and all units have values.
    pub(crate) fn scaled_costs(&self, slots: &Slots) -> Option<(Vec<i32>, f64)> {
        let slope = self.price.slope()?;
        if self.units != slots.units() {
            return None;
        }
        let size = |&value: &i32| (i128::from(value) * i128::from(slope)).unsigned_abs();
        let rows = self.values.chunks(self.units.max(1)).map(|row| row.iter().map(size).sum::<u128>());
        let divisor = 1i128 << (128 - rows.max().unwrap_or(0).leading_zeros()).saturating_sub(MAX_ROW_BITS);
        let scaled = |&value: &i32| ((i128::from(value) * i128::from(slope)).div_euclid(divisor)) as i32;
        Some((self.values.iter().map(scaled).collect(), 1.0 / divisor as f64))
    }

    /// The sum of the values of pairs in contact.
    pub fn count(&self, assignment: &Assignment) -> i64 {
        let mut sum = 0;
        for first in self.unit_ids() {
            let contact = self.relation.number(assignment.slot(first));
            for second in self.unit_ids().filter(|&second| second > first && contact.is_some()) {
                if self.relation.number(assignment.slot(second)) == contact {
                    sum += self.value_of(first, second);
                }
            }
        }
        sum
    }

    /// How many units the slots of each contact hold.
    fn sizes(&self, slots: &Slots) -> Vec<RangeInclusive<usize>> {
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.contacts];
        for slot in self.relation.slot_ids() {
            if let (Some(contact), Some(group)) = (self.relation.number(slot), slots.group_of(slot)) {
                groups[contact as usize].push(group);
            }
        }
        let size = |mut groups: Vec<usize>| {
            groups.sort_unstable();
            groups.dedup();
            slots.capacity(&groups)
        };
        groups.into_iter().map(size).collect()
    }

    /// Least and greatest sum: each unit beside the others that it values least, or most, as many as a group can hold.
    fn range(&self, slots: &Slots) -> RangeInclusive<i64> {
        let sizes = self.sizes(slots);
        let most = sizes.iter().map(|size| *size.end()).max().unwrap_or(0);
        let least = if self.relation.slot_ids().all(|slot| self.relation.number(slot).is_some()) {
            sizes.iter().map(|size| *size.start()).min().unwrap_or(0)
        } else {
            0
        };
        let others = least.saturating_sub(1)..=most.saturating_sub(1).min(self.units.saturating_sub(1));
        let (mut low, mut high) = (0, 0);
        for unit in self.unit_ids() {
            let values: Vec<i64> = self.row_of(unit).iter().filter(|&&v| v != 0).map(|&v| v as i64).collect();
            let range = sum_range(&values, self.units - 1, &others);
            low += range.start();
            high += range.end();
        }
        -(-low).div_euclid(2)..=high.div_euclid(2)
    }
}

impl Cluster {
    /// Least and greatest sum by eigenvalues, where all units are in groups of fixed sizes.
    fn spectral_range(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<RangeInclusive<i64>> {
        let everywhere = slots.slot_ids().all(|slot| self.relation.number(slot).is_some());
        let sizes: Vec<RangeInclusive<usize>> = self.sizes(slots);
        let fixed = sizes.iter().map(|size| (size.start() == size.end()).then_some(*size.start()));
        let fixed: Vec<usize> = fixed.collect::<Option<_>>()?;
        let held = everywhere && self.units == slots.units() && fixed.iter().sum::<usize>() == self.units;
        let fixed: Vec<usize> = fixed.into_iter().filter(|&size| size > 0).collect();
        if held { spectral_range(&self.values, &fixed, interrupts) } else { None }
    }
}

impl CountReadings for Cluster {
    fn value(&self, assignment: &Assignment) -> i64 {
        self.price.at(self.count(assignment))
    }

    fn lower_bound(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        let range = self.range(slots);
        let range = match self.spectral_range(slots, interrupts) {
            Some(other) => *range.start().max(other.start())..=*range.end().min(other.end()),
            None => range,
        };
        Some(self.price.extremes(range).0)
    }

    /// The linear reading, with a variable for each pair and contact.
    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut rows = Rows::default();
        let mut count = Vec::new();
        let here = |unit: UnitId, class: u32, weight: i64| {
            let inside = slots.open_to(unit).iter().filter(move |&&slot| self.relation.number(slot) == Some(class));
            inside.map(move |&slot| (Variable::Holds(unit, slot), weight))
        };
        for first in self.unit_ids() {
            for second in self.unit_ids().filter(|&second| second > first && self.value_of(first, second) != 0) {
                for class in 0..self.contacts as u32 {
                    let both = (here(first, class, 1).collect(), here(second, class, 1).collect());
                    let meets = rows.auxiliary(0..=1, false, Meaning::AnyBoth(vec![both]));
                    for unit in [first, second] {
                        rows.row(here(unit, class, -1).chain([(meets, 1)]).collect(), None, Some(0));
                    }
                    let both = here(first, class, -1).chain(here(second, class, -1)).chain([(meets, 1)]);
                    rows.row(both.collect(), Some(-1), None);
                    count.push((meets, self.value_of(first, second)));
                }
            }
        }
        rows.price(count, self.range(slots), &self.price, reading);
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        let sum: i128 = self.values.iter().map(|&value| (value as i128).abs()).sum::<i128>() / 2;
        let Ok(bound) = i64::try_from(sum) else {
            return i128::MAX;
        };
        self.price.greatest(&(-bound..=bound))
    }

    fn times(&self, factor: i64) -> Option<Cluster> {
        Some(Cluster { price: self.price.times(factor)?, ..self.clone() })
    }

    fn moved(self, units: u32, slots: u32) -> Cluster {
        Cluster { first_unit: self.first_unit + units, relation: self.relation.moved(slots), ..self }
    }

    fn refined(self, coarse: &[SlotId]) -> Cluster {
        Cluster { relation: self.relation.refined(coarse), ..self }
    }

    /// Positions of the units that have values.
    fn span(&self, _: &Slots) -> Range<usize> {
        let first = self.first_unit as usize;
        first..first + self.units
    }

    fn unit_class(&self, unit: UnitId) -> UnitClass {
        if (self.first_unit..self.first_unit + self.units as u32).contains(&unit.0) {
            UnitClass::Itself(unit)
        } else {
            UnitClass::None
        }
    }

    fn bytes(&self) -> usize {
        // A walk has scaled costs and sums of its own beside.
        let sums = self.units * (self.contacts + 1) * (size_of::<i64>() + size_of::<i32>());
        self.relation.bytes() + 2 * self.values.len() * size_of::<i32>() + sums
    }

    fn exchanges(&self, slots: &Slots, a: SlotId, b: SlotId) -> bool {
        self.relation.exchanges(slots, a, b)
    }

    /// A variable for each pair and group.
    fn auxiliary_columns(&self, slots: &Slots) -> usize {
        pairs_and_groups(self.units, slots)
    }

    fn pairs(&self) -> PairColumns {
        PairColumns::WithinGroups
    }

    fn is_by_group(&self, slots: &Slots, _: Reading) -> bool {
        let of_group = slots.groups_told_apart(|slot| self.relation.number(slot));
        self.price.slope().is_some() && of_group.each && of_group.none_outside
    }

    fn group_cost(&self, slot: SlotId, units: &[UnitId], _: Reading) -> i64 {
        match self.relation.number(slot) {
            Some(_) => self.sum_of(units) * self.price.slope().unwrap_or(0),
            None => 0,
        }
    }
}

/// The sum while a search moves units about, with each unit's sum towards every group.
#[derive(Debug, Clone)]
pub(crate) struct ClusterState<'a> {
    cluster: &'a Cluster,
    /// By contact, then by unit; a last contact of zeros stands for "with nobody".
    towards: Vec<i64>,
    class_of: Vec<u32>,
    first_slot: u32,
    count: i64,
    /// Price of a unit where all cost the same: the common case, and the fast one.
    slope: Option<i64>,
}

impl<'a> ClusterState<'a> {
    pub(crate) fn new(cluster: &'a Cluster, assignment: &Assignment) -> Self {
        let class = |slot| cluster.relation.number(slot).unwrap_or(cluster.contacts as u32);
        let first_slot = cluster.relation.slot_ids().next().map_or(0, |slot| slot.0);
        let class_of: Vec<u32> = cluster.relation.slot_ids().map(class).collect();
        let mut towards = vec![0; cluster.units * (cluster.contacts + 1)];
        for (row, unit) in cluster.values.chunks(cluster.units.max(1)).zip(cluster.unit_ids()) {
            if let Some(class) = cluster.relation.number(assignment.slot(unit)) {
                let sums = &mut towards[class as usize * cluster.units..][..cluster.units];
                sums.iter_mut().zip(row).for_each(|(sum, &value)| *sum += i64::from(value));
            }
        }
        ClusterState {
            cluster,
            towards,
            class_of,
            first_slot,
            count: cluster.count(assignment),
            slope: cluster.price.slope(),
        }
    }

    #[inline]
    fn towards(&self, unit: UnitId, class: u32) -> i64 {
        self.towards[class as usize * self.cluster.units + self.cluster.at(unit)]
    }

    #[inline]
    fn class_of(&self, slot: SlotId) -> u32 {
        self.class_of[(slot.0 - self.first_slot) as usize]
    }

    #[inline]
    fn cost(&self, by: i64) -> i64 {
        match self.slope {
            Some(slope) => slope * by,
            None => self.cluster.price.at(self.count + by) - self.cluster.price.at(self.count),
        }
    }

    fn change(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        self.towards(unit, self.class_of(to)) - self.towards(unit, self.class_of(from))
    }

    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        self.cost(self.change(unit, from, to))
    }

    #[inline]
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        if class_a == class_b {
            return 0;
        }
        // Each goes to where the other has just left: the pair's own value was counted on both ways.
        let contacts = self.cluster.contacts as u32;
        let between =
            self.cluster.value_of(first, second) * (i64::from(class_a != contacts) + i64::from(class_b != contacts));
        let arrive = self.towards(first, class_b) + self.towards(second, class_a);
        let leave = self.towards(first, class_a) + self.towards(second, class_b);
        self.cost(arrive - leave - between)
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        self.count += self.change(unit, from, to);
        let (a, b) = (self.class_of(from) as usize, self.class_of(to) as usize);
        let nobody = self.cluster.contacts;
        if a == b {
            return;
        }
        let (units, row) = (self.cluster.units, self.cluster.row_of(unit));
        if a != nobody {
            let sums = &mut self.towards[a * units..][..units];
            sums.iter_mut().zip(row).for_each(|(sum, &value)| *sum -= i64::from(value));
        }
        if b != nobody {
            let sums = &mut self.towards[b * units..][..units];
            sums.iter_mut().zip(row).for_each(|(sum, &value)| *sum += i64::from(value));
        }
    }
}
