//! A basis solved again in exact fractions.

use super::program::{LinearProgram, whole};
use super::simplex::{Basis, Place};
use crate::interrupts::Interrupts;
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use std::collections::BTreeMap;

/// The values and prices of a basis, which keep all bounds exactly: nothing is better.
#[derive(Debug, Clone)]
pub(crate) struct Exact {
    /// Value of each column.
    pub(crate) values: Vec<BigRational>,
    /// What one more of each row's sum is worth.
    pub(crate) prices: Vec<BigRational>,
    pub(crate) cost: BigRational,
    whole: WholePrices,
}

/// Prices of rows as whole numbers over one denominator: adding up fractions one by one takes much longer.
#[derive(Debug, Clone)]
struct WholePrices {
    numerators: Vec<BigInt>,
    denominator: BigInt,
}

impl WholePrices {
    fn new(prices: &[BigRational]) -> WholePrices {
        let denominator = prices.iter().fold(BigInt::one(), |all, price| all.lcm(price.denom()));
        let numerators = prices.iter().map(|price| price.numer() * (&denominator / price.denom())).collect();
        WholePrices { numerators, denominator }
    }

    /// What one more of a column is worth beside what it takes of rows, times the denominator.
    fn worth(&self, program: &LinearProgram, column: usize) -> BigInt {
        let column = &program.columns[column];
        let mut worth = &self.denominator * column.cost;
        for &(row, entry) in column.entries.iter().filter(|(row, _)| !self.numerators[*row].is_zero()) {
            worth -= &self.numerators[row] * entry;
        }
        worth
    }
}

impl Exact {
    /// Solves a basis exactly; `None` if it is no optimum there, or if it is interrupted.
    pub(crate) fn of(program: &LinearProgram, basis: &Basis, interrupts: &Interrupts<'_>) -> Option<Exact> {
        let basic: Vec<usize> = positions(&basis.columns, |place| matches!(place, Place::Basic(_)));
        let tight: Vec<usize> = positions(&basis.rows, |place| !matches!(place, Place::Basic(_)));
        if basic.len() != tight.len() {
            return None;
        }
        let mut values = Vec::with_capacity(program.columns.len());
        for (column, place) in program.columns.iter().zip(&basis.columns) {
            values.push(match place {
                Place::Basic(_) => BigRational::zero(),
                Place::Lower => column.bounds.lower.clone(),
                Place::Upper => column.bounds.upper.clone()?,
            });
        }
        let mut known = program.sums(&values);
        let mut place_of = vec![None; program.rows.len()];
        tight.iter().enumerate().for_each(|(place, &row)| place_of[row] = Some(place));
        let mut right = Vec::with_capacity(tight.len());
        for &row in &tight {
            let bounds = &program.rows[row];
            let bound = if basis.rows[row] == Place::Lower { &bounds.lower } else { &bounds.upper };
            right.push(bound.clone()? - std::mem::take(&mut known[row]));
        }
        let size = basic.len();
        let mut matrix = vec![vec![BigRational::zero(); size]; size];
        for (at, &column) in basic.iter().enumerate() {
            for &(row, entry) in &program.columns[column].entries {
                if let Some(place) = place_of[row] {
                    matrix[place][at] = whole(entry);
                }
            }
        }
        let costs = basic.iter().map(|&column| whole(program.columns[column].cost));
        let transposed = (0..size).map(|at| matrix.iter().map(|row| row[at].clone()).collect()).collect();
        let of_rows = solved(transposed, costs.collect(), interrupts)?;
        for (&column, value) in basic.iter().zip(solved(matrix, right, interrupts)?) {
            values[column] = value;
        }
        let mut prices = vec![BigRational::zero(); program.rows.len()];
        tight.iter().zip(of_rows).for_each(|(&row, price)| prices[row] = price);
        let cost = program.columns.iter().zip(&values);
        let cost = cost.filter(|(column, _)| column.cost != 0);
        let cost = cost.map(|(column, value)| value * whole(column.cost)).sum();
        let exact = Exact { values, whole: WholePrices::new(&prices), prices, cost };
        (program.holds(&exact.values) && exact.is_best(program, basis)).then_some(exact)
    }

    /// What one more of a column is worth beside what it takes of rows.
    pub(crate) fn worth(&self, program: &LinearProgram, column: usize) -> BigRational {
        BigRational::new(self.whole.worth(program, column), self.whole.denominator.clone())
    }

    /// Whether no column and no row is worth moving.
    fn is_best(&self, program: &LinearProgram, basis: &Basis) -> bool {
        let fits = |place: Place, worth: Sign| match place {
            Place::Lower => worth != Sign::Plus,
            Place::Upper => worth != Sign::Minus,
            Place::Basic(_) => worth == Sign::NoSign,
        };
        let columns = basis.columns.iter().enumerate();
        let rows = basis.rows.iter().zip(&self.prices).zip(&program.rows);
        let is_fixed = |at: usize| program.columns[at].bounds.upper.as_ref() == Some(&program.columns[at].bounds.lower);
        columns.into_iter().all(|(at, &place)| is_fixed(at) || fits(place, self.whole.worth(program, at).sign()))
            && rows
                .into_iter()
                .all(|((&place, price), bounds)| bounds.lower == bounds.upper || fits(place, price.numer().sign()))
    }
}

impl LinearProgram {
    /// The sum of each row. Many columns have one value: it is multiplied once.
    fn sums(&self, values: &[BigRational]) -> Vec<BigRational> {
        let mut of_value: BTreeMap<&BigRational, BTreeMap<usize, BigInt>> = BTreeMap::new();
        for (column, value) in self.columns.iter().zip(values).filter(|(_, value)| !value.is_zero()) {
            let sums = of_value.entry(value).or_default();
            column.entries.iter().for_each(|&(row, entry)| *sums.entry(row).or_default() += entry);
        }
        let mut sums = vec![BigRational::zero(); self.rows.len()];
        for (value, of_rows) in of_value {
            of_rows.into_iter().for_each(|(row, entries)| sums[row] += value * BigRational::from_integer(entries));
        }
        sums
    }

    /// What one more of a column is worth beside what it takes of rows at these prices.
    fn worth(&self, prices: &[BigRational], column: usize) -> BigRational {
        let column = &self.columns[column];
        let taken = column.entries.iter().filter(|(row, _)| !prices[*row].is_zero());
        let taken: BigRational = taken.map(|&(row, entry)| &prices[row] * whole(entry)).sum();
        whole(column.cost) - taken
    }

    /// Whether all bounds are kept.
    fn holds(&self, values: &[BigRational]) -> bool {
        let columns = self.columns.iter().zip(values).all(|(column, value)| {
            *value >= column.bounds.lower && column.bounds.upper.as_ref().is_none_or(|upper| value <= upper)
        });
        columns
            && self.rows.iter().zip(self.sums(values)).all(|(row, sum)| {
                row.lower.as_ref().is_none_or(|lower| sum >= *lower)
                    && row.upper.as_ref().is_none_or(|upper| sum <= *upper)
            })
    }

    /// What no vector that keeps all bounds is worth more than, by any prices of rows, which may come from floating
    /// point (weak duality). `None` if the prices leave a column or row without a bound unlimited, or are no numbers.
    pub(crate) fn bound(&self, prices: &[f64]) -> Option<BigRational> {
        let prices: Vec<BigRational> =
            prices.iter().map(|&price| BigRational::from_float(price)).collect::<Option<_>>()?;
        let mut bound = BigRational::zero();
        let mut prices = prices;
        for (price, row) in prices.iter_mut().zip(&self.rows) {
            let side = if price.is_positive() { &row.upper } else { &row.lower };
            match side {
                Some(side) => bound += &*price * side,
                // A price on the open side helps nobody.
                None => *price = BigRational::zero(),
            }
        }
        for (at, column) in self.columns.iter().enumerate() {
            let worth = self.worth(&prices, at);
            match (&column.bounds.upper, worth.is_positive()) {
                (Some(upper), true) => bound += worth * upper,
                (None, true) => return None,
                (_, false) => bound += worth * &column.bounds.lower,
            }
        }
        Some(bound)
    }
}

fn positions(places: &[Place], are: impl Fn(&Place) -> bool) -> Vec<usize> {
    places.iter().enumerate().filter(|(_, place)| are(place)).map(|(at, _)| at).collect()
}

/// Solves a square system by elimination; `None` if it has no single solution, or if it is interrupted.
fn solved(
    mut matrix: Vec<Vec<BigRational>>,
    mut right: Vec<BigRational>,
    interrupts: &Interrupts<'_>,
) -> Option<Vec<BigRational>> {
    let size = right.len();
    for at in 0..size {
        if interrupts.stop() {
            return None;
        }
        // Of the rows left that have something here, the one with the fewest entries keeps the others short.
        let entries = |row: usize| matrix[row][at..].iter().filter(|entry| !entry.is_zero()).count();
        let pivot = (at..size).filter(|&row| !matrix[row][at].is_zero()).min_by_key(|&row| entries(row))?;
        matrix.swap(at, pivot);
        right.swap(at, pivot);
        let (above, below) = matrix.split_at_mut(at + 1);
        let (known, of_known) = (&above[at], right[at].clone());
        let filled: Vec<usize> = (at + 1..size).filter(|&column| !known[column].is_zero()).collect();
        for (row, right) in below.iter_mut().zip(&mut right[at + 1..]) {
            if row[at].is_zero() {
                continue;
            }
            let factor = &row[at] / &known[at];
            row[at] = BigRational::zero();
            for &column in &filled {
                let less = &factor * &known[column];
                row[column] -= less;
            }
            *right -= &factor * &of_known;
        }
    }
    let mut values = vec![BigRational::zero(); size];
    for at in (0..size).rev() {
        let mut rest = right[at].clone();
        for (entry, value) in matrix[at][at + 1..].iter().zip(&values[at + 1..]) {
            if !entry.is_zero() && !value.is_zero() {
                rest -= entry * value;
            }
        }
        values[at] = rest / &matrix[at][at];
    }
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::super::{ColumnBounds, RowBounds, Simplex, whole};
    use super::*;
    use proptest::prelude::*;

    /// A program of small numbers: columns from 0 to a bound, rows between two bounds.
    fn program(columns: Vec<(i64, i64)>, rows: Vec<(Option<i64>, Option<i64>)>, entries: &[Vec<i64>]) -> LinearProgram {
        let mut program = LinearProgram::default();
        for (lower, upper) in rows {
            program.row(RowBounds { lower: lower.map(whole), upper: upper.map(whole) });
        }
        for ((upper, cost), entries) in columns.into_iter().zip(entries) {
            let entries = entries.iter().copied().enumerate().filter(|(_, entry)| *entry != 0).collect();
            program.column(ColumnBounds { lower: whole(0), upper: Some(whole(upper)) }, cost, entries);
        }
        program
    }

    #[test]
    fn a_vertex_of_thirds_is_exact() {
        let rows = vec![(None, Some(1)), (None, Some(1)), (None, Some(1))];
        let program = program(vec![(1, 1); 3], rows, &[vec![1, 1, 0], vec![0, 1, 1], vec![1, 0, 1]]);
        let optimum = Simplex::new(&program, None, Interrupts::default()).run().expect("0 keeps all bounds");
        let exact = Exact::of(&program, &optimum.basis, &Interrupts::default()).expect("the basis is best");
        assert_eq!(exact.cost, BigRational::new(3.into(), 2.into()));
        assert_eq!(program.bound(&optimum.prices), Some(exact.cost));
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]

        #[test]
        fn the_optimum_is_that_of_all_vertices(
            columns in prop::collection::vec((1i64..4, -3i64..4), 1..4),
            rows in prop::collection::vec((-2i64..4, 0i64..4, 0u8..3), 1..4),
            entries in prop::collection::vec(prop::collection::vec(-2i64..3, 3), 5),
        ) {
            let bounds: Vec<_> = rows.iter().map(|&(lower, width, open)| match open {
                0 => (Some(lower), Some(lower + width)),
                1 => (None, Some(lower)),
                _ => (Some(lower), None),
            }).collect();
            let cut: Vec<Vec<i64>> = entries.iter().map(|row| row[..rows.len()].to_vec()).collect();
            let program = program(columns.clone(), bounds, &cut);
            let found = Simplex::new(&program, None, Interrupts::default()).run();
            // The best point of a fine grid is a vertex or near one: none is better, and where none holds there may be none.
            let mut best: Option<BigRational> = None;
            let steps = 4i64;
            let mut point = vec![0i64; columns.len()];
            loop {
                let values: Vec<BigRational> =
                    point.iter().map(|&at| BigRational::new(at.into(), steps.into())).collect();
                if program.holds(&values) {
                    let cost: BigRational = columns.iter().zip(&values).map(|(column, value)| value * whole(column.1)).sum();
                    best = best.filter(|known| *known >= cost).or(Some(cost));
                }
                let Some(next) = (0..point.len()).find(|&at| point[at] < steps * columns[at].0) else { break };
                point[next] += 1;
                point[..next].fill(0);
            }
            match found {
                Some(found) => {
                    let exact = Exact::of(&program, &found.basis, &Interrupts::default()).expect("the basis of small numbers is exact");
                    prop_assert!(best.is_none_or(|best| best <= exact.cost));
                    prop_assert!(program.bound(&found.prices).is_some_and(|bound| bound >= exact.cost));
                }
                None => prop_assert!(best.is_none(), "a point keeps all bounds"),
            }
        }
    }
}
