//! The usual shapes of a room. Neighbouring seats are about one unit apart.
//!
//! Every number asked for is cut off where it alone makes too many seats, so that what is too large is refused before
//! it is made.

use super::parts::NeighbourPair;
use super::seat::Seat;
use super::{MAX_SEATS, Room};
use std::f64::consts::TAU;

/// What is left free between round tables, from seat to seat.
const AISLE: f64 = 2.0;

impl Room {
    /// A round table with seats `1`, `2` and so on, clockwise. Everybody has two neighbours and faces the seat
    /// opposite, or the two opposite where the number is odd.
    pub fn round_table(seats: usize) -> Room {
        let seats = capped(seats, 1);
        let around = around(seats, (0.0, 0.0));
        let placed = numbered(around, |number| number.to_string());
        ringed(placed.map(|seat| seat.table("table")).collect())
    }

    /// Chairs in a circle, without a table: as [`Room::round_table`] otherwise.
    pub fn circle(seats: usize) -> Room {
        let seats = capped(seats, 1);
        let around = around(seats, (0.0, 0.0));
        ringed(numbered(around, |number| number.to_string()).collect())
    }

    /// Round tables on a floor, called `table 1`, `table 2` and so on, each with this many seats. Seat `2-5` is the
    /// fifth of the second table. Everybody has two neighbours and faces the seat opposite, or the two opposite, at the
    /// same table.
    ///
    /// Tables stand in rows, from left to right and then downwards, with as many in a row as the least square that holds
    /// them all has. Seats of two tables are at least 2 apart, where neighbours at a table are about 1 apart.
    pub fn tables(tables: usize, seats: usize) -> Room {
        let seats = capped(seats, 1);
        let tables = capped(tables, seats);
        let columns = (1..).find(|columns| columns * columns >= tables);
        let columns = columns.unwrap_or(1);
        let pitch = 2.0 * radius(seats) + AISLE;
        (0..tables).fold(Room::new(), |mut room, table| {
            let centre = ((table % columns) as f64 * pitch, (table / columns) as f64 * pitch);
            let id = |number| format!("{}-{number}", table + 1);
            let placed = numbered(around(seats, centre), id);
            let name = format!("table {}", table + 1);
            let ring = ringed(placed.map(|seat| seat.table(name.clone())).collect());
            room.seats.extend(ring.seats);
            room.neighbours.extend(ring.neighbours);
            room.facing.extend(ring.facing);
            room
        })
    }

    /// A long table with `side` seats on each long side and `end` seats at each of the two ends, numbered clockwise
    /// from the left of the upper long side. Neighbours go all the way round the table; who sits across the table is
    /// faced. Seats at the ends have the power 1.
    pub fn boardroom(side: usize, end: usize) -> Room {
        let (side, end) = (capped(side, 2), capped(end, 2));
        let half_width = (side as f64 + 1.0) / 2.0;
        let half_depth = ((end as f64 + 1.0) / 2.0).max(1.0);
        let (along, across) = (|at| centred(side, at), |at| centred(end, at));
        let upper = (0..side).map(|at| (along(at), -half_depth));
        let right = (0..end).map(|at| (half_width, across(at)));
        let lower = (0..side).rev().map(|at| (along(at), half_depth));
        let left = (0..end).rev().map(|at| (-half_width, across(at)));
        let placed = numbered(upper.chain(right).chain(lower).chain(left), |number| number.to_string());
        let is_end = |at: usize| (side..side + end).contains(&at) || at >= 2 * side + end;
        let seated = placed.enumerate().map(|(at, seat)| seat.table("table").power(if is_end(at) { 1 } else { 0 }));
        let mut room = Room { seats: seated.collect(), ..Room::new() };
        let all = 2 * (side + end);
        // The seat across is as far from the far end of its side as this one is from the near end of its own.
        let over_the_width = (0..side).map(|at| (at, 2 * side + end - 1 - at));
        let over_the_length = (0..end).map(|at| (side + at, all - 1 - at));
        room.face(over_the_width.chain(over_the_length));
        room.close_ring();
        room
    }

    /// Seats along a U that is open at the top: `side` down the left arm, `bottom` along the bottom and `side` up the
    /// right arm, numbered in this order, with neighbours along the U. The arms face each other.
    pub fn horseshoe(side: usize, bottom: usize) -> Room {
        let (side, bottom) = (capped(side, 2), capped(bottom, 1));
        let half_width = ((bottom as f64 + 1.0) / 2.0).max(1.0);
        let left = (0..side).map(|at| (-half_width, at as f64));
        let base = (0..bottom).map(|at| (centred(bottom, at), side as f64));
        let right = (0..side).rev().map(|at| (half_width, at as f64));
        let placed = numbered(left.chain(base).chain(right), |number| number.to_string());
        let mut room = Room { seats: placed.map(|seat| seat.table("table")).collect(), ..Room::new() };
        let all = 2 * side + bottom;
        room.face((0..side).map(|at| (at, all - 1 - at)));
        room.beside((1..all).map(|at| (at - 1, at)));
        room
    }

    /// Rows as in a theatre, the first at the top, each a table called `row 1`, `row 2` and so on. Seat `2-5` is the
    /// fifth from the left of the second row; its neighbours are to its left and right, and it faces nobody.
    pub fn rows(rows: usize, seats: usize) -> Room {
        let seats = capped(seats, 1);
        let rows = capped(rows, seats);
        (0..rows).fold(Room::new(), |mut room, row| {
            let id = |number| format!("{}-{number}", row + 1);
            let placed = numbered((0..seats).map(|at| (at as f64, row as f64)), id);
            let name = format!("row {}", row + 1);
            let first = room.seats.len();
            room.seats.extend(placed.map(|seat| seat.table(name.clone())));
            room.beside((first + 1..first + seats).map(|at| (at - 1, at)));
            room
        })
    }

    /// Makes neighbours of seats by their places in the list.
    fn beside(&mut self, pairs: impl Iterator<Item = (usize, usize)>) {
        let seats = &self.seats;
        let edges = pairs.map(|(a, b)| NeighbourPair(seats[a].id.clone(), seats[b].id.clone(), 1));
        self.neighbours.extend(edges);
    }

    /// Makes seats face each other by their places in the list.
    fn face(&mut self, pairs: impl Iterator<Item = (usize, usize)>) {
        let seats = &self.seats;
        let edges = pairs.map(|(a, b)| (seats[a].id.clone(), seats[b].id.clone()));
        self.facing.extend(edges);
    }

    /// Makes neighbours of each seat and the next, and of the last and the first.
    fn close_ring(&mut self) {
        let all = self.seats.len();
        self.beside((1..all).map(|at| (at - 1, at)));
        // Two seats are beside each other once.
        if all > 2 {
            self.beside([(all - 1, 0)].into_iter());
        }
    }
}

/// The number, cut off where `seats_each` make more than a room may have.
fn capped(number: usize, seats_each: usize) -> usize {
    number.min(MAX_SEATS / seats_each.max(1) + 1)
}

/// Seats at these positions, with ids from their numbers, which count from 1.
fn numbered(positions: impl Iterator<Item = (f64, f64)>, id: impl Fn(usize) -> String) -> impl Iterator<Item = Seat> {
    (1..).zip(positions).map(move |(number, (x, y))| Seat::new(id(number)).at(x, y))
}

/// Radius of a ring on which neighbours are one unit apart.
fn radius(seats: usize) -> f64 {
    match seats {
        0..=2 => 0.5,
        seats => 0.5 / libm::sin(TAU / 2.0 / seats as f64),
    }
}

/// Positions clockwise round a centre, the first at the top.
fn around(seats: usize, centre: (f64, f64)) -> impl Iterator<Item = (f64, f64)> {
    let radius = radius(seats);
    (0..seats).map(move |at| {
        let angle = TAU * at as f64 / seats as f64;
        (centre.0 + radius * libm::sin(angle), centre.1 - radius * libm::cos(angle))
    })
}

/// Position of one of several in a line, one unit apart, with their middle at 0.
fn centred(number: usize, at: usize) -> f64 {
    at as f64 - (number as f64 - 1.0) / 2.0
}

/// A room of one ring, in which everybody faces whoever is farthest round it.
fn ringed(seats: Vec<Seat>) -> Room {
    let mut room = Room { seats, ..Room::new() };
    let all = room.seats.len();
    let half = all / 2;
    match all % 2 {
        0 => room.face((0..half).map(|at| (at, at + half))),
        _ if all == 1 => {}
        _ => room.face((0..all).map(|at| (at, (at + half) % all))),
    }
    room.close_ring();
    room
}
