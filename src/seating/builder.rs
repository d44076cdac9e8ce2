//! Seating under construction.

use super::Seating;
use super::lower::{Source, in_meeting};
use super::meeting::{Hall, Meeting};
use super::plan::PlannedMeeting;
use super::room::Room;
use super::rule::{SeatKind, SeatRule, SeatRules};
use super::rules::AtMeetings;
use super::venue::Venue;
use crate::error::{Error, Faults, InputFault, Noun, fault};
use crate::model::{RuleId, Slots, UnitId};
use crate::roster::{MemberId, Roster};
use crate::rules::entry::numbered;
use crate::rules::frame::hat_dimension;
use crate::rules::periods::{self, PeriodFaults};
use crate::rules::{GivenRules, RuleEntry, Tier};
use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Seating under construction; see [`Seating::builder`].
#[derive(Debug, Clone)]
#[must_use]
pub struct SeatingBuilder {
    pub(super) roster: Arc<Roster>,
    pub(super) given: Given,
    pub(super) rules: GivenRules<SeatKind>,
}

/// What is given of seating, but for roster and rules.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Given {
    pub(super) meetings: usize,
    pub(super) room: Option<Room>,
    /// Rooms of single meetings, numbered from 1.
    pub(super) own_rooms: Vec<(usize, Room)>,
    pub(super) absent: Vec<(String, Vec<usize>)>,
    pub(super) fixed: Vec<PlannedMeeting>,
    pub(super) met_before: Vec<(String, String, u32)>,
}

/// Meetings beyond which a problem is refused, and members or seats times meetings.
const MOST_MEETINGS: usize = 1_000;
const MOST_SEATS: usize = 2_000_000;

impl SeatingBuilder {
    pub(super) fn new(roster: &Roster) -> SeatingBuilder {
        SeatingBuilder {
            roster: Arc::new(roster.clone()),
            given: Given {
                meetings: 1,
                room: None,
                own_rooms: Vec::new(),
                absent: Vec::new(),
                fixed: Vec::new(),
                met_before: Vec::new(),
            },
            rules: GivenRules::default(),
        }
    }

    /// The room of every meeting that has none of its own.
    pub fn room(mut self, room: Room) -> Self {
        self.given.room = Some(room);
        self
    }

    /// Gives one meeting, counted from 1, a room of its own. Seats of one id are taken for the same seat.
    pub fn room_at(mut self, meeting: usize, room: Room) -> Self {
        self.given.own_rooms.push((meeting, room));
        self
    }

    /// The number of meetings; 1 unless said otherwise.
    pub fn meetings(mut self, meetings: usize) -> Self {
        self.given.meetings = meetings;
        self
    }

    /// This member is not there at these meetings, counted from 1.
    pub fn absent(mut self, member: impl Into<String>, meetings: impl IntoIterator<Item = usize>) -> Self {
        let meetings = meetings.into_iter().collect();
        self.given.absent.push((member.into(), meetings));
        self
    }

    /// The first meetings are over, or settled, and were these; the rest is planned around them. Who is named on none
    /// of a meeting's seats was not there; nor was who is [absent](SeatingBuilder::absent).
    pub fn fixed(mut self, meetings: impl IntoIterator<Item: Borrow<PlannedMeeting>>) -> Self {
        self.given.fixed.extend(meetings.into_iter().map(|meeting| meeting.borrow().clone()));
        self
    }

    /// Pairs who sat beside each other before the first meeting, and how often.
    pub fn met_before<T: Into<String>>(mut self, pairs: impl IntoIterator<Item = (T, T, u32)>) -> Self {
        let pairs = pairs.into_iter().map(|(a, b, times)| (a.into(), b.into(), times));
        self.given.met_before.extend(pairs);
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
    pub fn build(self) -> Result<Seating, Error> {
        let mut faults = self.rules.faults();
        self.check_numbers(&mut faults);
        let past = periods::met_before(&self.roster, &self.given.met_before, &mut faults);
        let supporters = self.supporters(&mut faults);
        let counted = Arc::new(self.roster.without_what_they_bring(&supporters));
        let meetings: Arc<[Meeting]> = self.list(&mut faults).into();
        let sound = faults.is_empty();
        let tables: Vec<RuleEntry> = self.rules.asked.iter().filter_map(RuleEntry::of_tables).collect();
        let hats = hat_dimension(&counted, &tables, &mut faults);
        let source = Source {
            roster: &counted,
            meetings: &meetings,
            asked: &self.rules.asked,
            supporters: &supporters,
            hats: hats.filter(|_| sound),
            past: &past,
        };
        let lowered = source.lower(&|_| true, &mut faults);
        if sound {
            self.check_seats(&source, lowered.priced.model.slots(), &mut faults);
            if let Some(rule) = lowered.priced.model.overflowing() {
                faults.push(self.rules.asked[rule.index()].fault(rule, InputFault::sums_too_large()));
            }
        }
        let venue = Venue::new(&self.roster, &counted, &meetings, &supporters, &past, &self.rules.asked);
        faults.finish(Seating {
            venue: Arc::new(venue),
            roster: self.roster,
            counted,
            given: self.given,
            meetings,
            asked: self.rules.asked,
            supporters,
            hats,
            past,
            lowered,
        })
    }

    /// Numbers of meetings that there are none of.
    fn check_numbers(&self, faults: &mut Faults) {
        let Given { meetings, fixed, own_rooms, absent, .. } = &self.given;
        let meetings = *meetings;
        if meetings == 0 {
            faults.push(InputFault::none_given(Noun::Meeting));
        }
        let most = self.most_meetings();
        if meetings > most {
            faults.push(InputFault::too_many(Noun::Meeting, meetings, most));
        }
        if fixed.len() > meetings {
            let fixed = fixed.len();
            faults.push(InputFault::too_many_fixed(Noun::Meeting, fixed, meetings));
        }
        let mut named: Vec<usize> = own_rooms.iter().map(|(meeting, _)| *meeting).collect();
        named.extend(absent.iter().flat_map(|(_, meetings)| meetings));
        named.sort_unstable();
        named.dedup();
        let unknown = |meeting: &usize| *meeting == 0 || *meeting > meetings;
        for meeting in named.into_iter().filter(unknown) {
            faults.push(InputFault::out_of_range(Noun::Meeting, meeting, meetings));
        }
        let mut own: Vec<usize> = Vec::new();
        for &(meeting, _) in own_rooms {
            match own.contains(&meeting) {
                true => faults.push(fault!(Twice, "meeting {meeting} gets a room of its own twice; give it once")),
                false => own.push(meeting),
            }
        }
        let missing = (1..=meetings.min(most)).any(|meeting| !own.contains(&meeting));
        if self.given.room.is_none() && missing {
            faults.push(fault!(Missing, "no room is given; give the one in which people meet"));
        }
        for (id, asked) in numbered(&self.rules.asked) {
            let Some(named) = &asked.rule.about.periods else {
                continue;
            };
            if named.is_empty() {
                faults.push(asked.fault(id, InputFault::none_named(Noun::Meeting)));
            }
            for &meeting in named.iter().filter(|meeting| unknown(meeting)) {
                let fault = InputFault::out_of_range(Noun::Meeting, meeting, meetings);
                faults.push(asked.fault(id, fault));
            }
        }
    }

    /// The most meetings for a roster and rooms of this size.
    fn most_meetings(&self) -> usize {
        let own = self.given.own_rooms.iter().map(|(_, room)| room);
        let seats = self.given.room.iter().chain(own).map(Room::seats);
        let size = seats.max().unwrap_or(0).max(self.roster.len()).max(1);
        (MOST_SEATS / size).min(MOST_MEETINGS)
    }

    /// Those who take a seat and are not counted.
    fn supporters(&self, faults: &mut Faults) -> Vec<MemberId> {
        let (mut supporters, mut supported) = (Vec::new(), Vec::new());
        for (id, asked) in numbered(&self.rules.asked) {
            let SeatRules::At(AtMeetings::Supports(kind)) = &asked.rule.kind.0 else {
                continue;
            };
            // Names that are unknown are told where the rule is lowered.
            supporters.extend(self.roster.find(&kind.supporter));
            if let Some(member) = self.roster.find(&kind.member) {
                supported.push((id, member));
            }
        }
        supporters.sort_unstable();
        supporters.dedup();
        for (id, member) in supported {
            if supporters.binary_search(&member).is_ok() {
                let member = self.roster.name(member).to_owned();
                let fault = fault!(
                    SupportedSupporter,
                    "`{member}` is a supporter and is supported; a supporter sits beside somebody who is not \
                     one"
                );
                faults.push(self.rules.asked[id.index()].fault(id, fault));
            }
        }
        supporters
    }

    /// The meetings one by one.
    fn list(&self, faults: &mut Faults) -> Vec<Meeting> {
        let number = self.given.meetings.min(self.most_meetings());
        let away = periods::away(&self.roster, &self.given.absent, number, faults);
        let usual = self.given.room.as_ref().map(|room| hall(room, faults));
        let mut of_meetings = PeriodFaults::default();
        let mut meetings = Vec::new();
        for (at, away) in away.iter().enumerate() {
            let mut own = Faults::default();
            let room = self.given.own_rooms.iter().find(|(meeting, _)| *meeting == at + 1);
            let hall = match room {
                Some((_, room)) => Some(hall(room, &mut own)),
                None => usual.clone(),
            };
            if let Some(hall) = hall {
                meetings.push(match self.given.fixed.get(at) {
                    Some(fixed) => self.fixed_meeting(fixed, hall, away, &mut own),
                    None => self.meeting(hall, away, &mut own),
                });
            }
            of_meetings.add(at, own);
        }
        of_meetings.tell(in_meeting, faults);
        meetings
    }

    /// A meeting that is still to be planned.
    fn meeting(&self, hall: Arc<Hall>, away: &[bool], faults: &mut Faults) -> Meeting {
        let there = |member: &MemberId| !away[member.index()];
        let mut members: Vec<MemberId> = self.roster.member_ids().filter(there).collect();
        if members.is_empty() {
            faults.push(InputFault::nobody_there());
        }
        let seats = hall.seats();
        // A room with faults of its own has told them.
        if seats > 0 && members.len() > seats {
            let members = members.len();
            faults.push(fault!(
                TooFewPlaces,
                "{members} people are there and the room has {seats} seats; add seats, or plan fewer \
                 people"
            ));
        }
        members.truncate(seats);
        Meeting::new(members, hall, None)
    }

    /// A meeting that is over, with the seats that were taken.
    fn fixed_meeting(&self, fixed: &PlannedMeeting, hall: Arc<Hall>, away: &[bool], faults: &mut Faults) -> Meeting {
        let mut seat_of: BTreeMap<MemberId, usize> = BTreeMap::new();
        let mut sitters: Vec<Option<MemberId>> = vec![None; hall.seats()];
        for (seat, member) in fixed.seats() {
            let seat = faults.keep(hall.layout.seat(seat));
            let found = faults.keep(self.roster.member(member));
            let (Some(seat), Some(found)) = (seat, found) else {
                continue;
            };
            if sitters.contains(&Some(found)) {
                let member = member.to_owned();
                faults.push(InputFault::twice(Noun::Member, member));
            } else if let Some(first) = sitters[seat] {
                let fault = InputFault::two_on_one_seat(self.roster.name(first), member, &hall.layout.seats[seat].id);
                faults.push(fault);
            } else if !away[found.index()] {
                seat_of.insert(found, seat);
                sitters[seat] = Some(found);
            }
        }
        let members = seat_of.keys().copied().collect();
        Meeting::new(members, hall, Some(seat_of.into_values().collect()))
    }

    /// Notes those who are fixed to one seat with somebody else, or to two, or for whom no seat is left; the last where
    /// there are no other faults, of which it may come.
    fn check_seats(&self, source: &Source<'_>, slots: &Slots, faults: &mut Faults) {
        let mut of_meetings = PeriodFaults::default();
        for (at, meeting) in source.meetings.iter().enumerate() {
            let mut own = Faults::default();
            if meeting.fixed.is_none() {
                let pins = self.pins(source, at);
                self.check_pins(&pins, &mut own);
                if faults.is_empty() && own.is_empty() {
                    let member = self.without_seat(source, at, &pins, slots);
                    let name = member.map(|member| self.roster.name(member).to_owned());
                    own.note(name.map(|member| {
                        fault!(
                            NoSeatLeft,
                            "no seat is left for `{member}` by what must hold; drop one of the required rules about \
                             single seats, or change the room"
                        )
                    }));
                }
            }
            of_meetings.add(at, own);
        }
        of_meetings.tell(in_meeting, faults);
    }

    /// The required rules that send those who are there to a seat, with member and seat.
    fn pins<'s>(&self, source: &Source<'s>, at: usize) -> Vec<(RuleId, &'s str, &'s str)> {
        let rules = source.at_seats(at, &|_| true).into_iter();
        let pin = |(id, asked, kind): (RuleId, &RuleEntry<SeatKind>, &'s AtMeetings)| {
            let AtMeetings::InSeat(kind) = kind else {
                return None;
            };
            let member = self.roster.find(&kind.member)?;
            source.meetings[at].position(member)?;
            (asked.tier == 0).then_some((id, kind.member.as_str(), kind.seat.as_str()))
        };
        rules.filter_map(pin).collect()
    }

    /// Notes the rules that put two people on one seat, or somebody on two, each beside the first rule that it clashes
    /// with.
    fn check_pins(&self, pins: &[(RuleId, &str, &str)], faults: &mut Faults) {
        let private = |rule: RuleId| self.rules.asked[rule.index()].rule.is_private();
        let mut seat_of: BTreeMap<&str, (RuleId, &str)> = BTreeMap::new();
        let mut sitter_on: BTreeMap<&str, (RuleId, &str)> = BTreeMap::new();
        for &(id, member, seat) in pins {
            let &mut (other, first) = seat_of.entry(member).or_insert((id, seat));
            let elsewhere = (first != seat).then(|| {
                fault!(Contradiction, "`{member}` must sit on `{first}` and on `{seat}`; drop one of the two rules")
            });
            let &mut (another, first) = sitter_on.entry(seat).or_insert((id, member));
            let taken = (first != member).then(|| InputFault::two_on_one_seat(first, member, seat));
            for (other, fault) in [(other, elsewhere), (another, taken)] {
                let openly = !private(id) && !private(other);
                faults.note(fault.map(|fault| {
                    if openly { fault } else { fault.of_private_rules(other.index() + 1, id.index() + 1) }
                }));
            }
        }
    }

    /// The first of those who are there for whom no seat is left, or none but seats to which others are sent.
    fn without_seat(
        &self,
        source: &Source<'_>,
        at: usize,
        pins: &[(RuleId, &str, &str)],
        slots: &Slots,
    ) -> Option<MemberId> {
        let meeting = &source.meetings[at];
        let layout = &meeting.hall.layout;
        let units = &slots.periods()[at].units;
        let mut sent: Vec<Option<&str>> = vec![None; layout.seats.len()];
        for &(_, who, seat) in pins {
            if let Ok(seat) = layout.seat(seat) {
                sent[seat] = Some(who);
            }
        }
        let suiting = source.suiting(at, &|_| true);
        let lacks = |&position: &usize| {
            let name = self.roster.name(meeting.members[position]);
            let free = |seat: usize| sent[seat].is_none_or(|who| who == name);
            let left = |suiting: &Vec<bool>| (0..suiting.len()).any(|seat| suiting[seat] && free(seat));
            let unit = UnitId((units.start + position) as u32);
            slots.open_to(unit).is_empty() || !suiting[position].as_ref().is_none_or(left)
        };
        let position = (0..meeting.members.len()).find(lacks)?;
        Some(meeting.members[position])
    }
}

fn hall(room: &Room, faults: &mut Faults) -> Arc<Hall> {
    Arc::new(Hall::new(room.layout(faults)))
}
