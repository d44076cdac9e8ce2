//! The definitions again: what each rule costs in the plan of a group instance, from the roster and the rules alone.
//! Nothing here is shared with the lowering of the rules to counts.

mod measure;
pub(crate) mod returns;
pub(crate) mod visits;

use super::RuleEntry;
use super::entry::numbered;
use super::rule::RuleKind;
use crate::model::RuleId;
use crate::problem::TierWords;
use crate::roster::{MemberId, Roster, TagId};
use crate::rule_costs::{RuleCost, RuleCosts};

/// A member of a group, under a hat.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Worn {
    pub(crate) member: MemberId,
    pub(crate) hat: Option<TagId>,
}

/// `numerator / denominator`, in the unit of a rule.
pub(crate) type Ratio = (i128, i128);

/// Who is in which group of a group instance. Rules rest for members who do not take part.
#[derive(Debug)]
pub(crate) struct Placement<'a> {
    pub(crate) roster: &'a Roster,
    /// Those who take part.
    pub(crate) members: &'a [MemberId],
    /// Names of the groups.
    pub(crate) names: Vec<&'a str>,
    pub(crate) groups: Vec<Vec<Worn>>,
    /// Of each group, whether nothing is asked of it while nobody is in it.
    optional: Vec<bool>,
    /// Of each member of the roster, whether they take part.
    takes_part: Vec<bool>,
    /// Group of each member of the roster; `None` if unplaced.
    pub(crate) group_of: Vec<Option<usize>>,
}

impl<'a> Placement<'a> {
    /// `members` are those who take part; those of them who stand in none of the `groups` are unplaced. There are as
    /// many `names` as groups.
    pub(crate) fn new(
        roster: &'a Roster,
        members: &'a [MemberId],
        names: Vec<&'a str>,
        groups: Vec<Vec<Worn>>,
    ) -> Placement<'a> {
        let mut takes_part = vec![false; roster.len()];
        for member in members {
            takes_part[member.index()] = true;
        }
        let mut group_of = vec![None; roster.len()];
        for (at, group) in groups.iter().enumerate() {
            group.iter().for_each(|worn| group_of[worn.member.index()] = Some(at));
        }
        Placement { roster, members, names, optional: vec![false; groups.len()], groups, takes_part, group_of }
    }

    /// The same where these groups are optional.
    pub(crate) fn with_optional(self, optional: impl IntoIterator<Item = bool>) -> Placement<'a> {
        Placement { optional: optional.into_iter().collect(), ..self }
    }

    /// Whether nothing is asked of a group: it is optional, and nobody is in it.
    pub(crate) fn is_closed(&self, group: usize) -> bool {
        self.optional[group] && self.groups[group].is_empty()
    }

    /// The group that a member is in; `None` if unplaced or not taking part.
    pub(crate) fn place(&self, name: &str) -> Option<Option<&str>> {
        let member = self.roster.find(name)?;
        let group = self.group_of[member.index()].map(|group| self.names[group]);
        self.takes_part[member.index()].then_some(group)
    }
}

/// What a rule adds to its tier, from its cost in all group instances taken together: in 1/`scale` of a unit.
pub(crate) fn cost_in_tier(tier: u32, weight: u32, (numerator, denominator): Ratio, scale: i64) -> i128 {
    if tier == 0 {
        // A required rule that is broken by a part of a person is broken.
        (numerator + denominator - 1).div_euclid(denominator)
    } else {
        numerator * i128::from(weight) * i128::from(scale) / denominator
    }
}

/// What each of the rules costs in its tier, from its cost in units, or from that of a level of it.
pub(crate) fn cost_by_rule<K: RuleKind>(
    tiers: &[TierWords],
    asked: &[RuleEntry<K>],
    cost: impl Fn(&RuleEntry<K>, Option<usize>) -> Ratio,
) -> RuleCosts {
    costs_in_tiers(tiers, asked, |_, asked, words| {
        cost_in_tier(asked.tier, asked.rule.weight, cost(asked, words.level), words.scale)
    })
}

/// What each of the rules costs in its tier, and in each level of it.
pub(crate) fn costs_in_tiers<K: RuleKind>(
    tiers: &[TierWords],
    asked: &[RuleEntry<K>],
    cost: impl Fn(RuleId, &RuleEntry<K>, &TierWords) -> i128,
) -> RuleCosts {
    let mut costs = Vec::new();
    for (rule, asked) in numbered(asked) {
        for (tier, words) in tiers.iter().enumerate().filter(|(_, words)| words.tier == asked.tier) {
            let cost = i64::try_from(cost(rule, asked, words)).unwrap_or(i64::MAX);
            costs.push(RuleCost { rule, tier, cost });
        }
    }
    RuleCosts::new(tiers.len(), costs)
}

/// The sum of ratios, in lowest terms.
pub(crate) fn sum(ratios: impl IntoIterator<Item = Ratio>) -> Ratio {
    let mut sum = num_rational::Ratio::from((0, 1));
    // Those of one denominator that stand together are added up as whole numbers.
    let mut same: Ratio = (0, 1);
    for (numerator, denominator) in ratios {
        match same.0.checked_add(numerator).filter(|_| denominator == same.1) {
            Some(numerators) => same.0 = numerators,
            None => {
                sum += num_rational::Ratio::from(same);
                same = (numerator, denominator);
            }
        }
    }
    (sum + num_rational::Ratio::from(same)).into_raw()
}
