//! Reads a plan against the meetings that it is for.

use crate::error::{Noun, PlanFault};
use crate::plan_reader::{everybody_once, finish, one_by_one, worn};
use crate::roster::MemberId;
use crate::rules::definition::{Placement, Worn};
use crate::seating::meeting::Meeting;
use crate::seating::plan::SeatingPlan;
use crate::seating::planned::PlannedMeeting;
use crate::seating::problem::Seating;
use crate::seating::reading::SeatedMeeting;
use std::collections::BTreeMap;

/// Who sits where at every meeting.
pub(super) fn meetings<'a>(problem: &'a Seating, plan: &SeatingPlan) -> Result<Vec<SeatedMeeting<'a>>, Vec<PlanFault>> {
    let read = |at, planned: &PlannedMeeting, meeting| read(problem, at, planned, meeting);
    one_by_one(Noun::Meeting, plan.meetings(), &problem.meetings, read)
}

fn read<'a>(
    problem: &'a Seating,
    at: usize,
    planned: &PlannedMeeting,
    meeting: &'a Meeting,
) -> Result<SeatedMeeting<'a>, Vec<PlanFault>> {
    let roster = problem.roster();
    let layout = &meeting.hall.layout;
    let absent = planned.absent().iter().map(String::as_str);
    let mut faults = everybody_once(roster, planned.seats().map(|(_, member)| member).chain(absent));
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
    // Fixed meetings carry no hats: the rules about tables are not asked of them.
    let hats = problem.hats.filter(|_| meeting.fixed.is_none());
    let mut groups: Vec<Vec<Worn>> = vec![Vec::new(); layout.tables.len()];
    for (&member, &seat) in &seat_of {
        let id = roster.name(member);
        let hat = planned.hats().get(id).map(String::as_str);
        groups[layout.seats[seat].table].extend(worn(&problem.counted, hats, id, hat, &mut faults));
    }
    let names: Vec<&str> = layout.tables.iter().map(String::as_str).collect();
    let seated = SeatedMeeting {
        at,
        layout,
        placement: Placement::new(&problem.counted, &meeting.members, names, groups),
        sitters,
        seat_of,
        fixed: meeting.fixed.is_some(),
    };
    finish(seated, faults)
}
