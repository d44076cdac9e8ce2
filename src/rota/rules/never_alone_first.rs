//! Nobody holds a role alone the first time.

mod definition;

use super::prelude::*;
use crate::model::{ExperiencePrice, PriorExperience, RoleExposure};
use crate::rota::meeting_instance::RoleAt;

/// Among those who hold one of the roles at a meeting, somebody has held one before.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct NeverAloneFirst {
    /// Meetings, counted from 1, at which somebody experienced from outside stands by.
    #[serde(default)]
    pub(super) facilitated: Vec<usize>,
}

impl TurnRule for NeverAloneFirst {
    fn words(&self, about: &About) -> String {
        format!("nobody holds {} alone the first time", about.any_role())
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        for &meeting in &self.facilitated {
            context.check_meeting(meeting, faults);
        }
        let held = |roles: &[usize]| roles.iter().any(|role| context.concerned.contains(role));
        let exposure = |slot: usize| {
            let held = held(context.layout.roles_of(slot));
            RoleExposure { counted: held, learnt: held }
        };
        let exposures = context.meetings.iter().flat_map(|_| context.layout.slots().map(exposure));
        let members = context.meetings.iter().flat_map(|meeting| &meeting.members);
        let there = context.meetings.iter().enumerate();
        let there = there.flat_map(|(at, meeting)| meeting.members.iter().map(move |&member| (at, member)));
        let experienced = there.map(|(at, member)| {
            let knows = |&role: &usize| context.history.knows(member, role, at);
            i64::from(context.concerned.iter().any(knows))
        });
        let prices = context.meetings.iter().enumerate().map(|(at, meeting)| {
            let people =
                |of: fn(&RoleAt) -> usize| context.concerned.iter().map(|&role| of(&meeting.roles[role])).sum();
            let (needed, places): (usize, usize) = (people(|role| role.needed), people(|role| role.places));
            let is_asked = places > 0 && meeting.fixed.is_none() && !self.facilitated.contains(&(at + 1));
            if is_asked && needed == 0 {
                // Where everything may stay open, who has held it before outweighs all others.
                let learnt = -(places.min(meeting.members.len()) as i64);
                return ExperiencePrice { learnt, others: 1, price: Price::passed(0) };
            }
            ExperiencePrice { learnt: 1, others: 0, price: Price::range(is_asked.then_some(1), None) }
        });
        let count = PriorExperience::new(
            context.slots,
            members.map(|member| member.index() as u32).collect(),
            exposures.collect(),
            experienced.collect(),
            1,
            prices.collect(),
        );
        Lowered::whole(vec![Count::PriorExperience(count)], Unit::new("meeting held alone", "meetings held alone"))
    }

    fn why_out_of_reach(&self, _: bool, _: &TurnLoweringContext<'_>) -> Option<String> {
        let why = "at some meeting nobody who could hold it can have held it before, and nobody from outside stands by";
        Some(why.to_owned())
    }
}
