//! Encounters: whether two units are in contact.

use super::contact_relation::ContactRelation;
use super::forced_repeats::even_pairs;
use super::price::Price;
use super::readings::{CountReadings, UnitClass};
use super::rows::{Expression, Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use crate::interrupts::Interrupts;
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// For some pairs of units, one priced count each: 1 when their slots are in contact, else 0.
#[derive(Debug, Clone)]
pub struct Encounters {
    pairs: Vec<(UnitId, UnitId)>,
    relation: ContactRelation,
    /// Price of no contact and of contact.
    price: [i64; 2],
    /// Those who are in a pair, sorted, each with the others of its pairs.
    partners: Vec<(UnitId, Vec<UnitId>)>,
    /// Pairs may be made of `units` units from `first_unit` on.
    units: u32,
    first_unit: u32,
}

impl Encounters {
    /// The two units of a pair differ.
    pub(crate) fn new(
        units: usize,
        pairs: Vec<(UnitId, UnitId)>,
        relation: ContactRelation,
        price: &Price,
    ) -> Encounters {
        let both_ways = |&(first, second): &(UnitId, UnitId)| [(first, second), (second, first)];
        let mut partners: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        for (unit, other) in pairs.iter().flat_map(both_ways) {
            partners.entry(unit).or_default().push(other);
        }
        Encounters {
            pairs,
            relation,
            price: [price.at(0), price.at(1)],
            partners: partners.into_iter().collect(),
            units: units as u32,
            first_unit: 0,
        }
    }

    /// The pairs.
    pub fn pairs(&self) -> &[(UnitId, UnitId)] {
        &self.pairs
    }

    /// Price of no contact and of contact.
    pub(crate) fn prices(&self) -> [i64; 2] {
        self.price
    }

    /// Which slots are in contact.
    pub(crate) fn relation(&self) -> &ContactRelation {
        &self.relation
    }

    /// Whether contact costs less than none.
    pub fn wants_contact(&self) -> bool {
        self.price[1] < self.price[0]
    }

    /// Those who are in a pair, sorted, each with the others of its pairs.
    pub(crate) fn named(&self) -> &[(UnitId, Vec<UnitId>)] {
        &self.partners
    }

    /// The others with whom a unit is paired.
    pub(crate) fn partners(&self, unit: UnitId) -> &[UnitId] {
        let at = self.partners.binary_search_by_key(&unit, |(unit, _)| *unit);
        at.map_or(&[], |at| &self.partners[at].1)
    }

    /// Of units that had all better be apart and are too many for the places: their number, and how many can be apart
    /// at most. The places that are open to them fall into so many sets, in each of which all are neighbours.
    pub(crate) fn most_apart(&self, slots: &Slots) -> Option<(i64, i64)> {
        let graph = self.relation.graph().filter(|_| self.price[0] < self.price[1])?;
        let open = self.partners.iter().flat_map(|(unit, _)| slots.open_to(*unit));
        let places: BTreeSet<u32> = open.map(|&slot| self.relation.number(slot)).collect::<Option<_>>()?;
        let (units, most) = (self.partners.len(), graph.cliques(places));
        let all = |(_, others): &(UnitId, Vec<UnitId>)| others.len() + 1 == units && others.iter().all_unique();
        (units > most && self.partners.iter().all(all)).then_some((units as i64, most as i64))
    }

    /// The slots open to a unit, gathered by class or place.
    fn gathered(&self, slots: &Slots, unit: UnitId) -> Vec<(Option<u32>, Expression)> {
        let mut gathered: Vec<(Option<u32>, Expression)> = Vec::new();
        for &slot in slots.open_to(unit) {
            let number = self.relation.number(slot);
            let held = (Variable::Holds(unit, slot), 1);
            match gathered.iter_mut().find(|(known, _)| *known == number) {
                Some((_, terms)) => terms.push(held),
                None => gathered.push((number, vec![held])),
            }
        }
        gathered
    }

    /// For each class or place that the first of a pair may be in, that sum and the sum of where the second is in
    /// contact with it.
    fn contacts(&self, slots: &Slots, (first, second): (UnitId, UnitId)) -> Vec<(Expression, Expression)> {
        let theirs = self.gathered(slots, second);
        let beside = |(here, mine): (Option<u32>, Expression)| {
            let joined = |there: &Option<u32>| match (here, *there) {
                (Some(here), Some(there)) => self.relation.joins(here, there),
                _ => false,
            };
            let there = theirs.iter().filter(|(there, _)| joined(there));
            (mine, there.flat_map(|(_, terms)| terms.iter().copied()).collect())
        };
        self.gathered(slots, first).into_iter().map(beside).collect()
    }
}

impl CountReadings for Encounters {
    fn value(&self, assignment: &Assignment) -> i64 {
        let cost = |&(u, v): &(UnitId, UnitId)| {
            self.price[usize::from(self.relation.touches(assignment.slot(u), assignment.slot(v)))]
        };
        self.pairs.iter().map(cost).sum()
    }

    /// A lower bound: each pair at its cheaper price, but for those of which there are more than can be apart.
    fn lower_bound(&self, slots: &Slots, _: &Interrupts<'_>) -> Option<i64> {
        let [separate, together] = self.price;
        let contacts = self.most_apart(slots).map_or(0, |(units, most)| even_pairs(units, most));
        Some(self.pairs.len() as i64 * separate.min(together) + contacts * (together - separate))
    }

    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut rows = Rows::default();
        let [separate, together] = self.price;
        if separate == together {
            let pairs = self.pairs.len() as i64;
            rows.constant = if reading == Reading::Paid { pairs * separate } else { 0 };
            return rows;
        }
        let less = |terms: &Expression| {
            let less = terms.iter().map(|&(variable, weight)| (variable, -weight));
            less.collect::<Expression>()
        };
        for &pair in &self.pairs {
            let contacts = self.contacts(slots, pair);
            match (reading, together < separate) {
                // Wherever the first is, the second is in contact with it.
                (Reading::Required, true) => {
                    for (mine, theirs) in contacts {
                        rows.row([less(&mine), theirs].concat(), Some(0), None);
                    }
                }
                (Reading::Required, false) => {
                    for (mine, theirs) in contacts.into_iter().filter(|(_, theirs)| !theirs.is_empty()) {
                        rows.row([mine, theirs].concat(), None, Some(1));
                    }
                }
                (Reading::Paid, true) => {
                    rows.constant += separate;
                    for both in contacts.into_iter().filter(|(_, theirs)| !theirs.is_empty()) {
                        let sides = [less(&both.0), less(&both.1)];
                        let meets = rows.auxiliary(0..=1, false, Meaning::AnyBoth(vec![both]));
                        for mut terms in sides {
                            terms.push((meets, 1));
                            rows.row(terms, None, Some(0));
                        }
                        rows.cost.push((meets, together - separate));
                    }
                }
                (Reading::Paid, false) => {
                    rows.constant += separate;
                    let meets = rows.auxiliary(0..=1, false, Meaning::AnyBoth(contacts.clone()));
                    for (mine, theirs) in contacts.into_iter().filter(|(_, theirs)| !theirs.is_empty()) {
                        let mut terms = [less(&mine), less(&theirs)].concat();
                        terms.push((meets, 1));
                        rows.row(terms, Some(-1), None);
                    }
                    rows.cost.push((meets, together - separate));
                }
            }
        }
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        let most = self.price.iter().map(|&price| (price as i128).abs()).max().unwrap_or(0);
        self.pairs.len() as i128 * most
    }

    fn times(&self, factor: i64) -> Option<Encounters> {
        let [separate, together] = self.price;
        Some(Encounters { price: [separate.checked_mul(factor)?, together.checked_mul(factor)?], ..self.clone() })
    }

    fn moved(mut self, units: u32, slots: u32) -> Encounters {
        let moved = |unit: &mut UnitId| unit.0 += units;
        for (first, second) in &mut self.pairs {
            moved(first);
            moved(second);
        }
        for (unit, partners) in &mut self.partners {
            moved(unit);
            partners.iter_mut().for_each(moved);
        }
        Encounters { relation: self.relation.moved(slots), first_unit: self.first_unit + units, ..self }
    }

    fn refined(self, coarse: &[SlotId]) -> Encounters {
        Encounters { relation: self.relation.refined(coarse), ..self }
    }

    /// Positions of the units that pairs may be made of.
    fn span(&self, _: &Slots) -> Range<usize> {
        let first = self.first_unit as usize;
        first..first + self.units as usize
    }

    fn unit_class(&self, unit: UnitId) -> UnitClass {
        match self.partners(unit) {
            [] => UnitClass::None,
            _ => UnitClass::Itself(unit),
        }
    }

    fn bytes(&self) -> usize {
        let partners = self.partners.len() * (size_of::<(UnitId, Vec<UnitId>)>() + size_of::<Vec<(u32, u32)>>());
        self.relation.bytes() + partners + self.pairs.len() * 2 * size_of::<(UnitId, UnitId)>()
    }

    fn exchanges(&self, slots: &Slots, a: SlotId, b: SlotId) -> bool {
        self.relation.exchanges(slots, a, b)
    }

    fn is_by_group(&self, slots: &Slots, reading: Reading) -> bool {
        if self.relation.graph().is_some() {
            return false;
        }
        let of_group = slots.groups_told_apart(|slot| self.relation.number(slot));
        // Two who are both outside and meet there are no one group's affair, unless they must meet: then a group that
        // has one of them without the other is no column.
        if reading == Reading::Required && self.wants_contact() {
            of_group.each && slots.slot_ids().all(|slot| self.relation.number(slot).is_some())
        } else {
            of_group.each && of_group.none_outside
        }
    }

    fn group_cost(&self, slot: SlotId, units: &[UnitId], reading: Reading) -> i64 {
        let inside = |unit: &UnitId| units.binary_search(unit).is_ok();
        let in_contact = self.relation.number(slot).is_some();
        let [separate, together] = self.price;
        let cost = |(first, second): &(UnitId, UnitId)| match (inside(first), inside(second), reading) {
            (true, true, Reading::Paid) if in_contact => together - separate,
            (true, true, Reading::Required) if in_contact => together,
            // One without the other: they will not meet.
            (true, false, Reading::Required) | (false, true, Reading::Required) => separate,
            _ => 0,
        };
        self.pairs.iter().map(cost).sum()
    }

    fn apart_cost(&self) -> i64 {
        self.pairs.len() as i64 * self.price[0]
    }

    fn wanted_contacts(&self) -> Option<(&ContactRelation, &[(UnitId, UnitId)])> {
        self.wants_contact().then_some((&self.relation, &self.pairs))
    }
}
