//! Which rules cost something in a plan that was made by hand.

use crate::outcome::{JudgedRule, TierCost};
use crate::problem::{PricedProblem, TierWords};
use crate::rule_costs::RuleCosts;
use crate::tier::Tier;

/// The rules that cost something, in their order, but for those that compare levels.
pub(crate) fn bent(problem: &dyn PricedProblem, costs: &RuleCosts) -> Vec<JudgedRule> {
    let judged = costs.iter().filter_map(|of_rule| {
        let TierWords { tier, level: None, unit, scale, gain, .. } = problem.tiers().get(of_rule.tier)?.clone() else {
            return None;
        };
        let words = problem.rule_words(of_rule.rule);
        Some(JudgedRule {
            rule: words.rule,
            sentence: words.sentence,
            words_for_members: words.words_for_members,
            required: tier == 0,
            cost: TierCost { tier: Tier(tier), level: None, cost: of_rule.cost, unit, scale, gain },
        })
    });
    judged.collect()
}
