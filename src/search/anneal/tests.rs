//! A walk whose earlier tier stays warm finds the best of small selections.

use super::*;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Model};
use crate::search::tight_panel::tight_panel;

const MEMBERS: usize = 14;
const PANEL: usize = 6;
const TAGS: usize = 7;

/// A panel of six of fourteen with exact numbers of seven tags that intersect, as in a panel drawn first, and a sum of
/// pair values to be small; with that panel.
fn tight(seed: u64) -> (Model, Assignment) {
    let model = tight_panel((MEMBERS, PANEL), TAGS, |_| 0, &mut Random::new(seed, 0));
    (model, panel((1 << PANEL) - 1))
}

/// Those whose bits are set in the panel, the others outside.
fn panel(bits: u64) -> Assignment {
    Assignment::new((0..MEMBERS).map(|at| SlotId(u32::from(bits >> at & 1 == 0))).collect())
}

#[test]
fn a_walk_whose_earlier_tier_stays_warm_finds_the_best_panel() {
    for seed in 0..24 {
        let (model, start) = tight(seed);
        let panels = (0..1_u64 << MEMBERS).filter(|bits| bits.count_ones() as usize == PANEL);
        let best = panels.map(|bits| model.cost(&panel(bits))).min();
        let mut budget = StepBudget::new(200_000, Interrupts::default());
        let mut random = Random::new(seed, 1);
        let state = State::new(&model, start, &[]);
        let (_, cost, found) = anneal(state, &[0, -1], Earlier::StaysWarm, 100_000, false, &mut random, &mut budget);
        assert_eq!(Some(model.cost(&found)), best, "seed {seed}");
        assert_eq!(Some(cost), best, "seed {seed}");
    }
}
