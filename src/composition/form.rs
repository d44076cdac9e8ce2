//! How a composition stands in a problem file; [`ProblemFile`](crate::ProblemFile) describes the shape.

use super::{Composition, CompositionBuilder, Placing};
use crate::error::Error;
use crate::roster::{Roster, RosterForm};
use crate::rules::GivenRules;
use crate::rules::form::GroupForm;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::path::{Path, PathBuf};

/// A composition as it stands in a problem file, read but not yet checked; the shape is that of
/// [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "composition", deny_unknown_fields)]
pub struct CompositionForm {
    roster: RosterForm,
    groups: Vec<GroupForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    placing: Option<PlacingForm>,
    #[serde(default)]
    rules: GivenRules,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PlacingForm {
    Everyone,
    Select,
}

impl CompositionForm {
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
    /// All faults of the roster; if it has none, all faults of groups and rules.
    pub fn build(self, folder: &Path) -> Result<Composition, Error> {
        let roster = self.roster.clone().read(folder)?;
        self.build_with(&roster)
    }

    /// Makes the problem with this roster in place of the one that the file names.
    ///
    /// # Errors
    ///
    /// All faults of groups and rules.
    pub fn build_with(self, roster: &Roster) -> Result<Composition, Error> {
        let mut builder: CompositionBuilder = Composition::builder(roster);
        for group in self.groups {
            builder = match group {
                GroupForm::Sized(name, size) => builder.group(name, size),
                GroupForm::Even(name, number) => builder.even_groups(name, number),
            };
        }
        builder.placing = match self.placing {
            None => Placing::Unsaid,
            Some(PlacingForm::Everyone) => Placing::Everyone,
            Some(PlacingForm::Select) => Placing::Select,
        };
        builder.rules = self.rules;
        builder.build()
    }
}

/// Prints nothing of the roster and of the rules.
impl fmt::Debug for CompositionForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CompositionForm")
            .field("groups", &self.groups.len())
            .field("rules", &self.rules.asked.len())
            .finish_non_exhaustive()
    }
}

impl From<&Composition> for CompositionForm {
    fn from(problem: &Composition) -> CompositionForm {
        CompositionForm {
            roster: RosterForm::from(problem.roster()),
            groups: problem.groups.iter().map(GroupForm::from).collect(),
            placing: Some(match problem.everyone {
                true => PlacingForm::Everyone,
                false => PlacingForm::Select,
            }),
            rules: problem.asked.clone().into(),
        }
    }
}

/// The problem with its members in place.
impl TryFrom<CompositionForm> for Composition {
    type Error = Error;

    fn try_from(form: CompositionForm) -> Result<Composition, Error> {
        let roster = form.roster.clone().in_place()?;
        form.build_with(&roster)
    }
}

/// As the value of `composition` in a problem file, with the members in place.
impl Serialize for Composition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CompositionForm::from(self).serialize(serializer)
    }
}

/// Checked as by [`CompositionBuilder::build`]; the members must stand in place.
impl<'de> Deserialize<'de> for Composition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Composition, D::Error> {
        let form = CompositionForm::deserialize(deserializer)?;
        Composition::try_from(form).map_err(serde::de::Error::custom)
    }
}
