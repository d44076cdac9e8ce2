//! Meetings: how often every pair of members is in contact over all periods.

use super::beside::Beside;
use super::contact_kinds::{Parting, partings};
use super::contacts::{Contacts, MemberPair, PairClasses, PairKind, PairTally, pair};
use super::family::RuleId;
use super::graph::Graph;
use super::meeting_bound::{Supply, least_price};
use super::pair_table::PairTable;
use super::price::Price;
use super::readings::{CountReadings, PairColumns, pairs_and_groups};
use super::rows::{Expression, Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use super::spread::Spreading;
use crate::interrupts::Interrupts;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Pairs by how many of the two a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Others,
    Across,
    Counted,
}

/// Pairs that must meet more often than they may.
#[derive(Debug)]
pub(crate) struct Crowded {
    /// What tells the pairs apart.
    pub(crate) rule: RuleId,
    pub(crate) class: Class,
    /// Contacts at least.
    pub(crate) contacts: i64,
    pub(crate) pairs: i64,
}

/// One priced count for every pair of members: their meetings, with those before the first period.
#[derive(Debug, Clone)]
pub struct Meetings {
    pub(super) contacts: Arc<Contacts>,
    pub(super) classes: Arc<PairClasses>,
    /// Price of each class of pairs.
    pub(super) prices: Vec<Price>,
}

impl Meetings {
    /// `prices` has one for each class.
    pub(crate) fn new(contacts: Arc<Contacts>, classes: Arc<PairClasses>, prices: Vec<Price>) -> Meetings {
        Meetings { contacts, classes, prices }
    }

    /// Who meets whom.
    pub fn contacts(&self) -> &Contacts {
        &self.contacts
    }

    fn price(&self, pair: MemberPair) -> &Price {
        &self.prices[self.classes.of(pair) as usize]
    }

    /// A lower bound for plans that keep to what is `beside`: from the number of contacts, and from the repeats that
    /// tables force between two periods, over all pairs or over pairs by kinds. `None` if there is no such plan. Where it
    /// is interrupted, each pair meets as often as is cheapest.
    pub(super) fn lower_bound_beside(
        &self,
        slots: &Slots,
        beside: &Beside<'_>,
        interrupts: &Interrupts<'_>,
    ) -> Option<i64> {
        if interrupts.stop() {
            return Some(self.each_at_its_cheapest(slots));
        }
        let floor = |(tally, supply): (&PairTally, &Supply)| {
            let price = |(kind, &pairs): (&PairKind, &i64)| (&self.prices[kind.class as usize], *kind, pairs);
            least_price(&tally.iter().map(price).collect::<Vec<_>>(), supply, interrupts)
        };
        let after_fixed = self.contacts.after_fixed(slots);
        let mut best = self.each_at_its_cheapest(slots);
        for contacts in [Some(&*self.contacts), after_fixed.as_ref()].into_iter().flatten() {
            let all = &Supply::new(contacts, slots, &beside.open, interrupts);
            let classes = PairClasses::uniform(contacts.members());
            let whole = Parting { rule: None, classes, supplies: vec![all.clone()] };
            let apart = beside.kept_apart(contacts, slots);
            best = best.max(floor((&self.classes.tally(contacts), all))?);
            for parting in partings(contacts, slots, &beside.open, interrupts)?.into_iter().chain([whole]) {
                if interrupts.stop() {
                    return Some(best);
                }
                let tallies = self.classes.tally_by(contacts, &parting.classes, &apart);
                let sum: Option<i64> = tallies.iter().zip(&parting.supplies).map(floor).sum();
                best = best.max(sum?);
            }
        }
        Some(best)
    }

    fn each_at_its_cheapest(&self, slots: &Slots) -> i64 {
        let periods = slots.periods().len() as i64;
        let least = |(kind, pairs): (&PairKind, &i64)| {
            let (least, _) = self.prices[kind.class as usize].extremes(kind.past..=kind.past + periods);
            least.saturating_mul(*pairs)
        };
        self.classes.tally(&self.contacts).iter().map(least).fold(0, i64::saturating_add)
    }

    /// Of a rule that tells two kinds apart, a class of pairs that must meet too often in plans that keep to what is
    /// `beside`.
    pub(super) fn crowded(&self, slots: &Slots, beside: &Beside<'_>, interrupts: &Interrupts<'_>) -> Option<Crowded> {
        let partings = partings(&self.contacts, slots, &beside.open, interrupts)?;
        partings.iter().find_map(|parting| {
            let tallies = self.classes.tally_by(&self.contacts, &parting.classes, &BTreeMap::new());
            let mut classes = tallies.iter().zip(&parting.supplies).zip([Class::Others, Class::Across, Class::Counted]);
            classes.find_map(|((tally, supply), class)| {
                let price = |(kind, &pairs): (&PairKind, &i64)| (&self.prices[kind.class as usize], *kind, pairs);
                let least = least_price(&tally.iter().map(price).collect::<Vec<_>>(), supply, interrupts);
                let crowded = Crowded {
                    rule: parting.rule?,
                    class,
                    contacts: *supply.contacts.start(),
                    pairs: tally.values().sum(),
                };
                least.is_none_or(|least| least > 0).then_some(crowded)
            })
        })
    }

    /// A lower bound where contact is between places, from how many neighbours everybody has; two members meet `most`
    /// times at most, given as a square over the members. `None` if prices are not convex, or members too many.
    pub(super) fn spread_floor(&self, slots: &Slots, most: &[i64], interrupts: &Interrupts<'_>) -> Option<i64> {
        let contacts = &self.contacts;
        let members = contacts.members();
        let periods = slots.periods().len() as i64;
        let longest = periods + contacts.most_past();
        if !self.prices.iter().all(|price| price.is_convex_on(0..=longest)) {
            return None;
        }
        let members_of = || 0..members as u32;
        let starts: Vec<(&Price, i64)> = members_of()
            .flat_map(|a| members_of().map(move |b| pair(a, b)))
            .map(|pair| (self.price(pair), contacts.past(pair)))
            .collect();
        let start = |a: usize, b: usize| starts[a * members + b];
        let spreading = Spreading {
            contacts: &contacts.neighbours(slots)?,
            total: Supply::new(contacts, slots, &[], interrupts).contacts,
            most: &|a, b| most[a * members + b],
            next: &|a, b, met| {
                let (price, past) = start(a, b);
                price.step(past + met)
            },
        };
        let twice = spreading.twice_the_least(interrupts)?;
        let pairs = (0..members).flat_map(|a| (0..a).map(move |b| (a, b)));
        let before: i64 = pairs
            .map(|(a, b)| {
                let (price, past) = start(a, b);
                price.at(past)
            })
            .sum();
        Some(before + twice.div_euclid(2) + twice.rem_euclid(2))
    }
}

impl CountReadings for Meetings {
    /// The definition: the sum of the prices of all pairs.
    fn value(&self, assignment: &Assignment) -> i64 {
        let tally = self.classes.tally(&self.contacts);
        let apart = |(kind, pairs): (&PairKind, &i64)| pairs * self.prices[kind.class as usize].at(kind.past);
        let apart: i64 = tally.iter().map(apart).sum();
        let met = self.contacts.met(assignment);
        let more = |&(pair, times): &(MemberPair, i64)| {
            let (price, past) = (self.price(pair), self.contacts.past(pair));
            price.at(past + times) - price.at(past)
        };
        apart + met.iter().map(more).sum::<i64>()
    }

    fn lower_bound(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        self.lower_bound_beside(slots, &Beside::default(), interrupts)
    }

    /// The linear reading, with a variable for each pair and class of contact.
    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut rows = Rows::default();
        for_each_pair(&self.contacts, slots, &mut rows, |rows, pair, met, most| {
            let price = shifted(self.price(pair), self.contacts.past(pair), most);
            rows.price(met, 0..=most, &price, reading);
        });
        rows
    }

    fn greatest(&self, slots: &Slots) -> i128 {
        let periods = slots.periods().len() as i64;
        let tally = self.classes.tally(&self.contacts);
        let of = |(&PairKind { class, past, .. }, &pairs): (&PairKind, &i64)| {
            let most = self.prices[class as usize].greatest(&(past..=past + periods));
            most.saturating_mul(i128::from(pairs))
        };
        tally.iter().map(of).fold(0, i128::saturating_add)
    }

    fn times(&self, factor: i64) -> Option<Meetings> {
        let prices = self.prices.iter().map(|price| price.times(factor));
        Some(Meetings { prices: prices.collect::<Option<_>>()?, ..self.clone() })
    }

    fn bytes(&self) -> usize {
        PairTable::bytes(&self.contacts, &self.classes)
    }

    fn exchanges(&self, slots: &Slots, a: SlotId, b: SlotId) -> bool {
        self.contacts.relation().exchanges(slots, a, b)
    }

    /// A variable for each pair and group.
    fn auxiliary_columns(&self, slots: &Slots) -> usize {
        pairs_and_groups(self.contacts.members(), slots)
    }

    fn pairs(&self) -> PairColumns {
        PairColumns::OverPeriods
    }

    fn turned_graph(&self) -> Option<&Graph> {
        self.contacts.relation().graph()
    }

    fn place_of(&self, slot: SlotId) -> Option<u32> {
        self.contacts.number(slot)
    }
}

/// The price of `past + count` as a price of the count, for counts up to `most`.
fn shifted(price: &Price, past: i64, most: i64) -> Price {
    let values: Vec<i64> = (0..=most).map(|count| price.at(past + count)).collect();
    Price::through(&values)
}

/// For each pair, its meetings as a sum of variables that are 1 where both hold slots of a class, and the most that
/// they can be.
pub(super) fn for_each_pair(
    contacts: &Contacts,
    slots: &Slots,
    rows: &mut Rows,
    mut visit: impl FnMut(&mut Rows, MemberPair, Expression, i64),
) {
    let units = contacts.units_of_members();
    for first in 0..contacts.members() as u32 {
        for second in first + 1..contacts.members() as u32 {
            let mut met: Expression = Vec::new();
            let mut periods = 0;
            for &mine in &units[first as usize] {
                let period = slots.period_of(mine);
                let theirs = units[second as usize].iter().find(|&&unit| slots.period_of(unit) == period);
                let Some(&theirs) = theirs else { continue };
                periods += 1;
                let (here, there) = (gathered(contacts, slots, mine), gathered(contacts, slots, theirs));
                for (number, a) in &here {
                    let joined = there.iter().filter(|(other, _)| contacts.relation().joins(*number, *other));
                    let b: Expression = joined.flat_map(|(_, terms)| terms.iter().copied()).collect();
                    if !b.is_empty() {
                        met.push((both(rows, a, &b), 1));
                    }
                }
            }
            visit(rows, pair(first, second), met, periods);
        }
    }
}

/// The slots open to a unit, gathered by class or place.
fn gathered(contacts: &Contacts, slots: &Slots, unit: UnitId) -> Vec<(u32, Expression)> {
    let mut gathered: Vec<(u32, Expression)> = Vec::new();
    for &slot in slots.open_to(unit) {
        let Some(number) = contacts.number(slot) else {
            continue;
        };
        let here = (Variable::Holds(unit, slot), 1);
        match gathered.iter_mut().find(|(known, _)| *known == number) {
            Some((_, terms)) => terms.push(here),
            None => gathered.push((number, vec![here])),
        }
    }
    gathered
}

/// A variable that is 1 when both sums are, else 0.
fn both(rows: &mut Rows, a: &Expression, b: &Expression) -> Variable {
    let meaning = Meaning::AnyBoth(vec![(a.clone(), b.clone())]);
    let meets = rows.auxiliary(0..=1, false, meaning);
    let less = |side: &Expression| side.iter().map(|&(v, w)| (v, -w)).collect::<Expression>();
    for side in [a, b] {
        let mut terms = less(side);
        terms.push((meets, 1));
        rows.row(terms, None, Some(0));
    }
    let mut terms = less(a);
    terms.extend(less(b));
    terms.push((meets, 1));
    rows.row(terms, Some(-1), None);
    meets
}
