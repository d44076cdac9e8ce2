//! By how much fair shares give way, and how long that takes to find.

use super::RotaValidation;
use crate::error::{Faults, Place, fault};
use crate::rota::chain::{SlackSearch, meetings_taken_up};
use crate::rota::history::History;
use crate::rota::meeting_instance::MeetingInstance;
use crate::rota::role::roles_named;
use crate::rota::rules::RotaKind;
use crate::rules::RuleEntry;

/// Members times the square of meetings at which shares are taken up, beyond which they are refused: each of these
/// meetings makes the fractions longer.
const MAX_TAKEN_UP: usize = 10_000_000;

impl RotaValidation<'_> {
    /// By how many turns the bounds of each role's shares give way. Notes what would take too long to find, of roles whose
    /// shares are `required`: nothing else gives way.
    pub(in crate::rota) fn slack(
        &self,
        meetings: &[MeetingInstance],
        history: &History,
        asked: &[RuleEntry<RotaKind>],
        faults: &mut Faults,
    ) -> Vec<i64> {
        let members = self.roster.len();
        let (mut search, mut taken_up) = (SlackSearch::default(), 0_usize);
        let mut slack = Vec::with_capacity(self.roles().len());
        for (at, role) in self.roles().iter().enumerate() {
            let uneven = meetings_taken_up(meetings, at);
            let with_these = members.saturating_mul(uneven * uneven).saturating_add(taken_up);
            let least = if with_these > MAX_TAKEN_UP {
                Err(
                    ", in which some may not hold what they have a share in, or have a share of more than one turn at a \
                     meeting, take",
                )
            } else {
                taken_up = with_these;
                let least = search.least(members, meetings, at, history);
                least.ok_or(" have to give way for what is settled, or was before, and by how much takes")
            };
            slack.push(least.as_ref().copied().unwrap_or_default());
            if let Err(why) = least
                && self.gives_way(asked, at)
            {
                let fault = fault!(
                    BeyondLimit,
                    "the fair shares of `{role}`{why} too long to work out for {members} members at {meetings} \
                     meetings; plan fewer meetings at a time, or do without fair shares",
                    role = role.name(),
                    meetings = meetings.len()
                );
                faults.push(fault.in_entry(Place::entry("roles", at)));
                // The other roles are no better.
                break;
            }
        }
        slack.resize(self.roles().len(), 0);
        slack
    }

    /// Whether a required rule is about fair shares of a role.
    fn gives_way(&self, asked: &[RuleEntry<RotaKind>], role: usize) -> bool {
        let named = |names: &Vec<String>| roles_named(self.roles(), names, &mut Faults::default()).contains(&role);
        let mut required = asked.iter().filter(|asked| asked.is_required() && asked.rule.kind.is_fair_share());
        required.any(|asked| asked.rule.about.roles.as_ref().is_none_or(named))
    }
}
