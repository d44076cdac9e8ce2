//! Who votes.

use crate::error::{InputFault, Noun};
use crate::roster::names;
use crate::roster::pairs::Pairs;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Somebody who votes. `Debug` prints no backgrounds.
///
/// ```
/// use roundtable::audit::Voter;
///
/// let lead = Voter::new("lead").weight(3).veto().background("researcher");
/// assert_eq!((lead.weight, lead.veto), (3, true));
/// assert_eq!(lead.backgrounds, ["researcher"]);
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "voter", deny_unknown_fields)]
#[non_exhaustive]
pub struct Voter {
    /// Ids are exact: two that differ only in case or spaces are a fault of the rule.
    pub id: String,
    /// How much the vote counts towards the quota; 1 unless said.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub weight: u64,
    /// True if nothing passes without this voter.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub veto: bool,
    /// The backgrounds that the voter belongs to; one given twice counts once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub backgrounds: Vec<String>,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) weights: Pairs<u64>,
}

fn one() -> u64 {
    1
}

fn is_one(weight: &u64) -> bool {
    *weight == 1
}

impl Voter {
    /// A voter with one vote, without a veto and without backgrounds.
    ///
    /// ```
    /// use roundtable::audit::Voter;
    ///
    /// assert_eq!(Voter::new("ana").weight, 1);
    /// ```
    #[must_use]
    pub fn new(id: impl Into<String>) -> Voter {
        Voter { id: id.into(), weight: 1, veto: false, backgrounds: Vec::new(), weights: Pairs::default() }
    }

    /// Sets how much the vote counts towards the quota.
    ///
    /// ```
    /// use roundtable::audit::Voter;
    ///
    /// assert_eq!(Voter::new("lead").weight(3).weight, 3);
    /// ```
    #[must_use]
    pub fn weight(mut self, weight: u64) -> Voter {
        self.weight = weight;
        self
    }

    /// Sets how much the voter weighs in another measure, such as a population; 0 unless said.
    ///
    /// ```
    /// use roundtable::audit::Voter;
    ///
    /// assert_eq!(Voter::new("Malta").weighs("population", 400).weight_in("population"), 400);
    /// ```
    #[must_use]
    pub fn weighs(mut self, measure: impl Into<String>, weight: u64) -> Voter {
        *self.weights.entry(measure.into()) = weight;
        self
    }

    /// How much the voter weighs in another measure; 0 if nothing is said.
    #[must_use]
    pub fn weight_in(&self, measure: &str) -> u64 {
        self.weights.iter().find(|(name, _)| *name == measure).map_or(0, |(_, &weight)| weight)
    }

    /// Gives the voter a veto.
    ///
    /// ```
    /// use roundtable::audit::Voter;
    ///
    /// assert!(Voter::new("lead").veto().veto);
    /// ```
    #[must_use]
    pub fn veto(mut self) -> Voter {
        self.veto = true;
        self
    }

    /// Adds a background.
    ///
    /// ```
    /// use roundtable::audit::Voter;
    ///
    /// let ana = Voter::new("ana").background("lived experience").background("researcher");
    /// assert_eq!(ana.backgrounds.len(), 2);
    /// ```
    #[must_use]
    pub fn background(mut self, background: impl Into<String>) -> Voter {
        self.backgrounds.push(background.into());
        self
    }
}

/// With one vote and nothing else.
impl From<&str> for Voter {
    fn from(id: &str) -> Voter {
        Voter::new(id)
    }
}

/// With one vote and nothing else.
impl From<String> for Voter {
    fn from(id: String) -> Voter {
        Voter::new(id)
    }
}

impl fmt::Debug for Voter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Voter")
            .field("id", &self.id)
            .field("weight", &self.weight)
            .field("veto", &self.veto)
            .finish_non_exhaustive()
    }
}

/// Where the voter of an id stands.
pub(super) fn position(voters: &[Voter], id: &str) -> Result<usize, InputFault> {
    let found = voters.iter().position(|voter| voter.id == id);
    found.ok_or_else(|| {
        InputFault::unknown(Noun::Voter, id, names::nearest(id, voters.iter().map(|voter| voter.id.as_str())))
    })
}
