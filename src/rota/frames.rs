//! The meetings one by one: who is there, what there is to do, and who may do it.

use super::share::Share;
use crate::roster::MemberId;

/// A meeting.
#[derive(Debug, Clone)]
pub(super) struct MeetingFrame {
    /// Those who are there, in the order of the roster.
    pub(super) members: Vec<MemberId>,
    /// Of those who are there, whether they take part online.
    pub(super) online: Vec<bool>,
    pub(super) roles: Vec<RoleAt>,
    /// Who held which role, by role, when the meeting is over or settled.
    pub(super) fixed: Option<Vec<Vec<MemberId>>>,
}

/// A role at a meeting.
#[derive(Debug, Clone, Default)]
pub(super) struct RoleAt {
    pub(super) places: usize,
    pub(super) burden: i64,
    /// Of those who are there, whether they may hold it.
    pub(super) open: Vec<bool>,
    /// Of those who are there, whether they have a share in it: "not this time" keeps a share, "never" has none.
    pub(super) sharing: Vec<bool>,
}

impl MeetingFrame {
    /// Position of a member among those who are there; none for one who is not.
    pub(super) fn position(&self, member: MemberId) -> Option<usize> {
        self.members.binary_search(&member).ok()
    }

    /// Whether a member is there and may hold a role.
    pub(super) fn may_hold(&self, member: MemberId, role: usize) -> bool {
        let position = self.position(member);
        position.is_some_and(|position| self.roles[role].open[position])
    }

    /// Those who are there and may hold a role.
    pub(super) fn open_to(&self, role: usize) -> impl Iterator<Item = MemberId> {
        let members = self.members.iter().zip(&self.roles[role].open);
        members.filter_map(|(&member, &open)| open.then_some(member))
    }

    /// Those who have a share in a role.
    pub(super) fn sharing(&self, role: usize) -> impl Iterator<Item = MemberId> {
        let members = self.members.iter().zip(&self.roles[role].sharing);
        members.filter_map(|(&member, &sharing)| sharing.then_some(member))
    }

    /// What each of those who have a share in a role has of it at this meeting: turns, or burdens.
    pub(super) fn share(&self, role: usize, weighted: bool) -> Share {
        let at = &self.roles[role];
        let sharing = at.sharing.iter().filter(|&&sharing| sharing).count();
        let weight = if weighted { at.burden } else { 1 };
        Share::ratio(weight.saturating_mul(at.places as i64), sharing)
    }
}
