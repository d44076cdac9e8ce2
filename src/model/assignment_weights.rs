//! Cell lists: a tally without product structure, where single units weigh differently in single slots (wishes,
//! staying).

use super::price::Price;
use super::rows::{Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

/// What a unit weighs: `default` in every slot but the exceptions, which are sorted by slot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct UnitWeights {
    pub(crate) default: i64,
    pub(crate) exceptions: Vec<(SlotId, i64)>,
}

impl UnitWeights {
    #[inline]
    fn at(&self, slot: SlotId) -> i64 {
        match self.exceptions.binary_search_by_key(&slot, |&(slot, _)| slot) {
            Ok(at) => self.exceptions[at].1,
            Err(_) => self.default,
        }
    }
}

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

    /// The same of units and slots that stand this much later.
    pub(crate) fn moved(self, units: u32, slots: u32) -> AssignmentWeights {
        AssignmentWeights { first_unit: self.first_unit + units, first_slot: self.first_slot + slots, ..self }
    }

    /// The same over slots each of which stands for one here.
    pub(crate) fn refined(self, coarse: &[SlotId]) -> AssignmentWeights {
        let numbers = coarse.iter().map(|&slot| self.number(slot));
        AssignmentWeights { stands_for: Some(numbers.collect()), first_slot: 0, ..self }
    }

    /// What a unit weighs; none where the sum is not about it.
    #[inline]
    pub(crate) fn weights_of(&self, unit: UnitId) -> Option<&UnitWeights> {
        self.weights.get(unit.0.wrapping_sub(self.first_unit) as usize)
    }

    /// Positions of the units that the sum is about.
    pub(crate) fn span(&self) -> Range<usize> {
        let first = self.first_unit as usize;
        first..first + self.weights.len()
    }

    fn unit_ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (self.first_unit..self.first_unit + self.weights.len() as u32).map(UnitId)
    }

    /// The price of one unit of weight, where all cost the same.
    pub(crate) fn slope(&self) -> Option<i64> {
        self.price.slope()
    }

    /// What a unit weighs in a slot.
    #[inline]
    pub fn weight(&self, unit: UnitId, slot: SlotId) -> i64 {
        let slot = self.number(slot);
        self.weights_of(unit).map_or(0, |weights| weights.at(slot))
    }

    /// Whether some unit weighs differently in some of these slots.
    pub(crate) fn tells_apart(&self, slots: &[SlotId]) -> bool {
        let differs = |unit: UnitId| slots.iter().any(|&slot| self.weight(unit, slot) != self.weight(unit, slots[0]));
        self.unit_ids().any(differs)
    }

    /// The sum of weights.
    pub fn count(&self, assignment: &Assignment) -> i64 {
        self.unit_ids().map(|unit| self.weight(unit, assignment.slot(unit))).sum()
    }

    /// The definition.
    pub fn value(&self, assignment: &Assignment) -> i64 {
        self.price.at(self.count(assignment))
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

    /// A lower bound: every unit at its lightest and heaviest, whatever the sizes.
    pub fn lower_bound(&self, slots: &Slots) -> Option<i64> {
        Some(self.price.extremes(self.range(slots)).0)
    }

    /// The linear reading.
    pub fn rows(&self, slots: &Slots, reading: Reading) -> Rows {
        let mut count = Vec::new();
        for unit in self.unit_ids() {
            let cell = |&slot: &SlotId| (Variable::Holds(unit, slot), self.weight(unit, slot));
            count.extend(slots.open_to(unit).iter().map(cell).filter(|&(_, weight)| weight != 0));
        }
        let mut rows = Rows::default();
        rows.price(count, self.range(slots), &self.price, reading);
        rows
    }

    pub(crate) fn greatest(&self) -> i128 {
        let most =
            |w: &UnitWeights| w.exceptions.iter().map(|e| e.1.unsigned_abs()).chain([w.default.unsigned_abs()]).max();
        let sum: u128 = self.weights.iter().filter_map(most).map(u128::from).sum();
        let Ok(bound) = i64::try_from(sum) else {
            return i128::MAX;
        };
        self.price.greatest(&(-bound..=bound))
    }

    /// The same at `factor` times the price; none when that overflows.
    pub(crate) fn times(&self, factor: i64) -> Option<AssignmentWeights> {
        Some(AssignmentWeights { price: self.price.times(factor)?, ..self.clone() })
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
