//! The solver: floor, search, integer program, check.

mod certify;
mod effort;
mod levels;
mod patterns;
mod periods;
mod programs;
mod progress;
mod run;
mod settings;
mod solve_model;

pub use progress::Progress;
pub use settings::Solver;

pub(crate) use certify::{Certified, certify};
pub(crate) use run::{Found, Run};
pub(crate) use solve_model::{Attempt, ModelAnswer, solve_model};
