//! A composition under construction, and as it stands in a problem file.

use super::lottery_options::LotteryOptions;
use crate::event::Event;
use crate::roster::RosterSource;
use crate::rules::GivenRules;
use crate::rules::form::{GroupSpec, Size};
use crate::rules::groups::GroupKind;
use serde::{Deserialize, Serialize};

/// A composition under construction; see [`Composition::builder`](crate::Composition::builder).
///
/// It is a serde value: the value of `composition` in a [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "composition", deny_unknown_fields)]
#[must_use]
pub struct CompositionBuilder {
    pub(super) roster: RosterSource,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) event: Option<Event>,
    /// The groups, in their order.
    pub(crate) groups: Vec<GroupSpec>,
    /// Without it, a single group selects when it cannot hold everybody, and several take everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) placing: Option<Placing>,
    /// Members who do not take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) absent: Vec<String>,
    /// What is asked of a lottery over the plans, if one is to be drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lottery: Option<LotteryOptions>,
    /// What is asked of the groups.
    #[serde(default)]
    pub(crate) rules: GivenRules<GroupKind>,
}

/// Whether everybody is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(super) enum Placing {
    Everyone,
    Select,
}

impl CompositionBuilder {
    pub(crate) fn new(roster: impl Into<RosterSource>) -> CompositionBuilder {
        CompositionBuilder {
            roster: roster.into(),
            event: None,
            groups: Vec::new(),
            placing: None,
            absent: Vec::new(),
            lottery: None,
            rules: GivenRules::default(),
        }
    }

    /// Adds a group of this size.
    ///
    /// With a single group that cannot hold everybody, members are selected and the others stay unplaced.
    pub fn group(mut self, name: impl Into<String>, size: impl Into<Size>) -> Self {
        self.groups.push(GroupSpec::Sized(name.into(), size.into()));
        self
    }

    /// Adds `number` groups that take everybody, in sizes that differ by one at most; they are called `NAME 1`, `NAME
    /// 2` and so on.
    pub fn even_groups(mut self, name: impl Into<String>, number: usize) -> Self {
        self.groups.push(GroupSpec::Even(name.into(), number));
        self
    }

    /// This member does not take part, such as somebody who is ill: they are in no group, and rules rest for them.
    pub fn absent(mut self, member: impl Into<String>) -> Self {
        self.absent.push(member.into());
        self
    }

    /// Members are selected: those in no group stay unplaced.
    pub fn select(mut self) -> Self {
        self.placing = Some(Placing::Select);
        self
    }

    /// What is asked of a lottery over the plans; [`Solver::solve`](crate::Solver::solve) looks for one plan and passes it
    /// over.
    pub fn lottery(mut self, options: LotteryOptions) -> Self {
        self.lottery = Some(options);
        self
    }

    /// Everybody is placed.
    pub fn everyone(mut self) -> Self {
        self.placing = Some(Placing::Everyone);
        self
    }
}
