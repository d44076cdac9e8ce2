//! From what was given to shares that can be solved.

use super::builder::SharesBuilder;
use super::eligible::check_eligible;
use super::implicit_rules::{add_implicit_rules, check_rules};
use super::jobs::Jobs;
use super::known::KnownNames;
use super::lower::SharesLoweringInput;
use super::problem::Shares;
use super::rules::ShareRules;
use super::sums::is_pay_counted;
use super::validate::SharesValidation;
use crate::date::Month;
use crate::error::{Error, InputFault, fault};
use crate::roster::{Roster, RosterName};
use crate::rules::form::builder_in_file;
use std::sync::Arc;

builder_in_file!(Shares, SharesBuilder, ShareRule, "shares");

impl SharesBuilder {
    /// What is named of the roster.
    pub(crate) fn names(&self) -> Vec<RosterName<'_>> {
        let needed = self.pieces.iter().flat_map(|piece| &piece.needs_tags);
        self.rules.names().into_iter().chain(needed.map(|tag| RosterName::Tag(tag))).collect()
    }

    /// Checks all but the roster and makes the problem.
    fn build_for(mut self, roster: Arc<Roster>) -> Result<Shares, Error> {
        let rules = std::mem::take(&mut self.rules);
        let (mut faults, mut asked) = (rules.faults(), rules.asked);
        let instance = SharesValidation { roster: &roster, given: &self }.instance(&mut faults);
        let rules_given = asked.len();
        let first_month = self.first_month.as_deref().and_then(Month::read);
        for entry in &mut asked {
            if let ShareRules::Budget(budget) = &mut entry.rule.kind.0 {
                budget.first_month = first_month;
            }
        }
        add_implicit_rules(&instance, &mut asked);
        let known = KnownNames { roster: &roster, instance: &instance };
        check_rules(&known, &asked, &mut faults);
        // Where terms are at fault, it is not known who takes part.
        if !instance.people.is_empty() && instance.people.len() == self.terms.len() {
            check_eligible(&known, &asked, &mut faults);
        }
        if faults.is_empty() && !is_pay_counted(&instance) {
            faults.push(fault!(
                BeyondLimit,
                "if each piece, training and mentoring pair went to whoever is paid most for it, pay \
                 would come to 2^60 or more; correct the rates and hours, or count in a larger unit \
                 throughout"
            ));
        }
        // What is at fault is not lowered: it may be of nobody, or without end.
        if !faults.is_empty() {
            return Err(faults.into());
        }
        let jobs = Jobs::new(&instance);
        let input = SharesLoweringInput { roster: &roster, instance: &instance, jobs: &jobs, asked: &asked };
        let priced = input.lower(&|_| true, &mut faults);
        if let Some(rule) = priced.model.overflowing() {
            faults.push(asked[rule.index()].fault(rule, InputFault::sums_too_large()));
        }
        let remarks = faults.take_remarks();
        faults.finish(Shares { remarks, roster, given: self, instance, jobs, asked, rules_given, priced })
    }
}
