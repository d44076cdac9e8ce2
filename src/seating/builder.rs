//! Seating under construction, and as it stands in a problem file.

use super::Seating;
use super::lower::Source;
use super::plan::PlannedMeeting;
use super::room::Room;
use super::rule::{SeatKind, SeatRule};
use super::validate::{Validation, supporters};
use super::venue::Venue;
use crate::error::{Error, InputFault};
use crate::periods::NamedPeriods;
use crate::roster::{Roster, RosterSource};
use crate::rules::form::builder_in_file;
use crate::rules::frame::hat_dimension;
use crate::rules::{GivenRules, RuleEntry, Tier};
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::sync::Arc;

/// Seating under construction; see [`Seating::builder`].
///
/// It is a serde value: the value of `seating` in a [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "seating", deny_unknown_fields)]
#[must_use]
pub struct SeatingBuilder {
    pub(super) roster: RosterSource,
    /// Of every meeting that has none of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) room: Option<Room>,
    /// Rooms of single meetings, counted from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) room_at: Vec<(usize, Room)>,
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
    pub(super) met_before: Vec<(String, String, u32)>,
    #[serde(default)]
    pub(super) rules: GivenRules<SeatKind>,
}

fn one() -> usize {
    1
}

builder_in_file!(Seating, SeatingBuilder, "seating");

impl SeatingBuilder {
    pub(super) fn new(roster: &Roster) -> SeatingBuilder {
        SeatingBuilder {
            roster: RosterSource::from(roster),
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

    /// Adds a rule that every plan must meet.
    pub fn require(mut self, rule: impl Into<SeatRule>) -> Self {
        self.rules.require(rule.into());
        self
    }

    /// Adds a rule that is bent as little as can be, once all lower tiers are settled.
    pub fn prefer(mut self, tier: Tier, rule: impl Into<SeatRule>) -> Self {
        self.rules.prefer(tier, rule.into());
        self
    }

    /// Checks everything and makes the problem.
    ///
    /// # Errors
    ///
    /// All faults of rooms, meetings and rules at once.
    pub fn build(mut self) -> Result<Seating, Error> {
        let roster = self.roster.in_place()?;
        self.roster = RosterSource::Checked(roster.clone());
        let rules = std::mem::take(&mut self.rules);
        let (mut faults, asked) = (rules.faults(), rules.asked);
        let validation = Validation::new(&roster, &self, &asked, &mut faults);
        let supporters = supporters(&roster, &asked, &mut faults);
        let counted = Arc::new(roster.without_what_they_bring(&supporters));
        let (meetings, periods) = validation.meetings(&mut faults);
        let sound = faults.is_empty();
        let tables: Vec<RuleEntry> = asked.iter().filter_map(RuleEntry::of_tables).collect();
        let hats = hat_dimension(&counted, &tables, &mut faults);
        let source = Source {
            roster: &counted,
            meetings: &meetings,
            asked: &asked,
            supporters: &supporters,
            hats: hats.filter(|_| sound),
            past: periods.past(),
        };
        let lowered = source.lower(&|_| true, &mut faults);
        if sound {
            source.check_seats(lowered.priced.model.slots(), &mut faults);
            if let Some(rule) = lowered.priced.model.overflowing() {
                faults.push(asked[rule.index()].fault(rule, InputFault::sums_too_large()));
            }
        }
        let venue = Venue::new(&roster, &counted, &meetings, &supporters, periods.past(), &asked);
        faults.finish(Seating {
            venue: Arc::new(venue),
            roster,
            counted,
            given: self,
            meetings,
            asked,
            supporters,
            hats,
            periods,
            lowered,
        })
    }
}
