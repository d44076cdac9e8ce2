//! Neighbours: what two people in neighbouring places are to each other, as their kinds say.

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
use std::sync::{Arc, OnceLock};

/// One priced count: over all neighbouring places, the value that the kinds of their two holders have for each other.
#[derive(Debug, Clone)]
pub struct Neighbours {
    /// Its buckets are the places; a unit brings 1 to the column of its kind, or nothing at all.
    grid: Grid,
    graph: Arc<Graph>,
    /// A symmetric square over the kinds; no value is negative.
    values: Arc<Vec<i64>>,
    price: Price,
    /// The least count, once it has been asked for.
    least: Arc<OnceLock<Option<i64>>>,
}

impl Neighbours {
    /// `kind_of` gives the kind of each unit, none for one who is nothing to anybody; `place_of` the place of each
    /// slot. The price never falls as the count rises, and is nothing at 0.
    pub(crate) fn new(
        kind_of: impl IntoIterator<Item = Option<u32>>,
        place_of: Vec<Option<u32>>,
        graph: Arc<Graph>,
        values: Vec<i64>,
        price: Price,
    ) -> Neighbours {
        let kinds = values.len().isqrt();
        let brings = kind_of.into_iter().map(|kind| kind.map(|kind| (kind, 1)).into_iter().collect());
        Neighbours {
            grid: Grid::new(brings, place_of).covering(kinds, graph.places()),
            graph,
            values: Arc::new(values),
            price,
            least: Arc::default(),
        }
    }

    /// Who is of which kind, and where the places are.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Which places are neighbours.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    #[inline]
    fn value_of(&self, a: usize, b: usize) -> i64 {
        self.values[a * self.grid.columns() + b]
    }

    /// The count while a search moves units about.
    pub(crate) fn state<'a>(&'a self, assignment: &Assignment) -> KindsState<'a> {
        let kinds = self.grid.columns();
        let value = |a: usize, b: usize| self.value_of(a, b);
        let kind = |unit: UnitId| self.kind(unit);
        KindsState::new(&self.grid, &self.graph, &self.price, assignment, kinds, kind, value)
    }

    /// Kind of a unit; `None` if it has no value with any other.
    #[inline]
    fn kind(&self, unit: UnitId) -> Option<usize> {
        let brings = self.grid.columns_of(unit);
        brings.first().map(|&(kind, _)| kind as usize)
    }

    /// What the count costs.
    pub(super) fn price(&self) -> &Price {
        &self.price
    }

    /// What two units are to each other as neighbours.
    pub(super) fn between(&self, first: UnitId, second: UnitId) -> i64 {
        match (self.kind(first), self.kind(second)) {
            (Some(a), Some(b)) => self.value_of(a, b),
            _ => 0,
        }
    }

    /// The sum of the values of neighbours.
    pub fn count(&self, assignment: &Assignment) -> i64 {
        let held = self.grid.counts(assignment);
        let kinds = self.grid.columns();
        let mut count = 0;
        for &(a, b, weight) in self.graph.edges() {
            let here = &held[a as usize * kinds..][..kinds];
            let there = &held[b as usize * kinds..][..kinds];
            for (mine, &times) in here.iter().enumerate().filter(|&(_, &times)| times > 0) {
                for (theirs, &more) in there.iter().enumerate().filter(|&(_, &times)| times > 0) {
                    count += weight * times * more * self.value_of(mine, theirs);
                }
            }
        }
        count
    }

    fn most(&self) -> i64 {
        let greatest = self.values.iter().copied().max().unwrap_or(0);
        self.graph.total().saturating_mul(greatest)
    }

    /// What two kinds of the grid are to each other.
    fn between_kinds(&self, a: usize, b: usize) -> i64 {
        let kinds = self.grid.kinds();
        match (kinds[a].first(), kinds[b].first()) {
            (Some(&(a, _)), Some(&(b, _))) => self.value_of(a as usize, b as usize),
            _ => 0,
        }
    }

    /// The least count, where the patterns are few enough to be looked through.
    fn least(&self, interrupts: &Interrupts<'_>) -> Option<i64> {
        let value = |a: usize, b: usize| self.between_kinds(a, b);
        let pattern = Pattern { graph: &self.graph, kinds: &self.grid.kind_sizes(), value: &value };
        least_sum_once(&self.least, &pattern, interrupts)
    }
}

impl CountReadings for Neighbours {
    fn value(&self, assignment: &Assignment) -> i64 {
        self.price.at(self.count(assignment))
    }

    /// A lower bound: on rings and rows, the cheapest pattern of kinds.
    fn lower_bound(&self, _: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        let covered = self.grid.covers_every_slot();
        let least = self.least(interrupts).filter(|_| covered).unwrap_or(0);
        Some(self.price.at(least))
    }

    /// The linear reading: a variable for each edge, as large as the value of the two ends, which is set for each kind
    /// from both ends.
    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut rows = Rows::default();
        let kinds = self.grid.columns();
        let mut holders: Vec<Vec<Expression>> = vec![vec![Vec::new(); kinds]; self.graph.places()];
        for unit in self.grid.unit_ids() {
            let Some(kind) = self.kind(unit) else {
                continue;
            };
            for &slot in slots.open_to(unit) {
                if let Some(place) = self.grid.bucket_of(slot) {
                    holders[place as usize][kind].push((Variable::Holds(unit, slot), 1));
                }
            }
        }
        let mut count = Vec::new();
        for &(a, b, edge) in self.graph.edges() {
            let (here, there) = (&holders[a as usize], &holders[b as usize]);
            let mut products = Vec::new();
            for (mine, held) in here.iter().enumerate() {
                for (theirs, other) in there.iter().enumerate() {
                    let value = self.value_of(mine, theirs);
                    if value > 0 && !held.is_empty() && !other.is_empty() {
                        products.push((held.clone(), other.clone(), value));
                    }
                }
            }
            let Some(most) = products.iter().map(|&(.., value)| value).max() else {
                continue;
            };
            let related = rows.auxiliary(0..=most, false, Meaning::Products(products));
            for (here, there) in [(here, there), (there, here)] {
                for (mine, held) in here.iter().enumerate().filter(|(_, held)| !held.is_empty()) {
                    let values = (0..kinds).map(|theirs| self.value_of(mine, theirs));
                    let Some(most) = values.clone().max().filter(|&most| most > 0) else {
                        continue;
                    };
                    // Where this kind does not sit here, the row says nothing.
                    let mut terms: Expression = vec![(related, 1)];
                    terms.extend(held.iter().map(|&(variable, held)| (variable, -most * held)));
                    for (other, value) in there.iter().zip(values).filter(|&(_, value)| value > 0) {
                        terms.extend(other.iter().map(|&(variable, held)| (variable, -value * held)));
                    }
                    rows.row(terms, Some(-most), None);
                }
            }
            count.push((related, edge));
        }
        rows.price(count, 0..=self.most(), &self.price, reading);
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        self.price.greatest(&(0..=self.most()))
    }

    fn times(&self, factor: i64) -> Option<Neighbours> {
        Some(Neighbours { price: self.price.times(factor)?, ..self.clone() })
    }

    fn moved(self, units: u32, slots: u32) -> Neighbours {
        Neighbours { grid: self.grid.moved(units, slots), ..self }
    }

    fn unit_grid(&self) -> Option<&Grid> {
        Some(&self.grid)
    }

    fn bytes(&self) -> usize {
        let kinds = self.grid.kinds().len() + 1;
        self.grid.bytes() + (self.graph.places() + kinds) * kinds * size_of::<i64>()
    }

    fn exchanges(&self, _: &Slots, a: SlotId, b: SlotId) -> bool {
        self.grid.bucket_of(a) == self.grid.bucket_of(b)
    }

    /// A row for each edge and kind at its ends.
    fn auxiliary_columns(&self, _: &Slots) -> usize {
        self.graph.edges().len() * self.grid.columns()
    }

    fn neighbour_values(&self) -> Option<NeighbourValues<'_>> {
        NeighbourValues::new(&self.grid, &self.graph, &self.price, &|a, b| self.between_kinds(a, b))
    }

    fn turned_graph(&self) -> Option<&Graph> {
        Some(&self.graph)
    }
}
