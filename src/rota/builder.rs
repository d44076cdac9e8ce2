//! A rota under construction.

use super::Rota;
use super::frames::share_out;
use super::history::History;
use super::layout::Layout;
use super::ledger::Ledger;
use super::lower::Source;
use super::plan::PlannedTurns;
use super::role::Role;
use super::rule::{RotaKind, RotaRule, RotaRules};
use super::start;
use super::survey::Survey;
use crate::error::{Error, InputFault};
use crate::roster::Roster;
use crate::rules::{GivenRules, RuleEntry, Tier};
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::sync::Arc;

/// A rota under construction; see [`Rota::builder`].
#[derive(Debug, Clone)]
#[must_use]
pub struct RotaBuilder {
    pub(super) roster: Arc<Roster>,
    pub(super) given: Given,
    pub(super) rules: GivenRules<RotaKind>,
}

/// What is given of a rota, but for roster and rules.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Given {
    pub(super) meetings: usize,
    pub(super) roles: Vec<Role>,
    /// Pairs of roles that one person may hold at one meeting.
    pub(super) compatible: Vec<(String, String)>,
    pub(super) absent: Vec<AtMeetings>,
    pub(super) online: Vec<AtMeetings>,
    pub(super) never: Vec<(String, String)>,
    pub(super) not_this_time: Vec<RoleAtMeetings>,
    pub(super) experienced: Vec<(String, String)>,
    /// The first meetings, over or settled.
    pub(super) held: Vec<PlannedTurns>,
    pub(super) ledger: Option<Ledger>,
}

/// A member at some meetings, counted from 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AtMeetings {
    pub(super) member: String,
    pub(super) meetings: Vec<usize>,
}

/// A member and a role at some meetings, counted from 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleAtMeetings {
    pub(super) member: String,
    pub(super) role: String,
    pub(super) meetings: Vec<usize>,
}

impl RotaBuilder {
    pub(super) fn new(roster: &Roster) -> RotaBuilder {
        RotaBuilder { roster: Arc::new(roster.clone()), given: Given::default(), rules: GivenRules::default() }
    }

    /// The number of meetings.
    pub fn meetings(mut self, meetings: usize) -> Self {
        self.given.meetings = meetings;
        self
    }

    /// Adds a role.
    pub fn role(mut self, role: Role) -> Self {
        self.given.roles.push(role);
        self
    }

    /// One person may hold both roles at a meeting. Without that, everybody holds one role at a meeting at most.
    pub fn compatible(mut self, first: impl Into<String>, second: impl Into<String>) -> Self {
        self.given.compatible.push((first.into(), second.into()));
        self
    }

    /// This member is not there at these meetings, counted from 1, and has no share in what is done there.
    pub fn absent(mut self, member: impl Into<String>, meetings: impl IntoIterator<Item = usize>) -> Self {
        self.given.absent.push(AtMeetings { member: member.into(), meetings: meetings.into_iter().collect() });
        self
    }

    /// This member takes part online at these meetings, counted from 1, and otherwise in the room.
    pub fn online(mut self, member: impl Into<String>, meetings: impl IntoIterator<Item = usize>) -> Self {
        self.given.online.push(AtMeetings { member: member.into(), meetings: meetings.into_iter().collect() });
        self
    }

    /// This member never holds the role, and has no share in it.
    pub fn never(mut self, member: impl Into<String>, role: impl Into<String>) -> Self {
        self.given.never.push((member.into(), role.into()));
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
        self.given.not_this_time.push(RoleAtMeetings {
            member: member.into(),
            role: role.into(),
            meetings: meetings.into_iter().collect(),
        });
        self
    }

    /// This member knows the role from elsewhere.
    pub fn experienced(mut self, member: impl Into<String>, role: impl Into<String>) -> Self {
        self.given.experienced.push((member.into(), role.into()));
        self
    }

    /// The first meetings are over, or settled, and were these; the rest is planned around them. Who is named as absent
    /// there was not there, whatever was expected, and has no share in what was done.
    pub fn held(mut self, meetings: impl IntoIterator<Item: Borrow<PlannedTurns>>) -> Self {
        self.given.held.extend(meetings.into_iter().map(|turns| turns.borrow().clone()));
        self
    }

    /// What members had before the first meeting.
    pub fn ledger(mut self, ledger: &Ledger) -> Self {
        self.given.ledger = Some(ledger.clone());
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
        let mut faults = self.rules.faults();
        let survey = Survey { roster: &self.roster, given: &self.given };
        survey.check_roles(&mut faults);
        let pairs = survey.pairs(&mut faults);
        let history: History = survey.history(&mut faults);
        let mut meetings = survey.meetings(&mut faults);
        let common = survey.common(&meetings, &history);
        share_out(&mut meetings, &common);
        let layout = Layout::new(self.given.roles.len(), &pairs);
        if faults.is_empty() {
            survey.check_places(&meetings, &layout, &mut faults);
        }
        let filled = |asked: &RuleEntry<RotaKind>| matches!(asked.rule.kind.0, RotaRules::PlacesFilled {});
        if layout.has_pairs() && !self.rules.asked.iter().any(filled) {
            let rule = RotaRule::of(RotaRules::PlacesFilled {});
            self.rules.asked.push(RuleEntry { rule, tier: 0 });
        }
        let sound = faults.is_empty();
        let slack = match sound && self.asks_for_fair_shares() {
            true => survey.slack(&meetings, &history),
            false => vec![0; self.given.roles.len()],
        };
        let source = Source {
            roster: &self.roster,
            roles: &self.given.roles,
            meetings: &meetings,
            layout: &layout,
            history: &history,
            slack: &slack,
            asked: &self.rules.asked,
        };
        source.check_pins(&mut faults);
        let lowered = source.lower(&|_| true, &mut faults);
        if let Some(rule) = lowered.priced.model.overflowing().filter(|_| sound) {
            faults.push(self.rules.asked[rule.index()].fault(rule, InputFault::sums_too_large()));
        }
        let mut rota = faults.finish(Rota {
            roles: self.given.roles.clone(),
            roster: self.roster,
            given: self.given,
            meetings,
            layout,
            history,
            common,
            slack,
            asked: self.rules.asked,
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

    fn asks_for_fair_shares(&self) -> bool {
        let fair = |asked: &RuleEntry<RotaKind>| matches!(asked.rule.kind.0, RotaRules::FairShare {});
        self.rules.asked.iter().any(fair)
    }
}
