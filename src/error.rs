//! What can be wrong with input, and what can break underneath.
//!
//! "No plan can meet all these rules" and "stopped before a plan was found" are answers, not errors: see
//! [`Outcome`](crate::Outcome).

mod csv_fault;
mod fault;
mod file_fault;
mod group_fault;
mod location;
mod meeting_fault;
mod pay_fault;
mod room_fault;
mod rota_fault;
mod round_fault;
mod share_item;
mod shares_fault;
mod voting_fault;

use std::fmt;

pub use csv_fault::CsvFault;
pub use fault::InputFault;
pub use file_fault::FileFault;
pub use group_fault::GroupFault;
pub use location::{Location, NameKind, Position};
pub use meeting_fault::MeetingFault;
pub use pay_fault::PayFault;
pub use room_fault::{RoomFault, SeatList, SeatPairs};
pub use rota_fault::RotaFault;
pub use round_fault::RoundFault;
pub use share_item::{ShareItem, ShareName};
pub use shares_fault::SharesFault;
pub use voting_fault::VotingFault;

/// Everything that can go wrong in a call of this library.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input has faults; all that were found are listed.
    #[error("{0}")]
    Input(InputFaults),
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

/// Faults of one kind alone are an error as well.
macro_rules! an_error_alone {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Error {
            fn from(fault: $kind) -> Self {
                InputFault::from(fault).into()
            }
        })*
    };
}

an_error_alone!(CsvFault, FileFault, RotaFault, VotingFault);

impl From<Faults> for Error {
    fn from(faults: Faults) -> Self {
        Error::Input(InputFaults(faults.0))
    }
}

/// Gathers faults, so that all are reported at once.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<InputFault>);

impl Faults {
    /// Notes one fault.
    pub(crate) fn push(&mut self, fault: impl Into<InputFault>) {
        self.0.push(fault.into());
    }

    /// Keeps the value, or notes the fault.
    pub(crate) fn keep<T>(&mut self, result: Result<T, InputFault>) -> Option<T> {
        result.map_err(|fault| self.push(fault)).ok()
    }

    /// Notes a fault if there is one.
    pub(crate) fn note(&mut self, fault: Option<InputFault>) {
        self.0.extend(fault);
    }

    /// The faults one by one.
    pub(crate) fn into_iter(self) -> impl Iterator<Item = InputFault> {
        self.0.into_iter()
    }

    /// How many were noted.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// True until a fault was noted.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `value` if no fault was noted, else all faults.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, Error> {
        match self.0.is_empty() {
            true => Ok(value),
            false => Err(self.into()),
        }
    }
}
