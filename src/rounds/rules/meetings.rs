//! What meetings of pairs cost.

use super::Over;
use crate::error::{Faults, InputFault};
use crate::model::{Count, MemberPair, PairClasses, Price};
use crate::roster::TagId;
use crate::rules::setting::Lowered;
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A rule on how often pairs meet.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::rounds) struct Meetings {
    pub(in crate::rounds) cost: MeetingsCost,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::rounds) across: Option<AcrossForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::rounds) pair_weights: Vec<(String, String, u32)>,
}

/// What the meetings of a pair cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::rounds) enum MeetingsCost {
    /// *m*(*m* − 1)/2.
    Repeats,
    /// *m* − 1, at least 0.
    BeyondFirst,
    /// 2⁻ᵐ.
    Saturating,
    /// 1 at no meeting, else 0.
    NeverMet,
    /// Those beyond so many.
    AtMost(u32),
}

/// Pairs that share no tag of a dimension weigh more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::rounds) struct AcrossForm {
    pub(in crate::rounds) dimension: String,
    pub(in crate::rounds) weight: u32,
}

/// Meetings up to which halves of halves are counted.
const MOST_HALVES: i64 = 30;

impl MeetingsCost {
    /// The cost of so many meetings, in 1/`scale`.
    pub(in crate::rounds) fn at(self, met: i64, scale: i64) -> i64 {
        match self {
            MeetingsCost::Repeats => met * (met - 1) / 2,
            MeetingsCost::BeyondFirst => (met - 1).max(0),
            MeetingsCost::Saturating => scale >> met,
            MeetingsCost::NeverMet => i64::from(met == 0),
            MeetingsCost::AtMost(most) => (met - i64::from(most)).max(0),
        }
    }

    /// How many units of cost make one, where pairs meet `most` times at most.
    pub(in crate::rounds) fn scale(self, most: i64) -> i64 {
        match self {
            MeetingsCost::Saturating => 1 << most.min(MOST_HALVES),
            _ => 1,
        }
    }

    fn unit(self) -> &'static str {
        match self {
            MeetingsCost::Repeats => "repeats",
            MeetingsCost::BeyondFirst | MeetingsCost::AtMost(_) => "meetings too many",
            MeetingsCost::Saturating => "meetings left to gain",
            MeetingsCost::NeverMet => "pairs that never meet",
        }
    }
}

impl Meetings {
    pub(in crate::rounds) fn new(cost: MeetingsCost) -> Meetings {
        Meetings { cost, across: None, pair_weights: Vec::new() }
    }

    pub(in crate::rounds) fn weigh_across(&mut self, dimension: String, weight: u32) {
        self.across = Some(AcrossForm { dimension, weight });
    }

    pub(in crate::rounds) fn weigh_pairs(&mut self, pairs: impl Iterator<Item = (String, String, u32)>) {
        self.pair_weights.extend(pairs);
    }

    pub(in crate::rounds) fn lower(&self, required: bool, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
        let most = over.rounds.len() as i64 + over.contacts.most_past();
        if self.cost == MeetingsCost::Saturating {
            if required {
                faults.push(InputFault::only_preferred());
            }
            if most > MOST_HALVES {
                faults.push(InputFault::sums_too_large());
                return None;
            }
        }
        let (classes, weights) = self.classes(over, faults)?;
        let scale = self.cost.scale(most);
        let usual: Vec<i64> = (0..=most).map(|met| self.cost.at(met, scale)).collect();
        let price = |&weight: &u32| Price::through(&usual).times(i64::from(weight));
        let prices: Option<Vec<Price>> = weights.iter().map(price).collect();
        let Some(prices) = prices else {
            faults.push(InputFault::sums_too_large());
            return None;
        };
        let meetings = crate::model::Meetings::new(over.contacts.clone(), Arc::new(classes), prices);
        Lowered::scaled(vec![Count::Meetings(meetings)], scale, self.cost.unit())
    }

    /// The class of each pair, and the weight of each class.
    fn classes(&self, over: &Over<'_>, faults: &mut Faults) -> Option<(PairClasses, Vec<u32>)> {
        let members = over.roster.len();
        let mut weights = vec![1];
        let mut class = |weight: u32| match weights.iter().position(|&known| known == weight) {
            Some(at) => at as u32,
            None => {
                weights.push(weight);
                weights.len() as u32 - 1
            }
        };
        let mut classes = match &self.across {
            None => PairClasses::uniform(members),
            Some(across) => {
                let dimension = faults.keep(over.roster.resolve_dimension(&across.dimension))?;
                let held = |member| over.roster.tags_in(member, dimension);
                let kinds: Vec<&[TagId]> = over.roster.member_ids().map(held).unique().collect();
                let number: BTreeMap<&[TagId], u32> = kinds.iter().copied().zip(0..).collect();
                let kind_of = over.roster.member_ids().map(|member| number[held(member)]);
                let share = |(a, b): (&&[TagId], &&[TagId])| a.iter().any(|tag| b.contains(tag));
                let of_kinds = kinds
                    .iter()
                    .cartesian_product(&kinds)
                    .map(|pair| class(if share(pair) { 1 } else { across.weight }));
                PairClasses::by_kind(kind_of.collect(), of_kinds.collect())
            }
        };
        let mut given: BTreeMap<MemberPair, u32> = BTreeMap::new();
        for (first, second, weight) in &self.pair_weights {
            let Some(pair) = over.pair(first, second, faults) else {
                continue;
            };
            if given.insert(pair, *weight).is_some() {
                faults.push(InputFault::pair_twice(first, second));
            }
            classes.set(pair, class(*weight));
        }
        for &pair in over.companions {
            classes.set(pair, class(0));
        }
        Some((classes, weights))
    }
}

impl fmt::Display for Meetings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.cost {
            MeetingsCost::Repeats => f.write_str("as few repeated meetings as can be"),
            MeetingsCost::BeyondFirst => f.write_str("as few meetings beyond the first as can be"),
            MeetingsCost::Saturating => {
                f.write_str("as many meetings as can be, each further one of a pair worth half")
            }
            MeetingsCost::NeverMet => f.write_str("as many pairs meet as can"),
            MeetingsCost::AtMost(1) => f.write_str("no two meet more than once"),
            MeetingsCost::AtMost(most) => write!(f, "no two meet more than {most} times"),
        }?;
        if let Some(across) = &self.across {
            let AcrossForm { dimension, weight } = across;
            write!(f, ", {weight} times as weighty where two share no `{dimension}`")?;
        }
        match self.pair_weights.len() {
            0 => Ok(()),
            1 => f.write_str(", with a weight of its own for 1 pair"),
            pairs => write!(f, ", with weights of their own for {pairs} pairs"),
        }
    }
}
