//! Who sits where at one meeting.

use crate::roster::pairs::Pairs;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A meeting with who sits on which seat. `Debug` prints no hats.
///
/// ```
/// use roundtable::PlannedMeeting;
///
/// let meeting = PlannedMeeting::new([("1", "ana"), ("2", "bo")]);
/// assert_eq!(meeting.seats().next(), Some(("1", "ana")));
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "meeting", deny_unknown_fields)]
pub struct PlannedMeeting {
    /// Ids of members by ids of seats, in the order of the room.
    pub(super) seats: Pairs<String>,
    /// Ids of those who are not there, in the order of the roster.
    #[serde(default)]
    pub(super) absent: Vec<String>,
    /// The hats worn here by id, where hats are worn.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) hats: BTreeMap<String, String>,
}

impl fmt::Debug for PlannedMeeting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.seats()).entry(&"absent", &self.absent).finish()
    }
}

impl PlannedMeeting {
    /// A meeting from its seats: ids of seats with the ids of those who sit there.
    pub fn new<S, M>(seats: impl IntoIterator<Item = (S, M)>) -> PlannedMeeting
    where
        S: Into<String>,
        M: Into<String>,
    {
        let mut meeting = PlannedMeeting::default();
        for (seat, member) in seats {
            meeting.seats.push(seat.into(), member.into());
        }
        meeting
    }

    /// The same meeting at which these were not there.
    #[must_use]
    pub fn without<T: Into<String>>(mut self, absent: impl IntoIterator<Item = T>) -> PlannedMeeting {
        self.absent = absent.into_iter().map(Into::into).collect();
        self
    }

    /// Ids of the seats that are taken, in the order of the room, each with the id of who sits there.
    pub fn seats(&self) -> impl Iterator<Item = (&str, &str)> {
        self.seats.iter().map(|(seat, member)| (seat, member.as_str()))
    }

    /// Ids of those who are not there, in the order of the roster.
    pub fn absent(&self) -> &[String] {
        &self.absent
    }

    /// The hats worn here by id, where hats are worn.
    pub fn hats(&self) -> &BTreeMap<String, String> {
        &self.hats
    }
}
