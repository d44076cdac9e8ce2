//! What a seating says, as tables.

use super::told::SeatingWords;
use super::{plan::SeatingPlan, planned::PlannedMeeting};
use crate::audit::counts_tables;
use crate::table::{Audience, Presentation, Table, display_for_members, listed};
use itertools::Itertools;

display_for_members!(SeatingPlan);

impl Presentation for SeatingPlan {
    fn title(&self) -> String {
        "Who sits where".to_owned()
    }

    fn tables(&self, audience: Audience) -> Vec<Table> {
        match audience {
            Audience::Members => {
                let words = self.words();
                let meetings = 0..self.meetings().len();
                let meetings = meetings.map(|at| self.view_of_meeting(at, &words).table());
                let mixing = Table::new("How people mix").notes(&words.over).if_any();
                meetings.chain(mixing).collect()
            }
            Audience::Organisers => {
                let counts = counts_tables(Some("meeting"), "table", self.counts());
                std::iter::once(self.placements()).chain(counts).chain(self.mixing().tables()).collect()
            }
        }
    }
}

/// What members see of a meeting.
struct MeetingView<'a> {
    title: String,
    seats: Vec<SeatRow<'a>>,
    absent: &'a [String],
    sentences: Vec<&'a String>,
    #[cfg(feature = "report")]
    map: Option<crate::table::SeatsView>,
}

/// A seat that is taken, with the tags that whoever sits there shows. The table is empty for a plan that was read from
/// a file.
struct SeatRow<'a> {
    seat: &'a str,
    table: &'a str,
    member: &'a str,
    shows: Vec<String>,
}

impl MeetingView<'_> {
    fn table(self) -> Table {
        let MeetingView { title, seats, absent, sentences, .. } = self;
        let one_table = seats.iter().map(|row| row.table).all_equal();
        let rows = seats.iter().map(|row| {
            let table = if one_table { "" } else { row.table };
            [row.seat, table, row.member, &row.shows.join(", ")].map(str::to_owned)
        });
        let table = Table::new(title).texts(["Seat", "Table", "Member", "Shows"]).rows(rows);
        let table = table.without_empty_columns().notes(listed("Not there", absent)).notes(sentences);
        #[cfg(feature = "report")]
        let table = Table { map: self.map, ..table };
        table
    }
}

impl SeatingPlan {
    /// A meeting, counted from 0, as members see it.
    fn view_of_meeting<'a>(&'a self, at: usize, words: &'a SeatingWords) -> MeetingView<'a> {
        let meeting = &self.meetings()[at];
        let row = |(seat, member)| {
            let table = self.place(at, seat).map_or("", |(table, _)| table);
            let found = self.context().and_then(|context| Some((&context.roster, context.roster.find(member)?)));
            let shown = found.map(|(roster, member)| {
                let shown = roster.shown_of(member).iter();
                shown.map(|&tag| roster.tag_label(tag)).collect()
            });
            SeatRow { seat, table, member, shows: shown.unwrap_or_default() }
        };
        MeetingView {
            title: if self.meetings().len() == 1 { "Seats".to_owned() } else { format!("Meeting {}", at + 1) },
            seats: meeting.seats().map(row).collect(),
            absent: meeting.absent(),
            sentences: words.at.get(at).into_iter().flatten().map(|(_, sentence)| sentence).collect(),
            #[cfg(feature = "report")]
            map: self.seats_view(at, words),
        }
    }

    /// Table and zone of a seat; `None` for a plan that was read from a file.
    fn place(&self, at: usize, seat: &str) -> Option<(&str, &str)> {
        let layout = &self.context()?.meetings.get(at)?.hall.layout;
        let place = &layout.seats[layout.seat(seat).ok()?];
        Some((layout.tables[place.table].as_str(), layout.zones[place.zone].as_str()))
    }

    /// A row for each member and meeting with meeting, status (`seated` or `absent`), table, zone, seat, id and hat.
    /// Table and zone are empty for a plan that was read from a file.
    fn placements(&self) -> Table {
        let table = Table::new("Placements").number("meeting");
        let table = table.texts(["status", "table", "zone", "seat", "id", "hat"]);
        self.meetings().iter().enumerate().fold(table, |table, (at, meeting): (_, &PlannedMeeting)| {
            let number = (at + 1).to_string();
            let seated = meeting.seats().map(|(seat, member)| {
                let (table, zone) = self.place(at, seat).unwrap_or_default();
                let hat = meeting.hats().get(member).map_or("", String::as_str);
                [&number, "seated", table, zone, seat, member, hat].map(str::to_owned)
            });
            let absent = meeting.absent().iter().map(|id| [&number, "absent", "", "", "", id, ""].map(str::to_owned));
            table.rows(seated.chain(absent))
        })
    }
}
