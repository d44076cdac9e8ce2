//! An assignment under search, with every count kept up to date.

use super::lists::Lists;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, BitState, Cost, Family, Kernel, Model, SharedBits, SlotId, UnitId};
use itertools::Itertools;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ops::Range;

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
    /// Cost of each tier.
    exact: Vec<i64>,
    /// What the cost of the first tiers need not get below.
    target: &'a [i64],
    /// The cost that plans are compared by: what is below the target counts as the target.
    cost: Cost,
    tiers: Vec<Layer<'a>>,
    lists: Lists<'a>,
    /// Period of each unit; empty where there is only one.
    period_of: Vec<u32>,
    /// The units that random moves are about.
    moving: Range<usize>,
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
        let Ok(state) = State::built(model, now, target, || Ok::<(), Infallible>(()));
        state
    }

    /// The same; `None` if it is stopped before all counts are made, which takes long where there are many periods.
    pub(super) fn unless_stopped(
        model: &'a Model,
        now: Assignment,
        target: &'a [i64],
        interrupts: &Interrupts<'_>,
    ) -> Option<State<'a>> {
        State::built(model, now, target, || if interrupts.stop() { Err(()) } else { Ok(()) }).ok()
    }

    /// `look` is asked before the counts of each tier, and of each period in it.
    fn built<E>(
        model: &'a Model,
        now: Assignment,
        target: &'a [i64],
        look: impl Fn() -> Result<(), E>,
    ) -> Result<State<'a>, E> {
        let exact = model.cost(&now).0;
        let cost = ranked(&exact, target);
        let tiers = (0..model.tiers()).map(|tier| layer(model, tier, &now, &look)).collect::<Result<_, E>>()?;
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
        Ok(State {
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
            moving: 0..slots.units(),
            active,
            sizes,
            open: slots.is_open(),
            rigid,
        })
    }

    /// The same, in which random moves are about the units of one period alone.
    pub(super) fn within(self, period: usize) -> State<'a> {
        let moving = self.model.slots().periods()[period].units.clone();
        State { moving, ..self }
    }

    /// The same with another assignment; `None` if it is stopped.
    pub(super) fn at(self, assignment: Assignment, interrupts: &Interrupts<'_>) -> Option<State<'a>> {
        let state = State::unless_stopped(self.model, assignment, self.target, interrupts)?;
        Some(State { moving: self.moving, ..state })
    }

    /// The units that random moves are about; never none.
    #[inline]
    pub(super) fn moving(&self) -> &Range<usize> {
        &self.moving
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

    /// The change of a tier's cost after clamping to the target.
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

    /// How many units are in a group.
    pub(super) fn size(&self, group: usize) -> usize {
        self.sizes[group]
    }

    /// Whether the sizes let a unit move from one slot to another on its own.
    pub(crate) fn has_room(&self, from: SlotId, to: SlotId) -> bool {
        let slots = self.model.slots();
        let (a, b) = (slots.group_of(from), slots.group_of(to));
        a == b
            || a.is_none_or(|a| self.sizes[a] > *slots.sizes()[a].start())
                && b.is_none_or(|b| self.sizes[b] < *slots.sizes()[b].end())
    }

    /// Period of a unit; `None` if there is only one.
    #[inline]
    pub(crate) fn period(&self, unit: UnitId) -> Option<usize> {
        if self.period_of.is_empty() { None } else { Some(self.period_of[unit.index()] as usize) }
    }

    /// The tallies of a tier that are kept as bits over all units, if there is one period alone: of several, those of most
    /// columns.
    pub(super) fn tallies(&self, tier: usize) -> Option<&BitState<'a>> {
        let bits = self.tiers[tier].across.iter().filter_map(|kernel| match kernel {
            Kernel::Bits(bits) => Some(bits),
            _ => None,
        });
        bits.filter(|bits| self.period_of.is_empty() && bits.columns() > 0).max_by_key(|bits| bits.columns())
    }

    /// What exchanging two units' slots costs in one tier.
    #[inline]
    pub(crate) fn swap_cost(&self, tier: usize, first: UnitId, second: UnitId) -> i64 {
        let (a, b) = ((first, self.slot(first)), (second, self.slot(second)));
        self.tiers[tier].sum(self.period(first), |kernel| kernel.swap(a, b))
    }

    /// What moving a unit costs in one tier.
    #[inline]
    pub(crate) fn relocate_cost(&self, tier: usize, unit: UnitId, to: SlotId) -> i64 {
        let from = self.slot(unit);
        self.tiers[tier].sum(self.period(unit), |kernel| kernel.relocate(unit, from, to))
    }

    /// Moves a unit; sizes and permissions are the caller's care.
    pub(crate) fn relocate(&mut self, unit: UnitId, to: SlotId) {
        let from = self.now.slot(unit);
        let period = self.period(unit);
        for (tier, layer) in self.tiers.iter_mut().enumerate() {
            layer.each(period, |kernel| {
                self.exact[tier] += kernel.relocate(unit, from, to);
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

/// What is counted in a tier.
fn layer<'a, E>(
    model: &'a Model,
    tier: usize,
    now: &Assignment,
    look: &impl Fn() -> Result<(), E>,
) -> Result<Layer<'a>, E> {
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
    let counts = |families: &Vec<&'a Family>| families.iter().map(|&family| &family.count).collect_vec();
    let mut shared = SharedBits::default();
    let mut kernels = |families: &Vec<&'a Family>| {
        look()?;
        Ok(Kernel::of(counts(families), slots, now, &mut shared))
    };
    let mut across = Vec::new();
    let mut near = vec![Vec::new(); periods];
    for (&(start, end), families) in &by_span {
        let first = across.len() as u32;
        across.extend(kernels(families)?);
        for (near, period) in near.iter_mut().zip(slots.periods()) {
            if period.units.start < end && start < period.units.end {
                near.extend(first..across.len() as u32);
            }
        }
    }
    if by_span.keys().all(|&span| span == (0, slots.units())) {
        near.clear();
    }
    Ok(Layer { of_period: of_period.iter().map(kernels).collect::<Result<_, E>>()?, across, near })
}

/// A cost as plans are compared by it.
pub(crate) fn ranked(exact: &[i64], target: &[i64]) -> Cost {
    let at_least = |(tier, &cost): (usize, &i64)| target.get(tier).map_or(cost, |&target| cost.max(target));
    Cost(exact.iter().enumerate().map(at_least).collect())
}
