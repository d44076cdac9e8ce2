//! The parts of a project.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A part of a project: one of the five problems, made of what the project is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Who is in the group.
    Group,
    /// Who holds which role at which meeting.
    Rota,
    /// Who does which work, learns and leads what.
    Work,
    /// Who sits at which table of small groups.
    Tables,
    /// Who sits where in the room.
    Seating,
}

impl Part {
    /// All parts, in the order in which they are planned unless another is given.
    pub const ALL: [Part; 5] = [Part::Group, Part::Rota, Part::Work, Part::Tables, Part::Seating];

    /// What it is called in files.
    pub fn name(self) -> &'static str {
        match self {
            Part::Group => "group",
            Part::Rota => "rota",
            Part::Work => "work",
            Part::Tables => "tables",
            Part::Seating => "seating",
        }
    }
}

/// What it is called in files.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
