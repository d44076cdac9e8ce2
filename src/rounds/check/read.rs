//! Reads a plan against the rounds that it is for.

use super::SeatedRound;
use crate::error::Noun;
use crate::plan_fault::PlanFault;
use crate::roster::MemberId;
use crate::rounds::frames::RoundFrame;
use crate::rounds::plan::{PlannedRound, PlannedTable};
use crate::rounds::{Rounds, RoundsPlan};
use crate::rules::definition::{Placement, Worn};
use std::collections::BTreeMap;

/// Who sits where in every round.
pub(super) fn rounds<'a>(problem: &'a Rounds, plan: &RoundsPlan) -> Result<Vec<SeatedRound<'a>>, Vec<PlanFault>> {
    if plan.rounds().len() != problem.rounds.len() {
        return Err(vec![PlanFault::number(Noun::Round, plan.rounds().len(), problem.rounds.len())]);
    }
    let (mut seated, mut faults) = (Vec::new(), Vec::new());
    for (at, (planned, round)) in plan.rounds().iter().zip(&problem.rounds).enumerate() {
        match read(problem, planned, round) {
            Ok(round) => seated.push(round),
            Err(of_round) => faults.extend(of_round.into_iter().map(|fault| fault.in_round(at + 1))),
        }
    }
    match faults.is_empty() {
        true => Ok(seated),
        false => Err(faults),
    }
}

fn read<'a>(
    problem: &'a Rounds,
    planned: &PlannedRound,
    round: &'a RoundFrame,
) -> Result<SeatedRound<'a>, Vec<PlanFault>> {
    let roster = problem.roster();
    let mut faults = everybody_once(problem, planned);
    let names = || planned.tables.iter().map(|table| &table.name);
    if !names().eq(round.groups.iter().map(|group| &group.name)) {
        faults.push(PlanFault::other_groups());
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let find = |ids: &[String]| {
        let mut members: Vec<MemberId> = ids.iter().filter_map(|id| roster.find(id)).collect();
        members.sort_unstable();
        members
    };
    let tables: Vec<Vec<MemberId>> = planned.tables.iter().map(|table| find(&table.members)).collect();
    let out = find(&planned.out);
    let absent = find(&planned.absent);
    for member in roster.member_ids() {
        let there = round.members.binary_search(&member).is_ok();
        if absent.binary_search(&member).is_ok() == there {
            faults.push(PlanFault::absence(roster.name(member)));
        }
    }
    if let Some(fixed) = &round.fixed {
        let sorted = |members: &Vec<MemberId>| {
            let mut members = members.clone();
            members.sort_unstable();
            members
        };
        let as_it_was = fixed.tables.iter().map(sorted).eq(tables.iter().cloned());
        if !as_it_was || sorted(&fixed.out) != out {
            faults.push(PlanFault::fixed());
        }
    }
    if round.everyone {
        faults.extend(planned.out.iter().map(|member| PlanFault::unplaced(member)));
    }
    let mut groups = Vec::new();
    for (table, group) in planned.tables.iter().zip(&round.groups) {
        if !group.size.contains(&table.members.len()) {
            faults.push(PlanFault::size(&group.name, table.members.len()));
        }
        groups.push(worn(problem, round, table, &mut faults));
    }
    let names: Vec<&str> = round.groups.iter().map(|group| group.name.as_str()).collect();
    match faults.is_empty() {
        true => Ok(SeatedRound {
            placement: Placement::new(roster, &round.members, names.clone(), groups),
            tables: names.into_iter().zip(tables).collect(),
            out,
            fixed: round.fixed.is_some(),
        }),
        false => Err(faults),
    }
}

/// Members who do not stand exactly once in a round, and names that are none.
fn everybody_once(problem: &Rounds, planned: &PlannedRound) -> Vec<PlanFault> {
    let roster = problem.roster();
    let mut faults = Vec::new();
    let mut times: BTreeMap<&str, usize> = roster.member_ids().map(|member| (roster.name(member), 0)).collect();
    let seated = planned.tables.iter().flat_map(|table| &table.members);
    for id in seated.chain(&planned.out).chain(&planned.absent) {
        match times.get_mut(id.as_str()) {
            Some(times) => *times += 1,
            None => faults.push(PlanFault::unknown_member(id)),
        }
    }
    let misplaced = times.iter().filter(|&(_, &times)| times != 1);
    faults.extend(misplaced.map(|(&member, &times)| PlanFault::misplaced(member, times)));
    faults
}

/// The members of a table under their hats.
fn worn(problem: &Rounds, round: &RoundFrame, table: &PlannedTable, faults: &mut Vec<PlanFault>) -> Vec<Worn> {
    let roster = problem.roster();
    // Fixed rounds carry no hats: the rules about tables are not asked of them.
    let hats = problem.hats.filter(|_| round.fixed.is_none());
    let mut worn = Vec::new();
    for id in &table.members {
        let Some(member) = roster.find(id) else {
            continue;
        };
        let agreed = hats.map_or(&[][..], |dimension| roster.hats_of(member, dimension));
        let named = table.hats.get(id);
        let hat = named.and_then(|hat| {
            let mut agreed = agreed.iter().copied();
            agreed.find(|&tag| roster.tag(tag).name() == hat)
        });
        if hat.is_none() && (named.is_some() || !agreed.is_empty()) {
            faults.push(PlanFault::hat(id));
        }
        worn.push(Worn { member, hat });
    }
    worn
}
