//! From what was given to a composition that can be solved.

use super::builder::{CompositionBuilder, Placing};
use super::lower;
use super::problem::Composition;
use crate::error::{Error, Faults, InputFault, Place};
use crate::periods::members;
use crate::roster::{MemberId, Roster, RosterName};
use crate::rules::form::builder_in_file;
use crate::rules::group_instance::hat_dimension;
use crate::rules::{GroupInstance, sizes};
use std::collections::BTreeSet;
use std::sync::Arc;

builder_in_file!(Composition, CompositionBuilder, Rule, "composition");

impl CompositionBuilder {
    /// What is named of the roster.
    pub(crate) fn names(&self) -> Vec<RosterName<'_>> {
        self.rules.names()
    }

    /// Checks all but the roster and makes the problem.
    fn build_for(mut self, roster: Arc<Roster>) -> Result<Composition, Error> {
        let rules = std::mem::take(&mut self.rules);
        let (mut faults, asked) = (rules.faults(), rules.asked);
        let absent = faults.under("absent", |faults| members(&roster, &self.absent, faults));
        let absent: BTreeSet<MemberId> = absent.into_iter().collect();
        let members: Vec<MemberId> = roster.member_ids().filter(|member| !absent.contains(member)).collect();
        if members.is_empty() {
            faults.push(InputFault::nobody_there().in_entry(Place::path("absent")));
        }
        let groups = sizes::groups("groups", &self.groups, members.len(), &mut faults);
        let everyone = match self.placing {
            Some(Placing::Everyone) => true,
            Some(Placing::Select) => false,
            None => groups.len() > 1 || sizes::places(&groups) >= members.len(),
        };
        sizes::check_places("groups", &groups, everyone, members.len(), &mut faults);
        // Where sizes are at fault, rules are still read for their own faults.
        let sound = faults.is_empty();
        let everyone = everyone && sound;
        let groups = if sound { groups } else { sizes::within(&groups, members.len()) };
        let hats = hat_dimension(&roster, &asked, &mut faults).filter(|_| sound);
        let instance = GroupInstance { roster: &roster, members: &members, groups: &groups, everyone, hats };
        let all = |_| true;
        instance.check_pins(&lower::kept(&asked, &all), &mut faults);
        let lowered = lower::lower(&instance, &asked, &all, &mut faults);
        let remarks = faults.take_remarks();
        faults.finish(())?;
        let mut faults = Faults::default();
        if let Some(rule) = lowered.priced.model.overflowing() {
            faults.push(asked[rule.index()].fault(rule, InputFault::sums_too_large()));
        }
        faults.finish(Composition { remarks, roster, given: self, members, groups, everyone, asked, hats, lowered })
    }
}
