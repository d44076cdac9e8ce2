//! What closes opened tallies is found where there is any, and nothing else is.

use super::super::moves::Move;
use super::super::record::Record;
use super::super::state::State;
use super::several::Sides;
use super::*;
use crate::model::{Assignment, Model, SlotId};
use crate::search::tight_panel::tight_panel;
use itertools::Itertools;

const MEMBERS: usize = 18;
const PANEL: usize = 6;

/// The panel drawn first, after some exchanges.
fn after(exchanges: usize, random: &mut Random) -> Assignment {
    let mut slots: Vec<SlotId> = (0..MEMBERS).map(|at| SlotId(u32::from(at >= PANEL))).collect();
    for _ in 0..exchanges {
        slots.swap(random.below(PANEL), PANEL + random.below(MEMBERS - PANEL));
    }
    Assignment::new(slots)
}

fn side(assignment: &Assignment, slot: u32) -> Vec<UnitId> {
    (0..MEMBERS as u32).map(UnitId).filter(|&unit| assignment.slot(unit) == SlotId(slot)).collect()
}

/// What an assignment costs after some exchanges.
fn cost_after(model: &Model, now: &Assignment, steps: &[Move]) -> Vec<i64> {
    let mut after = now.clone();
    for step in steps {
        if let Move::Swap(first, second) = *step {
            let (one, other) = (after.slot(first), after.slot(second));
            after.set(first, other);
            after.set(second, one);
        }
    }
    model.cost(&after).0
}

fn closing(state: &State<'_>, random: &mut Random) -> Closing {
    Closing::new(state, std::iter::once(0), 1e6, random).expect("tallies are kept as bits")
}

#[test]
fn one_exchange_is_found_where_there_is_any() {
    let (mut found, mut missed) = (0, 0);
    for seed in 0..150 {
        let mut random = Random::new(seed, 0);
        let model = tight_panel((MEMBERS, PANEL), 6, |_| (seed % 3) as i64, &mut random);
        let (best, now) = (after(0, &mut random), after(1 + (seed % 2) as usize, &mut random));
        let record = Record::new(&State::new(&model, best, &[]));
        let state = State::new(&model, now.clone(), &[]);
        let closing = closing(&state, &mut random);
        if model.cost(&now).0[0] == 0 {
            continue;
        }
        let all = side(&now, 0).into_iter().cartesian_product(side(&now, 1));
        let betters = |&(leaving, coming): &(UnitId, UnitId)| {
            let cost = cost_after(&model, &now, &[Move::Swap(leaving, coming)]);
            cost[0] == 0 && cost < record.cost().0
        };
        let any = all.into_iter().any(|pair| betters(&pair));
        match closing.one(&state, &record, 1, &mut usize::MAX.clone()) {
            Some(step) => {
                let cost = cost_after(&model, &now, &[step]);
                assert!(cost[0] == 0 && cost < record.cost().0, "seed {seed}");
                found += 1;
            }
            None => missed += 1,
        }
        assert_eq!(closing.one(&state, &record, 1, &mut usize::MAX.clone()).is_some(), any, "seed {seed}");
    }
    assert!(found > 15 && missed > 15, "{found} and {missed}: both must be met");
}

#[test]
fn several_exchanges_are_found_where_there_are_any() {
    let (mut met, mut none) = ([0; 2], [0; 2]);
    for seed in 0..16 {
        for size in [2, 3] {
            let mut random = Random::new(seed, size as u64);
            let model = tight_panel((MEMBERS, PANEL), 9, |tag| i64::from(tag > 6), &mut random);
            let now = after(size, &mut random);
            let state = State::new(&model, now.clone(), &[]);
            let mut closing = closing(&state, &mut random);
            closing.size = size;
            let (leaving, coming) = (side(&now, 0), side(&now, 1));
            let sides = Sides { first: 0, second: 1, leaving: leaving.clone(), coming: coming.clone() };
            let found = closing.found(&state, &sides).unwrap_or_default();
            for steps in &found {
                assert_eq!(steps.len(), size);
                assert_eq!(cost_after(&model, &now, steps)[0], 0, "seed {seed}");
            }
            let ways = leaving.into_iter().combinations(size).cartesian_product(coming.into_iter().combinations(size));
            let closes = |(leaving, coming): &(Vec<UnitId>, Vec<UnitId>)| {
                let steps: Vec<Move> =
                    leaving.iter().zip(coming).map(|(&one, &other)| Move::Swap(one, other)).collect();
                cost_after(&model, &now, &steps)[0] == 0
            };
            let number = ways.filter(closes).count();
            assert_eq!(found.len(), number.min(MAX_TRIED), "seed {seed}, {size} at once");
            met[size - 2] += u32::from(number > 0);
            none[size - 2] += u32::from(number == 0);
        }
    }
    assert!(met.iter().chain(&none).all(|&times| times > 1), "{met:?} and {none:?}: both must be met");
}

#[test]
fn a_walk_goes_where_several_exchanges_lead() {
    let mut bettered = 0;
    for seed in 0..60 {
        let mut random = Random::new(seed, 7);
        let model = tight_panel((MEMBERS, PANEL), 7, |_| 0, &mut random);
        let mut state = State::new(&model, after(0, &mut random), &[]);
        let mut record = Record::new(&state);
        let mut closing = closing(&state, &mut random);
        let before = record.cost().clone();
        for _ in 0..4 {
            closing.several(&mut state, &mut record, 1, &mut random);
        }
        let (cost, best) = record.best(&state);
        assert_eq!(model.cost(&best), cost, "seed {seed}");
        assert!(cost <= before && cost.0[0] == 0, "seed {seed}");
        bettered += u32::from(cost < before);
    }
    assert!(bettered > 10, "{bettered} of 60");
}
