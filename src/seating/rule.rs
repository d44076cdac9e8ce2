//! What can be asked of seats: a rule for the tables, one about the seats of each meeting, or one about what goes on
//! over meetings.

use super::planned::PlannedMeeting;
use super::room::to_thousandths;
use super::rules::{ApartBy, AtMeetings, Mix, Needs, OverMeetings, Related, SeatOf, SharePower, Supports};
use crate::rules::groups::{GroupKind, GroupRules};
use crate::rules::registry::{Registry, registries};
use crate::rules::rule::{About, RuleKind, RuleOf};
use crate::rules::{Lens, Rule, RuleEntry};
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;

/// Something that is asked of who sits where.
///
/// Every [`Rule`] is one, with tables as groups: it is about each table at each meeting. The others, made here, are
/// about single seats, about neighbours, or about what changes from meeting to meeting.
///
/// ```
/// use roundtable::{Rule, SeatRule};
///
/// let tables: SeatRule = Rule::none_or("background", 2).into();
/// assert_eq!(SeatRule::mix("background").to_string(), "as few neighbours who share a `background` as can be");
/// assert_eq!(SeatRule::beside("ana", "bo").in_meetings([1]).to_string(), "`ana` sits beside `bo`, at meeting 1");
/// // What somebody needs of a seat is private unless it is said to be public.
/// assert_eq!(SeatRule::needs("ana", ["step-free"]).words_for_members(), "a private need of a member");
/// # let _ = tables;
/// ```
pub type SeatRule = RuleOf<SeatKind>;

/// The rules of seating.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct SeatKind(pub(super) SeatRules);

registries! {
    /// All rules of seating.
    pub(super) enum SeatRules {
        /// For tables.
        Tables(GroupRules),
        /// For the seats of each meeting.
        At(AtMeetings),
        /// For what goes on over the meetings.
        Over(OverMeetings),
    }
}

impl RuleKind for SeatKind {
    const KEYS: &'static [&'static str] =
        &["require", "prefer", "tier", "weight", "lens", "in_groups", "over_all", "private", "in_meetings"];

    fn words(&self, about: &About, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            SeatRules::Tables(rule) => rule.get().words(about, f)?,
            SeatRules::At(kind) => fmt::Display::fmt(kind, f)?,
            SeatRules::Over(kind) => fmt::Display::fmt(kind, f)?,
        }
        if about.lens != Lens::Every && !matches!(self.0, SeatRules::Tables(_)) {
            write!(f, ", counted by {}", about.lens)?;
        }
        match about.periods.as_deref() {
            None => Ok(()),
            Some([meeting]) => write!(f, ", at meeting {meeting}"),
            Some(meetings) => write!(f, ", at meetings {}", meetings.iter().join(", ")),
        }
    }

    fn is_private(&self) -> bool {
        match &self.0 {
            SeatRules::Tables(rule) => rule.get().is_private(),
            SeatRules::At(kind) => kind.is_private(),
            SeatRules::Over(_) => false,
        }
    }
}

impl From<Rule> for SeatRule {
    fn from(rule: Rule) -> SeatRule {
        rule.map(|kind| SeatKind(SeatRules::Tables(kind.0)))
    }
}

fn names<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Vec<String> {
    names.into_iter().map(Into::into).collect()
}

impl SeatRule {
    fn at(kind: AtMeetings) -> SeatRule {
        SeatRule::new(SeatKind(SeatRules::At(kind)))
    }

    fn over(kind: OverMeetings) -> SeatRule {
        SeatRule::new(SeatKind(SeatRules::Over(kind)))
    }

    /// As few neighbours who share a tag of the dimension as can be: two who share two tags count twice, and edges
    /// count as their weights say. Required: no such neighbours. Under any [`lens`](SeatRule::lens) but [`Lens::Hat`];
    /// under [`Lens::Fraction`] two people are alike in a tag by the product of their parts.
    pub fn mix(dimension: impl Into<String>) -> SeatRule {
        SeatRule::at(AtMeetings::Mix(Mix { dimension: dimension.into(), worst: false }))
    }

    /// The background with the most same-tag neighbours has as few as can be, at each meeting: [`mix`](SeatRule::mix)
    /// for the worst tag alone, which is best preferred in a tier after it.
    pub fn mix_worst(dimension: impl Into<String>) -> SeatRule {
        SeatRule::at(AtMeetings::Mix(Mix { dimension: dimension.into(), worst: true }))
    }

    /// Neighbours have a tag of the dimension in common, such as a language. Preferred: as few who have none as can be.
    pub fn neighbours_share(dimension: impl Into<String>) -> SeatRule {
        SeatRule::at(AtMeetings::NeighboursShare(Related { dimension: dimension.into() }))
    }

    /// Neighbours have no tag of the dimension in common. Preferred: as few who have one as can be; two who share
    /// several count once, other than under [`mix`](SeatRule::mix).
    pub fn neighbours_differ(dimension: impl Into<String>) -> SeatRule {
        SeatRule::at(AtMeetings::NeighboursDiffer(Related { dimension: dimension.into() }))
    }

    /// No two of these members sit at most so far from each other, in the unit of the seats' positions and kept to a
    /// thousandth of it. Private unless [`public`](SeatRule::public).
    pub fn apart_by<T: Into<String>>(members: impl IntoIterator<Item = T>, distance: f64) -> SeatRule {
        SeatRule::at(AtMeetings::ApartBy(ApartBy { members: names(members), distance: to_thousandths(distance) }))
    }

    /// These two sit beside each other. The rule rests while one of them is away.
    pub fn beside(first: impl Into<String>, second: impl Into<String>) -> SeatRule {
        SeatRule::at(AtMeetings::Beside(vec![first.into(), second.into()]))
    }

    /// No two of these members sit beside each other. Private unless [`public`](SeatRule::public).
    pub fn not_beside<T: Into<String>>(members: impl IntoIterator<Item = T>) -> SeatRule {
        SeatRule::at(AtMeetings::NotBeside(names(members)))
    }

    /// No two of these members face each other. Private unless [`public`](SeatRule::public).
    pub fn not_facing<T: Into<String>>(members: impl IntoIterator<Item = T>) -> SeatRule {
        SeatRule::at(AtMeetings::NotFacing(names(members)))
    }

    /// One of these two has power over the other, such as a supervisor over a student: they neither sit beside each
    /// other nor face each other. Private unless [`public`](SeatRule::public).
    pub fn unequal(first: impl Into<String>, second: impl Into<String>) -> SeatRule {
        SeatRule::at(AtMeetings::Unequal(vec![first.into(), second.into()]))
    }

    /// This member sits on this seat.
    pub fn in_seat(member: impl Into<String>, seat: impl Into<String>) -> SeatRule {
        SeatRule::at(AtMeetings::InSeat(SeatOf { member: member.into(), seat: seat.into() }))
    }

    /// This member does not sit on this seat. Private unless [`public`](SeatRule::public).
    pub fn not_in_seat(member: impl Into<String>, seat: impl Into<String>) -> SeatRule {
        SeatRule::at(AtMeetings::NotInSeat(SeatOf { member: member.into(), seat: seat.into() }))
    }

    /// This member's seat has these features, such as `step-free`. Private unless [`public`](SeatRule::public).
    pub fn needs<T: Into<String>>(member: impl Into<String>, features: impl IntoIterator<Item = T>) -> SeatRule {
        SeatRule::at(AtMeetings::Needs(Needs { member: member.into(), features: names(features) }))
    }

    /// The first is the second's supporter (a carer, a personal assistant, an interpreter): takes a seat beside that
    /// person and is not counted, neither for tags nor as a new neighbour. While the person is away the supporter may
    /// sit anywhere.
    pub fn supports(supporter: impl Into<String>, member: impl Into<String>) -> SeatRule {
        SeatRule::at(AtMeetings::Supports(Supports { supporter: supporter.into(), member: member.into() }))
    }

    /// Members keep the seats that were announced. Preferred: as few changes as can be, as when somebody does not come.
    /// The meetings are those of an earlier plan, or the plan itself, first meeting first; its members who are not in
    /// the roster have left,
    /// and are not counted.
    pub fn as_announced(meetings: impl IntoIterator<Item: Borrow<PlannedMeeting>>) -> SeatRule {
        SeatRule::at(AtMeetings::Announced(meetings.into_iter().map(|meeting| meeting.borrow().clone()).collect()))
    }

    /// Everybody has new neighbours from meeting to meeting: a pair that sits together *m* times, earlier meetings
    /// included, costs *m*(*m* − 1)/2. Required: nobody sits beside the same person twice.
    pub fn new_neighbours() -> SeatRule {
        SeatRule::over(OverMeetings::NewNeighbours {})
    }

    /// Members change seats: one who sits on a seat *m* times costs *m*(*m* − 1)/2. Required: nobody sits on a seat
    /// more often than an even turn through all seats needs. Seats are told apart by id.
    pub fn different_seats() -> SeatRule {
        SeatRule::over(OverMeetings::DifferentSeats {})
    }

    /// The same for zones of the room in place of seats.
    pub fn different_zones() -> SeatRule {
        SeatRule::over(OverMeetings::DifferentZones {})
    }

    /// Seats that carry weight are shared: over all meetings, the power of each member's seats comes to an even share
    /// for the meetings that the member attends. The power of seats that stay empty is shared as well. Preferred: the
    /// distances from the shares are added up. It cannot be required.
    pub fn share_power() -> SeatRule {
        SeatRule::over(OverMeetings::SharePower(SharePower { across: None }))
    }

    /// The same for the tags of a dimension: who holds a tag has together the power of their number.
    pub fn share_power_across(dimension: impl Into<String>) -> SeatRule {
        SeatRule::over(OverMeetings::SharePower(SharePower { across: Some(dimension.into()) }))
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

    /// Whether it matters to the rule who sits where at a table.
    pub(super) fn looks_at_seats(&self) -> bool {
        !matches!(self.kind.0, SeatRules::Tables(_))
    }
}

impl RuleEntry<SeatKind> {
    /// The rule for the tables of a meeting, counted from 0, if it is one.
    pub(super) fn at_tables(&self, meeting: usize) -> Option<RuleEntry> {
        self.of_tables().filter(|_| self.rule.about.has_period(meeting))
    }

    /// The rule for tables, if it is one.
    pub(super) fn of_tables(&self) -> Option<RuleEntry> {
        let SeatRules::Tables(rule) = &self.rule.kind.0 else {
            return None;
        };
        let rule = self.rule.clone().map(|_| GroupKind(rule.clone()));
        Some(RuleEntry { rule, tier: self.tier })
    }

    /// The rule for the seats of a meeting, counted from 0, if it is one.
    pub(super) fn at_seats(&self, meeting: usize) -> Option<&AtMeetings> {
        match &self.rule.kind.0 {
            SeatRules::At(kind) if self.rule.about.has_period(meeting) => Some(kind),
            _ => None,
        }
    }
}
