//! How shares stand in a problem file; [`ProblemFile`](crate::ProblemFile) describes the shape.

use super::builder::Given;
use super::decision::Decision;
use super::piece::Piece;
use super::rate::Rate;
use super::rule::ShareKind;
use super::terms::Terms;
use super::training::Training;
use super::{Shares, SharesBuilder};
use crate::error::Error;
use crate::roster::{Roster, RosterForm};
use crate::rules::GivenRules;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::path::{Path, PathBuf};

/// Shares as they stand in a problem file, read but not yet checked; the shape is that of
/// [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "shares", deny_unknown_fields)]
pub struct SharesForm {
    roster: RosterForm,
    #[serde(default = "one")]
    periods: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rates: Vec<Rate>,
    members: Vec<Terms>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pieces: Vec<Piece>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    trainings: Vec<Training>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<Decision>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mentoring: Option<f64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unequal: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    agreed: Vec<(String, String)>,
    #[serde(default)]
    rules: GivenRules<ShareKind>,
}

fn one() -> usize {
    1
}

impl SharesForm {
    /// Where the roster is read from; none when its members stand in place. `folder` is that of the problem file.
    ///
    /// # Errors
    ///
    /// A path that does not exist, or that leads outside the folder.
    pub fn roster_path(&self, folder: &Path) -> Result<Option<PathBuf>, Error> {
        self.roster.path(folder)
    }

    /// Reads the roster and makes the problem. `folder` is that of the problem file.
    ///
    /// # Errors
    ///
    /// All faults of the roster; if it has none, all faults of rates, terms, pieces, trainings, decisions and rules.
    pub fn build(self, folder: &Path) -> Result<Shares, Error> {
        let roster = self.roster.clone().read(folder)?;
        self.build_with(&roster)
    }

    /// Makes the problem with this roster in place of the one that the file names.
    ///
    /// # Errors
    ///
    /// All faults of rates, terms, pieces, trainings, decisions and rules.
    pub fn build_with(self, roster: &Roster) -> Result<Shares, Error> {
        let mut builder = SharesBuilder::new(roster);
        builder.given = Given {
            periods: self.periods,
            rates: self.rates,
            terms: self.members,
            pieces: self.pieces,
            trainings: self.trainings,
            decisions: self.decisions,
            mentoring: self.mentoring,
            unequal: self.unequal,
            agreed: self.agreed,
        };
        builder.rules = self.rules;
        builder.build()
    }
}

/// Prints nothing of the roster and of the rules.
impl fmt::Debug for SharesForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharesForm")
            .field("periods", &self.periods)
            .field("rules", &self.rules.asked.len())
            .finish_non_exhaustive()
    }
}

impl From<&Shares> for SharesForm {
    fn from(problem: &Shares) -> SharesForm {
        let given = problem.given.clone();
        SharesForm {
            roster: RosterForm::from(problem.roster()),
            periods: given.periods,
            rates: given.rates,
            members: given.terms,
            pieces: given.pieces,
            trainings: given.trainings,
            decisions: given.decisions,
            mentoring: given.mentoring,
            unequal: given.unequal,
            agreed: given.agreed,
            rules: problem.asked[..problem.rules_given].to_vec().into(),
        }
    }
}

/// The problem with its members in place.
impl TryFrom<SharesForm> for Shares {
    type Error = Error;

    fn try_from(form: SharesForm) -> Result<Shares, Error> {
        let roster = form.roster.clone().in_place()?;
        form.build_with(&roster)
    }
}

/// As the value of `shares` in a problem file, with the members in place.
impl Serialize for Shares {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SharesForm::from(self).serialize(serializer)
    }
}

/// Checked as by [`SharesBuilder::build`]; the members must stand in place.
impl<'de> Deserialize<'de> for Shares {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Shares, D::Error> {
        let form = SharesForm::deserialize(deserializer)?;
        Shares::try_from(form).map_err(serde::de::Error::custom)
    }
}
