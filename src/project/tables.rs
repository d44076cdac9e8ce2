//! What a plan of a project says, as tables.

use super::facts::MeetingFacts;
use super::part::Part;
use super::parts::of_part;
use super::plan::ProjectPlan;
use super::stages;
use crate::event::Event;
use crate::outcome::{Standing, plain};
use crate::public::Public;
use crate::table::{FIND_YOURSELF, Place, Presentation, Table, Target, cards, display_for_members, index};
use crate::unit::Unit;

/// The table of all meetings.
const MEETINGS: &str = "Meetings";

impl Presentation for ProjectPlan {
    fn title(&self) -> String {
        "Who does what, meeting by meeting".to_owned()
    }

    fn event(&self) -> Option<&Event> {
        Some(&self.project.event)
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        let mut standing: Public<Vec<Table>> = Public::default();
        for &part in self.project.parts() {
            let of_part = Public::fact(part.name()).with(self.standing(part));
            standing = standing.with(of_part).map(|(mut tables, (part, standing))| {
                let of_part = standing.into_iter().flat_map(|standing: Standing| standing.tables());
                tables.extend(of_part.map(|table| Table {
                    title: format!("{} ({part})", table.title),
                    opening: false,
                    ..table
                }));
                tables
            });
        }
        let meetings = self.facts().map(|meetings| {
            let calendar = [Some(calendar(&meetings).opening()), decided(&meetings).map(Table::opening)];
            (calendar.into_iter().flatten().collect::<Vec<_>>(), find_yourself(&meetings))
        });
        let parts = self.group_members().with(self.parts_for_members()).map(|(group, parts)| [group, parts].concat());
        standing.with(meetings).with(parts).map(|((standing, (calendar, find_yourself)), parts)| {
            calendar.into_iter().chain(parts).chain(standing).chain([find_yourself]).collect()
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        let others = (self.others > 0).then(|| {
            let others = Unit::new("other group", "other groups").counted(self.others as f64);
            format!("{others} of equal worth were tried: the parts after it are best after this one.")
        });
        let claims = self.claims().iter().map(ToString::to_string).chain(others).collect::<Vec<_>>();
        let claims = Table::new("What may be claimed").notes(claims).opening();
        let meetings = self.facts().into_inner();
        let remarks = Table::new("Of what was given").notes(&self.project.remarks).if_any();
        let opening = [claims].into_iter().chain(remarks).chain(self.standing_in());
        let whole = opening.chain([calendar(&meetings)]).chain(decided(&meetings));
        whole.chain(self.parts_for_organisers()).chain([find_yourself(&meetings)]).collect()
    }

    fn cards(&self) -> Public<Vec<Table>> {
        self.facts().map(|meetings| {
            let rows = meetings
                .iter()
                .flat_map(|meeting| meeting.there.iter().map(move |id| (id.as_str(), row_of_person(meeting, id))));
            cards(["Meeting", "Where", "Role", "Small groups", "Decides"], rows)
        })
    }
}

display_for_members!(ProjectPlan);

/// A row for each meeting.
fn calendar(meetings: &[MeetingFacts]) -> Table {
    let mut roles: Vec<&String> = Vec::new();
    for (role, ..) in meetings.iter().flat_map(|meeting| &meeting.roles) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let row = |meeting: &MeetingFacts| {
        let held = roles.iter().map(|role| {
            let told = meeting.roles.iter().find(|(known, ..)| known == *role);
            told.map_or(String::new(), |(_, told, _)| told.clone())
        });
        let hours = meeting.hours.map_or(String::new(), plain);
        let starts = [meeting.date.clone(), hours, meeting.room.clone().unwrap_or_default()];
        let ends = [meeting.online.join(", "), meeting.absent.join(", ")];
        starts.into_iter().chain(held).chain(ends).collect::<Vec<_>>()
    };
    let settled = meetings.iter().rfind(|meeting| meeting.frozen);
    let settled = settled.map(|last| format!("Settled: all up to {}.", last.date));
    let table = Table::new(MEETINGS).text("Meeting").number("Hours").text("Room").texts(roles.iter().copied());
    let table = table.texts(["Online", "Not there"]).rows(meetings.iter().map(row));
    table.without_empty_columns().notes(settled)
}

/// What is decided at which meeting, if anything is.
fn decided(meetings: &[MeetingFacts]) -> Option<Table> {
    let rows = meetings.iter().flat_map(|meeting| {
        let decided = meeting.decided.iter();
        decided.map(|(decision, leads)| [meeting.date.clone(), decision.clone(), leads.join(", ")])
    });
    Table::new("What is decided when").texts(["Meeting", "Decision", "Led by"]).rows(rows).if_any()
}

/// What the row of somebody says of a meeting at which they are.
pub(super) fn row_of_person(meeting: &MeetingFacts, id: &str) -> [String; 5] {
    let place = if MeetingFacts::has(&meeting.online, id) {
        "online".to_owned()
    } else {
        let seat = meeting.seats.get(id).map(|seat| format!("seat {seat}"));
        meeting.room.iter().cloned().chain(seat).collect::<Vec<_>>().join(", ")
    };
    let tables = meeting.tables_of(id).into_iter().map(|(table, with)| format!("{table} with {}", with.join(", ")));
    let tables = tables.collect::<Vec<_>>().join("; ");
    [meeting.date.clone(), place, meeting.held(id).join(", "), tables, meeting.leads(id).join(", ")]
}

/// Everybody, and what they hold at each meeting.
fn find_yourself(meetings: &[MeetingFacts]) -> Table {
    let periods = meetings.iter().map(|meeting| {
        let place = |id: &'_ String| {
            let roles = meeting.held(id);
            let tables = meeting.tables_of(id).into_iter().map(|(table, _)| table);
            let seat = meeting.seats.get(id).map(String::as_str);
            let said: Vec<&str> = roles.into_iter().chain(tables).chain(seat).collect();
            let said = if said.is_empty() { "there".to_owned() } else { said.join(", ") };
            Place { said, leads_to: Target::new(MEETINGS, &meeting.date) }
        };
        let absent = meeting.absent.iter().map(|id| {
            let leads_to = Target::new(MEETINGS, &meeting.date);
            (id.as_str(), Place { said: "not there".to_owned(), leads_to })
        });
        let there = meeting.there.iter().map(|id| (id.as_str(), place(id)));
        (meeting.date.clone(), there.chain(absent).collect::<Vec<_>>())
    });
    index("Member", periods)
}

impl ProjectPlan {
    fn standing(&self, part: Part) -> Public<Option<Standing>> {
        let standing = of_part!(self.parts, part, planned => planned.as_ref().map(|of| of.solution.standing.clone()));
        standing.map_or_else(Public::default, |standing| standing.map(Some))
    }

    /// Who was selected, with the tags that they show.
    fn group_members(&self) -> Public<Vec<Table>> {
        let group = self.group().map(|group| group.plan.for_members()).unwrap_or_default();
        group.map(|tables| tables.into_iter().take(1).collect())
    }

    /// What the parts say to members, with dates in place of the numbers of meetings and rounds.
    fn parts_for_members(&self) -> Public<Vec<Table>> {
        let turns = self.rota().map(|rota| rota.plan.turns().for_members()).unwrap_or_default();
        let work = self.work().map(|work| work.plan.for_members()).unwrap_or_default();
        let tables = self.tables().map(|tables| tables.plan.for_members()).unwrap_or_default();
        let seating = self.seating().map(|seating| seating.plan.for_members()).unwrap_or_default();
        let tables =
            tables.with(Public::fact(self.round_dates())).map(|(tables, dates)| dated(tables, "Round", &dates));
        let seating =
            seating.with(Public::fact(self.seat_dates())).map(|(tables, dates)| dated(tables, "Meeting", &dates));
        turns
            .with(work)
            .with(tables)
            .with(seating)
            .map(|(((turns, work), tables), seating)| [turns, work, tables, seating].concat())
    }

    fn parts_for_organisers(&self) -> Vec<Table> {
        let all = |part: Part, tables: Vec<Table>, resting: &[String]| {
            let resting = Table::new("Rules that rest or give way").notes(resting).if_any();
            let of_part = tables.into_iter().chain(resting).map(move |table| {
                let title = format!("{}: {}", part.name(), table.title);
                Table { title, opening: false, links: Vec::new(), ..table }
            });
            of_part.collect::<Vec<_>>()
        };
        let mut tables = Vec::new();
        for &part in self.project.parts() {
            macro_rules! of {
                ($field:ident, $noun:literal, $dates:expr) => {
                    if let Some(of) = &self.parts.$field {
                        let of_part = dated(of.solution.for_organisers(), $noun, &$dates);
                        tables.extend(all(part, of_part, &of.resting));
                    }
                };
            }
            match part {
                Part::Group => of!(group, "Round", Vec::new()),
                Part::Rota => of!(rota, "Meeting", self.dates()),
                Part::Work => of!(work, "Round", Vec::new()),
                Part::Tables => of!(tables, "Round", self.round_dates()),
                Part::Seating => of!(seating, "Meeting", self.seat_dates()),
            }
        }
        tables
    }

    /// When all meetings are.
    pub(super) fn dates(&self) -> Vec<String> {
        self.project.positions().map(|at| self.project.date(at)).collect()
    }

    /// What each round of small groups is called.
    fn round_dates(&self) -> Vec<String> {
        let meetings = stages::round_meetings(&self.project);
        let name = |(at, &meeting): (usize, &usize)| {
            let number = meetings[..=at].iter().filter(|&&other| other == meeting).count();
            let several = meetings.iter().filter(|&&other| other == meeting).count() > 1;
            let date = self.project.date(meeting);
            if several { format!("{date}, round {number}") } else { date }
        };
        meetings.iter().enumerate().map(name).collect()
    }

    /// When the meetings that have a room are.
    fn seat_dates(&self) -> Vec<String> {
        stages::seated(&self.project).into_iter().map(|at| self.project.date(at)).collect()
    }
}

/// Tables of a part, with dates in place of numbers, and without the index, which the project has of its own.
fn dated(tables: Vec<Table>, noun: &str, dates: &[String]) -> Vec<Table> {
    let of_project = tables.into_iter().filter(|table| table.title != FIND_YOURSELF);
    of_project.map(|table| table.numbered_as(noun, dates)).collect()
}
