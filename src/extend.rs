//! For those who extend the library or measure it; nobody needs this to solve a problem. `ARCHITECTURE.md` in the
//! repository says how all of it works.
//!
//! - [`model`]: the core language of slots, counts and prices, to which every problem is lowered.
//! - [`milp`]: the integer programs made of it, and the engines that solve them. [`Backend`](milp::Backend) is what an
//!   engine of your own implements; [`Solver::engine`](crate::Solver::engine) takes it.
//! - [`PricedProblem`]: a problem as the solver sees it.

pub use crate::interrupts::Interrupts;
pub use crate::problem::{CountedConflict, PricedModel, PricedProblem, TierWords};

/// The core language: units hold slots, counts are taken over who holds what, and every count has a price.
///
/// A [`Model`](model::Model) is what a problem is lowered to before it is solved.
pub mod model {
    pub use crate::model::*;
}

/// Integer programs, and the engines that solve them.
///
/// A [`Program`](milp::Program) holds integers only. An engine is a [`Backend`](milp::Backend);
/// [`solve_checked`](milp::solve_checked) asks it and computes every claim again in integers, since engines have been
/// seen to return vectors that break rows and optima that are none.
///
/// Which engines are built in is decided by the features of this crate: `microlp` (default, pure Rust) and `highs`
/// (stronger; needs cmake and a C++ compiler). With neither, [`backends`](milp::backends) is empty and nothing is
/// linked. A [`CommandEngine`](milp::CommandEngine) runs an engine that is installed on this machine, or one of a cluster.
///
/// ```
/// use roundtable::extend::milp::{Answer, Program, ProgramLimits, backends, solve_checked};
///
/// // Three people, two of them needed, at 4, 2 and 3 hours.
/// let mut program = Program::new();
/// let people = [4, 2, 3].map(|hours| program.integer(0, 1, hours));
/// program.row(people.map(|person| (person, 1)).to_vec(), Some(2), Some(2));
/// for engine in backends() {
///     let checked = solve_checked(engine, &program, &ProgramLimits::nodes(100))?;
///     assert_eq!(checked.answer, Answer::Optimal { values: vec![0, 1, 1] });
/// }
/// # Ok::<(), roundtable::extend::milp::EngineError>(())
/// ```
pub mod milp {
    pub use crate::milp::*;
}
