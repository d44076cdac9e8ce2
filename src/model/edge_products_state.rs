//! The counts of joins, kept up to date column by column while a search moves units about.

use super::edge_products::{Aggregate, EdgeProducts};
use super::slots::{Assignment, SlotId, UnitId};

/// The counts while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct EdgeProductsState<'a> {
    joins: &'a EdgeProducts,
    columns: usize,
    counts: Vec<i64>,
    /// By kind of unit, then by column: what a unit brings.
    brings: Vec<i64>,
    /// By place, then by column: what the neighbours bring, with the weights of the edges.
    around: Vec<i64>,
    now: i64,
}

impl<'a> EdgeProductsState<'a> {
    pub(crate) fn new(joins: &'a EdgeProducts, assignment: &Assignment) -> Self {
        let columns = joins.grid().columns();
        let mut brings = vec![0; joins.grid().kinds().len() * columns];
        for (kind, weights) in joins.grid().kinds().iter().enumerate() {
            for &(column, weight) in weights {
                brings[kind * columns + column as usize] = weight;
            }
        }
        let held = joins.grid().counts(assignment);
        let mut around = vec![0; joins.graph().places() * columns];
        for &(a, b, weight) in joins.graph().edges() {
            for (a, b) in [(a as usize, b as usize), (b as usize, a as usize)] {
                for column in 0..columns {
                    around[a * columns + column] += weight * held[b * columns + column];
                }
            }
        }
        let counts = joins.counts(assignment);
        EdgeProductsState { joins, columns, now: joins.priced(counts.iter().copied()), counts, brings, around }
    }

    #[inline]
    fn brings(&self, unit: UnitId) -> &[i64] {
        let kind = self.joins.grid().kind_of(unit);
        kind.map_or(&[], |kind| &self.brings[kind as usize * self.columns..][..self.columns])
    }

    #[inline]
    fn around(&self, place: u32) -> &[i64] {
        &self.around[place as usize * self.columns..][..self.columns]
    }

    /// What it costs when each count changes as `change` says.
    #[inline]
    fn cost(&self, change: impl Fn(usize) -> i64) -> i64 {
        let price = self.joins.price();
        match self.joins.aggregate() {
            Aggregate::Sum => {
                let mut cost = 0;
                for (column, &count) in self.counts.iter().enumerate() {
                    let by = change(column);
                    if by != 0 {
                        cost += price.at(count + by) - price.at(count);
                    }
                }
                cost
            }
            Aggregate::Greatest => {
                let counts = self.counts.iter().enumerate();
                self.joins.priced(counts.map(|(column, count)| count + change(column))) - self.now
            }
        }
    }

    /// What it costs to move a unit.
    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let (a, b) = (self.joins.grid().bucket_of(from), self.joins.grid().bucket_of(to));
        let brings = self.brings(unit);
        if a == b || brings.is_empty() {
            return 0;
        }
        self.cost(|column| self.change(brings[column], column, a, b))
    }

    /// The change of a count when so much moves from one place to another.
    #[inline]
    fn change(&self, brings: i64, column: usize, a: Option<u32>, b: Option<u32>) -> i64 {
        let around = |place: Option<u32>| place.map_or(0, |place| self.around(place)[column]);
        let between = match (a, b) {
            (Some(a), Some(b)) => self.joins.graph().weight(a, b),
            _ => 0,
        };
        brings * (around(b) - around(a) - between * brings)
    }

    /// What it costs to exchange two units' slots.
    #[inline]
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let grid = self.joins.grid();
        if grid.kind_of(first) == grid.kind_of(second) {
            return 0;
        }
        match (grid.bucket_of(a), grid.bucket_of(b)) {
            (Some(a), Some(b)) if a != b => {
                let (mine, theirs) = (self.brings(first), self.brings(second));
                let (here, there) = (self.around(a), self.around(b));
                let between = self.joins.graph().weight(a, b);
                let of = |brings: &[i64], column: usize| brings.get(column).copied().unwrap_or(0);
                self.cost(|column| {
                    let more = of(mine, column) - of(theirs, column);
                    more * (there[column] - here[column] - between * more)
                })
            }
            (Some(_), Some(_)) | (None, None) => 0,
            (Some(place), None) => self.replaced(first, second, place),
            (None, Some(place)) => self.replaced(second, first, place),
        }
    }

    /// What it costs when one unit takes another's place, and that one goes where nobody has neighbours.
    fn replaced(&self, leaves: UnitId, comes: UnitId, place: u32) -> i64 {
        let (out, into) = (self.brings(leaves), self.brings(comes));
        let around = self.around(place);
        let of = |brings: &[i64], column: usize| brings.get(column).copied().unwrap_or(0);
        self.cost(|column| (of(into, column) - of(out, column)) * around[column])
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let grid = self.joins.grid();
        let (a, b) = (grid.bucket_of(from), grid.bucket_of(to));
        let Some(kind) = grid.kind_of(unit).filter(|_| a != b) else {
            return;
        };
        for column in 0..self.columns {
            let brings = self.brings[kind as usize * self.columns + column];
            if brings == 0 {
                continue;
            }
            self.counts[column] += self.change(brings, column, a, b);
            for (place, sign) in [(a, -1), (b, 1)] {
                let near = place.map_or(&[][..], |place| self.joins.graph().near(place));
                for &(other, weight) in near {
                    self.around[other as usize * self.columns + column] += sign * weight * brings;
                }
            }
        }
        self.now = self.joins.priced(self.counts.iter().copied());
    }
}
