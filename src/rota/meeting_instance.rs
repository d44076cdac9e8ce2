//! The meetings one by one: who is there, what there is to do, and who may do it.

use super::share::{Common, Share};
use crate::roster::MemberId;

/// A meeting.
#[derive(Debug, Clone)]
pub(super) struct MeetingInstance {
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
    /// What each of those has of its turns, and of its burden.
    pub(super) share: Share,
    pub(super) burden_share: Share,
}

impl RoleAt {
    pub(super) fn number_sharing(&self) -> usize {
        self.sharing.iter().filter(|&&sharing| sharing).count()
    }
}

impl MeetingInstance {
    /// Position of a member among those who are there; `None` if absent.
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
    pub(super) fn share(&self, role: usize, weighted: bool) -> &Share {
        if weighted { &self.roles[role].burden_share } else { &self.roles[role].share }
    }
}

/// Works out everybody's share at every meeting.
pub(super) fn share_out(meetings: &mut [MeetingInstance], common: &Common) {
    for role in meetings.iter_mut().flat_map(|meeting| &mut meeting.roles) {
        let (places, sharing) = (role.places as i64, role.number_sharing());
        role.share = common.ratio(places, sharing);
        role.burden_share = common.ratio(role.burden.saturating_mul(places), sharing);
    }
}
