//! A rota under construction, and as it stands in a problem file.

use super::Rota;
use super::frames::share_out;
use super::layout::Layout;
use super::ledger::Ledger;
use super::lower::Source;
use super::planned::PlannedTurns;
use super::role::Role;
use super::rule::{RotaKind, RotaRule, RotaRules};
use super::start;
use super::validate::Validation;
use crate::error::{Error, InputFault};
use crate::periods::NamedPeriods;
use crate::roster::{Roster, RosterSource};
use crate::rules::form::builder_in_file;
use crate::rules::{GivenRules, RuleEntry, Tier};
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;

/// A rota under construction; see [`Rota::builder`].
///
/// It is a serde value: the value of `rota` in a [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "rota", deny_unknown_fields)]
#[must_use]
pub struct RotaBuilder {
    pub(super) roster: RosterSource,
    pub(super) meetings: usize,
    pub(super) roles: Vec<Role>,
    /// Pairs of roles that one person may hold at one meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) compatible: Vec<(String, String)>,
    /// The meetings, counted from 1, at which members are not there.
    #[serde(default, skip_serializing_if = "NamedPeriods::is_empty")]
    pub(super) absent: NamedPeriods,
    /// The meetings, counted from 1, in which members take part online.
    #[serde(default, skip_serializing_if = "NamedPeriods::is_empty")]
    pub(super) online: NamedPeriods,
    /// Members and roles that they never hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) never: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) not_this_time: Vec<RoleAtMeetings>,
    /// Members and roles that they know from elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) experienced: Vec<(String, String)>,
    /// The first meetings, over or settled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) fixed: Vec<PlannedTurns>,
    /// What members had before the first meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ledger: Option<Ledger>,
    #[serde(default)]
    pub(super) rules: GivenRules<RotaKind>,
}

/// A member and a role at some meetings, counted from 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleAtMeetings {
    pub(super) member: String,
    pub(super) role: String,
    pub(super) meetings: Vec<usize>,
}

builder_in_file!(Rota, RotaBuilder, "rota");

impl RotaBuilder {
    pub(super) fn new(roster: &Roster) -> RotaBuilder {
        RotaBuilder {
            roster: RosterSource::from(roster),
            meetings: 0,
            roles: Vec::new(),
            compatible: Vec::new(),
            absent: NamedPeriods::default(),
            online: NamedPeriods::default(),
            never: Vec::new(),
            not_this_time: Vec::new(),
            experienced: Vec::new(),
            fixed: Vec::new(),
            ledger: None,
            rules: GivenRules::default(),
        }
    }

    /// The number of meetings.
    pub fn meetings(mut self, meetings: usize) -> Self {
        self.meetings = meetings;
        self
    }

    /// Adds a role.
    pub fn role(mut self, role: Role) -> Self {
        self.roles.push(role);
        self
    }

    /// One person may hold both roles at a meeting. Without that, everybody holds one role at a meeting at most.
    pub fn compatible(mut self, first: impl Into<String>, second: impl Into<String>) -> Self {
        self.compatible.push((first.into(), second.into()));
        self
    }

    /// This member is not there at these meetings, counted from 1, and has no share in what is done there.
    pub fn absent(mut self, member: impl Into<String>, meetings: impl IntoIterator<Item = usize>) -> Self {
        self.absent.entry(member.into()).extend(meetings);
        self
    }

    /// This member takes part online at these meetings, counted from 1, and otherwise in the room.
    pub fn online(mut self, member: impl Into<String>, meetings: impl IntoIterator<Item = usize>) -> Self {
        self.online.entry(member.into()).extend(meetings);
        self
    }

    /// This member never holds the role, and has no share in it.
    pub fn never(mut self, member: impl Into<String>, role: impl Into<String>) -> Self {
        self.never.push((member.into(), role.into()));
        self
    }

    /// This member prefers not to hold the role at these meetings, counted from 1, and keeps the share in it: the turn
    /// comes later.
    pub fn not_this_time(
        mut self,
        member: impl Into<String>,
        role: impl Into<String>,
        meetings: impl IntoIterator<Item = usize>,
    ) -> Self {
        self.not_this_time.push(RoleAtMeetings {
            member: member.into(),
            role: role.into(),
            meetings: meetings.into_iter().collect(),
        });
        self
    }

    /// This member knows the role from elsewhere.
    pub fn experienced(mut self, member: impl Into<String>, role: impl Into<String>) -> Self {
        self.experienced.push((member.into(), role.into()));
        self
    }

    /// The first meetings are over, or settled, and were these; the rest is planned around them. Who is named as absent
    /// there was not there, whatever was expected, and has no share in what was done.
    pub fn fixed(mut self, meetings: impl IntoIterator<Item: Borrow<PlannedTurns>>) -> Self {
        self.fixed.extend(meetings.into_iter().map(|turns| turns.borrow().clone()));
        self
    }

    /// What members had before the first meeting.
    pub fn ledger(mut self, ledger: &Ledger) -> Self {
        self.ledger = Some(ledger.clone());
        self
    }

    /// Adds a rule that every plan must meet.
    pub fn require(mut self, rule: RotaRule) -> Self {
        self.rules.require(rule);
        self
    }

    /// Adds a rule that is bent as little as can be, once all lower tiers are settled.
    pub fn prefer(mut self, tier: Tier, rule: RotaRule) -> Self {
        self.rules.prefer(tier, rule);
        self
    }

    /// Checks everything and makes the problem.
    ///
    /// # Errors
    ///
    /// All faults of roles, meetings and rules at once.
    pub fn build(mut self) -> Result<Rota, Error> {
        let roster = self.roster.in_place()?;
        self.roster = RosterSource::Checked(roster.clone());
        let rules = std::mem::take(&mut self.rules);
        let (mut faults, mut asked) = (rules.faults(), rules.asked);
        let validation = Validation::new(&roster, &self, &mut faults);
        let pairs = validation.pairs(&mut faults);
        let history = validation.history(&mut faults);
        let mut meetings = validation.meetings(&mut faults);
        let common = validation.common(&meetings, &history);
        share_out(&mut meetings, &common);
        let layout = Layout::new(self.roles.len(), &pairs);
        if faults.is_empty() {
            validation.check_places(&meetings, &layout, &mut faults);
        }
        let asks = |kind: fn(&RotaRules) -> bool| move |asked: &RuleEntry<RotaKind>| kind(&asked.rule.kind.0);
        if layout.has_pairs() && !asked.iter().any(asks(|kind| matches!(kind, RotaRules::PlacesFilled {}))) {
            let rule = RotaRule::of(RotaRules::PlacesFilled {});
            asked.push(RuleEntry { rule, tier: 0 });
        }
        let sound = faults.is_empty();
        let slack = if sound && asked.iter().any(asks(|kind| matches!(kind, RotaRules::FairShare {}))) {
            validation.slack(&meetings, &history)
        } else {
            vec![0; self.roles.len()]
        };
        let source = Source {
            roster: &roster,
            roles: &self.roles,
            meetings: &meetings,
            layout: &layout,
            history: &history,
            slack: &slack,
            asked: &asked,
        };
        source.check_pins(&mut faults);
        let lowered = source.lower(&|_| true, &mut faults);
        if let Some(rule) = lowered.priced.model.overflowing().filter(|_| sound) {
            faults.push(asked[rule.index()].fault(rule, InputFault::sums_too_large()));
        }
        let mut rota = faults.finish(Rota {
            roles: self.roles.clone(),
            roster,
            given: self,
            meetings,
            layout,
            history,
            common,
            slack,
            asked,
            lowered,
            start: None,
        })?;
        let start = start::fair_turns(&rota);
        rota.start = start.map(|start| {
            let meets = start::meets_what_is_required(&rota, &start);
            (start, meets)
        });
        Ok(rota)
    }
}
