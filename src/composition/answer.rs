//! The answer of a solver as a plan, and a plan as the assignment behind it.

use super::check::check;
use super::plan::CompositionPlan;
use super::problem::Composition;
use crate::error::PlanFault;
use crate::model::{Assignment, SlotId};
use crate::placed::{PlacedMember, PlannedGroup};
use crate::problem::Problem;
use crate::public::Public;
use crate::roster::MemberId;
use crate::rule_costs::RuleCosts;

impl Problem for Composition {
    type Plan = CompositionPlan;

    fn plan(&self, assignment: &Assignment) -> CompositionPlan {
        plan(self, assignment)
    }

    fn assignment(&self, plan: &CompositionPlan) -> Option<Assignment> {
        assignment(self, plan)
    }

    fn rule_costs(&self, plan: &CompositionPlan) -> Result<RuleCosts, Vec<PlanFault>> {
        check(self, plan)
    }

    fn measured(&self, plan: &CompositionPlan) -> Result<CompositionPlan, Vec<PlanFault>> {
        self.price(plan)?;
        Ok(measured(self, plan.groups.clone(), plan.unplaced.clone()))
    }
}

impl Composition {
    /// The plan that an assignment stands for, of which nothing is measured and shown yet.
    pub(crate) fn bare_plan(&self, assignment: &Assignment) -> CompositionPlan {
        let (groups, unplaced) = placed(self, assignment);
        CompositionPlan { groups, unplaced, counts: Vec::new(), shown: Public::default() }
    }
}

/// The plan that an assignment stands for.
fn plan(problem: &Composition, assignment: &Assignment) -> CompositionPlan {
    let (groups, unplaced) = placed(problem, assignment);
    measured(problem, groups, unplaced)
}

/// Who is in which group, and who in none.
fn placed(problem: &Composition, assignment: &Assignment) -> (Vec<PlannedGroup>, Vec<String>) {
    let roster = problem.roster();
    let named = |name: &String| PlannedGroup { name: name.clone(), members: Vec::new() };
    let mut groups: Vec<PlannedGroup> = problem.groups.iter().map(|group| named(&group.name)).collect();
    let mut unplaced = Vec::new();
    for (&member, &slot) in problem.members.iter().zip(assignment.slots()) {
        let id = roster.name(member).to_owned();
        match problem.lowered.priced.model.slots().group_of(slot) {
            Some(group) => {
                let hat = problem.lowered.hat_of[slot.index()].map(|hat| roster.tag(hat).name().to_owned());
                groups[group].members.push(PlacedMember { id, hat });
            }
            None => unplaced.push(id),
        }
    }
    unplaced.extend(problem.absent().map(|member| roster.name(member).to_owned()));
    (groups, unplaced)
}

/// The plan of these groups, with what is measured and shown of it.
fn measured(problem: &Composition, groups: Vec<PlannedGroup>, unplaced: Vec<String>) -> CompositionPlan {
    let roster = problem.roster();
    let counts = crate::audit::counts(roster, &groups, problem.hats);
    CompositionPlan { groups, unplaced, counts, shown: roster.shown().map(Some) }
}

/// The assignment behind a plan, or `None` if it names members, groups or hats that the problem does not have.
fn assignment(problem: &Composition, plan: &CompositionPlan) -> Option<Assignment> {
    let (roster, slots) = (problem.roster(), problem.lowered.priced.model.slots());
    let outside = slots.slot_ids().find(|&slot| slots.group_of(slot).is_none());
    let mut held: Vec<Option<SlotId>> = vec![outside; problem.members.len()];
    // The slots of each group, one for each hat that is worn there.
    let mut slots_of: Vec<Vec<SlotId>> = vec![Vec::new(); plan.groups.len()];
    for slot in slots.slot_ids() {
        if let Some(of_group) = slots.group_of(slot).and_then(|group| slots_of.get_mut(group)) {
            of_group.push(slot);
        }
    }
    for (at, group) in plan.groups.iter().enumerate() {
        for placed in &group.members {
            let member: MemberId = roster.find(&placed.id)?;
            let wears = |slot: &SlotId| {
                let hat = problem.lowered.hat_of[slot.index()].map(|hat| roster.tag(hat).name());
                hat == placed.hat.as_deref()
            };
            let unit = problem.members.binary_search(&member).ok()?;
            held[unit] = Some(slots_of[at].iter().copied().find(wears)?);
        }
    }
    held.into_iter().collect::<Option<Vec<_>>>().map(Assignment::new)
}
