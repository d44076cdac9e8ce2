//! Small programs with known optima, and random tiny ones with their exhaustive optimum.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use roundtable::extend::milp::{ColumnId, Program};

/// `0 <= a, b <= 10`; least `3a + 4b` with `a + 2b >= 5` and `3a + b >= 4` is 11 at (1, 2).
pub(crate) fn two_columns() -> Program {
    let mut program = Program::new();
    let (a, b) = (program.integer(0, 10, 3), program.integer(0, 10, 4));
    program.row(vec![(a, 1), (b, 2)], Some(5), None);
    program.row(vec![(a, 3), (b, 1)], Some(4), None);
    program
}

/// Equality knapsacks that keep branch and bound busy, as their relaxation is far from their integers; and a vector
/// that satisfies them, dearly: nothing is picked.
pub(crate) fn market_split(columns: usize, rows: usize, seed: u64) -> (Program, Vec<i64>) {
    let mut random = Random::new(seed);
    let mut program = Program::new();
    let mut start = vec![0; columns];
    let picks: Vec<ColumnId> = (0..columns).map(|_| program.integer(0, 1, 0)).collect();
    for _ in 0..rows {
        let weights: Vec<i64> = picks.iter().map(|_| random.between(1, 99)).collect();
        let half = weights.iter().sum::<i64>() / 2;
        let (over, under) = (program.integer(0, 9_999, 1), program.integer(0, 9_999, 1));
        let mut terms: Vec<_> = picks.iter().copied().zip(weights).collect();
        terms.extend([(over, -1), (under, 1)]);
        program.row(terms, Some(half), Some(half));
        start.extend([0, half]);
    }
    (program, start)
}

/// Random numbers of a seed.
pub(crate) struct Random(Xoshiro256PlusPlus);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// From `low` to `high`, both possible.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.0.next_u64() % (high - low + 1) as u64) as i64
    }
}

/// A tiny program in plain tables, so that its optimum is found without any code of the library.
pub(crate) struct Tiny {
    /// Bounds and cost of the integer columns.
    columns: Vec<(i64, i64, i64)>,
    /// Coefficients, lower and upper side of the rows over the integer columns.
    rows: Vec<(Vec<i64>, Option<i64>, Option<i64>)>,
    /// Coefficients, target and cost of deviations `|sum - target|`, each priced through an epigraph column.
    deviations: Vec<(Vec<i64>, i64, i64)>,
}

impl Tiny {
    /// Draws a program; about a third of them are impossible.
    pub(crate) fn draw(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let count = random.between(1, 5);
        let columns: Vec<_> = (0..count)
            .map(|_| {
                let lower = random.between(-3, 2);
                (lower, lower + random.between(0, 4), random.between(-6, 6))
            })
            .collect();
        let weights = |random: &mut Random| (0..count).map(|_| random.between(-4, 5)).collect::<Vec<_>>();
        let rows = (0..random.between(0, 4))
            .map(|_| {
                let (weights, middle) = (weights(&mut random), random.between(-6, 10));
                match random.between(0, 3) {
                    0 => (weights, Some(middle), Some(middle)),
                    1 => (weights, Some(middle), None),
                    2 => (weights, None, Some(middle)),
                    _ => (weights, Some(middle), Some(middle + 3)),
                }
            })
            .collect();
        let deviations = (0..random.between(0, 3))
            .map(|_| (weights(&mut random), random.between(-5, 5), random.between(1, 4)))
            .collect();
        Self { columns, rows, deviations }
    }

    /// The program, with epigraph columns that are continuous.
    pub(crate) fn program(&self) -> Program {
        let mut program = Program::new();
        let columns: Vec<_> =
            self.columns.iter().map(|&(lower, upper, cost)| program.integer(lower, upper, cost)).collect();
        let terms = |weights: &[i64]| columns.iter().copied().zip(weights.iter().copied()).collect::<Vec<_>>();
        for (weights, lower, upper) in &self.rows {
            program.row(terms(weights), *lower, *upper);
        }
        for (weights, target, cost) in &self.deviations {
            let deviation = program.continuous(0, 1_000, *cost);
            let mut over = terms(weights);
            over.push((deviation, -1));
            program.row(over, None, Some(*target));
            let mut under = terms(weights);
            under.push((deviation, 1));
            program.row(under, Some(*target), None);
        }
        program
    }

    /// The least cost over all vectors, `None` if no vector satisfies the rows.
    pub(crate) fn optimum(&self) -> Option<i64> {
        let mut values: Vec<i64> = self.columns.iter().map(|column| column.0).collect();
        let mut best = None;
        loop {
            let sum = |weights: &[i64]| weights.iter().zip(&values).map(|(weight, value)| weight * value).sum::<i64>();
            let holds = self.rows.iter().all(|(weights, lower, upper)| {
                lower.is_none_or(|lower| sum(weights) >= lower) && upper.is_none_or(|upper| sum(weights) <= upper)
            });
            if holds {
                let own: i64 = self.columns.iter().zip(&values).map(|(column, value)| column.2 * value).sum();
                let deviations: i64 =
                    self.deviations.iter().map(|(weights, target, cost)| (sum(weights) - target).abs() * cost).sum();
                best = Some(best.map_or(own + deviations, |best: i64| best.min(own + deviations)));
            }
            let Some(at) = (0..values.len()).find(|&at| values[at] < self.columns[at].1) else {
                return best;
            };
            values[at] += 1;
            (0..at).for_each(|lower| values[lower] = self.columns[lower].0);
        }
    }
}
