//! An assignment under search, with every count kept up to date.

use super::lists::Lists;
use crate::model::{
    AcquaintancesState, Assignment, AssignmentWeightsState, BitState, ClusterState, Cost, Count, DistinctContactsState,
    EdgeProductsState, EncountersState, Family, KindsState, MeetingsState, Model, PriorExperienceState, SlotId, Tally,
    TallyState, ThresholdCountsState, UnitId,
};
use std::collections::BTreeMap;

/// The counts of one family, or of several that share one state.
#[derive(Debug, Clone)]
enum Kernel<'a> {
    Bits(BitState<'a>),
    Tally(TallyState<'a>),
    ThresholdCounts(ThresholdCountsState<'a>),
    AssignmentWeights(AssignmentWeightsState<'a>),
    Encounters(EncountersState<'a>),
    Cluster(ClusterState<'a>),
    Meetings(MeetingsState<'a>),
    DistinctContacts(DistinctContactsState<'a>),
    EdgeProducts(EdgeProductsState<'a>),
    Kinds(KindsState<'a>),
    Acquaintances(AcquaintancesState<'a>),
    PriorExperience(PriorExperienceState<'a>),
}

/// What is counted in a tier: within each period, and over several. Where there is one period alone all stands in
/// `across`.
#[derive(Debug, Clone)]
struct Layer<'a> {
    of_period: Vec<Vec<Kernel<'a>>>,
    /// By the periods that they are about; where one is about some of them alone, `near` is not empty.
    across: Vec<Kernel<'a>>,
    /// For each period, positions among `across` of what is about it.
    near: Vec<Vec<u32>>,
}

impl<'a> Layer<'a> {
    /// The sum of what the kernels say that are about units of a period.
    #[inline]
    fn sum(&self, period: Option<usize>, cost: impl Fn(&Kernel<'a>) -> i64) -> i64 {
        let own = period.map_or(&[][..], |period| &self.of_period[period]);
        let mut sum = 0;
        for kernel in own {
            sum += cost(kernel);
        }
        match (self.near.is_empty(), period) {
            (false, Some(period)) => {
                for &at in &self.near[period] {
                    sum += cost(&self.across[at as usize]);
                }
            }
            _ => {
                for kernel in &self.across {
                    sum += cost(kernel);
                }
            }
        }
        sum
    }

    /// Does something to each kernel that is about units of a period.
    fn each(&mut self, period: Option<usize>, mut act: impl FnMut(&mut Kernel<'a>)) {
        let own = period.map_or(&mut [][..], |period| &mut self.of_period[period]);
        own.iter_mut().for_each(&mut act);
        match (self.near.is_empty(), period) {
            (false, Some(period)) => {
                for &at in &self.near[period] {
                    act(&mut self.across[at as usize]);
                }
            }
            _ => self.across.iter_mut().for_each(act),
        }
    }
}

/// Where a search stands.
#[derive(Debug, Clone)]
pub(crate) struct State<'a> {
    model: &'a Model,
    now: Assignment,
    /// Cost of each tier, and below what a tier need not get.
    exact: Vec<i64>,
    target: &'a [i64],
    /// The cost that plans are compared by: nothing counts that is below enough.
    cost: Cost,
    tiers: Vec<Layer<'a>>,
    lists: Lists<'a>,
    /// Period of each unit; empty where there is only one.
    period_of: Vec<u32>,
    /// Tiers in which anything is counted; of a list of levels the first.
    active: Vec<usize>,
    /// Units in each group.
    sizes: Vec<usize>,
    /// Everyone may hold every slot.
    open: bool,
    /// Nobody can move alone: all sizes are fixed and every group is one slot.
    rigid: bool,
}

impl<'a> State<'a> {
    /// Starts from an assignment whose sizes and permissions are in order. A tier that costs no more than `target`
    /// counts as if it cost that.
    pub(crate) fn new(model: &'a Model, now: Assignment, target: &'a [i64]) -> State<'a> {
        let exact = model.cost(&now).0;
        let cost = ranked(&exact, target);
        let tiers = (0..model.tiers()).map(|tier| layer(model, tier, &now)).collect();
        let lists = Lists::new(model, &now);
        let active =
            (0..model.tiers()).filter(|&tier| model.tier(tier).next().is_some() && !lists.continues(tier)).collect();
        let mut sizes = vec![0; model.slots().sizes().len()];
        for &slot in now.slots() {
            if let Some(group) = model.slots().group_of(slot) {
                sizes[group] += 1;
            }
        }
        let slots = model.slots();
        let fixed = slots.sizes().iter().all(|size| size.start() == size.end());
        let rigid = fixed && !slots.has_outside() && slots.len() == slots.sizes().len();
        State {
            model,
            now,
            exact,
            target,
            cost,
            tiers,
            lists,
            period_of: match model.slots().periods() {
                [_] => Vec::new(),
                _ => model.slots().unit_ids().map(|unit| model.slots().period_of(unit) as u32).collect(),
            },
            active,
            sizes,
            open: slots.is_open(),
            rigid,
        }
    }

    pub(crate) fn model(&self) -> &'a Model {
        self.model
    }

    pub(crate) fn assignment(&self) -> &Assignment {
        &self.now
    }

    pub(crate) fn into_assignment(self) -> Assignment {
        self.now
    }

    pub(crate) fn target(&self) -> &'a [i64] {
        self.target
    }

    /// What a change of a tier's cost comes to where plans are compared.
    #[inline]
    pub(crate) fn effective_delta(&self, tier: usize, change: i64) -> i64 {
        match self.target.get(tier) {
            None => change,
            Some(&target) => (self.exact[tier] + change).max(target) - self.cost.0[tier],
        }
    }

    /// The cost that plans are compared by.
    pub(crate) fn cost(&self) -> &Cost {
        &self.cost
    }

    /// Whether everyone may hold every slot.
    #[inline]
    pub(crate) fn is_open(&self) -> bool {
        self.open
    }

    /// Whether units can only move by exchange.
    #[inline]
    pub(crate) fn is_rigid(&self) -> bool {
        self.rigid
    }

    #[inline]
    pub(super) fn lists(&self) -> &Lists<'a> {
        &self.lists
    }

    /// Tiers in which anything is counted; of a list of levels the first.
    #[inline]
    pub(crate) fn active(&self) -> &[usize] {
        &self.active
    }

    #[inline]
    pub(crate) fn slot(&self, unit: UnitId) -> SlotId {
        self.now.slot(unit)
    }

    /// Whether the sizes let a unit move from one slot to another on its own.
    pub(crate) fn has_room(&self, from: SlotId, to: SlotId) -> bool {
        let slots = self.model.slots();
        let (a, b) = (slots.group_of(from), slots.group_of(to));
        a == b
            || a.is_none_or(|a| self.sizes[a] > *slots.sizes()[a].start())
                && b.is_none_or(|b| self.sizes[b] < *slots.sizes()[b].end())
    }

    /// Period of a unit; none where there is one alone.
    #[inline]
    pub(crate) fn period(&self, unit: UnitId) -> Option<usize> {
        match self.period_of.is_empty() {
            true => None,
            false => Some(self.period_of[unit.index()] as usize),
        }
    }

    /// What exchanging two units' slots costs in one tier.
    #[inline]
    pub(crate) fn swap_cost(&self, tier: usize, first: UnitId, second: UnitId) -> i64 {
        let (a, b) = ((first, self.slot(first)), (second, self.slot(second)));
        self.tiers[tier].sum(self.period(first), |kernel| kernel.swap(&self.now, a, b))
    }

    /// What moving a unit costs in one tier.
    #[inline]
    pub(crate) fn relocate_cost(&self, tier: usize, unit: UnitId, to: SlotId) -> i64 {
        self.tiers[tier].sum(self.period(unit), |kernel| kernel.relocate(&self.now, unit, to))
    }

    /// Moves a unit; sizes and permissions are the caller's care.
    pub(crate) fn relocate(&mut self, unit: UnitId, to: SlotId) {
        let from = self.now.slot(unit);
        let period = self.period(unit);
        for (tier, layer) in self.tiers.iter_mut().enumerate() {
            layer.each(period, |kernel| {
                self.exact[tier] += kernel.relocate(&self.now, unit, to);
                kernel.apply(unit, from, to);
            });
        }
        self.lists.apply(unit, from, to, &mut self.exact);
        for (tier, &target) in self.target.iter().enumerate() {
            self.cost.0[tier] = self.exact[tier].max(target);
        }
        for tier in self.target.len()..self.exact.len() {
            self.cost.0[tier] = self.exact[tier];
        }
        let slots = self.model.slots();
        if let Some(group) = slots.group_of(from) {
            self.sizes[group] -= 1;
        }
        if let Some(group) = slots.group_of(to) {
            self.sizes[group] += 1;
        }
        self.now.set(unit, to);
    }

    /// Exchanges two units' slots.
    pub(crate) fn swap(&mut self, first: UnitId, second: UnitId) {
        let (a, b) = (self.slot(first), self.slot(second));
        self.relocate(first, b);
        self.relocate(second, a);
    }
}

impl Kernel<'_> {
    #[inline]
    fn swap(&self, now: &Assignment, a: (UnitId, SlotId), b: (UnitId, SlotId)) -> i64 {
        match self {
            Kernel::Bits(state) => state.swap(a, b),
            Kernel::Meetings(state) => state.swap(a, b),
            Kernel::Kinds(state) => state.swap(a, b),
            other => other.swap_seldom(now, a, b),
        }
    }

    /// Kept apart, so that the kernels met most often stand in the loops that call them.
    #[inline(never)]
    fn swap_seldom(&self, now: &Assignment, a: (UnitId, SlotId), b: (UnitId, SlotId)) -> i64 {
        match self {
            Kernel::Bits(state) => state.swap(a, b),
            Kernel::Tally(state) => state.swap(a, b),
            Kernel::ThresholdCounts(state) => state.swap(a, b),
            Kernel::AssignmentWeights(state) => state.swap(a, b),
            Kernel::Encounters(encounters) => encounters.swap(now, a.0, b.0),
            Kernel::Cluster(state) => state.swap(a, b),
            Kernel::Meetings(state) => state.swap(a, b),
            Kernel::DistinctContacts(state) => state.swap(a, b),
            Kernel::EdgeProducts(state) => state.swap(a, b),
            Kernel::Kinds(state) => state.swap(a, b),
            Kernel::Acquaintances(state) => state.swap(a, b),
            Kernel::PriorExperience(state) => state.swap(a, b),
        }
    }

    #[inline]
    fn relocate(&self, now: &Assignment, unit: UnitId, to: SlotId) -> i64 {
        let from = now.slot(unit);
        match self {
            Kernel::Bits(state) => state.relocate(unit, from, to),
            Kernel::Tally(state) => state.relocate(unit, from, to),
            Kernel::ThresholdCounts(state) => state.relocate(unit, from, to),
            Kernel::AssignmentWeights(state) => state.relocate(unit, from, to),
            Kernel::Encounters(encounters) => encounters.relocate(now, unit, to),
            Kernel::Cluster(state) => state.relocate(unit, from, to),
            Kernel::Meetings(state) => state.relocate(unit, from, to),
            Kernel::DistinctContacts(state) => state.relocate(unit, from, to),
            Kernel::EdgeProducts(state) => state.relocate(unit, from, to),
            Kernel::Kinds(state) => state.relocate(unit, from, to),
            Kernel::Acquaintances(state) => state.relocate(unit, from, to),
            Kernel::PriorExperience(state) => state.relocate(unit, from, to),
        }
    }

    fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        match self {
            Kernel::Bits(state) => state.apply(unit, from, to),
            Kernel::Tally(state) => state.apply(unit, from, to),
            Kernel::ThresholdCounts(state) => state.apply(unit, from, to),
            Kernel::AssignmentWeights(state) => state.apply(unit, from, to),
            Kernel::Encounters(_) => {}
            Kernel::Cluster(state) => state.apply(unit, from, to),
            Kernel::Meetings(state) => state.apply(unit, from, to),
            Kernel::DistinctContacts(state) => state.apply(unit, from, to),
            Kernel::EdgeProducts(state) => state.apply(unit, from, to),
            Kernel::Kinds(state) => state.apply(unit, from, to),
            Kernel::Acquaintances(state) => state.apply(unit, from, to),
            Kernel::PriorExperience(state) => state.apply(unit, to),
        }
    }
}

/// What is counted in a tier.
fn layer<'a>(model: &'a Model, tier: usize, now: &Assignment) -> Layer<'a> {
    let slots = model.slots();
    let periods = slots.periods().len();
    let mut of_period: Vec<Vec<&Family>> = vec![Vec::new(); periods];
    let mut by_span: BTreeMap<(usize, usize), Vec<&Family>> = BTreeMap::new();
    for family in model.tier(tier) {
        match family.period(slots).filter(|_| periods > 1) {
            Some(period) => of_period[period].push(family),
            None => {
                let span = family.span(slots);
                by_span.entry((span.start, span.end)).or_default().push(family);
            }
        }
    }
    let mut across = Vec::new();
    let mut near = vec![Vec::new(); periods];
    for (&(start, end), families) in &by_span {
        let first = across.len() as u32;
        across.extend(kernels(model, families, now));
        for (near, period) in near.iter_mut().zip(slots.periods()) {
            if period.units.start < end && start < period.units.end {
                near.extend(first..across.len() as u32);
            }
        }
    }
    if by_span.keys().all(|&span| span == (0, slots.units())) {
        near.clear();
    }
    let counted = |families: &Vec<&'a Family>| kernels(model, families, now);
    Layer { of_period: of_period.iter().map(counted).collect(), across, near }
}

/// The kernels of families; tallies of whole people over the same buckets are joined as far as the bits reach, and all
/// encounters.
fn kernels<'a>(model: &'a Model, families: &[&'a Family], now: &Assignment) -> Vec<Kernel<'a>> {
    let mut joined: Vec<Vec<&Tally>> = Vec::new();
    let mut kernels = Vec::new();
    let mut encounters = Vec::new();
    let slots = model.slots();
    for family in families {
        match &family.count {
            Count::Tally(tally) if tally.is_plain() => {
                let width = |tallies: &[&Tally]| tallies.iter().map(|t| t.grid().columns()).sum::<usize>();
                let fits = |tallies: &&mut Vec<&Tally>| {
                    tallies[0].grid().has_buckets_of(tally.grid())
                        && width(tallies) + tally.grid().columns() <= BitState::WIDTH
                };
                match joined.iter_mut().find(fits) {
                    Some(tallies) => tallies.push(tally),
                    None => joined.push(vec![tally]),
                }
            }
            Count::Tally(tally) => kernels.push(Kernel::Tally(TallyState::new(tally, now))),
            Count::ThresholdCounts(flags) => {
                kernels.push(Kernel::ThresholdCounts(ThresholdCountsState::new(flags, now)))
            }
            Count::AssignmentWeights(cells) => {
                kernels.push(Kernel::AssignmentWeights(AssignmentWeightsState::new(cells, now)))
            }
            Count::Encounters(found) => encounters.push(found),
            Count::Cluster(cluster) => kernels.push(Kernel::Cluster(ClusterState::new(cluster, now))),
            Count::Meetings(meetings) => kernels.push(Kernel::Meetings(MeetingsState::new(meetings, slots, now))),
            Count::DistinctContacts(reach) => {
                kernels.push(Kernel::DistinctContacts(DistinctContactsState::new(reach, slots, now)))
            }
            Count::EdgeProducts(joins) => kernels.push(match joins.state_of_kinds(now) {
                Some(state) => Kernel::Kinds(state),
                None => Kernel::EdgeProducts(EdgeProductsState::new(joins, now)),
            }),
            Count::Neighbours(neighbours) => kernels.push(Kernel::Kinds(neighbours.state(now))),
            Count::Acquaintances(known) => kernels.push(Kernel::Acquaintances(AcquaintancesState::new(known, now))),
            Count::PriorExperience(seasoned) => {
                kernels.push(Kernel::PriorExperience(PriorExperienceState::new(seasoned, now)))
            }
            // Kept for all tiers of the list together.
            Count::Leximin(_) => {}
        }
    }
    if !encounters.is_empty() {
        kernels.push(Kernel::Encounters(EncountersState::new(encounters)));
    }
    let bits = joined.into_iter().map(|tallies| Kernel::Bits(BitState::new(tallies, now)));
    kernels.splice(0..0, bits);
    kernels
}

/// A cost as plans are compared by it.
pub(crate) fn ranked(exact: &[i64], target: &[i64]) -> Cost {
    let at_least = |(tier, &cost): (usize, &i64)| target.get(tier).map_or(cost, |&target| cost.max(target));
    Cost(exact.iter().enumerate().map(at_least).collect())
}
