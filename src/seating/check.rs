//! What a plan costs, from the roster, the rooms and the rules alone. Nothing here is shared with the search, with the
//! counts that it keeps, or with an integer program.

mod read;

use super::plan::SeatingPlan;
use super::problem::Seating;
use super::reading::{SeatedMeeting, SeatingReading};
use super::rules::{MeetingRules, SeatKind, SeatRules};
use crate::error::PlanFault;
use crate::model::{MemberPair, RuleId};
use crate::outcome::{Exception, TierCost};
use crate::problem::{PricedProblem, tier_costs};
use crate::roster::MemberId;
use crate::rule_costs::RuleCosts;
use crate::rules::definition::{Ratio, cost_by_rule, sum};
use crate::rules::entry::numbered;
use crate::rules::{Lens, RuleEntry};
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};

impl Seating {
    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this problem: members missing or seated twice, seats that are none, hats not
    /// agreed to.
    pub fn check(&self, plan: &SeatingPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check(self, plan).map(|costs| tier_costs(self.tiers(), &costs.by_tier()))
    }
}

/// What each rule costs in a plan.
pub(super) fn check(problem: &Seating, plan: &SeatingPlan) -> Result<RuleCosts, Vec<PlanFault>> {
    let reading = reading(problem, plan)?;
    let cost = |asked: &RuleEntry<SeatKind>, level| cost(asked, level, &reading);
    Ok(cost_by_rule(problem.tiers(), &problem.asked, cost))
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

/// The required rules about tables and seats that fixed meetings break, where they rest. Which hats were worn there is not
/// known.
pub(super) fn exceptions(problem: &Seating, plan: &SeatingPlan) -> Vec<Exception> {
    let Ok(reading) = reading(problem, plan) else {
        return Vec::new();
    };
    let broken = |(id, asked): (RuleId, &RuleEntry<SeatKind>)| {
        let breaks = |meeting: &&SeatedMeeting<'_>| meeting.fixed && cost_at(asked, None, meeting, &reading).0 > 0;
        let broken = reading.meetings.iter().filter(breaks);
        let broken = broken.map(|meeting| format!("meeting {}", meeting.at + 1)).join(", ");
        (!broken.is_empty()).then(|| asked.broken_in(id, &broken))
    };
    let required = numbered(&problem.asked).filter(|(_, asked)| asked.is_required());
    required.filter(|(_, asked)| asked.rule.about.lens != Lens::Hat).filter_map(broken).collect()
}

/// What a rule costs at one meeting, or what a level of it costs; nothing if it is about others, or about all of them
/// together.
fn cost_at(
    asked: &RuleEntry<SeatKind>,
    level: Option<usize>,
    meeting: &SeatedMeeting<'_>,
    reading: &SeatingReading<'_>,
) -> Ratio {
    if let Some(rule) = asked.at_seats(meeting.at) {
        let about = &asked.rule.about;
        return match level {
            Some(level) => rule.cost_of_level(level, about, meeting, reading),
            None => rule.cost(about, meeting, reading),
        };
    }
    asked.at_tables(meeting.at).map_or((0, 1), |asked| meeting.placement.cost(&asked))
}

/// What a rule, or a level of it, costs over all meetings.
fn cost(asked: &RuleEntry<SeatKind>, level: Option<usize>, reading: &SeatingReading<'_>) -> Ratio {
    if let SeatRules::Over(rule) = &asked.rule.kind.0 {
        return rule.get().cost(asked.is_required(), reading);
    }
    let to_come = reading.meetings.iter().filter(|meeting| !meeting.fixed);
    sum(to_come.map(|meeting| cost_at(asked, level, meeting, reading)))
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
