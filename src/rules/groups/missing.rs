//! How members count who lack the number that a rule is about.

use crate::error::{Faults, InputFault, Place, fault, some_members};
use crate::roster::written::NumberText;
use crate::roster::{MemberId, NumberId, number};
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

/// Numbers of those who take part on one scale, those of who lacks one among them.
pub(super) struct ScaledNumbers {
    /// In the order of those who take part; `None` for who does not count.
    pub(super) of: Vec<Option<i128>>,
    /// 1 counts as this much.
    pub(super) scale: i128,
}

impl ScaledNumbers {
    /// The numbers of the name `of` on a scale of so many decimals at least; `is_counted` says of whom. Notes the fault of
    /// those who lack one where nothing is said of them, and of numbers that are too large.
    pub(super) fn new(
        (of, id): (&str, NumberId),
        missing: Option<Meaning>,
        decimals: u32,
        is_counted: impl Fn(MemberId) -> bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<ScaledNumbers> {
        let roster = context.roster;
        let value = |member| is_counted(member).then(|| roster.number(member, id));
        let values: Vec<Option<Option<i64>>> = context.members().map(value).collect();
        let complete = !values.contains(&Some(None));
        if missing.is_none() && !complete {
            faults.push(lacking(of, id, context));
            return None;
        }
        faults.keep(scaled(&values, roster.decimals(id), decimals, missing.filter(|_| !complete)))
    }
}

/// Values of so many decimals on one scale, which has `least` decimals at least: `None` for who does not count, and
/// `Some(None)` for who lacks one. A fault if they are too large.
fn scaled(
    values: &[Option<Option<i64>>],
    decimals: u32,
    least: u32,
    missing: Option<Meaning>,
) -> Result<ScaledNumbers, InputFault> {
    let as_number = if let Some(Meaning::As(number)) = missing { Some(number) } else { None };
    let finest = decimals.max(least).max(as_number.map_or(0, |number| number.scale()));
    let given = values.iter().flatten().flatten().copied().map(i128::from);
    // The mean is a whole number where everything is taken as often as it is of numbers.
    let times = if missing == Some(Meaning::Mean) { given.clone().count().max(1) as i128 } else { 1 };
    let finer = 10i128.pow(finest - decimals);
    let in_place = match missing {
        None | Some(Meaning::LeaveOut) => None,
        Some(Meaning::Mean) => Some(given.sum::<i128>().checked_mul(finer).ok_or_else(InputFault::sums_too_large)?),
        Some(Meaning::As(value)) => Some(i128::from(number::scale(value, finest, || Place::path("missing"))?)),
    };
    let number = |value: &Option<Option<i64>>| match value {
        Some(Some(value)) => i128::from(*value).checked_mul(finer * times).map(Some),
        Some(None) => Some(in_place),
        None => Some(None),
    };
    let of = values.iter().map(number).collect::<Option<_>>().ok_or_else(InputFault::sums_too_large)?;
    Ok(ScaledNumbers { of, scale: 10i128.pow(finest) * times })
}

/// The fault of those who lack a number, called `of`, if nothing says how they count.
fn lacking(of: &str, id: NumberId, context: &LoweringContext<'_>) -> InputFault {
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
