//! What can be wrong with input, and what can break underneath.
//!
//! "No plan can meet all these rules" and "stopped before a plan was found" are answers, not errors: see
//! [`Outcome`](crate::Outcome).

mod code;
mod families;
mod faults;
mod input_fault;
mod messages;
mod noun;
mod place;
mod plan_fault;
mod private;

use std::fmt;

pub(crate) use code::Code;
pub use code::codes;
pub(crate) use families::{Flaw, suggestion};
pub(crate) use faults::Faults;
pub use input_fault::InputFault;
pub(crate) use input_fault::fault;
pub(crate) use messages::{listed, quoted, some_members};
pub(crate) use noun::Noun;
pub use place::Place;
pub use plan_fault::PlanFault;

/// Everything that can go wrong in a call of this library.
///
/// What it prints is for whoever gave the input, and leaves out what private rules say; [`Error::for_organisers`] tells
/// that too.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input has faults; all that were found are listed.
    #[error("{0}")]
    Input(InputFaults),
    /// A plan that was to be judged is no plan of the problem; all faults that were found are listed.
    #[error("{}", plan_fault::told(.0))]
    Plan(Vec<PlanFault>),
    /// A plan did not stand up to its check: a fault of this library, never of the input.
    #[error("the plan does not stand up to its check ({details}); please report this with the problem")]
    Unsound {
        /// What the check says.
        details: String,
    },
    /// An engine for integer programs failed in a way that is not an answer.
    #[error("the engine `{engine}` failed: {message}; solve again with another engine or without one")]
    Backend {
        /// Name of the engine.
        engine: String,
        /// What it said.
        message: String,
    },
}

impl Error {
    /// The error with all that private rules say, for those who organise.
    pub fn for_organisers(&self) -> String {
        match self {
            Error::Input(faults) => faults.for_organisers(),
            other => other.to_string(),
        }
    }
}

/// The faults of an input, never empty, in the order in which they were found. At most 20 of a kind, and 200 in all, are
/// told one by one; behind the last of a kind stands how many more of it there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFaults(Vec<InputFault>);

impl InputFaults {
    /// The faults one by one.
    pub fn iter(&self) -> impl Iterator<Item = &InputFault> {
        self.0.iter()
    }

    /// The faults with all that private rules say, for those who organise: one a line.
    pub fn for_organisers(&self) -> String {
        let lines: Vec<String> = self.iter().map(InputFault::for_organisers).collect();
        lines.join("\n")
    }
}

impl fmt::Display for InputFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.0.iter().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for InputFaults {}

impl From<InputFault> for Error {
    fn from(fault: InputFault) -> Self {
        Error::Input(InputFaults(vec![fault]))
    }
}

impl From<Faults> for Error {
    fn from(faults: Faults) -> Self {
        Error::Input(InputFaults(faults.into_iter().filter(|fault| !fault.is_remark()).collect()))
    }
}
