//! Panels under tight numbers of tags that intersect, for tests.

use crate::model::{Cluster, Count, Family, Grid, Model, Price, RuleId, Slots, Tally};
use crate::random::Random;

/// A panel of `panel` of so many members, which is asked for as many of each tag as the first members bring, or up to `slack` of
/// it more; after that, a sum of pair values is to be small. Tags and values are drawn.
pub(super) fn tight_panel(
    (members, panel): (usize, usize),
    tags: usize,
    slack: impl Fn(usize) -> i64,
    random: &mut Random,
) -> Model {
    let held: Vec<u64> = (0..members).map(|_| random.below(1 << tags) as u64).collect();
    let slots = Slots::new(vec![Some(0), None], vec![panel..=panel], vec![0; members], vec![vec![true; 2]]);
    let mut families = Vec::new();
    for tag in 0..tags {
        let brings = |held: &u64| if held >> tag & 1 == 1 { vec![(0, 1)] } else { Vec::new() };
        let grid = Grid::new(held.iter().map(brings), vec![Some(0), None]);
        let number = held[..panel].iter().filter(|&held| held >> tag & 1 == 1).count() as i64;
        let tally = Tally::new(grid, &slots, |_, _| Price::range(Some(number), Some(number + slack(tag))));
        families.push(Family { rule: RuleId(tag as u32), tier: 0, count: Count::Tally(tally) });
    }
    let mut values = vec![0; members * members];
    for (first, second) in (0..members).flat_map(|first| (0..first).map(move |second| (first, second))) {
        let value = random.below(10) as i32;
        values[first * members + second] = value;
        values[second * members + first] = value;
    }
    let sum = Cluster::new(members, values, vec![Some(0), None], Price::linear(1));
    families.push(Family { rule: RuleId(tags as u32), tier: 1, count: Count::Cluster(sum) });
    Model::new(slots, families, 2)
}
