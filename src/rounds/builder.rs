//! Rounds under construction, and as they stand in a problem file.

use super::plan::PlannedRound;
use super::rules::RoundKind;
use crate::event::Event;
use crate::periods::NamedPeriods;
use crate::roster::RosterSource;
use crate::rules::form::GroupSpec;
use crate::rules::{GivenRules, Size};
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;

/// The tables of a round.
///
/// ```
/// use roundtable::Tables;
///
/// let tables = Tables::new().table("panel", 4).even("table", 6);
/// # let _ = tables;
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
#[must_use]
pub struct Tables(pub(super) Vec<GroupSpec>);

impl Tables {
    /// No table yet.
    pub fn new() -> Tables {
        Tables::default()
    }

    /// Adds a table of this size.
    pub fn table(mut self, name: impl Into<String>, size: impl Into<Size>) -> Tables {
        self.0.push(GroupSpec::Sized(name.into(), size.into()));
        self
    }

    /// Adds `number` tables that take all who are there, in sizes that differ by one at most; they are called `NAME 1`,
    /// `NAME 2` and so on.
    pub fn even(mut self, name: impl Into<String>, number: usize) -> Tables {
        self.0.push(GroupSpec::Even(name.into(), number));
        self
    }
}

/// Rounds under construction; see [`Rounds::builder`](crate::Rounds::builder).
///
/// It is a serde value: the value of `rounds` in a [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "rounds", deny_unknown_fields)]
#[must_use]
pub struct RoundsBuilder {
    pub(super) roster: RosterSource,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) event: Option<Event>,
    /// How many rounds there are.
    pub(super) rounds: usize,
    /// Of every round that has none of its own.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub(super) tables: Tables,
    /// Tables of single rounds, counted from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) tables_in: Vec<(usize, Tables)>,
    /// The rounds, counted from 1, in which members are not there.
    #[serde(default, skip_serializing_if = "NamedPeriods::is_empty")]
    pub(super) absent: NamedPeriods,
    /// Whether some sit out in fair turns where people are more than seats.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) sit_out: bool,
    /// The first rounds, over or settled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) fixed: Vec<PlannedRound>,
    /// Pairs, and how often they met before the first round.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) met_before: Vec<(String, String, u32)>,
    /// What is asked of the tables of each round, and over the rounds.
    #[serde(default)]
    pub(crate) rules: GivenRules<RoundKind>,
}

fn is_empty(tables: &Tables) -> bool {
    tables.0.is_empty()
}

impl RoundsBuilder {
    pub(crate) fn new(roster: impl Into<RosterSource>) -> RoundsBuilder {
        RoundsBuilder {
            roster: roster.into(),
            event: None,
            rounds: 0,
            tables: Tables::new(),
            tables_in: Vec::new(),
            absent: NamedPeriods::default(),
            sit_out: false,
            fixed: Vec::new(),
            met_before: Vec::new(),
            rules: GivenRules::default(),
        }
    }

    /// The number of rounds.
    pub fn rounds(mut self, rounds: usize) -> Self {
        self.rounds = rounds;
        self
    }

    /// Adds a table of this size to every round that has no tables of its own.
    pub fn table(mut self, name: impl Into<String>, size: impl Into<Size>) -> Self {
        self.tables = self.tables.table(name, size);
        self
    }

    /// Adds `number` even tables, called `NAME 1`, `NAME 2` and so on, to every round that has no tables of its own.
    /// They take all who are there.
    pub fn even_tables(mut self, name: impl Into<String>, number: usize) -> Self {
        self.tables = self.tables.even(name, number);
        self
    }

    /// Gives one round, counted from 1, tables of its own.
    pub fn tables_in(mut self, round: usize, tables: Tables) -> Self {
        self.tables_in.push((round, tables));
        self
    }

    /// This member is not there in these rounds, counted from 1.
    pub fn absent(mut self, member: impl Into<String>, rounds: impl IntoIterator<Item = usize>) -> Self {
        self.absent.entry(member.into()).extend(rounds);
        self
    }

    /// This member comes late, in this round, counted from 1.
    pub fn arrives(self, member: impl Into<String>, round: usize) -> Self {
        self.absent(member, 1..round)
    }

    /// Where there are more people than seats, some sit out, in fair turns.
    pub fn sit_out(mut self) -> Self {
        self.sit_out = true;
        self
    }

    /// The first rounds are over, or settled, and were these; the rest is planned around them. Who is named in none of
    /// a round's tables, nor as sitting out, was not there; nor was who is [absent](RoundsBuilder::absent).
    ///
    /// Rules about tables, and hosts, rest in these rounds; all else counts them, and
    /// [`wears`](crate::RoundRule::wears) the hats that are given with them. A required rule that rests and is
    /// broken there is told in [`Solution::exceptions`](crate::Solution::exceptions).
    pub fn fixed(mut self, rounds: impl IntoIterator<Item: Borrow<PlannedRound>>) -> Self {
        self.fixed.extend(rounds.into_iter().map(|round| round.borrow().clone()));
        self
    }

    /// Pairs who have met before the first round, and how often.
    pub fn met_before<T: Into<String>>(mut self, pairs: impl IntoIterator<Item = (T, T, u32)>) -> Self {
        let pairs = pairs.into_iter().map(|(a, b, times)| (a.into(), b.into(), times));
        self.met_before.extend(pairs);
        self
    }
}
