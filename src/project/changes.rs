//! What has changed since the history: who must be told what.

use super::facts::MeetingFacts;
use super::history::{History, PastMeeting};
use super::plan::ProjectPlan;
use crate::public::{Public, by_name, sorted};
use crate::rounds::PlannedTable;
use crate::shares::{PlannedLearning, SharesPlan};
use crate::table::{Presentation, Table, display_for_members};
use std::collections::{BTreeMap, BTreeSet};

/// What has changed since a plan was announced: who must be told what. Everybody may know it, as they may know both
/// plans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Of meetings: added, left out.
    meetings: Vec<String>,
    /// By person, in the order of names, what is new for them.
    people: Vec<(String, Vec<String>)>,
    /// Whether nothing was announced before.
    is_first: bool,
}

impl Changes {
    /// Whether nothing has changed since the history.
    pub fn is_empty(&self) -> bool {
        !self.is_first && self.meetings.is_empty() && self.people.is_empty()
    }

    /// What has changed of meetings themselves.
    pub fn meetings(&self) -> &[String] {
        &self.meetings
    }

    /// Everybody who must be told something, with what that is.
    pub fn people(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.people.iter().map(|(id, told)| (id.as_str(), told.as_slice()))
    }
}

impl ProjectPlan {
    /// What has changed since the history of the project.
    pub fn changes(&self) -> Changes {
        let Some(history) = &self.project.history else { return Changes { is_first: true, ..Changes::default() } };
        let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut meetings = Vec::new();
        let now = self.facts().into_inner();
        let known: BTreeSet<&str> = now.iter().map(|meeting| meeting.date.as_str()).collect();
        for past in history.meetings.iter().filter(|past| !known.contains(past.date.as_str())) {
            meetings.push(format!("The meeting on {} is left out.", past.date));
        }
        for meeting in &now {
            match history.meeting(&meeting.date) {
                None => {
                    meetings.push(format!("There is a new meeting on {}.", meeting.date));
                    of_meeting(&PastMeeting::default(), meeting, &mut told);
                }
                Some(past) => of_meeting(past, meeting, &mut told),
            }
        }
        let taken_in = |plan: Option<&SharesPlan>| plan.map(taken).unwrap_or_default();
        of_work(&taken_in(history.work.as_ref()), &taken_in(self.work().map(|work| &work.plan)), &mut told);
        let selected = |ids: Option<Vec<&str>>| ids.into_iter().flatten().map(str::to_owned).collect::<BTreeSet<_>>();
        let before = selected(history.group.as_ref().map(|ids| ids.iter().map(String::as_str).collect()));
        let after = selected(self.parts.selected());
        if history.group.is_some() {
            before
                .difference(&after)
                .for_each(|id| told.entry(id.clone()).or_default().push("no longer in the group".into()));
            after
                .difference(&before)
                .for_each(|id| told.entry(id.clone()).or_default().push("now in the group".into()));
        }
        let mut people: Vec<(String, Vec<String>)> = told.into_iter().collect();
        people.sort_by(|(one, _), (other, _)| by_name(one, other));
        Changes { meetings, people, is_first: false }
    }
}

/// What is new at a meeting for those who were told of it.
fn of_meeting<'a>(past: &'a PastMeeting, now: &MeetingFacts, told: &mut BTreeMap<String, Vec<String>>) {
    let date = &now.date;
    let held = |id: &str| -> BTreeSet<&str> {
        let roles = past.turns.iter().flat_map(|turns| &turns.roles);
        roles.filter(|(_, holders)| holders.iter().any(|holder| holder == id)).map(|(role, _)| role.as_str()).collect()
    };
    let table = |id: &str| -> Vec<(&'a str, Vec<&'a str>)> {
        let of_round = past
            .tables
            .iter()
            .filter_map(|round| round.tables.iter().find(|table| table.members.iter().any(|member| member == id)));
        let with = |table: &'a PlannedTable| {
            let others = table.members.iter().map(String::as_str).filter(|member| *member != id);
            (table.name.as_str(), sorted(others))
        };
        of_round.map(with).collect()
    };
    let seat = |id: &str| {
        past.seats.iter().flat_map(|seats| seats.seats()).find(|(_, member)| *member == id).map(|(seat, _)| seat)
    };
    let before = History::named(past).map(str::to_owned);
    let after = now.there.iter().chain(&now.absent).chain(now.seats.keys()).cloned();
    for id in before.chain(after).collect::<BTreeSet<String>>() {
        let mut say = |words: String| told.entry(id.clone()).or_default().push(words);
        let roles: BTreeSet<&str> = now.held(&id).into_iter().collect();
        for role in held(&id).difference(&roles) {
            say(format!("{date}: no longer {role}"));
        }
        for role in roles.difference(&held(&id)) {
            say(format!("{date}: now {role}"));
        }
        let tables = now.tables_of(&id);
        if tables != table(&id) {
            let said =
                tables.iter().map(|(table, with)| format!("{table} with {}", with.join(", "))).collect::<Vec<_>>();
            say(format!(
                "{date}: now at {}",
                if said.is_empty() { "no table".to_owned() } else { said.join(", then ") }
            ));
        }
        match now.seats.get(&id) {
            Some(now) if seat(&id) != Some(now.as_str()) => say(format!("{date}: now on seat {now}")),
            None if seat(&id).is_some() => say(format!("{date}: no seat any more")),
            _ => {}
        }
    }
}

/// What is new of work, learning and decisions.
fn of_work(before: &Taken, after: &Taken, told: &mut BTreeMap<String, Vec<String>>) {
    for (id, what) in before.difference(after) {
        told.entry(id.clone()).or_default().push(format!("no longer: {what}"));
    }
    for (id, what) in after.difference(before) {
        told.entry(id.clone()).or_default().push(format!("now: {what}"));
    }
}

/// Everything that somebody takes, in words.
type Taken = BTreeSet<(String, String)>;

fn taken(plan: &SharesPlan) -> Taken {
    let mut taken = BTreeSet::new();
    for work in plan.work() {
        taken.extend(work.lead.iter().map(|lead| (lead.id.clone(), format!("leads {}", work.piece))));
        taken.extend(work.contributors.iter().map(|of| (of.id.clone(), format!("contributes to {}", work.piece))));
    }
    for learning in plan.learning() {
        match learning {
            PlannedLearning::Event { event, members } => {
                taken.extend(members.iter().map(|id| (id.clone(), format!("attends {event}"))));
            }
            PlannedLearning::Mentor { mentor, skill, members } => {
                taken.extend(members.iter().map(|id| (id.clone(), format!("learns {skill} from {mentor}"))));
                taken.extend(members.iter().map(|id| (mentor.clone(), format!("teaches {skill} to {id}"))));
            }
        }
    }
    for decision in plan.decisions() {
        taken.extend(decision.leads.iter().map(|id| (id.clone(), format!("leads the decision {}", decision.decision))));
    }
    taken
}

impl Presentation for Changes {
    fn title(&self) -> String {
        "What has changed".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        Public::fact(self.for_organisers())
    }

    fn for_organisers(&self) -> Vec<Table> {
        if self.is_first {
            return vec![Table::new("").notes(["This is the first plan: everything is new to everybody."])];
        }
        if self.is_empty() {
            return vec![Table::new("").notes(["Nothing has changed since the last plan."])];
        }
        let meetings = Table::new("Meetings").notes(&self.meetings).if_any();
        let rows = self.people.iter().flat_map(|(id, told)| told.iter().map(move |words| [id.clone(), words.clone()]));
        let people = Table::new("Who must be told").text("Member").text("What").rows(rows).if_any();
        meetings.into_iter().chain(people).collect()
    }
}

display_for_members!(Changes);
