//! What a seating says, as tables.

use super::context::SeatingContext;
use super::told::SeatingWords;
use super::{plan::SeatingPlan, planned::PlannedMeeting};
use crate::audit::{balance, counts_tables};
use crate::public::Public;
use crate::table::{Place, Presentation, Table, Target, cards, display_for_members, index, listed};
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
                let title = title(at, meetings.len());
                let said = words.at.get(at).into_iter().flatten().map(|(_, sentence)| sentence);
                seats(title, at, meeting, shown).notes(listed("Not there", meeting.absent())).notes(said)
            });
            #[cfg(feature = "report")]
            let tables = {
                let views = shown.map(|shown| shown.views(&meetings, &words, false)).unwrap_or_default();
                let maps = views.into_iter().map(Some).chain(std::iter::repeat(None));
                tables.zip(maps).map(|(table, map)| Table { map, ..table })
            };
            let places = meetings.iter().enumerate().map(|(at, meeting)| {
                let seats = meeting.seats().map(|(seat, member)| {
                    let leads_to = Target::new(title(at, meetings.len()), seat);
                    (member, Place { said: seat.to_owned(), leads_to })
                });
                (format!("Meeting {}", at + 1), seats.collect::<Vec<_>>())
            });
            let index = index("Member", places);
            let met = shown.into_iter().flat_map(|shown| shown.met(&meetings));
            tables.chain(mixing).chain(met).chain([index]).collect()
        })
    }

    fn cards(&self) -> Public<Vec<Table>> {
        self.facts().map(|(meetings, shown)| {
            let rows = meetings.iter().enumerate().flat_map(|(at, meeting)| rows_of_cards(at, meeting, shown));
            cards(["Meeting", "Seat", "Table", "Beside"], rows)
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        let counts = counts_tables(Some("meeting"), "table", self.counts());
        let balance = (1..).zip(self.counts()).flat_map(|(number, counts): (usize, _)| {
            balance(&format!("Balance at meeting {number}"), "table", counts).collect::<Vec<_>>()
        });
        let meetings = (1..).zip(self.meetings()).map(|(number, meeting)| self.list(number, meeting));
        #[cfg(feature = "report")]
        let meetings = {
            let views = |context: &SeatingContext| context.views(self.meetings(), &SeatingWords::default(), true);
            let maps = self.context().map(views).unwrap_or_default();
            meetings
                .zip(maps.into_iter().map(Some).chain(std::iter::repeat(None)))
                .map(|(table, map)| Table { map, ..table })
        };
        let plan = std::iter::once(self.placements()).chain(meetings).chain(balance.map(Table::detail));
        let met = self.context().into_iter().flat_map(|context| context.met(self.meetings()));
        plan.chain(self.mixing().tables()).chain(met).chain(counts).collect()
    }
}

/// What the list of seats of a meeting is called, where there are so many meetings.
fn title(at: usize, meetings: usize) -> String {
    if meetings == 1 { "Seats".to_owned() } else { format!("Meeting {}", at + 1) }
}

/// What the card of each says of a meeting.
fn rows_of_cards<'a>(
    at: usize,
    meeting: &'a PlannedMeeting,
    shown: Option<&SeatingContext>,
) -> Vec<(&'a str, [String; 4])> {
    let number = (at + 1).to_string();
    let seats = meeting.seats().zip(tables_of(at, meeting, shown)).map(|((seat, member), table)| {
        let beside = shown.map(|shown| shown.beside(at, meeting, member).join(", ")).unwrap_or_default();
        (member, [number.clone(), seat.to_owned(), table, beside])
    });
    let absent = meeting
        .absent()
        .iter()
        .map(|id| (id.as_str(), [number.clone(), "not there".to_owned(), String::new(), String::new()]));
    seats.chain(absent).collect()
}

/// The seats of a meeting that are taken, with who sits there and the tags that they show.
fn seats(title: String, at: usize, meeting: &PlannedMeeting, shown: Option<&SeatingContext>) -> Table {
    let rows = meeting.seats().zip(tables_of(at, meeting, shown)).map(|((seat, member), table)| {
        let tags = shown.map_or(String::new(), |shown| shown.roster.shown_labels(member).join(", "));
        [seat.to_owned(), table, member.to_owned(), tags]
    });
    Table::new(title).texts(["Seat", "Table", "Member", "Shows"]).rows(rows).without_empty_columns()
}

/// The table of each seat that is taken; empty if all sit at one.
fn tables_of(at: usize, meeting: &PlannedMeeting, shown: Option<&SeatingContext>) -> Vec<String> {
    let place = |seat| shown.and_then(|shown| shown.place(at, seat)).map_or("", |(table, _)| table);
    let tables: Vec<&str> = meeting.seats().map(|(seat, _)| place(seat)).collect();
    let one_table = tables.iter().all_equal();
    tables.into_iter().map(|table| if one_table { String::new() } else { table.to_owned() }).collect()
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
