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
    /// Of those who are there, the parts that they take of what they share.
    pub(super) parts: Vec<usize>,
    pub(super) roles: Vec<RoleAt>,
    /// Who held which role, by role, when the meeting is over or settled.
    pub(super) fixed: Option<Vec<Vec<MemberId>>>,
}

/// A role at a meeting.
#[derive(Debug, Clone, Default)]
pub(super) struct RoleAt {
    pub(super) places: usize,
    /// People that it needs; its other places may stay open.
    pub(super) needed: usize,
    pub(super) burden: i64,
    /// Of those who are there, whether they may hold it.
    pub(super) open: Vec<bool>,
    /// Of those who are there, whether they have a share in it: "not this time" keeps a share, "never" has none.
    pub(super) sharing: Vec<bool>,
    /// The parts of all who share it, and what each part has of one of its turns.
    pub(super) parts: usize,
    pub(super) share: Share,
}

/// Of which places of a role a share is a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Those that are needed.
    Needed,
    /// All that somebody could take.
    All,
}

impl RoleAt {
    /// The number of places of which everybody has a share. Those beyond the people who share them are nobody's.
    pub(super) fn shared(&self, of: Of) -> usize {
        match of {
            Of::Needed => self.needed,
            Of::All => self.places.min(self.number_sharing()).max(self.needed),
        }
    }

    /// Whether some of its places may stay open.
    pub(super) fn may_stay_open(&self) -> bool {
        self.needed < self.places
    }

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

    /// Of those who are there, the roles that they held, when the meeting is over or settled.
    pub(super) fn held(&self) -> Option<Vec<Vec<usize>>> {
        let fixed = self.fixed.as_ref()?;
        let mut held = vec![Vec::new(); self.members.len()];
        for (role, holders) in fixed.iter().enumerate() {
            for position in holders.iter().filter_map(|&holder| self.position(holder)) {
                held[position].push(role);
            }
        }
        Some(held)
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

    /// Tells what each of those who have a share in a role has of so many turns at this meeting.
    pub(super) fn share_out(&self, role: usize, turns: usize, mut tell: impl FnMut(MemberId, &Share)) {
        let role = &self.roles[role];
        let one = role.share.times(turns);
        let sharing = role.sharing.iter().zip(&self.parts).zip(&self.members).filter(|((sharing, _), _)| **sharing);
        for ((_, &parts), &member) in sharing.filter(|_| turns > 0) {
            if parts == 1 { tell(member, &one) } else { tell(member, &one.times(parts)) }
        }
    }

    /// Whether somebody has a share of more than one turn, of so many in a role.
    pub(super) fn is_beyond_one(&self, role: usize, turns: usize) -> bool {
        let role = &self.roles[role];
        role.sharing
            .iter()
            .zip(&self.parts)
            .any(|(sharing, parts)| *sharing && parts.saturating_mul(turns) > role.parts)
    }
}

/// Works out everybody's share at every meeting.
pub(super) fn share_out(meetings: &mut [MeetingInstance], common: &Common) {
    for role in meetings.iter_mut().flat_map(|meeting| &mut meeting.roles) {
        role.share = common.ratio(1, role.parts);
    }
}
