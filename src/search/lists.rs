//! Tiers that stand for one list of levels: compared together, by the levels that a move changes.

use super::descent::Move;
use super::state::State;
use crate::model::{Assignment, Count, LevelsState, Model, SlotId, UnitId};
use std::cmp::Ordering;
use std::ops::Range;

/// The lists of a model, each with its levels kept up to date.
#[derive(Debug, Clone)]
pub(super) struct Lists<'a> {
    lists: Vec<List<'a>>,
    /// List of each tier.
    of_tier: Vec<Option<u32>>,
}

#[derive(Debug, Clone)]
struct List<'a> {
    tiers: Range<usize>,
    factor: i64,
    state: LevelsState<'a>,
}

impl<'a> Lists<'a> {
    pub(super) fn new(model: &'a Model, now: &Assignment) -> Lists<'a> {
        let mut of_tier = vec![None; model.tiers()];
        let mut lists = Vec::new();
        for tiers in model.lists() {
            let leximin = model.tier(tiers.start).find_map(|family| match &family.count {
                Count::Leximin(leximin) => Some(leximin),
                _ => None,
            });
            if let Some(leximin) = leximin {
                of_tier[tiers.clone()].fill(Some(lists.len() as u32));
                lists.push(List {
                    tiers: tiers.clone(),
                    factor: leximin.factor(),
                    state: LevelsState::new(leximin.levels(), now),
                });
            }
        }
        Lists { lists, of_tier }
    }

    /// Whether a tier is in a list that begins with an earlier one.
    pub(super) fn continues(&self, tier: usize) -> bool {
        self.of(tier).is_some_and(|list| list.tiers.start < tier)
    }

    #[inline]
    fn of(&self, tier: usize) -> Option<&List<'a>> {
        self.of_tier[tier].map(|list| &self.lists[list as usize])
    }

    /// Moves a unit, and notes what the tiers of each list cost then.
    pub(super) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId, costs: &mut [i64]) {
        for list in &mut self.lists {
            list.state.apply(unit, from, to);
            let costs = &mut costs[list.tiers.clone()];
            for (cost, sum) in costs.iter_mut().zip(list.state.sums()) {
                *cost = list.factor * sum;
            }
        }
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
            // What is below enough counts for nothing.
            Some(target) => {
                let sums = list.state.sums_after(moves).into_iter().zip(target);
                let after = sums.map(|(sum, &target)| (list.factor * sum).max(target));
                after.cmp(self.cost().0[list.tiers.clone()].iter().copied())
            }
        }
    }

    /// What draws a walk towards better plans when it makes a move: the change of the cost; of a list, that of the pull
    /// of its levels.
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

    /// What draws a walk, as it stands.
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
