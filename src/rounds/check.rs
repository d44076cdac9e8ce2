//! What a plan costs, from the roster and the rules alone. Nothing here is shared with the search, with the counts that
//! it keeps, or with an integer program.

mod over;
mod read;

use super::rule::{RoundKind, RoundRule};
use super::{Rounds, RoundsPlan};
use crate::model::MemberPair;
use crate::plan_fault::PlanFault;
use crate::problem::PricedProblem;
use crate::roster::MemberId;
use crate::rules::Asked;
use crate::rules::definition::{Placement, Ratio, cost_by_tier, sum};
use std::collections::BTreeMap;

/// The cost of a plan in each tier of the problem.
pub(super) fn check(problem: &Rounds, plan: &RoundsPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
    let reading = Reading::new(problem, plan)?;
    let cost = |asked: &Asked<RoundRule>| reading.cost(asked);
    Ok(cost_by_tier(problem.tiers(), &problem.asked, cost))
}

/// A plan read back against its roster.
struct Reading<'a> {
    problem: &'a Rounds,
    rounds: Vec<SeatedRound<'a>>,
    /// How often pairs meet in the plan.
    met: BTreeMap<MemberPair, i64>,
}

/// Who sits where in a round.
struct SeatedRound<'a> {
    /// For the rules about tables.
    placement: Placement<'a>,
    /// Names of the tables with those who sit there.
    tables: Vec<(&'a str, Vec<MemberId>)>,
    out: Vec<MemberId>,
    fixed: bool,
}

impl<'a> Reading<'a> {
    fn new(problem: &'a Rounds, plan: &RoundsPlan) -> Result<Reading<'a>, Vec<PlanFault>> {
        let rounds = read::rounds(problem, plan)?;
        let mut met: BTreeMap<MemberPair, i64> = BTreeMap::new();
        for (_, members) in rounds.iter().flat_map(|round| &round.tables) {
            for (at, first) in members.iter().enumerate() {
                for second in &members[at + 1..] {
                    let (a, b) = (first.index() as u32, second.index() as u32);
                    *met.entry((a.min(b), a.max(b))).or_default() += 1;
                }
            }
        }
        Ok(Reading { problem, rounds, met })
    }

    /// What a rule costs over all rounds.
    fn cost(&self, asked: &Asked<RoundRule>) -> Ratio {
        match &asked.rule.kind {
            RoundKind::Tables { .. } => {
                let rounds = self.rounds.iter().enumerate();
                let to_come = rounds.filter(|(_, round)| !round.fixed);
                sum(to_come.filter_map(|(at, round)| Some(round.placement.cost(&asked.at_tables(at)?))))
            }
            RoundKind::Over(kind) => self.cost_over_rounds(kind),
        }
    }
}
