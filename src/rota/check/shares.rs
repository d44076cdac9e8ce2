//! Shares and what keeps to them, by definition.

use super::Reading;
use crate::roster::MemberId;
use crate::rota::share::Share;

impl Reading<'_> {
    /// What a member has of a role at a meeting: its places, times a weight, over those who share it.
    pub(super) fn share_at(&self, meeting: usize, role: usize, member: MemberId, weight: i64) -> Share {
        let frame = &self.problem.meetings[meeting];
        let shares = |position: usize| frame.roles[role].sharing[position];
        match frame.position(member).is_some_and(shares) {
            true => self.one[meeting][role].times(weight.max(0) as usize),
            false => Share::default(),
        }
    }

    /// How far turns in roles lie outside the shares so far rounded down and up, after every meeting to come.
    pub(super) fn off_the_share(&self, roles: &[usize]) -> i64 {
        roles.iter().map(|&role| self.off_in_role(role)).sum()
    }

    fn off_in_role(&self, role: usize) -> i64 {
        let slack = self.problem.slack[role];
        let mut off = 0;
        for member in self.problem.roster().member_ids() {
            let mut share = self.problem.history.share(member, role);
            let mut turns = self.problem.history.turns(member, role);
            let before = turns;
            for (at, meeting) in self.held.iter().enumerate() {
                share += &self.share_at(at, role, member, 1);
                turns += i64::from(meeting[role].contains(&member));
                if self.problem.meetings[at].fixed.is_none() {
                    let low = (share.floor() - slack).max(before);
                    let high = (share.ceil() + slack).max(low);
                    off += (low - turns).max(turns - high).max(0);
                }
            }
        }
        off
    }

    /// How far burdens lie outside the shares of all burdens, rounded down and up.
    pub(super) fn uneven_burden(&self, roles: &[usize]) -> i64 {
        let off = |member: MemberId| {
            let mut share = Share::default();
            for (at, meeting) in self.problem.meetings.iter().enumerate() {
                for &role in roles {
                    share += &self.share_at(at, role, member, meeting.roles[role].burden);
                }
            }
            let burden = self.burden(member, roles);
            (share.floor() - burden).max(burden - share.ceil()).max(0)
        };
        self.problem.roster().member_ids().map(off).sum()
    }

    /// What a member carries in these roles.
    pub(super) fn burden(&self, member: MemberId, roles: &[usize]) -> i64 {
        let mut burden = 0;
        for (meeting, frame) in self.held.iter().zip(&self.problem.meetings) {
            for &role in roles {
                if meeting[role].contains(&member) {
                    burden += frame.roles[role].burden;
                }
            }
        }
        burden
    }
}
