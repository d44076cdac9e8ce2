//! Tiers that stand for lists of levels: what their costs say of single levels.

use super::tiered::Model;
use std::ops::Range;

impl Model {
    /// Where levels of a list are equal in a plan of this cost, the tiers from this one on up to the last of them. What
    /// the first and the last of equal levels add up to says what those between them do.
    pub(crate) fn equal_levels(&self, tier: usize, cost: &[i64]) -> Range<usize> {
        let list = self.lists().iter().find(|tiers| tiers.contains(&tier));
        let Some(list) = list.filter(|tiers| tiers.end <= cost.len()) else {
            return tier..tier + 1;
        };
        let level = |at: usize| cost[at] - if at > list.start { cost[at - 1] } else { 0 };
        let later = tier + 1..list.end;
        let equal = later.take_while(|&at| level(at) == level(tier)).count();
        tier..tier + 1 + equal
    }

    /// Whether the tier before this one stands for an equal level of the same list, in a plan of this cost.
    pub(crate) fn repeats_a_level(&self, tier: usize, cost: &[i64]) -> bool {
        let starts = self.lists().iter().any(|tiers| tiers.start == tier);
        tier > 0 && !starts && self.equal_levels(tier - 1, cost).len() > 1
    }

    /// What a level of the list that a tier is in cannot be below; `None` for other tiers.
    pub(crate) fn lowest_level(&self, tier: usize) -> Option<i64> {
        self.leximin(tier).map(|leximin| leximin.factor() * leximin.levels().lowest())
    }

    /// Whether the cost of a tier says more than those of other tiers do: between the first and the last of equal
    /// levels none does.
    pub(crate) fn is_informative(&self, tier: usize, cost: &[i64]) -> bool {
        !self.repeats_a_level(tier, cost) || self.equal_levels(tier, cost).len() == 1
    }
}
