//! Encounters: whether two units are in contact.

use super::contact_relation::ContactRelation;
use super::price::Price;
use super::rows::{Expression, Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use std::collections::BTreeMap;
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
    /// Pairs may be made of so many units from `first_unit` on.
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

    /// The same of units and slots that stand this much later.
    pub(crate) fn moved(mut self, units: u32, slots: u32) -> Encounters {
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

    /// Positions of the units that pairs may be made of.
    pub(crate) fn span(&self) -> Range<usize> {
        let first = self.first_unit as usize;
        first..first + self.units as usize
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

    /// The same over slots each of which stands for one here.
    pub(crate) fn refined(self, coarse: &[SlotId]) -> Encounters {
        Encounters { relation: self.relation.refined(coarse), ..self }
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

    /// The definition.
    pub fn value(&self, assignment: &Assignment) -> i64 {
        let cost = |&(u, v): &(UnitId, UnitId)| {
            self.price[usize::from(self.relation.touches(assignment.slot(u), assignment.slot(v)))]
        };
        self.pairs.iter().map(cost).sum()
    }

    /// A lower bound: each pair at its cheaper price.
    pub fn lower_bound(&self) -> Option<i64> {
        Some(self.pairs.len() as i64 * self.price[0].min(self.price[1]))
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

    /// The linear reading.
    pub fn rows(&self, slots: &Slots, reading: Reading) -> Rows {
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

    pub(crate) fn greatest(&self) -> i128 {
        let most = self.price.iter().map(|&price| (price as i128).abs()).max().unwrap_or(0);
        self.pairs.len() as i128 * most
    }

    /// The same at `factor` times the price; none when that overflows.
    pub(crate) fn times(&self, factor: i64) -> Option<Encounters> {
        let [separate, together] = self.price;
        Some(Encounters { price: [separate.checked_mul(factor)?, together.checked_mul(factor)?], ..self.clone() })
    }
}
