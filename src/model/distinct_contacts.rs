//! Distinct contacts: how many different people each member meets who were new to them.

use super::beside::Beside;
use super::contact_kinds::{Parting, partings};
use super::contacts::{Contacts, MemberPair, PairClasses, PairKind, PairTally};
use super::meeting_bound::{Supply, least_price};
use super::meetings::for_each_pair;
use super::pair_table::PairTable;
use super::price::Price;
use super::readings::{CountReadings, PairColumns, pairs_and_groups};
use super::rows::{Expression, Meaning, Reading, Rows};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use super::split::{SplitShare, cheapest_split};
use crate::interrupts::Interrupts;
use std::sync::Arc;

/// Pairs that count as new when they first meet.
const NEW: u32 = 0;

/// One priced count for every member: the others met in some period and never before.
#[derive(Debug, Clone)]
pub struct DistinctContacts {
    contacts: Arc<Contacts>,
    /// Class 0 counts, others do not.
    classes: Arc<PairClasses>,
    price: Price,
}

impl DistinctContacts {
    /// Pairs in class 0 of `classes` that have not met before count.
    pub(crate) fn new(contacts: Arc<Contacts>, classes: Arc<PairClasses>, price: Price) -> DistinctContacts {
        DistinctContacts { contacts, classes, price }
    }

    /// Who meets whom.
    pub fn contacts(&self) -> &Contacts {
        &self.contacts
    }

    fn counts(&self, pair: MemberPair) -> bool {
        self.contacts.past(pair) == 0 && self.classes.of(pair) == NEW
    }

    /// New people that each member meets.
    pub fn met(&self, assignment: &Assignment) -> Vec<i64> {
        let mut met = vec![0; self.contacts.members()];
        for (pair, _) in self.contacts.met(assignment) {
            if self.counts(pair) {
                met[pair.0 as usize] += 1;
                met[pair.1 as usize] += 1;
            }
        }
        met
    }

    /// How many pairs that count can meet for the first time at most: a bound from the number of contacts and from the
    /// repeats that tables force. `None` if the contacts cannot be split over the pairs at all.
    pub(crate) fn most_pairs(&self, slots: &Slots) -> Option<i64> {
        let interrupts = &Interrupts::default();
        let supply = &Supply::new(&self.contacts, slots, &[], interrupts);
        self.most_pairs_of(&self.classes.tally(&self.contacts), supply, interrupts)
    }

    /// The same of pairs given by class, earlier meetings and number.
    fn most_pairs_of(&self, tally: &PairTally, supply: &Supply, interrupts: &Interrupts<'_>) -> Option<i64> {
        let (never_met, free) = (Price::through(&[1, 0, 0]), Price::linear(0));
        let is_new = |kind: &PairKind| kind.class == NEW && kind.past == 0;
        let price = |kind: &PairKind| if is_new(kind) { &never_met } else { &free };
        let pairs: Vec<(&Price, PairKind, i64)> =
            tally.iter().map(|(kind, &pairs)| (price(kind), *kind, pairs)).collect();
        let all: i64 = tally.iter().filter(|(kind, _)| is_new(kind)).map(|(_, pairs)| pairs).sum();
        Some(all - least_price(&pairs, supply, interrupts)?)
    }

    /// A lower bound for plans that keep to what is `beside`: each member at the cheapest number within the places
    /// beside them, all together within twice the pairs that can meet, and so within each kind. `None` if there is no
    /// such plan. Where it is interrupted, each member is at the cheapest number.
    pub(super) fn lower_bound_beside(
        &self,
        slots: &Slots,
        beside: &Beside<'_>,
        interrupts: &Interrupts<'_>,
    ) -> Option<i64> {
        let contacts = &self.contacts;
        let (open, apart) = (&beside.open, beside.kept_apart(&self.contacts, slots));
        let caps = self.caps(slots);
        let mut best: i64 = caps.iter().map(|&cap| self.price.extremes(0..=cap).0).sum();
        if interrupts.stop() {
            return Some(best);
        }
        let all = &Supply::new(contacts, slots, open, interrupts);
        let whole = PairClasses::uniform(contacts.members());
        let kept = self.classes.tally_by(contacts, &whole, &apart).swap_remove(0);
        let most_of = |tally: &PairTally, supply: &Supply| self.most_pairs_of(tally, supply, interrupts);
        let mut pairs = most_of(&self.classes.tally(contacts), all)?.min(most_of(&kept, all)?);
        for Parting { classes, supplies, .. } in partings(contacts, slots, open, interrupts)? {
            if interrupts.stop() {
                break;
            }
            let tallies = self.classes.tally_by(contacts, &classes, &apart);
            let most = tallies.iter().zip(&supplies).map(|(tally, supply)| most_of(tally, supply));
            let most = most.collect::<Option<Vec<i64>>>()?;
            pairs = pairs.min(most.iter().sum());
            if let [others, across, same] = most[..] {
                let of_kind = |kind: u32, met: i64| {
                    let members = (0..).zip(&caps).filter(|&(member, _)| classes.kind_of(member) == kind);
                    self.cheapest_within(members.map(|(_, &cap)| cap).collect(), met)
                };
                best = best.max(of_kind(0, 2 * others + across)? + of_kind(1, 2 * same + across)?);
            }
        }
        Some(self.cheapest_within(caps, 2 * pairs)?.max(best))
    }

    /// What members with these caps cost at least who meet no more than `most` together.
    fn cheapest_within(&self, mut caps: Vec<i64>, most: i64) -> Option<i64> {
        caps.sort_unstable();
        let share = |alike: &[i64]| SplitShare {
            price: &self.price,
            range: 0..=alike[0],
            times: alike.len() as i64,
            required: Vec::new(),
        };
        let shares: Vec<SplitShare<'_>> = caps.chunk_by(|a, b| a == b).map(share).collect();
        cheapest_split(&shares, 0..=most, 1)
    }

    /// The most new people that each member can meet: those there are, and the seats beside the member's own.
    fn caps(&self, slots: &Slots) -> Vec<i64> {
        let members = self.contacts.members();
        let mut others = vec![members as i64 - 1; members];
        for member in 0..members as u32 {
            let old = (0..members as u32)
                .filter(|&other| other != member)
                .filter(|&other| !self.counts(super::contacts::pair(member, other)));
            others[member as usize] -= old.count() as i64;
        }
        let sizes = self.contacts.sizes(slots);
        let relation = self.contacts.relation();
        let most = |number: u32| match relation.graph() {
            None => sizes[number as usize].1.end().saturating_sub(1),
            Some(graph) => graph.near(number).len(),
        };
        let seats = |unit: &UnitId| {
            let open = slots.open_to(*unit).iter();
            let beside = open.filter_map(|&slot| self.contacts.number(slot)).map(most);
            beside.max().unwrap_or(0) as i64
        };
        let units = self.contacts.units_of_members();
        others.into_iter().zip(&units).map(|(others, units)| others.min(units.iter().map(seats).sum())).collect()
    }
}

impl CountReadings for DistinctContacts {
    fn value(&self, assignment: &Assignment) -> i64 {
        let met = self.met(assignment);
        met.into_iter().map(|met| self.price.at(met)).sum()
    }

    fn lower_bound(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        self.lower_bound_beside(slots, &Beside::default(), interrupts)
    }

    /// The linear reading: a binary for each pair that tells whether it meets at all.
    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut rows = Rows::default();
        let mut met: Vec<Expression> = vec![Vec::new(); self.contacts.members()];
        for_each_pair(&self.contacts, slots, &mut rows, |rows, pair, times, most| {
            if most == 0 || !self.counts(pair) {
                return;
            }
            let meaning = Meaning::Within(times.clone(), 1..=i64::MAX);
            let meets = rows.auxiliary(0..=1, true, meaning);
            let mut least = times.clone();
            least.push((meets, -1));
            rows.row(least, Some(0), None);
            let mut greatest = times;
            greatest.push((meets, -most));
            rows.row(greatest, None, Some(0));
            met[pair.0 as usize].push((meets, 1));
            met[pair.1 as usize].push((meets, 1));
        });
        for (met, cap) in met.into_iter().zip(self.caps(slots)) {
            rows.price(met, 0..=cap, &self.price, reading);
        }
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        let members = self.contacts.members() as i64;
        self.price.greatest(&(0..=members)) * i128::from(members)
    }

    fn times(&self, factor: i64) -> Option<DistinctContacts> {
        Some(DistinctContacts { price: self.price.times(factor)?, ..self.clone() })
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
}

/// The numbers while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct DistinctContactsState<'a> {
    table: PairTable<'a>,
    price: &'a Price,
    /// For each entry of the table, how many people are met when the pair meets once more, and once less.
    turns: Vec<[i64; 2]>,
    met: Vec<i64>,
}

const MORE: usize = 0;
const FEWER: usize = 1;

impl<'a> DistinctContactsState<'a> {
    pub(crate) fn new(reach: &'a DistinctContacts, slots: &Slots, assignment: &Assignment) -> Self {
        let table = PairTable::new(&reach.contacts, &reach.classes, slots, assignment);
        // Who has met before is put at one meeting or more from the start, so that no first meeting is counted.
        let turn = |entry: usize| match table.meaning(entry) {
            (NEW, 0) => [1, 0],
            (NEW, 1) => [0, -1],
            _ => [0, 0],
        };
        let mut turns: Vec<[i64; 2]> = (0..table.entries()).map(turn).collect();
        turns.push([0; 2]);
        DistinctContactsState { price: &reach.price, turns, met: reach.met(assignment), table }
    }

    #[inline]
    fn cost(&self, member: u32, by: i64) -> i64 {
        if by == 0 {
            return 0;
        }
        let met = self.met[member as usize];
        self.price.at(met + by) - self.price.at(met)
    }

    /// What it costs to move a unit.
    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let (left, joined) = (self.table.seated(from), self.table.seated(to));
        if self.table.are_one(from, to) {
            return 0;
        }
        let member = self.table.member_of(unit);
        let row = self.table.row(member);
        let (mut cost, mut own) = (0, 0);
        if self.table.is_between_places() {
            for (here, there, way) in [(from, to, FEWER), (to, from, MORE)] {
                for other in self.table.only_at(here, there, member) {
                    let turn = self.turns[row.at(other)][way];
                    own += turn;
                    cost += self.cost(other, turn);
                }
            }
            return cost + self.cost(member, own);
        }
        for (seats, way) in [(left, FEWER), (joined, MORE)] {
            for &other in seats {
                let turn = self.turns[row.at(other)][way];
                own += turn;
                cost += self.cost(other, turn);
            }
        }
        cost + self.cost(member, own)
    }

    /// What it costs to exchange two units' slots.
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        if self.table.are_one(a, b) {
            return 0;
        }
        let (first, second) = (self.table.member_of(first), self.table.member_of(second));
        let (mut cost, mut met) = (0, [0, 0]);
        for (at, (here, there, leaves, comes)) in [(a, b, first, second), (b, a, second, first)].into_iter().enumerate()
        {
            let (leaving, coming) = (self.table.row(leaves), self.table.row(comes));
            let exchange = |other: u32| {
                let lost = self.turns[leaving.at(other)][FEWER];
                let won = self.turns[coming.at(other)][MORE];
                met[at] += lost;
                met[1 - at] += won;
                cost += self.cost(other, lost + won);
            };
            if self.table.is_between_places() {
                self.table.only_at(here, there, comes).for_each(exchange)
            } else {
                let others = self.table.seated(here).iter().copied();
                others.filter(|&other| other != leaves).for_each(exchange);
            }
        }
        cost + self.cost(first, met[0]) + self.cost(second, met[1])
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        if self.table.are_one(from, to) {
            return;
        }
        let member = self.table.member_of(unit);
        for (here, there, way) in [(from, to, FEWER), (to, from, MORE)] {
            let row = self.table.row(member);
            let met = &mut self.met;
            let turn = |other: u32| {
                let turn = self.turns[row.at(other)][way];
                met[other as usize] += turn;
                met[member as usize] += turn;
            };
            if self.table.is_between_places() {
                self.table.only_at(here, there, member).for_each(turn)
            } else {
                self.table.seated(here).iter().copied().for_each(turn)
            }
        }
        self.table.apply(unit, from, to);
    }
}
