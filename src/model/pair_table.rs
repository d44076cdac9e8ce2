//! How often every pair has met, kept up to date while a search moves units about.
//!
//! Up to 2 000 members, and where contact is between neighbouring places, each pair has an entry in a full square; else
//! the classes that two members hold in each period are compared whenever they are asked for.

use super::contacts::{Contacts, PairClasses, pair};
use super::slots::{Assignment, SlotId, Slots, UnitId};

/// Members up to which the full square is kept: 8 MB.
const MAX_DENSE: usize = 2_000;

/// Who sits with whom, and how often each pair has met.
#[derive(Debug, Clone)]
pub(super) struct PairTable<'a> {
    contacts: &'a Contacts,
    classes: &'a PairClasses,
    /// Meetings that an entry tells apart.
    width: usize,
    entries: PairEntries,
    /// The members in each class of contact, or in the places beside each place.
    seats: Vec<Vec<u32>>,
}

#[derive(Debug, Clone)]
enum PairEntries {
    /// By member, then by member: `class × width + meetings`; one more than all on the diagonal.
    Dense(Vec<u16>),
    /// By member, then by period: the class of contact held, or a number that nobody else has.
    Compared(Vec<u32>, Vec<u32>),
}

impl<'a> PairTable<'a> {
    pub(super) fn new(
        contacts: &'a Contacts,
        classes: &'a PairClasses,
        slots: &Slots,
        assignment: &Assignment,
    ) -> PairTable<'a> {
        PairTable::dense_up_to(MAX_DENSE, contacts, classes, slots, assignment)
    }

    /// With a full square for at most `most_dense` members.
    fn dense_up_to(
        most_dense: usize,
        contacts: &'a Contacts,
        classes: &'a PairClasses,
        slots: &Slots,
        assignment: &Assignment,
    ) -> PairTable<'a> {
        let members = contacts.members();
        let width = slots.periods().len() + contacts.most_past() as usize + 2;
        let mut seats: Vec<Vec<u32>> = vec![Vec::new(); contacts.numbers()];
        for unit in slots.unit_ids() {
            if let Some(number) = contacts.number(assignment.slot(unit)) {
                for_each_touched(contacts, number, |touched| {
                    seats[touched as usize].push(contacts.member_of(unit));
                });
            }
        }
        let most = classes.number() * width;
        let dense = contacts.relation().graph().is_some() || members <= most_dense && most < usize::from(u16::MAX);
        let entries = if dense {
            let mut entries = vec![most as u16; members * members];
            for a in 0..members as u32 {
                for b in 0..a {
                    let met = pair(a, b);
                    let start = classes.of(met) as usize * width + contacts.past(met) as usize;
                    entries[a as usize * members + b as usize] = start as u16;
                    entries[b as usize * members + a as usize] = start as u16;
                }
            }
            for (met, times) in contacts.met(assignment) {
                let (a, b) = (met.0 as usize, met.1 as usize);
                entries[a * members + b] += times as u16;
                entries[b * members + a] += times as u16;
            }
            PairEntries::Dense(entries)
        } else {
            let periods = slots.periods().len();
            let mut held: Vec<u32> = (0..(members * periods) as u32).map(|at| contacts.numbers() as u32 + at).collect();
            let mut period_of = Vec::with_capacity(slots.units());
            for unit in slots.unit_ids() {
                let period = slots.period_of(unit);
                period_of.push(period as u32);
                if let Some(class) = contacts.number(assignment.slot(unit)) {
                    held[contacts.member_of(unit) as usize * periods + period] = class;
                }
            }
            PairEntries::Compared(held, period_of)
        };
        PairTable { contacts, classes, width, entries, seats }
    }

    /// About how much memory a table takes, with what is kept of each entry.
    pub(super) fn bytes(contacts: &Contacts, classes: &PairClasses) -> usize {
        let (members, units) = (contacts.members(), contacts.units());
        let square = members.saturating_mul(members).saturating_mul(size_of::<u16>());
        let pairs = if contacts.relation().graph().is_some() || members <= MAX_DENSE { square } else { 0 };
        let held = 2 * units * size_of::<u32>() + contacts.numbers() * size_of::<Vec<u32>>();
        pairs + held + classes.bytes() + contacts.relation().bytes()
    }

    /// Number of entries that pairs may have, less the one that a member has towards itself and that comes last.
    pub(super) fn entries(&self) -> usize {
        self.classes.number() * self.width
    }

    /// Class and meetings that an entry stands for.
    pub(super) fn meaning(&self, entry: usize) -> (u32, i64) {
        ((entry / self.width) as u32, (entry % self.width) as i64)
    }

    /// The members with whom whoever holds a slot is in contact. Where contact is by classes, the holder is among them.
    #[inline]
    pub(super) fn seated(&self, slot: SlotId) -> &[u32] {
        match self.contacts.number(slot) {
            Some(class) => &self.seats[class as usize],
            None => &[],
        }
    }

    /// Whether two slots are of one class of contact, or of one place.
    #[inline]
    pub(super) fn are_one(&self, a: SlotId, b: SlotId) -> bool {
        self.contacts.number(a) == self.contacts.number(b)
    }

    /// Whether contact is between neighbouring places.
    #[inline]
    pub(super) fn is_between_places(&self) -> bool {
        self.contacts.relation().graph().is_some()
    }

    /// Where contact is between places: the members in contact with whoever holds one slot and not with whoever holds
    /// the other, but for `except`.
    pub(super) fn only_at(&self, here: SlotId, there: SlotId, except: u32) -> impl Iterator<Item = u32> {
        let elsewhere = self.seated(there);
        let only = move |other: &u32| *other != except && !elsewhere.contains(other);
        self.seated(here).iter().copied().filter(only)
    }

    #[inline]
    pub(super) fn member_of(&self, unit: UnitId) -> u32 {
        self.contacts.member_of(unit)
    }

    /// The entries of one member.
    #[inline]
    pub(super) fn row(&self, member: u32) -> PairRow<'_> {
        match &self.entries {
            PairEntries::Dense(entries) => {
                let members = self.contacts.members();
                PairRow::Dense(&entries[member as usize * members..][..members])
            }
            PairEntries::Compared(..) => PairRow::Compared(self, member),
        }
    }

    /// Entry of a pair where no square is kept.
    fn compared(&self, a: u32, b: u32) -> usize {
        let PairEntries::Compared(held, _) = &self.entries else {
            return 0;
        };
        if a == b {
            return self.entries();
        }
        let periods = held.len() / self.contacts.members().max(1);
        let of = |member: u32| &held[member as usize * periods..][..periods];
        let met: usize = of(a).iter().zip(of(b)).map(|(a, b)| usize::from(a == b)).sum();
        let pair = pair(a, b);
        let past = if self.contacts.met_before().is_empty() { 0 } else { self.contacts.past(pair) as usize };
        self.classes.of(pair) as usize * self.width + past + met
    }

    /// Moves a unit.
    pub(super) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let (a, b) = (self.contacts.number(from), self.contacts.number(to));
        if a == b {
            return;
        }
        let member = self.contacts.member_of(unit);
        let seats = &mut self.seats;
        if let Some(number) = a {
            for_each_touched(self.contacts, number, |touched| {
                let seats = &mut seats[touched as usize];
                if let Some(place) = seats.iter().position(|&other| other == member) {
                    seats.swap_remove(place);
                }
            });
        }
        if let PairEntries::Dense(entries) = &mut self.entries {
            let members = self.contacts.members();
            for (number, more) in [(a, false), (b, true)] {
                let seats = number.map_or(&[][..], |number| &self.seats[number as usize]);
                for &other in seats {
                    for at in [member as usize * members + other as usize, other as usize * members + member as usize] {
                        entries[at] = if more { entries[at] + 1 } else { entries[at] - 1 };
                    }
                }
            }
        }
        if let PairEntries::Compared(held, period_of) = &mut self.entries {
            let periods = held.len() / self.contacts.members().max(1);
            let at = member as usize * periods + period_of[unit.index()] as usize;
            held[at] = b.unwrap_or((self.contacts.numbers() + at) as u32);
        }
        if let Some(number) = b {
            let seats = &mut self.seats;
            for_each_touched(self.contacts, number, |touched| {
                seats[touched as usize].push(member);
            });
        }
    }
}

/// The class itself, or the places beside a place.
fn for_each_touched(contacts: &Contacts, number: u32, mut visit: impl FnMut(u32)) {
    match contacts.relation().graph() {
        None => visit(number),
        Some(graph) => graph.near(number).iter().for_each(|&(place, _)| visit(place)),
    }
}

/// The entries of one member.
pub(super) enum PairRow<'a> {
    Dense(&'a [u16]),
    Compared(&'a PairTable<'a>, u32),
}

impl PairRow<'_> {
    #[inline]
    pub(super) fn at(&self, other: u32) -> usize {
        match self {
            PairRow::Dense(entries) => entries[other as usize] as usize,
            PairRow::Compared(table, member) => table.compared(*member, other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::generators::{assignments, contacts, periods};
    use proptest::prelude::*;
    use proptest::sample::Index;

    proptest! {
        #![proptest_config(crate::seeds::cases(64))]

        #[test]
        fn both_forms_tell_the_same(
            (slots, contacts, classes) in periods().prop_flat_map(|slots| {
                let drawn = contacts(&slots);
                (Just(slots), drawn).prop_map(|(slots, (contacts, classes))| (slots, contacts, classes))
            }),
            start in any::<Index>(),
            moves in proptest::collection::vec((any::<Index>(), any::<Index>()), 20),
        ) {
            let known = assignments(&slots);
            let mut now = known[start.index(known.len())].clone();
            let mut dense = PairTable::dense_up_to(100, &contacts, &classes, &slots, &now);
            let mut compared = PairTable::dense_up_to(0, &contacts, &classes, &slots, &now);
            for (unit, slot) in moves {
                for a in 0..contacts.members() as u32 {
                    for b in 0..contacts.members() as u32 {
                        prop_assert_eq!(dense.row(a).at(b), compared.row(a).at(b), "{} {}", a, b);
                    }
                }
                let unit = UnitId(unit.index(slots.units()) as u32);
                let open = slots.open_to(unit);
                let (from, to) = (now.slot(unit), open[slot.index(open.len())]);
                dense.apply(unit, from, to);
                compared.apply(unit, from, to);
                now.set(unit, to);
            }
        }
    }
}
