//! Exchanges of two people in all periods: who meets whom stays as often as it was, and all else may get better.

use super::state::State;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Model, UnitId};

/// How many exchanges of single units are made at most.
const MAX_EXCHANGES: u64 = 300_000;

/// The assignment after all exchanges of two people that make it better, until it is interrupted. `units` are those of
/// each person, with their periods in order; only people who are there in the same periods are exchanged.
pub(crate) fn exchange_people(
    model: &Model,
    assignment: Assignment,
    units: &[Vec<(usize, UnitId)>],
    interrupts: &Interrupts<'_>,
) -> Assignment {
    let periods = |person: usize| units[person].iter().map(|&(period, _)| period);
    let mut state = State::new(model, assignment, &[]);
    let (mut exchanges, mut idle) = (0, 0);
    // Once a person has been tried with all others since anything was bettered, nothing is left.
    for first in (0..units.len()).cycle() {
        for second in 0..units.len() {
            let both = || units[first].iter().zip(&units[second]).map(|(&(_, one), &(_, other))| (one, other));
            if first == second || !periods(first).eq(periods(second)) || !both().all(|pair| may_exchange(&state, pair))
            {
                continue;
            }
            if interrupts.stop() {
                return state.into_assignment();
            }
            let before = state.cost().clone();
            both().for_each(|(one, other)| state.swap(one, other));
            exchanges += units[first].len() as u64;
            if *state.cost() < before {
                idle = 0;
            } else {
                both().for_each(|(one, other)| state.swap(one, other));
            }
        }
        idle += 1;
        if idle > units.len() || exchanges > MAX_EXCHANGES || state.cost().0.iter().all(|&cost| cost == 0) {
            break;
        }
    }
    state.into_assignment()
}

fn may_exchange(state: &State<'_>, (one, other): (UnitId, UnitId)) -> bool {
    let slots = state.model().slots();
    slots.permits(one, state.slot(other)) && slots.permits(other, state.slot(one))
}
