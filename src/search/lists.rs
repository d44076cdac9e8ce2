//! Tiers that stand for one list of levels: compared together, by the levels that a move changes.

use crate::model::{Assignment, LevelsState, Model, SlotId, UnitId};
use std::ops::Range;

/// The lists of a model, each with its levels kept up to date.
#[derive(Debug, Clone)]
pub(super) struct Lists<'a> {
    lists: Vec<List<'a>>,
    /// List of each tier.
    of_tier: Vec<Option<u32>>,
}

/// A list of levels, each for a tier of its own.
#[derive(Debug, Clone)]
pub(super) struct List<'a> {
    pub(super) tiers: Range<usize>,
    pub(super) factor: i64,
    pub(super) state: LevelsState<'a>,
}

impl<'a> Lists<'a> {
    pub(super) fn new(model: &'a Model, now: &Assignment) -> Lists<'a> {
        let mut of_tier = vec![None; model.tiers()];
        let mut lists = Vec::new();
        for tiers in model.lists() {
            if let Some(leximin) = model.leximin(tiers.start) {
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

    /// The list that a tier is in.
    #[inline]
    pub(super) fn of(&self, tier: usize) -> Option<&List<'a>> {
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
