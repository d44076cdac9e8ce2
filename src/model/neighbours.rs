//! Neighbours: what two people in neighbouring places are to each other, as their kinds say.

use super::graph::Graph;
use super::grid::Grid;
use super::pattern::{Pattern, cheapest};
use super::price::Price;
use super::rows::{Expression, Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
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
    /// `kind_of` gives the kind of each unit, none for one who is nothing to anybody; `place_of` the place of each slot. The price
    /// never falls as the count rises, and is nothing at 0.
    pub(crate) fn new(
        kind_of: impl IntoIterator<Item = Option<u32>>,
        place_of: Vec<Option<u32>>,
        graph: Arc<Graph>,
        values: Vec<i64>,
        price: Price,
    ) -> Neighbours {
        let kinds = values.len().isqrt();
        let brings = kind_of
            .into_iter()
            .map(|kind| kind.map(|kind| (kind, 1)).into_iter().collect());
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

    /// Kind of a unit; none for one who is nothing to anybody.
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

    /// The definition.
    pub fn value(&self, assignment: &Assignment) -> i64 {
        self.price.at(self.count(assignment))
    }

    fn most(&self) -> i64 {
        let greatest = self.values.iter().copied().max().unwrap_or(0);
        self.graph.total().saturating_mul(greatest)
    }

    /// A lower bound: on rings and rows, the cheapest pattern of kinds.
    pub fn floor(&self, _: &Slots) -> Option<i64> {
        let covered = self.grid.covers_every_slot();
        let least = self.least().filter(|_| covered).unwrap_or(0);
        Some(self.price.at(least))
    }

    /// The least count, where the patterns are few enough to be looked through.
    fn least(&self) -> Option<i64> {
        let kinds = self.grid.kinds();
        let value = |a: usize, b: usize| match (kinds[a].first(), kinds[b].first()) {
            (Some(&(a, _)), Some(&(b, _))) => self.value_of(a as usize, b as usize),
            _ => 0,
        };
        let least = || {
            cheapest(&Pattern {
                graph: &self.graph,
                kinds: &self.grid.kind_sizes(),
                value: &value,
            })
        };
        *self.least.get_or_init(least)
    }

    /// The linear reading: a variable for each edge, as large as the value of the two ends, which is told for each kind from both
    /// ends.
    pub fn rows(&self, slots: &Slots, reading: Reading) -> Rows {
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
                    terms.extend(
                        held.iter()
                            .map(|&(variable, held)| (variable, -most * held)),
                    );
                    for (other, value) in there.iter().zip(values).filter(|&(_, value)| value > 0) {
                        terms.extend(
                            other
                                .iter()
                                .map(|&(variable, held)| (variable, -value * held)),
                        );
                    }
                    rows.row(terms, Some(-most), None);
                }
            }
            count.push((related, edge));
        }
        rows.price(count, 0..=self.most(), &self.price, reading);
        rows
    }

    /// Greatest possible cost, for the check that sums cannot overflow.
    pub(crate) fn greatest(&self) -> i128 {
        self.price.greatest(&(0..=self.most()))
    }

    /// The same of units and slots that stand this much later.
    pub(crate) fn moved(self, units: u32, slots: u32) -> Neighbours {
        Neighbours {
            grid: self.grid.moved(units, slots),
            ..self
        }
    }

    /// The same at `factor` times the price; none when that overflows.
    pub(crate) fn times(&self, factor: i64) -> Option<Neighbours> {
        Some(Neighbours {
            price: self.price.times(factor)?,
            ..self.clone()
        })
    }
}

/// The count while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct NeighboursState<'a> {
    neighbours: &'a Neighbours,
    count: i64,
    /// Kind of each unit that the count is about, from its first on; one more than all for who is nothing to anybody.
    kind_of: Vec<u32>,
    /// By place, then by kind: the value of the neighbours for one of that kind; with a last column of zeros.
    around: Vec<i64>,
    /// By two kinds, with zeros for who is nothing to anybody.
    values: Vec<i64>,
    width: usize,
}

impl<'a> NeighboursState<'a> {
    pub(crate) fn new(neighbours: &'a Neighbours, assignment: &Assignment) -> Self {
        let kinds = neighbours.grid.columns();
        let width = kinds + 1;
        let mut values = vec![0; width * width];
        for a in 0..kinds {
            for b in 0..kinds {
                values[a * width + b] = neighbours.value_of(a, b);
            }
        }
        let units = neighbours.grid.unit_ids();
        let mut state = NeighboursState {
            count: neighbours.count(assignment),
            kind_of: units
                .map(|unit| neighbours.kind(unit).unwrap_or(kinds) as u32)
                .collect(),
            around: vec![0; neighbours.graph.places() * width],
            neighbours,
            values,
            width,
        };
        for unit in neighbours.grid.unit_ids() {
            if let Some(place) = neighbours.grid.bucket_of(assignment.slot(unit)) {
                state.spread(state.kind(unit), place, 1);
            }
        }
        state
    }

    #[inline]
    fn kind(&self, unit: UnitId) -> usize {
        let first = self.neighbours.grid.span().start;
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
            (Some(a), Some(b)) => self.neighbours.graph.weight(a, b),
            _ => 0,
        }
    }

    #[inline]
    fn cost(&self, by: i64) -> i64 {
        self.neighbours.price.at(self.count + by) - self.neighbours.price.at(self.count)
    }

    fn change(&self, unit: UnitId, a: Option<u32>, b: Option<u32>) -> i64 {
        let kind = self.kind(unit);
        let own = self.edge(a, b) * self.between(kind, kind);
        self.around(b, kind) - self.around(a, kind) - own
    }

    /// What it costs to move a unit.
    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let grid = &self.neighbours.grid;
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
        let grid = &self.neighbours.grid;
        let (a, b) = (grid.bucket_of(a), grid.bucket_of(b));
        if a == b {
            return 0;
        }
        // Each goes to where the other has just left: as neighbours they stay what they are to each other.
        let edge = self.edge(a, b);
        let own = match edge {
            0 => 0,
            _ => {
                edge * (self.between(mine, mine) + self.between(theirs, theirs)
                    - 2 * self.between(mine, theirs))
            }
        };
        let arrive = self.around(b, mine) + self.around(a, theirs);
        let leave = self.around(a, mine) + self.around(b, theirs);
        self.cost(arrive - leave - own)
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let grid = &self.neighbours.grid;
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
        for &(other, weight) in self.neighbours.graph.near(place) {
            let around = &mut self.around[other as usize * width..][..width];
            for (sum, value) in around.iter_mut().zip(values) {
                *sum += sign * weight * value;
            }
        }
    }
}
