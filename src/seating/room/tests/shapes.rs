//! Shapes, and what is added to them.

use super::{Layout, MAX_SEATS, Room, Seat, faults, layout, too_many_seats};
use std::collections::BTreeSet;

/// How many neighbours each seat has, and how many seats it faces.
fn degrees(layout: &Layout) -> Vec<(usize, usize)> {
    let mut degrees = vec![(0, 0); layout.seats.len()];
    for &(a, b, weight) in &layout.neighbours {
        assert!(a < b && weight == 1);
        degrees[a as usize].0 += 1;
        degrees[b as usize].0 += 1;
    }
    for &(a, b) in &layout.facing {
        assert!(a < b);
        degrees[a as usize].1 += 1;
        degrees[b as usize].1 += 1;
    }
    degrees
}

/// Edges by ids, for reading.
fn facing(layout: &Layout) -> BTreeSet<(&str, &str)> {
    let id = |seat: u32| layout.seats[seat as usize].id.as_str();
    layout.facing.iter().map(|&(a, b)| (id(a), id(b))).collect()
}

fn beside(layout: &Layout) -> BTreeSet<(&str, &str)> {
    let id = |seat: u32| layout.seats[seat as usize].id.as_str();
    let neighbours = layout.neighbours.iter();
    neighbours.map(|&(a, b, _)| (id(a), id(b))).collect()
}

fn far_apart(layout: &Layout) {
    for a in 0..layout.seats.len() {
        for b in 0..a {
            assert!(layout.squared_distance(a, b) > 990 * 990, "{:?} and {:?}", layout.seats[a], layout.seats[b]);
        }
    }
    for &(a, b, _) in &layout.neighbours {
        assert!(layout.squared_distance(a as usize, b as usize) <= 1_420 * 1_420);
    }
}

#[test]
fn rings_close_and_face_across() {
    for (seats, edges, across) in [(1, 0, 0), (2, 1, 1), (3, 3, 3), (4, 4, 2), (9, 9, 9), (10, 10, 5)] {
        for room in [Room::round_table(seats), Room::circle(seats)] {
            let layout = layout(&room);
            assert_eq!(layout.seats.len(), seats);
            assert_eq!((layout.neighbours.len(), layout.facing.len()), (edges, across));
            far_apart(&layout);
        }
    }
    let nine = layout(&Room::round_table(9));
    assert!(degrees(&nine).iter().all(|&degrees| degrees == (2, 2)));
    assert!(beside(&nine).contains(&("1", "9")) && facing(&nine).contains(&("1", "5")));
    assert!(facing(&nine).contains(&("1", "6")));
    // Clockwise from the top, as the picture shows it: y counts downwards.
    let four = layout(&Room::round_table(4));
    let places: Vec<(i64, i64)> = four.seats.iter().map(|seat| (seat.x, seat.y)).collect();
    assert_eq!(places, [(0, -707), (707, 0), (0, 707), (-707, 0)]);
    assert_eq!(four.tables, ["table"]);
    assert_eq!(layout(&Room::circle(4)).tables, ["room"]);
}

#[test]
fn tables_are_rings_of_their_own() {
    let layout = layout(&Room::tables(5, 8));
    assert_eq!(layout.seats.len(), 40);
    assert!(degrees(&layout).iter().all(|&degrees| degrees == (2, 1)));
    assert_eq!(layout.tables.len(), 5);
    assert_eq!(layout.zones, layout.tables);
    let second: Vec<usize> = layout.table_seats(1).collect();
    assert_eq!(second, (8..16).collect::<Vec<usize>>());
    assert_eq!(layout.seats[12].id, "2-5");
    assert_eq!(layout.tables[1], "table 2");
    let crossing = |a: u32, b: u32| layout.seats[a as usize].table != layout.seats[b as usize].table;
    assert!(!layout.neighbours.iter().any(|&(a, b, _)| crossing(a, b)));
    far_apart(&layout);
}

#[test]
fn a_boardroom_is_a_ring_round_a_long_table() {
    let layout = layout(&Room::boardroom(5, 1));
    assert_eq!(layout.seats.len(), 12);
    assert!(degrees(&layout).iter().all(|&degrees| degrees == (2, 1)));
    let across = [("1", "11"), ("2", "10"), ("3", "9"), ("4", "8"), ("5", "7"), ("6", "12")];
    assert_eq!(facing(&layout), BTreeSet::from(across));
    let ends = layout.seats.iter().filter(|seat| seat.power == 1);
    assert_eq!(ends.map(|seat| seat.id.as_str()).collect::<Vec<_>>(), ["6", "12"]);
    far_apart(&layout);
    for (side, end) in [(4, 2), (3, 0), (0, 2), (1, 0), (6, 4)] {
        let layout = self::layout(&Room::boardroom(side, end));
        assert_eq!(layout.seats.len(), 2 * (side + end));
        assert_eq!(layout.facing.len(), side + end);
        let straight = |&(a, b): &(u32, u32)| {
            let (a, b) = (&layout.seats[a as usize], &layout.seats[b as usize]);
            a.x == b.x || a.y == b.y
        };
        assert!(layout.facing.iter().all(straight));
    }
}

#[test]
fn a_horseshoe_is_a_path_whose_arms_face_each_other() {
    let layout = layout(&Room::horseshoe(3, 3));
    assert_eq!(layout.seats.len(), 9);
    assert_eq!(layout.neighbours.len(), 8);
    assert!(!beside(&layout).contains(&("1", "9")));
    assert_eq!(facing(&layout), BTreeSet::from([("1", "9"), ("2", "8"), ("3", "7")]));
    far_apart(&layout);
    far_apart(&self::layout(&Room::horseshoe(0, 4)));
}

#[test]
fn rows_are_paths_that_face_nobody() {
    let layout = layout(&Room::rows(10, 40));
    assert_eq!(layout.seats.len(), 400);
    assert_eq!(layout.neighbours.len(), 390);
    assert!(layout.facing.is_empty());
    assert_eq!(layout.tables[9], "row 10");
    assert_eq!(layout.seats[399].id, "10-40");
    far_apart(&layout);
}

#[test]
fn shapes_too_large_are_refused_before_they_are_made() {
    let huge = usize::MAX;
    for room in [
        Room::round_table(huge),
        Room::circle(huge),
        Room::tables(huge, huge),
        Room::tables(huge, 1),
        Room::tables(1_000, 1_000),
        Room::boardroom(huge, huge),
        Room::horseshoe(huge, huge),
        Room::rows(huge, huge),
        Room::rows(huge, 1),
    ] {
        assert_eq!(faults(&room), [too_many_seats()]);
    }
    for room in [Room::new(), Room::tables(huge, 0), Room::rows(0, huge), Room::boardroom(0, 0)] {
        assert_eq!(faults(&room), [("missing", "the room has no seats; add at least one".to_owned())]);
    }
    assert_eq!(layout(&Room::rows(100, 200)).seats.len(), MAX_SEATS);
}

#[test]
fn lists_add_features_and_replace_zone_and_power() {
    let room = Room::boardroom(2, 1)
        .feature("near the door", ["1", "3"])
        .feature("step-free", ["1"])
        .feature("near the door", ["1", "2"])
        .zone("front", ["1", "2"])
        .power(5, ["3"])
        .seat(Seat::new("corner").table("side").feature("step-free").power(2));
    let layout = layout(&room);
    // First appearance: of seats before that of lists.
    assert_eq!(layout.features, ["step-free", "near the door"]);
    assert_eq!(layout.seats[0].features, [0, 1]);
    assert_eq!(layout.zones, ["front", "table", "side"]);
    assert_eq!(layout.tables, ["table", "side"]);
    let power: Vec<i64> = layout.seats.iter().map(|seat| seat.power).collect();
    assert_eq!(power, [0, 0, 5, 0, 0, 1, 2]);
    assert_eq!(layout.seat("corner"), Ok(6));
    assert_eq!(layout.feature("step-free"), Ok(0));
    let unknown = layout.feature("step-fre").expect_err("no feature");
    assert_eq!(unknown.to_string(), "no seat has the feature `step-fre`; did you mean `step-free`?");
    let unknown = layout.seat("cornr").expect_err("no seat").to_string();
    assert_eq!(unknown, "no seat has the id `cornr`; did you mean `corner`?");
}

#[test]
fn distances_are_exact() {
    let room = Room::new()
        .seat(Seat::new("a").at(-1e6, -1e6))
        .seat(Seat::new("b").at(1e6, 1e6))
        .seat(Seat::new("c").at(-1e6 + 0.003, -1e6 + 0.0041));
    let layout = layout(&room);
    assert_eq!(layout.squared_distance(0, 2), 3 * 3 + 4 * 4);
    assert_eq!(layout.squared_distance(0, 0), 0);
    assert_eq!(layout.squared_distance(0, 1), 8_000_000_000_000_000_000);
}
