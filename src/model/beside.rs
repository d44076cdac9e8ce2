//! What plans keep to beside a count of meetings: tallies that leave few counts open, and pairs that are kept apart.

use super::contacts::{Contacts, MemberPair, pair};
use super::count::Count;
use super::encounter::Encounters;
use super::family::Family;
use super::open_counts::OpenCounts;
use super::slots::{SlotId, Slots};
use super::tiered::Model;
use std::collections::{BTreeMap, BTreeSet};

/// What costs nothing, or no more than its floor.
#[derive(Debug, Default)]
pub(super) struct Beside<'a> {
    pub(super) open: Vec<OpenCounts<'a>>,
    apart: Vec<&'a Encounters>,
}

impl Model {
    /// What families leave open, if something asks for it: each tally as `open` says, and pairs that cost something
    /// together where a family is `free`.
    pub(super) fn beside<'a>(
        &'a self,
        open: &dyn Fn(usize, &'a Family) -> Option<OpenCounts<'a>>,
        free: &dyn Fn(usize, &Family) -> bool,
    ) -> Beside<'a> {
        let asks = |family: &Family| matches!(family.count, Count::Meetings(_) | Count::DistinctContacts(_));
        if !self.families().iter().any(asks) {
            return Beside::default();
        }
        let families = || self.families().iter().enumerate();
        let apart = families().filter_map(|(at, family)| match &family.count {
            Count::Encounters(encounters) if free(at, family) => Some(encounters),
            _ => None,
        });
        let keeps_apart = |encounters: &&Encounters| {
            let [separate, together] = encounters.prices();
            separate == 0 && together > 0
        };
        Beside {
            open: families().filter_map(|(at, family)| open(at, family)).collect(),
            apart: apart.filter(keeps_apart).collect(),
        }
    }
}

impl Beside<'_> {
    /// The pairs that are kept apart where contact is by classes, with in how many of all periods: those without contact
    /// are among them, as among the periods of a supply.
    pub(super) fn kept_apart(&self, contacts: &Contacts, slots: &Slots) -> BTreeMap<MemberPair, i64> {
        let mut kept: BTreeSet<(MemberPair, usize)> = BTreeSet::new();
        if contacts.relation().graph().is_some() {
            return BTreeMap::new();
        }
        for encounters in &self.apart {
            let mut covered: BTreeMap<usize, bool> = BTreeMap::new();
            for &(first, second) in encounters.pairs() {
                let period = slots.period_of(first);
                if *covered.entry(period).or_insert_with(|| covers(encounters, contacts, slots, period)) {
                    kept.insert((pair(contacts.member_of(first), contacts.member_of(second)), period));
                }
            }
        }
        let mut times = BTreeMap::new();
        for (pair, _) in kept {
            *times.entry(pair).or_default() += 1;
        }
        times
    }
}

/// Whether all who are in contact in a period are so for the encounters too.
fn covers(encounters: &Encounters, contacts: &Contacts, slots: &Slots, period: usize) -> bool {
    let mut number_of: BTreeMap<u32, u32> = BTreeMap::new();
    let of_period = slots.periods()[period].slots.clone().map(|slot| SlotId(slot as u32));
    let mut both = of_period.filter_map(|slot| Some((contacts.number(slot)?, encounters.relation().number(slot))));
    encounters.relation().graph().is_none()
        && both.all(|(class, number)| number.is_some_and(|number| *number_of.entry(class).or_insert(number) == number))
}
