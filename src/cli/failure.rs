//! Why there is no answer.

use roundtable::{Error, InputFault};

/// Why a command was not carried out.
pub(crate) enum Failure {
    /// The input has faults, each in the words for those who organise: whoever runs this holds the files.
    Input(Vec<String>),
    /// Something broke that is no fault of the input.
    Broken(String),
}

impl Failure {
    /// One fault of the input.
    pub(crate) fn input(fault: impl Into<String>) -> Failure {
        Failure::Input(vec![fault.into()])
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        match error {
            Error::Input(ref faults) => Failure::Input(faults.iter().map(InputFault::for_organisers).collect()),
            Error::Plan(_) => {
                Failure::Input(error.to_string().lines().map(|fault| format!("the plan: {fault}")).collect())
            }
            broken => Failure::Broken(broken.to_string()),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::Broken(error.to_string())
    }
}

/// What was read, or `None` with its faults noted beside those found before.
pub(crate) fn keep<T>(read: Result<T, impl Into<Failure>>, faults: &mut Vec<String>) -> Result<Option<T>, Failure> {
    match read.map_err(Into::into) {
        Ok(value) => Ok(Some(value)),
        Err(Failure::Input(found)) => {
            faults.extend(found);
            Ok(None)
        }
        Err(broken) => Err(broken),
    }
}
