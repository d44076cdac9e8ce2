//! Moves of one unit or two: which are allowed, and what they change.

use super::lists::List;
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

    /// Whether a move is about units that may move alone.
    pub(super) fn may_move(&self, step: Move) -> bool {
        let moves = |unit: UnitId| self.moving().contains(&unit.index());
        match step {
            Move::Swap(first, second) => moves(first) && moves(second),
            Move::Relocate(unit, _) => moves(unit),
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

    /// By how much a move changes what all tiers cost together, where what is below the target counts as the target.
    pub(crate) fn change(&self, step: Move) -> i64 {
        self.active().iter().map(|&tier| self.plain_cost(tier, step)).sum()
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
        if self.is_rigid() || random.below(4) > 0 {
            let (first, second) = self.two_of_a_period(random);
            return Move::Swap(UnitId(first as u32), UnitId(second as u32));
        }
        let moving = self.moving();
        let unit = UnitId((moving.start + random.below(moving.len())) as u32);
        let open = self.model().slots().open_to(unit);
        Move::Relocate(unit, open[random.below(open.len())])
    }

    /// Two random units that may hold slots of the same period.
    #[inline]
    pub(super) fn two_of_a_period(&self, random: &mut Random) -> (usize, usize) {
        let slots = self.model().slots();
        if slots.periods().len() == 1 {
            return random.two_below(slots.units() as u32);
        }
        let moving = self.moving();
        let first = moving.start + random.below(moving.len());
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

impl State<'_> {
    /// Whether a tier is in a list of levels.
    pub(super) fn is_list(&self, tier: usize) -> bool {
        self.lists().of(tier).is_some()
    }

    /// Whether a move makes a tier better (`Less`) or worse; of a list, all its tiers in their order.
    #[inline]
    pub(super) fn order(&self, tier: usize, step: Move) -> Ordering {
        match self.lists().of(tier) {
            None => self.plain_cost(tier, step).cmp(&0),
            Some(list) => self.order_of_list(list, step),
        }
    }

    #[inline(never)]
    fn order_of_list(&self, list: &List<'_>, step: Move) -> Ordering {
        let mut moves = [(UnitId(0), SlotId(0), SlotId(0)); 2];
        let moves = self.moves(step, &mut moves);
        let target = self.target().get(list.tiers.clone());
        match target {
            None => list.state.compare(moves),
            // What is below the target counts as the target.
            Some(target) => {
                let sums = list.state.sums_after(moves).into_iter().zip(target);
                let after = sums.map(|(sum, &target)| (list.factor * sum).max(target));
                after.cmp(self.cost().0[list.tiers.clone()].iter().copied())
            }
        }
    }

    /// By how much a move changes the energy of a tier.
    #[inline]
    pub(super) fn energy_delta(&self, tier: usize, step: Move) -> f64 {
        match self.lists().of(tier) {
            None => self.plain_cost(tier, step) as f64,
            Some(list) => {
                let mut moves = [(UnitId(0), SlotId(0), SlotId(0)); 2];
                list.state.energy_delta(self.moves(step, &mut moves))
            }
        }
    }

    /// What a walk lowers: the cost of a tier; of a list of levels, a sum that falls as they become more even.
    pub(super) fn energy(&self, tier: usize) -> f64 {
        match self.lists().of(tier) {
            None => self.cost().0[tier] as f64,
            Some(list) => list.state.energy(),
        }
    }

    /// By how much a move changes the cost of a tier, whether or not it is in a list.
    #[cfg(test)]
    pub(super) fn move_cost(&self, tier: usize, step: Move) -> i64 {
        let Some(list) = self.lists().of(tier) else {
            return self.plain_cost(tier, step);
        };
        let mut moves = [(UnitId(0), SlotId(0), SlotId(0)); 2];
        let after = list.state.sums_after(self.moves(step, &mut moves));
        let place = tier - list.tiers.start;
        let before = list.state.sums().nth(place).unwrap_or(0);
        self.effective_delta(tier, list.factor * (after[place] - before))
    }

    /// A move unit by unit: from which slot to which.
    #[inline]
    fn moves<'b>(&self, step: Move, moves: &'b mut [(UnitId, SlotId, SlotId); 2]) -> &'b [(UnitId, SlotId, SlotId)] {
        match step {
            Move::Swap(first, second) => {
                let (a, b) = (self.slot(first), self.slot(second));
                *moves = [(first, a, b), (second, b, a)];
                moves
            }
            Move::Relocate(unit, to) => {
                moves[0] = (unit, self.slot(unit), to);
                &moves[..1]
            }
        }
    }
}
