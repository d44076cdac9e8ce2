//! Small rooms, and every plan of them.

use crate::{id, roster};
use roundtable::{Member, PlannedMeeting, Room, Roster, Seat, Seating, SeatingBuilder, SeatingPlan};
use serde_json::{Value, json};

/// A small problem before any rule, with all its plans.
pub(crate) struct GroupInstance {
    pub(crate) builder: SeatingBuilder,
    /// Ids of the seats of the last meeting.
    pub(crate) seats: Vec<String>,
    /// A table.
    pub(crate) table: &'static str,
    pub(crate) plans: Vec<SeatingPlan>,
}

/// A meeting to be enumerated.
#[derive(Clone)]
struct Shape {
    seats: Vec<String>,
    there: Vec<usize>,
    /// The seats of those who are there, by position, where the meeting is over.
    fixed: Option<Vec<usize>>,
}

fn seats(number: usize) -> Vec<String> {
    (1..=number).map(|seat| seat.to_string()).collect()
}

impl Shape {
    fn new(seats: Vec<String>, members: usize) -> Shape {
        Shape { seats, there: (0..members).collect(), fixed: None }
    }

    fn without(mut self, member: usize) -> Shape {
        self.there.retain(|&there| there != member);
        self
    }

    /// The positions of the seats of those who are there, in every way.
    fn seatings(&self) -> Vec<Vec<usize>> {
        if let Some(fixed) = &self.fixed {
            return vec![fixed.clone()];
        }
        let mut all: Vec<Vec<usize>> = vec![Vec::new()];
        for _ in &self.there {
            let longer = |held: &Vec<usize>| {
                let free = (0..self.seats.len()).filter(|seat| !held.contains(seat));
                let grown = free.map(|seat| held.iter().copied().chain([seat]).collect());
                grown.collect::<Vec<Vec<usize>>>()
            };
            all = all.iter().flat_map(longer).collect();
        }
        all
    }

    fn meeting(&self, held: &[usize], members: usize) -> PlannedMeeting {
        let sitter = |seat: usize| {
            let at = held.iter().position(|&held| held == seat)?;
            Some((self.seats[seat].clone(), id(self.there[at])))
        };
        let absent = (0..members).filter(|member| !self.there.contains(member));
        PlannedMeeting::new((0..self.seats.len()).filter_map(sitter)).without(absent.map(id))
    }
}

/// Every plan of these meetings.
fn plans(members: usize, shapes: &[Shape]) -> Vec<SeatingPlan> {
    let mut plans: Vec<Vec<PlannedMeeting>> = vec![Vec::new()];
    for shape in shapes {
        let seatings = shape.seatings();
        let longer = |before: &Vec<PlannedMeeting>| {
            let more = seatings.iter().map(|held| [before.clone(), vec![shape.meeting(held, members)]].concat());
            more.collect::<Vec<_>>()
        };
        plans = plans.iter().flat_map(longer).collect();
    }
    plans.into_iter().map(plan).collect()
}

pub(crate) fn plan(meetings: Vec<PlannedMeeting>) -> SeatingPlan {
    serde_json::from_value(json!({ "meetings": meetings })).expect("the documented form")
}

/// A row of seats called as those of a ring are, with edges that weigh differently.
fn weighted_row(number: usize) -> Room {
    let seat = |room: Room, id: String, at: usize| room.seat(Seat::new(id).at(at as f64, 0.0).table("table"));
    let ids = seats(number);
    let room = (0..).zip(&ids).fold(Room::new(), |room, (at, id)| seat(room, id.clone(), at));
    (1..number).fold(room, |room, at| {
        let weight = 1 + at as u32 % 2 * 2;
        room.neighbours_weighing(ids[at - 1].clone(), ids[at].clone(), weight)
    })
}

/// The room with features and power on some of its seats, and some in a zone of their own.
pub(crate) fn furnished(room: Room, seats: &[String]) -> Room {
    room.feature("step-free", [&seats[0], &seats[2]])
        .feature("loop", [&seats[1], &seats[2]])
        .zone("front", [&seats[0], &seats[1]])
        .power(3, [&seats[0]])
        .power(1, [&seats[2]])
}

/// Frames of one meeting, which come first.
pub(crate) const SINGLE: usize = 6;
pub(crate) const FRAMES: usize = 10;

/// A frame by number.
pub(crate) fn frame(number: usize) -> GroupInstance {
    let (room, seats_of, members, table) = match number {
        0 => (Room::round_table(6), seats(6), 6, "table"),
        1 => (weighted_row(5), seats(5), 5, "table"),
        2 => (Room::horseshoe(2, 2), seats(6), 5, "table"),
        3 => (Room::boardroom(2, 1), seats(6), 6, "table"),
        4 => (Room::tables(2, 3), tables(2, 3), 5, "table 1"),
        5 => (Room::circle(5), seats(5), 4, "room"),
        9 => (Room::tables(2, 2), tables(2, 2), 4, "table 2"),
        _ => (Room::round_table(4), seats(4), 4, "table"),
    };
    let builder = Seating::builder(&roster(members)).room(furnished(room, &seats_of));
    let shape = || Shape::new(seats_of.clone(), members);
    let (builder, shapes) = match number {
        0..SINGLE => (builder, vec![shape()]),
        6 => {
            let builder = builder.meetings(2).absent(id(3), [2]);
            (builder, vec![shape(), shape().without(3)])
        }
        7 => {
            let room = furnished(weighted_row(4), &seats_of);
            let met = [(id(0), id(1), 2), (id(2), id(1), 1)];
            let builder = builder.meetings(2).room_at(2, room).met_before(met);
            (builder, vec![shape(), shape()])
        }
        8 => {
            let mut first = shape().without(1);
            let held = vec![2, 0, 1];
            let fixed = first.meeting(&held, members);
            first.fixed = Some(held);
            let builder = builder.meetings(3).fixed([fixed]).absent(id(2), [3]);
            (builder, vec![first, shape(), shape().without(2)])
        }
        _ => (builder.meetings(2), vec![shape(), shape()]),
    };
    GroupInstance { builder, plans: plans(members, &shapes), seats: seats_of, table }
}

fn tables(tables: usize, seats: usize) -> Vec<String> {
    let ids = (1..=tables).flat_map(|table| (1..=seats).map(move |seat| format!("{table}-{seat}")));
    ids.collect()
}

/// Four people at two tables of two, some of whom hold several backgrounds, at so many meetings; all but the last are
/// fixed. Hats are worn.
pub(crate) fn with_hats(meetings: usize) -> GroupInstance {
    let held: [&[&str]; 4] = [&["lived", "research"], &["lived"], &["practice", "lived"], &["research"]];
    let member = |at: usize| Member::new(id(at)).tags("background", held[at].iter().copied());
    let roster = Roster::new((0..4).map(member)).expect("ids differ");
    let seats = tables(2, 2);
    let mut fixed = Shape::new(seats.clone(), 4);
    let order = vec![2, 0, 3, 1];
    let first = fixed.meeting(&order, 4);
    fixed.fixed = Some(order);
    let builder = Seating::builder(&roster)
        .room(furnished(Room::tables(2, 2), &seats))
        .meetings(meetings)
        .fixed(vec![first; meetings - 1]);
    let mut shapes: Vec<Shape> = (1..meetings).map(|_| fixed.clone()).collect();
    shapes.push(Shape::new(seats.clone(), 4));
    let mut worn: Vec<Vec<&str>> = vec![Vec::new()];
    for tags in held {
        let longer = |before: &Vec<&'static str>| {
            let grown = tags.iter().map(|&tag| [&before[..], &[tag]].concat());
            grown.collect::<Vec<_>>()
        };
        worn = worn.iter().flat_map(longer).collect();
    }
    let bare = plans(4, &shapes);
    let dressed = bare.iter().flat_map(|plan| {
        let written = serde_json::to_value(plan).expect("a plan can be written");
        worn.iter().map(move |worn| {
            let mut written = written.clone();
            let hats = (0..4).map(|member| (id(member), Value::from(worn[member])));
            written["meetings"][meetings - 1]["hats"] = hats.collect();
            serde_json::from_value(written).expect("the documented form")
        })
    });
    GroupInstance { plans: dressed.collect(), builder, seats, table: "table 1" }
}
