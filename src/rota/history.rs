//! What members had of each role before the first meeting of a rota.

use super::share::Share;
use crate::roster::MemberId;
use std::collections::{BTreeMap, BTreeSet};

/// What members bring along, by position in the roster and then by role.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    pub(super) of: Vec<Vec<Had>>,
    /// How many meetings there were before the first, as far as is known.
    pub(super) meetings: usize,
    /// By member and role, the position of the meeting from which on the member knows it, if that is not the first.
    pub(super) learns: BTreeMap<(MemberId, usize), usize>,
}

/// What a member had of a role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Had {
    pub(super) turns: i64,
    pub(super) share: Share,
    /// How many meetings ago the last turn was: 1 for the meeting just before the first.
    pub(super) ago: Option<usize>,
    pub(super) burden: i64,
    /// Said to be experienced, whatever is known of turns.
    pub(super) experienced: bool,
}

impl History {
    fn had(&self, member: MemberId, role: usize) -> Option<&Had> {
        self.of.get(member.index())?.get(role)
    }

    pub(super) fn turns(&self, member: MemberId, role: usize) -> i64 {
        self.had(member, role).map_or(0, |had| had.turns)
    }

    pub(super) fn share(&self, member: MemberId, role: usize) -> Share {
        let had = self.had(member, role);
        had.map_or_else(Share::default, |had| had.share.clone())
    }

    /// How many meetings ago a member held a role for the last time before the first meeting.
    pub(super) fn last_turn(&self, member: MemberId, role: usize) -> Option<usize> {
        self.had(member, role)?.ago
    }

    /// Whether a member held a role in the last `meetings` before the first.
    pub(super) fn held_within(&self, member: MemberId, role: usize, meetings: usize) -> bool {
        let ago = self.last_turn(member, role);
        ago.is_some_and(|ago| ago <= meetings)
    }

    /// How many meetings ago, 1 for the last, a member is known to have held one of these roles: the last turn in each.
    pub(super) fn last_turns(&self, member: MemberId, roles: &[usize]) -> BTreeSet<usize> {
        roles.iter().filter_map(|&role| self.last_turn(member, role)).collect()
    }

    /// Whether a member has held a role before the first meeting, is said to be experienced in it, or to learn it before
    /// the meeting at this position.
    pub(super) fn knows(&self, member: MemberId, role: usize, at: usize) -> bool {
        let had = self.had(member, role);
        had.is_some_and(|had| had.experienced || had.turns > 0)
            || self.learns.get(&(member, role)).is_some_and(|&from| from <= at)
    }

    /// How often a member has held, before the first meeting, the role in which another is learnt; without end for who
    /// knows that one at this meeting.
    pub(super) fn learnt(&self, member: MemberId, (first, then): (usize, usize), at: usize) -> i64 {
        if self.knows(member, then, at) { i64::from(u32::MAX) } else { self.turns(member, first) }
    }

    /// What a member carried of these roles before the first meeting.
    pub(super) fn burden(&self, member: MemberId, roles: &[usize]) -> i64 {
        let had = roles.iter().filter_map(|&role| self.had(member, role));
        had.map(|had| had.burden).sum()
    }

    /// What a member had of a role, to be written; `roles` is the number of roles.
    pub(super) fn entry(&mut self, member: MemberId, role: usize, roles: usize) -> &mut Had {
        if self.of.len() <= member.index() {
            self.of.resize(member.index() + 1, Vec::new());
        }
        let of = &mut self.of[member.index()];
        if of.len() < roles {
            of.resize(roles, Had::default());
        }
        &mut of[role]
    }
}
