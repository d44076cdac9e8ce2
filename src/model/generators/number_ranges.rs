//! Small random ranges of numbers.

use crate::model::{Count, Grid, NumberRanges, RangeGoal, Slots};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// Ranges over these slots, of numbers that some may lack. With `required`, with prices that are never below 0.
pub(super) fn number_ranges(
    slots: &Slots,
    buckets: BoxedStrategy<Vec<Option<u32>>>,
    required: bool,
) -> BoxedStrategy<Count> {
    let values = vec((-3..4_i64, 1..5_i64), 0..5).prop_map(|gaps| {
        let mut at = 0;
        let value = |(first, gap): (i64, i64)| {
            at = if at == 0 { first } else { at + gap };
            at
        };
        gaps.into_iter().map(value).collect::<Vec<i64>>()
    });
    let drawn = (values, vec(any::<Index>(), slots.units()), prop::bool::weighted(0.3), buckets);
    let priced = (any::<bool>(), prop::option::of(0..9_i64), vec(prop::bool::weighted(0.3), 3), 1..3_i64);
    (drawn, priced)
        .prop_map(move |((mut values, units, lacking, buckets), (small, bound, optional, factor))| {
            values.sort_unstable();
            values.dedup();
            let columns = values.len() + usize::from(lacking || values.is_empty());
            let columns = units.into_iter().map(|unit| vec![(unit.index(columns) as u32, 1)]);
            let grid = Grid::new(columns, buckets);
            let goal = if small { RangeGoal::Small } else { RangeGoal::Large };
            let bound = if required { bound.or(Some(2)) } else { bound };
            let optional = |bucket: u32| !small && bound.is_some() && optional[bucket as usize % optional.len()];
            let ranges = Count::NumberRanges(NumberRanges::new(grid, values, goal, bound, optional));
            ranges.times(factor).expect("small")
        })
        .boxed()
}
