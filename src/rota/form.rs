//! How a rota stands in a problem file; [`ProblemFile`](crate::ProblemFile) describes the shape.

use super::builder::{AtMeetings, Given, RoleAtMeetings};
use super::ledger::Ledger;
use super::plan::PlannedTurns;
use super::role::Role;
use super::rule::RotaKind;
use super::{Rota, RotaBuilder};
use crate::error::Error;
use crate::roster::{Roster, RosterForm};
use crate::rules::GivenRules;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::path::{Path, PathBuf};

/// A rota as it stands in a problem file, read but not yet checked; the shape is that of
/// [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "rota", deny_unknown_fields)]
pub struct RotaForm {
    roster: RosterForm,
    meetings: usize,
    roles: Vec<Role>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    compatible: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    absent: Vec<AtMeetings>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    online: Vec<AtMeetings>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    never: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    not_this_time: Vec<RoleAtMeetings>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    experienced: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    held: Vec<PlannedTurns>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ledger: Option<Ledger>,
    #[serde(default)]
    rules: GivenRules<RotaKind>,
}

impl RotaForm {
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
    /// All faults of the roster; if it has none, all faults of roles, meetings and rules.
    pub fn build(self, folder: &Path) -> Result<Rota, Error> {
        let roster = self.roster.clone().read(folder)?;
        self.build_with(&roster)
    }

    /// Makes the problem with this roster in place of the one that the file names.
    ///
    /// # Errors
    ///
    /// All faults of roles, meetings and rules.
    pub fn build_with(self, roster: &Roster) -> Result<Rota, Error> {
        let mut builder = RotaBuilder::new(roster);
        builder.given = Given {
            meetings: self.meetings,
            roles: self.roles,
            compatible: self.compatible,
            absent: self.absent,
            online: self.online,
            never: self.never,
            not_this_time: self.not_this_time,
            experienced: self.experienced,
            held: self.held,
            ledger: self.ledger,
        };
        builder.rules = self.rules;
        builder.build()
    }
}

/// Prints nothing of the roster and of the rules.
impl fmt::Debug for RotaForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RotaForm")
            .field("meetings", &self.meetings)
            .field("rules", &self.rules.asked.len())
            .finish_non_exhaustive()
    }
}

impl From<&Rota> for RotaForm {
    fn from(problem: &Rota) -> RotaForm {
        let given = problem.given.clone();
        RotaForm {
            roster: RosterForm::from(problem.roster()),
            meetings: given.meetings,
            roles: given.roles,
            compatible: given.compatible,
            absent: given.absent,
            online: given.online,
            never: given.never,
            not_this_time: given.not_this_time,
            experienced: given.experienced,
            held: given.held,
            ledger: given.ledger,
            rules: problem.asked.clone().into(),
        }
    }
}

/// The problem with its members in place.
impl TryFrom<RotaForm> for Rota {
    type Error = Error;

    fn try_from(form: RotaForm) -> Result<Rota, Error> {
        let roster = form.roster.clone().in_place()?;
        form.build_with(&roster)
    }
}

/// As the value of `rota` in a problem file, with the members in place.
impl Serialize for Rota {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RotaForm::from(self).serialize(serializer)
    }
}

/// Checked as by [`RotaBuilder::build`]; the members must stand in place.
impl<'de> Deserialize<'de> for Rota {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Rota, D::Error> {
        let form = RotaForm::deserialize(deserializer)?;
        Rota::try_from(form).map_err(serde::de::Error::custom)
    }
}
