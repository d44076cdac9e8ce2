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
        Table::new("Work").texts(["Piece", "Lead", "With"]).rows(rows).without_empty_columns()
    }

    fn learning_table(&self) -> Table {
        let rows = self.learning().iter().map(|learning| {
            let (what, mentor) = match learning {
                PlannedLearning::Event { event, .. } => (event, ""),
                PlannedLearning::Mentor { mentor, skill, .. } => (skill, mentor.as_str()),
            };
            [what.clone(), mentor.to_owned(), learning.members().join(", ")]
        });
        let table = Table::new("Learning").texts(["Training or skill", "Mentor", "Who learns"]).rows(rows);
        table.without_empty_columns()
    }

    fn decisions_table(&self) -> Table {
        let rows = self.decisions().iter().map(|of| [of.decision.clone(), of.leads.join(", ")]);
        Table::new("Decisions").texts(["Decision", "Led by"]).rows(rows)
    }

    /// A row for each place that somebody takes with kind (`lead`, `contributor`, `event`, `mentor` or `decision`),
    /// what it is, id, and the hours of a place on a piece of work; a mentor has a row for each who learns, with the
    /// skill after whom they teach.
    fn placements(&self) -> Table {
        let row = |cells: [&str; 6]| cells.map(str::to_owned);
        let work = self.work().iter().flat_map(|work| {
            let kinds = work.lead.iter().map(|_| "lead").chain(std::iter::repeat("contributor"));
            let places = work.places().zip(kinds);
            places.map(move |(place, kind)| row([kind, &work.piece, &place.id, &plain(place.hours), "", ""]))
        });
        let learning = self.learning().iter().flat_map(|learning| {
            learning.members().iter().map(move |id| match learning {
                PlannedLearning::Event { event, .. } => row(["event", event, id, "", "", ""]),
                PlannedLearning::Mentor { mentor, skill, .. } => row(["mentor", "", mentor, "", skill, id]),
            })
        });
        let decisions = self.decisions().iter();
        let decisions =
            decisions.flat_map(|of| of.leads.iter().map(|id| row(["decision", &of.decision, id, "", "", ""])));
        let table = Table::new("Placements").texts(["kind", "what", "id"]).number("hours");
        table.texts(["skill", "learns"]).rows(work.chain(learning).chain(decisions))
    }
}
