//! Rules of seating in a problem file.

use crate::error::InputFault;
use crate::rules::form::{RuleForm, by_first_key, tier, unknown_rule};
use crate::rules::{Asked, KINDS, Kind, Lens};
use crate::seating::rule::{SeatKind, SeatRule};
use crate::seating::rules::{AtMeetings, OverMeetings};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A rule with whether it is required or preferred.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "rule", deny_unknown_fields)]
pub(super) struct SeatRuleForm {
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
    meetings: Option<Vec<usize>>,
}

/// A rule for tables, for the seats of each meeting, or over the meetings.
#[derive(Clone)]
enum KindForm {
    Tables(Kind),
    At(AtMeetings),
    Over(OverMeetings),
}

impl Serialize for KindForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            KindForm::Tables(kind) => kind.serialize(serializer),
            KindForm::At(kind) => kind.serialize(serializer),
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

/// Names of the rules about the seats of each meeting.
const AT_MEETINGS: [&str; 13] = [
    "mix",
    "neighbours_share",
    "neighbours_differ",
    "apart_by",
    "beside",
    "not_beside",
    "not_facing",
    "unequal",
    "in_seat",
    "not_in_seat",
    "needs",
    "supports",
    "announced",
];
/// Names of the rules over the meetings.
const OVER_MEETINGS: [&str; 4] = ["new_neighbours", "different_seats", "different_zones", "share_power"];

struct KindVisitor;

impl<'de> Visitor<'de> for KindVisitor {
    type Value = KindForm;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (at, over) = (AT_MEETINGS.join(", "), OVER_MEETINGS.join(", "));
        write!(f, "a rule for tables, or one of {at}, {over}")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<KindForm, A::Error> {
        let (name, whole) = by_first_key(map, &self)?;
        if AT_MEETINGS.contains(&name.as_str()) {
            AtMeetings::deserialize(whole).map(KindForm::At)
        } else if OVER_MEETINGS.contains(&name.as_str()) {
            OverMeetings::deserialize(whole).map(KindForm::Over)
        } else if KINDS.contains(&name.as_str()) {
            Kind::deserialize(whole).map(KindForm::Tables)
        } else {
            Err(unknown_rule(&name, &[&KINDS, &AT_MEETINGS, &OVER_MEETINGS]))
        }
    }
}

impl SeatRuleForm {
    /// The rule with its tier, and what is wrong with the way in which it is given.
    pub(super) fn asked(self) -> (Asked<SeatRule>, Vec<InputFault>) {
        let mut faults = Vec::new();
        let required = self.require.is_some();
        if required && self.prefer.is_some() {
            faults.push(InputFault::required_and_preferred());
        }
        let kind = self.require.or(self.prefer);
        let of_seats = match kind {
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
                let mut rule = SeatRule::from(rule);
                rule.meetings = self.meetings;
                return (Asked { rule, tier }, faults);
            }
            Some(KindForm::At(kind)) => SeatRule::at(kind),
            Some(KindForm::Over(kind)) => SeatRule::over(kind),
            None => {
                faults.push(InputFault::neither_required_nor_preferred());
                let rule = SeatRule::over(OverMeetings::NewNeighbours {});
                return (Asked { rule, tier: 1 }, faults);
            }
        };
        if self.groups.is_some() || self.over_all {
            faults.push(InputFault::scope_does_not_fit());
        }
        let tier = tier(required, self.tier, &mut faults);
        let private = self.private.unwrap_or(of_seats.private);
        let mut rule = of_seats.weight(self.weight.unwrap_or(1)).with_privacy(private);
        rule.lens = self.lens;
        rule.meetings = self.meetings;
        (Asked { rule, tier }, faults)
    }
}

impl From<&Asked<SeatRule>> for SeatRuleForm {
    fn from(asked: &Asked<SeatRule>) -> SeatRuleForm {
        let rule = &asked.rule;
        let of_tables = match &rule.kind {
            SeatKind::Tables(rule) => Some(RuleForm::from(&Asked { rule: rule.clone(), tier: asked.tier })),
            _ => None,
        };
        let (kind, usually_private) = match &rule.kind {
            SeatKind::Tables(rule) => (KindForm::Tables(rule.kind.clone()), false),
            SeatKind::At(kind) => (KindForm::At(kind.clone()), kind.is_private()),
            SeatKind::Over(kind) => (KindForm::Over(kind.clone()), false),
        };
        let private = Some(rule.private).filter(|&private| private != usually_private);
        let required = asked.tier == 0;
        SeatRuleForm {
            require: Some(kind.clone()).filter(|_| required),
            prefer: Some(kind).filter(|_| !required),
            tier: Some(asked.tier).filter(|_| !required),
            weight: Some(rule.weight).filter(|&weight| weight != 1),
            lens: of_tables.as_ref().map_or(rule.lens, |form| form.lens),
            groups: of_tables.as_ref().and_then(|form| form.groups.clone()),
            over_all: of_tables.as_ref().is_some_and(|form| form.over_all),
            private: of_tables.as_ref().map_or(private, |form| form.private),
            meetings: rule.meetings.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::form::names_read;

    #[test]
    fn all_kinds_of_rule_are_listed() {
        assert_eq!(names_read::<AtMeetings>(), AT_MEETINGS);
        assert_eq!(names_read::<OverMeetings>(), OVER_MEETINGS);
    }
}
