//! What a search keeps up to date agrees with the definitions, after every move.

use super::moves::Move;
use super::state::State;
use crate::interrupts::{Cancel, Interrupts};
use crate::model::generators::{assignments, listed, model};
use crate::model::{Assignment, Model, UnitId};
use proptest::prelude::*;
use proptest::sample::Index;

/// A random move, and the assignment that it leads to.
fn drawn(state: &State<'_>, model: &Model, swap: bool, one: Index, other: Index) -> (Move, Assignment) {
    let units = model.slots().units();
    let unit = UnitId(one.index(units) as u32);
    let mut held = state.assignment().slots().to_vec();
    if swap {
        let second = UnitId(other.index(units) as u32);
        held.swap(unit.index(), second.index());
        return (Move::Swap(unit, second), Assignment::new(held));
    }
    let open = model.slots().open_to(unit);
    let to = open[other.index(open.len())];
    held[unit.index()] = to;
    (Move::Relocate(unit, to), Assignment::new(held))
}

proptest! {
    #![proptest_config(crate::seeds::cases(256))]

    #[test]
    fn each_move_costs_the_difference_of_the_values(
        model in prop_oneof![3 => model(1..=4), 1 => listed()],
        start in any::<Index>(),
        moves in prop::collection::vec((any::<bool>(), any::<Index>(), any::<Index>()), 100),
    ) {
        let known = assignments(model.slots());
        let mut state = State::new(&model, known[start.index(known.len())].clone(), &[]);
        for (swap, one, other) in moves {
            let (step, after) = drawn(&state, &model, swap, one, other);
            if !state.allows(step) {
                continue;
            }
            prop_assert!(known.contains(&after), "{:?} is allowed and leaves the sizes or permissions", step);
            let cost = model.cost(&after);
            prop_assert_eq!(state.judge(step), cost.cmp(state.cost()), "{:?}", step);
            for tier in 0..model.tiers() {
                let difference = cost.0[tier] - state.cost().0[tier];
                prop_assert_eq!(state.move_cost(tier, step), difference, "{:?} in tier {}", step, tier);
            }
            state.apply(step);
            prop_assert_eq!(state.cost(), &cost);
            prop_assert_eq!(state.assignment(), &after);
        }
    }

    #[test]
    fn what_sizes_and_permissions_allow_is_allowed(
        model in model(0..=1),
        start in any::<Index>(),
        swap in any::<bool>(),
        one in any::<Index>(),
        other in any::<Index>(),
    ) {
        let known = assignments(model.slots());
        let state = State::new(&model, known[start.index(known.len())].clone(), &[]);
        let (step, after) = drawn(&state, &model, swap, one, other);
        let moves = after != *state.assignment();
        prop_assert_eq!(state.allows(step), moves && known.contains(&after), "{:?}", step);
    }

    #[test]
    fn counts_are_made_with_a_look_at_each_tier_and_period(model in model(1..=2), start in any::<Index>()) {
        let known = assignments(model.slots());
        let start = &known[start.index(known.len())];
        let looks = (model.tiers() * model.slots().periods().len()) as u64;
        let stopped_at = |look: u64| {
            let cancel = Cancel::at_look(look);
            let interrupts = Interrupts { cancel: Some(&cancel), ..Interrupts::default() };
            State::unless_stopped(&model, start.clone(), &[], &interrupts).is_none()
        };
        for look in 0..looks {
            prop_assert!(stopped_at(look), "no look {} of {}", look, looks);
        }
        prop_assert!(!stopped_at(u64::MAX));
    }
}
