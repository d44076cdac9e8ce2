//! The answer: who sits where, meeting by meeting.

use super::Seating;
use super::lower::Grain;
use super::venue::Venue;
use crate::audit::{GroupCounts, SeatMixing};
use crate::model::{Assignment, SlotId};
use crate::placed::{PlacedMember, PlannedGroup};
use crate::roster::MemberId;
use crate::roster::pairs::Pairs;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// Who sits where, meeting by meeting.
///
/// `Display` is for members. Everything else here, and the serde form, is for those who organise.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatingPlan {
    meetings: Vec<PlannedMeeting>,
    #[serde(skip)]
    counts: Vec<Vec<GroupCounts>>,
    /// None for a plan that was read from a file.
    #[serde(skip)]
    venue: Option<Arc<Venue>>,
    /// Taken when it is asked for.
    #[serde(skip)]
    mixing: OnceLock<SeatMixing>,
}

/// A meeting with who sits on which seat.
///
/// ```
/// use roundtable::PlannedMeeting;
///
/// let meeting = PlannedMeeting::new([("1", "ana"), ("2", "bo")]);
/// assert_eq!(meeting.seats().next(), Some(("1", "ana")));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "meeting", deny_unknown_fields)]
pub struct PlannedMeeting {
    /// Ids of members by ids of seats, in the order of the room.
    seats: Pairs<String>,
    /// Ids of those who are not there, in the order of the roster.
    #[serde(default)]
    absent: Vec<String>,
    /// The hats worn here by id, where hats are worn.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    hats: BTreeMap<String, String>,
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

impl SeatingPlan {
    /// The meetings in order.
    pub fn meetings(&self) -> &[PlannedMeeting] {
        &self.meetings
    }

    /// How many of each tag each table has at each meeting, under all lenses side by side. For those who organise;
    /// empty for a plan that was read from a file.
    pub fn counts(&self) -> &[Vec<GroupCounts>] {
        &self.counts
    }

    pub(super) fn venue(&self) -> Option<&Venue> {
        self.venue.as_deref()
    }

    /// How people mix: same-tag neighbours of each meeting and dimension, beside random seatings and the floor; and who
    /// had how many different neighbours, seats and zones, and how much of the power of seats. For those who organise;
    /// of nobody for a plan that was read from a file.
    ///
    /// It is measured when it is first asked for: the random seatings, 10 000 for every meeting, take some time. They
    /// are the same for all plans of a problem, and whatever seed it was solved with.
    pub fn mixing(&self) -> &SeatMixing {
        let measured = || self.venue.as_ref().map(|venue| venue.mixing(&self.meetings));
        self.mixing.get_or_init(|| measured().unwrap_or_default())
    }
}

/// The meetings in order: what [`SeatingBuilder::fixed`](crate::SeatingBuilder::fixed) and
/// [`SeatRule::as_announced`](crate::SeatRule::as_announced) take.
impl<'a> IntoIterator for &'a SeatingPlan {
    type Item = &'a PlannedMeeting;
    type IntoIter = std::slice::Iter<'a, PlannedMeeting>;

    fn into_iter(self) -> Self::IntoIter {
        self.meetings.iter()
    }
}

/// Two plans are equal when at every meeting the same members sit on the same seats under the same hats.
impl PartialEq for SeatingPlan {
    fn eq(&self, other: &Self) -> bool {
        self.meetings == other.meetings
    }
}

impl fmt::Debug for SeatingPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.meetings).finish()
    }
}

/// The plan that an assignment stands for.
pub(super) fn plan(problem: &Seating, assignment: &Assignment) -> SeatingPlan {
    let roster = problem.roster();
    let lowered = &problem.lowered;
    let slots = lowered.priced.model.slots();
    let mut meetings = Vec::new();
    let of_meetings = problem.meetings.iter().zip(slots.periods()).zip(&lowered.grains);
    for ((meeting, period), grain) in of_meetings {
        let layout = &meeting.hall.layout;
        let held = &assignment.slots()[period.units.clone()];
        let mut sitters: Vec<Option<MemberId>> = vec![None; layout.seats.len()];
        let mut hats = BTreeMap::new();
        let mut free: Vec<Vec<usize>> =
            (0..layout.tables.len()).map(|table| layout.table_seats(table).collect::<Vec<_>>()).collect();
        free.iter_mut().for_each(|seats| seats.reverse());
        for (&member, &slot) in meeting.members.iter().zip(held) {
            let at = slot.index() - period.slots.start;
            let seat = match *grain {
                Grain::Seats(per_seat) => Some(at / per_seat),
                // Who sits where at a table is all one: in the order of the roster.
                Grain::Tables(per_table) => free[at / per_table].pop(),
            };
            if let Some(seat) = seat {
                sitters[seat] = Some(member);
            }
            if let Some(hat) = lowered.hat_of[slot.index()] {
                hats.insert(roster.name(member).to_owned(), roster.tag(hat).name().to_owned());
            }
        }
        let away = |member: &MemberId| meeting.position(*member).is_none();
        let absent = roster.member_ids().filter(away);
        let mut planned = PlannedMeeting {
            seats: Pairs::default(),
            absent: absent.map(|member| roster.name(member).to_owned()).collect(),
            hats,
        };
        for (seat, sitter) in layout.seats.iter().zip(sitters) {
            if let Some(member) = sitter {
                planned.seats.push(seat.id.clone(), roster.name(member).to_owned());
            }
        }
        meetings.push(planned);
    }
    measured(problem, meetings)
}

/// The same plan with what is measured and shown of it. It is a plan of the problem.
pub(super) fn measured_again(problem: &Seating, plan: &SeatingPlan) -> SeatingPlan {
    measured(problem, plan.meetings.clone())
}

/// The plan of these meetings, with what is measured and shown of it.
fn measured(problem: &Seating, meetings: Vec<PlannedMeeting>) -> SeatingPlan {
    let groups = meetings.iter().enumerate().map(|(at, meeting)| placed(problem, at, meeting));
    let counts = groups.map(|groups| crate::audit::counts(&problem.counted, &groups, problem.hats)).collect();
    SeatingPlan { meetings, counts, venue: Some(problem.venue.clone()), mixing: OnceLock::new() }
}

/// The tables of a meeting as groups, without supporters.
fn placed(problem: &Seating, at: usize, planned: &PlannedMeeting) -> Vec<PlannedGroup> {
    let layout = &problem.meetings[at].hall.layout;
    let mut groups: Vec<PlannedGroup> =
        layout.tables.iter().map(|name| PlannedGroup { name: name.clone(), members: Vec::new() }).collect();
    for (seat, member) in planned.seats() {
        let counted = problem.roster.find(member).is_some_and(|member| problem.is_counted(member));
        if let (Ok(seat), true) = (layout.seat(seat), counted) {
            groups[layout.seats[seat].table]
                .members
                .push(PlacedMember { id: member.to_owned(), hat: planned.hats.get(member).cloned() });
        }
    }
    groups
}

/// The assignment that a plan stands for; none when it names members, seats or hats that the problem does not have.
pub(super) fn assignment(problem: &Seating, plan: &SeatingPlan) -> Option<Assignment> {
    let (roster, lowered) = (problem.roster(), &problem.lowered);
    let slots = lowered.priced.model.slots();
    let mut held: Vec<Option<SlotId>> = vec![None; slots.units()];
    let of_meetings = problem.meetings.iter().zip(slots.periods()).zip(&lowered.grains);
    for (((meeting, period), grain), planned) in of_meetings.zip(&plan.meetings) {
        let layout = &meeting.hall.layout;
        for (seat, id) in planned.seats() {
            let seat = layout.seat(seat).ok()?;
            let unit = meeting.unit(roster.find(id)?)?;
            let (first, number) = match *grain {
                Grain::Seats(per_seat) => (seat * per_seat, per_seat),
                Grain::Tables(per_table) => (layout.seats[seat].table * per_table, per_table),
            };
            let wears = |&slot: &usize| {
                let hat = lowered.hat_of[slot].map(|hat| roster.tag(hat).name());
                hat == planned.hats.get(id).map(String::as_str)
            };
            let mut open = (0..number).map(|at| period.slots.start + first + at);
            let slot = open.find(wears)?;
            held[period.units.start + unit.index()] = Some(SlotId(slot as u32));
        }
    }
    let held = held.into_iter().collect::<Option<Vec<_>>>()?;
    Some(Assignment::new(held))
}
