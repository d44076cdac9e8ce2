//! What a plan costs, from the roster and the rules alone. Nothing here is shared with the search, with the counts that
//! it keeps, or with an integer program.

use super::{Composition, CompositionPlan};
use crate::plan_fault::PlanFault;
use crate::problem::PricedProblem;
use crate::rules::RuleEntry;
use crate::rules::definition::{Placement, Worn, cost_by_tier};
use std::collections::BTreeMap;

/// The cost of a plan in each tier of the problem.
pub(super) fn check(problem: &Composition, plan: &CompositionPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
    let placement = read(problem, plan)?;
    let cost = |asked: &RuleEntry| placement.cost(asked);
    Ok(cost_by_tier(problem.tiers(), &problem.asked, cost))
}

fn read<'a>(problem: &'a Composition, plan: &CompositionPlan) -> Result<Placement<'a>, Vec<PlanFault>> {
    let roster = problem.roster();
    let mut faults = Vec::new();
    let mut times: BTreeMap<&str, usize> = roster.member_ids().map(|member| (roster.name(member), 0)).collect();
    let placed = plan.groups().iter().flat_map(|group| group.members.iter().map(|member| member.id.as_str()));
    for id in placed.chain(plan.unplaced().iter().map(String::as_str)) {
        match times.get_mut(id) {
            Some(times) => *times += 1,
            None => faults.push(PlanFault::unknown_member(id)),
        }
    }
    let misplaced = times.iter().filter(|&(_, &times)| times != 1);
    faults.extend(misplaced.map(|(&member, &times)| PlanFault::misplaced(member, times)));
    if !plan.groups().iter().map(|group| &group.name).eq(problem.groups.iter().map(|group| &group.name)) {
        faults.push(PlanFault::other_groups());
    }
    if problem.everyone {
        faults.extend(plan.unplaced().iter().map(|member| PlanFault::unplaced(member)));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut groups = Vec::new();
    for (planned, group) in plan.groups().iter().zip(&problem.groups) {
        if !group.size.contains(&planned.members.len()) {
            faults.push(PlanFault::size(&group.name, planned.members.len()));
        }
        let mut worn = Vec::new();
        for placed in &planned.members {
            let Some(member) = roster.find(&placed.id) else {
                continue;
            };
            let agreed = problem.hats.map_or(&[][..], |dimension| roster.hats_of(member, dimension));
            let hat =
                placed.hat.as_deref().and_then(|hat| agreed.iter().copied().find(|&tag| roster.tag(tag).name() == hat));
            let fits = match &placed.hat {
                Some(_) => hat.is_some(),
                None => agreed.is_empty(),
            };
            if !fits {
                faults.push(PlanFault::hat(&placed.id));
            }
            worn.push(Worn { member, hat });
        }
        groups.push(worn);
    }
    let names = problem.group_names().collect();
    match faults.is_empty() {
        true => Ok(Placement::new(roster, &problem.members, names, groups)),
        false => Err(faults),
    }
}
