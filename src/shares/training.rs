//! Trainings.

use serde::{Deserialize, Serialize};

/// A training: what it teaches, how many can attend, and what it costs.
///
/// It is for those who wish to learn one of its skills. Who attends is paid for the hours at their own rate. Who
/// teaches takes none of its places.
///
/// ```
/// use roundtable::Training;
///
/// let day = Training::new("facilitation day").teaches(["facilitation"]).places(4).cost(12_000);
/// let day = day.hours(6.0).in_period(2);
/// assert_eq!(day.name(), "facilitation day");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "training", deny_unknown_fields)]
#[must_use]
pub struct Training {
    pub(super) name: String,
    pub(super) teaches: Vec<String>,
    pub(super) places: usize,
    /// Of a place, in the smallest unit of the currency.
    #[serde(default)]
    pub(super) cost: u64,
    #[serde(default)]
    pub(super) hours: f64,
    /// Counted from 1.
    #[serde(default = "first")]
    pub(crate) in_period: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) taught_by: Vec<String>,
}

fn first() -> usize {
    1
}

impl Training {
    /// A training in the first period that costs nothing and takes no hours; so far it teaches nothing and has no
    /// places.
    pub fn new(name: impl Into<String>) -> Training {
        Training {
            name: name.into(),
            teaches: Vec::new(),
            places: 0,
            cost: 0,
            hours: 0.0,
            in_period: first(),
            taught_by: Vec::new(),
        }
    }

    /// It teaches these skills.
    pub fn teaches<T: Into<String>>(mut self, skills: impl IntoIterator<Item = T>) -> Training {
        self.teaches.extend(skills.into_iter().map(Into::into));
        self
    }

    /// So many can attend.
    pub fn places(mut self, places: usize) -> Training {
        self.places = places;
        self
    }

    /// What a place that is taken costs, in the smallest unit of the currency; at most 10^12.
    pub fn cost(mut self, amount: u64) -> Training {
        self.cost = amount;
        self
    }

    /// It takes `hours` of those who attend, who are paid for them: 0 or more, at most 100 000, and a whole
    /// number of minutes.
    pub fn hours(mut self, hours: f64) -> Training {
        self.hours = hours;
        self
    }

    /// It takes place in this period, counted from 1.
    pub fn in_period(mut self, period: usize) -> Training {
        self.in_period = period;
        self
    }

    /// This member teaches at it; others may be named as well.
    pub fn taught_by(mut self, member: impl Into<String>) -> Training {
        self.taught_by.push(member.into());
        self
    }

    /// Name of the training.
    pub fn name(&self) -> &str {
        &self.name
    }
}
