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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interrupts::{Cancel, Interrupts};
    use crate::model::generators::{assignments, model};
    use proptest::prelude::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    proptest! {
        #![proptest_config(crate::seeds::cases(32))]

        #[test]
        fn there_are_few_moves_between_two_looks(model in model(1..=2)) {
            let looks = Arc::new(AtomicU64::new(0));
            let counted = Arc::clone(&looks);
            let never = Cancel::when(move || counted.fetch_add(1, Ordering::SeqCst) == u64::MAX);
            let interrupts = Interrupts { cancel: Some(&never), ..Interrupts::default() };
            let mut budget = StepBudget::new(5_000, interrupts);
            let mut state = State::new(&model, assignments(model.slots())[0].clone(), &[]);
            let out_of_reach = vec![-1_000; model.tiers()];
            prop_assert!(!descend(&mut state, &out_of_reach, 20_000, &mut Random::new(1, 0), &mut budget));
            let most = (looks.load(Ordering::SeqCst) + 1) * BETWEEN_INTERRUPTS;
            prop_assert!(budget.used() <= most, "{} moves, {most} at most", budget.used());
        }
    }
}
