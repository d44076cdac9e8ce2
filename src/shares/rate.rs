//! Rates of pay: always the group's own, each with where it comes from.

use super::money;
use super::validate::paid_by;
use crate::error::Faults;
use crate::outcome::plain;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A rate of pay by its name. None is built in: what people are paid is given, with its source and the date on which it
/// was looked up.
///
/// Amounts are in the smallest unit of the currency, such as pence or cents, and at most 10^12.
///
/// ```
/// use roundtable::Rate;
///
/// let session = Rate::bands("session", [(0.0, 2_500), (2.0, 7_500)]).source("our payment policy", "2026-04-01");
/// assert_eq!(session.name(), "session");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "rate", deny_unknown_fields)]
#[must_use]
pub struct Rate {
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) flat: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) hourly: Option<u64>,
    /// From how many hours, and how much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bands: Option<Vec<(f64, u64)>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
}

impl Rate {
    fn new(name: impl Into<String>) -> Rate {
        Rate { name: name.into(), flat: None, hourly: None, bands: None, source: None, date: None }
    }

    /// So much for each piece of work, training or person mentored, however long it takes.
    pub fn flat(name: impl Into<String>, amount: u64) -> Rate {
        Rate { flat: Some(amount), ..Rate::new(name) }
    }

    /// So much an hour. What a place on a piece comes to up to the end of each period is rounded to the nearest unit,
    /// halves up, so that its periods add up to what all its hours come to.
    pub fn hourly(name: impl Into<String>, amount: u64) -> Rate {
        Rate { hourly: Some(amount), ..Rate::new(name) }
    }

    /// So much for a sitting, by its length: the amount of the last band that begins at its hours or before. What
    /// somebody does for a piece in one period is a sitting. The first band begins at 0 hours, and each later one above
    /// the one before.
    pub fn bands(name: impl Into<String>, bands: impl IntoIterator<Item = (f64, u64)>) -> Rate {
        Rate { bands: Some(bands.into_iter().collect()), ..Rate::new(name) }
    }

    /// Where the rate comes from, and the date as of which it holds, as `YYYY-MM-DD`.
    pub fn source(mut self, text: impl Into<String>, date: impl Into<String>) -> Rate {
        self.source = Some(text.into());
        self.date = Some(date.into());
        self
    }

    /// Name of the rate.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// "session: 1250 an hour (our payment policy, 2026-04-01)".
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(None))
    }
}

impl Rate {
    /// What a sitting of these minutes comes to, of a rate that was checked.
    pub(crate) fn of_sitting(&self, minutes: i64) -> i64 {
        paid_by(self, &mut Faults::default()).pay(&[(0, minutes)]).iter().map(|(_, paid)| paid).sum()
    }

    /// The rate in words, with money told in a currency.
    pub(super) fn told(&self, currency: Option<&str>) -> String {
        let money = |amount: u64| money::told(amount as f64, currency);
        let flat = self.flat.map(|flat| format!("{} for each piece of work, training or person mentored", money(flat)));
        let hourly = self.hourly.map(|hourly| format!("{} an hour", money(hourly)));
        let bands = self.bands.iter().flatten().enumerate().map(|(at, &(from, amount))| match at {
            0 => format!("{} for a sitting", money(amount)),
            _ => format!("{} from {} h on", money(amount), plain(from)),
        });
        let amounts: Vec<String> = flat.into_iter().chain(hourly).chain(bands).collect();
        let said = [&self.source, &self.date].map(|said| said.as_deref().unwrap_or("not said"));
        format!("{}: {} ({})", self.name, amounts.join(", "), said.join(", "))
    }
}
