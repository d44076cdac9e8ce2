//! What a plan costs in each tier, and how sure it is that no plan costs less.

use super::words::told_apart;
use crate::tier::Tier;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a plan costs in one tier; where a tier compares levels, in one of them.
///
/// Checks, certificates and the progress of a solve all give costs in this form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TierCost {
    /// The tier; 0 stands for the required rules.
    pub tier: Tier,
    /// Of a tier that compares levels, one after the other: which level this is, from 1.
    pub level: Option<usize>,
    /// What the plan costs, in 1/`scale` of a `unit`. Of a level, what the level comes to.
    pub cost: i64,
    /// What is counted.
    pub unit: Unit,
    /// How many units of cost make one `unit`; at least 1.
    pub scale: i64,
    /// Whether more is better, as with [`most_of`](crate::Rule::most_of): the cost is then the gain with its sign turned.
    pub gain: bool,
}

impl TierCost {
    /// The cost in whole and broken units.
    pub fn amount(&self) -> f64 {
        self.cost as f64 / self.scale as f64
    }
}

/// "Tier 1: 2 people", or "Tier 1: a gain of 3 pair values".
impl fmt::Display for TierCost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cost = if self.gain {
            format!("a gain of {}", self.unit.counted(-self.amount()))
        } else {
            self.unit.counted(self.amount())
        };
        match (self.tier, self.level) {
            (Tier(0), _) if self.cost == 0 => write!(f, "What must hold: all of it does."),
            (Tier(0), _) => write!(f, "What must hold: not all of it does."),
            (Tier(tier), None) => write!(f, "Tier {tier}: {cost}"),
            (Tier(tier), Some(level)) => write!(f, "Tier {tier}, level {level}: {cost}"),
        }
    }
}

/// How good a plan is in one tier.
///
/// The unit of a tier is that of its rules, or the sum of theirs. A level is rounded up to 1/`scale`: the part of their
/// offered hours that somebody works to a ten-thousandth, what is counted in whole numbers not at all. In sentences,
/// numbers have two decimals, and more if those are needed to tell two numbers apart.
///
/// It is for those who organise, as its sentences are; `Debug` prints no figures.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Of a tier that compares levels, one after the other, there is a certificate a level: which level this is, from 1.
    /// Cost and bound are those of the level, given the levels before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<usize>,
    /// Whether more is better, as with [`most_of`](crate::Rule::most_of): cost and bound are then gains with their signs
    /// turned.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gain: bool,
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
        let Certificate { tier, level, cost, scale, gain, .. } = *self;
        TierCost { tier, level, cost, unit: self.unit.clone(), scale, gain }
    }

    /// An amount of cost as it is read: what is gained has no sign.
    fn amount(&self, cost: i64) -> f64 {
        let amount = cost as f64 / self.scale as f64;
        if self.gain { -amount } else { amount }
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Certificate { tier, level, proof, .. } = self;
        let mut shown = f.debug_struct("Certificate");
        shown.field("tier", tier).field("level", level).field("proof", proof).finish_non_exhaustive()
    }
}

impl fmt::Display for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tier(tier) = self.tier;
        if tier == 0 {
            return write!(f, "What must hold: all of it does.");
        }
        let texts = told_apart(&[self.amount(self.cost), self.amount(self.bound), 0.0]);
        let (gain, better) = if self.gain { ("a gain of ", "more") } else { ("", "less") };
        write!(f, "Tier {tier}: {gain}{}; ", self.unit.after(&texts[0]))?;
        match self.proof {
            Some(Proof::Floor) => write!(f, "proved: counting shows that no plan has {better}."),
            Some(Proof::Exact) => write!(f, "proved: an integer program shows that no plan has {better}."),
            None if self.cost == self.bound => write!(f, "no plan has {better}, but an earlier tier is not settled."),
            None => write!(f, "not proved: no plan has {better} than {}.", texts[1]),
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
        let open = self.0.iter().enumerate().find(|(_, of)| of.proof.is_none());
        let costs = self.0.iter().map(|of| of.amount(of.cost));
        let numbers: Vec<f64> = costs.chain(open.map(|(_, of)| of.amount(of.bound))).chain([0.0]).collect();
        let texts = told_apart(&numbers);
        let bound = &texts[self.0.len()];
        if let Some(first) = self.0.first() {
            write!(f, "Tier {}: {}, from the most down: ", first.tier.0, first.unit)?;
        }
        for (at, equal) in texts[..self.0.len()].chunk_by(|a, b| a == b).enumerate() {
            let between = if at == 0 { "" } else { ", " };
            let level = &equal[0];
            match equal.len() {
                1 => write!(f, "{between}{level}")?,
                people => write!(f, "{between}{people} times {level}")?,
            }
        }
        match open {
            None if self.0.iter().all(|of| of.proof == Some(Proof::Floor)) => {
                write!(f, "; proved: counting shows that none can be lower.")
            }
            None => write!(f, "; proved: an integer program shows that none can be lower."),
            Some((0, of)) if of.cost == of.bound => {
                write!(f, "; at the top none can be lower, but an earlier tier is not settled.")
            }
            Some((0, _)) => write!(f, "; not proved: no plan has less than {bound} at the top."),
            Some((proved, _)) => {
                let all = self.0.len();
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
            let unit = Unit::new("person", "people");
            TierCost { tier: Tier(tier), level, cost, unit, scale: 2, gain: false }.to_string()
        };
        assert_eq!(cost(0, None, 0), "What must hold: all of it does.");
        assert_eq!(cost(0, None, 3), "What must hold: not all of it does.");
        assert_eq!(cost(1, None, 2), "Tier 1: 1 person");
        assert_eq!(cost(2, Some(3), 5), "Tier 2, level 3: 2.5 people");
    }

    fn certificate(cost: i64, bound: i64, proof: Option<Proof>) -> Certificate {
        let (tier, unit) = (Tier(1), Unit::new("pair value", "pair values"));
        Certificate { tier, cost, bound, unit, scale: 10_000, proof, level: None, gain: false }
    }

    #[test]
    fn what_is_gained_is_told_as_a_gain() {
        let gained = Certificate { gain: true, ..certificate(-30_000, -30_000, Some(Proof::Floor)) };
        let words = "Tier 1: a gain of 3 pair values; proved: counting shows that no plan has more.";
        assert_eq!(gained.to_string(), words);
        assert_eq!(gained.tier_cost().to_string(), "Tier 1: a gain of 3 pair values");
        let open = Certificate { gain: true, ..certificate(-30_000, -30_001, None) };
        let words = "Tier 1: a gain of 3 pair values; not proved: no plan has more than 3.0001.";
        assert_eq!(open.to_string(), words);
    }

    #[test]
    fn levels_have_as_many_places_as_tell_them_apart() {
        let level = |cost| Certificate { level: Some(1), ..certificate(cost, cost, Some(Proof::Floor)) };
        let levels = [3_334, 3_333, 3_333].map(level);
        let words = "Tier 1: pair values, from the most down: 0.3334, 2 times 0.3333; \
                     proved: counting shows that none can be lower.";
        assert_eq!(lines(&levels).collect::<Vec<_>>(), [words]);
        let open = Certificate { level: Some(1), ..certificate(3_334, 3_331, None) };
        let words = "Tier 1: pair values, from the most down: 0.3334; \
                     not proved: no plan has less than 0.3331 at the top.";
        assert_eq!(lines(&[open]).collect::<Vec<_>>(), [words]);
    }
}
