//! How members count who lack the number that a rule is about.

use crate::error::{InputFault, Place, fault, some_members};
use crate::roster::written::NumberText;
use crate::roster::{NumberId, number};
use crate::rules::lowering_context::LoweringContext;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How those count who lack a number: `mean`, `leave_out`, or as a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(super) struct Missing(NumberText);

/// What is meant by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// As the mean of those who have the number.
    Mean,
    /// Not at all.
    LeaveOut,
    /// As this number.
    As(Decimal),
}

impl Missing {
    pub(super) const MEAN: &str = "mean";
    pub(super) const LEAVE_OUT: &str = "leave_out";

    pub(super) fn new(text: impl ToString) -> Missing {
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

/// The fault of those who lack a number, called `of`, if nothing says how they count.
pub(super) fn lacking(of: &str, id: NumberId, context: &LoweringContext<'_>) -> InputFault {
    let roster = context.roster;
    let lacking = context.members().filter(|&member| roster.number(member, id).is_none());
    let names: Vec<String> = lacking.map(|member| roster.name(member).to_owned()).collect();
    fault!(
        NumberMissing,
        "{} without the number `{of}`; fill it in, or say by `missing` how they count: as the \"mean\", as a number, \
         or not at all (\"leave_out\")",
        some_members(&names)
    )
}
