//! How seating stands in a problem file; [`ProblemFile`](crate::ProblemFile) describes the shape.

use super::plan::PlannedMeeting;
use super::rule::SeatKind;
use super::{Room, Seating, SeatingBuilder};
use crate::error::Error;
use crate::roster::{Roster, RosterForm};
use crate::rules::GivenRules;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::path::{Path, PathBuf};

/// Seating as it stands in a problem file, read but not yet checked; the shape is that of
/// [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "seating", deny_unknown_fields)]
pub struct SeatingForm {
    roster: RosterForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    room: Option<Room>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    own_rooms: Vec<OwnRoom>,
    #[serde(default = "one")]
    meetings: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    absent: Vec<Absent>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fixed: Vec<PlannedMeeting>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    met_before: Vec<(String, String, u32)>,
    #[serde(default)]
    rules: GivenRules<SeatKind>,
}

/// The room of one meeting.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnRoom {
    meeting: usize,
    room: Room,
}

/// The meetings at which a member is not there.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Absent {
    member: String,
    meetings: Vec<usize>,
}

fn one() -> usize {
    1
}

impl SeatingForm {
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
    /// All faults of the roster; if it has none, all faults of rooms, meetings and rules.
    pub fn build(self, folder: &Path) -> Result<Seating, Error> {
        let roster = self.roster.clone().read(folder)?;
        self.build_with(&roster)
    }

    /// Makes the problem with this roster in place of the one that the file names.
    ///
    /// # Errors
    ///
    /// All faults of rooms, meetings and rules.
    pub fn build_with(self, roster: &Roster) -> Result<Seating, Error> {
        let mut builder = SeatingBuilder::new(roster).meetings(self.meetings);
        builder.given.room = self.room;
        for own in self.own_rooms {
            builder = builder.room_at(own.meeting, own.room);
        }
        for absent in self.absent {
            builder = builder.absent(absent.member, absent.meetings);
        }
        builder = builder.fixed(self.fixed).met_before(self.met_before);
        builder.rules = self.rules;
        builder.build()
    }
}

/// Prints nothing of the roster and of the rules.
impl fmt::Debug for SeatingForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SeatingForm")
            .field("meetings", &self.meetings)
            .field("rules", &self.rules.asked.len())
            .finish_non_exhaustive()
    }
}

impl From<&Seating> for SeatingForm {
    fn from(problem: &Seating) -> SeatingForm {
        let given = &problem.given;
        let own = |(meeting, room): &(usize, Room)| OwnRoom { meeting: *meeting, room: room.clone() };
        let absent =
            |(member, meetings): &(String, Vec<usize>)| Absent { member: member.clone(), meetings: meetings.clone() };
        SeatingForm {
            roster: RosterForm::from(problem.roster()),
            room: given.room.clone(),
            own_rooms: given.own_rooms.iter().map(own).collect(),
            meetings: given.meetings,
            absent: given.absent.iter().map(absent).collect(),
            fixed: given.fixed.clone(),
            met_before: given.met_before.clone(),
            rules: problem.asked.clone().into(),
        }
    }
}

/// The problem with its members in place.
impl TryFrom<SeatingForm> for Seating {
    type Error = Error;

    fn try_from(form: SeatingForm) -> Result<Seating, Error> {
        let roster = form.roster.clone().in_place()?;
        form.build_with(&roster)
    }
}

/// As the value of `seating` in a problem file, with the members in place.
impl Serialize for Seating {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SeatingForm::from(self).serialize(serializer)
    }
}

/// Checked as by [`SeatingBuilder::build`]; the members must stand in place.
impl<'de> Deserialize<'de> for Seating {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Seating, D::Error> {
        let form = SeatingForm::deserialize(deserializer)?;
        Seating::try_from(form).map_err(serde::de::Error::custom)
    }
}
