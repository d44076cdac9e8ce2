//! A sum over neighbours by their kinds, kept up to date while a search moves units about.
//!
//! Each place knows what its neighbours are worth to one of each kind, so that a move is priced without looking at
//! them.

use super::graph::Graph;
use super::grid::Grid;
use super::price::Price;
use super::slots::{Assignment, SlotId, UnitId};

/// The sum, and what neighbours are worth at every place.
#[derive(Debug, Clone)]
pub(crate) struct KindsState<'a> {
    grid: &'a Grid,
    graph: &'a Graph,
    price: &'a Price,
    count: i64,
    /// Kind of each unit that the count is about, from its first on; one more than all for who is nothing to anybody.
    kind_of: Vec<u32>,
    /// By place, then by kind: the value of the neighbours for one of that kind; with a last column of zeros.
    around: Vec<i64>,
    /// By two kinds, with zeros for who is nothing to anybody.
    values: Vec<i64>,
    width: usize,
}

impl<'a> KindsState<'a> {
    /// The buckets of `grid` are the places. Two kinds are worth `value` to each other, by their numbers.
    pub(super) fn new(
        grid: &'a Grid,
        graph: &'a Graph,
        price: &'a Price,
        assignment: &Assignment,
        kinds: usize,
        kind: impl Fn(UnitId) -> Option<usize>,
        value: impl Fn(usize, usize) -> i64,
    ) -> Self {
        let width = kinds + 1;
        let mut values = vec![0; width * width];
        for a in 0..kinds {
            for b in 0..kinds {
                values[a * width + b] = value(a, b);
            }
        }
        let kind_of = grid.unit_ids().map(|unit| kind(unit).unwrap_or(kinds) as u32);
        let mut state = KindsState {
            count: 0,
            kind_of: kind_of.collect(),
            around: vec![0; graph.places() * width],
            grid,
            graph,
            price,
            values,
            width,
        };
        let mut twice = 0;
        for unit in grid.unit_ids() {
            if let Some(place) = grid.bucket_of(assignment.slot(unit)) {
                state.spread(state.kind(unit), place, 1);
            }
        }
        for unit in grid.unit_ids() {
            twice += state.around(grid.bucket_of(assignment.slot(unit)), state.kind(unit));
        }
        // Each edge was seen from both of its ends.
        state.count = twice / 2;
        state
    }

    #[inline]
    fn kind(&self, unit: UnitId) -> usize {
        let first = self.grid.span().start;
        let kind = self.kind_of.get(unit.index().wrapping_sub(first));
        kind.map_or(self.width - 1, |&kind| kind as usize)
    }

    #[inline]
    fn around(&self, place: Option<u32>, kind: usize) -> i64 {
        place.map_or(0, |place| self.around[place as usize * self.width + kind])
    }

    #[inline]
    fn between(&self, a: usize, b: usize) -> i64 {
        self.values[a * self.width + b]
    }

    #[inline]
    fn edge(&self, a: Option<u32>, b: Option<u32>) -> i64 {
        match (a, b) {
            (Some(a), Some(b)) => self.graph.weight(a, b),
            _ => 0,
        }
    }

    #[inline]
    fn cost(&self, by: i64) -> i64 {
        self.price.at(self.count + by) - self.price.at(self.count)
    }

    fn change(&self, unit: UnitId, a: Option<u32>, b: Option<u32>) -> i64 {
        let kind = self.kind(unit);
        let own = self.edge(a, b) * self.between(kind, kind);
        self.around(b, kind) - self.around(a, kind) - own
    }

    /// What it costs to move a unit.
    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let grid = &self.grid;
        let (a, b) = (grid.bucket_of(from), grid.bucket_of(to));
        if a == b {
            return 0;
        }
        self.cost(self.change(unit, a, b))
    }

    /// What it costs to exchange two units' slots.
    #[inline]
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let (mine, theirs) = (self.kind(first), self.kind(second));
        if mine == theirs {
            return 0;
        }
        let grid = &self.grid;
        let (a, b) = (grid.bucket_of(a), grid.bucket_of(b));
        if a == b {
            return 0;
        }
        // Each goes to where the other has just left: as neighbours they stay what they are to each other.
        let edge = self.edge(a, b);
        let own = match edge {
            0 => 0,
            _ => edge * (self.between(mine, mine) + self.between(theirs, theirs) - 2 * self.between(mine, theirs)),
        };
        let arrive = self.around(b, mine) + self.around(a, theirs);
        let leave = self.around(a, mine) + self.around(b, theirs);
        self.cost(arrive - leave - own)
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let grid = &self.grid;
        let (a, b) = (grid.bucket_of(from), grid.bucket_of(to));
        if a == b {
            return;
        }
        self.count += self.change(unit, a, b);
        let kind = self.kind(unit);
        for (place, sign) in [(a, -1), (b, 1)] {
            if let Some(place) = place {
                self.spread(kind, place, sign);
            }
        }
    }

    /// Tells the neighbours of a place that one of a kind comes or goes.
    fn spread(&mut self, kind: usize, place: u32, sign: i64) {
        let width = self.width;
        let values = &self.values[kind * width..][..width];
        for &(other, weight) in self.graph.near(place) {
            let around = &mut self.around[other as usize * width..][..width];
            for (sum, value) in around.iter_mut().zip(values) {
                *sum += sign * weight * value;
            }
        }
    }
}
