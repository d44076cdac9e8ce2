//! The best assignment that a search has passed.

use super::moves::Move;
use super::state::State;
use crate::model::{Assignment, Cost, SlotId, UnitId};

/// The best assignment so far. It is copied only when the search has moved far from it: until then the moves since are
/// kept, to be taken back when it is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    cost: Cost,
    assignment: Assignment,
    /// Units moved since the best, with the slots that they left; `None` if `assignment` is a copy of the best.
    trail: Option<Vec<(UnitId, SlotId)>>,
}

impl Record {
    pub(crate) fn new(state: &State<'_>) -> Record {
        Record { cost: state.cost().clone(), assignment: state.assignment().clone(), trail: None }
    }

    /// What the best costs.
    pub(super) fn cost(&self) -> &Cost {
        &self.cost
    }

    /// Applies a move and takes note of where it leads.
    pub(crate) fn apply(&mut self, state: &mut State<'_>, step: Move) {
        let moved = moved(state, step);
        state.apply(step);
        self.note(state, moved.into_iter().flatten());
    }

    /// Takes note of where the search stands, after moves of units that left these slots, in order.
    pub(crate) fn note(&mut self, state: &State<'_>, moved: impl IntoIterator<Item = (UnitId, SlotId)>) {
        if *state.cost() < self.cost {
            self.cost.clone_from(state.cost());
            self.trail.get_or_insert_default().clear();
        } else if let Some(trail) = &mut self.trail {
            trail.extend(moved);
            if trail.len() > state.model().slots().units() {
                self.copy(state);
            }
        }
    }

    fn copy(&mut self, state: &State<'_>) {
        if let Some(trail) = self.trail.take() {
            self.assignment.clone_from(state.assignment());
            for (unit, slot) in trail.into_iter().rev() {
                self.assignment.set(unit, slot);
            }
        }
    }

    /// The best, of a search that stands here.
    pub(crate) fn best(mut self, state: &State<'_>) -> (Cost, Assignment) {
        self.copy(state);
        (self.cost, self.assignment)
    }
}

/// The units that a move moves, with the slots that they leave.
pub(crate) fn moved(state: &State<'_>, step: Move) -> [Option<(UnitId, SlotId)>; 2] {
    match step {
        Move::Swap(first, second) => [Some((first, state.slot(first))), Some((second, state.slot(second)))],
        Move::Relocate(unit, _) => [Some((unit, state.slot(unit))), None],
    }
}
