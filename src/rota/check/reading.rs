//! A plan read back, and what the definitions of rules ask of it.

use crate::roster::{MemberId, Roster};
use crate::rota::history::History;
use crate::rota::labels::Labels;
use crate::rota::meeting_instance::MeetingInstance;
use crate::rota::role::Role;
use crate::rota::share::Share;
use std::ops::Range;

/// A plan read back against its roster.
#[derive(Clone, Copy)]
pub(in crate::rota) struct RotaReading<'a> {
    pub(in crate::rota) roster: &'a Roster,
    pub(in crate::rota) roles: &'a [Role],
    pub(in crate::rota) meetings: &'a [MeetingInstance],
    pub(in crate::rota) history: &'a History,
    /// By how many turns the bounds of each role's shares give way.
    pub(in crate::rota) slack: &'a [i64],
    pub(in crate::rota) labels: &'a Labels,
    /// By meeting and role, those who hold it.
    pub(in crate::rota) held: &'a [Vec<Vec<MemberId>>],
    /// By meeting and role, one turn over the parts of those who share it.
    pub(in crate::rota) one: &'a [Vec<Share>],
    /// The members that the rule is about.
    pub(in crate::rota) people: &'a [MemberId],
}

impl RotaReading<'_> {
    /// The role of a name.
    pub(in crate::rota) fn role(&self, name: &str) -> Option<usize> {
        self.roles.iter().position(|role| role.name() == name)
    }

    /// The roles of these names; all of them if none are named.
    pub(super) fn roles(&self, names: Option<&[String]>) -> Vec<usize> {
        match names {
            None => (0..self.roles.len()).collect(),
            Some(names) => names.iter().filter_map(|name| self.role(name)).collect(),
        }
    }

    /// The members of these ids; all of them if none are named.
    pub(super) fn named_members(&self, names: Option<&[String]>) -> Vec<MemberId> {
        match names {
            None => self.members().collect(),
            Some(names) => names.iter().filter_map(|name| self.roster.find(name)).collect(),
        }
    }

    pub(in crate::rota) fn members(&self) -> impl Iterator<Item = MemberId> {
        self.roster.member_ids()
    }

    /// Whether a meeting is neither over nor settled.
    pub(in crate::rota) fn is_to_come(&self, meeting: usize) -> bool {
        self.meetings[meeting].fixed.is_none()
    }

    /// Every run of `length` meetings of which one is still to come, or all meetings if they are fewer. Meetings before
    /// the first have numbers below 0.
    pub(in crate::rota) fn runs(&self, length: usize) -> Vec<Range<i64>> {
        let first = -(self.history.meetings as i64);
        let end = self.held.len() as i64;
        let length = i64::try_from(length).unwrap_or(i64::MAX).min(end - first);
        let mut runs = Vec::new();
        for start in first.max(1 - length)..=end - length {
            let run = start..start + length;
            if run.clone().any(|at| at >= 0 && self.is_to_come(at as usize)) {
                runs.push(run);
            }
        }
        runs
    }

    /// Whether a member holds a role at a meeting; before the first only the last turn is known.
    pub(in crate::rota) fn holds_at(&self, member: MemberId, role: usize, meeting: i64) -> bool {
        match usize::try_from(meeting) {
            Ok(at) => self.held[at][role].contains(&member),
            Err(_) => {
                let last = self.history.last_turn(member, role);
                last.is_some_and(|ago| ago as i64 == -meeting)
            }
        }
    }

    /// Whether a member holds one of these roles at a meeting.
    pub(in crate::rota) fn holds_any(&self, member: MemberId, roles: &[usize], meeting: i64) -> bool {
        roles.iter().any(|&role| self.holds_at(member, role, meeting))
    }

    /// Those who share a role at a meeting, each with the parts that they take of it.
    pub(in crate::rota) fn sharing(&self, meeting: usize, role: usize) -> impl Iterator<Item = (MemberId, usize)> {
        let MeetingInstance { members, parts, roles, .. } = &self.meetings[meeting];
        let there = members.iter().zip(parts).zip(&roles[role].sharing);
        there.filter_map(|((&member, &parts), &shares)| shares.then_some((member, parts)))
    }

    /// Adds to what each member has so far what they have of so many turns in a role at a meeting, where all who share it
    /// have as much for each part.
    pub(in crate::rota) fn add_shares(&self, so_far: &mut [Share], meeting: usize, role: usize, turns: usize) {
        let one = self.one[meeting][role].times(turns);
        for (member, parts) in self.sharing(meeting, role).filter(|_| turns > 0) {
            let so_far = &mut so_far[member.index()];
            if parts == 1 { *so_far += &one } else { *so_far += &one.times(parts) }
        }
    }

    /// The turns in a role at a meeting that are shared: those for which somebody is needed, and all that those who
    /// share the role can have.
    pub(in crate::rota) fn shared_turns(&self, meeting: usize, role: usize) -> [usize; 2] {
        let of_role = &self.meetings[meeting].roles[role];
        let people = of_role.sharing.iter().filter(|&&shares| shares).count();
        [of_role.needed, of_role.needed.max(people.min(of_role.places))]
    }
}
