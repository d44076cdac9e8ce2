//! Descent: random moves, each taken unless it makes the plan worse in the first tier in which it changes anything.

use super::budget::{BETWEEN_INTERRUPTS, BETWEEN_LOOKS, StepBudget};
use super::state::State;
use crate::random::Random;
use std::cmp::Ordering;

/// Moves until every tier is at its bound, the budget is spent, or `patience` moves in a row have brought nothing.
/// Tells whether the bounds are reached.
pub(crate) fn descend(
    state: &mut State<'_>,
    bounds: &[i64],
    patience: u64,
    random: &mut Random,
    budget: &mut StepBudget<'_>,
) -> bool {
    let mut idle = 0;
    let mut round = 0u64;
    let mut done = state.cost().0 == bounds;
    while !done {
        round += 1;
        idle += 1;
        let over = round.is_multiple_of(BETWEEN_LOOKS) && budget.is_over();
        if idle > patience || over || round.is_multiple_of(BETWEEN_INTERRUPTS) && budget.is_interrupted() {
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
