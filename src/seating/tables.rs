//! What a seating says, as tables.

use super::context::SeatingContext;
use super::told::SeatingWords;
use super::{plan::SeatingPlan, planned::PlannedMeeting};
use crate::audit::counts_tables;
use crate::public::Public;
use crate::table::{Presentation, Table, display_for_members, listed};
use itertools::Itertools;

display_for_members!(SeatingPlan);

impl Presentation for SeatingPlan {
    fn title(&self) -> String {
        "Who sits where".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        self.facts().map(|(meetings, shown)| {
            let words = shown.map(|shown| SeatingWords::new(shown, &meetings)).unwrap_or_default();
            let mixing = Table::new("How people mix").notes(&words.over).if_any();
            let tables = meetings.iter().enumerate().map(|(at, meeting)| {
                let title = if meetings.len() == 1 { "Seats".to_owned() } else { format!("Meeting {}", at + 1) };
                let said = words.at.get(at).into_iter().flatten().map(|(_, sentence)| sentence);
                seats(title, at, meeting, shown).notes(listed("Not there", meeting.absent())).notes(said)
            });
            #[cfg(feature = "report")]
            let tables = {
                let views = shown.map(|shown| shown.views(&meetings, &words)).unwrap_or_default();
                let maps = views.into_iter().map(Some).chain(std::iter::repeat(None));
                tables.zip(maps).map(|(table, map)| Table { map, ..table })
            };
            tables.chain(mixing).collect()
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        let counts = counts_tables(Some("meeting"), "table", self.counts());
        std::iter::once(self.placements()).chain(counts).chain(self.mixing().tables()).collect()
    }
}

/// The seats of a meeting that are taken, with who sits there and the tags that they show.
fn seats(title: String, at: usize, meeting: &PlannedMeeting, shown: Option<&SeatingContext>) -> Table {
    let rows: Vec<[String; 4]> = meeting
        .seats()
        .map(|(seat, member)| {
            let table = shown.and_then(|shown| shown.place(at, seat)).map_or("", |(table, _)| table);
            let tags = shown.map_or(String::new(), |shown| shown.roster.shown_labels(member).join(", "));
            [seat.to_owned(), table.to_owned(), member.to_owned(), tags]
        })
        .collect();
    let one_table = rows.iter().map(|[_, table, ..]| table).all_equal();
    let rows = rows.into_iter().map(|mut row| {
        if one_table {
            row[1].clear();
        }
        row
    });
    Table::new(title).texts(["Seat", "Table", "Member", "Shows"]).rows(rows).without_empty_columns()
}

impl SeatingContext {
    /// Table and zone of a seat.
    fn place(&self, at: usize, seat: &str) -> Option<(&str, &str)> {
        let layout = &self.meetings.get(at)?.hall.layout;
        let place = &layout.seats[layout.seat(seat).ok()?];
        Some((layout.tables[place.table].as_str(), layout.zones[place.zone].as_str()))
    }
}

impl SeatingPlan {
    /// A row for each member and meeting with meeting, status (`seated` or `absent`), table, zone, seat, id and hat.
    /// Table and zone are empty for a plan that was read from a file.
    fn placements(&self) -> Table {
        let table = Table::new("Placements").number("meeting");
        let table = table.texts(["status", "table", "zone", "seat", "id", "hat"]);
        self.meetings().iter().enumerate().fold(table, |table, (at, meeting): (_, &PlannedMeeting)| {
            let number = (at + 1).to_string();
            let seated = meeting.seats().map(|(seat, member)| {
                let (table, zone) = self.context().and_then(|context| context.place(at, seat)).unwrap_or_default();
                let hat = meeting.hats().get(member).map_or("", String::as_str);
                [&number, "seated", table, zone, seat, member, hat].map(str::to_owned)
            });
            let absent = meeting.absent().iter().map(|id| [&number, "absent", "", "", "", id, ""].map(str::to_owned));
            table.rows(seated.chain(absent))
        })
    }
}
