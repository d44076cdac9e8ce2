//! What a plan costs, from the roster, the rooms and the rules alone. Nothing here is shared with the search, with the
//! counts that it keeps, or with an integer program.

mod read;

use super::plan::SeatingPlan;
use super::problem::Seating;
use super::reading::SeatingReading;
use super::rules::{MeetingRules, SeatKind, SeatRules};
use crate::model::MemberPair;
use crate::outcome::TierCost;
use crate::plan_fault::PlanFault;
use crate::problem::{PricedProblem, tier_costs};
use crate::roster::MemberId;
use crate::rules::RuleEntry;
use crate::rules::definition::{Ratio, cost_by_tier, sum};
use std::collections::{BTreeMap, BTreeSet};

impl Seating {
    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this problem: members missing or seated twice, seats that are none, hats not
    /// agreed to.
    pub fn check(&self, plan: &SeatingPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check(self, plan).map(|sums| tier_costs(self.tiers(), &sums))
    }
}

/// The cost of a plan in each tier of the problem.
pub(super) fn check(problem: &Seating, plan: &SeatingPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
    let reading = reading(problem, plan)?;
    Ok(cost_by_tier(problem.tiers(), &problem.asked, |asked: &RuleEntry<SeatKind>| cost(asked, &reading)))
}

fn reading<'a>(problem: &'a Seating, plan: &SeatingPlan) -> Result<SeatingReading<'a>, Vec<PlanFault>> {
    let meetings = read::meetings(problem, plan)?;
    let mut met: BTreeMap<MemberPair, i64> = BTreeMap::new();
    for (first, second, _) in meetings.iter().flat_map(|meeting| meeting.neighbours()) {
        *met.entry(both(first, second)).or_default() += 1;
    }
    Ok(SeatingReading {
        roster: &problem.roster,
        counted: &problem.counted,
        supporters: &problem.supporters,
        meetings,
        met,
        past: problem.periods.past(),
        companions: companions(problem),
    })
}

/// What a rule costs over all meetings.
fn cost(asked: &RuleEntry<SeatKind>, reading: &SeatingReading<'_>) -> Ratio {
    let about = &asked.rule.about;
    let to_come = reading.meetings.iter().filter(|meeting| !meeting.fixed);
    match &asked.rule.kind.0 {
        SeatRules::Tables(_) => sum(to_come.filter_map(|meeting| {
            let asked = asked.at_tables(meeting.at)?;
            Some(meeting.placement.cost(&asked))
        })),
        SeatRules::At(rule) => {
            let meant = to_come.filter(|meeting| about.has_period(meeting.at));
            sum(meant.map(|meeting| rule.get().cost(about, meeting, reading)))
        }
        SeatRules::Over(rule) => rule.get().cost(asked.is_required(), reading),
    }
}

/// Pairs that a required rule puts beside each other at every meeting.
fn companions(problem: &Seating) -> BTreeSet<MemberPair> {
    let always = problem.asked.iter().filter(|asked| asked.is_required() && asked.rule.about.periods.is_none());
    let pair = |asked: &RuleEntry<SeatKind>| {
        let names = match &asked.rule.kind.0 {
            SeatRules::At(MeetingRules::Beside(beside)) => beside.0.clone(),
            SeatRules::At(MeetingRules::Supports(supports)) => {
                vec![supports.supporter.clone(), supports.member.clone()]
            }
            _ => return None,
        };
        match names.as_slice() {
            [first, second] => Some(both(problem.roster.find(first)?, problem.roster.find(second)?)),
            _ => None,
        }
    };
    always.filter_map(pair).collect()
}

/// Two members, the smaller number first.
fn both(first: MemberId, second: MemberId) -> MemberPair {
    let (a, b) = (first.index() as u32, second.index() as u32);
    (a.min(b), a.max(b))
}
