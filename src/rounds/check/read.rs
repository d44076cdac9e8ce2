//! Reads a plan against the rounds that it is for.

use super::reading::SeatedRound;
use crate::error::{Noun, PlanFault};
use crate::plan_reader::{everybody_once, finish, one_by_one, worn};
use crate::roster::MemberId;
use crate::rounds::plan::{PlannedRound, RoundsPlan};
use crate::rounds::problem::Rounds;
use crate::rounds::round_instance::RoundInstance;
use crate::rules::definition::Placement;

/// Who sits where in every round.
pub(super) fn rounds<'a>(problem: &'a Rounds, plan: &RoundsPlan) -> Result<Vec<SeatedRound<'a>>, Vec<PlanFault>> {
    one_by_one(Noun::Round, plan.rounds(), &problem.rounds, |_, planned, round| read(problem, planned, round))
}

fn read<'a>(
    problem: &'a Rounds,
    planned: &PlannedRound,
    round: &'a RoundInstance,
) -> Result<SeatedRound<'a>, Vec<PlanFault>> {
    let roster = problem.roster();
    let seated = planned.tables.iter().flat_map(|table| &table.members);
    let ids = seated.chain(&planned.out).chain(&planned.absent);
    let mut faults = everybody_once(roster, ids.map(String::as_str));
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
    // The rules about tables are not asked of fixed rounds, and so it is not looked at which hats these have.
    let to_come = round.fixed.is_none();
    let hats = problem.hats.filter(|_| to_come);
    let mut groups = Vec::new();
    for (table, group) in planned.tables.iter().zip(&round.groups) {
        if !group.fits(table.members.len()) {
            faults.push(PlanFault::size(&group.name, table.members.len()));
        }
        let hat = |id: &String| table.hats.get(id).map(String::as_str).filter(|_| to_come);
        groups.push(table.members.iter().filter_map(|id| worn(roster, hats, id, hat(id), &mut faults)).collect());
    }
    let names: Vec<&str> = round.groups.iter().map(|group| group.name.as_str()).collect();
    let seated = SeatedRound {
        placement: Placement::new(roster, &round.members, names.clone(), groups)
            .with_optional(round.groups.iter().map(|group| group.open_from.is_some())),
        tables: names.into_iter().zip(tables).collect(),
        out,
        fixed: round.fixed.is_some(),
    };
    finish(seated, faults)
}
