//! Encounters: whether two units are in contact.

use super::price::Price;
use super::rows::{Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use std::ops::Range;

/// For some pairs of units, one priced count each: 1 when their slots are in contact, else 0.
#[derive(Debug, Clone)]
pub struct Encounters {
    pairs: Vec<(UnitId, UnitId)>,
    /// Slots with the same number are in contact; a slot without one is in contact with none. From `first_slot` on.
    contact: Vec<Option<u32>>,
    first_slot: u32,
    /// Price of no contact and of contact.
    price: [i64; 2],
    /// For each unit from `first_unit` on, the others of its pairs.
    partners: Vec<Vec<UnitId>>,
    first_unit: u32,
}

impl Encounters {
    /// The two units of a pair differ.
    pub(crate) fn new(
        units: usize,
        pairs: Vec<(UnitId, UnitId)>,
        contact: Vec<Option<u32>>,
        price: &Price,
    ) -> Encounters {
        let mut partners = vec![Vec::new(); units];
        for &(first, second) in &pairs {
            partners[first.index()].push(second);
            partners[second.index()].push(first);
        }
        Encounters {
            pairs,
            contact,
            first_slot: 0,
            price: [price.at(0), price.at(1)],
            partners,
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
        self.partners.iter_mut().flatten().for_each(moved);
        Encounters {
            first_slot: self.first_slot + slots,
            first_unit: self.first_unit + units,
            ..self
        }
    }

    /// Positions of the units that pairs may be made of.
    pub(crate) fn span(&self) -> Range<usize> {
        let first = self.first_unit as usize;
        first..first + self.partners.len()
    }

    /// The pairs.
    pub fn pairs(&self) -> &[(UnitId, UnitId)] {
        &self.pairs
    }

    /// Price of no contact and of contact.
    pub(crate) fn prices(&self) -> [i64; 2] {
        self.price
    }

    /// Contact of a slot.
    pub(crate) fn contact_of(&self, slot: SlotId) -> Option<u32> {
        self.contact
            .get(slot.0.wrapping_sub(self.first_slot) as usize)
            .copied()
            .flatten()
    }

    /// Whether contact costs less than none.
    pub fn wants_contact(&self) -> bool {
        self.price[1] < self.price[0]
    }

    /// The others with whom a unit is paired.
    pub(crate) fn partners(&self, unit: UnitId) -> &[UnitId] {
        self.partners
            .get(unit.0.wrapping_sub(self.first_unit) as usize)
            .map_or(&[], Vec::as_slice)
    }

    #[inline]
    fn touch(&self, a: SlotId, b: SlotId) -> bool {
        let contact = self.contact_of(a);
        contact.is_some() && contact == self.contact_of(b)
    }

    /// The definition.
    pub fn value(&self, assignment: &Assignment) -> i64 {
        let cost = |&(u, v): &(UnitId, UnitId)| {
            self.price[usize::from(self.touch(assignment.slot(u), assignment.slot(v)))]
        };
        self.pairs.iter().map(cost).sum()
    }

    /// A lower bound: each pair at its cheaper price.
    pub fn floor(&self) -> Option<i64> {
        Some(self.pairs.len() as i64 * self.price[0].min(self.price[1]))
    }

    /// The slots open to a unit, gathered by contact.
    fn gathered(&self, slots: &Slots, unit: UnitId) -> Vec<(Option<u32>, Vec<Variable>)> {
        let mut gathered: Vec<(Option<u32>, Vec<Variable>)> = Vec::new();
        for &slot in slots.open_to(unit) {
            let contact = self.contact_of(slot);
            match gathered.iter_mut().find(|(known, _)| *known == contact) {
                Some((_, variables)) => variables.push(Variable::Holds(unit, slot)),
                None => gathered.push((contact, vec![Variable::Holds(unit, slot)])),
            }
        }
        gathered
    }

    /// The linear reading.
    pub fn rows(&self, slots: &Slots, reading: Reading) -> Rows {
        let mut rows = Rows::default();
        for &(first, second) in &self.pairs {
            let (mine, theirs) = (self.gathered(slots, first), self.gathered(slots, second));
            let weighted = |variables: &[Variable], weight: i64| {
                variables.iter().map(|&v| (v, weight)).collect::<Vec<_>>()
            };
            let other = |contact: Option<u32>| {
                theirs
                    .iter()
                    .find(|(c, _)| *c == contact)
                    .map_or(&[][..], |(_, v)| v)
            };
            let [separate, together] = self.price;
            if separate == together {
                rows.constant += if reading == Reading::Paid {
                    separate
                } else {
                    0
                };
                continue;
            }
            match (reading, together < separate) {
                (Reading::Required, true) => {
                    for (contact, variables) in &mine {
                        let mut terms = weighted(variables, 1);
                        if contact.is_some() {
                            terms.extend(weighted(other(*contact), -1));
                        }
                        rows.row(terms, Some(0), Some(0));
                    }
                    for (_, variables) in theirs
                        .iter()
                        .filter(|(c, _)| c.is_none() || mine.iter().all(|(m, _)| m != c))
                    {
                        rows.row(weighted(variables, 1), Some(0), Some(0));
                    }
                }
                (Reading::Required, false) => {
                    for (contact, variables) in mine.iter().filter(|(contact, _)| contact.is_some())
                    {
                        let mut terms = weighted(variables, 1);
                        terms.extend(weighted(other(*contact), 1));
                        rows.row(terms, None, Some(1));
                    }
                }
                (Reading::Paid, true) => {
                    rows.constant += separate;
                    for (contact, variables) in mine.iter().filter(|(contact, _)| contact.is_some())
                    {
                        let both = (weighted(variables, 1), weighted(other(*contact), 1));
                        let meets = rows.auxiliary(0..=1, false, Meaning::AnyBoth(vec![both]));
                        for side in [variables, other(*contact)] {
                            let mut terms = weighted(side, -1);
                            terms.push((meets, 1));
                            rows.row(terms, None, Some(0));
                        }
                        rows.cost.push((meets, together - separate));
                    }
                }
                (Reading::Paid, false) => {
                    rows.constant += separate;
                    let touching = mine.iter().filter(|(contact, _)| contact.is_some());
                    let both = touching.map(|(contact, variables)| {
                        (weighted(variables, 1), weighted(other(*contact), 1))
                    });
                    let meets = rows.auxiliary(0..=1, false, Meaning::AnyBoth(both.collect()));
                    for (contact, variables) in mine.iter().filter(|(contact, _)| contact.is_some())
                    {
                        let mut terms = weighted(variables, -1);
                        terms.extend(weighted(other(*contact), -1));
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
        let most = self
            .price
            .iter()
            .map(|&price| (price as i128).abs())
            .max()
            .unwrap_or(0);
        self.pairs.len() as i128 * most
    }

    /// The same at `factor` times the price; none when that overflows.
    pub(crate) fn times(&self, factor: i64) -> Option<Encounters> {
        let [separate, together] = self.price;
        Some(Encounters {
            price: [separate.checked_mul(factor)?, together.checked_mul(factor)?],
            ..self.clone()
        })
    }

    /// What it costs to move a unit, but for what it has to do with `except`.
    #[inline]
    pub(crate) fn relocate(
        &self,
        now: &Assignment,
        unit: UnitId,
        to: SlotId,
        except: Option<UnitId>,
    ) -> i64 {
        let from = now.slot(unit);
        let mut contacts = 0;
        for &partner in self.partners(unit) {
            if Some(partner) != except {
                let place = now.slot(partner);
                contacts += i64::from(self.touch(place, to)) - i64::from(self.touch(place, from));
            }
        }
        contacts * (self.price[1] - self.price[0])
    }

    /// What it costs to exchange two units' slots. Between the two themselves nothing changes.
    #[inline]
    pub(crate) fn swap(&self, now: &Assignment, first: UnitId, second: UnitId) -> i64 {
        if self.partners(first).is_empty() && self.partners(second).is_empty() {
            return 0;
        }
        self.relocate(now, first, now.slot(second), Some(second))
            + self.relocate(now, second, now.slot(first), Some(first))
    }
}
