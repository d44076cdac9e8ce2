//! What members have beside what is shared out.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Hours and pay that a member has in a period beside what is shared out here, such as those of meetings that they
/// attend; see [`Terms::already`](crate::Terms::already).
///
/// ```
/// use roundtable::{Already, Terms};
///
/// let meetings = Already::new("attendance").in_period(2).hours(3.0).pay(7_500);
/// let ana = Terms::new("ana").offers(60.0).already(meetings);
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "already", deny_unknown_fields)]
#[must_use]
pub struct Already {
    pub(super) what: String,
    /// Counted from 1.
    #[serde(default = "first")]
    pub(super) in_period: usize,
    #[serde(default)]
    pub(super) hours: f64,
    /// In the smallest unit of the currency.
    #[serde(default)]
    pub(super) pay: u64,
}

fn first() -> usize {
    1
}

impl Already {
    /// In the first period, so far without hours or pay. `what` it is, in a word or two, is how reports group it.
    pub fn new(what: impl Into<String>) -> Already {
        Already { what: what.into(), in_period: first(), hours: 0.0, pay: 0 }
    }

    /// It is in this period, counted from 1.
    pub fn in_period(mut self, period: usize) -> Already {
        self.in_period = period;
        self
    }

    /// It takes `hours`: 0 or more, at most 100 000, and a whole number of minutes.
    pub fn hours(mut self, hours: f64) -> Already {
        self.hours = hours;
        self
    }

    /// So much is paid for it, in the smallest unit of the currency; at most 10^12.
    pub fn pay(mut self, amount: u64) -> Already {
        self.pay = amount;
        self
    }
}

/// Prints nothing of hours and pay.
impl fmt::Debug for Already {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Already").field("what", &self.what).finish_non_exhaustive()
    }
}
