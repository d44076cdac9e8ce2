//! Integer programs, and the engines that solve them.
//!
//! A [`Program`] holds integers only. An engine is a [`Backend`]; [`solve_checked`] asks it and computes every claim
//! again in integers, since engines have been seen to return vectors that break rows and optima that are none.
//!
//! Which engines there are is decided by the features of this crate: `microlp` (default, pure Rust) and `highs`
//! (stronger; needs cmake and a C++ compiler). With neither, [`backends`] is empty and nothing is linked.
//!
//! ```
//! use roundtable::milp::{Answer, Program, ProgramLimits, backends, solve_checked};
//!
//! // Three people, two of them needed, at 4, 2 and 3 hours.
//! let mut program = Program::new();
//! let people = [4, 2, 3].map(|hours| program.integer(0, 1, hours));
//! program.row(people.map(|person| (person, 1)).to_vec(), Some(2), Some(2));
//! for engine in backends() {
//!     let checked = solve_checked(engine, &program, &ProgramLimits::nodes(100))?;
//!     assert_eq!(checked.answer, Answer::Optimal { values: vec![0, 1, 1] });
//! }
//! # Ok::<(), roundtable::milp::EngineError>(())
//! ```

mod backend;
mod broken;
mod checked;
pub(crate) mod encode;
pub(crate) mod encoding;
#[cfg(any(feature = "highs", feature = "microlp"))]
mod engines;
mod lagrange;
pub(crate) mod partition;
mod program;
mod row;
mod set_partition;
pub(crate) mod symmetry;

pub use backend::{Answer, Backend, EngineError, ProgramLimits, integral_bound, rounded};
pub use broken::{Broken, Defect};
pub use checked::{Checked, Refusal, solve_checked};
pub use program::{ColumnId, Program};

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
