//! What each rule costs in a plan, by its definition.

use super::Reading;
use crate::roster::{MemberId, TagId};
use crate::rota::planned::PlannedTurns;
use crate::rota::rule::{RotaRule, RotaRules};
use crate::rota::rules::{BackgroundMoves, BackgroundShare, Before, Turn, Wish};
use crate::rota::share::Share;
use std::collections::BTreeSet;

/// Meetings in a row; those before the first have numbers below 0.
type Run = std::ops::Range<i64>;

impl Reading<'_> {
    pub(super) fn cost(&self, rule: &RotaRule) -> i64 {
        let of = self.roles(rule);
        match &rule.kind.0 {
            RotaRules::Gap(gap) => self.too_soon(&of, gap.meetings),
            RotaRules::BackgroundMoves(kind) => self.repeated_backgrounds(&of, kind),
            RotaRules::BackgroundShare(kind) => self.off_background_shares(&of, kind),
            RotaRules::Before(kind) => self.not_yet_learnt(kind),
            RotaRules::NeverAloneFirst(kind) => self.held_alone(&of, &kind.facilitated),
            RotaRules::FairShare {} => self.off_the_share(&of),
            RotaRules::EvenBurden {} => self.uneven_burden(&of),
            RotaRules::SquaredBurdens {} => self.squares(&of),
            RotaRules::Wishes(wishes) => self.ranks(wishes),
            RotaRules::Holds(turn) => self.has(turn).map_or(0, |has| i64::from(!has)),
            RotaRules::DoesNotHold(turn) => self.has(turn).map_or(0, i64::from),
            RotaRules::AtMost(kind) => self.beyond(&kind.member, &of, i64::from(kind.turns)),
            RotaRules::EachMode {} => self.without_both_modes(&of),
            RotaRules::Announced(kind) => self.changes(&kind.meetings),
            // A plan with a place too many or too few is none.
            RotaRules::PlacesFilled {} => 0,
        }
    }

    fn role(&self, name: &str) -> Option<usize> {
        let mut roles = self.problem.roles().iter();
        roles.position(|role| role.name() == name)
    }

    fn roles(&self, rule: &RotaRule) -> Vec<usize> {
        match &rule.about.roles {
            None => (0..self.problem.roles().len()).collect(),
            Some(names) => names.iter().filter_map(|name| self.role(name)).collect(),
        }
    }

    fn to_come(&self, meeting: usize) -> bool {
        self.problem.meetings[meeting].fixed.is_none()
    }

    /// Every run of so many meetings of which one is still to come, or all meetings where they are fewer.
    fn runs(&self, length: usize) -> Vec<Run> {
        let first = -(self.problem.history.meetings as i64);
        let end = self.held.len() as i64;
        let length = i64::try_from(length).unwrap_or(i64::MAX).min(end - first);
        let mut runs = Vec::new();
        for start in first.max(1 - length)..=end - length {
            let run = start..start + length;
            if run.clone().any(|at| at >= 0 && self.to_come(at as usize)) {
                runs.push(run);
            }
        }
        runs
    }

    /// Whether a member holds a role at a meeting; before the first only the last turn is known.
    fn holds_at(&self, member: MemberId, role: usize, meeting: i64) -> bool {
        match usize::try_from(meeting) {
            Ok(at) => self.held[at][role].contains(&member),
            Err(_) => {
                let last = self.problem.history.last_turn(member, role);
                last.is_some_and(|ago| ago as i64 == -meeting)
            }
        }
    }

    fn members(&self) -> impl Iterator<Item = MemberId> {
        self.problem.roster().member_ids()
    }

    fn too_soon(&self, roles: &[usize], gap: usize) -> i64 {
        let mut cost = 0;
        for &role in roles {
            for run in self.runs(gap.saturating_add(1)) {
                for member in self.members() {
                    let turns = run.clone().filter(|&at| self.holds_at(member, role, at));
                    cost += (turns.count() as i64 - 1).max(0);
                }
            }
        }
        cost
    }

    fn tags(&self, dimension: &str) -> Vec<TagId> {
        let roster = self.problem.roster();
        let dimension = roster.resolve_dimension(dimension).ok();
        let tags = dimension.map(|dimension| roster.dimension(dimension).tags().to_vec());
        tags.unwrap_or_default()
    }

    fn repeated_backgrounds(&self, roles: &[usize], rule: &BackgroundMoves) -> i64 {
        let roster = self.problem.roster();
        let mut cost = 0;
        for &role in roles {
            for run in self.runs(rule.meetings) {
                for tag in self.tags(&rule.dimension) {
                    let here = |at: &i64| {
                        let mut holders = self.members().filter(|&m| roster.holds(m, tag));
                        holders.any(|member| self.holds_at(member, role, *at))
                    };
                    let meetings = run.clone().filter(here).count() as i64;
                    cost += (meetings - 1).max(0);
                }
            }
        }
        cost
    }

    fn off_background_shares(&self, roles: &[usize], rule: &BackgroundShare) -> i64 {
        let roster = self.problem.roster();
        let mut cost = 0;
        for &role in roles {
            for run in self.runs(rule.meetings).into_iter().filter(|run| run.start >= 0) {
                for tag in self.tags(&rule.dimension) {
                    let (mut share, mut turns) = (Share::default(), 0);
                    for at in run.clone() {
                        for member in self.members().filter(|&member| roster.holds(member, tag)) {
                            share += &self.share_at(at as usize, role, member, 1);
                            turns += i64::from(self.holds_at(member, role, at));
                        }
                    }
                    cost += (share.floor() - turns).max(turns - share.ceil()).max(0);
                }
            }
        }
        cost
    }

    fn not_yet_learnt(&self, rule: &Before) -> i64 {
        let (Some(first), Some(then)) = (self.role(&rule.first), self.role(&rule.then)) else {
            return 0;
        };
        let history = &self.problem.history;
        let mut cost = 0;
        for (at, meeting) in self.held.iter().enumerate().filter(|(at, _)| self.to_come(*at)) {
            for &member in &meeting[then] {
                if history.knows(member, then) {
                    continue;
                }
                let earlier = self.held[..at.saturating_sub(rule.lag)].iter();
                let learnt = earlier.filter(|meeting| meeting[first].contains(&member)).count() as i64;
                let learnt = learnt + history.turns(member, first);
                cost += (i64::from(rule.times) - learnt).max(0);
            }
        }
        cost
    }

    fn held_alone(&self, roles: &[usize], facilitated: &[usize]) -> i64 {
        let mut knowing: BTreeSet<MemberId> = self
            .members()
            .filter(|&member| roles.iter().any(|&role| self.problem.history.knows(member, role)))
            .collect();
        let mut cost = 0;
        for (at, meeting) in self.held.iter().enumerate() {
            let holders = roles.iter().flat_map(|&role| &meeting[role]);
            let holders: Vec<MemberId> = holders.copied().collect();
            let alone = !holders.is_empty() && !holders.iter().any(|holder| knowing.contains(holder));
            cost += i64::from(alone && self.to_come(at) && !facilitated.contains(&(at + 1)));
            knowing.extend(holders);
        }
        cost
    }

    fn squares(&self, roles: &[usize]) -> i64 {
        let square = |member: MemberId| {
            let before = self.problem.history.burden(member, roles);
            (self.burden(member, roles) + before).pow(2)
        };
        self.members().map(square).sum()
    }

    fn ranks(&self, wishes: &[Wish]) -> i64 {
        let mut cost = 0;
        let to_come = (0..self.held.len()).filter(|&at| self.to_come(at));
        for meeting in to_come.map(|at| &self.held[at]) {
            for wish in wishes {
                let Some(member) = self.problem.roster().find(&wish.member) else {
                    continue;
                };
                for (role, holders) in self.problem.roles().iter().zip(meeting) {
                    if holders.contains(&member) {
                        let rank = wish.roles.iter().position(|name| name == role.name());
                        cost += rank.unwrap_or(wish.roles.len()) as i64;
                    }
                }
            }
        }
        cost
    }

    /// Whether a turn is held; none where its member is not there, or the meeting is settled.
    fn has(&self, turn: &Turn) -> Option<bool> {
        let at = turn.meeting.checked_sub(1).filter(|&at| self.to_come(at))?;
        let member = self.problem.roster().find(&turn.member)?;
        let there = self.problem.meetings[at].members.contains(&member);
        there.then(|| self.held[at][self.role(&turn.role).unwrap_or(0)].contains(&member))
    }

    fn beyond(&self, member: &str, roles: &[usize], most: i64) -> i64 {
        let Some(member) = self.problem.roster().find(member) else {
            return 0;
        };
        let meetings = self.held.iter().flat_map(|meeting| roles.iter().map(|&role| &meeting[role]));
        let turns = meetings.filter(|holders| holders.contains(&member)).count() as i64;
        (turns - most).max(0)
    }

    fn without_both_modes(&self, roles: &[usize]) -> i64 {
        let mut cost = 0;
        for (at, frame) in self.problem.meetings.iter().enumerate() {
            let mode_of = |member: &MemberId| {
                let position = frame.members.iter().position(|other| other == member);
                position.map(|position| frame.online[position])
            };
            let can = |online: bool| {
                let here = frame.members.iter().enumerate();
                let mut here = here.filter(|(position, _)| frame.online[*position] == online);
                here.any(|(position, _)| {
                    let mut roles = roles.iter().map(|&role| &frame.roles[role]);
                    roles.any(|role| role.places > 0 && role.open[position])
                })
            };
            let does = |online: bool| {
                let mut holders = roles.iter().flat_map(|&role| &self.held[at][role]);
                holders.any(|holder| mode_of(holder) == Some(online))
            };
            if self.to_come(at) && can(true) && can(false) {
                cost += i64::from(!does(true)) + i64::from(!does(false));
            }
        }
        cost
    }

    fn changes(&self, announced: &[PlannedTurns]) -> i64 {
        let mut cost = 0;
        for (at, announced) in announced.iter().enumerate().take(self.held.len()) {
            let frame = &self.problem.meetings[at];
            for (role, members) in &announced.roles {
                let Some(role) = self.role(role) else {
                    continue;
                };
                let members = members.iter().filter_map(|id| self.problem.roster().find(id));
                for member in members {
                    let position = frame.members.iter().position(|&other| other == member);
                    let can = position.is_some_and(|position| frame.roles[role].open[position]);
                    let kept = self.held[at][role].contains(&member);
                    cost += i64::from(self.to_come(at) && can && !kept);
                }
            }
        }
        cost
    }
}
