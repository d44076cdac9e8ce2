//! From what was given to rounds that can be solved.

use super::builder::RoundsBuilder;
use super::lower::{RoundsLoweringInput, hats_worn};
use super::problem::Rounds;
use super::rules::{OverRoundsRules, RoundKind, RoundRule, RoundRules};
use super::validate::RoundsValidation;
use crate::error::{Error, Faults, InputFault};
use crate::roster::{Roster, RosterName};
use crate::rules::form::builder_in_file;
use crate::rules::{RuleEntry, sizes};
use std::sync::Arc;

builder_in_file!(Rounds, RoundsBuilder, RoundRule, "rounds");

impl RoundsBuilder {
    /// What is named of the roster.
    pub(crate) fn names(&self) -> Vec<RosterName<'_>> {
        self.rules.names()
    }

    /// Checks all but the roster and makes the problem.
    fn build_for(mut self, roster: Arc<Roster>) -> Result<Rounds, Error> {
        let rules = std::mem::take(&mut self.rules);
        let (mut faults, mut asked) = (rules.faults(), rules.asked);
        let mut of_hats = Faults::default();
        let hats = hats_worn(&roster, &asked, &|_| true, &mut of_hats);
        let validation = RoundsValidation::new(&roster, &self, &asked, hats, &mut faults);
        let mut rounds = validation.rounds(&mut faults);
        let periods = validation.periods;
        let sound = faults.is_empty();
        let rules_given = asked.len();
        let fair = |asked: &RuleEntry<RoundKind>| {
            matches!(asked.rule.kind.0, RoundRules::Over(OverRoundsRules::SitOutFairly(_)))
        };
        if rounds.iter().any(|round| !round.everyone) && !asked.iter().any(fair) {
            let rule = RoundRule::sit_out_fairly();
            asked.push(RuleEntry { rule, tier: 0 });
        }
        let past = periods.past();
        let hats = hats.filter(|_| sound);
        faults.note(of_hats.into_iter());
        if !sound {
            // Rules are still read for their own faults, against tables that hold everybody.
            for round in &mut rounds {
                round.groups = sizes::within(&round.groups, round.members.len());
                round.everyone = false;
            }
        }
        let input = RoundsLoweringInput { roster: &roster, rounds: &rounds, asked: &asked, hats, past };
        let lowered = input.lower(&|_| true, &mut faults);
        if let Some(rule) = lowered.priced.model.overflowing().filter(|_| sound) {
            faults.push(asked[rule.index()].fault(rule, InputFault::sums_too_large()));
        }
        let remarks = faults.take_remarks();
        faults.finish(Rounds { remarks, roster, given: self, rounds, asked, rules_given, hats, periods, lowered })
    }
}
