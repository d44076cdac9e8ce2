//! A walk whose earlier tier stays warm finds the best of small selections.

use super::*;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Cluster, Count, Family, Grid, Model, Price, RuleId, Slots, Tally};

const MEMBERS: usize = 14;
const PANEL: usize = 6;
const TAGS: usize = 7;

/// A panel of six of fourteen with exact numbers of seven tags that intersect, as in a panel drawn first, and a sum of
/// pair values to be small; with that panel.
fn tight(seed: u64) -> (Model, Assignment) {
    let mut random = Random::new(seed, 0);
    let tags: Vec<u64> = (0..MEMBERS).map(|_| random.below(1 << TAGS) as u64).collect();
    let slots = Slots::new(vec![Some(0), None], vec![PANEL..=PANEL], vec![0; MEMBERS], vec![vec![true; 2]]);
    let mut families = Vec::new();
    for tag in 0..TAGS {
        let brings = |held: &u64| if held >> tag & 1 == 1 { vec![(0, 1)] } else { Vec::new() };
        let grid = Grid::new(tags.iter().map(brings), vec![Some(0), None]);
        let number = tags[..PANEL].iter().filter(|&held| held >> tag & 1 == 1).count() as i64;
        let tally = Tally::new(grid, &slots, |_, _| Price::range(Some(number), Some(number)));
        families.push(Family { rule: RuleId(tag as u32), tier: 0, count: Count::Tally(tally) });
    }
    let mut values = vec![0; MEMBERS * MEMBERS];
    for (first, second) in (0..MEMBERS).flat_map(|first| (0..first).map(move |second| (first, second))) {
        let value = random.below(10) as i32;
        values[first * MEMBERS + second] = value;
        values[second * MEMBERS + first] = value;
    }
    let sum = Cluster::new(MEMBERS, values, vec![Some(0), None], Price::linear(1));
    families.push(Family { rule: RuleId(TAGS as u32), tier: 1, count: Count::Cluster(sum) });
    (Model::new(slots, families, 2), panel((1 << PANEL) - 1))
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
