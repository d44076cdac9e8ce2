//! Moves of units that must be together: a block, often with others of its group, changes places with as many of another
//! group, of which no block is cut.

use super::compound::around;
use super::moves::Move;
use super::state::State;
use crate::model::{Block, Model, SlotId, UnitId};
use crate::random::Random;
use std::collections::BTreeMap;

/// Units that change places at once are no more than this.
const MAX_UNITS: usize = 127;

/// The blocks of a model.
#[derive(Debug, Clone)]
pub(super) struct BlockMoves<'a> {
    blocks: Vec<Block<'a>>,
    /// The block of each unit that is in one.
    block_of: Vec<Option<u32>>,
}

impl<'a> BlockMoves<'a> {
    pub(super) fn new(model: &'a Model) -> BlockMoves<'a> {
        let blocks = model.blocks();
        let mut block_of = vec![None; model.slots().units()];
        for (number, block) in (0..).zip(&blocks) {
            block.units.iter().for_each(|unit| block_of[unit.index()] = Some(number));
        }
        BlockMoves { blocks, block_of }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Whether half of the units or more are in blocks: then hardly anybody moves alone.
    pub(super) fn hold_most(&self) -> bool {
        2 * self.block_of.iter().flatten().count() >= self.block_of.len()
    }

    /// A random exchange of a block, as moves made one after the other; no steps if it is not allowed.
    pub(super) fn propose(&self, state: &State<'_>, random: &mut Random, steps: &mut Vec<Move>) {
        let number = random.below(self.blocks.len());
        let block = &self.blocks[number];
        let around = around(state, block.units[0]);
        let from = state.slot(block.units[0]);
        let to = state.slot(UnitId((around.start + random.below(around.len())) as u32));
        let touches = |at: SlotId, slot: SlotId| slot == at || block.relation.touches(slot, at);
        if touches(to, from) || block.units.len() > MAX_UNITS {
            return;
        }
        let (mut here, mut there) = (Vec::new(), Vec::new());
        let is_other = |unit: &UnitId| self.block_of[unit.index()] != Some(number as u32);
        for unit in around.map(|at| UnitId(at as u32)).filter(is_other) {
            let slot = state.slot(unit);
            if touches(to, slot) {
                there.push(unit);
            } else if touches(from, slot) {
                here.push(unit);
            }
        }
        let mut mine: Vec<UnitId> = block.units.clone();
        mine.retain(|&unit| !touches(to, state.slot(unit)));
        let mut others = self.items(&here);
        if random.below(2) == 0 && !others.is_empty() {
            mine.append(&mut others.swap_remove(random.below(others.len())));
        }
        // Where sizes leave room, one more or one fewer may come back.
        let back = mine.len() + if state.is_rigid() { 1 } else { random.below(3) } - 1;
        let mut items = self.items(&there);
        random.shuffle(&mut items);
        let Some(theirs) = adding_up_to(&items, back).filter(|_| self.fits(state, (from, to), (mine.len(), back)))
        else {
            return;
        };
        let slots = state.model().slots();
        let swaps = mine.iter().zip(&theirs).map(|(&one, &other)| Move::Swap(one, other));
        steps.extend(swaps.filter(|&step| state.allows(step)));
        let swapped = mine.len().min(theirs.len());
        let leaving = mine[swapped..].iter().map(|&unit| (unit, to));
        let alone: Vec<(UnitId, SlotId)> = leaving.chain(theirs[swapped..].iter().map(|&unit| (unit, from))).collect();
        if steps.len() < swapped || alone.iter().any(|&(unit, slot)| !slots.permits(unit, slot)) {
            steps.clear();
            return;
        }
        steps.extend(alone.into_iter().map(|(unit, slot)| Move::Relocate(unit, slot)));
    }

    /// Whether the groups of two slots keep to their sizes when units of the first go and others come back.
    fn fits(&self, state: &State<'_>, (from, to): (SlotId, SlotId), (gone, back): (usize, usize)) -> bool {
        let fits = |slot: SlotId, less: usize, more: usize| {
            let group = state.model().slots().group_of(slot);
            group.is_none_or(|group| {
                let size = (state.size(group) + more).checked_sub(less);
                size.is_some_and(|size| state.model().slots().sizes()[group].contains(&size))
            })
        };
        gone == back || fits(from, gone, back) && fits(to, back, gone)
    }

    /// Units as they can move: blocks as a whole.
    fn items(&self, units: &[UnitId]) -> Vec<Vec<UnitId>> {
        let mut of_block: BTreeMap<u32, Vec<UnitId>> = BTreeMap::new();
        let mut items = Vec::new();
        for &unit in units {
            match self.block_of[unit.index()] {
                Some(block) => of_block.entry(block).or_default().push(unit),
                None => items.push(vec![unit]),
            }
        }
        items.extend(of_block.into_values());
        items
    }
}

/// The units of the first items that have this many units in all; `None` if no items have.
fn adding_up_to(items: &[Vec<UnitId>], number: usize) -> Option<Vec<UnitId>> {
    // For each item, which numbers (as bits) it and those behind it can add up to.
    let mut sums: Vec<u128> = vec![1; items.len() + 1];
    for (at, item) in items.iter().enumerate().rev() {
        sums[at] = sums[at + 1] | sums[at + 1].checked_shl(item.len() as u32).unwrap_or(0);
    }
    let reaches = |sums: u128, number: usize| number <= MAX_UNITS && sums >> number & 1 == 1;
    let (mut chosen, mut left) = (Vec::new(), number);
    if !reaches(sums[0], left) {
        return None;
    }
    for (item, &rest) in items.iter().zip(&sums[1..]) {
        if item.len() <= left && reaches(rest, left - item.len()) {
            left -= item.len();
            chosen.extend(item);
        }
    }
    Some(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_taken_whole() {
        let mut units = (0..).map(UnitId);
        let items: Vec<Vec<UnitId>> = [3, 2, 4, 2].map(|number| units.by_ref().take(number).collect()).to_vec();
        let sums: Vec<Option<usize>> =
            (0..13).map(|number| adding_up_to(&items, number).map(|units| units.len())).collect();
        let reached = |number: usize| (![1, 10, 12].contains(&number)).then_some(number);
        assert_eq!(sums, (0..13).map(reached).collect::<Vec<_>>());
    }
}
