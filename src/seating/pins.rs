//! Seats to which required rules send people, held against each other and against what is left.

use super::lower::SeatingLoweringInput;
use super::rules::SeatKind;
use super::seat_rule::MeetingRule;
use crate::error::{Code, Faults, InputFault, Noun, Place, fault};
use crate::model::{RuleId, Slots, UnitId};
use crate::periods::PeriodFaults;
use crate::roster::MemberId;
use crate::rules::RuleEntry;
use std::collections::BTreeMap;

impl<'a> SeatingLoweringInput<'a> {
    /// Notes those who are fixed to one seat with somebody else, or to two, or for whom no seat is left; the last where
    /// there are no other faults, of which it may come.
    pub(super) fn check_seats(&self, slots: &Slots, faults: &mut Faults) {
        let mut of_meetings = PeriodFaults::default();
        for (at, meeting) in self.meetings.iter().enumerate() {
            let mut own = faults.of_part();
            if meeting.fixed.is_none() {
                let pins = self.pins(at);
                self.check_pins(&pins, &mut own);
                if faults.is_empty() && own.is_empty() {
                    let member = self.without_seat(at, &pins, slots);
                    own.note(member.map(|member| self.no_seat_left(member)));
                }
            }
            of_meetings.add(at, own);
        }
        of_meetings.tell(Noun::Meeting, faults);
    }

    /// The fault that no seat is left for a member; where private rules may have led to it, only those who organise are
    /// told who it is.
    fn no_seat_left(&self, member: MemberId) -> InputFault {
        let member = self.roster.name(member);
        let fault = fault!(
            NoSeatLeft,
            "no seat is left for `{member}` by what must hold; drop one of the required rules about single seats, or \
             change the room"
        );
        if self.asked.iter().any(|asked| asked.tier == 0 && asked.rule.is_private()) {
            let words = "no seat is left for somebody by what must hold; drop one of the required rules about single \
                         seats, change the room, or see the organisers' text";
            fault.hidden(Code::NoSeatLeft, words)
        } else {
            fault
        }
        .in_entry(Place::path("rules"))
    }

    /// The required rules that send those who are there to a seat, with member and seat.
    fn pins(&self, at: usize) -> Vec<(RuleId, &'a str, &'a str)> {
        let rules = self.at_seats(at, &|_| true).into_iter();
        let pin = |(id, asked, rule): (RuleId, &RuleEntry<SeatKind>, &'a dyn MeetingRule)| {
            let permission = rule.permission().filter(|_| asked.is_required())?;
            let seat = permission.only_seat()?;
            let member = self.roster.find(permission.member())?;
            self.meetings[at].position(member)?;
            Some((id, permission.member(), seat))
        };
        rules.filter_map(pin).collect()
    }

    /// Notes the rules that put two people on one seat, or somebody on two, each beside the first rule that it clashes
    /// with.
    fn check_pins(&self, pins: &[(RuleId, &str, &str)], faults: &mut Faults) {
        let private = |rule: RuleId| self.asked[rule.index()].rule.is_private();
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
                    if openly {
                        fault.in_entry(Place::entry("rules", other.index()))
                    } else {
                        fault.of_private_rules(other.index() + 1, id.index() + 1)
                    }
                }));
            }
        }
    }

    /// The first of those who are there for whom no seat is left, or none but seats to which others are sent.
    fn without_seat(&self, at: usize, pins: &[(RuleId, &str, &str)], slots: &Slots) -> Option<MemberId> {
        let meeting = &self.meetings[at];
        let layout = &meeting.hall.layout;
        let units = &slots.periods()[at].units;
        let mut sent: Vec<Option<&str>> = vec![None; layout.seats.len()];
        for &(_, who, seat) in pins {
            if let Ok(seat) = layout.seat(seat) {
                sent[seat] = Some(who);
            }
        }
        let suiting = self.suiting(at, &|_| true);
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
