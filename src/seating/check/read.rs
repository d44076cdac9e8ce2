//! Reads a plan against the meetings that it is for.

use super::SeatedMeeting;
use crate::error::Noun;
use crate::plan_fault::PlanFault;
use crate::roster::MemberId;
use crate::rules::definition::{Placement, Worn};
use crate::seating::planned::PlannedMeeting;
use crate::seating::{Seating, SeatingPlan};
use std::collections::BTreeMap;

/// Who sits where at every meeting.
pub(super) fn meetings<'a>(problem: &'a Seating, plan: &SeatingPlan) -> Result<Vec<SeatedMeeting<'a>>, Vec<PlanFault>> {
    if plan.meetings().len() != problem.meetings.len() {
        return Err(vec![PlanFault::number(Noun::Meeting, plan.meetings().len(), problem.meetings.len())]);
    }
    let (mut seated, mut faults) = (Vec::new(), Vec::new());
    for (at, planned) in plan.meetings().iter().enumerate() {
        match read(problem, at, planned) {
            Ok(meeting) => seated.push(meeting),
            Err(own) => faults.extend(own.into_iter().map(|fault| fault.in_meeting(at + 1))),
        }
    }
    match faults.is_empty() {
        true => Ok(seated),
        false => Err(faults),
    }
}

fn read<'a>(problem: &'a Seating, at: usize, planned: &PlannedMeeting) -> Result<SeatedMeeting<'a>, Vec<PlanFault>> {
    let roster = problem.roster();
    let meeting = &problem.meetings[at];
    let layout = &meeting.hall.layout;
    let mut faults = everybody_once(problem, planned);
    let mut sitters: Vec<Option<MemberId>> = vec![None; layout.seats.len()];
    for (id, name) in planned.seats() {
        let Some(seat) = layout.seats.iter().position(|seat| seat.id == id) else {
            faults.push(PlanFault::unknown_seat(id));
            continue;
        };
        if sitters[seat].is_some() {
            faults.push(PlanFault::seat_twice(id));
        }
        sitters[seat] = roster.find(name);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let seats = sitters.iter().enumerate();
    let seat_of: BTreeMap<MemberId, usize> = seats.filter_map(|(seat, sitter)| Some(((*sitter)?, seat))).collect();
    for member in roster.member_ids() {
        if meeting.members.contains(&member) != seat_of.contains_key(&member) {
            faults.push(PlanFault::absence(roster.name(member)));
        }
    }
    if let Some(fixed) = &meeting.fixed {
        let as_it_was = meeting.members.iter().zip(fixed);
        if as_it_was.into_iter().any(|(member, seat)| seat_of.get(member) != Some(seat)) {
            faults.push(PlanFault::fixed());
        }
    }
    let mut groups: Vec<Vec<Worn>> = vec![Vec::new(); layout.tables.len()];
    for (&member, &seat) in &seat_of {
        let worn = worn(problem, at, planned, member, &mut faults);
        groups[layout.seats[seat].table].push(worn);
    }
    let names: Vec<&str> = layout.tables.iter().map(String::as_str).collect();
    match faults.is_empty() {
        true => Ok(SeatedMeeting {
            at,
            placement: Placement::new(&problem.counted, &meeting.members, names, groups),
            sitters,
            seat_of,
            fixed: meeting.fixed.is_some(),
        }),
        false => Err(faults),
    }
}

/// Members who do not stand exactly once in a meeting, and names that are none.
fn everybody_once(problem: &Seating, planned: &PlannedMeeting) -> Vec<PlanFault> {
    let roster = problem.roster();
    let mut faults = Vec::new();
    let mut times: BTreeMap<&str, usize> = roster.member_ids().map(|member| (roster.name(member), 0)).collect();
    let absent = planned.absent().iter().map(String::as_str);
    for id in planned.seats().map(|(_, member)| member).chain(absent) {
        match times.get_mut(id) {
            Some(times) => *times += 1,
            None => faults.push(PlanFault::unknown_member(id)),
        }
    }
    let misplaced = times.iter().filter(|&(_, &times)| times != 1);
    faults.extend(misplaced.map(|(&member, &times)| PlanFault::misplaced(member, times)));
    faults
}

/// A member under the hat that the plan gives.
fn worn(problem: &Seating, at: usize, planned: &PlannedMeeting, member: MemberId, faults: &mut Vec<PlanFault>) -> Worn {
    let roster = &problem.counted;
    // Fixed meetings carry no hats: the rules about tables are not asked of them.
    let hats = problem.hats.filter(|_| problem.meetings[at].fixed.is_none());
    let agreed = hats.map_or(&[][..], |dimension| roster.hats_of(member, dimension));
    let id = roster.name(member);
    let named = planned.hats().get(id);
    let hat = named.and_then(|hat| {
        let mut agreed = agreed.iter().copied();
        agreed.find(|&tag| roster.tag(tag).name() == hat)
    });
    if hat.is_none() && (named.is_some() || !agreed.is_empty()) {
        faults.push(PlanFault::hat(id));
    }
    Worn { member, hat }
}
