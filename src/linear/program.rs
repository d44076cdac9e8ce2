//! A linear program with exact data.

use num_rational::BigRational;
use num_traits::ToPrimitive;

/// Least and greatest sum of a row; `None` leaves that side open.
#[derive(Debug, Clone)]
pub(crate) struct RowBounds {
    pub(crate) lower: Option<BigRational>,
    pub(crate) upper: Option<BigRational>,
}

/// Least and greatest value of a column; `None` is no greatest value.
#[derive(Debug, Clone)]
pub(crate) struct ColumnBounds {
    pub(crate) lower: BigRational,
    pub(crate) upper: Option<BigRational>,
}

/// A column with its coefficients in rows, each row once.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) bounds: ColumnBounds,
    pub(super) cost: i64,
    pub(super) entries: Vec<(usize, i64)>,
}

/// A linear program that is maximised.
#[derive(Debug, Clone, Default)]
pub(crate) struct LinearProgram {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<RowBounds>,
}

impl LinearProgram {
    /// Adds a row without coefficients; its number.
    pub(crate) fn row(&mut self, bounds: RowBounds) -> usize {
        self.rows.push(bounds);
        self.rows.len() - 1
    }

    /// Adds a column with its coefficients in rows that are there; its number.
    pub(crate) fn column(&mut self, bounds: ColumnBounds, cost: i64, entries: Vec<(usize, i64)>) -> usize {
        self.columns.push(Column { bounds, cost, entries });
        self.columns.len() - 1
    }

    /// Adds a coefficient of a column that is 0 in this row so far.
    pub(crate) fn entry(&mut self, row: usize, column: usize, coefficient: i64) {
        self.columns[column].entries.push((row, coefficient));
    }

    /// Gives a row other bounds.
    pub(crate) fn bound_row(&mut self, row: usize, bounds: RowBounds) {
        self.rows[row] = bounds;
    }

    /// Gives a column another worth.
    pub(crate) fn cost_column(&mut self, column: usize, cost: i64) {
        self.columns[column].cost = cost;
    }

    /// Gives a column other bounds.
    pub(crate) fn bound_column(&mut self, column: usize, bounds: ColumnBounds) {
        self.columns[column].bounds = bounds;
    }
}

/// A whole number as a fraction.
pub(crate) fn whole(number: i64) -> BigRational {
    BigRational::from_integer(number.into())
}

/// The nearest floating point number.
pub(super) fn float(number: &BigRational) -> f64 {
    number.to_f64().unwrap_or(f64::NAN)
}
