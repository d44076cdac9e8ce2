//! Rules as they are given to a problem, of whatever kind.

use super::lowered::{Draft, Lowered, Made};
use super::rule::{RuleKind, RuleOf};
use crate::error::{Faults, InputFault};
use crate::model::RuleId;
use crate::outcome::{ClashingRule, Exception};
use crate::problem::RulesAsked;
use crate::roster::{Roster, RosterName};
use crate::tier::Tier;
use crate::unit::Unit;
use std::collections::BTreeMap;
use std::fmt;

/// A rule with whether it must hold (tier 0) or in which tier it is preferred.
#[derive(Clone, PartialEq)]
pub(crate) struct RuleEntry<K> {
    pub(crate) rule: RuleOf<K>,
    pub(crate) tier: u32,
}

/// Names nobody of a private rule.
impl<K: RuleKind> fmt::Debug for RuleEntry<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RuleEntry").field("rule", &self.rule).field("tier", &self.tier).finish()
    }
}

impl<K: RuleKind> RuleEntry<K> {
    /// Whether the rule must hold.
    pub(crate) fn is_required(&self) -> bool {
        self.tier == 0
    }

    /// The fault with the rule that it concerns.
    pub(crate) fn fault(&self, id: RuleId, fault: InputFault) -> InputFault {
        self.rule.fault(id.index() + 1, fault)
    }

    /// That a bound of the rule gives way. `details` says for whom, and by how much.
    pub(crate) fn gives_way(&self, id: RuleId, details: &str) -> Exception {
        self.told(id, format!("Rule {} gives way {details}: {}", id.index() + 1, self.rule))
    }

    /// That what is fixed in some periods, such as "round 1", breaks the rule.
    pub(crate) fn broken_in(&self, id: RuleId, periods: &str) -> Exception {
        self.told(id, format!("What is fixed in {periods} breaks rule {}: {}", id.index() + 1, self.rule))
    }

    fn told(&self, id: RuleId, sentence: String) -> Exception {
        Exception { rule: id.index() + 1, sentence, words_for_members: self.rule.open_words() }
    }

    /// Notes faults of the rule; what is private stays so.
    pub(crate) fn note(&self, id: RuleId, own: Faults, faults: &mut Faults) {
        faults.note(own.into_iter().map(|fault| self.fault(id, fault)));
    }

    /// Lowers the rule and notes its faults; `None` if it cannot be lowered or needs no count, and where too much has been
    /// made already. What is private stays so in both.
    pub(crate) fn draft(
        &self,
        id: RuleId,
        made: &mut Made,
        faults: &mut Faults,
        lower: impl FnOnce(&mut Faults) -> Option<Lowered>,
    ) -> Option<Draft> {
        if made.is_too_much() {
            return None;
        }
        let mut own = if self.rule.private { faults.of_private_part() } else { faults.of_part() };
        if self.rule.weight == 0 {
            own.push(InputFault::zero_weight());
        }
        let lowered = lower(&mut own);
        made.add(lowered.as_ref().map_or(&[], |lowered| &lowered.counts));
        if made.is_too_much() {
            own.push(InputFault::too_much_made());
        }
        self.note(id, own, faults);
        let mut lowered = lowered?;
        if self.rule.private {
            // What it counts would tell what kind of rule it is.
            lowered.unit = Unit::new("need", "needs");
        }
        Some(Draft { id, tier: self.tier, weight: self.rule.weight, lowered })
    }
}

/// The rules with their positions.
pub(crate) fn numbered<K>(asked: &[RuleEntry<K>]) -> impl DoubleEndedIterator<Item = (RuleId, &RuleEntry<K>)> {
    let number = |(at, asked)| (RuleId(at as u32), asked);
    asked.iter().enumerate().map(number)
}

impl<K: RuleKind> RulesAsked for Vec<RuleEntry<K>> {
    fn required(&self) -> Vec<RuleId> {
        numbered(self).filter(|(_, asked)| asked.is_required()).map(|(id, _)| id).collect()
    }

    fn preferred_openly(&self) -> Vec<(Tier, Vec<String>)> {
        let mut tiers: BTreeMap<Tier, Vec<String>> = BTreeMap::new();
        for asked in self.iter().filter(|asked| !asked.is_required()) {
            if let Some(words) = asked.rule.open_words() {
                tiers.entry(Tier(asked.tier)).or_default().push(words);
            }
        }
        tiers.into_iter().collect()
    }

    fn words(&self, id: RuleId) -> ClashingRule {
        let rule = &self[id.index()].rule;
        ClashingRule { rule: Some(id.index() + 1), sentence: rule.to_string(), words_for_members: rule.open_words() }
    }
}

/// For each rule that counts a tag that nobody holds, a sentence that says so.
pub(crate) fn absent_tags<K: RuleKind>(roster: &Roster, asked: &[RuleEntry<K>]) -> Vec<String> {
    let absent = numbered(asked).flat_map(|(id, asked)| {
        let tags = asked.rule.kind.tags().into_iter().filter(|tag| roster.is_absent(tag));
        tags.map(move |tag| format!("Rule {}: nobody on the roster holds `{tag}`.", id.index() + 1))
    });
    absent.collect()
}

/// What holds of every plan beside the rules, numbered behind them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    /// How many are in each group, at each table, or in each role.
    pub(crate) sizes: RuleId,
    /// Everybody, or everything, is placed.
    pub(crate) placing: RuleId,
}

impl Frame {
    /// The frame of a problem with these rules.
    pub(crate) fn behind<K>(asked: &[RuleEntry<K>]) -> Frame {
        let rules = asked.len() as u32;
        Frame { sizes: RuleId(rules), placing: RuleId(rules + 1) }
    }
}

/// The rules that a problem under construction was given, in order, with what was wrong with the way in which they were
/// given.
#[derive(Clone)]
pub(crate) struct GivenRules<K> {
    pub(crate) asked: Vec<RuleEntry<K>>,
    pub(crate) faults: Vec<InputFault>,
}

impl<K> Default for GivenRules<K> {
    fn default() -> Self {
        GivenRules { asked: Vec::new(), faults: Vec::new() }
    }
}

impl<K: RuleKind> fmt::Debug for GivenRules<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.asked.fmt(f)
    }
}

impl<K> From<Vec<RuleEntry<K>>> for GivenRules<K> {
    fn from(asked: Vec<RuleEntry<K>>) -> GivenRules<K> {
        GivenRules { asked, faults: Vec::new() }
    }
}

impl<K: RuleKind> GivenRules<K> {
    /// Adds a rule that must hold.
    pub(crate) fn require(&mut self, rule: RuleOf<K>) {
        self.asked.push(RuleEntry { rule, tier: 0 });
    }

    /// Adds a rule that is preferred.
    pub(crate) fn prefer(&mut self, tier: Tier, rule: RuleOf<K>) {
        if tier.0 == 0 {
            let number = self.asked.len() + 1;
            self.faults.push(rule.fault(number, InputFault::tier_zero()));
        }
        self.asked.push(RuleEntry { rule, tier: tier.0 });
    }

    /// Makes all that is preferred come one tier later.
    pub(crate) fn put_off(&mut self) {
        let preferred = self.asked.iter_mut().filter(|asked| !asked.is_required());
        preferred.for_each(|asked| asked.tier = asked.tier.saturating_add(1));
    }

    /// What the rules name of the roster.
    pub(crate) fn names(&self) -> Vec<RosterName<'_>> {
        self.asked.iter().flat_map(|asked| asked.rule.kind.names()).collect()
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
