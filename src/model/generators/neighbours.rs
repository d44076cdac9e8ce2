//! Counts over neighbouring seats, drawn at random.

use crate::model::{
    Aggregate, ContactRelation, Count, EdgeProducts, Graph, Grid, Neighbours, Price, QuadraticAssignment, Slots,
    Weighted,
};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

/// What each unit brings to up to three columns.
pub(super) fn columns(units: usize, weights: std::ops::Range<i64>) -> impl Strategy<Value = Vec<Vec<Weighted>>> {
    let row = vec(weights, 3).prop_map(|weights| (0..).zip(weights).filter(|&(_, weight)| weight != 0).collect());
    vec(row, units)
}

/// Random edges between the seats of each period.
pub(super) fn graph(slots: &Slots) -> BoxedStrategy<Arc<Graph>> {
    let seats = slots.sizes().len();
    let pairs: Vec<(u32, u32)> = slots
        .periods()
        .iter()
        .flat_map(|period| {
            let groups = period.groups.start as u32..period.groups.end as u32;
            groups.clone().flat_map(move |a| (groups.start..a).map(move |b| (b, a)))
        })
        .collect();
    let weights = vec(prop_oneof![Just(0), Just(1), 0..3_i64], pairs.len());
    weights
        .prop_map(move |weights| {
            let edges = pairs.iter().zip(weights).filter(|&(_, weight)| weight > 0);
            Arc::new(Graph::new(seats, edges.map(|(&(a, b), weight)| (a, b, weight))))
        })
        .boxed()
}

/// The seat of each slot.
pub(super) fn places(slots: &Slots) -> Vec<Option<u32>> {
    let seat = |slot| slots.group_of(slot).map(|group| group as u32);
    slots.slot_ids().map(seat).collect()
}

/// Seats in rings and rows that everybody may take, one of which may stay empty, and a linear count over neighbours.
pub(crate) fn pattern() -> BoxedStrategy<(Slots, Count)> {
    let parts = prop_oneof![Just(vec![5]), Just(vec![3, 2]), Just(vec![2, 2]), Just(vec![4])];
    let drawn = (parts, any::<bool>(), 0..2_usize, 1..3_i64);
    let with_slots = drawn.prop_map(|(parts, closed, empty, weight)| {
        let (mut seats, mut edges) = (0, Vec::new());
        for size in parts {
            edges.extend((1..size).map(|at| (seats + at - 1, seats + at, weight)));
            edges.extend((closed && size > 2).then_some((seats, seats + size - 1, weight)));
            seats += size;
        }
        let units = seats as usize - empty;
        let slots = Slots::new(
            (0..seats).map(Some).collect(),
            vec![1 - empty..=1; seats as usize],
            vec![0; units],
            vec![vec![true; seats as usize]],
        );
        (slots, Arc::new(Graph::new(seats as usize, edges)))
    });
    let counted = with_slots.prop_flat_map(|(slots, graph)| {
        let joins = (columns(slots.units(), 0..3), Just((slots.clone(), graph.clone())));
        let joins = joins.prop_map(|(columns, (slots, graph))| {
            let grid = Grid::new(columns, places(&slots));
            let count = EdgeProducts::new(grid, graph, Price::linear(1), Aggregate::Sum);
            (slots, Count::EdgeProducts(count))
        });
        let kinds = vec(prop::option::weighted(0.9, 0..2_u32), slots.units());
        let related = (kinds, vec(0..3_i64, 3), Just((slots, graph)));
        let related = related.prop_map(|(kinds, of, (slots, graph))| {
            let square = vec![of[0], of[1], of[1], of[2]];
            let count = Neighbours::new(kinds, places(&slots), graph, square, Price::linear(1));
            (slots, Count::Neighbours(count))
        });
        prop_oneof![joins, related]
    });
    counted.boxed()
}

/// Counts over neighbouring seats.
pub(super) fn neighbours(slots: &Slots, required: bool) -> BoxedStrategy<Count> {
    let of = slots.clone();
    let price =
        prop_oneof![(1..4_i64).prop_map(Price::linear), (0..3_i64).prop_map(|high| Price::range(None, Some(high))),];
    let joins = (columns(slots.units(), 0..3), graph(slots), price.clone(), any::<bool>()).prop_map(
        move |(columns, graph, price, greatest)| {
            let aggregate = if greatest { Aggregate::Greatest } else { Aggregate::Sum };
            let grid = Grid::new(columns, places(&of));
            Count::EdgeProducts(EdgeProducts::new(grid, graph, price, aggregate))
        },
    );
    let of = slots.clone();
    let kinds = vec(prop::option::weighted(0.9, 0..2_u32), slots.units());
    let related = (kinds, graph(slots), vec(0..3_i64, 3), price).prop_map(move |(kinds, graph, of_kinds, price)| {
        let square = vec![of_kinds[0], of_kinds[1], of_kinds[1], of_kinds[2]];
        Count::Neighbours(Neighbours::new(kinds, places(&of), graph, square, price))
    });
    let of = slots.clone();
    let has_values = vec(prop::bool::weighted(0.8), slots.units());
    let prices = prop_oneof![
        (-3..4_i64).prop_map(Price::linear),
        (-2..4_i64).prop_map(|low| Price::range(Some(low), None)),
        (-2..4_i64).prop_map(|high| Price::range(None, Some(high))),
    ];
    let prices =
        if required { prices.prop_filter("below 0", |price| price.slope().is_none()).boxed() } else { prices.boxed() };
    let number = slots.units() * slots.units();
    // Where most pairs have no value, a search keeps another state.
    let values = prop_oneof![vec(-2..4_i64, number), vec(prop_oneof![6 => Just(0), 1 => -2..4_i64], number)];
    let products = (has_values, graph(slots), values, prices).prop_map(move |(has_values, graph, values, price)| {
        let mut columns = 0;
        let column = |has: bool| {
            columns += u32::from(has);
            has.then(|| columns - 1)
        };
        let column_of: Vec<Option<u32>> = has_values.into_iter().map(column).collect();
        let columns = columns as usize;
        let value = |at: usize| {
            let (a, b) = (at / columns, at % columns);
            if a == b { 0 } else { values[a.min(b) * columns + a.max(b)] }
        };
        let square = (0..columns * columns).map(value).collect();
        Count::QuadraticAssignment(QuadraticAssignment::new(column_of, places(&of), graph, square, price))
    });
    prop_oneof![2 => joins, 2 => related, 1 => products].boxed()
}

/// Contact between neighbouring seats.
pub(super) fn between_seats(slots: &Slots) -> BoxedStrategy<ContactRelation> {
    let places = places(slots);
    graph(slots).prop_map(move |graph| ContactRelation::neighbours(places.clone(), graph)).boxed()
}
