//! What each rule costs in a plan.

use crate::model::RuleId;

/// What each rule costs in a plan, in the tier that it is asked in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCosts {
    /// The number of tiers; a tier of levels counts as often as it has levels.
    tiers: usize,
    costs: Vec<RuleCost>,
}

/// What a rule costs in one tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RuleCost {
    pub(crate) rule: RuleId,
    /// The place of the tier among those of the model.
    pub(crate) tier: usize,
    /// The cost, in 1/`scale` of a unit of the tier.
    pub(crate) cost: i64,
}

impl RuleCosts {
    pub(crate) fn new(tiers: usize, costs: Vec<RuleCost>) -> RuleCosts {
        RuleCosts { tiers, costs }
    }

    /// The sum of each tier of the model.
    #[must_use]
    pub fn by_tier(&self) -> Vec<i64> {
        let mut sums = vec![0_i64; self.tiers];
        for &RuleCost { tier, cost, .. } in &self.costs {
            sums[tier] = sums[tier].saturating_add(cost);
        }
        sums
    }

    /// The rules that cost something, in their order, each with its tier.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &RuleCost> {
        self.costs.iter().filter(|of_rule| of_rule.cost != 0)
    }
}
