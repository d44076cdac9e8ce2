//! The answer: who is in which group, under which hat.

use super::Composition;
use crate::audit::{GroupCounts, MembersView};
use crate::model::{Assignment, SlotId};
use crate::placed::{PlacedMember, PlannedGroup};
use crate::roster::MemberId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who is in which group.
///
/// `Display` is for members: of a person it shows only the tags that the person agreed to show. Everything else here,
/// and the serde form, is for those who organise.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompositionPlan {
    groups: Vec<PlannedGroup>,
    unplaced: Vec<String>,
    #[serde(skip)]
    counts: Vec<GroupCounts>,
    #[serde(skip)]
    view: MembersView,
}

impl CompositionPlan {
    /// The groups, in the order of the problem.
    pub fn groups(&self) -> &[PlannedGroup] {
        &self.groups
    }

    /// Ids of those who are in no group, in the order of the roster.
    pub fn unplaced(&self) -> &[String] {
        &self.unplaced
    }

    /// How many of each tag each group has, under all lenses side by side. For those who organise; empty for a plan
    /// that was read from a file.
    pub fn counts(&self) -> &[GroupCounts] {
        &self.counts
    }

    /// What members may see of it.
    #[cfg(feature = "report")]
    pub(crate) fn members_view(&self) -> &MembersView {
        &self.view
    }
}

/// Two plans are equal when the same members are in the same groups under the same hats.
impl PartialEq for CompositionPlan {
    fn eq(&self, other: &Self) -> bool {
        self.groups == other.groups && self.unplaced == other.unplaced
    }
}

impl fmt::Debug for CompositionPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = |group: &PlannedGroup| group.members.iter().map(|member| member.id.clone()).collect::<Vec<_>>();
        f.debug_map().entries(self.groups.iter().map(|group| (&group.name, ids(group)))).finish()
    }
}

impl fmt::Display for CompositionPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view.fmt(f)
    }
}

/// The plan that an assignment stands for.
pub(super) fn plan(problem: &Composition, assignment: &Assignment) -> CompositionPlan {
    let roster = problem.roster();
    let named = |name: &String| PlannedGroup { name: name.clone(), members: Vec::new() };
    let mut groups: Vec<PlannedGroup> = problem.groups.iter().map(|group| named(&group.name)).collect();
    let mut unplaced = Vec::new();
    for (member, &slot) in roster.member_ids().zip(assignment.slots()) {
        let id = roster.name(member).to_owned();
        match problem.lowered.priced.model.slots().group_of(slot) {
            Some(group) => {
                let hat = problem.lowered.hat_of[slot.index()].map(|hat| roster.tag(hat).name().to_owned());
                groups[group].members.push(PlacedMember { id, hat });
            }
            None => unplaced.push(id),
        }
    }
    let counts = crate::audit::counts(roster, &groups, problem.hats);
    let view = MembersView::new(roster, &groups, &unplaced, problem.hats);
    CompositionPlan { groups, unplaced, counts, view }
}

/// The assignment that a plan stands for; none when it names members, groups or hats that the problem does not have.
pub(super) fn assignment(problem: &Composition, plan: &CompositionPlan) -> Option<Assignment> {
    let (roster, slots) = (problem.roster(), problem.lowered.priced.model.slots());
    let outside = slots.slot_ids().find(|&slot| slots.group_of(slot).is_none());
    let mut held: Vec<Option<SlotId>> = vec![outside; roster.len()];
    for (at, group) in plan.groups.iter().enumerate() {
        for placed in &group.members {
            let member: MemberId = roster.find(&placed.id)?;
            let wears = |slot: &SlotId| {
                let hat = problem.lowered.hat_of[slot.index()].map(|hat| roster.tag(hat).name());
                slots.group_of(*slot) == Some(at) && hat == placed.hat.as_deref()
            };
            held[member.index()] = Some(slots.slot_ids().find(wears)?);
        }
    }
    held.into_iter().collect::<Option<Vec<_>>>().map(Assignment::new)
}
