//! The money of a project.

use serde::{Deserialize, Serialize};

/// What money a project has, and what attending its meetings is paid. Amounts are in the smallest unit of the currency.
///
/// ```
/// use roundtable::Money;
///
/// let money = Money::new().currency("£").budget(1_200_000).attendance("session");
/// # let _ = money;
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "money", deny_unknown_fields)]
#[must_use]
pub struct Money {
    /// The sign of the currency, of which a hundred smallest units make one: `£`, `CHF`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) currency: Option<String>,
    /// For attendance, roles, work and mentoring together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) budget: Option<u64>,
    /// The rate by which those who are paid are paid for attending, by the hours of a meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) attendance: Option<String>,
}

impl Money {
    /// So far no budget, and attending is not paid.
    pub fn new() -> Money {
        Money::default()
    }

    /// The sign of the currency, such as `£` or `CHF`.
    pub fn currency(mut self, sign: impl Into<String>) -> Money {
        self.currency = Some(sign.into());
        self
    }

    /// What attendance, roles, work and mentoring may cost together.
    pub fn budget(mut self, most: u64) -> Money {
        self.budget = Some(most);
        self
    }

    /// Attending is paid by the rate of this name, by the hours of a meeting, to those who are paid.
    pub fn attendance(mut self, rate: impl Into<String>) -> Money {
        self.attendance = Some(rate.into());
        self
    }
}
