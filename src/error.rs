//! What can be wrong with input, and what can break underneath.
//!
//! "No plan can meet all these rules" and "stopped before a plan was found" are answers, not errors: see
//! [`Outcome`](crate::Outcome).

use std::fmt;

/// Everything that can go wrong in a call of this library.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input has faults; all that were found are listed.
    #[error("{0}")]
    Input(InputFaults),
    /// An engine for integer programs failed in a way that is not an answer.
    #[error(
        "the engine `{engine}` failed: {message}; solve again with another engine or without one"
    )]
    Backend {
        /// Name of the engine.
        engine: String,
        /// What it said.
        message: String,
    },
}

/// All faults of an input, never empty, in the order in which they were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFaults(Vec<InputFault>);

impl InputFaults {
    /// The faults one by one.
    pub fn iter(&self) -> impl Iterator<Item = &InputFault> {
        self.0.iter()
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

/// Gathers faults, so that all are reported at once.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<InputFault>);

impl Faults {
    /// Notes one fault.
    pub(crate) fn push(&mut self, fault: InputFault) {
        self.0.push(fault);
    }

    /// Keeps the value, or notes the fault.
    pub(crate) fn keep<T>(&mut self, result: Result<T, InputFault>) -> Option<T> {
        result.map_err(|fault| self.push(fault)).ok()
    }

    /// `value` if no fault was noted, else all faults.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, Error> {
        match self.0.is_empty() {
            true => Ok(value),
            false => Err(Error::Input(InputFaults(self.0))),
        }
    }
}

/// One fault of an input: whom or what it concerns, why it is a fault, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InputFault {
    /// A roster without members.
    #[error("the roster has no members; add at least one")]
    EmptyRoster,
}
