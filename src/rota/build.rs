//! From what was given to a rota that can be solved.

use super::builder::RotaBuilder;
use super::layout::RoleLayout;
use super::lower::RotaLoweringInput;
use super::meeting_instance::{RoleAt, share_out};
use super::problem::Rota;
use super::rules::RotaRule;
use super::validate::RotaValidation;
use crate::error::{Error, InputFault};
use crate::roster::{Roster, RosterName};
use crate::rules::RuleEntry;
use crate::rules::form::builder_in_file;
use std::sync::{Arc, OnceLock};

builder_in_file!(Rota, RotaBuilder, RotaRule, "rota");

impl RotaBuilder {
    /// What is named of the roster.
    pub(crate) fn names(&self) -> Vec<RosterName<'_>> {
        self.rules.names()
    }

    /// Checks all but the roster and makes the problem.
    fn build_for(mut self, roster: Arc<Roster>) -> Result<Rota, Error> {
        let rules = std::mem::take(&mut self.rules);
        let (mut faults, mut asked) = (rules.faults(), rules.asked);
        let validation = RotaValidation::new(&roster, &self, &mut faults);
        let compatible = validation.compatible(&mut faults);
        let history = validation.history(&mut faults);
        let parts = validation.parts(&mut faults);
        let mut meetings = validation.meetings(&parts, &mut faults);
        let common = validation.common(&meetings, &history);
        share_out(&mut meetings, &common);
        let layout = RoleLayout::new(self.roles.len(), &compatible);
        if faults.is_empty() {
            validation.check_places(&meetings, &layout, &mut faults);
        }
        let rules_given = asked.len();
        validation.check_prices(&meetings, &asked, &mut faults);
        if layout.has_pairs() && !asked.iter().any(|asked| asked.fills_places() && asked.rule.about.roles.is_none()) {
            let may_stay_open = meetings.iter().flat_map(|meeting| &meeting.roles).any(RoleAt::may_stay_open);
            asked.push(RuleEntry { rule: RotaRule::sizes(may_stay_open), tier: 0 });
        }
        let sound = faults.is_empty();
        let slack = if sound && asked.iter().any(|asked| asked.rule.kind.is_fair_share()) {
            validation.slack(&meetings, &history, &asked, &mut faults)
        } else {
            vec![0; self.roles.len()]
        };
        let input = RotaLoweringInput {
            roster: &roster,
            roles: &self.roles,
            meetings: &meetings,
            layout: &layout,
            history: &history,
            slack: &slack,
            labels: &self.labels,
            asked: &asked,
        };
        input.check_pins(&mut faults);
        let lowered = input.lower(&|_| true, &mut faults);
        if let Some(rule) = lowered.priced.model.overflowing().filter(|_| sound) {
            faults.push(asked[rule.index()].fault(rule, InputFault::sums_too_large()));
        }
        let remarks = faults.take_remarks();
        faults.finish(Rota {
            remarks,
            roster,
            given: self,
            meetings,
            layout,
            history,
            parts,
            common,
            slack,
            asked,
            rules_given,
            lowered,
            fair: OnceLock::new(),
        })
    }
}
