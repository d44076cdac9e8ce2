//! The rules of rounds: those for the tables of each round, and those about what goes on over the rounds. The latter
//! are one small file each: the user's words and their lowering to counts, with the definition for the check in a file
//! of its own. Here is the list of them, and how each is made in code.

mod as_announced;
mod hosts;
mod made;
mod meetings;
mod new_people;
mod not_again_within;
mod prelude;
mod sitting_out;
mod visits;
mod wears;

use super::over::OverRoundsRule;
use crate::roster::RosterName;
use crate::rules::groups::GroupEntry;
use crate::rules::groups::{GroupKind, GroupRules};
use crate::rules::number_of_visits::NumberOfVisits;
use crate::rules::registry::{Registry, registries, rules};
use crate::rules::rule::{About, RuleKind, RuleOf};
use crate::rules::{Rule, RuleEntry};
use as_announced::TablesAsAnnounced;
use hosts::{DifferentTables, Hosts};
use itertools::Itertools;
use meetings::{AtMostMeetings, MeetingsBeyondFirst, PairsMeet, Repeats, SaturatingMeetings};
use new_people::NewPeople;
use not_again_within::NotAgainWithin;
use serde::{Deserialize, Serialize};
use sitting_out::{NeverOutTwiceRunning, SitOutFairly};
use wears::Wears;

rules! {
    /// All rules about what goes on over the rounds.
    pub(super) enum OverRoundsRules: OverRoundsRule {
        "repeats" => Repeats,
        "meetings_beyond_first" => MeetingsBeyondFirst,
        "at_most_meetings" => AtMostMeetings,
        "pairs_meet" => PairsMeet,
        "saturating_meetings" => SaturatingMeetings,
        "new_people" => NewPeople,
        "not_again_within" => NotAgainWithin,
        "sit_out_fairly" => SitOutFairly,
        "never_out_twice_running" => NeverOutTwiceRunning,
        "hosts" => Hosts,
        "different_tables" => DifferentTables,
        "visits" => NumberOfVisits,
        "wears" => Wears,
        "as_announced" => TablesAsAnnounced,
    }
}

registries! {
    /// All rules of rounds.
    pub(super) enum RoundRules {
        /// For the tables of rounds.
        Tables(GroupRules),
        /// For what goes on over the rounds.
        Over(OverRoundsRules),
    }
}

/// The rules of rounds.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct RoundKind(pub(super) RoundRules);

impl RuleKind for RoundKind {
    const KEYS: &'static [&'static str] =
        &["require", "prefer", "tier", "weight", "lens", "in_groups", "over_all", "private", "in_rounds"];
    const PRIVATE: &'static [&'static str] = RoundRules::PRIVATE;

    fn words(&self, about: &About) -> String {
        let words = match &self.0 {
            RoundRules::Tables(rule) => rule.get().words(about),
            RoundRules::Over(rule) => return rule.get().words(),
        };
        match about.periods.as_deref() {
            None => words,
            Some([round]) => format!("{words}, in round {round}"),
            Some(rounds) => format!("{words}, in rounds {}", rounds.iter().join(", ")),
        }
    }

    fn is_private(&self) -> bool {
        self.0.is_private()
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        match &self.0 {
            RoundRules::Tables(rule) => rule.get().names(),
            RoundRules::Over(rule) => rule.get().names(),
        }
    }

    fn tags(&self) -> Vec<&str> {
        match &self.0 {
            RoundRules::Tables(rule) => rule.get().hats(),
            RoundRules::Over(rule) => rule.get().hat().into_iter().collect(),
        }
    }
}

/// Something that is asked of rounds.
///
/// Every [`Rule`] is one: it is about each table of each round, or of those rounds alone that
/// [`in_rounds`](RoundRule::in_rounds) names. The others, made here, are about what goes on over the rounds.
///
/// ```
/// use roundtable::{RoundRule, Rule};
///
/// let everywhere: RoundRule = Rule::balance("gender").into();
/// let once = RoundRule::from(Rule::together(["ana", "bo"])).in_rounds([1]);
/// assert_eq!(once.to_string(), "`ana` and `bo` are in one group, in round 1");
/// assert_eq!(RoundRule::repeats().to_string(), "as few repeated meetings as can be");
/// # let _ = everywhere;
/// ```
pub type RoundRule = RuleOf<RoundKind>;

impl From<Rule> for RoundRule {
    fn from(rule: Rule) -> RoundRule {
        rule.map(|kind| RoundKind(RoundRules::Tables(kind.0)))
    }
}

impl RuleEntry<RoundKind> {
    /// The rule for the tables of a round, counted from 0, if it is one.
    pub(super) fn at_tables(&self, round: usize) -> Option<GroupEntry> {
        let RoundRules::Tables(rule) = &self.rule.kind.0 else {
            return None;
        };
        let here = self.rule.about.has_period(round);
        let rule = || self.rule.clone().map(|_| GroupKind(rule.clone()));
        here.then(|| RuleEntry { rule: rule(), tier: self.tier })
    }
}
