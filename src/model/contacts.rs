//! Who meets whom over all periods: what meetings, and new people met, are counted from.

use super::contact_relation::ContactRelation;
use super::slots::{Assignment, Period, SlotId, Slots, UnitId};
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

/// Two members, the earlier first.
pub type MemberPair = (u32, u32);

/// The pair of two members, in order.
pub(crate) fn pair(a: u32, b: u32) -> MemberPair {
    (a.min(b), a.max(b))
}

/// Which member each unit is, which slots are in contact, and who has met before.
#[derive(Debug, Clone)]
pub struct Contacts {
    members: usize,
    member_of: Arc<[u32]>,
    relation: ContactRelation,
    /// Classes, or places, that slots may stand in.
    numbers: usize,
    /// Meetings before the first period.
    past: BTreeMap<MemberPair, i64>,
}

impl Contacts {
    /// `member_of` in the order of the units; slots of different periods are never in contact.
    pub(crate) fn new(
        members: usize,
        member_of: Vec<u32>,
        relation: ContactRelation,
        past: BTreeMap<MemberPair, i64>,
    ) -> Contacts {
        Contacts { members, member_of: member_of.into(), numbers: relation.numbers(), relation, past }
    }

    /// The same in these periods alone, with other meetings before them.
    pub(crate) fn within(&self, slots: &Slots, periods: Range<usize>, past: BTreeMap<MemberPair, i64>) -> Contacts {
        let periods = &slots.periods()[periods];
        let first = periods.first().map_or(0, |period| period.slots.start);
        let end = periods.last().map_or(0, |period| period.slots.end);
        let member_of = self.member_of.clone();
        Contacts { member_of, relation: self.relation.within(first..end), past, ..*self }
    }

    /// The same after the first periods in which there is no choice, if there are any: who meets there has met before.
    pub(super) fn after_fixed(&self, slots: &Slots) -> Option<Contacts> {
        let periods = slots.periods();
        let is_fixed = |period: &&Period| {
            let mut units = period.units.clone().map(|unit| UnitId(unit as u32));
            units.all(|unit| slots.open_to(unit).len() == 1)
        };
        let fixed = periods.iter().take_while(is_fixed).count();
        if fixed == 0 || fixed == periods.len() || self.relation.graph().is_some() {
            return None;
        }
        let first = periods[fixed].units.start;
        let held = slots.unit_ids().take(first).map(|unit| slots.open_to(unit)[0]).collect();
        let mut past = self.past.clone();
        for (pair, times) in self.met(&Assignment::new(held)) {
            *past.entry(pair).or_default() += times;
        }
        Some(self.within(slots, fixed..periods.len(), past))
    }

    /// Number of members.
    pub fn members(&self) -> usize {
        self.members
    }

    /// Number of units.
    pub(super) fn units(&self) -> usize {
        self.member_of.len()
    }

    /// Number of classes, or of places.
    pub(crate) fn numbers(&self) -> usize {
        self.numbers
    }

    /// Which slots are in contact.
    pub(crate) fn relation(&self) -> &ContactRelation {
        &self.relation
    }

    /// The member that a unit is in its period.
    #[inline]
    pub(crate) fn member_of(&self, unit: UnitId) -> u32 {
        self.member_of[unit.index()]
    }

    /// Class or place of a slot.
    #[inline]
    pub(crate) fn number(&self, slot: SlotId) -> Option<u32> {
        self.relation.number(slot)
    }

    /// How often two have met before the first period.
    pub(crate) fn past(&self, pair: MemberPair) -> i64 {
        self.past.get(&pair).copied().unwrap_or(0)
    }

    /// All who have met before.
    pub(crate) fn met_before(&self) -> &BTreeMap<MemberPair, i64> {
        &self.past
    }

    /// Most that two have met before.
    pub(crate) fn most_past(&self) -> i64 {
        self.past.values().copied().max().unwrap_or(0)
    }

    /// The pairs that meet, with how often; in order.
    pub fn met(&self, assignment: &Assignment) -> Vec<(MemberPair, i64)> {
        let mut gathered: Vec<Vec<u32>> = vec![Vec::new(); self.numbers];
        for (unit, slot) in (0..).map(UnitId).zip(assignment.slots()) {
            if let Some(number) = self.number(*slot) {
                gathered[number as usize].push(self.member_of(unit));
            }
        }
        let mut met: Vec<MemberPair> = Vec::new();
        match self.relation.graph() {
            None => {
                for here in &gathered {
                    for (at, &a) in here.iter().enumerate() {
                        met.extend(here[at + 1..].iter().map(|&b| pair(a, b)));
                    }
                }
            }
            Some(graph) => {
                for &(here, there, _) in graph.edges() {
                    for &a in &gathered[here as usize] {
                        met.extend(gathered[there as usize].iter().map(|&b| pair(a, b)));
                    }
                }
            }
        }
        met.sort_unstable();
        met.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as i64)).collect()
    }

    /// For each member, the units that the member is, in the order of the periods.
    pub(crate) fn units_of_members(&self) -> Vec<Vec<UnitId>> {
        let mut units = vec![Vec::new(); self.members];
        for (unit, &member) in (0..).map(UnitId).zip(&*self.member_of) {
            units[member as usize].push(unit);
        }
        units
    }

    /// How many contacts each member has over all periods, at least and at most; `None` if contact is by classes.
    pub(crate) fn neighbours(&self, slots: &Slots) -> Option<Vec<RangeInclusive<i64>>> {
        let graph = self.relation.graph()?;
        // Where there is an outside, everybody else may be there.
        let seated = |period: &Period| if period.outside { 0 } else { period.units.len() };
        let empty = |period: &Period| period.groups.len().saturating_sub(seated(period));
        let empty: Vec<usize> = slots.periods().iter().map(empty).collect();
        let mut neighbours = vec![0..=0; self.members];
        for (unit, &member) in (0..).map(UnitId).zip(&*self.member_of) {
            let open = slots.open_to(unit).iter();
            let beside = open.map(|&slot| {
                let place = self.number(slot);
                place.map_or(0, |place| graph.near(place).len())
            });
            let (least, most) = (beside.clone().min().unwrap_or(0), beside.max().unwrap_or(0));
            let least = least.saturating_sub(empty[slots.period_of(unit)]);
            let known: &mut RangeInclusive<i64> = &mut neighbours[member as usize];
            *known = known.start() + least as i64..=known.end() + most as i64;
        }
        Some(neighbours)
    }

    /// For each class or place, the period that its slots belong to, `None` if it has no slots, and how many units they
    /// hold.
    pub(crate) fn sizes(&self, slots: &Slots) -> Vec<(Option<usize>, RangeInclusive<usize>)> {
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.numbers];
        let mut period = vec![None; self.numbers];
        for (at, of) in slots.periods().iter().enumerate() {
            for slot in of.slots.clone().map(|slot| SlotId(slot as u32)) {
                if let Some(class) = self.number(slot) {
                    period[class as usize] = Some(at);
                    groups[class as usize].extend(slots.group_of(slot));
                }
            }
        }
        let size = |mut groups: Vec<usize>| {
            groups.sort_unstable();
            groups.dedup();
            slots.capacity(&groups)
        };
        period.into_iter().zip(groups.into_iter().map(size)).collect()
    }
}

/// What tells pairs apart where meetings are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PairKind {
    pub(crate) class: u32,
    /// Meetings before the first period.
    pub(crate) past: i64,
    /// Periods in which the two are kept apart.
    pub(crate) apart: i64,
}

/// The number of pairs of each kind.
pub(crate) type PairTally = BTreeMap<PairKind, i64>;

/// Which class each pair of members belongs to: by the kinds of the two, but for exceptions.
#[derive(Debug, Clone)]
pub struct PairClasses {
    kind_of: Vec<u32>,
    kinds: usize,
    /// A full square over the kinds.
    of_kinds: Vec<u32>,
    exceptions: BTreeMap<MemberPair, u32>,
}

impl PairClasses {
    /// All pairs in class 0.
    pub(crate) fn uniform(members: usize) -> PairClasses {
        PairClasses::by_kind(vec![0; members], vec![0])
    }

    /// `of_kinds` is a symmetric square over the kinds of members.
    pub(crate) fn by_kind(kind_of: Vec<u32>, of_kinds: Vec<u32>) -> PairClasses {
        PairClasses { kind_of, kinds: of_kinds.len().isqrt(), of_kinds, exceptions: BTreeMap::new() }
    }

    /// Puts one pair into a class of its own choice.
    pub(crate) fn set(&mut self, pair: MemberPair, class: u32) {
        self.exceptions.insert(pair, class);
    }

    #[inline]
    fn usual(&self, a: u32, b: u32) -> u32 {
        let (a, b) = (self.kind_of[a as usize], self.kind_of[b as usize]);
        self.of_kinds[a as usize * self.kinds + b as usize]
    }

    /// Class of a pair.
    pub(crate) fn of(&self, (a, b): MemberPair) -> u32 {
        let exception = if self.exceptions.is_empty() { None } else { self.exceptions.get(&(a, b)) };
        exception.copied().unwrap_or_else(|| self.usual(a, b))
    }

    /// About how much memory they take.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&self.kind_of[..]) + size_of_val(&self.of_kinds[..])
    }

    /// Kind of a member.
    pub(crate) fn kind_of(&self, member: u32) -> u32 {
        self.kind_of[member as usize]
    }

    /// Classes that pairs may belong to.
    pub(crate) fn number(&self) -> usize {
        let all = self.of_kinds.iter().chain(self.exceptions.values());
        all.map(|&class| class as usize + 1).max().unwrap_or(1)
    }

    /// The number of pairs of each kind.
    pub(crate) fn tally(&self, contacts: &Contacts) -> PairTally {
        self.tally_by(contacts, &PairClasses::uniform(contacts.members()), &BTreeMap::new()).swap_remove(0)
    }

    /// The same for each class of pairs in `parts`, which has no exceptions; some are kept `apart` in some periods.
    pub(crate) fn tally_by(
        &self,
        contacts: &Contacts,
        parts: &PairClasses,
        apart: &BTreeMap<MemberPair, i64>,
    ) -> Vec<PairTally> {
        let kind = |class: u32| PairKind { class, past: 0, apart: 0 };
        let mut members: BTreeMap<(u32, u32), (u32, i64)> = BTreeMap::new();
        for (member, kinds) in (0..).zip(self.kind_of.iter().copied().zip(parts.kind_of.iter().copied())) {
            members.entry(kinds).or_insert((member, 0)).1 += 1;
        }
        let mut tallies = vec![PairTally::new(); parts.number()];
        for (at, &(a, mine)) in members.values().enumerate() {
            for (further, &(b, theirs)) in members.values().skip(at).enumerate() {
                let pairs = if further == 0 { mine * (mine - 1) / 2 } else { mine * theirs };
                *tallies[parts.usual(a, b) as usize].entry(kind(self.usual(a, b))).or_default() += pairs;
            }
        }
        let special = self.exceptions.keys().chain(contacts.met_before().keys()).chain(apart.keys());
        let mut special: Vec<MemberPair> = special.copied().collect();
        special.sort_unstable();
        special.dedup();
        for (a, b) in special {
            let tally = &mut tallies[parts.usual(a, b) as usize];
            *tally.entry(kind(self.usual(a, b))).or_default() -= 1;
            let apart = apart.get(&(a, b)).copied().unwrap_or(0);
            let special = PairKind { class: self.of((a, b)), past: contacts.past((a, b)), apart };
            *tally.entry(special).or_default() += 1;
        }
        tallies.iter_mut().for_each(|tally| tally.retain(|_, pairs| *pairs > 0));
        tallies
    }
}
