//! Rules as they are given to a problem, whatever kind of rule it takes.

use super::setting::Lowered;
use super::tiers::Draft;
use super::{Rule, Tier};
use crate::error::{Faults, InputFault};
use crate::model::RuleId;
use crate::outcome::ClashingRule;
use std::fmt;

/// What all rules have, of groups, rounds, seats or roles. What they say in words is for those who organise.
pub(crate) trait AnyRule: fmt::Display {
    /// How much it weighs against the others of its tier.
    fn own_weight(&self) -> u32;

    /// Whether members may not see what it says.
    fn is_kept_private(&self) -> bool;

    /// The rule in words that every member may see.
    fn told_to_members(&self) -> String {
        match self.is_kept_private() {
            true => "a private need of a member".to_owned(),
            false => self.to_string(),
        }
    }

    /// The fault with the rule that it concerns, by its number from 1. What a private rule says is kept to those who
    /// organise.
    fn in_rule(&self, number: usize, fault: InputFault) -> InputFault {
        if self.is_kept_private() { fault.of_private_rule(number, self) } else { fault.of_rule(number, self) }
    }
}

/// A rule with whether it must hold (tier 0) or in which tier it is preferred.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Asked<R = Rule> {
    pub(crate) rule: R,
    pub(crate) tier: u32,
}

impl<R: AnyRule> Asked<R> {
    /// The fault with the rule that it concerns.
    pub(crate) fn fault(&self, id: RuleId, fault: InputFault) -> InputFault {
        self.rule.in_rule(id.index() + 1, fault)
    }

    /// The rule in the words of a conflict.
    pub(crate) fn words(&self, id: RuleId) -> ClashingRule {
        ClashingRule {
            rule: Some(id.index() + 1),
            sentence: self.rule.to_string(),
            words_for_members: self.rule.told_to_members(),
        }
    }

    /// Notes faults of the rule; what is private stays so.
    pub(crate) fn note(&self, id: RuleId, own: Faults, faults: &mut Faults) {
        faults.note(own.into_iter().map(|fault| self.fault(id, fault)));
    }

    /// The rule as a draft, lowered with its faults told; none where it cannot be lowered or is no matter of counts.
    /// What is private stays so in both.
    pub(crate) fn draft(
        &self,
        id: RuleId,
        faults: &mut Faults,
        lower: impl FnOnce(&mut Faults) -> Option<Lowered>,
    ) -> Option<Draft> {
        let mut own = Faults::default();
        if self.rule.own_weight() == 0 {
            own.push(InputFault::zero_weight());
        }
        let lowered = lower(&mut own);
        self.note(id, own, faults);
        let mut lowered = lowered?;
        if self.rule.is_kept_private() {
            // What it counts would tell what kind of rule it is.
            lowered.unit = "needs".to_owned();
        }
        Some(Draft { id, tier: self.tier, weight: self.rule.own_weight(), lowered })
    }
}

/// The rules with their positions.
pub(crate) fn numbered<R>(asked: &[Asked<R>]) -> impl DoubleEndedIterator<Item = (RuleId, &Asked<R>)> {
    let number = |(at, asked)| (RuleId(at as u32), asked);
    asked.iter().enumerate().map(number)
}

/// The positions of the rules that must hold.
pub(crate) fn required<R>(asked: &[Asked<R>]) -> Vec<RuleId> {
    let required = numbered(asked).filter(|(_, asked)| asked.tier == 0);
    required.map(|(id, _)| id).collect()
}

/// The rules that a problem under construction was given, in order, with what was wrong with the way in which they were
/// given.
#[derive(Debug, Clone)]
pub(crate) struct GivenRules<R = Rule> {
    pub(crate) asked: Vec<Asked<R>>,
    faults: Vec<InputFault>,
}

impl<R> Default for GivenRules<R> {
    fn default() -> Self {
        GivenRules { asked: Vec::new(), faults: Vec::new() }
    }
}

impl<R: AnyRule> GivenRules<R> {
    /// Adds a rule that must hold.
    pub(crate) fn require(&mut self, rule: R) {
        self.asked.push(Asked { rule, tier: 0 });
    }

    /// Adds a rule that is preferred.
    pub(crate) fn prefer(&mut self, tier: Tier, rule: R) {
        if tier.0 == 0 {
            let number = self.asked.len() + 1;
            self.faults.push(rule.in_rule(number, InputFault::tier_zero()));
        }
        self.asked.push(Asked { rule, tier: tier.0 });
    }

    /// Adds rules as they were read, each with what is wrong with the way in which it stands.
    pub(crate) fn read(&mut self, rules: impl IntoIterator<Item = (Asked<R>, Vec<InputFault>)>) {
        for (asked, faults) in rules {
            let id = RuleId(self.asked.len() as u32);
            let faults = faults.into_iter().map(|fault| asked.fault(id, fault));
            self.faults.extend(faults);
            self.asked.push(asked);
        }
    }

    /// What was wrong, to begin with.
    pub(crate) fn faults(&self) -> Faults {
        let mut faults = Faults::default();
        for fault in &self.faults {
            faults.push(fault.clone());
        }
        faults
    }
}
