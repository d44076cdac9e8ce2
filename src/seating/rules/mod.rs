//! The rules of seating: those for tables, those about the seats of each meeting, and those about what goes on over the
//! meetings. The latter two are one small file each: the user's words and their lowering to counts, with the definition
//! for the check in a file of its own. Here is the list of them, and how each is made in code.

mod apart_by;
mod as_announced;
mod by_value;
mod far_apart;
mod in_common;
mod made;
mod mix;
mod named_beside;
mod new_neighbours;
mod not_again_within;
mod pairs;
mod prelude;
mod seat;
mod share_power;
mod turns;
mod visits;

use super::seat_rule::{MeetingRule, OverMeetingsRule};
use crate::roster::RosterName;
use crate::rules::groups::GroupRules;
use crate::rules::number_of_visits::NumberOfVisits;
use crate::rules::registry::{Registry, registries, rules};
use crate::rules::rule::{About, RuleKind, RuleOf};
use crate::rules::{Lens, Rule};
use apart_by::{ApartBy, FartherThan};
use as_announced::SeatsAsAnnounced;
use by_value::{FarByValue, NearByValue};
use far_apart::FarApart;
use in_common::{NeighboursDiffer, NeighboursShare};
use itertools::Itertools;
use mix::{Mix, MixWorst};
use named_beside::NamedBeside;
use new_neighbours::NewNeighbours;
use not_again_within::NotAgainWithin;
use pairs::{Beside, NotBeside, NotFacing, Supports, Unequal};
use seat::{InSeat, Needs, NotInSeat};
use serde::{Deserialize, Serialize};
use share_power::{SharePower, SharePowerAcross};
use turns::{DifferentSeats, DifferentZones};

rules! {
    /// All rules about the seats of each meeting.
    pub(super) enum MeetingRules: MeetingRule {
        "mix" => Mix,
        "mix_worst" => MixWorst,
        "neighbours_share" => NeighboursShare,
        "neighbours_differ" => NeighboursDiffer,
        "apart_by" => ApartBy (private),
        "farther_than" => FartherThan (private),
        "far_apart" => FarApart (private),
        "near_by_value" => NearByValue (private),
        "far_by_value" => FarByValue (private),
        "beside" => Beside,
        "named_beside" => NamedBeside (private),
        "not_beside" => NotBeside (private),
        "not_facing" => NotFacing (private),
        "unequal" => Unequal (private),
        "in_seat" => InSeat,
        "not_in_seat" => NotInSeat (private),
        "needs" => Needs (private),
        "supports" => Supports,
        "as_announced" => SeatsAsAnnounced,
    }
}

rules! {
    /// All rules about what goes on over the meetings.
    pub(super) enum OverMeetingsRules: OverMeetingsRule {
        "new_neighbours" => NewNeighbours,
        "not_again_within" => NotAgainWithin,
        "different_seats" => DifferentSeats,
        "different_zones" => DifferentZones,
        "share_power" => SharePower,
        "share_power_across" => SharePowerAcross,
        "visits" => NumberOfVisits,
    }
}

registries! {
    /// All rules of seating.
    pub(super) enum SeatRules {
        /// For tables.
        Tables(GroupRules),
        /// For the seats of each meeting.
        At(MeetingRules),
        /// For what goes on over the meetings.
        Over(OverMeetingsRules),
    }
}

/// The rules of seating.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct SeatKind(pub(super) SeatRules);

impl RuleKind for SeatKind {
    const KEYS: &'static [&'static str] =
        &["require", "prefer", "tier", "weight", "lens", "in_groups", "over_all", "private", "in_meetings"];
    const PRIVATE: &'static [&'static str] = SeatRules::PRIVATE;

    fn words(&self, about: &About) -> String {
        let mut words = match &self.0 {
            SeatRules::Tables(rule) => rule.get().words(about),
            SeatRules::At(rule) => rule.get().words(),
            SeatRules::Over(rule) => rule.get().words(),
        };
        if about.lens != Lens::Every && !matches!(self.0, SeatRules::Tables(_)) {
            words += &format!(", counted by {}", about.lens);
        }
        match about.periods.as_deref() {
            None => words,
            Some([meeting]) => format!("{words}, at meeting {meeting}"),
            Some(meetings) => format!("{words}, at meetings {}", meetings.iter().join(", ")),
        }
    }

    fn is_private(&self) -> bool {
        self.0.is_private()
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        match &self.0 {
            SeatRules::Tables(rule) => rule.get().names(),
            SeatRules::At(rule) => rule.get().names(),
            SeatRules::Over(rule) => rule.get().names(),
        }
    }

    fn tags(&self) -> Vec<&str> {
        match &self.0 {
            SeatRules::Tables(rule) => rule.get().hats(),
            _ => Vec::new(),
        }
    }
}

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

impl From<Rule> for SeatRule {
    fn from(rule: Rule) -> SeatRule {
        rule.map(|kind| SeatKind(SeatRules::Tables(kind.0)))
    }
}
