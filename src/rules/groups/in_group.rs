//! A member in, or not in, a group.

mod definition;

use super::prelude::*;
use crate::rules::group_rule::GroupPin;

/// A member is in a group.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct InGroup {
    pub(crate) member: String,
    pub(crate) group: String,
}

/// A member is not in a group.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct NotInGroup {
    pub(crate) member: String,
    pub(crate) group: String,
}

impl GroupRule for InGroup {
    fn words(&self, _: &About) -> String {
        format!("`{}` is in `{}`", self.member, self.group)
    }

    fn pin(&self) -> Option<GroupPin<'_>> {
        Some(GroupPin { member: &self.member, group: &self.group, inside: true })
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        lower(&self.member, &self.group, |here| i64::from(!here), about, context, faults)
    }
}

impl GroupRule for NotInGroup {
    fn words(&self, _: &About) -> String {
        format!("`{}` is not in `{}`", self.member, self.group)
    }

    fn pin(&self) -> Option<GroupPin<'_>> {
        Some(GroupPin { member: &self.member, group: &self.group, inside: false })
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        lower(&self.member, &self.group, i64::from, about, context, faults)
    }
}

fn lower(
    member: &str,
    group: &str,
    cost: impl Fn(bool) -> i64,
    about: &About,
    context: &LoweringContext<'_>,
    faults: &mut Faults,
) -> Option<Lowered> {
    context.no_scope(about, faults);
    let (member, group) = (context.roster.known_member(member, faults), context.group(group, faults));
    let (member, group) = (member?, group?);
    let weights = |other| (other == member).then(|| (cost(false), vec![(group, cost(true))]));
    let count = context.cells(weights, Price::linear(1));
    Lowered::whole(vec![count], PEOPLE)
}
