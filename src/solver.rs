//! The solver.
/// Solves problems.
#[derive(Debug)]
pub struct Solver;
