//! A sum over all pairs of units, of which most have no value for each other, kept up to date while a search moves units
//! about.
//!
//! Each unit knows what it would be worth at every place. A move is priced without looking at anybody else, and tells
//! only those who have a value for whom it moves.

use super::graph::Graph;
use super::grid::Grid;
use super::price::Price;
use super::slots::{Assignment, SlotId, UnitId};

/// For each column those that have a value for it, with the value, in their order.
pub(super) type FewValues = Vec<Vec<(u32, i64)>>;

/// The sum, and what each unit is worth at every place beside the others as they are.
#[derive(Debug, Clone)]
pub(crate) struct FewValuesState<'a> {
    grid: &'a Grid,
    graph: &'a Graph,
    price: &'a Price,
    count: i64,
    /// Column of each unit that the count is about, from its first on; `None` for who has no values.
    column_of: Vec<Option<u32>>,
    values: &'a FewValues,
    /// By column, then by place: the values of the others times the weights between the places.
    worth: Vec<i64>,
}

impl<'a> FewValuesState<'a> {
    /// The buckets of `grid` are the places. `values` are those that each column has for others.
    pub(super) fn new(
        grid: &'a Grid,
        graph: &'a Graph,
        price: &'a Price,
        assignment: &Assignment,
        column: impl Fn(UnitId) -> Option<usize>,
        values: &'a FewValues,
    ) -> FewValuesState<'a> {
        let column_of = grid.unit_ids().map(|unit| column(unit).map(|column| column as u32)).collect();
        let worth = vec![0; values.len() * graph.places()];
        let mut state = FewValuesState { grid, graph, price, count: 0, column_of, values, worth };
        let place = |unit: UnitId| grid.bucket_of(assignment.slot(unit));
        for unit in grid.unit_ids() {
            if let Some((column, place)) = state.column(unit).zip(place(unit)) {
                state.spread(column, place, 1);
            }
        }
        let twice: i64 = grid.unit_ids().map(|unit| state.worth(state.column(unit), place(unit))).sum();
        // Each pair was seen from both of its ends.
        state.count = twice / 2;
        state
    }

    #[inline]
    fn column(&self, unit: UnitId) -> Option<u32> {
        let first = self.grid.span().start;
        self.column_of.get(unit.index().wrapping_sub(first)).copied().flatten()
    }

    #[inline]
    fn worth(&self, column: Option<u32>, place: Option<u32>) -> i64 {
        column
            .zip(place)
            .map_or(0, |(column, place)| self.worth[column as usize * self.graph.places() + place as usize])
    }

    /// What two columns are worth to each other.
    #[inline]
    fn between(&self, a: Option<u32>, b: Option<u32>) -> i64 {
        let Some((a, b)) = a.zip(b) else { return 0 };
        let values = &self.values[a as usize];
        values.binary_search_by_key(&b, |&(other, _)| other).map_or(0, |at| values[at].1)
    }

    #[inline]
    fn cost(&self, by: i64) -> i64 {
        self.price.at(self.count + by) - self.price.at(self.count)
    }

    /// What it costs to move a unit.
    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let (a, b) = (self.grid.bucket_of(from), self.grid.bucket_of(to));
        let column = self.column(unit);
        self.cost(self.worth(column, b) - self.worth(column, a))
    }

    /// What it costs to exchange two units' slots.
    #[inline]
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let (mine, theirs) = (self.column(first), self.column(second));
        let (a, b) = (self.grid.bucket_of(a), self.grid.bucket_of(b));
        if a == b {
            return 0;
        }
        let arrive = self.worth(mine, b) + self.worth(theirs, a);
        let leave = self.worth(mine, a) + self.worth(theirs, b);
        // Each goes to where the other has just left: they stay as far from each other as they are.
        let both = match (self.between(mine, theirs), a.zip(b)) {
            (value, Some((a, b))) if value != 0 => 2 * value * self.graph.weight(a, b),
            _ => 0,
        };
        self.cost(arrive - leave + both)
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let (a, b) = (self.grid.bucket_of(from), self.grid.bucket_of(to));
        if a == b {
            return;
        }
        let column = self.column(unit);
        self.count += self.worth(column, b) - self.worth(column, a);
        let Some(column) = column else { return };
        for (place, sign) in [(a, -1), (b, 1)] {
            if let Some(place) = place {
                self.spread(column, place, sign);
            }
        }
    }

    /// Tells those who have a value for a column that it comes to a place, or goes.
    fn spread(&mut self, column: u32, place: u32, sign: i64) {
        let places = self.graph.places();
        for &(other, value) in &self.values[column as usize] {
            let worth = &mut self.worth[other as usize * places..][..places];
            let value = sign * value;
            for &(near, weight) in self.graph.near(place) {
                worth[near as usize] += value * weight;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::QuadraticAssignment;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use std::sync::Arc;

    const UNITS: usize = 7;
    const PLACES: usize = 8;

    /// Seven units in eight places, or in the last slot, which is none. The last unit has no values, and up to four pairs have
    /// one.
    fn instance(pairs: &[(usize, usize, i64)], weights: &[i64], price: Price) -> QuadraticAssignment {
        let mut values = vec![0; (UNITS - 1) * (UNITS - 1)];
        for &(a, b, value) in pairs.iter().filter(|(a, b, _)| a != b) {
            values[a * (UNITS - 1) + b] = value;
            values[b * (UNITS - 1) + a] = value;
        }
        let all = (0..PLACES as u32).flat_map(|b| (0..b).map(move |a| (a, b)));
        let edges = all.zip(weights).filter(|(_, weight)| **weight != 0).map(|((a, b), &weight)| (a, b, weight));
        let column_of = (0..UNITS as u32).map(|unit| (unit < UNITS as u32 - 1).then_some(unit));
        let places = (0..PLACES as u32).map(Some).chain([None]).collect();
        let graph = Arc::new(Graph::new(PLACES, edges));
        QuadraticAssignment::new(column_of, places, graph, values, price)
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(64))]

        #[test]
        fn each_move_costs_what_it_changes(
            pairs in vec((0..UNITS - 1, 0..UNITS - 1, -3..4_i64), 0..5),
            weights in vec(0..3_i64, PLACES * (PLACES - 1) / 2),
            target in -4..5_i64,
            moves in vec((0..UNITS as u32, 0..UNITS as u32, 0..=PLACES as u32, any::<bool>()), 1..20),
        ) {
            let price = Price::distance(2, target);
            let sum = instance(&pairs, &weights, price.clone());
            let mut now = Assignment::new((0..UNITS as u32).map(SlotId).collect());
            let mut state = sum.state_of_few_values(&now).expect("few have values");
            for (first, second, to, exchanges) in moves {
                let (first, second) = (UnitId(first), UnitId(second));
                let from = now.slot(first);
                let before = price.at(sum.count(&now));
                let (told, steps) = if exchanges && first != second {
                    let other = now.slot(second);
                    (state.swap((first, from), (second, other)), vec![(first, other), (second, from)])
                } else {
                    (state.relocate(first, from, SlotId(to)), vec![(first, SlotId(to))])
                };
                for (unit, slot) in steps {
                    state.apply(unit, now.slot(unit), slot);
                    now.set(unit, slot);
                }
                prop_assert_eq!(told, price.at(sum.count(&now)) - before);
                prop_assert_eq!(state.count, sum.count(&now));
            }
        }
    }
}
