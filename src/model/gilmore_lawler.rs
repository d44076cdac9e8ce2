//! The bound of Gilmore (1962) and Lawler (1963) for quadratic assignment: each unit at each place costs at least its
//! values and the weights to the other places, the greatest with the least; an assignment of least cost adds these up.
//! All of it is twice the sum, as each pair is seen from both of its ends.

use super::graph::Graph;
use crate::interrupts::Interrupts;

/// Units that have values for each other, and places with weights between them.
#[derive(Debug)]
pub(super) struct QuadraticInstance {
    pub(super) units: usize,
    pub(super) places: usize,
    /// By two units.
    values: Vec<i64>,
    /// By two places.
    weights: Vec<i64>,
    /// By unit and place: whether it may be there.
    open: Vec<bool>,
    /// For each unit the others that have a value with it, by rising values.
    rising: Vec<Vec<u32>>,
    /// For each place the others, by falling weights.
    falling: Vec<Vec<u32>>,
}

/// The largest square over places that is made: 32 MiB.
const MAX_SQUARE: usize = 1 << 22;
/// Steps of a bound beyond which none is made: about a second.
const MAX_BOUND_STEPS: usize = 1 << 30;
/// What a unit costs at a place that is closed to it.
const CLOSED: i64 = 1 << 60;

/// Who is where, of some of the units.
#[derive(Debug, Clone)]
pub(super) struct PartialPlan {
    pub(super) place_of: Vec<Option<usize>>,
    pub(super) taken: Vec<bool>,
    /// Twice the sum of those who are placed.
    pub(super) twice: i64,
    /// By unit and place: what those who are placed are worth to the unit there.
    towards: Vec<i64>,
}

/// What no plan that goes on from here costs less than.
pub(super) struct QuadraticBound {
    /// The units and places that are left, in order.
    pub(super) units: Vec<usize>,
    pub(super) places: Vec<usize>,
    pub(super) twice: i64,
    /// By unit and place that are left: what is added to the bound at least if the unit is put there.
    pub(super) reduced: Vec<i64>,
}

impl QuadraticInstance {
    /// `value` is that of two units; `None` if there are more units than places, or the squares are too large.
    pub(super) fn new(
        units: usize,
        value: &dyn Fn(usize, usize) -> i64,
        graph: &Graph,
        open: Vec<bool>,
    ) -> Option<QuadraticInstance> {
        let places = graph.places();
        let steps = units.saturating_mul(units).saturating_mul(places);
        if units > places || places.saturating_mul(places) > MAX_SQUARE || steps > MAX_BOUND_STEPS {
            return None;
        }
        let values: Vec<i64> = (0..units * units).map(|at| value(at / units, at % units)).collect();
        let mut weights = vec![0; places * places];
        for &(a, b, weight) in graph.edges() {
            weights[a as usize * places + b as usize] = weight;
            weights[b as usize * places + a as usize] = weight;
        }
        let rising = |unit: usize| {
            let row = &values[unit * units..][..units];
            let mut others: Vec<u32> = (0..units as u32).filter(|&other| row[other as usize] != 0).collect();
            others.sort_by_key(|&other| row[other as usize]);
            others
        };
        let falling = |place: usize| {
            let row = &weights[place * places..][..places];
            let mut others: Vec<u32> = (0..places as u32).filter(|&other| other as usize != place).collect();
            others.sort_by_key(|&other| -row[other as usize]);
            others
        };
        let (rising, falling) = ((0..units).map(rising).collect(), (0..places).map(falling).collect());
        Some(QuadraticInstance { units, places, values, weights, open, rising, falling })
    }

    #[inline]
    pub(super) fn value(&self, a: usize, b: usize) -> i64 {
        self.values[a * self.units + b]
    }

    #[inline]
    pub(super) fn weight(&self, a: usize, b: usize) -> i64 {
        self.weights[a * self.places + b]
    }

    #[inline]
    pub(super) fn is_open(&self, unit: usize, place: usize) -> bool {
        self.open[unit * self.places + place]
    }

    /// A plan in which nobody is placed.
    pub(super) fn empty(&self) -> PartialPlan {
        PartialPlan {
            place_of: vec![None; self.units],
            taken: vec![false; self.places],
            twice: 0,
            towards: vec![0; self.units * self.places],
        }
    }

    /// Puts a unit on a place, or takes it away again.
    pub(super) fn put(&self, unit: usize, place: usize, plan: &mut PartialPlan, there: bool) {
        let sign = if there { 1 } else { -1 };
        plan.twice += 2 * sign * plan.towards[unit * self.places + place];
        plan.place_of[unit] = there.then_some(place);
        plan.taken[place] = there;
        let weights = &self.weights[place * self.places..][..self.places];
        for (other, towards) in plan.towards.chunks_mut(self.places).enumerate() {
            let value = sign * self.value(unit, other);
            if value != 0 {
                towards.iter_mut().zip(weights).for_each(|(towards, weight)| *towards += value * weight);
            }
        }
    }

    /// The bound on all that goes on from a plan; `None` if nothing does, or it is interrupted.
    pub(super) fn bound(&self, plan: &PartialPlan, interrupts: &Interrupts<'_>) -> Option<QuadraticBound> {
        let units: Vec<usize> = (0..self.units).filter(|&unit| plan.place_of[unit].is_none()).collect();
        let places: Vec<usize> = (0..self.places).filter(|&place| !plan.taken[place]).collect();
        let weights = |&place: &usize| {
            let left = self.falling[place].iter().map(|&other| other as usize).filter(|&other| !plan.taken[other]);
            left.map(|other| self.weight(place, other)).collect()
        };
        let weights: Vec<Vec<i64>> = places.iter().map(weights).collect();
        let mut costs = Vec::with_capacity(units.len() * places.len());
        for &unit in &units {
            if interrupts.stop() {
                return None;
            }
            let left = self.rising[unit].iter().map(|&other| other as usize);
            let left = left.filter(|&other| plan.place_of[other].is_none());
            let values: Vec<i64> = left.map(|other| self.value(unit, other)).collect();
            let (negative, positive) = values.split_at(values.partition_point(|&value| value < 0));
            for (&place, weights) in places.iter().zip(&weights) {
                let far = products(negative.iter(), weights.iter());
                let near = products(positive.iter().rev(), weights.iter().rev());
                let cost = 2 * plan.towards[unit * self.places + place] + far + near;
                costs.push(if self.is_open(unit, place) { cost } else { CLOSED });
            }
        }
        let prices = assign(&mut costs, units.len(), places.len(), interrupts)?;
        Some(QuadraticBound { units, places, twice: plan.twice + prices, reduced: costs })
    }
}

/// A bound for any number of units and places: the values of all pairs, the greatest with the least weights between any
/// two places. `values` are those of pairs that have one; there are no more pairs of units than of places.
pub(super) fn paired_bound(mut values: Vec<i64>, graph: &Graph) -> i64 {
    values.sort_unstable();
    let (negative, positive) = values.split_at(values.partition_point(|&value| value < 0));
    let mut weights: Vec<i64> = graph.edges().iter().map(|&(.., weight)| weight).collect();
    weights.sort_unstable();
    let pairs = graph.places() * graph.places().saturating_sub(1) / 2;
    let unjoined = std::iter::repeat_n(&0, pairs - weights.len());
    let near = products(positive.iter().rev(), unjoined.chain(&weights));
    near + products(negative.iter(), weights.iter().rev())
}

fn products<'a>(values: impl Iterator<Item = &'a i64>, weights: impl Iterator<Item = &'a i64>) -> i64 {
    values.zip(weights).map(|(value, weight)| value * weight).sum()
}

/// The least cost of giving each row a column of its own, by shortest augmenting paths (Kuhn 1955; Tomizawa 1971).
/// What is left of `costs` is by how much each entry is above the prices of its row and column. `None` if it cannot be
/// done, or is interrupted.
fn assign(costs: &mut [i64], rows: usize, columns: usize, interrupts: &Interrupts<'_>) -> Option<i64> {
    const FREE: usize = usize::MAX;
    let (mut of_row, mut of_column) = (vec![0; rows], vec![0; columns]);
    let mut row_at = vec![FREE; columns];
    let mut before = vec![FREE; columns];
    for start in 0..rows {
        if interrupts.stop() {
            return None;
        }
        let mut distance = vec![i64::MAX; columns];
        let mut done = vec![false; columns];
        let (mut row, mut last, mut reached) = (start, FREE, 0);
        let end = loop {
            let slack = costs[row * columns..][..columns].iter().zip(&of_column);
            for (column, (cost, price)) in slack.enumerate().filter(|&(column, _)| !done[column]) {
                let through = reached + cost - of_row[row] - price;
                if through < distance[column] {
                    (distance[column], before[column]) = (through, last);
                }
            }
            let nearest = (0..columns).filter(|&column| !done[column]).min_by_key(|&column| distance[column])?;
            reached = distance[nearest];
            // Nothing but closed places is left.
            if reached >= CLOSED / 2 {
                return None;
            }
            done[nearest] = true;
            last = nearest;
            if row_at[nearest] == FREE {
                break nearest;
            }
            row = row_at[nearest];
        };
        of_row[start] += reached;
        for column in (0..columns).filter(|&column| done[column] && column != end) {
            of_row[row_at[column]] += reached - distance[column];
            of_column[column] -= reached - distance[column];
        }
        let mut column = end;
        loop {
            let from = before[column];
            row_at[column] = if from == FREE { start } else { row_at[from] };
            if from == FREE {
                break;
            }
            column = from;
        }
    }
    for (row, price) in of_row.iter().enumerate() {
        let entries = costs[row * columns..][..columns].iter_mut();
        entries.zip(&of_column).for_each(|(cost, other)| *cost -= price + other);
    }
    Some(of_row.iter().sum::<i64>() + of_column.iter().sum::<i64>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use itertools::Itertools;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::seeds::cases(128))]

        #[test]
        fn rows_are_given_columns_at_least_cost(
            costs in proptest::collection::vec(prop_oneof![4 => -9..9_i64, 1 => Just(CLOSED)], 12),
            rows in 1..=3_usize,
        ) {
            let mut left = costs[..rows * 4].to_vec();
            let sums = (0..4).permutations(rows).map(|held| held.iter().enumerate().map(|(row, &at)| costs[row * 4 + at]).sum());
            let least = sums.filter(|&sum: &i64| sum < CLOSED / 2).min();
            prop_assert_eq!(assign(&mut left, rows, 4, &Interrupts::default()), least);
            prop_assert!(least.is_none() || left.iter().all(|&cost| cost >= 0));
        }
    }
}
