//! How a voting rule stands in a file; [`VotingRule`] shows it.

use super::builder::VotingRuleBuilder;
use super::rule::VotingRule;
use super::voter::Voter;
use crate::roster::pairs::Pairs;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// How much, or how many, have to agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Needed {
    /// At least this.
    AtLeast(u64),
    /// More than half of what there is.
    #[default]
    Majority,
}

/// The word for more than half.
const MAJORITY: &str = "majority";

impl Serialize for Needed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Needed::AtLeast(number) => serializer.serialize_u64(*number),
            Needed::Majority => serializer.serialize_str(MAJORITY),
        }
    }
}

impl<'de> Deserialize<'de> for Needed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Needed, D::Error> {
        deserializer.deserialize_any(NeededVisitor)
    }
}

struct NeededVisitor;

impl Visitor<'_> for NeededVisitor {
    type Value = Needed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a whole number from 0 on, or \"{MAJORITY}\"")
    }

    fn visit_u64<E>(self, number: u64) -> Result<Needed, E> {
        Ok(Needed::AtLeast(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Needed, E> {
        let number = u64::try_from(number);
        number
            .map(Needed::AtLeast)
            .map_err(|_| E::custom(format_args!("it is below 0; give a whole number from 0 on, or \"{MAJORITY}\"")))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Needed, E> {
        match word {
            MAJORITY => Ok(Needed::Majority),
            _ => Err(E::unknown_variant(word, &[MAJORITY])),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "voting rule", deny_unknown_fields)]
struct RuleForm {
    voters: Vec<Voter>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quota: Option<Needed>,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    agree_in: Pairs<Needed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agree_in_each: Option<Needed>,
}

/// With every number written out.
impl Serialize for VotingRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut agree_in = Pairs::default();
        for (background, needed) in &self.houses {
            agree_in.push(background.clone(), Needed::AtLeast(*needed as u64));
        }
        let form = RuleForm {
            voters: self.voters.clone(),
            quota: Some(Needed::AtLeast(self.quota)),
            agree_in,
            agree_in_each: None,
        };
        form.serialize(serializer)
    }
}

/// Checked as by [`VotingRuleBuilder::build`].
impl<'de> Deserialize<'de> for VotingRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<VotingRule, D::Error> {
        let form = RuleForm::deserialize(deserializer)?;
        let builder = VotingRuleBuilder {
            quota: form.quota,
            agree_in: form.agree_in,
            agree_in_each: form.agree_in_each,
            ..VotingRuleBuilder::new(form.voters)
        };
        builder.build().map_err(D::Error::custom)
    }
}
