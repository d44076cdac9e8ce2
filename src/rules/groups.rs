//! A member in, or not in, a group.

use super::Rule;
use super::setting::{Lowered, Setting};
use crate::error::Faults;
use crate::model::Price;
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InGroup {
    pub(crate) member: String,
    pub(crate) group: String,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotInGroup {
    pub(crate) member: String,
    pub(crate) group: String,
}

impl InGroup {
    pub(super) fn lower(&self, rule: &Rule, setting: &Setting<'_>, faults: &mut Faults) -> Option<Lowered> {
        lower(&self.member, &self.group, |here| i64::from(!here), rule, setting, faults)
    }
}

impl NotInGroup {
    pub(super) fn lower(&self, rule: &Rule, setting: &Setting<'_>, faults: &mut Faults) -> Option<Lowered> {
        lower(&self.member, &self.group, i64::from, rule, setting, faults)
    }
}

fn lower(
    member: &str,
    group: &str,
    cost: impl Fn(bool) -> i64,
    rule: &Rule,
    setting: &Setting<'_>,
    faults: &mut Faults,
) -> Option<Lowered> {
    setting.no_scope(rule, faults);
    let (member, group) = (faults.keep(setting.roster.member(member)), faults.keep(setting.group(group)));
    let (member, group) = (member?, group?);
    let weights = |other| (other == member).then(|| (cost(false), vec![(group, cost(true))]));
    let count = setting.cells(weights, Price::linear(1));
    Lowered::whole(vec![count], "people")
}
