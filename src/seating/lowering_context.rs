//! What rules of seating are lowered against: one meeting, or all of them.

use super::meeting::{Hall, Meeting};
use crate::error::Faults;
use crate::model::{MemberPair, Slots, UnitId, pair};
use crate::roster::{MemberId, Roster};
use crate::rules::rule::About;
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a rule about the seats of one meeting is lowered against, with how it was given. Units and slots are numbered
/// from 0.
pub(super) struct MeetingLoweringContext<'a> {
    /// The roster in which supporters bring nothing.
    pub(super) roster: &'a Roster,
    pub(super) meeting: &'a Meeting,
    /// All meetings.
    pub(super) meetings: &'a [Meeting],
    /// Position of the meeting, from 0.
    pub(super) at: usize,
    pub(super) supporters: &'a [MemberId],
    /// How many slots each seat has: one for each hat that may be worn.
    pub(super) per_seat: usize,
    /// What the rule is about.
    pub(super) about: &'a About,
    /// Whether the rule must hold.
    pub(super) required: bool,
}

impl MeetingLoweringContext<'_> {
    /// The seat of each slot.
    pub(super) fn places(&self) -> Vec<Option<u32>> {
        let slots = self.meeting.hall.seats() * self.per_seat;
        (0..slots).map(|slot| Some((slot / self.per_seat) as u32)).collect()
    }

    /// Pairs of seats in all rooms of the meetings.
    pub(super) fn pairs_of_seats(&self) -> usize {
        let pairs = self.rooms().map(|hall| hall.seats().saturating_pow(2) / 2);
        pairs.fold(0, usize::saturating_add)
    }

    /// The rooms of the meetings, each once.
    pub(super) fn rooms(&self) -> impl Iterator<Item = &Arc<Hall>> {
        self.meetings.iter().map(|meeting| &meeting.hall).unique_by(|hall| Arc::as_ptr(hall))
    }

    /// Unit of a member by name; `None` for one who is not there.
    pub(super) fn unit(&self, name: &str, faults: &mut Faults) -> Option<UnitId> {
        let member = self.roster.known_member(name, faults)?;
        self.meeting.unit(member)
    }
}

/// What rules over the meetings are lowered against: all meetings, with their slots behind each other.
pub(super) struct OverMeetingsContext<'a> {
    /// The roster in which supporters bring nothing.
    pub(super) roster: &'a Roster,
    pub(super) meetings: &'a [Meeting],
    pub(super) slots: &'a Slots,
    /// Sorted.
    pub(super) supporters: &'a [MemberId],
    /// For each meeting, how many slots each seat has.
    pub(super) per_seat: &'a [usize],
    /// Meetings of pairs before the first.
    pub(super) past: &'a BTreeMap<MemberPair, i64>,
    /// Pairs that must sit beside each other at every meeting.
    pub(super) companions: &'a BTreeSet<MemberPair>,
}

impl OverMeetingsContext<'_> {
    /// The member that each unit is, with the position of the meeting.
    pub(super) fn units(&self) -> impl Iterator<Item = (usize, MemberId)> {
        let meetings = self.meetings.iter().enumerate();
        meetings.flat_map(|(at, meeting)| meeting.members.iter().map(move |&member| (at, member)))
    }

    /// The seat of each slot, with the position of the meeting.
    pub(super) fn seats(&self) -> impl Iterator<Item = (usize, usize)> {
        let meetings = self.slots.periods().iter().zip(self.per_seat).enumerate();
        meetings.flat_map(|(at, (period, &per_seat))| (0..period.slots.len()).map(move |slot| (at, slot / per_seat)))
    }

    pub(super) fn is_counted(&self, member: MemberId) -> bool {
        self.supporters.binary_search(&member).is_err()
    }
}

/// The pair of two members.
pub(super) fn pair_of(first: MemberId, second: MemberId) -> MemberPair {
    pair(first.index() as u32, second.index() as u32)
}
