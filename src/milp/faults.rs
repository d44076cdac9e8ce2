//! What a vector can break in a program, and what can be wrong with the program itself.

/// Why a program cannot be solved as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Defect {
    /// The merged coefficients of a column in one row leave the range of `i64`.
    #[error("the coefficients of a column in one row add up beyond 64 bits; make the numbers smaller")]
    Overflow,
    /// A column of another program was used.
    #[error("a row or a cost names a column that this program does not have")]
    UnknownColumn,
    /// More than 2^32 columns.
    #[error("the program has more than 2^32 columns; merge members of equal profile")]
    TooManyColumns,
}

/// The first thing that a vector of values breaks in a program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VectorFault {
    /// The vector does not have one value for each column.
    #[error("{got} values for {expected} columns")]
    Length {
        /// Number of columns.
        expected: usize,
        /// Number of values.
        got: usize,
    },
    /// A value lies outside the bounds of its column.
    #[error("column {column} has the value {value}, outside {lower}..={upper}")]
    Bound {
        /// Place of the column.
        column: usize,
        /// The value.
        value: i64,
        /// Smallest allowed value.
        lower: i64,
        /// Largest allowed value.
        upper: i64,
    },
    /// The terms of a row add up to a sum outside its bounds.
    #[error("row {row} adds up to {sum}, outside its bounds")]
    Row {
        /// Place of the row among the rows that were kept.
        row: usize,
        /// What its terms add up to.
        sum: i128,
    },
    /// The program itself is defective, so that nothing can satisfy it.
    #[error("{0}")]
    Program(Defect),
}
