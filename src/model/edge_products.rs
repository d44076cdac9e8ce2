//! Edge products: how much of one column stands in neighbouring places. (Join counts of spatial statistics: Moran, "The
//! interpretation of statistical maps", 1948.)

use super::graph::Graph;
use super::grid::Grid;
use super::kinds_state::KindsState;
use super::neighbour_values::NeighbourValues;
use super::pattern::{Pattern, least_sum_once};
use super::price::Price;
use super::readings::CountReadings;
use super::rows::{Expression, Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use crate::interrupts::Interrupts;
use itertools::Itertools;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Kinds of units up to which their values for each other are kept.
const MAX_KINDS: usize = 256;

/// How the prices of several counts become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aggregate {
    /// They are added.
    Sum,
    /// The greatest counts alone.
    Greatest,
}

/// One priced count for every column: over all neighbouring places, what the one brings to it times what the other
/// brings.
#[derive(Debug, Clone)]
pub struct EdgeProducts {
    /// Its buckets are the places.
    grid: Grid,
    graph: Arc<Graph>,
    price: Price,
    aggregate: Aggregate,
    /// The least sum of all counts, once it has been asked for.
    least_sum: Arc<OnceLock<Option<i64>>>,
}

impl EdgeProducts {
    /// `grid` has a bucket for each place of `graph`, and no weight in it is negative. The price never falls as counts
    /// rise, and is nothing at 0.
    pub(crate) fn new(grid: Grid, graph: Arc<Graph>, price: Price, aggregate: Aggregate) -> EdgeProducts {
        EdgeProducts { grid: grid.covering(1, graph.places()), graph, price, aggregate, least_sum: Arc::default() }
    }

    /// Who brings what to where.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Which places are neighbours.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// How the prices of the counts become one.
    pub(super) fn aggregate(&self) -> Aggregate {
        self.aggregate
    }

    /// What a count costs.
    pub(super) fn price(&self) -> &Price {
        &self.price
    }

    /// The sum of all counts by kinds of units, where one more costs the same wherever it is: the common case, and the
    /// fast one.
    pub(crate) fn state_of_kinds<'a>(&'a self, assignment: &Assignment) -> Option<KindsState<'a>> {
        let kinds = self.grid.kinds();
        if self.aggregate == Aggregate::Greatest || self.slope().is_none() || kinds.len() > MAX_KINDS {
            return None;
        }
        let kind = |unit: UnitId| self.grid.kind_of(unit).map(|kind| kind as usize);
        let value = |a: usize, b: usize| self.both(a, b);
        let (grid, graph) = (&self.grid, &self.graph);
        Some(KindsState::new(grid, graph, &self.price, assignment, kinds.len(), kind, value))
    }

    /// What two kinds of units have in common.
    fn both(&self, a: usize, b: usize) -> i64 {
        let kinds = self.grid.kinds();
        let of = |(column, weight): &(u32, i64)| {
            let other = kinds[b].iter().find(|(known, _)| known == column);
            other.map_or(0, |(_, other)| weight * other)
        };
        kinds[a].iter().map(of).sum()
    }

    /// The counts, column by column.
    pub fn counts(&self, assignment: &Assignment) -> Vec<i64> {
        let held = self.grid.counts(assignment);
        let columns = self.grid.columns() as u32;
        let mut counts = vec![0; columns as usize];
        for &(a, b, weight) in self.graph.edges() {
            for column in 0..columns {
                let both = held[self.grid.key(a, column)] * held[self.grid.key(b, column)];
                counts[column as usize] += weight * both;
            }
        }
        counts
    }

    pub(super) fn priced(&self, counts: impl IntoIterator<Item = i64>) -> i64 {
        let prices = counts.into_iter().map(|count| self.price.at(count));
        match self.aggregate {
            Aggregate::Sum => prices.sum(),
            Aggregate::Greatest => prices.max().unwrap_or(0),
        }
    }

    /// No count is greater.
    fn most(&self) -> i64 {
        let weights = self.grid.weights();
        let heaviest = weights.iter().flatten().max().copied().unwrap_or(0);
        self.graph.total().saturating_mul(heaviest.saturating_mul(heaviest))
    }

    /// What one more costs, where that is the same for all counts.
    fn slope(&self) -> Option<i64> {
        match self.price.lines(0..=self.most().max(1)).as_slice() {
            [only] if only.constant == 0 => Some(only.slope),
            _ => None,
        }
    }

    /// The least sum of all counts, where the patterns are few enough to be looked through.
    fn least_sum(&self, interrupts: &Interrupts<'_>) -> Option<i64> {
        let both = |a: usize, b: usize| self.both(a, b);
        let pattern = Pattern { graph: &self.graph, kinds: &self.grid.kind_sizes(), value: &both };
        least_sum_once(&self.least_sum, &pattern, interrupts)
    }

    /// For each column and each weight that a unit may bring to it, what holds a place with that weight.
    fn holders(&self, slots: &Slots) -> Vec<Vec<BTreeMap<i64, Expression>>> {
        let mut holders = vec![vec![BTreeMap::new(); self.graph.places()]; self.grid.columns()];
        for unit in self.grid.unit_ids() {
            for &slot in slots.open_to(unit) {
                let Some(place) = self.grid.bucket_of(slot) else {
                    continue;
                };
                for &(column, weight) in self.grid.columns_of(unit) {
                    let here: &mut Expression = holders[column as usize][place as usize].entry(weight).or_default();
                    here.push((Variable::Holds(unit, slot), 1));
                }
            }
        }
        holders
    }
}

impl CountReadings for EdgeProducts {
    fn value(&self, assignment: &Assignment) -> i64 {
        self.priced(self.counts(assignment))
    }

    /// A lower bound: those who bring to a column cannot all be kept from each other where places are few; and on rings
    /// and rows no pattern of those who are alike has a smaller sum.
    fn lower_bound(&self, _: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        if !self.grid.covers_every_slot() {
            return Some(0);
        }
        let fewest = |weights: &Vec<i64>| {
            let lightest = weights.iter().min().copied().unwrap_or(0);
            lightest * lightest * self.graph.fewest_contacts(weights.len() as i64)
        };
        let apart = self.priced(self.grid.weights().iter().map(fewest));
        let Some(sum) = self.least_sum(interrupts) else {
            return Some(apart);
        };
        let columns = self.grid.columns().max(1) as i64;
        let together = match (self.aggregate, self.slope()) {
            (Aggregate::Sum, Some(slope)) => slope * sum,
            (Aggregate::Sum, None) => 0,
            // The sum is spread over the columns at best.
            (Aggregate::Greatest, _) => self.price.at(sum.div_euclid(columns) + i64::from(sum % columns > 0)),
        };
        Some(apart.max(together))
    }

    /// The linear reading: a variable for each edge and column, as large as what both ends bring.
    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut rows = Rows::default();
        let mut counts: Vec<Expression> = Vec::new();
        let range = 0..=self.most();
        for places in self.holders(slots) {
            let mut count = Vec::new();
            for &(a, b, edge) in self.graph.edges() {
                let pairs = places[a as usize].iter().cartesian_product(&places[b as usize]);
                let products: Vec<(Expression, Expression, i64)> =
                    pairs.map(|((mine, here), (theirs, there))| (here.clone(), there.clone(), mine * theirs)).collect();
                let Some(most) = products.iter().map(|&(.., weight)| weight).max() else {
                    continue;
                };
                let both = rows.auxiliary(0..=most, false, Meaning::Products(products.clone()));
                for (here, there, weight) in products {
                    let ends = here.into_iter().chain(there);
                    let less = ends.map(|(variable, held)| (variable, -weight * held));
                    rows.row(less.chain([(both, 1)]).collect(), Some(-weight), None);
                }
                count.push((both, edge));
            }
            counts.push(count);
        }
        match (self.aggregate, reading) {
            (Aggregate::Greatest, Reading::Paid) => rows.greatest_price(counts, range, &self.price),
            _ => {
                for count in counts {
                    rows.price(count, range.clone(), &self.price, reading);
                }
            }
        }
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        let one = self.price.greatest(&(0..=self.most()));
        match self.aggregate {
            Aggregate::Sum => one.saturating_mul(self.grid.columns() as i128),
            Aggregate::Greatest => one,
        }
    }

    fn times(&self, factor: i64) -> Option<EdgeProducts> {
        Some(EdgeProducts { price: self.price.times(factor)?, ..self.clone() })
    }

    fn moved(self, units: u32, slots: u32) -> EdgeProducts {
        EdgeProducts { grid: self.grid.moved(units, slots), ..self }
    }

    fn unit_grid(&self) -> Option<&Grid> {
        Some(&self.grid)
    }

    fn bytes(&self) -> usize {
        let columns = self.grid.columns().max(self.grid.kinds().len()) + 1;
        self.grid.bytes() + (self.graph.places() + columns) * columns * size_of::<i64>()
    }

    fn exchanges(&self, _: &Slots, a: SlotId, b: SlotId) -> bool {
        self.grid.bucket_of(a) == self.grid.bucket_of(b)
    }

    /// A variable for each edge and column.
    fn auxiliary_columns(&self, _: &Slots) -> usize {
        self.graph.edges().len() * self.grid.columns()
    }

    /// Where one more costs the same in whichever column, the sum over all columns says all.
    fn neighbour_values(&self) -> Option<NeighbourValues<'_>> {
        self.slope().filter(|_| self.aggregate == Aggregate::Sum)?;
        NeighbourValues::new(&self.grid, &self.graph, &self.price, &|a, b| self.both(a, b))
    }

    fn turned_graph(&self) -> Option<&Graph> {
        Some(&self.graph)
    }
}
