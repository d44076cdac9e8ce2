//! Who does which work, learns and leads what.

use crate::project::Project;
use crate::project::parts::Parts;
use crate::shares::{Already, Piece, PlannedLearning, ShareRule, SharesBuilder, Terms, Training, minutes};
use crate::tier::Tier;

/// What pay and hours beside shared work are for.
const ATTENDANCE: &str = "attendance";
const ROLES: &str = "roles";

/// What somebody has in a month beside the work that is shared out.
pub(in crate::project) struct Beside<'a> {
    pub(in crate::project) member: &'a str,
    /// The meeting, counted from 0.
    pub(in crate::project) at: usize,
    pub(in crate::project) minutes: i64,
    /// In the smallest unit of the currency.
    pub(in crate::project) pay: i64,
}

/// The work of a project, if it has any.
pub(in crate::project) fn work(project: &Project, so_far: &Parts) -> Option<SharesBuilder> {
    let mut builder = project.given.work.clone()?;
    let people = project.people(so_far);
    builder.terms.retain(|terms| !people.leaves_out(terms.member()));
    for training in &mut builder.trainings {
        training.taught_by.retain(|member| !people.leaves_out(member));
    }
    for pairs in [&mut builder.unequal, &mut builder.agreed] {
        pairs.retain(|(one, other)| !people.leaves_out(one) && !people.leaves_out(other));
    }
    let calendar = &project.calendar;
    builder = builder.periods(calendar.months());
    if let Some(first) = calendar.month(1) {
        builder = builder.first_month(first.to_string());
    }
    let money = project.given.money.as_ref();
    if let Some(sign) = money.and_then(|money| money.currency.as_ref()) {
        builder = builder.currency(sign);
    }
    if let Some(budget) = money.and_then(|money| money.budget) {
        builder = builder.require(ShareRule::budget(budget));
    }
    let at_meetings = attendance(project, so_far).into_iter().map(|of| (ATTENDANCE, Beside { minutes: 0, ..of }));
    let for_roles = turns_of_roles(project, so_far).into_iter().map(|of| (ROLES, of));
    for (what, of) in at_meetings.chain(for_roles) {
        let period = calendar.period(of.at);
        let already = Already::new(what).in_period(period).hours(of.minutes as f64 / 60.0).pay(of.pay.unsigned_abs());
        for terms in builder.terms.iter_mut().filter(|terms| terms.member() == of.member) {
            *terms = terms.clone().already(already.clone());
        }
    }
    // Who has not joined, or has left, takes no piece of those months.
    let members: Vec<String> = builder.terms.iter().map(|terms| terms.member().to_owned()).collect();
    let takes_part = |member: &str, period: usize| calendar.takes_part_in(member, period);
    let pieces: Vec<Piece> = builder.pieces.clone();
    for piece in &pieces {
        let months = months_of(project, piece);
        for member in members.iter().filter(|member| !months.iter().all(|&period| takes_part(member, period))) {
            builder = builder.require(ShareRule::does_not_take(member, piece.name()));
        }
    }
    // Who is not there when a decision is taken does not lead it.
    for at in project.open() {
        for decision in &project.given.meetings[at].decides {
            for member in members.iter().filter(|member| !project.is_there(at, member)) {
                builder = builder.require(ShareRule::does_not_lead(member, decision));
            }
        }
    }
    Some(as_announced(project, builder))
}

/// What was announced for months that are over stays; of the rest as much as can be.
fn as_announced(project: &Project, mut builder: SharesBuilder) -> SharesBuilder {
    let Some(before) = project.history.as_ref().and_then(|history| history.work.as_ref()) else { return builder };
    let open = project.open().next().map_or(usize::MAX, |at| project.calendar.period(at));
    let begun =
        |months: &[usize]| project.calendar.frozen > 0 && months.iter().min().is_some_and(|&first| first < open);
    let piece = |name: &str| builder.pieces.iter().find(|piece| piece.name() == name);
    let training = |name: &str| builder.trainings.iter().find(|of| of.name() == name);
    let is_known = |name: &str| {
        let is_decision = builder.decisions.iter().any(|of| of.name() == name);
        let is_skill =
            before.learning().iter().any(|of| matches!(of, PlannedLearning::Mentor { skill, .. } if skill == name));
        piece(name).is_some() || training(name).is_some() || is_decision || is_skill
    };
    let is_settled = |name: &str| {
        let decided =
            project.frozen().any(|at| project.given.meetings[at].decides.iter().any(|decided| decided == name));
        let begun_piece = piece(name).is_some_and(|piece| begun(&months_of(project, piece)));
        decided || begun_piece || training(name).is_some_and(|training| begun(&[training.in_period]))
    };
    let settled = before.part(|name| is_known(name) && is_settled(name));
    let open = before.part(|name| is_known(name) && !is_settled(name));
    // Nobody else attends a training that is over.
    let still = |training: &Training| {
        let attended = settled.attendees(training.name()).len();
        match (begun(&[training.in_period]), attended) {
            (false, _) => Some(training.clone()),
            (true, 0) => None,
            (true, attended) => Some(training.clone().places(attended)),
        }
    };
    let trainings = builder.trainings.iter().filter_map(still).collect();
    builder.trainings = trainings;
    builder.rules.put_off();
    builder.prefer(Tier(1), ShareRule::as_announced(&open)).require(ShareRule::as_announced(&settled))
}

/// The months in which a piece is worked on, counted from 1.
fn months_of(project: &Project, piece: &Piece) -> Vec<usize> {
    piece.in_periods.clone().unwrap_or_else(|| (1..=project.calendar.months()).collect())
}

/// What attending is paid to those who are there and paid, meeting by meeting.
pub(in crate::project) fn attendance<'a>(project: &'a Project, so_far: &'a Parts) -> Vec<Beside<'a>> {
    let rate = project.given.money.as_ref().and_then(|money| money.attendance.as_ref());
    let rates = project.given.work.iter().flat_map(|work| &work.rates);
    let Some(rate) = rate.and_then(|rate| rates.into_iter().find(|known| known.name() == rate)) else {
        return Vec::new();
    };
    let people = project.people(so_far);
    let paid = paid(project).filter(|terms| people.knows(terms.member())).collect::<Vec<_>>();
    let at_meeting = |at: usize| {
        let minutes = project.given.meetings[at].hours.and_then(|hours| minutes(hours).ok()).unwrap_or(0);
        let there = paid.iter().filter(move |terms| project.is_there(at, terms.member()));
        there.map(move |terms| Beside { member: terms.member(), at, minutes, pay: rate.of_sitting(minutes) })
    };
    project.positions().flat_map(at_meeting).collect()
}

/// The hours that turns take beside meetings, and what they are paid, turn by turn.
fn turns_of_roles<'a>(project: &'a Project, so_far: &'a Parts) -> Vec<Beside<'a>> {
    let Some(rota) = &so_far.rota else { return Vec::new() };
    let roles = project.given.roles.iter().filter_map(|role| {
        let minutes = role.prepare_hours.and_then(|hours| minutes(hours).ok()).filter(|minutes| *minutes > 0)?;
        Some((role, minutes))
    });
    let rates = |name: &str| project.given.work.iter().flat_map(|work| &work.rates).find(|rate| rate.name() == name);
    let pay = |member: &str, minutes: i64| {
        let rate = paid(project).find(|terms| terms.member() == member).and_then(Terms::rate).and_then(rates);
        rate.map_or(0, |rate| rate.of_sitting(minutes))
    };
    let of_role = |(role, minutes): (&'a crate::ProjectRole, i64)| {
        let turns = rota.solution.plan.meetings().iter().enumerate();
        turns.flat_map(move |(at, meeting)| {
            let holders = meeting.holders(&role.name).iter();
            holders.map(move |member| Beside { member, at, minutes, pay: pay(member, minutes) })
        })
    };
    roles.flat_map(of_role).collect()
}

/// The terms of those who are paid.
fn paid(project: &Project) -> impl Iterator<Item = &Terms> {
    project.given.work.iter().flat_map(|work| &work.terms).filter(|terms| terms.rate().is_some())
}
