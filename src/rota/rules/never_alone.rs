//! Nobody holds a role alone the first time.

use super::{Over, check_meeting};
use crate::error::Faults;
use crate::model::{Count, Price, PriorExperience, RoleExposure};
use crate::rules::lowered::Lowered;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};

/// Among those who hold one of the roles at a meeting, somebody has held one before.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct NeverAloneFirst {
    /// Meetings, counted from 1, at which somebody experienced from outside stands by.
    #[serde(default)]
    pub(in crate::rota) facilitated: Vec<usize>,
}

impl NeverAloneFirst {
    pub(in crate::rota) fn lower(&self, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
        for &meeting in &self.facilitated {
            check_meeting(meeting, over.meetings.len(), faults);
        }
        let held = |roles: &[usize]| roles.iter().any(|role| over.of.contains(role));
        let exposure = |slot: usize| {
            let held = held(over.layout.roles_of(slot));
            RoleExposure { counted: held, learnt: held }
        };
        let exposures = over.meetings.iter().flat_map(|_| over.layout.slots().map(exposure));
        let members = over.meetings.iter().flat_map(|meeting| &meeting.members);
        let experienced = over.roster.member_ids();
        let experienced = experienced.map(|member| {
            let knows = |&role: &usize| over.history.knows(member, role);
            i64::from(over.of.iter().any(knows))
        });
        let prices = over.meetings.iter().enumerate().map(|(at, meeting)| {
            let somebody = over.of.iter().any(|&role| meeting.roles[role].places > 0);
            let alone = somebody && meeting.fixed.is_none() && !self.facilitated.contains(&(at + 1));
            Price::range(alone.then_some(1), None)
        });
        let count = PriorExperience::new(
            over.slots,
            members.map(|member| member.index() as u32).collect(),
            exposures.collect(),
            experienced.collect(),
            1,
            prices.collect(),
        );
        Lowered::whole(vec![Count::PriorExperience(count)], Unit::new("meeting held alone", "meetings held alone"))
    }
}
