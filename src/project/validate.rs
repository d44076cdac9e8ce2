//! What is wrong with what was given to a project, beside the faults of its parts.

mod history;

use super::Project;
use super::builder::ProjectBuilder;
use super::part::Part;
use super::parts::Parts;
use super::stages;
use crate::error::{Faults, InputFault, Noun, fault};
use crate::roster::names::nearest;
use crate::shares::minutes;
use std::collections::BTreeSet;

/// Tables, and rounds, of small groups at a meeting beyond which they are refused.
const MAX_TABLES: usize = 2_000;
const MAX_ROUNDS: usize = 100;
/// Months, and rounds in all, with which the parts work.
const MAX_PERIODS: usize = 1_000;

/// Notes everything that is wrong beside the faults of parts.
pub(super) fn validate(project: &Project, faults: &mut Faults) {
    let given = &project.given;
    if given.meetings.is_empty() && (!given.roles.is_empty() || given.rota.is_some()) {
        faults.push(fault!(Missing, "there are no meetings; give their dates").under("meetings"));
    }
    if given.group.as_ref().is_some_and(|group| group.lottery.is_some()) {
        let words = "a project selects one group and draws no lots; leave `lottery` out, and draw from a composition";
        faults.push(fault!(UnknownKey, "{words}").under("group.lottery"));
    }
    meetings(project, faults);
    extent(project, faults);
    roles(project, faults);
    parts_left_out(given, faults);
    money(project, faults);
    supporters(project, faults);
    history::history(project, faults);
}

fn meetings(project: &Project, faults: &mut Faults) {
    let given = &project.given;
    let roles: Vec<&str> = given.roles.iter().map(|role| role.name.as_str()).collect();
    let rooms: Vec<&str> = given.rooms.iter().map(|(name, _)| name).collect();
    let decisions: Vec<&str> = given.work.iter().flat_map(|work| &work.decisions).map(|of| of.name()).collect();
    let mut decided = BTreeSet::new();
    for (at, meeting) in given.meetings.iter().enumerate() {
        faults.under(&format!("meetings[{at}]"), |faults| {
            for (key, ids) in [("absent", &meeting.absent), ("online", &meeting.online)] {
                faults.under(key, |faults| {
                    ids.iter().for_each(|id| {
                        project.roster.known_member(id, faults);
                    })
                });
            }
            known("rests", Noun::Role, &meeting.rests, &roles, faults);
            known("decides", Noun::Decision, &meeting.decides, &decisions, faults);
            for decision in meeting.decides.iter().filter(|name| !decided.insert(name.as_str())) {
                faults.push(fault!(Twice, "`{decision}` is decided already; name it once").under("decides"));
            }
            if let Some(room) = meeting.room.as_deref().filter(|room| !rooms.contains(room)) {
                let near = nearest(room, rooms.iter().copied());
                faults.push(InputFault::unknown(Noun::Room, room, near).under("room"));
            }
            if let Some(hours) = meeting.hours {
                faults.under("hours", |faults| faults.keep(minutes(hours)));
            }
            if let Some(of) = meeting.small_groups.filter(|of| of.tables > MAX_TABLES || of.rounds > MAX_ROUNDS) {
                faults.push(fault!(
                    BeyondLimit,
                    "{} tables for {} rounds are asked for, and {MAX_TABLES} and {MAX_ROUNDS} are the most",
                    of.tables,
                    of.rounds
                ));
            }
            for both in meeting.absent.iter().filter(|id| meeting.online.contains(id)) {
                faults.push(fault!(Twice, "`{both}` is both absent and online; name them once"));
            }
            if meeting.small_groups.is_some_and(|of| of.tables == 0 || of.rounds == 0) {
                faults.push(fault!(
                    Missing,
                    "small groups have at least 1 table and 1 round; correct it, or leave it out"
                ));
            }
        });
    }
}

/// Notes more months, or rounds of small groups, than the parts work with.
fn extent(project: &Project, faults: &mut Faults) {
    let months = project.calendar.months();
    if months > MAX_PERIODS {
        faults.push(
            fault!(
                BeyondLimit,
                "the meetings lie over {months} months, and {MAX_PERIODS} are the most; correct the dates"
            )
            .under("meetings"),
        );
    }
    let rounds = project.given.meetings.iter().filter_map(|meeting| meeting.small_groups).map(|of| of.rounds);
    let rounds = rounds.fold(0, usize::saturating_add);
    if rounds > MAX_PERIODS {
        faults.push(
            fault!(BeyondLimit, "there are {rounds} rounds of small groups in all, and {MAX_PERIODS} are the most")
                .under("meetings"),
        );
    }
}

/// Notes names that there are none of.
fn known(key: &str, noun: Noun, names: &[String], known: &[&str], faults: &mut Faults) {
    faults.under(key, |faults| {
        for name in names.iter().filter(|name| !known.contains(&name.as_str())) {
            faults.push(InputFault::unknown(noun, name, nearest(name, known.iter().copied())));
        }
    });
}

fn roles(project: &Project, faults: &mut Faults) {
    let given = &project.given;
    let trainings: Vec<&str> = given.work.iter().flat_map(|work| &work.trainings).map(|of| of.name()).collect();
    for (at, role) in given.roles.iter().enumerate() {
        faults.under(&format!("roles[{at}]"), |faults| {
            let is_held = |at: usize| {
                let meeting = &given.meetings[at];
                !meeting.rests.contains(&role.name) && (!role.each_table || meeting.small_groups.is_some())
            };
            let name = &role.name;
            if !given.meetings.is_empty() && !project.positions().any(is_held) {
                let why = if role.each_table { "there are no small groups" } else { "it rests at all of them" };
                faults.push(fault!(Missing, "`{name}` is held at no meeting: {why}; leave the role out, or correct this"));
            }
            known("learnt_at", Noun::Training, &role.learnt_at, &trainings, faults);
            if let Some(hours) = role.prepare_hours {
                faults.under("prepare_hours", |faults| faults.keep(minutes(hours)));
                if given.work.is_none() {
                    faults.push(fault!(
                        PartMissing,
                        "the hours of `{name}` count as work, and the project has no `work`; add it, or leave `prepare_hours` out"
                    ));
                }
            }
            if !role.seat.is_any() && stages::seated(project).is_empty() {
                faults.push(fault!(
                    PartMissing,
                    "`{name}` is held on some seats, and no meeting has a `room`; give meetings rooms, or leave `seat` out"
                ));
            }
            let features = role.seat.needs.iter().chain(&role.seat.not);
            for feature in features {
                let mut rooms = stages::seated(project).into_iter().filter_map(|at| project.room(at)).peekable();
                let has = |room| !stages::seats_with(room, std::slice::from_ref(feature)).is_empty();
                if rooms.peek().is_some() && !rooms.any(has) {
                    faults.push(InputFault::unknown(Noun::Feature, feature, None).under("seat"));
                }
            }
        });
    }
}

/// Notes what is said of parts of which there is nothing to plan.
fn parts_left_out(given: &ProjectBuilder, faults: &mut Faults) {
    let needs = |part: Part, what: &str| {
        fault!(PartMissing, "`{part}` needs {what}; give them, or leave it out").under(part.name())
    };
    if given.rota.is_some() && given.roles.is_empty() {
        faults.push(needs(Part::Rota, "`roles`"));
    }
    if given.tables.is_some() && given.meetings.iter().all(|meeting| meeting.small_groups.is_none()) {
        faults.push(needs(Part::Tables, "meetings with `small_groups`"));
    }
    if given.seating.is_some() && given.meetings.iter().all(|meeting| meeting.room.is_none()) {
        faults.push(needs(Part::Seating, "meetings with a `room`"));
    }
}

fn money(project: &Project, faults: &mut Faults) {
    let given = &project.given;
    let Some(money) = &given.money else { return };
    faults.under("money", |faults| {
        let Some(work) = &given.work else {
            if money.attendance.is_some() || money.budget.is_some() {
                faults.push(fault!(
                    PartMissing,
                    "who is paid, and by which rates, is said in `work`, which the project does not have; add it, or leave \
                     `money` out"
                ));
            }
            return;
        };
        if work.currency.is_some() && money.currency.is_some() && work.currency != money.currency {
            faults.push(fault!(OtherProject, "`money` and `work` are in two currencies; name one, in `money`"));
        }
        let Some(rate) = &money.attendance else { return };
        if !work.rates.iter().any(|known| known.name() == rate) {
            let near = nearest(rate, work.rates.iter().map(|rate| rate.name()));
            faults.push(InputFault::unknown(Noun::Rate, rate, near).under("attendance"));
        }
        for (at, meeting) in given.meetings.iter().enumerate().filter(|(_, meeting)| meeting.hours.is_none()) {
            faults.push(fault!(
                Missing,
                "attending is paid by the hour, and meeting {} (`{}`) does not say how long it takes; add `hours`",
                at + 1,
                meeting.date
            ));
        }
        let spent: i64 = match given.group {
            Some(_) => 0,
            None => stages::attendance(project, &Parts::default()).iter().fold(0, |sum: i64, of| sum.saturating_add(of.pay)),
        };
        if let Some(budget) = money.budget.and_then(|budget| i64::try_from(budget).ok()).filter(|budget| *budget < spent) {
            faults.push(fault!(
                BeyondLimit,
                "attendance alone comes to {spent}, and the budget is {budget}: {} too little; raise it, or pay less",
                spent - budget
            ));
        }
    });
}

fn supporters(project: &Project, faults: &mut Faults) {
    let supporters = &project.given.project.supporters;
    faults.under("project.supporters", |faults| {
        for (supporter, member) in supporters.iter() {
            project.roster.known_member(supporter, faults);
            project.roster.known_member(member, faults);
            if supporters.get(member).is_some() {
                faults
                    .push(fault!(Twice, "`{member}` is a supporter, and is supported by `{supporter}`; leave one out"));
            }
        }
    });
}
