//! How members count who lack the number that is balanced.

use crate::error::{InputFault, Place, fault};
use crate::roster::number;
use crate::roster::written::NumberText;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How those count who lack a number: `mean`, `leave_out`, or as a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::rules::groups) struct Missing(NumberText);

/// What is meant by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// As the mean of those who have the number.
    Mean,
    /// Not at all: a group's sum is compared with the mean times those of its members who have the number.
    LeaveOut,
    /// As this number.
    As(Decimal),
}

impl Missing {
    pub(in crate::rules::groups) const MEAN: &str = "mean";
    pub(in crate::rules::groups) const LEAVE_OUT: &str = "leave_out";

    pub(in crate::rules::groups) fn new(text: impl ToString) -> Missing {
        Missing(NumberText(Some(text.to_string())))
    }

    /// What is meant; a fault if it is neither of the words nor a number.
    pub(super) fn meaning(&self) -> Result<Meaning, InputFault> {
        let text = self.0.0.as_deref().unwrap_or("null");
        match text {
            Missing::MEAN => Ok(Meaning::Mean),
            Missing::LEAVE_OUT => Ok(Meaning::LeaveOut),
            _ => number::read(text, || Place::path("missing")).map(Meaning::As).map_err(|_| {
                fault!(
                    NotANumber,
                    "`missing` is `{text}`; write \"mean\", \"leave_out\" or a number of at most 6 decimals, such as 4.5"
                )
            }),
        }
    }

    /// ", those without it counted as the mean".
    pub(super) fn words(&self) -> String {
        match self.meaning() {
            Ok(Meaning::Mean) => ", those without it counted as the mean,".to_owned(),
            Ok(Meaning::LeaveOut) => ", those without it left out,".to_owned(),
            Ok(Meaning::As(number)) => format!(", those without it counted as {number},"),
            Err(_) => String::new(),
        }
    }
}
