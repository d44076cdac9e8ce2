//! What everybody may know of the meetings of a project.

use super::plan::ProjectPlan;
use super::stages;
use crate::public::{Public, sorted};
use std::collections::BTreeMap;

/// A meeting: when and where it is, who is there, and who does what.
#[derive(Debug, Clone, Default)]
pub(super) struct MeetingFacts {
    pub(super) date: String,
    pub(super) hours: Option<f64>,
    pub(super) room: Option<String>,
    /// Whether it is over or settled.
    pub(super) frozen: bool,
    /// Those who are expected, by name.
    pub(super) there: Vec<String>,
    pub(super) online: Vec<String>,
    pub(super) absent: Vec<String>,
    /// In the order of the roles, with the words for those who hold them, and their ids.
    pub(super) roles: Vec<(String, String, Vec<String>)>,
    /// For each round the tables.
    pub(super) rounds: Vec<Vec<(String, Vec<String>)>>,
    /// By member, their seat.
    pub(super) seats: BTreeMap<String, String>,
    /// Decisions with those who lead them.
    pub(super) decided: Vec<(String, Vec<String>)>,
}

impl MeetingFacts {
    /// The roles that somebody holds.
    pub(super) fn held<'a>(&'a self, id: &str) -> Vec<&'a str> {
        let held = self.roles.iter().filter(|(_, _, holders)| holders.iter().any(|holder| holder == id));
        held.map(|(role, ..)| role.as_str()).collect()
    }

    /// The tables at which somebody sits, round by round, with the others there.
    pub(super) fn tables_of<'a>(&'a self, id: &str) -> Vec<(&'a str, Vec<&'a str>)> {
        let table = |round: &'a Vec<(String, Vec<String>)>| {
            let (name, members) = round.iter().find(|(_, members)| members.iter().any(|member| member == id))?;
            Some((name.as_str(), members.iter().map(String::as_str).filter(|member| *member != id).collect()))
        };
        self.rounds.iter().filter_map(table).collect()
    }

    /// The decisions that somebody leads here.
    pub(super) fn leads<'a>(&'a self, id: &str) -> Vec<&'a str> {
        let leads = self.decided.iter().filter(|(_, leads)| leads.iter().any(|lead| lead == id));
        leads.map(|(decision, _)| decision.as_str()).collect()
    }

    pub(super) fn has(names: &[String], id: &str) -> bool {
        names.iter().any(|name| name == id)
    }
}

impl ProjectPlan {
    /// The meetings in order.
    pub(super) fn facts(&self) -> Public<Vec<MeetingFacts>> {
        let project = &self.project;
        let people: Vec<&str> = project.people(&self.parts).ids().collect();
        let (rounds, seated) = (stages::round_meetings(project), stages::seated(project));
        let named = |at: usize, is: &dyn Fn(&str) -> bool| {
            let takes_part =
                |id: &&&str| project.calendar.date(at).is_some_and(|day| project.calendar.takes_part(id, day));
            sorted(people.iter().filter(takes_part).filter(|id| is(id)).map(|id| (*id).to_owned()))
        };
        let meeting = |at: usize| {
            let given = &project.given.meetings[at];
            let turns = self.rota().map(|rota| &rota.plan.meetings()[at]);
            let role = |role: &crate::ProjectRole| {
                let turns = turns.filter(|turns| turns.roles.contains_key(role.name()))?;
                Some((role.name().to_owned(), turns.told(role.name()), turns.holders(role.name()).to_vec()))
            };
            let tables = self.tables().into_iter().flat_map(|tables| tables.plan.rounds().iter().zip(&rounds));
            let tables_of = |round: &crate::PlannedRound| {
                let table = |table: &crate::PlannedTable| (table.name.clone(), sorted(table.members.iter().cloned()));
                round.tables.iter().map(table).collect()
            };
            let seats = self.seating().and_then(|seating| {
                let number = seated.iter().position(|seated| *seated == at)?;
                seating.plan.meetings().get(number)
            });
            let lead = |decision: &String| {
                let decisions = self.work().into_iter().flat_map(|work| work.plan.decisions());
                let leads = decisions.into_iter().find(|of| of.decision == *decision).map(|of| of.leads.clone());
                (decision.clone(), sorted(leads.unwrap_or_default()))
            };
            MeetingFacts {
                date: project.date(at),
                hours: given.hours,
                room: given.room.clone(),
                frozen: at < project.calendar.frozen,
                there: named(at, &|id| project.is_there(at, id)),
                online: named(at, &|id| project.is_there(at, id) && project.is_online(at, id)),
                absent: named(at, &|id| !project.is_there(at, id)),
                roles: project.given.roles.iter().filter_map(role).collect(),
                rounds: tables.filter(|(_, meeting)| **meeting == at).map(|(round, _)| tables_of(round)).collect(),
                seats: seats
                    .into_iter()
                    .flat_map(|seats| seats.seats())
                    .map(|(seat, id)| (id.to_owned(), seat.to_owned()))
                    .collect(),
                decided: given.decides.iter().map(lead).collect(),
            }
        };
        Public::fact(project.positions().map(meeting).collect())
    }
}
