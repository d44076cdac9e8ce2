//! What a plan costs, from the roster, the rooms and the rules alone. Nothing here is shared with the search, with the
//! counts that it keeps, or with an integer program.

mod over;
mod read;
mod seats;

use super::plan::SeatingPlan;
use super::problem::Seating;
use super::rule::{SeatKind, SeatRules};
use crate::model::MemberPair;
use crate::outcome::TierCost;
use crate::plan_fault::PlanFault;
use crate::problem::{PricedProblem, tier_costs};
use crate::roster::MemberId;
use crate::rules::RuleEntry;
use crate::rules::definition::{Placement, Ratio, cost_by_tier, sum};
use std::collections::BTreeMap;

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
    let reading = Reading::new(problem, plan)?;
    let cost = |asked: &RuleEntry<SeatKind>| reading.cost(asked);
    Ok(cost_by_tier(problem.tiers(), &problem.asked, cost))
}

/// A plan read back against its roster and rooms.
struct Reading<'a> {
    problem: &'a Seating,
    meetings: Vec<SeatedMeeting<'a>>,
    /// How often pairs sit beside each other in the plan.
    met: BTreeMap<MemberPair, i64>,
}

/// Who sits where at a meeting.
struct SeatedMeeting<'a> {
    /// Position of the meeting, from 0.
    at: usize,
    /// For the rules about tables.
    placement: Placement<'a>,
    /// By seat.
    sitters: Vec<Option<MemberId>>,
    seat_of: BTreeMap<MemberId, usize>,
    fixed: bool,
}

impl<'a> Reading<'a> {
    fn new(problem: &'a Seating, plan: &SeatingPlan) -> Result<Reading<'a>, Vec<PlanFault>> {
        let meetings = read::meetings(problem, plan)?;
        let mut met: BTreeMap<MemberPair, i64> = BTreeMap::new();
        for meeting in &meetings {
            for (first, second, _) in meeting.neighbours(problem) {
                let (a, b) = (first.index() as u32, second.index() as u32);
                *met.entry((a.min(b), a.max(b))).or_default() += 1;
            }
        }
        Ok(Reading { problem, meetings, met })
    }

    /// What a rule costs over all meetings.
    fn cost(&self, asked: &RuleEntry<SeatKind>) -> Ratio {
        let to_come = self.meetings.iter().filter(|meeting| !meeting.fixed);
        match &asked.rule.kind.0 {
            SeatRules::Tables(_) => sum(to_come.filter_map(|meeting| {
                let asked = asked.at_tables(meeting.at)?;
                Some(meeting.placement.cost(&asked))
            })),
            SeatRules::At(_) => sum(to_come.filter_map(|meeting| {
                let kind = asked.at_seats(meeting.at)?;
                Some(self.at_seats(kind, asked.rule.about.lens, meeting))
            })),
            SeatRules::Over(kind) => self.over(kind, asked.tier == 0),
        }
    }

    fn member(&self, name: &str) -> Option<MemberId> {
        self.problem.roster.find(name)
    }
}

impl SeatedMeeting<'_> {
    /// The pairs who sit beside each other, with the weight of the edge.
    fn neighbours<'s>(&'s self, problem: &'s Seating) -> impl Iterator<Item = (MemberId, MemberId, i64)> + 's {
        let layout = &problem.meetings[self.at].hall.layout;
        let both =
            |&(a, b, weight): &(u32, u32, i64)| Some((self.sitters[a as usize]?, self.sitters[b as usize]?, weight));
        layout.neighbours.iter().filter_map(both)
    }
}
