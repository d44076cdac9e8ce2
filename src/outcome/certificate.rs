//! What a plan costs in each tier, and how sure it is that no plan costs less.

use super::words::plain;
use crate::tier::Tier;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a plan costs in one tier; where a tier compares levels from the greatest down, in one level of it.
///
/// Checks, certificates and the progress of a solve all give costs in this form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TierCost {
    /// The tier; 0 stands for the required rules.
    pub tier: Tier,
    /// Of a tier that compares levels from the greatest down: which level this is, from 1.
    pub level: Option<usize>,
    /// What the plan costs, in 1/`scale` of a `unit`. Of a level, what the level comes to.
    pub cost: i64,
    /// What is counted.
    pub unit: Unit,
    /// How many units of cost make one `unit`; at least 1.
    pub scale: i64,
}

impl TierCost {
    /// The cost in whole and broken units.
    pub fn amount(&self) -> f64 {
        self.cost as f64 / self.scale as f64
    }
}

/// For members: "Tier 1: 2 people".
impl fmt::Display for TierCost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cost = self.unit.counted(self.amount());
        match (self.tier, self.level) {
            (Tier(0), _) if self.cost == 0 => write!(f, "What must hold: all of it does."),
            (Tier(0), _) => write!(f, "What must hold: not all of it does."),
            (Tier(tier), None) => write!(f, "Tier {tier}: {cost}"),
            (Tier(tier), Some(level)) => write!(f, "Tier {tier}, level {level}: {cost}"),
        }
    }
}

/// How good a plan is in one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Certificate {
    /// The tier; 0 stands for the required rules.
    pub tier: Tier,
    /// What the plan costs, in 1/`scale` of a `unit`.
    pub cost: i64,
    /// No plan that is at least as good on every earlier tier costs less.
    pub bound: i64,
    /// What is counted.
    pub unit: Unit,
    /// How many units of cost make one `unit`; at least 1.
    pub scale: i64,
    /// How it was proved that cost and bound meet here and in all earlier tiers; `None` if it was not.
    pub proof: Option<Proof>,
    /// Of a tier that compares levels from the greatest down there is a certificate a level: which level this is, from
    /// 1. Cost and bound are those of the level, given the levels before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<usize>,
}

/// How a tier was proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Proof {
    /// By counting: the plan meets a floor that no plan can pass.
    Floor,
    /// By an integer program solved to its end.
    Exact,
}

impl Certificate {
    /// What the plan costs in this tier or level, as a check of the plan gives it.
    pub fn tier_cost(&self) -> TierCost {
        let Certificate { tier, level, cost, scale, .. } = *self;
        TierCost { tier, level, cost, unit: self.unit.clone(), scale }
    }

    fn amount(&self, cost: i64) -> f64 {
        cost as f64 / self.scale as f64
    }
}

impl fmt::Display for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tier(tier) = self.tier;
        if tier == 0 {
            return write!(f, "What must hold: all of it does.");
        }
        write!(f, "Tier {tier}: {}; ", self.unit.counted(self.amount(self.cost)))?;
        match self.proof {
            Some(Proof::Floor) => write!(f, "proved: counting shows that no plan has less."),
            Some(Proof::Exact) => write!(f, "proved: an integer program shows that no plan has less."),
            None if self.cost == self.bound => write!(f, "no plan has less, but an earlier tier is not settled."),
            None => write!(f, "not proved: no plan has less than {}.", plain(self.amount(self.bound))),
        }
    }
}

/// A certificate in sentences, one a tier.
pub(crate) fn lines(certificate: &[Certificate]) -> impl Iterator<Item = String> {
    let tiers = certificate.chunk_by(|a, b| a.tier == b.tier);
    tiers.map(|tier| match tier {
        [one] if one.level.is_none() => one.to_string(),
        levels => LevelCosts(levels).to_string(),
    })
}

/// The levels of one tier, the greatest first.
struct LevelCosts<'a>(&'a [Certificate]);

impl fmt::Display for LevelCosts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = |of: &Certificate, cost: i64| plain(of.amount(cost));
        if let Some(first) = self.0.first() {
            write!(f, "Tier {}: {}, from the most down: ", first.tier.0, first.unit)?;
        }
        for (at, equal) in self.0.chunk_by(|a, b| a.cost == b.cost).enumerate() {
            let between = if at == 0 { "" } else { ", " };
            let level = amount(&equal[0], equal[0].cost);
            match equal.len() {
                1 => write!(f, "{between}{level}")?,
                people => write!(f, "{between}{people} times {level}")?,
            }
        }
        let open = self.0.iter().enumerate().find(|(_, of)| of.proof.is_none());
        match open {
            None if self.0.iter().all(|of| of.proof == Some(Proof::Floor)) => {
                write!(f, "; proved: counting shows that none can be lower.")
            }
            None => write!(f, "; proved: an integer program shows that none can be lower."),
            Some((0, of)) if of.cost == of.bound => {
                write!(f, "; at the top none can be lower, but an earlier tier is not settled.")
            }
            Some((0, of)) => {
                let bound = amount(of, of.bound);
                write!(f, "; not proved: no plan has less than {bound} at the top.")
            }
            Some((proved, of)) => {
                let (all, bound) = (self.0.len(), amount(of, of.bound));
                write!(f, "; the first {proved} of {all} are proved, the next cannot be below {bound}.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_are_told_by_tier_and_level() {
        let cost = |tier, level, cost| {
            TierCost { tier: Tier(tier), level, cost, unit: Unit::new("person", "people"), scale: 2 }.to_string()
        };
        assert_eq!(cost(0, None, 0), "What must hold: all of it does.");
        assert_eq!(cost(0, None, 3), "What must hold: not all of it does.");
        assert_eq!(cost(1, None, 2), "Tier 1: 1 person");
        assert_eq!(cost(2, Some(3), 5), "Tier 2, level 3: 2.5 people");
    }
}
