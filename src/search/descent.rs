//! Descent: random moves, each taken unless it makes the plan worse in the first tier in which it changes anything.

use super::budget::{BETWEEN_LOOKS, Budget};
use super::state::State;
use crate::model::{SlotId, UnitId};
use crate::random::Random;
use std::cmp::Ordering;

/// A move that a search may consider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    /// Two units exchange their slots.
    Swap(UnitId, UnitId),
    /// A unit goes to another slot.
    Relocate(UnitId, SlotId),
}

impl State<'_> {
    /// Whether permissions and sizes allow the move, and it moves anything.
    #[inline]
    pub(crate) fn allows(&self, step: Move) -> bool {
        let slots = self.model().slots();
        match step {
            Move::Swap(first, second) => {
                let (a, b) = (self.slot(first), self.slot(second));
                let alike = || slots.permission_of(first) == slots.permission_of(second);
                a != b && (self.is_open() || alike() || slots.permits(first, b) && slots.permits(second, a))
            }
            Move::Relocate(unit, to) => self.slot(unit) != to && self.has_room(self.slot(unit), to),
        }
    }

    /// By how much a move changes the cost of a tier that is in no list of levels.
    #[inline]
    pub(super) fn plain_cost(&self, tier: usize, step: Move) -> i64 {
        let change = match step {
            Move::Swap(first, second) => self.swap_cost(tier, first, second),
            Move::Relocate(unit, to) => self.relocate_cost(tier, unit, to),
        };
        self.effective_delta(tier, change)
    }

    pub(crate) fn apply(&mut self, step: Move) {
        match step {
            Move::Swap(first, second) => self.swap(first, second),
            Move::Relocate(unit, to) => self.relocate(unit, to),
        }
    }

    /// A random move; not every one is allowed.
    #[inline]
    pub(crate) fn propose(&self, random: &mut Random) -> Move {
        let units = self.model().slots().units();
        if self.is_rigid() || random.below(4) > 0 {
            let (first, second) = self.two_of_a_period(random);
            return Move::Swap(UnitId(first as u32), UnitId(second as u32));
        }
        let unit = UnitId(random.below(units) as u32);
        let open = self.model().slots().open_to(unit);
        Move::Relocate(unit, open[random.below(open.len())])
    }

    /// Two random units that may hold slots of the same period.
    #[inline]
    fn two_of_a_period(&self, random: &mut Random) -> (usize, usize) {
        let slots = self.model().slots();
        if slots.periods().len() == 1 {
            return random.two_below(slots.units() as u32);
        }
        let first = random.below(slots.units());
        let period = &slots.periods()[self.period(UnitId(first as u32)).unwrap_or(0)].units;
        (first, period.start + random.below(period.len()))
    }

    /// Whether the first tier that the move changes gets better (`Less`), worse (`Greater`), or none changes.
    #[inline]
    pub(crate) fn judge(&self, step: Move) -> Ordering {
        for &tier in self.active() {
            let order = self.order(tier, step);
            if order.is_ne() {
                return order;
            }
        }
        Ordering::Equal
    }
}

/// Moves until every tier is at its bound, the budget is spent, or `patience` moves in a row have brought nothing.
/// Tells whether the bounds are reached.
pub(crate) fn descend(
    state: &mut State<'_>,
    bounds: &[i64],
    patience: u64,
    random: &mut Random,
    budget: &mut Budget<'_>,
) -> bool {
    let mut idle = 0;
    let mut round = 0u64;
    let mut done = state.cost().0 == bounds;
    while !done {
        round += 1;
        idle += 1;
        if idle > patience || round.is_multiple_of(BETWEEN_LOOKS) && budget.is_over() {
            return false;
        }
        let step = state.propose(random);
        if !state.allows(step) {
            continue;
        }
        budget.spend();
        match state.judge(step) {
            Ordering::Less => {
                state.apply(step);
                idle = 0;
                done = state.cost().0 == bounds;
            }
            Ordering::Equal => state.apply(step),
            Ordering::Greater => {}
        }
    }
    true
}
