//! How each rule of a seating is made in code.

use super::apart_by::{ApartBy, FartherThan};
use super::as_announced::SeatsAsAnnounced;
use super::far_apart::FarApart;
use super::in_common::{NeighboursDiffer, NeighboursShare};
use super::mix::{Mix, MixWorst};
use super::named_beside::NamedBeside;
use super::new_neighbours::NewNeighbours;
use super::not_again_within::NotAgainWithin;
use super::pairs::{Beside, NotBeside, NotFacing, Supports, Unequal};
use super::seat::{InSeat, Needs, NotInSeat};
use super::share_power::{SharePower, SharePowerAcross};
use super::turns::{DifferentSeats, DifferentZones};
use super::{MeetingRules, OverMeetingsRules, SeatKind, SeatRule, SeatRules};
use crate::rules::Lens;
use crate::rules::bounds::Bounds;
use crate::rules::groups::Nominations;
use crate::rules::number_of_visits::NumberOfVisits;
use crate::seating::planned::PlannedMeeting;
use crate::seating::room::to_thousandths;
use std::borrow::Borrow;
use std::ops::RangeBounds;

pub(super) fn at(rule: impl Into<MeetingRules>) -> SeatRule {
    SeatRule::new(SeatKind(SeatRules::At(rule.into())))
}

fn over(rule: impl Into<OverMeetingsRules>) -> SeatRule {
    SeatRule::new(SeatKind(SeatRules::Over(rule.into())))
}

fn names<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Vec<String> {
    names.into_iter().map(Into::into).collect()
}

impl SeatRule {
    /// As few neighbours who share a tag of the dimension as can be: two who share two tags count twice, and edges
    /// count as their weights say. Required: no such neighbours. Under any [`lens`](SeatRule::lens) but [`Lens::Hat`];
    /// under [`Lens::Fraction`] two people are alike in a tag by the product of their parts.
    pub fn mix(dimension: impl Into<String>) -> SeatRule {
        at(Mix { dimension: dimension.into() })
    }

    /// The background with the most same-tag neighbours has as few as can be, at each meeting: [`mix`](SeatRule::mix)
    /// for the worst tag alone, which is best preferred in a tier after it.
    pub fn mix_worst(dimension: impl Into<String>) -> SeatRule {
        at(MixWorst { dimension: dimension.into() })
    }

    /// Neighbours have a tag of the dimension in common, such as a language. Preferred: as few who have none as can be.
    pub fn neighbours_share(dimension: impl Into<String>) -> SeatRule {
        at(NeighboursShare { dimension: dimension.into() })
    }

    /// Neighbours have no tag of the dimension in common. Preferred: as few who have one as can be; two who share
    /// several count once, other than under [`mix`](SeatRule::mix).
    pub fn neighbours_differ(dimension: impl Into<String>) -> SeatRule {
        at(NeighboursDiffer { dimension: dimension.into() })
    }

    /// Every two of these members sit at least this distance from each other, from position to position and in the
    /// unit of the seats' positions; both are kept to a thousandth. Preferred: as few pairs who sit closer as can be.
    /// Private unless [`public`](SeatRule::public).
    pub fn apart_by<T: Into<String>>(members: impl IntoIterator<Item = T>, distance: f64) -> SeatRule {
        at(ApartBy { members: names(members), distance: to_thousandths(distance) })
    }

    /// As [`apart_by`](SeatRule::apart_by), and exactly this distance is too close as well: with 1, nobody in a row
    /// whose seats are 1 apart sits beside another of these. Private unless [`public`](SeatRule::public).
    pub fn farther_than<T: Into<String>>(members: impl IntoIterator<Item = T>, distance: f64) -> SeatRule {
        at(FartherThan { members: names(members), distance: to_thousandths(distance) })
    }

    /// These members sit as far apart as can be, from position to position: the two of them who sit nearest to each other
    /// first, then the next two, and so on. Distances are compared in whole steps: as few pairs as can be within one step
    /// of each other, then as few as can be at one step and within two, each with an entry of its own in the certificate. A step is 1 in
    /// the unit of the seats' positions if [`in_steps_of`](SeatRule::in_steps_of) says nothing else. It can only be
    /// preferred, in a tier of its own. Private unless [`public`](SeatRule::public).
    ///
    /// ```
    /// use roundtable::{Member, Room, Roster, SeatRule, Seating, Tier};
    ///
    /// let roster = Roster::new(["ana", "bo", "cy", "di"].map(Member::new))?;
    /// let exam = Seating::builder(&roster)
    ///     .room(Room::rows(4, 5))
    ///     .prefer(Tier(1), SeatRule::far_apart(["ana", "bo", "cy"]).in_steps_of(0.5))
    ///     .build()?;
    /// # let _ = exam;
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn far_apart<T: Into<String>>(members: impl IntoIterator<Item = T>) -> SeatRule {
        at(FarApart::new(names(members)))
    }

    /// For [`far_apart`](SeatRule::far_apart): how long a step is, kept to a thousandth.
    #[must_use]
    pub fn in_steps_of(mut self, step: f64) -> SeatRule {
        if let SeatRules::At(MeetingRules::FarApart(far)) = &mut self.kind.0 {
            far.step = to_thousandths(step);
        }
        self
    }

    /// These two sit beside each other. The rule rests while one of them is away. Preferred: each meeting at which they
    /// do not costs 1.
    pub fn beside(first: impl Into<String>, second: impl Into<String>) -> SeatRule {
        at(Beside(vec![first.into(), second.into()]))
    }

    /// Everybody who named others has at least `least` of them beside them: each member with those whom they named. Who
    /// named fewer has all of them, and who named nobody is exempt; those who are away count as not named. Preferred:
    /// each person with too few costs 1 a meeting. Private unless [`public`](SeatRule::public): members never see who
    /// named whom, nor that nobody named them.
    ///
    /// For those at one table there is [`Rule::nominations`](crate::Rule::nominations).
    ///
    /// ```
    /// use roundtable::SeatRule;
    ///
    /// let rule = SeatRule::named_beside([("ana", vec!["bo", "cy"]), ("bo", vec!["di"])], 1);
    /// assert_eq!(rule.to_string(), "everybody who named others has at least 1 of them beside them");
    /// ```
    pub fn named_beside<M, N>(of: impl IntoIterator<Item = (M, Vec<N>)>, least: u32) -> SeatRule
    where
        M: Into<String>,
        N: Into<String>,
    {
        at(NamedBeside(Nominations::new(of, least)))
    }

    /// No two of these members sit beside each other. Preferred: each pair that does costs 1. Private unless
    /// [`public`](SeatRule::public).
    pub fn not_beside<T: Into<String>>(members: impl IntoIterator<Item = T>) -> SeatRule {
        at(NotBeside(names(members)))
    }

    /// No two of these members face each other. Preferred: each pair that does costs 1. Private unless
    /// [`public`](SeatRule::public).
    pub fn not_facing<T: Into<String>>(members: impl IntoIterator<Item = T>) -> SeatRule {
        at(NotFacing(names(members)))
    }

    /// One of these two has power over the other, such as a supervisor over a student: they neither sit beside each
    /// other nor face each other. Preferred: each meeting at which they do costs 1. Private unless
    /// [`public`](SeatRule::public).
    pub fn unequal(first: impl Into<String>, second: impl Into<String>) -> SeatRule {
        at(Unequal(vec![first.into(), second.into()]))
    }

    /// This member sits on this seat. Preferred: each meeting on another costs 1.
    pub fn in_seat(member: impl Into<String>, seat: impl Into<String>) -> SeatRule {
        at(InSeat { member: member.into(), seat: seat.into() })
    }

    /// This member does not sit on this seat. Preferred: each meeting on it costs 1. Private unless
    /// [`public`](SeatRule::public).
    pub fn not_in_seat(member: impl Into<String>, seat: impl Into<String>) -> SeatRule {
        at(NotInSeat { member: member.into(), seat: seat.into() })
    }

    /// This member's seat has these features, such as `step-free`. Preferred: each meeting on a seat without all of
    /// them costs 1. Private unless [`public`](SeatRule::public).
    pub fn needs<T: Into<String>>(member: impl Into<String>, features: impl IntoIterator<Item = T>) -> SeatRule {
        at(Needs { member: member.into(), features: names(features) })
    }

    /// The first is the second's supporter (a carer, a personal assistant, an interpreter): takes a seat beside that
    /// person and is not counted, neither for tags nor as a new neighbour. While the person is away the supporter may
    /// sit anywhere. Preferred: each meeting at which they sit apart costs 1.
    ///
    /// A supporter is a neighbour like others for rules that name people, such as [`not_beside`](SeatRule::not_beside),
    /// and takes up a seat: who sits beyond a supporter is no neighbour. Rules about tags and
    /// [`new_neighbours`](SeatRule::new_neighbours) leave out every pair of neighbours with a supporter in it.
    pub fn supports(supporter: impl Into<String>, member: impl Into<String>) -> SeatRule {
        at(Supports { supporter: supporter.into(), member: member.into() })
    }

    /// Members keep the seats that were announced. Preferred: each change costs 1, as when somebody does not come.
    /// The meetings are those of an earlier plan, or the plan itself, first meeting first; its members who are not in
    /// the roster have left, and are not counted.
    pub fn as_announced(meetings: impl IntoIterator<Item: Borrow<PlannedMeeting>>) -> SeatRule {
        at(SeatsAsAnnounced { meetings: meetings.into_iter().map(|meeting| meeting.borrow().clone()).collect() })
    }

    /// Everybody has new neighbours from meeting to meeting: a pair that sits together *m* times, earlier meetings
    /// included, costs *m*(*m* − 1)/2. Required: nobody sits beside the same person twice.
    pub fn new_neighbours() -> SeatRule {
        over(NewNeighbours {})
    }

    /// No two sit side by side twice within so many meetings: of any such number of meetings running, at one at most.
    /// With 2, nobody has the same neighbour at two meetings running. Preferred: returns are as few and as late as can
    /// be; one that comes *g* meetings after the last costs `meetings` − *g*, the meetings by which it is too soon.
    ///
    /// Fixed meetings count; earlier ones are given by [`last_met`](SeatRule::last_met). Supporters, and pairs that a
    /// required [`beside`](SeatRule::beside) puts side by side at every meeting, are left out.
    pub fn not_again_within(meetings: u32) -> SeatRule {
        over(NotAgainWithin { meetings, last_met: Vec::new() })
    }

    /// For [`not_again_within`](SeatRule::not_again_within): pairs, and how many meetings before the first they last sat
    /// side by side. 1 is the meeting just before the first.
    #[must_use]
    pub fn last_met<T: Into<String>>(mut self, pairs: impl IntoIterator<Item = (T, T, u32)>) -> SeatRule {
        if let SeatRules::Over(OverMeetingsRules::NotAgainWithin(rule)) = &mut self.kind.0 {
            rule.last_met.extend(pairs.into_iter().map(|(a, b, ago)| (a.into(), b.into(), ago)));
        }
        self
    }

    /// Members go round the seats: each sits on them as evenly as the meetings at which the member is there allow, and
    /// never on one at two of these meetings running while there is another.
    ///
    /// So many meetings shared out over the seats are the even share, rounded down and up. Fixed meetings count as they
    /// were. A seat that is missing at one of the member's meetings to come has no share. Meetings at which the member
    /// is away are passed over: the one before and the one after are running. Seats are told apart by id. Preferred:
    /// each visit above or below the share costs 1, and so does each second visit running to a seat with a share of
    /// more than one.
    pub fn different_seats() -> SeatRule {
        over(DifferentSeats {})
    }

    /// The same as [`different_seats`](SeatRule::different_seats), for zones of the room in place of seats.
    pub fn different_zones() -> SeatRule {
        over(DifferentZones {})
    }

    /// Everybody pays this `number` of visits to each table over the meetings: sits there at so many of them. See
    /// [`at_tables`](SeatRule::at_tables), [`in_total`](SeatRule::in_total) and [`members`](SeatRule::members).
    ///
    /// Tables are told apart by name. Fixed meetings count as they were. A meeting at which a member is away is no visit
    /// of that member, and the number asked stays the same. Preferred: each visit too many or too few costs 1.
    ///
    /// ```
    /// use roundtable::SeatRule;
    ///
    /// let head = SeatRule::visits(..=1).at_tables(["head table"]);
    /// assert_eq!(head.to_string(), "everybody pays at most 1 visit to `head table`");
    /// ```
    pub fn visits(number: impl RangeBounds<u32>) -> SeatRule {
        over(NumberOfVisits::new(Bounds::new(&number)))
    }

    /// For visits: the rule is about these tables, each by itself; about all of them if none are named.
    #[must_use]
    pub fn at_tables<T: Into<String>>(self, tables: impl IntoIterator<Item = T>) -> SeatRule {
        let tables = names(tables);
        self.of_visits(|visits| visits.tables = Some(tables))
    }

    /// For visits: those of a member to all the tables that the rule is about are added up.
    #[must_use]
    pub fn in_total(self) -> SeatRule {
        self.of_visits(|visits| visits.in_total = true)
    }

    /// For visits: the rule is about these members, each by themselves; about everybody if none are named.
    #[must_use]
    pub fn members<T: Into<String>>(self, members: impl IntoIterator<Item = T>) -> SeatRule {
        let members = names(members);
        self.of_visits(|visits| visits.members = Some(members))
    }

    fn of_visits(mut self, change: impl FnOnce(&mut NumberOfVisits)) -> SeatRule {
        if let SeatRules::Over(OverMeetingsRules::NumberOfVisits(visits)) = &mut self.kind.0 {
            change(visits);
        }
        self
    }

    /// Seats that carry weight are shared: over all meetings, the power of each member's seats comes to an even share
    /// for the meetings that the member attends. The power of seats that stay empty is shared as well. Preferred: the
    /// distances from the shares are added up. It cannot be required.
    pub fn share_power() -> SeatRule {
        over(SharePower {})
    }

    /// The same for the tags of a dimension: who holds a tag has together the power of their number.
    pub fn share_power_across(dimension: impl Into<String>) -> SeatRule {
        over(SharePowerAcross { dimension: dimension.into() })
    }

    /// How a member with several tags is counted; without this, once for every tag.
    #[must_use]
    pub fn lens(mut self, lens: Lens) -> SeatRule {
        self.about.lens = lens;
        self
    }

    /// The rule is about these meetings alone, counted from 1. One that is about all meetings together cannot be
    /// limited.
    #[must_use]
    pub fn in_meetings(mut self, meetings: impl IntoIterator<Item = usize>) -> SeatRule {
        self.about.periods = Some(meetings.into_iter().collect());
        self
    }
}
