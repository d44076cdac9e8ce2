//! Acquaintances: whether everybody is in contact with enough of those whom they know, or named.

use super::contact_relation::ContactRelation;
use super::price::Price;
use super::readings::{CountReadings, PairColumns, UnitClass};
use super::rows::{Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use crate::interrupts::Interrupts;
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

/// For every unit in contact with others at all, one priced count: how many of those whom it knows are missing there,
/// of as many as there should be at least. One may know another by whom it is not known.
#[derive(Debug, Clone)]
pub struct Acquaintances {
    /// For each unit from `first_unit` on, those whom it knows, in order.
    known: Vec<Vec<UnitId>>,
    /// For each of these units, those who know it, in order.
    known_by: Vec<Vec<UnitId>>,
    /// For each of these units, how many of those whom it knows should be there.
    least: Vec<i64>,
    first_unit: u32,
    /// In a slot without a class nobody is in contact with others, and nobody is missing.
    relation: ContactRelation,
    contacts: usize,
    /// Price of those missing.
    price: Price,
}

impl Acquaintances {
    /// `known` has, for each unit, those others whom it knows, and how many of them should be in contact with it. `price`
    /// is that of those missing.
    pub(crate) fn new(known: Vec<(Vec<UnitId>, u32)>, relation: ContactRelation, price: Price) -> Acquaintances {
        let mut known_by = vec![Vec::new(); known.len()];
        let (mut known, least): (Vec<Vec<UnitId>>, Vec<i64>) =
            known.into_iter().map(|(known, least)| (known, i64::from(least))).unzip();
        for (unit, of_unit) in (0..).map(UnitId).zip(&mut known) {
            of_unit.sort_unstable();
            of_unit.dedup();
            of_unit.iter().for_each(|other| known_by[other.index()].push(unit));
        }
        let contacts = relation.numbers();
        Acquaintances { known, known_by, least, first_unit: 0, relation, contacts, price }
    }

    /// As [`new`](Acquaintances::new), where whoever knows another is known by them, and the same is asked of everybody.
    pub(crate) fn mutual(
        units: usize,
        pairs: impl IntoIterator<Item = (UnitId, UnitId)>,
        contact: Vec<Option<u32>>,
        least: u32,
    ) -> Acquaintances {
        let mut known = vec![(Vec::new(), least); units];
        for (first, second) in pairs {
            known[first.index()].0.push(second);
            known[second.index()].0.push(first);
        }
        Acquaintances::new(known, ContactRelation::classes(contact), Price::range(None, Some(0)))
    }

    fn unit_ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (self.first_unit..self.first_unit + self.known.len() as u32).map(UnitId)
    }

    /// Position of a unit among those that may know others.
    #[inline]
    fn at(&self, unit: UnitId) -> usize {
        (unit.0 - self.first_unit) as usize
    }

    /// Those whom a unit knows, in order; `None` if the counts are not about the unit.
    fn known(&self, unit: UnitId) -> Option<&[UnitId]> {
        self.known.get(unit.0.wrapping_sub(self.first_unit) as usize).map(Vec::as_slice)
    }

    /// What it costs the unit at a position, in contact with others, to know `known` of them.
    #[inline]
    fn cost(&self, at: usize, known: i64) -> i64 {
        self.price.at(self.least[at] - known)
    }

    /// What it costs when just these units, sorted, are in contact with each other.
    pub(crate) fn cost_of(&self, units: &[UnitId]) -> i64 {
        let cost = |&unit: &UnitId| {
            let known = self.known(unit)?.iter();
            let known_here = known.filter(|other| units.binary_search(other).is_ok()).count();
            Some(self.cost(self.at(unit), known_here as i64))
        };
        units.iter().filter_map(cost).sum()
    }

    /// Whether units in a class or place are in contact with those in another.
    #[inline]
    fn touch(&self, a: Option<u32>, b: Option<u32>) -> bool {
        a.zip(b).is_some_and(|(a, b)| self.relation.joins(a, b))
    }

    /// How many units are in contact in each class, at least and at most.
    fn sizes(&self, slots: &Slots) -> Vec<RangeInclusive<usize>> {
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.contacts];
        let mut outside = vec![false; self.contacts];
        for slot in self.relation.slot_ids() {
            match (self.relation.number(slot), slots.group_of(slot)) {
                (Some(class), Some(group)) => groups[class as usize].push(group),
                (Some(class), None) => outside[class as usize] = true,
                (None, _) => {}
            }
        }
        let whole = |class: u32, groups: &[usize]| {
            let inside = |slot: &SlotId| {
                let group = slots.group_of(*slot);
                group.is_some_and(|group| groups.binary_search(&group).is_ok())
            };
            let mut slots = self.relation.slot_ids().filter(inside);
            slots.all(|slot| self.relation.number(slot) == Some(class))
        };
        let size = |(class, mut groups): (u32, Vec<usize>)| {
            groups.sort_unstable();
            groups.dedup();
            let size = slots.capacity(&groups);
            let least = if whole(class, &groups) { *size.start() } else { 0 };
            let most = if outside[class as usize] { self.known.len() } else { *size.end() };
            least..=most
        };
        (0..).zip(groups).map(size).collect()
    }
}

impl CountReadings for Acquaintances {
    fn value(&self, assignment: &Assignment) -> i64 {
        let class = |unit: UnitId| self.relation.number(assignment.slot(unit));
        let cost = |(at, unit): (usize, UnitId)| {
            let here = class(unit)?;
            let met = self.known[at].iter().filter(|&&other| self.touch(class(other), Some(here)));
            Some(self.cost(at, met.count() as i64))
        };
        self.unit_ids().enumerate().filter_map(cost).sum()
    }

    /// A lower bound: where everybody is in contact, what those miss who know too few, or too few of whom fit beside
    /// them; and, in classes, what is missing wherever there must be some and there is no room for enough.
    fn lower_bound(&self, slots: &Slots, _: &Interrupts<'_>) -> Option<i64> {
        let graph = self.relation.graph();
        let sizes = if graph.is_none() { self.sizes(slots) } else { vec![0..=0; self.contacts] };
        let beside = |class: u32| match graph {
            Some(graph) => graph.near(class).len() as i64,
            None => sizes[class as usize].end().saturating_sub(1) as i64,
        };
        let of_unit = |(at, unit): (usize, UnitId)| {
            let contacts = slots.open_to(unit).iter().map(|&slot| self.relation.number(slot));
            let beside: Option<Vec<i64>> = contacts.map(|class| class.map(beside)).collect();
            let most = beside?.into_iter().max()?;
            Some(self.cost(at, most.min(self.known[at].len() as i64)))
        };
        let of_units: i64 = self.unit_ids().enumerate().filter_map(of_unit).sum();
        // How many units are in classes with room for so many others, at least: those whom it costs least.
        let mut filled: BTreeMap<i64, usize> = BTreeMap::new();
        for class in 0..self.contacts as u32 {
            *filled.entry(beside(class)).or_default() += sizes[class as usize].start();
        }
        let of_size = |(&beside, &units): (&i64, &usize)| {
            let mut costs: Vec<i64> = (0..self.known.len()).map(|at| self.cost(at, beside)).collect();
            costs.sort_unstable();
            costs.iter().take(units).sum::<i64>()
        };
        Some(of_units.max(filled.iter().map(of_size).sum()))
    }

    /// The linear reading: a count for each unit and class or place, which is above 0 only where the unit is there and
    /// misses somebody.
    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut rows = Rows::default();
        for unit in self.unit_ids() {
            for class in 0..self.contacts as u32 {
                let held = |unit: UnitId, weight: i64, counts: &dyn Fn(Option<u32>) -> bool| {
                    let here = slots.open_to(unit).iter().filter(|&&slot| counts(self.relation.number(slot)));
                    here.map(|&slot| (Variable::Holds(unit, slot), weight)).collect::<Vec<_>>()
                };
                let (known, least) = (&self.known[self.at(unit)], self.least[self.at(unit)]);
                let mut count = held(unit, least, &|number| number == Some(class));
                if least > 0 && !count.is_empty() {
                    let beside = |number: Option<u32>| self.touch(Some(class), number);
                    count.extend(known.iter().flat_map(|&other| held(other, -1, &beside)));
                    rows.price(count, -(known.len() as i64)..=least, &self.price, reading);
                }
            }
        }
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        self.least.iter().map(|&least| self.price.greatest(&(0..=least))).sum()
    }

    fn times(&self, factor: i64) -> Option<Acquaintances> {
        Some(Acquaintances { price: self.price.times(factor)?, ..self.clone() })
    }

    fn moved(mut self, units: u32, slots: u32) -> Acquaintances {
        let known = self.known.iter_mut().chain(&mut self.known_by);
        known.flatten().for_each(|unit| unit.0 += units);
        Acquaintances { first_unit: self.first_unit + units, relation: self.relation.moved(slots), ..self }
    }

    fn refined(self, coarse: &[SlotId]) -> Acquaintances {
        Acquaintances { relation: self.relation.refined(coarse), ..self }
    }

    /// Positions of the units that may know others.
    fn span(&self, _: &Slots) -> Range<usize> {
        let first = self.first_unit as usize;
        first..first + self.known.len()
    }

    fn unit_class(&self, unit: UnitId) -> UnitClass {
        match self.known(unit) {
            None => UnitClass::None,
            // Those who know nobody, and of whom the same is asked, miss the same.
            Some([]) if self.known_by[self.at(unit)].is_empty() => UnitClass::Kind(self.least[self.at(unit)] as u32),
            Some(_) => UnitClass::Itself(unit),
        }
    }

    fn bytes(&self) -> usize {
        let known: usize = self.known.iter().map(Vec::len).sum();
        let of_units = self.known.len() * (2 * size_of::<Vec<UnitId>>() + 3 * size_of::<i64>());
        self.relation.bytes() + of_units + 2 * known * size_of::<UnitId>()
    }

    fn exchanges(&self, slots: &Slots, a: SlotId, b: SlotId) -> bool {
        self.relation.exchanges(slots, a, b)
    }

    fn pairs(&self) -> PairColumns {
        if self.relation.graph().is_none() { PairColumns::WithinGroups } else { PairColumns::None }
    }

    fn is_by_group(&self, slots: &Slots, _: Reading) -> bool {
        if self.relation.graph().is_some() {
            return false;
        }
        let of_group = slots.groups_told_apart(|slot| self.relation.number(slot));
        of_group.each && of_group.none_outside
    }

    fn group_cost(&self, slot: SlotId, units: &[UnitId], _: Reading) -> i64 {
        self.relation.number(slot).map_or(0, |_| self.cost_of(units))
    }
}

/// Whom everybody has met while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct AcquaintancesState<'a> {
    of: &'a Acquaintances,
    /// Contact of each unit, and how many whom it knows are there too.
    class: Vec<Option<u32>>,
    here: Vec<i64>,
}

impl<'a> AcquaintancesState<'a> {
    pub(crate) fn new(of: &'a Acquaintances, assignment: &Assignment) -> Self {
        let class = |unit| of.relation.number(assignment.slot(unit));
        let mut state = AcquaintancesState { of, class: of.unit_ids().map(class).collect(), here: Vec::new() };
        let here = |unit| state.met(unit, class(unit), None);
        state.here = of.unit_ids().map(here).collect();
        state
    }

    fn known(&self, unit: UnitId) -> &'a [UnitId] {
        &self.of.known[self.of.at(unit)]
    }

    fn known_by(&self, unit: UnitId) -> &'a [UnitId] {
        &self.of.known_by[self.of.at(unit)]
    }

    fn class(&self, unit: UnitId) -> Option<u32> {
        self.class[self.of.at(unit)]
    }

    /// How many of those whom a unit knows are in contact with a class, but for one.
    fn met(&self, unit: UnitId, class: Option<u32>, except: Option<UnitId>) -> i64 {
        let there = |&&other: &&UnitId| self.of.touch(self.class(other), class) && Some(other) != except;
        self.known(unit).iter().filter(there).count() as i64
    }

    /// What it costs a unit to go to a class where it knows `met` others.
    fn going(&self, unit: UnitId, to: Option<u32>, met: i64) -> i64 {
        let at = self.of.at(unit);
        to.map_or(0, |_| self.of.cost(at, met)) - self.class[at].map_or(0, |_| self.of.cost(at, self.here[at]))
    }

    /// What it costs those who know a unit that it leaves one class for another; not `except`, and not those of
    /// `other`, who know the one that takes its place.
    fn leaving(
        &self,
        unit: UnitId,
        (from, to): (Option<u32>, Option<u32>),
        (except, other): (Option<UnitId>, &[UnitId]),
    ) -> i64 {
        let mut cost = 0;
        for &one in self.known_by(unit).iter().filter(|&&one| Some(one) != except) {
            let (at, class) = (self.of.at(one), self.class(one));
            let more = i64::from(self.of.touch(class, to)) - i64::from(self.of.touch(class, from));
            if class.is_some() && more != 0 && other.binary_search(&one).is_err() {
                let here = self.here[at];
                cost += self.of.cost(at, here + more) - self.of.cost(at, here);
            }
        }
        cost
    }

    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let way = (self.of.relation.number(from), self.of.relation.number(to));
        if way.0 == way.1 {
            return 0;
        }
        self.going(unit, way.1, self.met(unit, way.1, None)) + self.leaving(unit, way, (None, &[]))
    }

    /// What it costs to exchange two units' slots. Who knows both meets one in place of the other.
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let (a, b) = (self.of.relation.number(a), self.of.relation.number(b));
        if a == b {
            return 0;
        }
        let mine = (Some(second), self.known_by(second));
        let theirs = (Some(first), self.known_by(first));
        // The two are in contact with each other afterwards if they were before.
        let met = |unit: UnitId, to: Option<u32>, other: UnitId| {
            let each_other = self.of.touch(a, b) && self.known(unit).binary_search(&other).is_ok();
            self.met(unit, to, Some(other)) + i64::from(each_other)
        };
        self.going(first, b, met(first, b, second))
            + self.going(second, a, met(second, a, first))
            + self.leaving(first, (a, b), mine)
            + self.leaving(second, (b, a), theirs)
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let (from, to) = (self.of.relation.number(from), self.of.relation.number(to));
        if from == to {
            return;
        }
        for &other in self.known_by(unit) {
            let (at, class) = (self.of.at(other), self.class(other));
            if class.is_some() {
                self.here[at] += i64::from(self.of.touch(class, to)) - i64::from(self.of.touch(class, from));
            }
        }
        let at = self.of.at(unit);
        self.here[at] = self.met(unit, to, None);
        self.class[at] = to;
    }
}
