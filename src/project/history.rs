//! What was planned before: written by each run, and read by the next.

use crate::disk;
use crate::error::{Error, Faults, InputFault, fault};
use crate::rota::PlannedTurns;
use crate::rounds::PlannedRound;
use crate::seating::PlannedMeeting;
use crate::shares::SharesPlan;
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::Path;

/// The form that is read and written.
const VERSION: u32 = 1;
/// A larger file is refused.
const MAX_BYTES: u64 = 256 << 20;

/// What was planned and announced: [`ProjectPlan::history`](crate::ProjectPlan::history) gives it, and
/// [`ProjectBuilder::history`](crate::ProjectBuilder::history) takes it. It is a serde value, for those who organise.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    version: u32,
    /// The name of the project.
    pub(super) project: String,
    /// Ids of those who were selected, if anybody was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<Vec<String>>,
    pub(super) meetings: Vec<PastMeeting>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) work: Option<SharesPlan>,
    /// The SHA-256 hash of the members' page that went with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) report: Option<String>,
}

/// A meeting as it was planned.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PastMeeting {
    pub(super) date: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) turns: Option<PlannedTurns>,
    /// Round by round.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) tables: Vec<PlannedRound>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) seats: Option<PlannedMeeting>,
}

impl History {
    pub(super) fn new(project: &str) -> History {
        History {
            version: VERSION,
            project: project.to_owned(),
            group: None,
            meetings: Vec::new(),
            work: None,
            report: None,
        }
    }

    /// What a file holds, or `None` if there is no such file.
    pub(super) fn read(path: &Path) -> Result<Option<History>, Error> {
        let shown = path.display().to_string();
        let unreadable = |error: &dyn std::fmt::Display| InputFault::unreadable_file(&shown, error);
        let bytes = match disk::read(path, MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == ErrorKind::FileTooLarge => {
                return Err(fault!(BeyondLimit, "`{shown}`: {error}, which no history has").into());
            }
            Err(error) => return Err(unreadable(&error).into()),
        };
        let history = serde_json::from_slice(&bytes);
        Ok(Some(history.map_err(|error: serde_json::Error| {
            let (line, column) = (error.line(), error.column());
            unreadable(&format_args!(
                "at line {line}, column {column} it is not as the history of a project is written"
            ))
        })?))
    }

    /// As it is written to a file: JSON, which is read back byte for byte.
    pub fn written(&self) -> String {
        serde_json::to_string_pretty(self).map_or_else(|_| String::new(), |text| text + "\n")
    }

    /// Notes a history that is of another project, or in another form.
    pub(super) fn check(&self, project: &str, faults: &mut Faults) {
        if self.version != VERSION {
            faults.push(fault!(
                OtherProject,
                "the history has version {}, and version {VERSION} is read; start anew without it",
                self.version
            ));
        }
        if self.project != project {
            faults.push(fault!(
                OtherProject,
                "the history is of `{}`, and this project is `{project}`; name the right file, or start anew without it",
                self.project
            ));
        }
    }

    /// The meeting of a date, as it was planned.
    pub(super) fn meeting(&self, date: &str) -> Option<&PastMeeting> {
        self.meetings.iter().find(|meeting| meeting.date == date)
    }

    /// Everybody whom it names at a meeting.
    pub(super) fn named(meeting: &PastMeeting) -> impl Iterator<Item = &str> {
        let holders = meeting.turns.iter().flat_map(|turns| turns.roles.values().flatten());
        let tables = meeting.tables.iter().flat_map(|round| &round.tables).flat_map(|table| &table.members);
        let seats = meeting.seats.iter().flat_map(PlannedMeeting::seats).map(|(_, member)| member);
        holders.chain(tables).map(String::as_str).chain(seats)
    }
}

/// Tells of nobody.
impl std::fmt::Debug for History {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("History").field("project", &self.project).finish_non_exhaustive()
    }
}
