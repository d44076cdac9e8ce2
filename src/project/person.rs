//! What one person sees: what everybody may know, and what is their own.

use super::plan::ProjectPlan;
use super::tables::row_of_person;
use crate::event::Event;
use crate::public::Public;
use crate::table::{Presentation, Table};

/// A page for one person: [for members](Presentation::for_members), what everybody may know of them; [for
/// organisers](Presentation::for_organisers), that and their own turns, hours and pay. The second is for that
/// person, and for nobody else but those who organise: nothing of it depends on what is private to others.
pub struct PersonPlan {
    id: String,
    event: Event,
    meetings: Public<Vec<[String; 5]>>,
    work: Public<Vec<Table>>,
    own: Vec<Table>,
}

impl ProjectPlan {
    /// The page of a person; `None` if they take no part.
    pub fn person(&self, id: &str) -> Option<PersonPlan> {
        if !self.project.people(&self.parts).knows(id) {
            return None;
        }
        let whose = Public::fact(id.to_owned());
        let meetings = self.facts().with(whose.clone()).map(|(meetings, id)| {
            let there = meetings.iter().filter(|meeting| meeting.there.contains(&id));
            there.map(|meeting| row_of_person(meeting, &id)).collect()
        });
        let cards = self.work().map(|work| work.plan.cards()).unwrap_or_default();
        let work = cards.with(whose).map(|(cards, id)| {
            let own = cards.into_iter().filter(|card| card.title == id);
            own.map(|card| Table { title: "What you do, learn and decide".to_owned(), ..card }).collect()
        });
        Some(PersonPlan { id: id.to_owned(), event: self.project.event.clone(), meetings, work, own: self.own(id) })
    }

    /// Ids of those who have a page, in the order of the roster.
    pub fn people(&self) -> Vec<&str> {
        self.project.people(&self.parts).ids().collect()
    }

    /// What is a person's own: turns, hours and pay. Even shares of turns tell who declines, and are not among it.
    fn own(&self, id: &str) -> Vec<Table> {
        let turns = self.rota().and_then(|rota| {
            let turns = rota.plan.turns();
            let own = turns.members.iter().find(|member| member.id == id)?;
            let rows = turns.roles.iter().zip(&own.roles).map(|(role, of)| [role.clone(), of.turns.to_string()]);
            Table::new("Your turns").text("Role").number("Turns").rows(rows).if_any()
        });
        turns.into_iter().chain(self.own_shares(id)).collect()
    }
}

impl PersonPlan {
    /// Whose it is.
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl Presentation for PersonPlan {
    fn title(&self) -> String {
        format!("The plan of {}", self.id)
    }

    fn event(&self) -> Option<&Event> {
        Some(&self.event)
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        self.meetings.as_ref().with(self.work.as_ref()).map(|(meetings, work)| {
            let table = Table::new("Your meetings").texts(["Meeting", "Where", "Role", "Small groups", "Decides"]);
            let meetings = table.rows(meetings.iter().cloned()).without_empty_columns().if_any();
            meetings.into_iter().chain(work.iter().cloned()).collect()
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        self.for_members().into_inner().into_iter().chain(self.own.iter().cloned()).collect()
    }
}

/// What everybody may know of the person.
impl std::fmt::Debug for PersonPlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PersonPlan").field("id", &self.id).finish_non_exhaustive()
    }
}
