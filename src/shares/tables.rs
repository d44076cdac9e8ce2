//! What a plan of shares says, as tables.

use super::plan::{PlannedLearning, PlannedPlace, SharesPlan};
use crate::outcome::plain;
use crate::public::{Public, by_name, sorted};
use crate::table::{Presentation, Table, cards, display_for_members};
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

    fn for_members(&self) -> Public<Vec<Table>> {
        self.facts()
            .with(self.shared_out().for_members())
            .map(|(taken, shares)| taken.tables().into_iter().filter_map(Table::if_any).chain(shares).collect())
    }

    fn cards(&self) -> Public<Vec<Table>> {
        self.rows_of_cards().map(|rows| {
            let rows = rows.iter().map(|(member, row)| (member.as_str(), row.clone()));
            cards(["What", "As", "Hours", "With"], rows)
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        let taken = self.facts().into_inner().tables().into_iter().filter_map(Table::if_any);
        std::iter::once(self.placements()).chain(taken).chain(self.shared_out().for_organisers()).collect()
    }
}

/// Who does, learns and decides what, as everybody may know it.
#[derive(Debug)]
pub(super) struct NamedShares {
    /// Pieces, each with its lead and the others.
    work: Vec<[String; 3]>,
    /// What is learnt, from which mentor, by whom.
    learning: Vec<[String; 3]>,
    /// Decisions, each with its leads.
    decisions: Vec<[String; 2]>,
}

impl NamedShares {
    fn tables(self) -> [Table; 3] {
        let work = Table::new("Work").texts(["Piece", "Lead", "With"]).rows(self.work);
        let learning = Table::new("Learning").texts(["Training or skill", "Mentor", "Who learns"]).rows(self.learning);
        let decisions = Table::new("Decisions").texts(["Decision", "Led by"]).rows(self.decisions);
        [work.without_empty_columns(), learning.without_empty_columns(), decisions]
    }
}

impl SharesPlan {
    pub(super) fn facts(&self) -> Public<NamedShares> {
        let names = |names: &[String]| sorted(names.iter().cloned()).join(", ");
        let work = self.work().iter().map(|work| {
            let lead = work.lead.as_ref().map(ToString::to_string).unwrap_or_default();
            let others = sorted(work.contributors.iter().map(ToString::to_string));
            [work.piece.clone(), lead, others.join(", ")]
        });
        let learning = self.learning().iter().map(|learning| {
            let (what, mentor) = match learning {
                PlannedLearning::Event { event, .. } => (event, ""),
                PlannedLearning::Mentor { mentor, skill, .. } => (skill, mentor.as_str()),
            };
            [what.clone(), mentor.to_owned(), names(learning.members())]
        });
        let decisions = self.decisions().iter().map(|of| [of.decision.clone(), names(&of.leads)]);
        let mut learning: Vec<[String; 3]> = learning.collect();
        learning.sort_by(|a, b| by_name(&a.join("\n"), &b.join("\n")));
        Public::fact(NamedShares { work: work.collect(), learning, decisions: decisions.collect() })
    }

    /// What the cards of people say of all that they take.
    fn rows_of_cards(&self) -> Public<Vec<(String, [String; 4])>> {
        let row = |id: &String, what: &String, part: &str, hours: String, people: &[&String]| {
            let with = sorted(people.iter().filter(|&&other| other != id).map(|other| other.as_str())).join(", ");
            (id.clone(), [what.clone(), part.to_owned(), hours, with])
        };
        let mut rows = Vec::new();
        for work in self.work() {
            let people: Vec<&String> = work.places().map(|place| &place.id).collect();
            let parts = work.lead.iter().map(|_| "lead").chain(std::iter::repeat("contributor"));
            let places = work.places().zip(parts);
            rows.extend(places.map(|(place, part)| row(&place.id, &work.piece, part, plain(place.hours), &people)));
        }
        for learning in self.learning() {
            let (what, mentor) = match learning {
                PlannedLearning::Event { event, .. } => (event, None),
                PlannedLearning::Mentor { mentor, skill, .. } => (skill, Some(mentor)),
            };
            let people: Vec<&String> = learning.members().iter().chain(mentor).collect();
            rows.extend(learning.members().iter().map(|id| row(id, what, "learns", String::new(), &people)));
            rows.extend(mentor.map(|id| row(id, what, "teaches", String::new(), &people)));
        }
        for of in self.decisions() {
            let people: Vec<&String> = of.leads.iter().collect();
            rows.extend(people.iter().map(|id| row(id, &of.decision, "decides", String::new(), &people)));
        }
        Public::fact(rows)
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
        table.texts(["skill", "learns"]).rows(work.chain(learning).chain(decisions)).detail()
    }
}
