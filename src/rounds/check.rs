//! What a plan costs, from the roster and the rules alone. Nothing here is shared with the search, with the counts that
//! it keeps, or with an integer program.

mod read;

use super::rules::{RoundKind, RoundRules};
use super::{Rounds, RoundsPlan};
use crate::model::MemberPair;
use crate::plan_fault::PlanFault;
use crate::problem::PricedProblem;
use crate::roster::MemberId;
use crate::rules::RuleEntry;
use crate::rules::definition::{Placement, Ratio, cost_by_tier, sum};
use crate::rules::groups::GroupRules;
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};

/// The cost of a plan in each tier of the problem.
pub(super) fn check(problem: &Rounds, plan: &RoundsPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
    let reading = Reading::new(problem, plan)?;
    let cost = |asked: &RuleEntry<RoundKind>| reading.cost(asked);
    Ok(cost_by_tier(problem.tiers(), &problem.asked, cost))
}

/// A plan read back against its roster.
pub(super) struct Reading<'a> {
    pub(super) problem: &'a Rounds,
    pub(super) rounds: Vec<SeatedRound<'a>>,
    /// How often pairs meet in the plan.
    pub(super) met: BTreeMap<MemberPair, i64>,
}

/// Who sits where in a round.
pub(super) struct SeatedRound<'a> {
    /// For the rules about tables.
    pub(super) placement: Placement<'a>,
    /// Names of the tables with those who sit there.
    pub(super) tables: Vec<(&'a str, Vec<MemberId>)>,
    pub(super) out: Vec<MemberId>,
    pub(super) fixed: bool,
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
    fn cost(&self, asked: &RuleEntry<RoundKind>) -> Ratio {
        match &asked.rule.kind.0 {
            RoundRules::Tables(_) => {
                let rounds = self.rounds.iter().enumerate();
                let to_come = rounds.filter(|(_, round)| !round.fixed);
                sum(to_come.filter_map(|(at, round)| Some(round.placement.cost(&asked.at_tables(at)?))))
            }
            RoundRules::Over(rule) => rule.get().cost(self),
        }
    }

    pub(super) fn members(&self, names: &[String]) -> Vec<MemberId> {
        let roster = self.problem.roster();
        names.iter().filter_map(|name| roster.find(name)).collect()
    }

    /// Pairs that a required rule keeps together in all rounds.
    pub(super) fn companions(&self) -> BTreeSet<MemberPair> {
        let mut pairs = BTreeSet::new();
        for asked in self.problem.asked.iter().filter(|asked| asked.tier == 0) {
            if let RoundRules::Tables(GroupRules::Together(together)) = &asked.rule.kind.0
                && asked.rule.about.periods.is_none()
            {
                let members = self.members(&together.0);
                for (a, b) in members.iter().cartesian_product(&members) {
                    pairs.insert((a.index() as u32, b.index() as u32));
                }
            }
        }
        pairs
    }
}
