//! What meetings of pairs cost.

mod definition;

use super::prelude::*;
use crate::model::{MemberPair, PairClasses};
use crate::roster::RosterName;
use crate::roster::TagId;
use itertools::Itertools;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How much the meetings of pairs weigh.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rounds) struct PairWeights {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::rounds) across: Option<Across>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::rounds) pair_weights: Vec<(String, String, u32)>,
}

/// As few repeated meetings as can be, each further one of a pair costing more.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::rounds) struct Repeats(pub(in crate::rounds) PairWeights);

/// As few meetings beyond a pair's first as can be.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::rounds) struct MeetingsBeyondFirst(pub(in crate::rounds) PairWeights);

/// As many pairs meet as can.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::rounds) struct PairsMeet(pub(in crate::rounds) PairWeights);

/// Meetings are worth half as much each further time.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::rounds) struct SaturatingMeetings(pub(in crate::rounds) PairWeights);

/// No pair meets more than `most` times.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "AtMostForm", into = "AtMostForm")]
pub(in crate::rounds) struct AtMostMeetings {
    pub(in crate::rounds) most: u32,
    pub(in crate::rounds) weights: PairWeights,
}

/// As it stands in a problem file.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "at_most_meetings", deny_unknown_fields)]
struct AtMostForm {
    most: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    across: Option<Across>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pair_weights: Vec<(String, String, u32)>,
}

impl From<AtMostForm> for AtMostMeetings {
    fn from(form: AtMostForm) -> AtMostMeetings {
        let AtMostForm { most, across, pair_weights } = form;
        AtMostMeetings { most, weights: PairWeights { across, pair_weights } }
    }
}

impl From<AtMostMeetings> for AtMostForm {
    fn from(rule: AtMostMeetings) -> AtMostForm {
        let PairWeights { across, pair_weights } = rule.weights;
        AtMostForm { most: rule.most, across, pair_weights }
    }
}

/// A rule on how often pairs meet.
pub(super) trait MeetingsRule {
    /// What the meetings of a pair cost.
    fn cost(&self) -> MeetingsCost;

    fn weights(&self) -> &PairWeights;
}

impl MeetingsRule for Repeats {
    fn cost(&self) -> MeetingsCost {
        MeetingsCost::Repeats
    }

    fn weights(&self) -> &PairWeights {
        &self.0
    }
}

impl MeetingsRule for MeetingsBeyondFirst {
    fn cost(&self) -> MeetingsCost {
        MeetingsCost::BeyondFirst
    }

    fn weights(&self) -> &PairWeights {
        &self.0
    }
}

impl MeetingsRule for PairsMeet {
    fn cost(&self) -> MeetingsCost {
        MeetingsCost::NeverMet
    }

    fn weights(&self) -> &PairWeights {
        &self.0
    }
}

impl MeetingsRule for SaturatingMeetings {
    fn cost(&self) -> MeetingsCost {
        MeetingsCost::Saturating
    }

    fn weights(&self) -> &PairWeights {
        &self.0
    }
}

impl MeetingsRule for AtMostMeetings {
    fn cost(&self) -> MeetingsCost {
        MeetingsCost::AtMost(self.most)
    }

    fn weights(&self) -> &PairWeights {
        &self.weights
    }
}

/// What the meetings of a pair cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rounds) enum MeetingsCost {
    /// *m*(*m* − 1)/2.
    Repeats,
    /// *m* − 1, at least 0.
    BeyondFirst,
    /// 2⁻ᵐ.
    Saturating,
    /// 1 at no meeting, else 0.
    NeverMet,
    /// Those beyond this number.
    AtMost(u32),
}

/// Pairs that share no tag of a dimension weigh more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rounds) struct Across {
    pub(in crate::rounds) dimension: String,
    pub(in crate::rounds) weight: u32,
}

/// Meetings up to which halves of halves are counted.
const MAX_HALVES: i64 = 30;

impl MeetingsCost {
    /// The cost of `met` meetings, in 1/`scale`.
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
            MeetingsCost::Saturating => 1 << most.min(MAX_HALVES),
            _ => 1,
        }
    }

    fn unit(self) -> Unit {
        match self {
            MeetingsCost::Repeats => Unit::new("repeat", "repeats"),
            MeetingsCost::BeyondFirst | MeetingsCost::AtMost(_) => Unit::new("meeting too many", "meetings too many"),
            MeetingsCost::Saturating => Unit::new("meeting left to gain", "meetings left to gain"),
            MeetingsCost::NeverMet => Unit::new("pair that never meets", "pairs that never meet"),
        }
    }
}

impl<T: MeetingsRule> OverRoundsRule for T {
    fn words(&self) -> String {
        let cost = match self.cost() {
            MeetingsCost::Repeats => "as few repeated meetings as can be",
            MeetingsCost::BeyondFirst => "as few meetings beyond the first as can be",
            MeetingsCost::Saturating => "as many meetings as can be, each further one of a pair worth half",
            MeetingsCost::NeverMet => "as many pairs meet as can",
            MeetingsCost::AtMost(1) => "no two meet more than once",
            MeetingsCost::AtMost(most) => &format!("no two meet more than {most} times"),
        };
        let across = match &self.weights().across {
            None => "",
            Some(Across { dimension, weight }) => {
                &format!(", {weight} times as weighty where two share no `{dimension}`")
            }
        };
        let pairs = match self.weights().pair_weights.len() {
            0 => "",
            1 => ", with a weight of its own for 1 pair",
            pairs => &format!(", with weights of their own for {pairs} pairs"),
        };
        format!("{cost}{across}{pairs}")
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        self.weights().across.iter().map(|across| RosterName::Dimension(&across.dimension)).collect()
    }

    fn lower(&self, required: bool, over: &OverRounds<'_>, faults: &mut Faults) -> Option<Lowered> {
        let cost = self.cost();
        let most = over.rounds.len() as i64 + over.contacts.most_past();
        if cost == MeetingsCost::Saturating {
            if required {
                faults.push(InputFault::only_preferred());
            }
            if most > MAX_HALVES {
                faults.push(InputFault::sums_too_large());
                return None;
            }
        }
        let (classes, weights) = self.weights().classes(over, faults)?;
        let scale = cost.scale(most);
        let usual: Vec<i64> = (0..=most).map(|met| cost.at(met, scale)).collect();
        let price = |&weight: &u32| Price::through(&usual).times(i64::from(weight));
        let prices: Option<Vec<Price>> = weights.iter().map(price).collect();
        let Some(prices) = prices else {
            faults.push(InputFault::sums_too_large());
            return None;
        };
        let meetings = crate::model::Meetings::new(over.contacts.clone(), Arc::new(classes), prices);
        Lowered::scaled(vec![Count::Meetings(meetings)], scale, cost.unit())
    }
}

impl PairWeights {
    /// The class of each pair, and the weight of each class.
    fn classes(&self, over: &OverRounds<'_>, faults: &mut Faults) -> Option<(PairClasses, Vec<u32>)> {
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
