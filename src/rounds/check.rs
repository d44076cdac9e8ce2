//! What a plan costs, from the roster and the rules alone. Nothing here is shared with the search, with the counts that
//! it keeps, or with an integer program.

mod read;
mod reading;

pub(super) use reading::{RoundsReading, SeatedRound};

use super::plan::RoundsPlan;
use super::problem::Rounds;
use super::rules::{RoundKind, RoundRules};
use crate::error::PlanFault;
use crate::model::{MemberPair, RuleId};
use crate::outcome::{Exception, TierCost};
use crate::problem::{PricedProblem, tier_costs};
use crate::roster::MemberId;
use crate::rule_costs::RuleCosts;
use crate::rules::definition::{Ratio, cost_by_rule, sum};
use crate::rules::entry::numbered;
use crate::rules::groups::GroupRules;
use crate::rules::{Lens, RuleEntry};
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};

impl Rounds {
    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of these rounds: members missing or seated twice, sizes, hats not agreed to.
    pub fn check(&self, plan: &RoundsPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check(self, plan).map(|costs| tier_costs(self.tiers(), &costs.by_tier()))
    }
}

/// What each rule costs in a plan.
pub(super) fn check(problem: &Rounds, plan: &RoundsPlan) -> Result<RuleCosts, Vec<PlanFault>> {
    let reading = reading(problem, plan)?;
    let cost = |asked: &RuleEntry<RoundKind>, _| cost(&reading, asked);
    Ok(cost_by_rule(problem.tiers(), &problem.asked, cost))
}

fn reading<'a>(problem: &'a Rounds, plan: &RoundsPlan) -> Result<RoundsReading<'a>, Vec<PlanFault>> {
    let rounds = read::rounds(problem, plan)?;
    Ok(RoundsReading {
        roster: problem.roster(),
        instances: &problem.rounds,
        past: problem.periods.past(),
        met: met(&rounds),
        companions: companions(problem),
        rounds,
    })
}

/// The required rules that fixed rounds break, where they rest. Which hats were worn there is not known.
pub(super) fn exceptions(problem: &Rounds, plan: &RoundsPlan) -> Vec<Exception> {
    if problem.rounds.iter().all(|round| round.fixed.is_none()) {
        return Vec::new();
    }
    let Ok(reading) = reading(problem, plan) else {
        return Vec::new();
    };
    let broken = |(id, asked): (RuleId, &RuleEntry<RoundKind>)| {
        let breaks = |(at, round): &(usize, &SeatedRound<'_>)| match &asked.rule.kind.0 {
            RoundRules::Tables(_) => asked.at_tables(*at).is_some_and(|asked| round.placement.cost(&asked).0 > 0),
            RoundRules::Over(rule) => rule.get().is_broken_in(round, &reading),
        };
        let fixed = reading.rounds.iter().enumerate().filter(|(_, round)| round.fixed);
        let broken = fixed.filter(breaks).map(|(at, _)| format!("round {}", at + 1)).join(", ");
        (!broken.is_empty()).then(|| asked.broken_in(id, &broken))
    };
    let required = numbered(&problem.asked).filter(|(_, asked)| asked.is_required());
    required.filter(|(_, asked)| asked.rule.about.lens != Lens::Hat).filter_map(broken).collect()
}

/// What a rule costs over all rounds.
fn cost(reading: &RoundsReading<'_>, asked: &RuleEntry<RoundKind>) -> Ratio {
    match &asked.rule.kind.0 {
        RoundRules::Tables(_) => {
            let rounds = reading.rounds.iter().enumerate();
            let to_come = rounds.filter(|(_, round)| !round.fixed);
            sum(to_come.filter_map(|(at, round)| Some(round.placement.cost(&asked.at_tables(at)?))))
        }
        RoundRules::Over(rule) => rule.get().cost(reading),
    }
}

/// How often pairs meet in these rounds.
fn met(rounds: &[SeatedRound<'_>]) -> BTreeMap<MemberPair, i64> {
    let mut met: BTreeMap<MemberPair, i64> = BTreeMap::new();
    for (_, members) in rounds.iter().flat_map(|round| &round.tables) {
        for (at, first) in members.iter().enumerate() {
            for second in &members[at + 1..] {
                let (a, b) = (first.index() as u32, second.index() as u32);
                *met.entry((a.min(b), a.max(b))).or_default() += 1;
            }
        }
    }
    met
}

/// Pairs that a required rule keeps together in all rounds.
fn companions(problem: &Rounds) -> BTreeSet<MemberPair> {
    let mut pairs = BTreeSet::new();
    for asked in problem.asked.iter().filter(|asked| asked.tier == 0) {
        if let RoundRules::Tables(GroupRules::Together(together)) = &asked.rule.kind.0
            && asked.rule.about.periods.is_none()
        {
            let members: Vec<MemberId> = together.0.iter().filter_map(|name| problem.roster.find(name)).collect();
            for (a, b) in members.iter().cartesian_product(&members) {
                pairs.insert((a.index() as u32, b.index() as u32));
            }
        }
    }
    pairs
}
