//! Assignment weights: a tally without product structure, where single units weigh differently in single slots (wishes,
//! staying).

use super::assignment_flow::cheapest;
use super::price::Price;
use super::readings::{CountReadings, UnitClass};
use super::rows::{Reading, Rows, Variable};
use super::slots::{Assignment, Period, SlotId, Slots, UnitId};
use super::unit_weights::UnitWeights;
use crate::interrupts::Interrupts;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

/// One priced count: the sum of the weights of all units in the slots that they hold.
#[derive(Debug, Clone)]
pub struct AssignmentWeights {
    /// Of the units from `first_unit` on, with slots numbered from `first_slot` on.
    weights: Vec<UnitWeights>,
    first_unit: u32,
    first_slot: u32,
    /// What each slot stands for where many weigh alike, such as members who are paid by one rate.
    stands_for: Option<Arc<[SlotId]>>,
    price: Price,
}

impl AssignmentWeights {
    /// `weights` in the order of the units.
    pub(crate) fn new(weights: Vec<UnitWeights>, price: Price) -> AssignmentWeights {
        AssignmentWeights { weights, first_unit: 0, first_slot: 0, stands_for: None, price }
    }

    /// The same where `weights` are given by classes, and every slot weighs as its class.
    pub(crate) fn by_class(weights: Vec<UnitWeights>, class_of: Arc<[SlotId]>, price: Price) -> AssignmentWeights {
        AssignmentWeights { stands_for: Some(class_of), ..AssignmentWeights::new(weights, price) }
    }

    /// The number by which weights know a slot.
    #[inline]
    fn number(&self, slot: SlotId) -> SlotId {
        let slot = SlotId(slot.0.wrapping_sub(self.first_slot));
        match &self.stands_for {
            None => slot,
            Some(classes) => classes.get(slot.index()).copied().unwrap_or(slot),
        }
    }

    /// What a unit weighs; `None` if the sum is not about it.
    #[inline]
    pub(crate) fn weights_of(&self, unit: UnitId) -> Option<&UnitWeights> {
        self.weights.get(unit.0.wrapping_sub(self.first_unit) as usize)
    }

    /// What one more of the sum costs, if that is always the same.
    pub(super) fn slope(&self) -> Option<i64> {
        self.price.slope()
    }

    /// The slots in which a unit weighs other than by default; `None` if they are told by classes.
    pub(super) fn exceptions_of(&self, unit: UnitId) -> Option<Vec<SlotId>> {
        let exceptions = self.weights_of(unit).map_or(&[][..], |weights| &weights.exceptions);
        let slots = exceptions.iter().map(|&(slot, _)| SlotId(slot.0 + self.first_slot));
        self.stands_for.is_none().then(|| slots.collect())
    }

    fn unit_ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (self.first_unit..self.first_unit + self.weights.len() as u32).map(UnitId)
    }

    /// What a unit weighs in a slot.
    #[inline]
    pub fn weight(&self, unit: UnitId, slot: SlotId) -> i64 {
        let slot = self.number(slot);
        self.weights_of(unit).map_or(0, |weights| weights.at(slot))
    }

    /// The sum of weights.
    pub fn count(&self, assignment: &Assignment) -> i64 {
        self.unit_ids().map(|unit| self.weight(unit, assignment.slot(unit))).sum()
    }

    fn range(&self, slots: &Slots) -> RangeInclusive<i64> {
        let (mut low, mut high) = (0, 0);
        for (unit, weights) in self.unit_ids().zip(&self.weights) {
            let open = slots.open_to(unit);
            if self.stands_for.is_some() {
                let weights = || open.iter().map(|&slot| self.weight(unit, slot));
                low += weights().min().unwrap_or(0);
                high += weights().max().unwrap_or(0);
                continue;
            }
            let here = weights
                .exceptions
                .iter()
                .filter(|&&(slot, _)| slots.permits(unit, SlotId(slot.0 + self.first_slot)))
                .map(|&(_, w)| w);
            let elsewhere =
                (weights.exceptions.len() < open.len() || here.clone().count() < open.len()).then_some(weights.default);
            low += here.clone().chain(elsewhere).min().unwrap_or(0);
            high += here.chain(elsewhere).max().unwrap_or(0);
        }
        low..=high
    }
}

impl CountReadings for AssignmentWeights {
    fn value(&self, assignment: &Assignment) -> i64 {
        self.price.at(self.count(assignment))
    }

    /// A lower bound: every unit at its lightest and heaviest, whatever the sizes, or where there are groups the cheapest
    /// flow into them.
    fn lower_bound(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        let alone = self.price.extremes(self.range(slots)).0;
        let span = self.span(slots);
        let touches = |period: &&Period| period.units.start < span.end && span.start < period.units.end;
        let touched: Vec<Period> = slots.periods().iter().filter(touches).cloned().collect();
        // Without groups every unit can be at its lightest.
        let grouped = touched.iter().all(|period| !period.groups.is_empty());
        let flow = if grouped { cheapest(&[self], slots, &touched, interrupts) } else { None };
        Some(flow.map_or(alone, |(least, _)| least.max(alone)))
    }

    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut count = Vec::new();
        for unit in self.unit_ids() {
            let cell = |&slot: &SlotId| (Variable::Holds(unit, slot), self.weight(unit, slot));
            count.extend(slots.open_to(unit).iter().map(cell).filter(|&(_, weight)| weight != 0));
        }
        let mut rows = Rows::default();
        rows.price(count, self.range(slots), &self.price, reading);
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        let most =
            |w: &UnitWeights| w.exceptions.iter().map(|e| e.1.unsigned_abs()).chain([w.default.unsigned_abs()]).max();
        let sum: u128 = self.weights.iter().filter_map(most).map(u128::from).sum();
        let Ok(bound) = i64::try_from(sum) else {
            return i128::MAX;
        };
        self.price.greatest(&(-bound..=bound))
    }

    fn times(&self, factor: i64) -> Option<AssignmentWeights> {
        Some(AssignmentWeights { price: self.price.times(factor)?, ..self.clone() })
    }

    fn moved(self, units: u32, slots: u32) -> AssignmentWeights {
        AssignmentWeights { first_unit: self.first_unit + units, first_slot: self.first_slot + slots, ..self }
    }

    fn refined(self, coarse: &[SlotId]) -> AssignmentWeights {
        let numbers = coarse.iter().map(|&slot| self.number(slot));
        AssignmentWeights { stands_for: Some(numbers.collect()), first_slot: 0, ..self }
    }

    /// Positions of the units that the sum is about.
    fn span(&self, _: &Slots) -> Range<usize> {
        let first = self.first_unit as usize;
        first..first + self.weights.len()
    }

    fn unit_class(&self, unit: UnitId) -> UnitClass {
        self.weights_of(unit).cloned().map_or(UnitClass::None, UnitClass::Weights)
    }

    fn bytes(&self) -> usize {
        let exceptions = |of: &UnitWeights| of.exceptions.len() * size_of::<(SlotId, i64)>();
        self.weights.iter().map(|of| size_of::<UnitWeights>() + exceptions(of)).sum()
    }

    fn exchanges(&self, slots: &Slots, a: SlotId, b: SlotId) -> bool {
        slots.unit_ids().all(|unit| self.weight(unit, a) == self.weight(unit, b))
    }

    fn is_by_group(&self, _: &Slots, _: Reading) -> bool {
        self.price.slope().is_some()
    }

    fn group_cost(&self, slot: SlotId, units: &[UnitId], _: Reading) -> i64 {
        let weight: i64 = units.iter().map(|&unit| self.weight(unit, slot)).sum();
        weight * self.price.slope().unwrap_or(0)
    }

    fn outside_cost(&self, unit: UnitId, slot: SlotId) -> i64 {
        self.weight(unit, slot) * self.price.slope().unwrap_or(0)
    }

    /// Whether some unit weighs differently in some of these slots.
    fn tells_apart(&self, slots: &[SlotId]) -> bool {
        let differs = |unit: UnitId| slots.iter().any(|&slot| self.weight(unit, slot) != self.weight(unit, slots[0]));
        self.unit_ids().any(differs)
    }
}

/// The sum while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct AssignmentWeightsState<'a> {
    cells: &'a AssignmentWeights,
    count: i64,
}

impl<'a> AssignmentWeightsState<'a> {
    pub(crate) fn new(cells: &'a AssignmentWeights, assignment: &Assignment) -> Self {
        AssignmentWeightsState { cells, count: cells.count(assignment) }
    }

    #[inline]
    fn change(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        self.cells.weight(unit, to) - self.cells.weight(unit, from)
    }

    #[inline]
    fn cost(&self, by: i64) -> i64 {
        self.cells.price.at(self.count + by) - self.cells.price.at(self.count)
    }

    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        self.cost(self.change(unit, from, to))
    }

    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        self.cost(self.change(first, a, b) + self.change(second, b, a))
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        self.count += self.change(unit, from, to);
    }
}
