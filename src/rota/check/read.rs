//! Reads a plan against the rota that it is for.

use crate::error::{Noun, PlanFault};
use crate::plan_reader::{finish, one_by_one};
use crate::roster::MemberId;
use crate::rota::meeting_instance::MeetingInstance;
use crate::rota::plan::RotaPlan;
use crate::rota::planned::PlannedTurns;
use crate::rota::problem::Rota;
use std::collections::BTreeSet;

/// Who holds which role at which meeting.
pub(super) fn turns(problem: &Rota, plan: &RotaPlan) -> Result<Vec<Vec<Vec<MemberId>>>, Vec<PlanFault>> {
    one_by_one(Noun::Meeting, plan.meetings(), &problem.meetings, |_, planned, meeting| read(problem, planned, meeting))
}

fn read(
    problem: &Rota,
    planned: &PlannedTurns,
    meeting: &MeetingInstance,
) -> Result<Vec<Vec<MemberId>>, Vec<PlanFault>> {
    let roster = problem.roster();
    let mut faults = Vec::new();
    let known = |name: &&String| problem.roles().iter().any(|role| role.name() == name.as_str());
    if !planned.roles.keys().all(|name| known(&name)) {
        faults.push(PlanFault::other_roles());
    }
    for id in planned.roles.values().flatten().chain(&planned.absent) {
        if roster.find(id).is_none() {
            faults.push(PlanFault::unknown_member(id));
        }
    }
    let absent: BTreeSet<&str> = planned.absent.iter().map(String::as_str).collect();
    let there: BTreeSet<MemberId> = meeting.members.iter().copied().collect();
    for member in roster.member_ids() {
        if absent.contains(roster.name(member)) == there.contains(&member) {
            faults.push(PlanFault::absence(roster.name(member)));
        }
    }
    let mut held: Vec<Vec<MemberId>> = Vec::new();
    for (number, role) in problem.roles().iter().enumerate() {
        let names = planned.holders(role.name());
        let holders: Vec<MemberId> = names.iter().filter_map(|id| roster.find(id)).collect();
        let sorted = |members: &[MemberId]| {
            let mut members = members.to_vec();
            members.sort_unstable();
            members
        };
        if let Some(fixed) = &meeting.fixed {
            if sorted(&fixed[number]) != sorted(&holders) {
                faults.push(PlanFault::fixed());
            }
        } else {
            if !(meeting.roles[number].needed..=meeting.roles[number].places).contains(&holders.len()) {
                faults.push(PlanFault::size(role.name(), holders.len()));
            }
            for &holder in &holders {
                let position = meeting.members.iter().position(|&member| member == holder);
                if !position.is_some_and(|position| meeting.roles[number].open[position]) {
                    faults.push(PlanFault::may_not_hold(roster.name(holder), role.name()));
                }
            }
        }
        held.push(holders);
    }
    for member in roster.member_ids() {
        let of = |role: &usize| held[*role].contains(&member);
        let roles: Vec<usize> = (0..held.len()).filter(of).collect();
        let times: usize = held.iter().flatten().filter(|&&holder| holder == member).count();
        let together = |roles: &[usize]| {
            let names: Vec<&str> = roles.iter().map(|&role| problem.roles()[role].name()).collect();
            let mut compatible = problem.given.compatible.iter();
            compatible.any(|together| names.iter().all(|name| together.iter().any(|other| other == name)))
        };
        if times > 1 && (times != roles.len() || !together(&roles)) {
            faults.push(PlanFault::several_roles(roster.name(member)));
        }
    }
    finish(held, faults)
}
