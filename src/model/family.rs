//! Priced counts of one definition, and what assignments cost.

use super::count::Count;
use super::rows::{Reading, Rows};
use super::slots::{Assignment, Period, Slots, UnitId};
use crate::interrupts::Interrupts;
use std::fmt;
use std::ops::Range;

/// A rule of the problem, by its position in the order in which the rules were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub(crate) u32);

impl RuleId {
    /// Position among the rules, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Priced counts of one definition, which add up.
#[derive(Debug, Clone)]
pub struct Family {
    /// The rule that the family stands for.
    pub rule: RuleId,
    /// Position of its tier; 0 holds what must hold.
    pub tier: usize,
    /// The counts and their prices.
    pub count: Count,
}

impl Family {
    /// Whether the costs of the family must be 0, or are paid.
    pub(crate) fn reading(&self) -> Reading {
        if self.tier == 0 { Reading::Required } else { Reading::Paid }
    }

    /// The definition: the sum of the prices.
    pub fn value(&self, assignment: &Assignment) -> i64 {
        self.count.readings().value(assignment)
    }

    /// A lower bound on the value, found without solving; `None` if no assignment at all is possible.
    pub fn lower_bound(&self, slots: &Slots) -> Option<i64> {
        self.lower_bound_until(slots, &Interrupts::default())
    }

    /// The same, weaker where it is interrupted.
    pub(crate) fn lower_bound_until(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        self.count.readings().lower_bound(slots, interrupts)
    }

    /// Whether no plan has it at 0 as is required; not where it is interrupted.
    pub(crate) fn is_out_of_reach(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> bool {
        !interrupts.stop() && self.lower_bound_until(slots, interrupts).is_none_or(|floor| floor > 0)
    }

    /// The linear reading: required in tier 0, paid in the others. `lower_bounds` of the parts, if known, are rows of
    /// their own.
    pub fn rows(&self, slots: &Slots, lower_bounds: &[i64]) -> Rows {
        self.count.readings().rows(slots, self.reading(), lower_bounds)
    }

    /// Positions of the units that the family is about.
    pub(crate) fn span(&self, slots: &Slots) -> Range<usize> {
        self.count.readings().span(slots)
    }

    /// The period that the family is about; `None` if it is about several periods.
    pub(crate) fn period(&self, slots: &Slots) -> Option<usize> {
        let units = self.span(slots);
        let period = slots.period_of(UnitId(units.start as u32));
        let inside = |of: &&Period| units.end <= of.units.end;
        slots.periods().get(period).filter(inside).map(|_| period)
    }

    /// Greatest possible cost, for the check that sums cannot overflow.
    pub(crate) fn greatest(&self, slots: &Slots) -> i128 {
        self.count.readings().greatest(slots)
    }
}

/// The cost of an assignment, tier by tier; the first that differs decides.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cost(pub Vec<i64>);

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let costs: Vec<String> = self.0.iter().map(i64::to_string).collect();
        write!(f, "({})", costs.join(", "))
    }
}
