//! Seeded rosters and rooms for seating, and the public ones where `ROUNDTABLE_DATA` tells where they are.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use roundtable::{Member, PairValues, Room, Roster, Rule, Seat, SeatMeasure, SeatRule, Seating, Tier};
use std::path::PathBuf;

/// A file of the public data; none where it is not at hand.
fn public(name: &str) -> Option<String> {
    let folder = PathBuf::from(std::env::var_os("ROUNDTABLE_DATA")?);
    std::fs::read_to_string(folder.join(name)).ok()
}

/// 144 guests at 12 round tables of 12, with all rules of the dinner party.
pub(crate) fn wedding() -> Option<Seating> {
    let text = public("wedding/wedding01.txt")?;
    let guests = text.lines().skip_while(|line| !line.starts_with('-')).skip(1);
    let guest = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        Member::new(cells[0])
            .tag("job type", cells[2])
            .tag("job", format!("{} {}", cells[2], cells[3]))
            .tag("gender", cells[4])
            .tags("hobby", cells[5..].iter().map(|hobby| format!("hobby {hobby}")))
    };
    let roster = Roster::new(guests.filter(|line| !line.is_empty()).map(guest)).expect("good guests");
    let mut builder = Seating::builder(&roster).room(Room::tables(12, 12));
    let tags = |dimension: &str| {
        let dimension = roster.resolve_dimension(dimension).expect("it is there");
        let tags = roster.dimension(dimension).tags().iter();
        tags.map(|&tag| roster.tag_label(tag)).collect::<Vec<_>>()
    };
    for job_type in tags("job type") {
        builder = builder.require(Rule::places(job_type, 2..=2));
    }
    let differ = ["Politician", "Doctor", "Coach", "Developer"];
    let alike = tags("job").into_iter().filter(|job| differ.iter().any(|name| job.starts_with(name)));
    for job in alike {
        builder = builder.require(Rule::at_most(job, 1));
    }
    let builder = builder.require(SeatRule::neighbours_differ("gender")).require(SeatRule::neighbours_share("hobby"));
    Some(builder.build().expect("the rules fit"))
}

/// People who each hold so many of `tags` tags, drawn from `held`.
pub(crate) fn mixed(people: usize, tags: usize, held: &[usize], seed: u64) -> Roster {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut below = |bound: usize| (random.next_u64() % bound as u64) as usize;
    let member = |at: usize| {
        let number = held[below(held.len())];
        let mut all: Vec<usize> = (0..tags).collect();
        let drawn = (0..number).map(|_| all.remove(below(all.len())));
        let named: Vec<String> = drawn.map(|tag| format!("background {tag}")).collect();
        Member::new(format!("m{at}")).tags("background", named)
    };
    Roster::new((0..people).map(member).collect::<Vec<_>>()).expect("ids differ")
}

/// Few neighbours who share a background in this room.
pub(crate) fn mix(roster: &Roster, room: Room) -> Seating {
    let builder = Seating::builder(roster).room(room);
    let builder = builder.prefer(Tier(1), SeatRule::mix("background"));
    builder.build().expect("everybody has a seat")
}

/// Nine people, three of each background.
pub(crate) fn nine() -> Roster {
    let backgrounds = ["lived experience", "practitioner", "researcher"];
    let member = |at: usize| Member::new(format!("m{at}")).tag("background", backgrounds[at % 3]);
    Roster::new((0..9).map(member).collect::<Vec<_>>()).expect("ids differ")
}

/// Nine people of whom three have two backgrounds.
pub(crate) fn steering() -> Roster {
    let held: [&[&str]; 9] = [&["L"], &["L"], &["L", "R"], &["L", "P"], &["P"], &["P"], &["R"], &["R"], &["R", "C"]];
    let member = |(at, tags): (usize, &&[&str])| Member::new(format!("m{at}")).tags("background", tags.iter().copied());
    Roster::new(held.iter().enumerate().map(member).collect::<Vec<_>>()).expect("ids differ")
}

/// Twelve meetings round a ring: mixing, then new neighbours, then other seats.
pub(crate) fn year(roster: &Roster) -> Seating {
    Seating::builder(roster)
        .room(Room::round_table(9))
        .meetings(12)
        .prefer(Tier(1), SeatRule::mix("background"))
        .prefer(Tier(2), SeatRule::new_neighbours())
        .prefer(Tier(3), SeatRule::different_seats())
        .build()
        .expect("everybody has a seat")
}

/// 17 guests at tables of a public instance: the sum of pair values at a table, where everybody knows somebody.
pub(crate) fn bellows(name: &str) -> Option<Seating> {
    let text = public(&format!("bellows/{name}.txt"))?;
    let numbers = |line: &str| -> Vec<u32> {
        let words = line.split_whitespace();
        words.map(|word| word.parse().expect("a number")).collect()
    };
    let mut lines = text.lines().map(numbers);
    let head = lines.next().expect("a first line");
    let [guests, tables, seats, least] = head[..] else {
        panic!("four numbers are expected");
    };
    let matrix: Vec<Vec<u32>> = lines.take(guests as usize).collect();
    let members = (1..=guests).map(|guest| Member::new(format!("guest {guest}")));
    let roster = Roster::new(members.collect::<Vec<_>>()).expect("ids differ");
    let values = || PairValues::matrix(matrix.clone());
    let builder = Seating::builder(&roster)
        .room(Room::tables(tables as usize, seats as usize))
        .require(Rule::knows(values(), least))
        .prefer(Tier(1), Rule::most_of(values()));
    Some(builder.build().expect("the tables hold everybody"))
}

/// The flows between twelve departments above the diagonal, row by row (Nugent, Vollmann, Ruml, "An experimental comparison of
/// techniques for the assignment of facilities to locations", Operations Research 16, 1968).
const FLOWS: [&[u32]; 11] = [
    &[5, 2, 4, 1, 0, 0, 6, 2, 1, 1, 1],
    &[3, 0, 2, 2, 2, 0, 4, 5, 0, 0],
    &[0, 0, 0, 0, 5, 5, 2, 2, 2],
    &[5, 2, 2, 10, 0, 0, 5, 5],
    &[10, 0, 0, 0, 5, 1, 1],
    &[5, 1, 1, 5, 4, 0],
    &[10, 5, 2, 3, 3],
    &[0, 0, 5, 0],
    &[0, 10, 10],
    &[5, 0],
    &[2],
];

pub(crate) fn nugent12() -> Seating {
    let rows = FLOWS.iter().enumerate();
    let flows = rows.flat_map(|(a, row)| row.iter().enumerate().map(move |(at, &flow)| (a, a + 1 + at, flow)));
    on_a_grid(12, 3, flows.collect())
}

/// One of the larger instances, from a file of QAPLIB: the number of departments, their distances, their flows.
pub(crate) fn nugent(name: &str, rows: usize) -> Option<Seating> {
    let text = public(&format!("qaplib/{name}.dat"))?;
    let numbers: Vec<u32> = text.split_whitespace().map(|word| word.parse().expect("a number")).collect();
    let number = numbers[0] as usize;
    let flow = |a: usize, b: usize| numbers[1 + number * number + a * number + b];
    let pairs = (0..number).flat_map(|a| (a + 1..number).map(move |b| (a, b)));
    Some(on_a_grid(number, rows, pairs.map(|(a, b)| (a, b, flow(a, b))).collect()))
}

/// Departments with these flows on a grid of so many rows, by distances along it and across.
fn on_a_grid(number: usize, rows: usize, flows: Vec<(usize, usize, u32)>) -> Seating {
    let columns = number / rows;
    let seat = |at: usize| Seat::new(format!("s{at}")).at((at % columns) as f64, (at / columns) as f64);
    let room = (0..number).map(seat).fold(Room::new(), Room::seat);
    let id = |at: usize| format!("m{at}");
    let roster = Roster::new((0..number).map(|at| Member::new(id(at)))).expect("ids differ");
    let values = PairValues::listed(flows.into_iter().map(|(a, b, flow)| (id(a), id(b), flow)));
    let rule = SeatRule::near_by_value(values).measured_by(SeatMeasure::grid());
    Seating::builder(&roster).room(room).prefer(Tier(1), rule).build().expect("everybody has a seat")
}

/// Guests at tables of eight, each with values from 1 to 10 for the next so many.
pub(crate) fn valued(guests: usize, known: usize) -> Seating {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(guests as u64);
    let mut below = |bound: usize| (random.next_u64() % bound as u64) as usize;
    let id = |at: usize| format!("m{at}");
    let mut pairs = std::collections::BTreeMap::new();
    for a in 0..guests {
        for next in 1..=known {
            let b = if known + 1 < guests { below(guests) } else { (a + next) % guests };
            if a != b {
                pairs.insert((a.min(b), a.max(b)), 1 + below(10));
            }
        }
    }
    let roster = Roster::new((0..guests).map(|at| Member::new(id(at)))).expect("ids differ");
    let values = PairValues::listed(pairs.into_iter().map(|((a, b), value)| (id(a), id(b), value)));
    let builder = Seating::builder(&roster).room(Room::tables(guests / 8, 8));
    builder.prefer(Tier(1), SeatRule::near_by_value(values)).build().expect("everybody has a seat")
}
