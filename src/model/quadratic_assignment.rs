//! Quadratic assignment (Koopmans & Beckmann, "Assignment problems and the location of economic activities", 1957):
//! what two units are worth to each other, times the weight between their places.

use super::few_values_state::{FewValues, FewValuesState};
use super::gilmore_lawler::{QuadraticInstance, paired_bound};
use super::graph::Graph;
use super::grid::Grid;
use super::kinds_state::KindsState;
use super::price::Price;
use super::quadratic_bound::least_sum;
use super::readings::CountReadings;
use super::rows::{Expression, Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use crate::interrupts::Interrupts;
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

/// One priced count: over all pairs of units, their value times the weight of the edge between their places.
#[derive(Debug, Clone)]
pub struct QuadraticAssignment {
    /// Its buckets are the places; a unit brings 1 to a column of its own, or nothing if it has no values.
    grid: Grid,
    graph: Arc<Graph>,
    /// A symmetric square over the columns, with zeros on its diagonal.
    values: Arc<Vec<i64>>,
    /// The values of each column for others, if most have none: found out when a search first asks.
    few: Arc<OnceLock<Option<FewValues>>>,
    price: Price,
    /// What was found out of the least sum and of the greatest.
    known: [Arc<OnceLock<KnownBound>>; 2],
}

/// A bound on the sum, and for which units and places it holds.
#[derive(Debug)]
struct KnownBound {
    open: Vec<bool>,
    bound: Option<i64>,
}

/// Where no more than one of so many values is there, a search goes over those alone.
const FEW_VALUES: usize = 4;

/// Sums are less than this: differences of two are added up.
const MAX_COUNT: u64 = 1 << 60;

/// Sums beyond this are not bounded: twice the sum is added up, with prices beside it.
const MAX_SUM: i64 = 1 << 50;

impl QuadraticAssignment {
    /// `column_of` gives the column of each unit in the square of `values`, or `None` for a unit without values; each
    /// column is that of one unit. `place_of` gives the place of each slot.
    pub(crate) fn new(
        column_of: impl IntoIterator<Item = Option<u32>>,
        place_of: Vec<Option<u32>>,
        graph: Arc<Graph>,
        values: Vec<i64>,
        price: Price,
    ) -> QuadraticAssignment {
        let columns = values.len().isqrt();
        let brings = column_of.into_iter().map(|column| column.map(|column| (column, 1)).into_iter().collect());
        QuadraticAssignment {
            grid: Grid::new(brings, place_of).covering(columns, graph.places()),
            graph,
            values: Arc::new(values),
            few: Arc::default(),
            price,
            known: Default::default(),
        }
    }

    #[inline]
    fn value_of(&self, a: usize, b: usize) -> i64 {
        self.values[a * self.grid.columns() + b]
    }

    #[inline]
    fn column(&self, unit: UnitId) -> Option<usize> {
        self.grid.columns_of(unit).first().map(|&(column, _)| column as usize)
    }

    /// The units that have values, each with its column.
    fn valued(&self) -> impl Iterator<Item = (UnitId, usize)> {
        self.grid.unit_ids().filter_map(|unit| Some((unit, self.column(unit)?)))
    }

    /// The pairs of units that have a value, with their columns.
    fn pairs(&self) -> impl Iterator<Item = [(UnitId, usize); 2]> {
        let valued: Vec<(UnitId, usize)> = self.valued().collect();
        let pairs = (0..valued.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
        let pairs = pairs.map(move |(a, b)| [valued[a], valued[b]]);
        pairs.filter(|[(_, a), (_, b)]| self.value_of(*a, *b) != 0)
    }

    /// The values of each column for others, if most have none.
    fn few_values(&self) -> Option<FewValues> {
        let columns = self.grid.columns();
        let number = self.values.iter().filter(|&&value| value != 0).count();
        let of_column = |column: usize| {
            let values = (0..columns).map(|other| (other as u32, self.value_of(column, other)));
            values.filter(|&(_, value)| value != 0).collect()
        };
        (FEW_VALUES * number <= self.values.len()).then(|| (0..columns).map(of_column).collect())
    }

    /// The sum while a search moves units about, where most have no values for each other.
    pub(crate) fn state_of_few_values<'a>(&'a self, assignment: &Assignment) -> Option<FewValuesState<'a>> {
        let column = |unit: UnitId| self.column(unit);
        let values = self.few.get_or_init(|| self.few_values()).as_ref()?;
        Some(FewValuesState::new(&self.grid, &self.graph, &self.price, assignment, column, values))
    }

    /// The sum while a search moves units about.
    pub(crate) fn state<'a>(&'a self, assignment: &Assignment) -> KindsState<'a> {
        let value = |a: usize, b: usize| self.value_of(a, b);
        let column = |unit: UnitId| self.column(unit);
        KindsState::new(&self.grid, &self.graph, &self.price, assignment, self.grid.columns(), column, value)
    }

    /// The sum of the values, each times the weight between the two places.
    pub fn count(&self, assignment: &Assignment) -> i64 {
        let place = |unit: UnitId| self.grid.bucket_of(assignment.slot(unit));
        let product = |[(first, a), (second, b)]: [(UnitId, usize); 2]| match (place(first), place(second)) {
            (Some(here), Some(there)) => self.value_of(a, b) * self.graph.weight(here, there),
            _ => 0,
        };
        self.pairs().map(product).sum()
    }

    /// No sum is beyond these: each pair is where its value counts most, or least.
    fn extremes(&self) -> [i128; 2] {
        let farthest = self.graph.edges().iter().map(|&(.., weight)| i128::from(weight)).max().unwrap_or(0);
        let sum = |is_counted: fn(i64) -> bool| {
            let values = self.values.iter().copied().filter(|&value| is_counted(value));
            values.map(i128::from).sum::<i128>() / 2 * farthest
        };
        [sum(|value| value < 0), sum(|value| value > 0)]
    }

    fn range(&self) -> RangeInclusive<i64> {
        let [low, high] =
            self.extremes().map(|end| i64::try_from(end).unwrap_or(if end < 0 { i64::MIN } else { i64::MAX }));
        low..=high
    }

    /// The places of a unit: those of the slots that are open to it. `None` stands for slots that are no place.
    fn places_of(&self, unit: UnitId, slots: &Slots) -> Vec<Option<u32>> {
        let mut places: Vec<Option<u32>> = slots.open_to(unit).iter().map(|&slot| self.grid.bucket_of(slot)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// For each unit that has values and each place, whether it may be there; `None` where a unit may have no place.
    fn open(&self, slots: &Slots) -> Option<Vec<bool>> {
        let places = self.graph.places();
        let mut open = Vec::new();
        for (unit, _) in self.valued() {
            let start = open.len();
            open.resize(start + places, false);
            for place in self.places_of(unit, slots) {
                open[start + place? as usize] = true;
            }
        }
        Some(open)
    }

    /// A bound below the sum, or, with its sign turned, above it; `None` if nothing is known.
    fn least(&self, turned: bool, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        let open = self.open(slots)?;
        let known = &self.known[usize::from(turned)];
        if let Some(found) = known.get().filter(|found| found.open == open) {
            return found.bound;
        }
        let columns: Vec<usize> = self.valued().map(|(_, column)| column).collect();
        let sign = if turned { -1 } else { 1 };
        let value = |a: usize, b: usize| sign * self.value_of(columns[a], columns[b]);
        let bound = match QuadraticInstance::new(columns.len(), &value, &self.graph, open.clone()) {
            Some(instance) => least_sum(&instance, interrupts),
            // More units than places have no plan.
            None if columns.len() > self.graph.places() => None,
            None => {
                let values = self.pairs().map(|[(_, a), (_, b)]| sign * self.value_of(a, b));
                Some(paired_bound(values.collect(), &self.graph))
            }
        };
        if !interrupts.stop() {
            known.get_or_init(|| KnownBound { open, bound });
        }
        bound
    }
}

impl CountReadings for QuadraticAssignment {
    fn value(&self, assignment: &Assignment) -> i64 {
        self.price.at(self.count(assignment))
    }

    /// A lower bound: that of Gilmore and Lawler; for few places the least value itself, by branch and bound.
    fn lower_bound(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        let (mut low, mut high) = self.range().into_inner();
        let cheapest = self.price.extremes(low..=high).0;
        if low > -MAX_SUM && high < MAX_SUM && !interrupts.stop() {
            if low < high && self.price.at(low) == cheapest {
                low = self.least(false, slots, interrupts).unwrap_or(low).max(low);
            }
            if low < high && self.price.at(high) == cheapest {
                high = self.least(true, slots, interrupts).map_or(high, |least| -least).min(high);
            }
        }
        Some(self.price.extremes(low..=high).0)
    }

    /// The linear reading, with a variable for each pair and two places (Adams & Johnson, "Improved linear
    /// programming-based lower bounds for the quadratic assignment problem", 1994).
    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut rows = Rows::default();
        let mut count = Vec::new();
        let held = |unit: UnitId, place: Option<u32>| -> Expression {
            let slots = slots.open_to(unit).iter().filter(|&&slot| self.grid.bucket_of(slot) == place);
            slots.map(|&slot| (Variable::Holds(unit, slot), 1)).collect()
        };
        for [(first, a), (second, b)] in self.pairs() {
            let [here, there] = [first, second].map(|unit| self.places_of(unit, slots));
            let mut of_first: Vec<Expression> = here.iter().map(|&place| turned(&held(first, place))).collect();
            let mut of_second: Vec<Expression> = there.iter().map(|&place| turned(&held(second, place))).collect();
            for (mine, &place) in of_first.iter_mut().zip(&here) {
                for (theirs, &other) in of_second.iter_mut().zip(&there) {
                    let both = vec![(held(first, place), held(second, other))];
                    let both = rows.auxiliary(0..=1, false, Meaning::AnyBoth(both));
                    mine.push((both, 1));
                    theirs.push((both, 1));
                    let weight = place.zip(other).map_or(0, |(place, other)| self.graph.weight(place, other));
                    if weight != 0 {
                        count.push((both, self.value_of(a, b) * weight));
                    }
                }
            }
            // Wherever one of the two is, the other is somewhere.
            for terms in of_first.into_iter().chain(of_second) {
                rows.row(terms, Some(0), Some(0));
            }
        }
        rows.price(count, self.range(), &self.price, reading);
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        // The sum itself has to fit, whatever it costs.
        match self.extremes().map(|end| i64::try_from(end).ok().filter(|end| end.unsigned_abs() < MAX_COUNT)) {
            [Some(low), Some(high)] => self.price.greatest(&(low..=high)),
            _ => i128::MAX,
        }
    }

    fn times(&self, factor: i64) -> Option<QuadraticAssignment> {
        Some(QuadraticAssignment { price: self.price.times(factor)?, ..self.clone() })
    }

    fn moved(self, units: u32, slots: u32) -> QuadraticAssignment {
        QuadraticAssignment { grid: self.grid.moved(units, slots), ..self }
    }

    fn unit_grid(&self) -> Option<&Grid> {
        Some(&self.grid)
    }

    fn bytes(&self) -> usize {
        let (places, columns) = (self.graph.places(), self.grid.columns() + 1);
        // The square of values is kept here and by a search; a search has a sum for each place and column. An edge stands in a
        // list and at both of its ends.
        self.grid.bytes() + 3 * size_of_val(self.graph.edges()) + (places + 2 * columns) * columns * size_of::<i64>()
    }

    fn exchanges(&self, _: &Slots, a: SlotId, b: SlotId) -> bool {
        self.grid.bucket_of(a) == self.grid.bucket_of(b)
    }

    /// A variable for each pair and two places.
    fn auxiliary_columns(&self, _: &Slots) -> usize {
        let places = self.graph.places().saturating_mul(self.graph.places());
        self.values.iter().filter(|&&value| value != 0).count().div_ceil(2).saturating_mul(places)
    }
}

/// The same sum with its sign turned.
fn turned(sum: &Expression) -> Expression {
    sum.iter().map(|&(variable, weight)| (variable, -weight)).collect()
}
