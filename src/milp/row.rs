//! One row of a program, and the normal form in which it is kept.

use super::column::ColumnId;
use num_integer::gcd;

/// One row of a [`Program`](super::Program): `lower <= sum of coefficient × column <= upper`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProgramRow {
    /// Columns with their coefficients: sorted by column, each once, none zero.
    pub terms: Vec<(ColumnId, i64)>,
    /// The least sum; `None` if it is unlimited.
    pub lower: Option<i64>,
    /// The greatest sum; `None` if it is unlimited.
    pub upper: Option<i64>,
}

impl ProgramRow {
    /// What the terms add up to. 2^32 products of 2^126 could leave `i128`; saturating keeps such a sum out of bounds.
    pub(crate) fn sum(&self, values: &[i64]) -> i128 {
        self.terms.iter().fold(0_i128, |sum, (column, coefficient)| {
            sum.saturating_add(i128::from(*coefficient) * i128::from(values[column.index()]))
        })
    }
}

/// Sorts by column, adds up repeated columns and drops zeros; `None` if a coefficient leaves the range of `i64`.
pub(crate) fn merged(mut terms: Vec<(ColumnId, i64)>) -> Option<Vec<(ColumnId, i64)>> {
    terms.sort_unstable_by_key(|(column, _)| *column);
    let mut merged: Vec<(ColumnId, i64)> = Vec::with_capacity(terms.len());
    for (column, coefficient) in terms {
        match merged.last_mut() {
            Some((last, sum)) if *last == column => *sum = sum.checked_add(coefficient)?,
            _ => merged.push((column, coefficient)),
        }
    }
    merged.retain(|(_, coefficient)| *coefficient != 0);
    Some(merged)
}

/// Divides a row by the greatest common divisor of its coefficients.
pub(crate) fn divide(row: &mut ProgramRow, all_integer: bool) {
    let mut divisor =
        row.terms.iter().fold(0_u64, |divisor, (_, coefficient)| gcd(divisor, coefficient.unsigned_abs()));
    if !all_integer {
        let bounds = [row.lower, row.upper].into_iter().flatten();
        divisor = bounds.fold(divisor, |divisor, bound| gcd(divisor, bound.unsigned_abs()));
    }
    let Ok(divisor) = i64::try_from(divisor) else {
        return;
    };
    if divisor > 1 {
        row.terms.iter_mut().for_each(|(_, coefficient)| *coefficient /= divisor);
        row.lower = row.lower.map(|bound| -(-i128::from(bound)).div_euclid(i128::from(divisor)) as i64);
        row.upper = row.upper.map(|bound| bound.div_euclid(divisor));
    }
}
