//! Who holds which role at which meeting.

use crate::project::Project;
use crate::project::parts::Parts;
use crate::rota::{PlannedTurns, RotaBuilder, RotaRule};
use crate::tier::Tier;

/// The rota of a project, if it has roles.
pub(in crate::project) fn rota(project: &Project, so_far: &Parts) -> Option<RotaBuilder> {
    if project.given.roles.is_empty() {
        return None;
    }
    let mut builder = project.given.rota.clone().unwrap_or_else(|| usual(project));
    let people = project.people(so_far);
    // Who is on no roster stays, to be found at fault.
    builder.never.retain(|(member, _)| !people.leaves_out(member));
    builder.experienced.retain(|(member, _)| !people.leaves_out(member));
    builder.parts.retain(|member| !people.leaves_out(member));
    builder.not_this_time.retain(|at| !people.leaves_out(&at.member));
    builder.without_in_ledger(people.others());
    builder = builder.meetings(project.given.meetings.len());
    builder.roles.clear();
    for role in &project.given.roles {
        let of_table = |at: usize| {
            let tables = project.given.meetings[at].small_groups.map_or(0, |of| of.tables);
            role.each_table.then_some((at, tables))
        };
        let rests = |at: usize| project.given.meetings[at].rests.contains(&role.name).then_some((at, 0));
        builder = builder.role(role.of_rota(project.positions().filter_map(|at| rests(at).or_else(|| of_table(at)))));
    }
    for member in people.ids() {
        let away: Vec<usize> =
            project.positions().filter(|&at| !project.is_there(at, member)).map(|at| at + 1).collect();
        if !away.is_empty() {
            builder = builder.absent(member, away);
        }
        let online: Vec<usize> =
            project.positions().filter(|&at| project.is_online(at, member)).map(|at| at + 1).collect();
        if !online.is_empty() {
            builder = builder.online(member, online);
        }
    }
    for (member, role, meeting) in learnt(project, so_far) {
        if people.knows(&member) {
            builder = builder.learns(member, role, meeting);
        }
    }
    builder = not_presiding(project).into_iter().filter(|of| people.knows(of.member)).fold(builder, |builder, of| {
        let mut rule = RotaRule::does_not_hold(of.member, of.role, of.at + 1);
        rule.private = of.is_private;
        builder.require(rule)
    });
    let turns = |at: usize| project.past(at).and_then(|past| past.turns.clone());
    let known = |at: usize| turns(at).map(|turns| people.only_turns(turns, &project.given.roles)).unwrap_or_default();
    builder = builder.fixed(project.frozen().map(known));
    if project.open().any(|at| turns(at).is_some()) {
        let announced: Vec<PlannedTurns> = project.positions().map(known).collect();
        builder.rules.put_off();
        builder = builder.prefer(Tier(1), RotaRule::as_announced(announced));
    }
    Some(builder)
}

/// What is asked of a rota of which nothing is said.
fn usual(project: &Project) -> RotaBuilder {
    RotaBuilder::new(project.roster.clone())
        .require(RotaRule::fair_share())
        .prefer(Tier(1), RotaRule::gap(1))
        .prefer(Tier(2), RotaRule::even_burden())
}

/// A role that somebody does not hold at a meeting, counted from 0.
struct NotHeld<'a> {
    member: &'a str,
    role: &'a str,
    at: usize,
    is_private: bool,
}

/// Who does not preside over what: those who are too close to a decision that is taken at a meeting to come.
fn not_presiding(project: &Project) -> Vec<NotHeld<'_>> {
    let Some(work) = &project.given.work else { return Vec::new() };
    let mut not_held = Vec::new();
    for asked in work.rules.asked.iter().filter(|asked| asked.is_required()) {
        let Some((member, topic)) = asked.rule.kind.conflict_of_interest() else { continue };
        let is_about = |name: &String| work.decisions.iter().any(|of| of.name() == name && of.is_about(topic));
        for at in project.open().filter(|&at| project.given.meetings[at].decides.iter().any(is_about)) {
            let presiding = project.given.roles.iter().filter(|role| role.presides);
            let is_private = asked.rule.is_private();
            not_held.extend(presiding.map(|role| NotHeld { member, role: &role.name, at, is_private }));
        }
    }
    not_held
}

/// Who knows which role from which meeting on, counted from 1: by the trainings that are planned, or were before.
fn learnt(project: &Project, so_far: &Parts) -> Vec<(String, String, usize)> {
    let planned = so_far.work.as_ref().map(|work| &work.solution.plan);
    let before = project.history.as_ref().and_then(|history| history.work.as_ref());
    let Some(work) = planned.or(before) else { return Vec::new() };
    let roles = project.given.roles.iter().flat_map(|role| role.learnt_at.iter().map(move |event| (role, event)));
    let attended = |event: &String| work.attendees(event).iter().cloned();
    let from = |event: &String| {
        let trainings = project.given.work.iter().flat_map(|work| &work.trainings);
        let period = trainings.filter(|training| training.name() == event).map(|training| training.in_period).next()?;
        project.positions().find(|&at| project.calendar.period(at) > period)
    };
    roles
        .filter_map(|(role, event)| Some((role, event, from(event)? + 1)))
        .flat_map(|(role, event, from)| attended(event).map(move |member| (member, role.name.clone(), from)))
        .collect()
}
