//! Models with a list of levels, drawn at random.

use super::{any_count, buckets, columns, periods, slot_weights};
use crate::model::generators::grid;
use crate::model::{Count, CountReadings, Family, Known, Level, Levels, Leximin, Model, RuleId, Slots};
use proptest::collection::vec;
use proptest::prelude::*;

/// Levels that all rise with their counts, that all fall, or any.
fn levels() -> BoxedStrategy<Vec<Level>> {
    let level = |times: std::ops::RangeInclusive<i64>| {
        let level = (times, 1..5_i64, -3..6_i64);
        vec(level.prop_map(|(times, of, base)| Level { times, of, base }), 1..4)
    };
    let even = (1..=7_i64, 1..4_i64).prop_map(|(times, of)| vec![Level { times, of, base: 0 }]);
    // One beside others that all begin at some count of their own.
    let raised = vec((1..5_i64, 0..4_i64), 1..4).prop_map(|of| {
        of.into_iter().map(|(of, already)| Level { times: 3, of, base: 3 * already }).collect::<Vec<_>>()
    });
    prop_oneof![
        3 => level(1..=7),
        2 => even,
        2 => raised,
        2 => level(-3..=-1),
        1 => level(-2..=3),
    ]
    .boxed()
}

/// The sums of a list of levels.
fn list(slots: &Slots) -> BoxedStrategy<Vec<Leximin>> {
    let of = slots.clone();
    let weights = slot_weights(slots.len(), 0..3);
    (columns(slots.units(), 0..4), buckets(slots), weights, levels(), 1..3_i64, any::<bool>())
        .prop_map(move |(columns, buckets, weights, levels, factor, own)| {
            let grid = grid(columns, buckets, weights).covering(1, 1);
            let level = |bucket: u32, column: u32| levels[(bucket * 3 + column) as usize % levels.len()];
            let levels = if own {
                Levels::own(grid, &of, |bucket| level(bucket, bucket))
            } else {
                Levels::new(grid, &of, level, Known::default())
            };
            let list = Leximin::each(levels);
            let times = list.into_iter().map(|sum| sum.times(factor).expect("small"));
            times.collect()
        })
        .boxed()
}

/// A model with some families in tier 0, a list of levels from tier 1 on, and a last tier.
pub(crate) fn listed() -> BoxedStrategy<Model> {
    let drawn = periods().prop_flat_map(|slots| {
        let required = vec(any_count(&slots, true), 0..=1);
        let last = vec(any_count(&slots, false), 0..=1);
        (Just(slots.clone()), required, list(&slots), last)
    });
    drawn
        .prop_map(|(slots, required, list, last)| {
            let end = 1 + list.len();
            let required = required.into_iter().map(|count| (0, count));
            let list = (1..).zip(list.into_iter().map(Count::Leximin));
            let last = last.into_iter().map(|count| (end, count));
            let family = |(at, (tier, count))| Family { rule: RuleId(at), tier, count };
            let families = (0..).zip(required.chain(list).chain(last)).map(family);
            Model::new(slots, families.collect(), end + 1)
        })
        .boxed()
}
