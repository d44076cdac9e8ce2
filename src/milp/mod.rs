//! Integer programs, and the engines that solve them; [`extend::milp`](crate::extend::milp) has the documentation.

mod backend;
mod checked;
mod column;
mod command;
mod cost_step;
mod cover;
pub(crate) mod encode;
pub(crate) mod encoding;
#[cfg(any(feature = "highs", feature = "microlp"))]
mod engines;
mod faults;
mod lagrange;
mod mps;
pub(crate) mod partition;
mod program;
mod report;
mod row;
mod screen;
mod set_partition;
pub(crate) mod symmetry;

pub use backend::{Answer, Backend, EngineError, ProgramLimits, integral_bound, rounded};
pub use checked::{Checked, Refusal, solve_checked};
pub use column::{ColumnId, ProgramColumn};
pub use command::{CommandEngine, Dialect};
pub use faults::{Defect, VectorFault};
pub use program::Program;
pub use row::ProgramRow;

/// The engines of this build, strongest first.
#[must_use]
pub fn backends() -> Vec<&'static dyn Backend> {
    vec![
        #[cfg(feature = "highs")]
        &engines::Highs,
        #[cfg(feature = "microlp")]
        &engines::MicroLp,
    ]
}

/// The engine of that name, if this build has it.
#[must_use]
pub fn backend(name: &str) -> Option<&'static dyn Backend> {
    backends().into_iter().find(|backend| backend.name() == name)
}
