//! What a seating says, as tables.

use super::context::SeatingContext;
use super::told::SeatingWords;
use super::{plan::SeatingPlan, planned::PlannedMeeting};
use crate::audit::{balance, counts_tables};
use crate::public::Public;
use crate::table::{Presentation, Table, display_for_members, index, listed};
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
            let places = meetings.iter().enumerate().map(|(at, meeting)| {
                let seats = meeting.seats().map(|(seat, member)| (member, seat.to_owned()));
                (format!("Meeting {}", at + 1), seats.collect::<Vec<_>>())
            });
            let index = index("Member", places);
            tables.chain(mixing).chain([index]).collect()
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        let counts = counts_tables(Some("meeting"), "table", self.counts());
        let balance = (1..).zip(self.counts()).flat_map(|(number, counts): (usize, _)| {
            balance(&format!("Balance at meeting {number}"), "table", counts).collect::<Vec<_>>()
        });
        let meetings = (1..).zip(self.meetings()).map(|(number, meeting)| self.list(number, meeting));
        let plan = std::iter::once(self.placements()).chain(meetings).chain(balance.map(Table::detail));
        plan.chain(self.mixing().tables()).chain(counts).collect()
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
    /// A meeting in rows: each table with its seats and who sits on them.
    fn list(&self, number: usize, meeting: &PlannedMeeting) -> Table {
        let mut tables: Vec<(&str, Vec<String>)> = Vec::new();
        for (seat, member) in meeting.seats() {
            let place = self.context().and_then(|context| context.place(number - 1, seat));
            let (table, sits) = (place.map_or("", |(table, _)| table), format!("{seat}: {member}"));
            match tables.iter_mut().find(|(known, _)| *known == table) {
                Some((_, seats)) => seats.push(sits),
                None => tables.push((table, vec![sits])),
            }
        }
        let rows = tables.into_iter().map(|(table, seats)| [table.to_owned(), seats.join(", ")]);
        let list = Table::new(format!("Meeting {number}")).texts(["Table", "Seats"]).rows(rows);
        list.without_empty_columns().notes(listed("Not there", meeting.absent()))
    }

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
            table.rows(seated.chain(absent)).detail()
        })
    }
}
