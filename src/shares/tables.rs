//! What a plan of shares says, as tables.

use super::plan::{PlannedLearning, PlannedPlace, SharesPlan};
use crate::outcome::plain;
use crate::table::{Audience, Presentation, Table, display_for_members};
use std::fmt;

/// "ana (12 h)".
impl fmt::Display for PlannedPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} h)", self.id, plain(self.hours))
    }
}

display_for_members!(SharesPlan);

impl Presentation for SharesPlan {
    fn title(&self) -> String {
        "Who does, learns and decides what".to_owned()
    }

    fn tables(&self, audience: Audience) -> Vec<Table> {
        let taken = match audience {
            Audience::Members => vec![self.work_table(), self.learning_table(), self.decisions_table()],
            Audience::Organisers => vec![self.placements()],
        };
        let taken = taken.into_iter().filter_map(Table::if_any);
        taken.chain(self.shared_out().tables(audience)).collect()
    }
}

impl SharesPlan {
    fn work_table(&self) -> Table {
        let rows = self.work().iter().map(|work| {
            let lead = work.lead.as_ref().map(ToString::to_string).unwrap_or_default();
            let others: Vec<String> = work.contributors.iter().map(ToString::to_string).collect();
            [work.piece.clone(), lead, others.join(", ")]
        });
        Table::new("Work").text("Piece").text("Lead").text("With").rows(rows).without_empty_columns()
    }

    fn learning_table(&self) -> Table {
        let rows = self.learning().iter().map(|learning| match learning {
            PlannedLearning::Event { event, members } => [event.clone(), String::new(), members.join(", ")],
            PlannedLearning::Mentor { mentor, skill, members } => [skill.clone(), mentor.clone(), members.join(", ")],
        });
        let table = Table::new("Learning").text("Training or skill").text("Mentor").text("Who learns").rows(rows);
        table.without_empty_columns()
    }

    fn decisions_table(&self) -> Table {
        let rows = self.decisions().iter().map(|of| [of.decision.clone(), of.leads.join(", ")]);
        Table::new("Decisions").text("Decision").text("Led by").rows(rows)
    }

    /// A row for each place that somebody takes with kind (`lead`, `contributor`, `event`, `mentor` or `decision`),
    /// what it is, id, and the hours of a place on a piece of work; a mentor has a row for each who learns, with the
    /// skill after whom they teach.
    fn placements(&self) -> Table {
        let mut rows: Vec<[&str; 6]> = Vec::new();
        let hours: Vec<Vec<String>> =
            self.work().iter().map(|work| work.places().map(|of| plain(of.hours)).collect()).collect();
        for (work, hours) in self.work().iter().zip(&hours) {
            let lead = work.lead.iter().map(|_| "lead").chain(std::iter::repeat("contributor"));
            let places = work.places().zip(hours).zip(lead);
            rows.extend(places.map(|((place, hours), kind)| [kind, &work.piece, &place.id, hours, "", ""]));
        }
        for learning in self.learning() {
            match learning {
                PlannedLearning::Event { event, members } => {
                    rows.extend(members.iter().map(|id| ["event", event, id, "", "", ""]));
                }
                PlannedLearning::Mentor { mentor, skill, members } => {
                    rows.extend(members.iter().map(|id| ["mentor", "", mentor, "", skill, id]));
                }
            }
        }
        for of in self.decisions() {
            rows.extend(of.leads.iter().map(|id| ["decision", &of.decision, id, "", "", ""]));
        }
        let table = Table::new("Placements").text("kind").text("what").text("id").number("hours");
        table.text("skill").text("learns").rows(rows)
    }
}
