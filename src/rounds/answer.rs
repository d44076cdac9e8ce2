//! The answer of a solver as a plan, and a plan as the assignment behind it.

use super::check::{check, exceptions};
use super::plan::{PlannedRound, PlannedTable, RoundsPlan};
use super::problem::Rounds;
use crate::audit::Mixing;
use crate::error::PlanFault;
use crate::model::{Assignment, SlotId};
use crate::outcome::Exception;
use crate::placed::{PlacedMember, PlannedGroup};
use crate::problem::Problem;
use crate::roster::MemberId;
use crate::rule_costs::RuleCosts;
use std::collections::BTreeMap;

impl Problem for Rounds {
    type Plan = RoundsPlan;

    fn plan(&self, assignment: &Assignment) -> RoundsPlan {
        plan(self, assignment)
    }

    fn assignment(&self, plan: &RoundsPlan) -> Option<Assignment> {
        assignment(self, plan)
    }

    fn rule_costs(&self, plan: &RoundsPlan) -> Result<RuleCosts, Vec<PlanFault>> {
        check(self, plan)
    }

    fn exceptions(&self, plan: &RoundsPlan) -> Vec<Exception> {
        exceptions(self, plan)
    }

    fn measured(&self, plan: &RoundsPlan) -> Result<RoundsPlan, Vec<PlanFault>> {
        self.price(plan)?;
        Ok(measured(self, plan.rounds.clone()))
    }
}

/// The plan that an assignment stands for.
fn plan(problem: &Rounds, assignment: &Assignment) -> RoundsPlan {
    let roster = problem.roster();
    let slots = problem.lowered.priced.model.slots();
    let mut rounds = Vec::new();
    for (round, period) in problem.rounds.iter().zip(slots.periods()) {
        let table = |group: &crate::rules::Group| PlannedTable {
            name: group.name.clone(),
            members: Vec::new(),
            hats: BTreeMap::new(),
        };
        let mut tables: Vec<PlannedTable> = round.groups.iter().map(table).collect();
        let mut out = Vec::new();
        let held = &assignment.slots()[period.units.clone()];
        for (&member, &slot) in round.members.iter().zip(held) {
            let id = roster.name(member).to_owned();
            match slots.group_of(slot) {
                Some(group) => {
                    let table = &mut tables[group - period.groups.start];
                    let worn = round.fixed.as_ref().and_then(|fixed| fixed.hats.get(&member).copied());
                    if let Some(hat) = worn.or(problem.lowered.hat_of[slot.index()]) {
                        table.hats.insert(id.clone(), roster.tag(hat).name().to_owned());
                    }
                    table.members.push(id);
                }
                None => out.push(id),
            }
        }
        let away = |member: &MemberId| round.members.binary_search(member).is_err();
        let absent = roster.member_ids().filter(away);
        rounds.push(PlannedRound {
            tables,
            absent: absent.map(|member| roster.name(member).to_owned()).collect(),
            out,
        });
    }
    measured(problem, rounds)
}

/// The plan of these rounds, with what is measured and shown of it.
fn measured(problem: &Rounds, rounds: Vec<PlannedRound>) -> RoundsPlan {
    let roster = problem.roster();
    let placed: Vec<Vec<PlannedGroup>> = rounds.iter().map(placed).collect();
    let counts = placed.iter().map(|groups| crate::audit::counts(roster, groups, problem.hats)).collect();
    let mixing = Mixing::new(roster, &placed, &problem.past_by_position(), problem.most_pairs());
    RoundsPlan { rounds, counts, mixing, shown: roster.shown().map(Some) }
}

/// The tables of a round as groups.
fn placed(round: &PlannedRound) -> Vec<PlannedGroup> {
    let group = |table: &PlannedTable| PlannedGroup {
        name: table.name.clone(),
        members: table
            .members
            .iter()
            .map(|id| PlacedMember { id: id.clone(), hat: table.hats.get(id).cloned() })
            .collect(),
    };
    round.tables.iter().map(group).collect()
}

/// The assignment behind a plan, or `None` if it names members, tables or hats that the problem does not have.
fn assignment(problem: &Rounds, plan: &RoundsPlan) -> Option<Assignment> {
    let (roster, slots) = (problem.roster(), problem.lowered.priced.model.slots());
    let mut held: Vec<Option<SlotId>> = vec![None; slots.units()];
    for ((round, period), planned) in problem.rounds.iter().zip(slots.periods()).zip(&plan.rounds) {
        let unit = |id: &String| {
            let member = roster.find(id)?;
            Some(period.units.start + round.unit(member)?.index())
        };
        let slots_of = || period.slots.clone().map(|slot| SlotId(slot as u32));
        for (at, table) in planned.tables.iter().enumerate() {
            for id in &table.members {
                let wears = |slot: &SlotId| {
                    let hat = problem.lowered.hat_of[slot.index()].map(|hat| roster.tag(hat).name());
                    slots.group_of(*slot) == Some(period.groups.start + at)
                        && (round.fixed.is_some() || hat == table.hats.get(id).map(String::as_str))
                };
                held[unit(id)?] = Some(slots_of().find(wears)?);
            }
        }
        for id in &planned.out {
            held[unit(id)?] = Some(slots_of().find(|&slot| slots.group_of(slot).is_none())?);
        }
    }
    held.into_iter().collect::<Option<Vec<_>>>().map(Assignment::new)
}
