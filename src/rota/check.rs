//! What a plan costs, from the roster and the rules alone. Nothing here is shared with the search, with the counts that
//! it keeps, or with an integer program.

mod holders;
mod read;
pub(super) mod reading;

use super::meeting_instance::{MeetingInstance, RoleAt};
use super::plan::RotaPlan;
use super::problem::Rota;
use super::rules::RotaKind;
use super::share::Share;
use crate::error::PlanFault;
use crate::model::RuleId;
use crate::outcome::TierCost;
use crate::problem::{PricedProblem, tier_costs};
use crate::roster::MemberId;
use crate::rule_costs::RuleCosts;
use crate::rules::RuleEntry;
use crate::rules::definition::{Ratio, cost_by_rule};
use crate::rules::entry::numbered;
use reading::RotaReading;

impl Rota {
    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this rota: roles with fewer people than they need or more than places,
    /// people who are absent or may not hold a role.
    pub fn check(&self, plan: &RotaPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check(self, plan).map(|costs| tier_costs(self.tiers(), &costs.by_tier()))
    }
}

/// What each rule costs in a plan.
pub(super) fn check(problem: &Rota, plan: &RotaPlan) -> Result<RuleCosts, Vec<PlanFault>> {
    let (held, one) = (read::turns(problem, plan)?, turns_of_each(problem));
    let reading = reading(problem, &problem.meetings, &held, &one);
    Ok(cost_by_rule(problem.tiers(), &problem.asked, |asked: &RuleEntry<RotaKind>, _| cost(asked, &reading)))
}

/// The required rules, but for fair shares, that a plan meets only because they rest where meetings are over or settled:
/// they cost more if these meetings were to come.
pub(super) fn broken_by_what_is_fixed(problem: &Rota, plan: &RotaPlan) -> Vec<RuleId> {
    if problem.given.fixed.is_empty() {
        return Vec::new();
    }
    let Ok(held) = read::turns(problem, plan) else {
        return Vec::new();
    };
    let one = turns_of_each(problem);
    let to_come = |meeting: &MeetingInstance| MeetingInstance { fixed: None, ..meeting.clone() };
    let all_to_come: Vec<MeetingInstance> = problem.meetings.iter().map(to_come).collect();
    let as_it_is = reading(problem, &problem.meetings, &held, &one);
    let as_if_to_come = reading(problem, &all_to_come, &held, &one);
    let required =
        numbered(&problem.asked).filter(|(_, asked)| asked.is_required() && !asked.rule.kind.is_fair_share());
    let amount = |asked, reading| num_rational::Ratio::from(cost(asked, reading));
    let broken = required.filter(|(_, asked)| amount(asked, &as_if_to_come) > amount(asked, &as_it_is));
    broken.map(|(id, _)| id).collect()
}

/// By meeting and role, one turn over the parts of those who share it.
fn turns_of_each(problem: &Rota) -> Vec<Vec<Share>> {
    let of_meeting = |meeting: &MeetingInstance| {
        let one = |role: &RoleAt| {
            let sharing = (0..meeting.members.len()).filter(|&position| role.sharing[position]);
            problem.common.ratio(1, sharing.map(|position| meeting.parts[position]).sum())
        };
        meeting.roles.iter().map(one).collect()
    };
    problem.meetings.iter().map(of_meeting).collect()
}

fn reading<'a>(
    problem: &'a Rota,
    meetings: &'a [MeetingInstance],
    held: &'a [Vec<Vec<MemberId>>],
    one: &'a [Vec<Share>],
) -> RotaReading<'a> {
    RotaReading {
        roster: problem.roster(),
        roles: problem.roles(),
        meetings,
        history: &problem.history,
        slack: &problem.slack,
        labels: &problem.given.labels,
        held,
        one,
        people: &[],
    }
}

/// What a rule costs.
fn cost(asked: &RuleEntry<RotaKind>, reading: &RotaReading<'_>) -> Ratio {
    let roles = reading.roles(asked.rule.about.roles.as_deref());
    let Some(rule) = asked.rule.kind.of_turns() else {
        return asked.of_holders().map_or((0, 1), |rule| holders::cost(&rule, &roles, reading));
    };
    let people = reading.named_members(asked.rule.about.members.as_deref());
    let reading = RotaReading { people: &people, ..*reading };
    let cost = if asked.is_required() { rule.cost_if_required(&roles, &reading) } else { rule.cost(&roles, &reading) };
    (i128::from(cost), 1)
}
