//! Rules in a problem file.

use crate::error::{InputFault, fault};
use crate::rules::{Asked, Kind, Lens, Rule, Scope};
use serde::{Deserialize, Serialize};

/// A rule with whether it is required or preferred.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "RuleKeys", into = "RuleKeys")]
pub(crate) struct RuleForm {
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    pub(crate) tier: Option<u32>,
    pub(crate) weight: Option<u32>,
    pub(crate) lens: Option<Lens>,
    pub(crate) groups: Option<Vec<String>>,
    pub(crate) over_all: bool,
    pub(crate) private: Option<bool>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "rule", deny_unknown_fields)]
pub(super) struct RuleKeys {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    require: Option<Kind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prefer: Option<Kind>,
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
}

impl TryFrom<RuleKeys> for RuleForm {
    type Error = &'static str;

    fn try_from(keys: RuleKeys) -> Result<RuleForm, &'static str> {
        let (kind, required) = match (keys.require, keys.prefer) {
            (Some(kind), None) => (kind, true),
            (None, Some(kind)) => (kind, false),
            _ => return Err("give a rule exactly one of `require` and `prefer`"),
        };
        Ok(RuleForm {
            kind,
            required,
            tier: keys.tier,
            weight: keys.weight,
            lens: keys.lens,
            groups: keys.groups,
            over_all: keys.over_all,
            private: keys.private,
        })
    }
}

impl From<RuleForm> for RuleKeys {
    fn from(form: RuleForm) -> RuleKeys {
        let (require, prefer) = match form.required {
            true => (Some(form.kind), None),
            false => (None, Some(form.kind)),
        };
        RuleKeys {
            require,
            prefer,
            tier: form.tier,
            weight: form.weight,
            lens: form.lens,
            groups: form.groups,
            over_all: form.over_all,
            private: form.private,
        }
    }
}

impl RuleForm {
    /// The rule with its tier, and what is wrong with the way in which it is given.
    pub(crate) fn asked(self) -> (Asked, Vec<InputFault>) {
        let mut faults = Vec::new();
        let mut rule = Rule::new(self.kind);
        rule.lens = self.lens.unwrap_or_default();
        rule.weight = self.weight.unwrap_or(1);
        rule.private = self.private.unwrap_or(rule.private);
        if self.groups.is_some() && self.over_all {
            faults.push(fault!(WrongScope, "`groups` and `over_all` exclude each other; leave one of them out"));
        }
        rule.scope = match (self.groups, self.over_all) {
            (Some(names), _) => Scope::Named(names),
            (None, true) => Scope::Over,
            (None, false) => Scope::Every,
        };
        let tier = tier(self.required, self.tier, &mut faults);
        (Asked { rule, tier }, faults)
    }
}

/// The tier of a rule, 0 where it is required, and what is wrong with it.
pub(crate) fn tier(required: bool, tier: Option<u32>, faults: &mut Vec<InputFault>) -> u32 {
    match (required, tier) {
        (true, None) => 0,
        (true, Some(_)) => {
            faults.push(fault!(
                WrongTier,
                "it is required, and only what is preferred has a `tier`; leave the tier out, or prefer \
                 the rule"
            ));
            0
        }
        (false, Some(0)) => {
            faults.push(InputFault::tier_zero());
            1
        }
        (false, Some(tier)) => tier,
        (false, None) => {
            faults.push(fault!(
                Missing,
                "it is preferred without a `tier`; give the tier in which it is preferred, from 1"
            ));
            1
        }
    }
}

impl From<&Asked> for RuleForm {
    fn from(asked: &Asked) -> RuleForm {
        let rule = &asked.rule;
        let usual = Rule::new(rule.kind.clone());
        RuleForm {
            kind: usual.kind,
            required: asked.tier == 0,
            tier: Some(asked.tier).filter(|&tier| tier > 0),
            weight: Some(rule.weight).filter(|&weight| weight != usual.weight),
            lens: Some(rule.lens).filter(|&lens| lens != usual.lens),
            groups: match &rule.scope {
                Scope::Named(names) => Some(names.clone()),
                Scope::Every | Scope::Over => None,
            },
            over_all: rule.scope == Scope::Over,
            private: Some(rule.private).filter(|&private| private != usual.private),
        }
    }
}
