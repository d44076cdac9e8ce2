//! What is given of seating, checked and brought together meeting by meeting.

use super::builder::SeatingBuilder;
use super::meeting::{Hall, Meeting};
use super::planned::PlannedMeeting;
use super::room::Room;
use super::rules::{MeetingRules, SeatKind, SeatRules};
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::model::RuleId;
use crate::periods::{PeriodFaults, Periods, own};
use crate::roster::{MemberId, Roster};
use crate::rules::RuleEntry;
use crate::rules::entry::numbered;
use itertools::Itertools;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Meetings beyond which a problem is refused, and members or seats times meetings.
const MAX_MEETINGS: usize = 1_000;
const MAX_SEATS: usize = 2_000_000;

/// What is given, with its calendar.
pub(super) struct SeatingValidation<'a> {
    roster: &'a Roster,
    given: &'a SeatingBuilder,
    periods: Periods,
}

impl<'a> SeatingValidation<'a> {
    /// Notes what is wrong with the calendar, and meetings named that there are none of.
    pub(super) fn new(
        roster: &'a Roster,
        given: &'a SeatingBuilder,
        asked: &[RuleEntry<SeatKind>],
        faults: &mut Faults,
    ) -> SeatingValidation<'a> {
        let rooms = given.room.iter().chain(given.room_at.iter().map(|(_, room)| room));
        let size = rooms.map(Room::seats).max().unwrap_or(0).max(roster.len()).max(1);
        let max = (MAX_SEATS / size).min(MAX_MEETINGS);
        let periods = Periods::new(Noun::Meeting, given.meetings, max, given.fixed.len(), faults);
        periods.check_own(
            "room_at",
            &given.room_at,
            |meeting| fault!(Twice, "meeting {meeting} gets a room of its own twice; give it once"),
            faults,
        );
        if given.room.is_none() && periods.positions().any(|at| own(&given.room_at, at).is_none()) {
            let fault = fault!(Missing, "no room is given; give the one in which people meet");
            faults.push(fault.in_entry(Place::path("room")));
        }
        for (id, entry) in numbered(asked) {
            let mut own = faults.of_part();
            if let Some(named) = &entry.rule.about.periods {
                periods.check_list(named, &mut own);
            }
            let in_its_tier = asked.iter().filter(|other| other.tier == entry.tier).count();
            if !entry.is_required() && entry.has_levels() && in_its_tier > 1 {
                own.push(InputFault::alone_in_its_tier());
            }
            entry.note(id, own, faults);
        }
        let periods = periods.met_before(roster, &given.met_before, faults);
        SeatingValidation { roster, given, periods }
    }

    /// The meetings one by one, and the calendar.
    pub(super) fn meetings(mut self, faults: &mut Faults) -> (Arc<[Meeting]>, Periods) {
        self.periods = self.periods.absent(self.roster, &self.given.absent, faults);
        let usual = self.given.room.as_ref().map(|room| faults.inside("room", |faults| hall(room, faults)));
        let mut of_meetings = PeriodFaults::default();
        let mut meetings = Vec::new();
        for at in self.periods.positions() {
            let mut own_faults = faults.of_part();
            let entry = self.given.room_at.iter().position(|(meeting, _)| *meeting == at + 1);
            let hall = match entry.map(|entry| (entry, &self.given.room_at[entry].1)) {
                Some((entry, room)) => {
                    Some(own_faults.inside(&format!("room_at[{entry}][1]"), |faults| hall(room, faults)))
                }
                None => usual.clone(),
            };
            if let Some(hall) = hall {
                meetings.push(match self.given.fixed.get(at) {
                    Some(fixed) => {
                        own_faults.inside(&format!("fixed[{at}]"), |own| self.fixed_meeting(at, fixed, hall, own))
                    }
                    None => self.meeting(at, hall, &mut own_faults),
                });
            }
            of_meetings.add(at, own_faults);
        }
        of_meetings.tell(Noun::Meeting, faults);
        (meetings.into(), self.periods)
    }

    /// A meeting that is still to be planned.
    fn meeting(&self, at: usize, hall: Arc<Hall>, faults: &mut Faults) -> Meeting {
        let mut members = self.periods.there(at, self.roster);
        if members.is_empty() {
            faults.push(InputFault::nobody_there().in_entry(Place::path("absent")));
        }
        let seats = hall.seats();
        // The faults of such a room are noted.
        if seats > 0 && members.len() > seats {
            let members = members.len();
            let fault = fault!(
                TooFewPlaces,
                "{members} people are there and the room has {seats} seats; add seats, or plan fewer people"
            );
            faults.push(fault.in_entry(Place::path("room")));
        }
        members.truncate(seats);
        Meeting::new(members, hall, None)
    }

    /// A meeting that is over, with the seats that were taken.
    fn fixed_meeting(&self, at: usize, fixed: &PlannedMeeting, hall: Arc<Hall>, faults: &mut Faults) -> Meeting {
        let mut seat_of: BTreeMap<MemberId, usize> = BTreeMap::new();
        let mut sitters: Vec<Option<MemberId>> = vec![None; hall.seats()];
        for (seat, member) in fixed.seats() {
            let seat = faults.keep(hall.layout.seat(seat));
            let found = self.roster.known_member(member, faults);
            let (Some(seat), Some(found)) = (seat, found) else {
                continue;
            };
            if sitters.contains(&Some(found)) {
                faults.push(InputFault::twice(Noun::Member, member));
            } else if let Some(first) = sitters[seat] {
                let fault = InputFault::two_on_one_seat(self.roster.name(first), member, &hall.layout.seats[seat].id);
                faults.push(fault);
            } else if !self.periods.is_away(at, found) {
                seat_of.insert(found, seat);
                sitters[seat] = Some(found);
            }
        }
        let members = seat_of.keys().copied().collect();
        Meeting::new(members, hall, Some(seat_of.into_values().collect()))
    }
}

/// Those whom these rules name as supporters, in order.
pub(super) fn supporting<'a>(roster: &Roster, asked: impl Iterator<Item = &'a RuleEntry<SeatKind>>) -> Vec<MemberId> {
    let supporter = |asked: &RuleEntry<SeatKind>| match &asked.rule.kind.0 {
        SeatRules::At(MeetingRules::Supports(supports)) => roster.find(&supports.supporter),
        _ => None,
    };
    asked.filter_map(supporter).sorted_unstable().dedup().collect()
}

/// Those who take a seat and are not counted.
pub(super) fn supporters(roster: &Roster, asked: &[RuleEntry<SeatKind>], faults: &mut Faults) -> Vec<MemberId> {
    let (mut supporters, mut supported) = (Vec::new(), Vec::new());
    let private = |rule: RuleId| asked[rule.index()].rule.is_private();
    for (id, rule) in numbered(asked) {
        let SeatRules::At(MeetingRules::Supports(supports)) = &rule.rule.kind.0 else {
            continue;
        };
        // Unknown names are faults where the rule is lowered.
        supporters.extend(roster.find(&supports.supporter).map(|member| (member, private(id), id)));
        if let Some(member) = roster.find(&supports.member) {
            supported.push((id, member));
        }
    }
    supporters.sort_unstable();
    supporters.dedup_by_key(|(member, ..)| *member);
    for (id, member) in supported {
        if let Ok(at) = supporters.binary_search_by_key(&member, |(supporter, ..)| *supporter) {
            let (_, is_secret, other) = supporters[at];
            let member = roster.name(member);
            let fault = fault!(
                SupportedSupporter,
                "`{member}` is a supporter and is supported; a supporter sits beside somebody who is not one"
            );
            faults.push(if is_secret && !private(id) {
                fault.of_private_rules(other.index() + 1, id.index() + 1)
            } else {
                asked[id.index()].fault(id, fault)
            });
        }
    }
    supporters.into_iter().map(|(member, ..)| member).collect()
}

fn hall(room: &Room, faults: &mut Faults) -> Arc<Hall> {
    Arc::new(Hall::new(room.layout(faults)))
}
