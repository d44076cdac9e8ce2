//! What can be wrong with input, and what can break underneath.
//!
//! "No plan can meet all these rules" and "stopped before a plan was found" are answers, not errors: see
//! [`Outcome`](crate::Outcome).

mod code;
mod families;
mod input_fault;
mod messages;
mod noun;
mod place;
mod private;

use crate::plan_fault::PlanFault;
use std::fmt;

pub(crate) use code::Code;
pub use code::codes;
pub(crate) use families::{Flaw, suggestion};
pub use input_fault::InputFault;
pub(crate) use input_fault::fault;
pub(crate) use messages::{listed, some_members};
pub(crate) use noun::Noun;
pub use place::Place;

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
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
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

/// Further faults are left out, which a last one says.
pub(crate) const MAX_FAULTS: usize = 100;

/// The faults of an input, never empty, in the order in which they were found. If there are more than 100, the last one
/// says so.
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
    fn from(Faults(mut faults): Faults) -> Self {
        if faults.len() > MAX_FAULTS {
            faults.truncate(MAX_FAULTS);
            faults.push(InputFault::more_faults());
        }
        Error::Input(InputFaults(faults))
    }
}

/// Gathers faults, so that all are reported at once.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<InputFault>);

impl Faults {
    /// Notes one fault. Faults of the same private rule become one, so that their number says nothing.
    pub(crate) fn push(&mut self, fault: InputFault) {
        let joined = fault.is_private().then(|| self.0.iter_mut().find(|known| known.is_private_like(&fault)));
        match joined.flatten() {
            Some(known) => known.join_private(fault),
            None => self.0.push(fault),
        }
    }

    /// Notes the faults that `look` finds, each inside a part of the problem, such as `fixed[0]`; their words say so
    /// already.
    pub(crate) fn inside<T>(&mut self, part: &str, look: impl FnOnce(&mut Faults) -> T) -> T {
        let mut own = Faults::default();
        let found = look(&mut own);
        self.note(own.into_iter().map(|fault| fault.inside(part)));
        found
    }

    /// Notes the faults that `look` finds in a part of the problem, such as `never[0]`; each begins with that place.
    pub(crate) fn under<T>(&mut self, part: &str, look: impl FnOnce(&mut Faults) -> T) -> T {
        let mut own = Faults::default();
        let found = look(&mut own);
        self.note(own.into_iter().map(|fault| fault.under(part)));
        found
    }

    /// Keeps the value, or notes the fault.
    pub(crate) fn keep<T>(&mut self, result: Result<T, InputFault>) -> Option<T> {
        result.map_err(|fault| self.push(fault)).ok()
    }

    /// Notes faults as far as there are any.
    pub(crate) fn note(&mut self, faults: impl IntoIterator<Item = InputFault>) {
        for fault in faults {
            self.push(fault);
        }
    }

    /// Notes those of these faults that are not noted yet.
    pub(crate) fn note_new(&mut self, faults: Faults) {
        for fault in faults.0 {
            if !self.0.contains(&fault) {
                self.push(fault);
            }
        }
    }

    /// The faults one by one.
    pub(crate) fn into_iter(self) -> impl Iterator<Item = InputFault> {
        self.0.into_iter()
    }

    /// How many were noted.
    /// Those about names alone. Those of private rules are kept: their code does not say what they are about.
    pub(crate) fn about_names(self) -> Faults {
        let codes = [Code::Unknown, Code::AmbiguousName, Code::PrivateRule].map(Code::name);
        let mut named = Faults::default();
        named.note(self.into_iter().filter(|fault| codes.contains(&fault.code())));
        named
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// True until a fault was noted.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `value` if no fault was noted, else all faults.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, Error> {
        if self.is_empty() { Ok(value) } else { Err(self.into()) }
    }
}
