//! What a plan costs, from the roster and the rules alone. Nothing here is shared with the search, with the counts that
//! it keeps, or with an integer program.

mod read;
pub(super) mod reading;

use super::meeting_instance::{MeetingInstance, RoleAt};
use super::plan::RotaPlan;
use super::problem::Rota;
use super::rules::RotaKind;
use crate::outcome::TierCost;
use crate::plan_fault::PlanFault;
use crate::problem::{PricedProblem, tier_costs};
use crate::rules::RuleEntry;
use crate::rules::definition::cost_by_tier;
use reading::RotaReading;

impl Rota {
    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this rota: places empty or overfull, people who are absent or may not hold a
    /// role.
    pub fn check(&self, plan: &RotaPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check(self, plan).map(|sums| tier_costs(self.tiers(), &sums))
    }
}

/// The cost of a plan in each tier of the problem.
pub(super) fn check(problem: &Rota, plan: &RotaPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
    let one = |meeting: &MeetingInstance| {
        let one = |role: &RoleAt| {
            let sharing = role.sharing.iter().filter(|&&sharing| sharing);
            problem.common.ratio(role.places as i64, sharing.count())
        };
        meeting.roles.iter().map(one).collect()
    };
    let (held, one): (Vec<_>, Vec<_>) = (read::turns(problem, plan)?, problem.meetings.iter().map(one).collect());
    let reading = RotaReading {
        roster: problem.roster(),
        roles: problem.roles(),
        meetings: &problem.meetings,
        history: &problem.history,
        slack: &problem.slack,
        labels: &problem.given.labels,
        held: &held,
        one: &one,
        people: &[],
    };
    let cost = |asked: &RuleEntry<RotaKind>| {
        let roles = reading.roles(asked.rule.about.roles.as_deref());
        let people = reading.named_members(asked.rule.about.members.as_deref());
        let (rule, reading) = (asked.rule.kind.0.get(), RotaReading { people: &people, ..reading });
        let required = asked.is_required();
        let cost = if required { rule.cost_if_required(&roles, &reading) } else { rule.cost(&roles, &reading) };
        (i128::from(cost), 1)
    };
    Ok(cost_by_tier(problem.tiers(), &problem.asked, cost))
}
