//! The answer: a list of plans to draw from, and what it makes of everybody's chance.

use super::chance::Chance;
use crate::composition::CompositionPlan;
use serde::{Deserialize, Serialize};

/// A list of plans, each of which keeps all required rules. One entry is drawn; a plan that is listed `times` is as many
/// entries.
///
/// `Debug` is for members. Everything else here is for those who organise.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotteryList {
    /// Different plans, in the order in which they are counted through.
    pub(super) plans: Vec<ListedPlan>,
    /// In the order of the roster.
    pub(super) members: Vec<MemberChance>,
    /// From the least chance up.
    pub(super) levels: Vec<ChanceLevel>,
    /// The group that chances are about; `None` if it is any group.
    pub(super) group: Option<String>,
}

/// A plan of a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ListedPlan {
    /// The plan: who is where. [`Problem::measured`](crate::Problem::measured) measures it.
    pub plan: CompositionPlan,
    /// How many entries of the list it is; at least 1.
    pub times: u64,
}

/// What a list makes of a member's chance.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MemberChance {
    /// Id of the member.
    pub id: String,
    /// On how many entries of the list the member is.
    pub times: u64,
    /// The level that the member belongs to, from 0; `None` if the member can be on no plan.
    pub level: Option<usize>,
    /// Why the member can be on no plan, where that is known, for those who organise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded: Option<String>,
}

/// Members who get the same best chance, given the levels before.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ChanceLevel {
    /// How many members there are.
    pub members: usize,
    /// The least chance that the list gives one of them.
    pub least: Chance,
    /// No lottery gives all of them a greater chance, if all earlier levels are at their bounds.
    pub bound: Chance,
    /// How it is known that no list of as many entries has a greater `least`, given the levels before; `None` if that
    /// is not proved.
    pub proof: Option<ChanceProof>,
}

/// How a level of chances was proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChanceProof {
    /// By the linear relaxation of the rules, in exact fractions.
    Relaxation,
    /// By all plans: a program shows that none prices better.
    Plans,
}

impl LotteryList {
    /// The different plans, with how often each is listed.
    pub fn plans(&self) -> &[ListedPlan] {
        &self.plans
    }

    /// How many entries the list has.
    pub fn total(&self) -> u64 {
        self.plans.iter().map(|listed| listed.times).sum()
    }

    /// Everybody who takes part, in the order of the roster, with how often the list has them.
    pub fn members(&self) -> &[MemberChance] {
        &self.members
    }

    /// The levels of chances, from the least up.
    pub fn levels(&self) -> &[ChanceLevel] {
        &self.levels
    }

    /// The group that chances are about; `None` if it is any group.
    pub fn group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    /// The chance of a member.
    pub fn chance(&self, member: &MemberChance) -> Chance {
        Chance::of(member.times, self.total())
    }

    /// The members of an entry's plan that count: those in the group that chances are about, or in any.
    pub fn selected<'a>(&'a self, plan: &'a CompositionPlan) -> impl Iterator<Item = &'a str> {
        let groups = plan.groups().iter().filter(|group| self.group.as_ref().is_none_or(|name| *name == group.name));
        groups.flat_map(|group| group.members.iter().map(|member| member.id.as_str()))
    }
}

impl std::fmt::Debug for LotteryList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LotteryList").field("total", &self.total()).finish_non_exhaustive()
    }
}
