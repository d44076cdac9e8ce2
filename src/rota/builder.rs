//! A rota under construction, and as it stands in a problem file.

use super::labels::Labels;
use super::ledger::Ledger;
use super::planned::PlannedTurns;
use super::role::Role;
use super::rules::RotaKind;
use super::share::Share;
use crate::event::Event;
use crate::periods::NamedPeriods;
use crate::roster::RosterSource;
use crate::roster::pairs::Pairs;
use crate::rules::GivenRules;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;

/// A rota under construction; see [`Rota::builder`](crate::Rota::builder).
///
/// It is a serde value: the value of `rota` in a [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "rota", deny_unknown_fields)]
#[must_use]
pub struct RotaBuilder {
    pub(super) roster: RosterSource,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) event: Option<Event>,
    /// How many meetings there are.
    pub(super) meetings: usize,
    /// What there is to do at meetings.
    pub(crate) roles: Vec<Role>,
    /// Roles any of which one person may hold together at a meeting: pairs, or more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) compatible: Vec<Vec<String>>,
    /// The meetings, counted from 1, at which members are not there.
    #[serde(default, skip_serializing_if = "NamedPeriods::is_empty")]
    pub(super) absent: NamedPeriods,
    /// The meetings, counted from 1, in which members take part online.
    #[serde(default, skip_serializing_if = "NamedPeriods::is_empty")]
    pub(super) online: NamedPeriods,
    /// By label, the meetings that make one of its kind together, counted from 1.
    #[serde(default, skip_serializing_if = "Labels::is_empty")]
    pub(super) labels: Labels,
    /// Members and roles that they never hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) never: Vec<(String, String)>,
    /// By member, the part of an ordinary share that they take.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(crate) parts: Pairs<Share>,
    /// Roles that members do not hold at some meetings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) not_this_time: Vec<RoleAtMeetings>,
    /// Members and roles that they know from elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) experienced: Vec<(String, String)>,
    /// Members and roles that they know from a meeting on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) learns: Vec<RoleFromMeeting>,
    /// The first meetings, over or settled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) fixed: Vec<PlannedTurns>,
    /// What members had before the first meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ledger: Option<Ledger>,
    /// What is asked of who holds which role when.
    #[serde(default)]
    pub(crate) rules: GivenRules<RotaKind>,
}

/// A member and a role at some meetings, counted from 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleAtMeetings {
    pub(crate) member: String,
    pub(super) role: String,
    pub(super) meetings: Vec<usize>,
}

/// A member and a role that they know from a meeting on, counted from 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RoleFromMeeting {
    pub(super) member: String,
    pub(super) role: String,
    pub(super) meeting: usize,
}

impl RotaBuilder {
    pub(crate) fn new(roster: impl Into<RosterSource>) -> RotaBuilder {
        RotaBuilder {
            roster: roster.into(),
            event: None,
            meetings: 0,
            roles: Vec::new(),
            compatible: Vec::new(),
            absent: NamedPeriods::default(),
            online: NamedPeriods::default(),
            labels: Labels::default(),
            never: Vec::new(),
            parts: Pairs::default(),
            not_this_time: Vec::new(),
            experienced: Vec::new(),
            learns: Vec::new(),
            fixed: Vec::new(),
            ledger: None,
            rules: GivenRules::default(),
        }
    }

    /// Lets these members leave the ledger, if there is one.
    pub(crate) fn without_in_ledger<'a>(&mut self, members: impl Iterator<Item = &'a str>) {
        if let Some(ledger) = &mut self.ledger {
            for member in members {
                // Whom it does not know has left already.
                let _ = ledger.leave(member);
            }
        }
    }

    /// The same with fair shares that are required preferred before all else in their place, and these rules in words.
    pub(crate) fn with_fair_shares_preferred(mut self) -> (Self, Vec<String>) {
        self.rules.put_off();
        let mut rules = Vec::new();
        for asked in &mut self.rules.asked {
            if asked.is_required() && asked.rule.kind.is_fair_share() {
                rules.push(asked.rule.to_string());
                asked.tier = 1;
            }
        }
        (self, rules)
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
    pub fn compatible(self, first: impl Into<String>, second: impl Into<String>) -> Self {
        self.compatible_all([first.into(), second.into()])
    }

    /// One person may hold any of these roles together at a meeting, all of them included: three or more at once, where
    /// [`compatible`](RotaBuilder::compatible) allows two.
    pub fn compatible_all<T: Into<String>>(mut self, roles: impl IntoIterator<Item = T>) -> Self {
        self.compatible.push(roles.into_iter().map(Into::into).collect());
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

    /// These meetings, counted from 1, make one `label` together: `label("weekend", [6, 7])` for a Saturday and its
    /// Sunday, and again for the next weekend. See [`RotaRule::labelled`](crate::RotaRule::labelled).
    pub fn label(mut self, label: impl Into<String>, meetings: impl IntoIterator<Item = usize>) -> Self {
        self.labels.entry(label.into()).push(meetings.into_iter().collect());
        self
    }

    /// This member never holds the role, and has no share in it.
    pub fn never(mut self, member: impl Into<String>, role: impl Into<String>) -> Self {
        self.never.push((member.into(), role.into()));
        self
    }

    /// This member has `turns` turns where another has `of`: half of an ordinary share with `part("ana", 1, 2)`, for
    /// who works half the time, who is new, or with whom it is so agreed. Shares go by parts: of the turns in a role at
    /// a meeting each has their part, divided by the sum of the parts of all who share it.
    ///
    /// ```
    /// use roundtable::{Member, Outcome, Role, Roster, Rota, RotaRule, Solver};
    ///
    /// let problem = Rota::builder(&Roster::new(["ana", "bo", "chidi"].map(Member::new))?)
    ///     .meetings(5)
    ///     .role(Role::new("chair", 1))
    ///     .part("ana", 1, 2)
    ///     .require(RotaRule::fair_share())
    ///     .build()?;
    /// let Outcome::Solved(solution) = Solver::new().solve(&problem)? else { panic!("there is a fair plan") };
    /// let turns: Vec<usize> = solution.plan.turns().members.iter().map(|member| member.roles[0].turns).collect();
    /// assert_eq!(turns, [1, 2, 2]);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn part(mut self, member: impl Into<String>, turns: u32, of: u32) -> Self {
        *self.parts.entry(member.into()) = Share::ratio(i64::from(turns), of as usize);
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

    /// This member knows the role from elsewhere, from the start; see [`learns`](RotaBuilder::learns) for later.
    pub fn experienced(mut self, member: impl Into<String>, role: impl Into<String>) -> Self {
        self.experienced.push((member.into(), role.into()));
        self
    }

    /// This member knows the role from this meeting on, counted from 1, such as after a training before it. Like
    /// [`experienced`](RotaBuilder::experienced), it is no turn and has no share.
    pub fn learns(mut self, member: impl Into<String>, role: impl Into<String>, meeting: usize) -> Self {
        self.learns.push(RoleFromMeeting { member: member.into(), role: role.into(), meeting });
        self
    }

    /// The first meetings are over, or settled, and were these; the rest is planned around them. Who is named as absent
    /// there was not there, whatever was expected, and has no share in what was done.
    ///
    /// Numbers of turns, labelled times and burdens count these meetings, and fair shares are asked after the meetings
    /// to come alone. All other rules rest there: about single meetings and turns at each that is fixed, about meetings
    /// running where all of them are fixed. A required rule that rests and is broken there is told in
    /// [`Solution::exceptions`](crate::Solution::exceptions).
    pub fn fixed(mut self, meetings: impl IntoIterator<Item: Borrow<PlannedTurns>>) -> Self {
        self.fixed.extend(meetings.into_iter().map(|turns| turns.borrow().clone()));
        self
    }

    /// What members had before the first meeting.
    pub fn ledger(mut self, ledger: &Ledger) -> Self {
        self.ledger = Some(ledger.clone());
        self
    }
}
