//! Rules about seats, one small file each: the user's words and their lowering to counts.

mod announced;
mod mix;
mod new_neighbours;
mod pairs;
mod power;
mod related;
mod seat;
mod turns;

pub(super) use mix::Mix;
pub(super) use pairs::{ApartBy, Supports};
pub(super) use power::SharePower;
pub(super) use related::Related;
pub(super) use seat::{Needs, SeatOf};

use super::meeting::Meeting;
use super::planned::PlannedMeeting;
use crate::error::{Faults, InputFault};
use crate::model::{Slots, UnitId, pair};
use crate::roster::{MemberId, Roster};
use crate::rules::Lens;
use crate::rules::lowered::Lowered;
use crate::rules::setting::MOST_COUNTS;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The rules about the seats of each meeting, as they stand in a problem file.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(super) enum AtMeetings {
    Mix(Mix),
    NeighboursShare(Related),
    NeighboursDiffer(Related),
    ApartBy(ApartBy),
    Beside(Vec<String>),
    NotBeside(Vec<String>),
    NotFacing(Vec<String>),
    Unequal(Vec<String>),
    InSeat(SeatOf),
    NotInSeat(SeatOf),
    Needs(Needs),
    Supports(Supports),
    #[serde(rename = "as_announced")]
    Announced(Vec<PlannedMeeting>),
}

/// The rules about what goes on over the meetings, as they stand in a problem file.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum OverMeetings {
    NewNeighbours {},
    DifferentSeats {},
    DifferentZones {},
    SharePower(SharePower),
}

/// What a rule about the seats of one meeting is lowered against. Units and slots are numbered from 0.
pub(super) struct Seats<'a> {
    /// The roster in which supporters bring nothing.
    pub(super) roster: &'a Roster,
    pub(super) meeting: &'a Meeting,
    /// Position of the meeting, from 0.
    pub(super) at: usize,
    pub(super) supporters: &'a [MemberId],
    /// How many slots each seat has: one for each hat that may be worn.
    pub(super) per_seat: usize,
}

impl Seats<'_> {
    /// The seat of each slot.
    fn places(&self) -> Vec<Option<u32>> {
        let slots = self.meeting.hall.seats() * self.per_seat;
        (0..slots).map(|slot| Some((slot / self.per_seat) as u32)).collect()
    }

    /// Unit of a member by name; none for one who is not there.
    fn unit(&self, name: &str, faults: &mut Faults) -> Option<UnitId> {
        let member = faults.keep(self.roster.member(name))?;
        self.meeting.unit(member)
    }
}

/// What rules over the meetings are lowered against: all meetings, with their slots behind each other.
pub(super) struct Over<'a> {
    pub(super) roster: &'a Roster,
    pub(super) meetings: &'a [Meeting],
    pub(super) slots: &'a Slots,
    /// Sorted.
    pub(super) supporters: &'a [MemberId],
    /// For each meeting, how many slots each seat has.
    pub(super) per_seat: &'a [usize],
    /// Meetings of pairs before the first.
    pub(super) past: &'a std::collections::BTreeMap<crate::model::MemberPair, i64>,
    /// Pairs that must sit beside each other at every meeting.
    pub(super) companions: &'a std::collections::BTreeSet<crate::model::MemberPair>,
}

impl Over<'_> {
    /// The member that each unit is, with the position of the meeting.
    fn units(&self) -> impl Iterator<Item = (usize, MemberId)> {
        let meetings = self.meetings.iter().enumerate();
        meetings.flat_map(|(at, meeting)| meeting.members.iter().map(move |&member| (at, member)))
    }

    /// The seat of each slot, with the position of the meeting.
    fn seats(&self) -> impl Iterator<Item = (usize, usize)> {
        let meetings = self.slots.periods().iter().zip(self.per_seat).enumerate();
        meetings.flat_map(|(at, (period, &per_seat))| (0..period.slots.len()).map(move |slot| (at, slot / per_seat)))
    }

    fn is_counted(&self, member: MemberId) -> bool {
        self.supporters.binary_search(&member).is_err()
    }
}

impl AtMeetings {
    /// Their names there.
    pub(super) const NAMES: &[&str] = &[
        "mix",
        "neighbours_share",
        "neighbours_differ",
        "apart_by",
        "beside",
        "not_beside",
        "not_facing",
        "unequal",
        "in_seat",
        "not_in_seat",
        "needs",
        "supports",
        "as_announced",
    ];

    /// Whether members may not see such a rule unless it is said to be public.
    pub(super) fn is_private(&self) -> bool {
        match self {
            AtMeetings::ApartBy(_)
            | AtMeetings::NotBeside(_)
            | AtMeetings::NotFacing(_)
            | AtMeetings::Unequal(_)
            | AtMeetings::NotInSeat(_)
            | AtMeetings::Needs(_) => true,
            AtMeetings::Mix(_)
            | AtMeetings::NeighboursShare(_)
            | AtMeetings::NeighboursDiffer(_)
            | AtMeetings::Beside(_)
            | AtMeetings::InSeat(_)
            | AtMeetings::Supports(_)
            | AtMeetings::Announced(_) => false,
        }
    }

    /// Whether a required rule is a permission, and no count.
    pub(super) fn is_permission(&self) -> bool {
        matches!(self, AtMeetings::InSeat(_) | AtMeetings::NotInSeat(_) | AtMeetings::Needs(_))
    }

    /// Two members who must sit beside each other, if the rule is about such.
    pub(super) fn companions(&self) -> Option<[&str; 2]> {
        match self {
            AtMeetings::Beside(names) => match names.as_slice() {
                [first, second] => Some([first, second]),
                _ => None,
            },
            AtMeetings::Supports(kind) => Some([&kind.supporter, &kind.member]),
            _ => None,
        }
    }

    pub(super) fn lower(&self, required: bool, lens: Lens, seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
        match (self, lens) {
            (AtMeetings::Mix(_), _) | (_, Lens::Every) => {}
            (_, lens) => faults.push(InputFault::lens_does_not_fit(lens, &Lens::Every.to_string())),
        }
        match self {
            AtMeetings::Mix(kind) => kind.lower(required, lens, seats, faults),
            AtMeetings::NeighboursShare(kind) => kind.lower(true, seats, faults),
            AtMeetings::NeighboursDiffer(kind) => kind.lower(false, seats, faults),
            AtMeetings::ApartBy(kind) => kind.lower(seats, faults),
            AtMeetings::Beside(names) => pairs::beside(names, seats, faults),
            AtMeetings::NotBeside(names) => pairs::not_beside(names, seats, faults),
            AtMeetings::NotFacing(names) => pairs::not_facing(names, seats, faults),
            AtMeetings::Unequal(names) => pairs::unequal(names, seats, faults),
            AtMeetings::InSeat(kind) => kind.lower(true, seats, faults),
            AtMeetings::NotInSeat(kind) => kind.lower(false, seats, faults),
            AtMeetings::Needs(kind) => kind.lower(seats, faults),
            AtMeetings::Supports(kind) => kind.lower(seats, faults),
            AtMeetings::Announced(meetings) => announced::lower(meetings, seats, faults),
        }
    }
}

impl OverMeetings {
    /// Their names there.
    pub(super) const NAMES: &[&str] = &["new_neighbours", "different_seats", "different_zones", "share_power"];

    pub(super) fn lower(&self, required: bool, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
        match self {
            OverMeetings::NewNeighbours {} => new_neighbours::lower(over, faults),
            OverMeetings::DifferentSeats {} => turns::seats(required, over, faults),
            OverMeetings::DifferentZones {} => turns::zones(required, over, faults),
            OverMeetings::SharePower(kind) => kind.lower(required, over, faults),
        }
    }
}

impl fmt::Display for AtMeetings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |names: &[String]| match names {
            [] => "nobody".to_owned(),
            [only] => format!("`{only}`"),
            [first @ .., last] => format!("`{}` and `{last}`", first.join("`, `")),
        };
        match self {
            AtMeetings::Mix(kind) => kind.fmt(f),
            AtMeetings::NeighboursShare(kind) => {
                write!(f, "neighbours have a `{}` in common", kind.dimension)
            }
            AtMeetings::NeighboursDiffer(kind) => {
                write!(f, "neighbours have no `{}` in common", kind.dimension)
            }
            AtMeetings::ApartBy(kind) => {
                let (members, distance) = (named(&kind.members), kind.distance);
                write!(f, "{members} sit more than {distance} apart")
            }
            AtMeetings::Beside(names) => match names.as_slice() {
                [first, second] => write!(f, "`{first}` sits beside `{second}`"),
                names => write!(f, "{} sit beside each other", named(names)),
            },
            AtMeetings::NotBeside(names) => {
                write!(f, "{} do not sit beside each other", named(names))
            }
            AtMeetings::NotFacing(names) => write!(f, "{} do not face each other", named(names)),
            AtMeetings::Unequal(names) => {
                write!(f, "{} neither sit beside nor face each other", named(names))
            }
            AtMeetings::InSeat(SeatOf { member, seat }) => write!(f, "`{member}` sits on `{seat}`"),
            AtMeetings::NotInSeat(SeatOf { member, seat }) => {
                write!(f, "`{member}` does not sit on `{seat}`")
            }
            AtMeetings::Needs(kind) => {
                let (member, features) = (&kind.member, named(&kind.features));
                write!(f, "the seat of `{member}` has {features}")
            }
            AtMeetings::Supports(kind) => {
                let Supports { supporter, member } = kind;
                write!(f, "`{supporter}` sits beside `{member}` as a supporter")
            }
            AtMeetings::Announced(_) => f.write_str("seats stay as announced"),
        }
    }
}

impl fmt::Display for OverMeetings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OverMeetings::NewNeighbours {} => f.write_str("new neighbours from meeting to meeting"),
            OverMeetings::DifferentSeats {} => f.write_str("different seats from meeting to meeting"),
            OverMeetings::DifferentZones {} => f.write_str("different zones from meeting to meeting"),
            OverMeetings::SharePower(kind) => kind.fmt(f),
        }
    }
}

/// Notes so many counts, which a search keeps all the time, where they are more than memory should be taken for.
fn too_many(counts: usize, faults: &mut Faults) -> bool {
    let too_many = counts > MOST_COUNTS;
    if too_many {
        let most = MOST_COUNTS;
        faults.push(InputFault::too_many_counts(counts, most));
    }
    too_many
}

/// The pair of two members.
pub(super) fn pair_of(first: MemberId, second: MemberId) -> crate::model::MemberPair {
    pair(first.index() as u32, second.index() as u32)
}
