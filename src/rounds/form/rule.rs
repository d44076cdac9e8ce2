//! Rules of rounds in a problem file.

use crate::error::InputFault;
use crate::rounds::rule::{OverRounds, RoundKind, RoundRule};
use crate::rules::form::{RuleForm, by_first_key, tier, unknown_rule};
use crate::rules::{Asked, KINDS, Kind, Lens};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A rule with whether it is required or preferred.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "rule", deny_unknown_fields)]
pub(super) struct RoundRuleForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    require: Option<KindForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prefer: Option<KindForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tier: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weight: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lens: Option<Lens>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    over_all: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    private: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rounds: Option<Vec<usize>>,
}

/// A rule for tables, or one over the rounds.
#[derive(Clone)]
enum KindForm {
    Tables(Kind),
    Over(OverRounds),
}

impl Serialize for KindForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            KindForm::Tables(kind) => kind.serialize(serializer),
            KindForm::Over(kind) => kind.serialize(serializer),
        }
    }
}

/// By hand, so that what is wrong with a rule is told of the kind that its name says.
impl<'de> Deserialize<'de> for KindForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<KindForm, D::Error> {
        deserializer.deserialize_map(KindVisitor)
    }
}

/// Names of the rules over the rounds.
const OVER_ROUNDS: [&str; 7] =
    ["meetings", "new_people", "sit_out_fairly", "never_out_twice_running", "hosts", "different_tables", "announced"];

struct KindVisitor;

impl<'de> Visitor<'de> for KindVisitor {
    type Value = KindForm;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a rule for tables, or one of {}", OVER_ROUNDS.join(", "))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<KindForm, A::Error> {
        let (name, whole) = by_first_key(map, &self)?;
        if OVER_ROUNDS.contains(&name.as_str()) {
            OverRounds::deserialize(whole).map(KindForm::Over)
        } else if KINDS.contains(&name.as_str()) {
            Kind::deserialize(whole).map(KindForm::Tables)
        } else {
            Err(unknown_rule(&name, &[&KINDS, &OVER_ROUNDS]))
        }
    }
}

impl RoundRuleForm {
    /// The rule with its tier, and what is wrong with the way in which it is given.
    pub(super) fn asked(self) -> (Asked<RoundRule>, Vec<InputFault>) {
        let mut faults = Vec::new();
        let required = self.require.is_some();
        if required && self.prefer.is_some() {
            faults.push(InputFault::required_and_preferred());
        }
        match self.require.or(self.prefer) {
            Some(KindForm::Tables(kind)) => {
                let form = RuleForm {
                    kind,
                    required,
                    tier: self.tier,
                    weight: self.weight,
                    lens: self.lens,
                    groups: self.groups,
                    over_all: self.over_all,
                    private: self.private,
                };
                let (Asked { rule, tier }, of_rule) = form.asked();
                faults.extend(of_rule);
                let mut rule = RoundRule::from(rule);
                if let Some(rounds) = self.rounds {
                    rule = rule.in_rounds(rounds);
                }
                (Asked { rule, tier }, faults)
            }
            Some(KindForm::Over(kind)) => {
                if self.lens.is_some() || self.groups.is_some() || self.over_all {
                    faults.push(InputFault::scope_does_not_fit());
                }
                let tier = tier(required, self.tier, &mut faults);
                let rule = RoundRule::over(kind).weight(self.weight.unwrap_or(1));
                let mut rule = rule.with_privacy(self.private.unwrap_or(false));
                rule.misplaced = self.rounds.is_some();
                (Asked { rule, tier }, faults)
            }
            None => {
                faults.push(InputFault::neither_required_nor_preferred());
                let rule = RoundRule::over(OverRounds::NeverOutTwiceRunning {});
                (Asked { rule, tier: 1 }, faults)
            }
        }
    }
}

impl From<&Asked<RoundRule>> for RoundRuleForm {
    fn from(asked: &Asked<RoundRule>) -> RoundRuleForm {
        let (kind, form, rounds) = match &asked.rule.kind {
            RoundKind::Tables { rule, rounds } => {
                let form = RuleForm::from(&Asked { rule: rule.clone(), tier: asked.tier });
                (KindForm::Tables(form.kind.clone()), Some(form), rounds.clone())
            }
            RoundKind::Over(kind) => (KindForm::Over(kind.clone()), None, None),
        };
        let required = asked.tier == 0;
        let usual = RoundRule::over(OverRounds::SitOutFairly {});
        let own = (
            Some(asked.rule.weight).filter(|&weight| weight != usual.weight),
            Some(asked.rule.private).filter(|&private| private != usual.private),
        );
        let (weight, private) = form.as_ref().map_or(own, |form| (form.weight, form.private));
        RoundRuleForm {
            require: Some(kind.clone()).filter(|_| required),
            prefer: Some(kind).filter(|_| !required),
            tier: Some(asked.tier).filter(|_| !required),
            weight,
            lens: form.as_ref().and_then(|form| form.lens),
            groups: form.as_ref().and_then(|form| form.groups.clone()),
            over_all: form.as_ref().is_some_and(|form| form.over_all),
            private,
            rounds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::form::names_read;

    #[test]
    fn all_kinds_of_rule_are_listed() {
        assert_eq!(names_read::<OverRounds>(), OVER_ROUNDS);
    }
}
