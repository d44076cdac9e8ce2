//! What can be asked of rounds: a rule for the tables of each round, or one about what goes on over the rounds.

use super::plan::PlannedRound;
use super::rules::{Announced, DifferentTables, HostTables, Hosts, Meetings, MeetingsCost, NewPeople};
use crate::rules::{AnyRule, Asked, Rule};
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;

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
#[derive(Clone, PartialEq)]
pub struct RoundRule {
    pub(super) kind: RoundKind,
    pub(super) weight: u32,
    pub(super) private: bool,
    /// Rounds were named for a rule that is about all of them together.
    pub(super) misplaced: bool,
}

/// The kinds of rule of rounds.
#[derive(Clone, PartialEq)]
pub(super) enum RoundKind {
    /// For the tables of all rounds, or of some; numbered from 1.
    Tables {
        rule: Rule,
        rounds: Option<Vec<usize>>,
    },
    Over(OverRounds),
}

/// The rules about what goes on over the rounds, as they stand in a problem file.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum OverRounds {
    Meetings(Meetings),
    NewPeople(NewPeople),
    SitOutFairly {},
    NeverOutTwiceRunning {},
    Hosts(Hosts),
    DifferentTables(DifferentTables),
    Announced(Announced),
}

impl From<Rule> for RoundRule {
    fn from(rule: Rule) -> RoundRule {
        RoundRule {
            weight: rule.weight,
            private: rule.private,
            kind: RoundKind::Tables { rule, rounds: None },
            misplaced: false,
        }
    }
}

impl RoundRule {
    pub(super) fn over(kind: OverRounds) -> RoundRule {
        RoundRule { kind: RoundKind::Over(kind), weight: 1, private: false, misplaced: false }
    }

    fn meetings(cost: MeetingsCost) -> RoundRule {
        RoundRule::over(OverRounds::Meetings(Meetings::new(cost)))
    }

    /// As few repeated meetings as can be, each further one of a pair costing more: a pair that meets *m* times costs
    /// *m*(*m* − 1)/2. Required: nobody meets twice.
    pub fn repeats() -> RoundRule {
        RoundRule::meetings(MeetingsCost::Repeats)
    }

    /// As few meetings beyond a pair's first as can be. It has other best plans than [`repeats`](RoundRule::repeats):
    /// three meetings of one pair cost as much as two of two pairs.
    pub fn meetings_beyond_first() -> RoundRule {
        RoundRule::meetings(MeetingsCost::BeyondFirst)
    }

    /// No pair meets more than `most` times. Preferred: as few meetings beyond that as can be.
    pub fn at_most_meetings(most: u32) -> RoundRule {
        RoundRule::meetings(MeetingsCost::AtMost(most))
    }

    /// As many pairs meet as can. Required: everybody meets everybody.
    pub fn pairs_meet() -> RoundRule {
        RoundRule::meetings(MeetingsCost::NeverMet)
    }

    /// Meetings are worth less each time: a pair that meets *m* times has half of a half … of a meeting left to gain,
    /// 2⁻ᵐ. It can only be preferred (a saturating gain as in Barrett, Gal, Gölz, Hong & Procaccia 2023).
    pub fn saturating_meetings() -> RoundRule {
        RoundRule::meetings(MeetingsCost::Saturating)
    }

    /// For rules on meetings: pairs that share no tag of the dimension weigh `weight` times as much as others.
    #[must_use]
    pub fn across(mut self, dimension: impl Into<String>, weight: u32) -> RoundRule {
        if let RoundKind::Over(OverRounds::Meetings(meetings)) = &mut self.kind {
            meetings.weigh_across(dimension.into(), weight);
        }
        self
    }

    /// For rules on meetings: how much these pairs weigh; 0 leaves a pair out.
    #[must_use]
    pub fn pair_weights<T: Into<String>>(mut self, pairs: impl IntoIterator<Item = (T, T, u32)>) -> RoundRule {
        if let RoundKind::Over(OverRounds::Meetings(meetings)) = &mut self.kind {
            let pairs = pairs.into_iter().map(|(a, b, weight)| (a.into(), b.into(), weight));
            meetings.weigh_pairs(pairs);
        }
        self
    }

    /// Everybody meets at least so many people over the rounds whom they had not met before.
    pub fn new_people(least: u32) -> RoundRule {
        RoundRule::over(OverRounds::NewPeople(NewPeople { least }))
    }

    /// Everybody sits out as often as an even share of those who are there says, rounded down or up. It is asked of
    /// every plan in which somebody has to sit out, whether it is given or not.
    pub fn sit_out_fairly() -> RoundRule {
        RoundRule::over(OverRounds::SitOutFairly {})
    }

    /// Nobody sits out two rounds running.
    pub fn never_out_twice_running() -> RoundRule {
        RoundRule::over(OverRounds::NeverOutTwiceRunning {})
    }

    /// One of these members hosts each table: where they are as many as the tables exactly one, else at least one. See
    /// [`pinned`](RoundRule::pinned) and [`rotating`](RoundRule::rotating).
    pub fn hosts<T: Into<String>>(members: impl IntoIterator<Item = T>) -> RoundRule {
        RoundRule::over(OverRounds::Hosts(Hosts {
            members: members.into_iter().map(Into::into).collect(),
            tables: HostTables::Any,
        }))
    }

    /// For hosts: the first hosts the first table in every round, the second the second, and so on.
    #[must_use]
    pub fn pinned(self) -> RoundRule {
        self.host_tables(HostTables::Pinned)
    }

    /// For hosts: each hosts another table in every round, as far as there are tables enough.
    #[must_use]
    pub fn rotating(self) -> RoundRule {
        self.host_tables(HostTables::Rotating)
    }

    fn host_tables(mut self, tables: HostTables) -> RoundRule {
        if let RoundKind::Over(OverRounds::Hosts(hosts)) = &mut self.kind {
            hosts.tables = tables;
        }
        self
    }

    /// These members sit at another table in every round, as far as there are tables enough. Tables are told apart by
    /// name.
    pub fn different_tables<T: Into<String>>(members: impl IntoIterator<Item = T>) -> RoundRule {
        RoundRule::over(OverRounds::DifferentTables(DifferentTables {
            members: members.into_iter().map(Into::into).collect(),
        }))
    }

    /// Members keep the tables that were announced, in the rounds that are still to come. Preferred: as few changes as
    /// can be. The rounds are those of an earlier plan, or the plan itself, first round first.
    pub fn as_announced(rounds: impl IntoIterator<Item: Borrow<PlannedRound>>) -> RoundRule {
        RoundRule::over(OverRounds::Announced(Announced {
            rounds: rounds.into_iter().map(|round| round.borrow().clone()).collect(),
        }))
    }

    /// For rules about tables: the rule is about these rounds alone, counted from 1. Others are about all rounds
    /// together, and naming some is a fault.
    #[must_use]
    pub fn in_rounds(mut self, rounds: impl IntoIterator<Item = usize>) -> RoundRule {
        let named: Vec<usize> = rounds.into_iter().collect();
        match &mut self.kind {
            RoundKind::Tables { rounds, .. } => *rounds = Some(named),
            RoundKind::Over(_) => self.misplaced = true,
        }
        self
    }

    /// How much the rule weighs against the others of its tier, at least 1.
    #[must_use]
    pub fn weight(mut self, weight: u32) -> RoundRule {
        self.weight = weight;
        if let RoundKind::Tables { rule, .. } = &mut self.kind {
            rule.weight = weight;
        }
        self
    }

    /// What is written for members says "a private need of a member" in place of this rule.
    #[must_use]
    pub fn private(self) -> RoundRule {
        self.with_privacy(true)
    }

    /// What is written for members may name this rule.
    #[must_use]
    pub fn public(self) -> RoundRule {
        self.with_privacy(false)
    }

    pub(super) fn with_privacy(mut self, private: bool) -> RoundRule {
        self.private = private;
        if let RoundKind::Tables { rule, .. } = &mut self.kind {
            rule.private = private;
        }
        self
    }

    /// Whether members may not see what the rule says.
    pub fn is_private(&self) -> bool {
        self.private
    }

    /// The rule in words that every member may see.
    pub fn words_for_members(&self) -> String {
        self.told_to_members()
    }
}

/// The rule in words, for those who organise.
impl fmt::Display for RoundRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            RoundKind::Tables { rule, rounds } => {
                rule.fmt(f)?;
                match rounds.as_deref() {
                    None => Ok(()),
                    Some([round]) => write!(f, ", in round {round}"),
                    Some(rounds) => write!(f, ", in rounds {}", rounds.iter().join(", ")),
                }
            }
            RoundKind::Over(kind) => match kind {
                OverRounds::Meetings(kind) => kind.fmt(f),
                OverRounds::NewPeople(kind) => kind.fmt(f),
                OverRounds::SitOutFairly {} => f.write_str("everyone sits out as often as an even share says"),
                OverRounds::NeverOutTwiceRunning {} => f.write_str("nobody sits out two rounds running"),
                OverRounds::Hosts(kind) => kind.fmt(f),
                OverRounds::DifferentTables(kind) => kind.fmt(f),
                OverRounds::Announced(_) => f.write_str("tables stay as announced"),
            },
        }
    }
}

/// Names nobody of a private rule.
impl fmt::Debug for RoundRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words_for_members())
    }
}

impl Asked<RoundRule> {
    /// The rule for the tables of a round, if it is one.
    pub(super) fn at_tables(&self, round: usize) -> Option<Asked> {
        match &self.rule.kind {
            RoundKind::Tables { rule, rounds } => {
                let here = rounds.as_ref().is_none_or(|rounds| rounds.contains(&(round + 1)));
                here.then(|| Asked { rule: rule.clone(), tier: self.tier })
            }
            RoundKind::Over(_) => None,
        }
    }
}

impl AnyRule for RoundRule {
    fn own_weight(&self) -> u32 {
        self.weight
    }

    fn is_kept_private(&self) -> bool {
        self.private
    }
}
