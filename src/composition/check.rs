//! What a plan costs, from the roster and the rules alone. Nothing here is shared with the search, with the counts that
//! it keeps, or with an integer program.

use super::plan::CompositionPlan;
use super::problem::Composition;
use crate::error::PlanFault;
use crate::outcome::TierCost;
use crate::plan_reader::{everybody_once, finish, worn};
use crate::problem::{PricedProblem, tier_costs};
use crate::rule_costs::RuleCosts;
use crate::rules::GroupEntry;
use crate::rules::definition::{Placement, cost_by_rule};

impl Composition {
    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this problem: members missing or placed twice, sizes, hats not agreed to.
    pub fn check(&self, plan: &CompositionPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check(self, plan).map(|costs| tier_costs(self.tiers(), &costs.by_tier()))
    }
}

/// What each rule costs in a plan.
pub(super) fn check(problem: &Composition, plan: &CompositionPlan) -> Result<RuleCosts, Vec<PlanFault>> {
    let placement = read(problem, plan)?;
    let cost = |asked: &GroupEntry, _| placement.cost(asked);
    Ok(cost_by_rule(problem.tiers(), &problem.asked, cost))
}

fn read<'a>(problem: &'a Composition, plan: &CompositionPlan) -> Result<Placement<'a>, Vec<PlanFault>> {
    let roster = problem.roster();
    let placed = plan.groups().iter().flat_map(|group| group.members.iter().map(|member| member.id.as_str()));
    let mut faults = everybody_once(roster, placed.chain(plan.unplaced().iter().map(String::as_str)));
    if !plan.groups().iter().map(|group| &group.name).eq(problem.groups.iter().map(|group| &group.name)) {
        faults.push(PlanFault::other_groups());
    }
    let some_are_absent = problem.members.len() < roster.len();
    let is_out = |id: &str| roster.find(id).is_some_and(|member| problem.members.binary_search(&member).is_err());
    let is_absent = |id: &str| some_are_absent && is_out(id);
    if problem.everyone {
        let left_out = plan.unplaced().iter().filter(|id| !is_absent(id));
        faults.extend(left_out.map(|member| PlanFault::unplaced(member)));
    }
    let placed = plan.groups().iter().flat_map(|group| &group.members);
    faults.extend(placed.filter(|member| is_absent(&member.id)).map(|member| PlanFault::absence(&member.id)));
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut groups = Vec::new();
    for (planned, group) in plan.groups().iter().zip(&problem.groups) {
        if !group.fits(planned.members.len()) {
            faults.push(PlanFault::size(&group.name, planned.members.len()));
        }
        let members = planned.members.iter();
        let members = members.filter_map(|at| worn(roster, problem.hats, &at.id, at.hat.as_deref(), &mut faults));
        groups.push(members.collect());
    }
    let names = problem.group_names().collect();
    let optional = problem.groups.iter().map(|group| group.open_from.is_some());
    finish(Placement::new(roster, &problem.members, names, groups).with_optional(optional), faults)
}
