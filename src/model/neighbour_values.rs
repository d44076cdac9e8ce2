//! What kinds of units are to each other as neighbours: all that is asked of a pattern of kinds.

use super::graph::Graph;
use super::grid::Grid;
use super::price::Price;

/// Kinds up to which what two of them are worth to each other is kept.
const MAX_KINDS: usize = 256;

/// A price of the sum, over all neighbouring places, of what the kinds of their holders are worth to each other.
#[derive(Debug, Clone)]
pub(crate) struct NeighbourValues<'a> {
    grid: &'a Grid,
    graph: &'a Graph,
    /// A symmetric square over the kinds of the grid; no value is negative.
    values: Vec<i64>,
    /// Never falls.
    price: &'a Price,
}

impl<'a> NeighbourValues<'a> {
    /// `None` where some slot is no place, so that units can be neither here nor there, or there are too many kinds.
    pub(super) fn new(
        grid: &'a Grid,
        graph: &'a Graph,
        price: &'a Price,
        value: &dyn Fn(usize, usize) -> i64,
    ) -> Option<NeighbourValues<'a>> {
        let kinds = grid.kinds().len();
        if kinds > MAX_KINDS || !grid.covers_every_slot() {
            return None;
        }
        let values = (0..kinds * kinds).map(|at| value(at / kinds, at % kinds)).collect();
        Some(NeighbourValues { grid, graph, values, price })
    }

    /// Who is of which kind, and which slots are which places.
    pub(crate) fn grid(&self) -> &'a Grid {
        self.grid
    }

    /// Which places are neighbours.
    pub(crate) fn graph(&self) -> &'a Graph {
        self.graph
    }

    /// Number of kinds.
    pub(crate) fn kinds(&self) -> usize {
        self.grid.kinds().len()
    }

    /// What two kinds are worth to each other, for each unit of an edge.
    #[inline]
    pub(crate) fn value(&self, a: usize, b: usize) -> i64 {
        self.values[a * self.kinds() + b]
    }

    /// What a sum costs.
    pub(crate) fn cost(&self, sum: i64) -> i64 {
        self.price.at(sum)
    }
}
