//! Seating under construction, and as it stands in a problem file.

use super::planned::PlannedMeeting;
use super::room::Room;
use super::rules::SeatKind;
use crate::event::Event;
use crate::periods::NamedPeriods;
use crate::roster::RosterSource;
use crate::rules::GivenRules;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;

/// Seating under construction; see [`Seating::builder`](crate::Seating::builder).
///
/// It is a serde value: the value of `seating` in a [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "seating", deny_unknown_fields)]
#[must_use]
pub struct SeatingBuilder {
    pub(super) roster: RosterSource,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) event: Option<Event>,
    /// Of every meeting that has none of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) room: Option<Room>,
    /// Rooms of single meetings, counted from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) room_at: Vec<(usize, Room)>,
    /// How many meetings there are; 1 if left out.
    #[serde(default = "one")]
    pub(super) meetings: usize,
    /// The meetings, counted from 1, at which members are not there.
    #[serde(default, skip_serializing_if = "NamedPeriods::is_empty")]
    pub(super) absent: NamedPeriods,
    /// The first meetings, over or settled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) fixed: Vec<PlannedMeeting>,
    /// Pairs, and how often they sat beside each other before the first meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) met_before: Vec<(String, String, u32)>,
    /// What is asked of tables, seats and neighbours.
    #[serde(default)]
    pub(crate) rules: GivenRules<SeatKind>,
}

fn one() -> usize {
    1
}

impl SeatingBuilder {
    pub(crate) fn new(roster: impl Into<RosterSource>) -> SeatingBuilder {
        SeatingBuilder {
            roster: roster.into(),
            event: None,
            room: None,
            room_at: Vec::new(),
            meetings: one(),
            absent: NamedPeriods::default(),
            fixed: Vec::new(),
            met_before: Vec::new(),
            rules: GivenRules::default(),
        }
    }

    /// The room of every meeting that has none of its own.
    pub fn room(mut self, room: Room) -> Self {
        self.room = Some(room);
        self
    }

    /// Gives one meeting, counted from 1, a room of its own. Seats of one id are taken for the same seat.
    pub fn room_at(mut self, meeting: usize, room: Room) -> Self {
        self.room_at.push((meeting, room));
        self
    }

    /// The number of meetings; 1 unless said otherwise.
    pub fn meetings(mut self, meetings: usize) -> Self {
        self.meetings = meetings;
        self
    }

    /// This member is not there at these meetings, counted from 1.
    pub fn absent(mut self, member: impl Into<String>, meetings: impl IntoIterator<Item = usize>) -> Self {
        self.absent.entry(member.into()).extend(meetings);
        self
    }

    /// The first meetings are over, or settled, and were these; the rest is planned around them. Who is named on none
    /// of a meeting's seats was not there; nor was who is [absent](SeatingBuilder::absent).
    ///
    /// Rules about tables and about the seats of single meetings rest there; those over the meetings count them. A
    /// required rule that rests and is broken there is told in [`Solution::exceptions`](crate::Solution::exceptions).
    pub fn fixed(mut self, meetings: impl IntoIterator<Item: Borrow<PlannedMeeting>>) -> Self {
        self.fixed.extend(meetings.into_iter().map(|meeting| meeting.borrow().clone()));
        self
    }

    /// Pairs who sat beside each other before the first meeting, and how often.
    pub fn met_before<T: Into<String>>(mut self, pairs: impl IntoIterator<Item = (T, T, u32)>) -> Self {
        let pairs = pairs.into_iter().map(|(a, b, times)| (a.into(), b.into(), times));
        self.met_before.extend(pairs);
        self
    }
}
