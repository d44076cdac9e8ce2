//! Who sits where in the room.

use crate::error::Faults;
use crate::periods::MAX_MET;
use crate::project::Project;
use crate::project::parts::Parts;
use crate::seating::{PlannedMeeting, Room, SeatRule, SeatingBuilder};
use crate::tier::Tier;
use itertools::Itertools;
use std::collections::BTreeMap;

/// The seating of a project, if meetings have rooms.
pub(in crate::project) fn seating(project: &Project, so_far: &Parts) -> Option<SeatingBuilder> {
    let meetings = seated(project);
    if meetings.is_empty() {
        return None;
    }
    let people = project.people_with_supporters(so_far);
    let usual = || SeatingBuilder::new(project.roster.clone()).prefer(Tier(1), SeatRule::new_neighbours());
    let mut builder = project.given.seating.clone().unwrap_or_else(usual).meetings(meetings.len());
    for (number, &at) in (1..).zip(&meetings) {
        if let Some(room) = project.room(at) {
            builder = builder.room_at(number, room.clone());
        }
    }
    for member in people.ids() {
        let with = project.given.project.supporters.get(member).map_or(member, String::as_str);
        let in_room = |at: usize, id: &str| project.is_there(at, id) && !project.is_online(at, id);
        let has_seat = |at: usize| in_room(at, with) && in_room(at, member);
        let away: Vec<usize> =
            (1..).zip(&meetings).filter(|&(_, &at)| !has_seat(at)).map(|(number, _)| number).collect();
        if !away.is_empty() {
            builder = builder.absent(member, away);
        }
        if with != member {
            builder = builder.require(SeatRule::supports(member, with));
        }
    }
    builder = seats_of_roles(project, so_far, &meetings, builder);
    let given = std::mem::take(&mut builder.met_before);
    let given = given.into_iter().filter(|(one, other, _)| !people.leaves_out(one) && !people.leaves_out(other));
    builder = builder.met_before(met(given, so_far));
    let past =
        |&at: &usize| project.past(at).and_then(|past| past.seats.clone()).map(|seats| people.only_seats(&seats));
    let before: Vec<Option<PlannedMeeting>> = meetings.iter().map(past).collect();
    let frozen = meetings.iter().filter(|&&at| at < project.calendar.frozen).count();
    builder = builder.fixed(before[..frozen].iter().map(|meeting| meeting.clone().unwrap_or_default()));
    if before[frozen..].iter().any(Option::is_some) {
        let announced = before.into_iter().map(Option::unwrap_or_default);
        builder.rules.put_off();
        builder = builder.prefer(Tier(1), SeatRule::as_announced(announced.collect::<Vec<_>>()));
    }
    Some(builder)
}

/// The meetings that have a room, counted from 0.
pub(in crate::project) fn seated(project: &Project) -> Vec<usize> {
    project.positions().filter(|&at| project.room(at).is_some()).collect()
}

/// Holders of roles sit on seats with the features that the role needs, and on none with those that it avoids.
fn seats_of_roles(project: &Project, so_far: &Parts, meetings: &[usize], builder: SeatingBuilder) -> SeatingBuilder {
    let Some(rota) = &so_far.rota else { return builder };
    let mut builder = builder;
    for role in project.given.roles.iter().filter(|role| !role.seat.is_any()) {
        for (number, &at) in (1..).zip(meetings).filter(|&(_, &at)| at >= project.calendar.frozen) {
            let not = project.room(at).map_or(Vec::new(), |room| seats_with(room, &role.seat.not));
            // A room without a feature asks nothing of it.
            let has = |feature: &&String| {
                project.room(at).is_some_and(|room| !seats_with(room, std::slice::from_ref(*feature)).is_empty())
            };
            let needed: Vec<String> = role.seat.needs.iter().filter(has).cloned().collect();
            let holders = rota.solution.plan.meetings()[at].holders(&role.name);
            for member in holders.iter().filter(|member| !project.is_online(at, member)) {
                if !needed.is_empty() {
                    let needs = SeatRule::needs(member, &needed).public();
                    builder = builder.require(needs.in_meetings([number]));
                }
                for seat in &not {
                    let not_here = SeatRule::not_in_seat(member, seat).public();
                    builder = builder.require(not_here.in_meetings([number]));
                }
            }
        }
    }
    builder
}

/// Ids of the seats that have any of these features.
pub(in crate::project) fn seats_with(room: &Room, features: &[String]) -> Vec<String> {
    let layout = room.layout(&mut Faults::default());
    let with: Vec<usize> = features.iter().filter_map(|name| layout.feature(name).ok()).collect();
    let has = |at: &usize| layout.seats[*at].features.iter().any(|feature| with.contains(feature));
    let seats = (0..layout.seats.len()).filter(has);
    seats.map(|at| layout.seats[at].id.clone()).collect()
}

/// How often pairs sat beside each other before, with how often they sit at one table of small groups, if that is planned:
/// they are no new neighbours.
fn met(given: impl Iterator<Item = (String, String, u32)>, so_far: &Parts) -> Vec<(String, String, u32)> {
    let mut met: BTreeMap<(String, String), u32> = BTreeMap::new();
    let mut beside = Vec::new();
    for (one, other, times) in given {
        let pair = if one < other { (one.clone(), other.clone()) } else { (other.clone(), one.clone()) };
        // Numbers beyond the limit, and pairs that stand twice, are left to be found at fault.
        if times > MAX_MET || met.insert(pair, times).is_some() {
            beside.push((one, other, times));
        }
    }
    let rounds = so_far.tables.iter().flat_map(|tables| tables.solution.plan.rounds());
    for table in rounds.flat_map(|round| &round.tables) {
        for [one, other] in table.members.iter().sorted().array_combinations() {
            let times = met.entry((one.clone(), other.clone())).or_default();
            *times = (*times + 1).min(MAX_MET);
        }
    }
    met.into_iter().map(|((one, other), times)| (one, other, times)).chain(beside).collect()
}
