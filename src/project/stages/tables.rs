//! Who sits at which table of small groups.

use crate::project::Project;
use crate::project::parts::Parts;
use crate::rounds::{PlannedRound, RoundRule, RoundsBuilder, Tables};
use crate::rules::Rule;
use crate::tier::Tier;

/// The tables of a project, if it has small groups.
pub(in crate::project) fn tables(project: &Project, so_far: &Parts) -> Option<RoundsBuilder> {
    let meetings = round_meetings(project);
    if meetings.is_empty() {
        return None;
    }
    let people = project.people(so_far);
    let usual = || RoundsBuilder::new(project.roster.clone()).prefer(Tier(1), RoundRule::repeats());
    let mut builder = project.given.tables.clone().unwrap_or_else(usual).rounds(meetings.len());
    builder.met_before.retain(|(one, other, _)| !people.leaves_out(one) && !people.leaves_out(other));
    for (round, &at) in (1..).zip(&meetings) {
        let tables = project.given.meetings[at].small_groups.map_or(1, |of| of.tables);
        builder = builder.tables_in(round, Tables::new().even("table", tables));
    }
    for member in people.ids() {
        let in_room = |at: usize| project.is_there(at, member) && !project.is_online(at, member);
        let away: Vec<usize> = (1..).zip(&meetings).filter(|&(_, &at)| !in_room(at)).map(|(round, _)| round).collect();
        if !away.is_empty() {
            builder = builder.absent(member, away);
        }
    }
    builder = facilitators(project, so_far, &meetings, builder);
    let frozen = meetings.iter().filter(|&&at| at < project.calendar.frozen).count();
    let past = |(round, &at): (usize, &usize)| {
        let of_meeting = meetings[..round].iter().filter(|&&earlier| earlier == at).count();
        let past = project.past(at).and_then(|past| past.tables.get(of_meeting).cloned());
        past.map(|past| people.only_at_tables(past))
    };
    let before: Vec<Option<PlannedRound>> = meetings.iter().enumerate().map(past).collect();
    builder = builder.fixed(before[..frozen].iter().map(|round| round.clone().unwrap_or_default()));
    if before[frozen..].iter().any(Option::is_some) {
        let announced = before.into_iter().map(Option::unwrap_or_default);
        builder.rules.put_off();
        builder = builder.prefer(Tier(1), RoundRule::as_announced(announced.collect::<Vec<_>>()));
    }
    Some(builder)
}

/// The meeting of each round of small groups, counted from 0.
pub(in crate::project) fn round_meetings(project: &Project) -> Vec<usize> {
    let rounds = |at: usize| project.given.meetings[at].small_groups.map_or(0, |of| of.rounds);
    project.positions().flat_map(|at| std::iter::repeat_n(at, rounds(at))).collect()
}

/// Those who hold a role of which there is one at each table sit at different tables.
fn facilitators(project: &Project, so_far: &Parts, meetings: &[usize], builder: RoundsBuilder) -> RoundsBuilder {
    let Some(rota) = &so_far.rota else { return builder };
    let roles: Vec<_> = project.given.roles.iter().filter(|role| role.each_table).collect();
    let mut builder = builder;
    for (round, &at) in (1..).zip(meetings).filter(|&(_, &at)| at >= project.calendar.frozen) {
        for role in &roles {
            let holders = rota.solution.plan.meetings()[at].holders(&role.name);
            let holders: Vec<&String> = holders.iter().filter(|member| !project.is_online(at, member)).collect();
            if holders.len() > 1 {
                builder = builder.require(RoundRule::from(Rule::apart(holders)).public().in_rounds([round]));
            }
        }
    }
    builder
}
