//! A plain integer program: columns, rows, integer data only.

use super::column::{ColumnId, ProgramColumn};
use super::row::{ProgramRow, divide, merged};
use super::{Defect, VectorFault};

/// An integer program that is minimised. Every column has finite bounds, so a program is never unbounded.
///
/// ```
/// use roundtable::extend::milp::Program;
///
/// let mut program = Program::new();
/// let first = program.integer(0, 10, 3);
/// let second = program.integer(0, 10, 4);
/// program.row(vec![(first, 1), (second, 2)], Some(5), None);
/// assert_eq!(program.check(&[1, 2]), Ok(()));
/// assert_eq!(program.cost_of(&[1, 2]), Some(11));
/// assert!(program.check(&[1, 1]).is_err());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Program {
    columns: Vec<ProgramColumn>,
    rows: Vec<ProgramRow>,
    start: Option<Vec<i64>>,
    /// What the least cost is a multiple of; 0 if nothing is known. Whatever is added or changed sets it back.
    step: u64,
    defect: Option<Defect>,
}

impl Program {
    /// A program without columns and rows.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a column that takes integers from `lower` to `upper`, each unit at `cost`.
    pub fn integer(&mut self, lower: i64, upper: i64, cost: i64) -> ColumnId {
        self.column(ProgramColumn { lower, upper, cost, integer: true })
    }

    /// Adds an epigraph column: the engine may give it fractions, but given integers in all integer columns its best
    /// value is an integer by the way the rows are written. The caller answers for that; see
    /// [`solve_checked`](super::solve_checked) for how its value is derived again.
    pub fn continuous(&mut self, lower: i64, upper: i64, cost: i64) -> ColumnId {
        self.column(ProgramColumn { lower, upper, cost, integer: false })
    }

    fn column(&mut self, column: ProgramColumn) -> ColumnId {
        let index = u32::try_from(self.columns.len()).unwrap_or_else(|_| {
            self.defect = Some(Defect::TooManyColumns);
            u32::MAX
        });
        self.columns.push(column);
        self.step = 0;
        ColumnId(index)
    }

    /// Adds the row `lower <= sum of coefficient × column <= upper`; `None` leaves that side open.
    ///
    /// Repeated columns are merged, zero terms dropped, and the row is divided by the greatest common divisor of its
    /// coefficients. If all its columns are integer the bounds are rounded inward, which is the cheapest of cuts;
    /// otherwise the divisor must divide the bounds too. Rows that nothing can break are not kept.
    pub fn row(&mut self, terms: Vec<(ColumnId, i64)>, lower: Option<i64>, upper: Option<i64>) {
        if terms.iter().any(|(column, _)| column.index() >= self.columns.len()) {
            self.defect = Some(Defect::UnknownColumn);
            return;
        }
        let Some(terms) = merged(terms) else {
            self.defect = Some(Defect::Overflow);
            return;
        };
        if terms.is_empty() && lower.is_none_or(|bound| bound <= 0) && upper.is_none_or(|bound| bound >= 0)
            || lower.is_none() && upper.is_none()
        {
            return;
        }
        let mut row = ProgramRow { terms, lower, upper };
        let integer = row.terms.iter().all(|(column, _)| self.columns[column.index()].integer);
        divide(&mut row, integer);
        self.rows.push(row);
        self.step = 0;
    }

    /// Changes what each unit of `column` costs.
    pub fn set_cost(&mut self, column: ColumnId, cost: i64) {
        self.step = 0;
        match self.columns.get_mut(column.index()) {
            Some(column) => column.cost = cost,
            None => self.defect = Some(Defect::UnknownColumn),
        }
    }

    /// Adds the row that no vector costs less than `cost`, which is known beside columns, costs and rows: all of them
    /// have been added.
    pub(crate) fn known_at_least(&mut self, cost: i64) {
        let step = self.cost_step();
        let terms = (0..).map(ColumnId).zip(&self.columns).map(|(id, column)| (id, column.cost)).collect();
        self.row(terms, Some(cost), None);
        // This row has no say in it: it cuts off no vector, and so not the best one either.
        self.step = step;
    }

    /// The next cost that the best vector may have, from `bound` on.
    pub(crate) fn next_cost(&self, bound: i64) -> i64 {
        let step = i128::from(self.step.max(1));
        i64::try_from(-(-i128::from(bound)).div_euclid(step) * step).unwrap_or(bound)
    }

    /// Gives the engine a vector to start from, one value for each column in the order of their making. A vector that
    /// breaks a row is ignored by the engines and refused by [`solve_checked`](super::solve_checked).
    pub fn set_start(&mut self, values: Vec<i64>) {
        self.start = Some(values);
    }

    /// The vector to start from, whether or not it satisfies the rows.
    #[must_use]
    pub fn start(&self) -> Option<&[i64]> {
        self.start.as_deref()
    }

    /// Number of columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns.len()
    }

    /// Whether there are columns that take integers alone.
    pub(super) fn has_integers(&self) -> bool {
        self.columns.iter().any(|column| column.integer)
    }

    /// Whether no coefficient is so large that an engine's tolerance of 10⁻⁶ could hide a whole unit of its row; where
    /// costs differ by more than a unit, that much of a row with costs.
    #[must_use]
    pub fn is_well_scaled(&self) -> bool {
        let cost = |(column, _): &(ColumnId, i64)| self.columns[column.index()].cost.unsigned_abs();
        self.rows.iter().all(|row| {
            let unit = self.step.checked_div(row.terms.iter().map(cost).max().unwrap_or(0)).unwrap_or(1).max(1);
            row.terms.iter().all(|(_, coefficient)| coefficient.unsigned_abs() / unit <= 1_000_000)
        })
    }

    /// Number of rows that were kept.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Why no engine may be asked, if so.
    #[must_use]
    pub fn defect(&self) -> Option<Defect> {
        self.defect
    }

    /// What `values` cost; `None` if their number is wrong or the cost leaves the range of `i64`.
    #[must_use]
    pub fn cost_of(&self, values: &[i64]) -> Option<i64> {
        if values.len() != self.columns.len() {
            return None;
        }
        let mut cost = 0_i128;
        for (column, &value) in self.columns.iter().zip(values) {
            cost = cost.checked_add(i128::from(column.cost) * i128::from(value))?;
        }
        i64::try_from(cost).ok()
    }

    /// Checks bounds and rows for a full vector in exact integer arithmetic; it shares no code with any engine.
    ///
    /// # Errors
    ///
    /// The first bound or row that is broken.
    pub fn check(&self, values: &[i64]) -> Result<(), VectorFault> {
        if let Some(defect) = self.defect {
            return Err(VectorFault::Program(defect));
        }
        if values.len() != self.columns.len() {
            return Err(VectorFault::Length { expected: self.columns.len(), got: values.len() });
        }
        for (at, (column, &value)) in self.columns.iter().zip(values).enumerate() {
            if value < column.lower || value > column.upper {
                return Err(VectorFault::Bound { column: at, value, lower: column.lower, upper: column.upper });
            }
        }
        for (at, row) in self.rows.iter().enumerate() {
            let sum = row.sum(values);
            let low = row.lower.is_some_and(|bound| sum < i128::from(bound));
            if low || row.upper.is_some_and(|bound| sum > i128::from(bound)) {
                return Err(VectorFault::Row { row: at, sum });
            }
        }
        Ok(())
    }

    /// The columns in the order of their making.
    #[must_use]
    pub fn column_data(&self) -> &[ProgramColumn] {
        &self.columns
    }

    /// The rows that were kept, in the order of their making.
    #[must_use]
    pub fn row_data(&self) -> &[ProgramRow] {
        &self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_merged_divided_and_rounded_inward() {
        let mut program = Program::new();
        let (first, second) = (program.integer(0, 9, 0), program.integer(0, 9, 0));
        program.row(vec![(second, 4), (first, 3), (first, 3), (second, 2)], Some(-7), Some(17));
        let row = &program.row_data()[0];
        assert_eq!(row.terms, [(first, 1), (second, 1)]);
        assert_eq!((row.lower, row.upper), (Some(-1), Some(2)));
    }

    #[test]
    fn a_continuous_column_keeps_the_bounds_of_its_row() {
        let mut program = Program::new();
        let (count, over) = (program.integer(0, 9, 0), program.continuous(0, 9, 1));
        program.row(vec![(count, 2), (over, -2)], None, Some(5));
        program.row(vec![(count, 2), (over, -2)], None, Some(4));
        assert_eq!(program.row_data()[0].terms[0].1, 2);
        assert_eq!((program.row_data()[1].terms[0].1, program.row_data()[1].upper), (1, Some(2)));
    }

    #[test]
    fn rows_that_nothing_can_break_are_not_kept() {
        let mut program = Program::new();
        let column = program.integer(0, 1, 0);
        program.row(vec![(column, 1)], None, None);
        program.row(vec![(column, 1), (column, -1)], Some(0), Some(3));
        assert_eq!(program.rows(), 0);
        program.row(vec![(column, 1), (column, -1)], Some(1), None);
        assert_eq!(program.rows(), 1);
        assert_eq!(program.check(&[0]), Err(VectorFault::Row { row: 0, sum: 0 }));
    }

    #[test]
    fn defects_are_remembered() {
        let mut program = Program::new();
        let column = program.integer(0, 1, 0);
        program.row(vec![(column, i64::MAX), (column, 1)], Some(0), None);
        assert_eq!(program.check(&[0]), Err(VectorFault::Program(Defect::Overflow)));
        let mut empty = Program::new();
        empty.set_cost(column, 1);
        assert_eq!(empty.defect(), Some(Defect::UnknownColumn));
    }

    #[test]
    fn extreme_numbers_do_not_overflow() {
        let mut program = Program::new();
        let column = program.integer(i64::MIN, i64::MAX, i64::MIN);
        program.row(vec![(column, i64::MIN)], Some(i64::MIN), Some(i64::MAX));
        assert_eq!(program.check(&[1]), Ok(()));
        assert!(program.check(&[i64::MAX]).is_err());
        assert_eq!((program.cost_of(&[1]), program.cost_of(&[2])), (Some(i64::MIN), None));
    }
}
