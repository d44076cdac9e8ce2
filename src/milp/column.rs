//! One column of a program.

/// One column of a [`Program`](super::Program): its place among the columns of the program that made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnId(pub(super) u32);

impl ColumnId {
    /// The place of the column, counted from 0; also its place in every vector of values.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One column of a [`Program`](super::Program), as an engine reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProgramColumn {
    /// The least value.
    pub lower: i64,
    /// The greatest value.
    pub upper: i64,
    /// What each unit costs.
    pub cost: i64,
    /// Whether only integers are allowed; otherwise it is an epigraph column (see
    /// [`Program::continuous`](super::Program::continuous)).
    pub integer: bool,
}
