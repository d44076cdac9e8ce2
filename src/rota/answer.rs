//! The answer of a solver as a plan, and a plan as the assignment behind it.

use super::check::check;
use super::plan::RotaPlan;
use super::planned::PlannedTurns;
use super::problem::Rota;
use super::turns::Turns;
use crate::error::PlanFault;
use crate::model::{Assignment, SlotId};
use crate::outcome::Exception;
use crate::problem::Problem;
use crate::roster::MemberId;
use crate::rule_costs::RuleCosts;
use std::collections::BTreeMap;

impl Problem for Rota {
    type Plan = RotaPlan;

    fn plan(&self, assignment: &Assignment) -> RotaPlan {
        plan(self, assignment)
    }

    fn assignment(&self, plan: &RotaPlan) -> Option<Assignment> {
        assignment(self, plan)
    }

    fn rule_costs(&self, plan: &RotaPlan) -> Result<RuleCosts, Vec<PlanFault>> {
        check(self, plan)
    }

    fn exceptions(&self, plan: &RotaPlan) -> Vec<Exception> {
        Rota::exceptions(self, plan)
    }

    fn measured(&self, plan: &RotaPlan) -> Result<RotaPlan, Vec<PlanFault>> {
        self.price(plan)?;
        Ok(measured(self, plan.meetings.clone()))
    }
}

/// The plan that an assignment stands for.
fn plan(problem: &Rota, assignment: &Assignment) -> RotaPlan {
    let (roster, layout) = (problem.roster(), &problem.layout);
    let slots = problem.lowered.priced.model.slots();
    let mut meetings = Vec::new();
    for (meeting, period) in problem.meetings.iter().zip(slots.periods()) {
        let busy = |role: &usize| meeting.roles[*role].places > 0;
        let named = (0..problem.roles().len()).filter(busy);
        let mut roles: BTreeMap<String, Vec<String>> =
            named.map(|role| (problem.roles()[role].name().to_owned(), Vec::new())).collect();
        let held = &assignment.slots()[period.units.clone()];
        for (&member, &slot) in meeting.members.iter().zip(held) {
            for &role in layout.roles_of(slot.index() - period.slots.start) {
                let holders = roles.entry(problem.roles()[role].name().to_owned());
                holders.or_default().push(roster.name(member).to_owned());
            }
        }
        let away = |member: &MemberId| meeting.position(*member).is_none();
        let absent = roster.member_ids().filter(away);
        let absent = absent.map(|member| roster.name(member).to_owned()).collect();
        meetings.push(PlannedTurns { roles, absent, ..PlannedTurns::default() });
    }
    measured(problem, meetings)
}

/// The plan of these meetings, with the places that stay open and everybody's turns.
fn measured(problem: &Rota, mut meetings: Vec<PlannedTurns>) -> RotaPlan {
    for (planned, meeting) in meetings.iter_mut().zip(&problem.meetings) {
        let open = problem.roles().iter().zip(&meeting.roles).map(|(role, at)| {
            let open = at.places.saturating_sub(planned.holders(role.name()).len());
            (role.name().to_owned(), open)
        });
        planned.open = open.filter(|&(_, open)| open > 0).collect();
    }
    let turns = Turns::new(problem, &meetings);
    RotaPlan { meetings, turns, shown: problem.roster().shown().map(Some) }
}

/// The assignment behind a plan, or `None` if it names members or roles that the problem does not have, or roles that
/// nobody may hold together.
fn assignment(problem: &Rota, plan: &RotaPlan) -> Option<Assignment> {
    let (roster, slots) = (problem.roster(), problem.lowered.priced.model.slots());
    if plan.meetings.len() != problem.meetings.len() {
        return None;
    }
    let mut assigned = Vec::with_capacity(slots.units());
    for ((meeting, period), planned) in problem.meetings.iter().zip(slots.periods()).zip(&plan.meetings) {
        let mut held: Vec<Vec<usize>> = vec![Vec::new(); meeting.members.len()];
        for (name, holders) in &planned.roles {
            let role = problem.roles().iter().position(|role| role.name() == name)?;
            for id in holders {
                held[meeting.position(roster.find(id)?)?].push(role);
            }
        }
        for roles in held {
            let slot = problem.layout.slot(&roles)?;
            assigned.push(SlotId((period.slots.start + slot) as u32));
        }
    }
    Some(Assignment::new(assigned))
}
