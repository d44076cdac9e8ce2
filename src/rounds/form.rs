//! How rounds stand in a problem file; [`ProblemFile`](crate::ProblemFile) describes the shape.

use super::builder::Tables;
use super::plan::PlannedRound;
use super::rules::RoundKind;
use super::{Rounds, RoundsBuilder};
use crate::error::Error;
use crate::roster::{Roster, RosterForm};
use crate::rules::GivenRules;
use crate::rules::form::GroupForm;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::path::{Path, PathBuf};

/// Rounds as they stand in a problem file, read but not yet checked; the shape is that of
/// [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "rounds", deny_unknown_fields)]
pub struct RoundsForm {
    roster: RosterForm,
    rounds: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tables: Vec<GroupForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    own_tables: Vec<OwnTables>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    absent: Vec<Absent>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    sit_out: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fixed: Vec<PlannedRound>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    met_before: Vec<(String, String, u32)>,
    #[serde(default)]
    rules: GivenRules<RoundKind>,
}

/// The tables of one round.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnTables {
    round: usize,
    tables: Vec<GroupForm>,
}

/// The rounds in which a member is not there.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Absent {
    member: String,
    rounds: Vec<usize>,
}

fn tables(forms: Vec<GroupForm>) -> Tables {
    forms.into_iter().fold(Tables::new(), |tables, form| match form {
        GroupForm::Sized(name, size) => tables.table(name, size),
        GroupForm::Even(name, number) => tables.even(name, number),
    })
}

fn forms(tables: &Tables) -> Vec<GroupForm> {
    let named = tables.named.iter();
    let named = named.map(|(name, size)| GroupForm::Sized(name.clone(), size.into()));
    let even = tables.even.iter();
    named.chain(even.map(|(name, number)| GroupForm::Even(name.clone(), *number))).collect()
}

impl RoundsForm {
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
    /// All faults of the roster; if it has none, all faults of rounds, tables and rules.
    pub fn build(self, folder: &Path) -> Result<Rounds, Error> {
        let roster = self.roster.clone().read(folder)?;
        self.build_with(&roster)
    }

    /// Makes the problem with this roster in place of the one that the file names.
    ///
    /// # Errors
    ///
    /// All faults of rounds, tables and rules.
    pub fn build_with(self, roster: &Roster) -> Result<Rounds, Error> {
        let mut builder = RoundsBuilder::new(roster).rounds(self.rounds);
        builder.given.tables = tables(self.tables);
        for own in self.own_tables {
            builder = builder.tables_in(own.round, tables(own.tables));
        }
        for absent in self.absent {
            builder = builder.absent(absent.member, absent.rounds);
        }
        builder.given.sit_out = self.sit_out;
        builder = builder.fixed(self.fixed).met_before(self.met_before);
        builder.rules = self.rules;
        builder.build()
    }
}

/// Prints nothing of the roster and of the rules.
impl fmt::Debug for RoundsForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RoundsForm")
            .field("rounds", &self.rounds)
            .field("rules", &self.rules.asked.len())
            .finish_non_exhaustive()
    }
}

impl From<&Rounds> for RoundsForm {
    fn from(problem: &Rounds) -> RoundsForm {
        let given = &problem.given;
        let own = |(round, tables): &(usize, Tables)| OwnTables { round: *round, tables: forms(tables) };
        let absent =
            |(member, rounds): &(String, Vec<usize>)| Absent { member: member.clone(), rounds: rounds.clone() };
        RoundsForm {
            roster: RosterForm::from(problem.roster()),
            rounds: given.rounds,
            tables: forms(&given.tables),
            own_tables: given.own_tables.iter().map(own).collect(),
            absent: given.absent.iter().map(absent).collect(),
            sit_out: given.sit_out,
            fixed: given.fixed.clone(),
            met_before: given.met_before.clone(),
            rules: problem.asked.clone().into(),
        }
    }
}

/// The problem with its members in place.
impl TryFrom<RoundsForm> for Rounds {
    type Error = Error;

    fn try_from(form: RoundsForm) -> Result<Rounds, Error> {
        let roster = form.roster.clone().in_place()?;
        form.build_with(&roster)
    }
}

/// As the value of `rounds` in a problem file, with the members in place.
impl Serialize for Rounds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RoundsForm::from(self).serialize(serializer)
    }
}

/// Checked as by [`RoundsBuilder::build`]; the members must stand in place.
impl<'de> Deserialize<'de> for Rounds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Rounds, D::Error> {
        let form = RoundsForm::deserialize(deserializer)?;
        Rounds::try_from(form).map_err(serde::de::Error::custom)
    }
}
