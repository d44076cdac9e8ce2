//! No pattern of kinds costs less: a linear program over the weight of the edges between each two kinds.
//!
//! How many there are of a kind says what all its edges weigh. Beside that, the edges inside a set of kinds weigh no less
//! than the places that so many hold leave, and no more than so many places can have between them: in a row of four
//! at least one edge is inside any three places, and at most two are. Sets whose rows are broken are looked for and
//! added until none is found. What comes out is a bound by weak duality in exact fractions, whatever the floating point
//! before it did.

use super::kind_sets::{KindSets, Within};
use crate::interrupts::Interrupts;
use crate::linear::{Basis, ColumnBounds, LinearProgram, RowBounds, Simplex, whole};
use crate::model::NeighbourValues;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use std::ops::RangeInclusive;

/// Kinds, with empty places as one of them: sets of them are bits of a word.
const MAX_KINDS: usize = 64;
/// Places: what any number of them have inside is a table that takes their square to make.
const MAX_PLACES: usize = 4_000;
/// How often broken rows are looked for, and the times without a better bound after which they no longer are.
const ROUNDS: usize = 40;
const PATIENCE: usize = 4;

/// No sum of values over neighbours is less; `None` if that is too much work, or it is interrupted.
pub(super) fn least_sum(values: &NeighbourValues<'_>, interrupts: &Interrupts<'_>) -> Option<i64> {
    let graph = values.graph();
    let sizes = values.grid().kind_sizes();
    let empty = graph.places() as i64 - sizes.iter().sum::<i64>();
    let numbered = || sizes.iter().copied().chain([empty]).enumerate();
    let present: Vec<usize> = numbered().filter(|&(_, number)| number > 0).map(|(kind, _)| kind).collect();
    if present.len() > MAX_KINDS || graph.places() > MAX_PLACES {
        return None;
    }
    let contacts = graph.contacts_of(&sizes)?;
    let value = |a: usize, b: usize| if a.max(b) < sizes.len() { values.value(a, b) } else { 0 };
    let mut program = EdgeTypes::new(present.iter().map(|&kind| contacts[kind].clone()), graph.total(), &|a, b| {
        value(present[a], present[b])
    });
    let numbers = numbered().filter(|&(_, number)| number > 0).map(|(_, number)| number).collect();
    let mut sets = KindSets::new(numbers, graph.fewest_inside(), graph.most_inside());
    let (mut least, mut idle) = (None, 0);
    for _ in 0..ROUNDS {
        let Some((bound, weights)) = program.solve(interrupts) else {
            break;
        };
        idle = if least.is_none_or(|least| bound > least) { 0 } else { idle + 1 };
        least = least.max(Some(bound));
        let broken = if idle > PATIENCE { Vec::new() } else { sets.broken(&weights, interrupts) };
        if broken.is_empty() {
            break;
        }
        broken.iter().for_each(|within| program.add(within));
    }
    least
}

/// The program: a column for each two kinds, the weight of all edges between them.
struct EdgeTypes {
    kinds: usize,
    program: LinearProgram,
    /// The two kinds of each column.
    edges: Vec<(usize, usize)>,
    basis: Option<Basis>,
}

impl EdgeTypes {
    fn new(
        contacts: impl Iterator<Item = RangeInclusive<i64>>,
        total: i64,
        value: &dyn Fn(usize, usize) -> i64,
    ) -> EdgeTypes {
        let mut program = LinearProgram::default();
        let mut kinds = 0;
        for range in contacts {
            program.row(between(range));
            kinds += 1;
        }
        let all = program.row(between(total..=total));
        let pairs = (0..kinds).flat_map(|a| (a..kinds).map(move |b| (a, b)));
        let edges: Vec<(usize, usize)> = pairs.collect();
        for &(a, b) in &edges {
            let ends = if a == b { vec![(a, 2), (all, 1)] } else { vec![(a, 1), (b, 1), (all, 1)] };
            let bounds = ColumnBounds { lower: whole(0), upper: Some(whole(total)) };
            program.column(bounds, -value(a, b), ends);
        }
        EdgeTypes { kinds, program, edges, basis: None }
    }

    /// What no pattern costs less than, and the weights by which the program comes to it, as a symmetric square.
    fn solve(&mut self, interrupts: &Interrupts<'_>) -> Option<(i64, Vec<f64>)> {
        let optimum = Simplex::new(&self.program, self.basis.as_ref(), *interrupts).run()?;
        // The program is maximised.
        let bound: BigRational = -self.program.bound(&optimum.prices)?;
        let mut weights = vec![0.0; self.kinds * self.kinds];
        for (&(a, b), &weight) in self.edges.iter().zip(&optimum.values) {
            weights[a * self.kinds + b] = weight;
            weights[b * self.kinds + a] = weight;
        }
        self.basis = Some(optimum.basis);
        Some((bound.ceil().to_i64()?, weights))
    }

    /// A row for the edges inside a set.
    fn add(&mut self, within: &Within) {
        let row = self.program.row(between(within.weight.clone()));
        for (column, &(a, b)) in self.edges.iter().enumerate() {
            if within.set >> a & within.set >> b & 1 == 1 {
                self.program.entry(row, column, 1);
            }
        }
    }
}

fn between(range: RangeInclusive<i64>) -> RowBounds {
    RowBounds { lower: Some(whole(*range.start())), upper: Some(whole(*range.end())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::generators::{assignments, pattern, seated};
    use crate::model::{Aggregate, EdgeProducts, Graph, Grid, Neighbours, Price};
    use proptest::prelude::*;
    use std::sync::Arc;

    /// Rows of these numbers of places.
    fn rows(sizes: &[u32]) -> Arc<Graph> {
        let first = |row: usize| sizes[..row].iter().sum::<u32>();
        let places = first(sizes.len()) as usize;
        let edges =
            (0..sizes.len()).flat_map(|row| (1..sizes[row]).map(move |at| (first(row) + at - 1, first(row) + at, 1)));
        Arc::new(Graph::new(places, edges))
    }

    fn least(count: &dyn crate::model::CountReadings) -> Option<i64> {
        least_sum(&count.neighbour_values()?, &Interrupts::default())
    }

    #[test]
    fn two_pairs_of_kinds_that_fit_each_other_alone_meet_somewhere() {
        // By their numbers of neighbours, each pair could go round by itself.
        let graph = rows(&[8]);
        let fits = |a: usize, b: usize| a / 2 == b / 2 && a != b;
        let values = (0..16).map(|at| i64::from(!fits(at / 4, at % 4))).collect();
        let kinds = (0..8).map(|unit| Some(unit % 4));
        let count = Neighbours::new(kinds, (0..8).map(Some).collect(), graph.clone(), values, Price::linear(1));
        let value = |a: usize, b: usize| i64::from(!fits(a, b));
        assert_eq!(graph.fewest_by_degrees(&[2; 4], &value, &Interrupts::default()), Some(0));
        assert_eq!(least(&count), Some(1));
    }

    #[test]
    fn more_than_every_second_place_of_each_row_is_too_much() {
        // Nine hold the tag: four of each row of eight can be apart, though the ends of both would leave room for five.
        let brings = (0..16).map(|unit| if unit < 9 { vec![(0, 1)] } else { Vec::new() });
        let grid = Grid::new(brings, (0..16).map(Some).collect());
        let count = EdgeProducts::new(grid, rows(&[8, 8]), Price::linear(1), Aggregate::Sum);
        assert_eq!(least(&count), Some(1));
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(192))]

        #[test]
        fn no_plan_of_rings_and_rows_is_below((slots, count) in pattern()) {
            let count = count.readings();
            let best = assignments(&slots).iter().map(|assignment| count.value(assignment)).min();
            let bound = least(count);
            prop_assert!(bound.is_some() && bound <= best, "{:?} > {:?}", bound, best);
        }

        #[test]
        fn no_plan_of_any_seats_is_below(model in seated(1..=4)) {
            let all = assignments(model.slots());
            for family in model.families() {
                let Some(values) = family.count.readings().neighbour_values() else { continue };
                let bound = least_sum(&values, &Interrupts::default()).map(|sum| values.cost(sum));
                let best = all.iter().map(|assignment| family.value(assignment)).min();
                prop_assert!(best.is_none() || bound <= best, "{:?} > {:?}", bound, best);
            }
        }
    }
}
