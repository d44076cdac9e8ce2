//! Everything that can be wrong with a room.

use super::{Faults, Room, RoomFault, Seat, SeatList, at_seat, faults, in_list};
use crate::error::{Error, NameKind, SeatPairs};

#[test]
fn all_faults_are_told_at_once() {
    let room = Room::new()
        .seat(Seat::new("").at(0.0, f64::NAN))
        .seat(Seat::new("a").at(0.0, 1_000_000.5).table(""))
        .seat(Seat::new("a").table("T 1").zone(" z"))
        .seat(Seat::new("A ").table("t  1").feature("x").feature("X"))
        .seat(Seat::new("b\u{200B}").power(1_000_001))
        .neighbours("a", "a")
        .neighbours("a", "left")
        .neighbours_weighing("a", "A ", 0)
        .neighbours("A ", "a")
        .facing("a", "A ")
        .facing("A ", "a")
        .feature("y", ["n"])
        .feature("", ["a"])
        .zone("y", ["a"])
        .zone("z", ["a"])
        .power(2_000_000, ["a"])
        .power(1, ["a"])
        .power(0, Vec::<String>::new());
    let name = str::to_owned;
    let listed_twice = |earlier| RoomFault::ListedTwice { seat: name("a"), earlier };
    let pairs = SeatPairs::Neighbours;
    assert_eq!(
        faults(&room),
        [
            at_seat(1, "", RoomFault::EmptyName { kind: NameKind::Seat }),
            at_seat(1, "", RoomFault::PositionNotFinite),
            at_seat(2, "a", RoomFault::PositionTooFar { most: 1_000_000 }),
            at_seat(3, "a", RoomFault::DuplicateSeat { earlier: 2 }),
            at_seat(4, "A ", RoomFault::SurroundingSpace { kind: NameKind::Seat, name: name("A ") }),
            at_seat(4, "A ", RoomFault::LookalikeNames { kind: NameKind::Seat, name: name("A "), earlier: name("a") }),
            at_seat(5, "b\u{200B}", RoomFault::HiddenCharacter { kind: NameKind::Seat, name: name("b\u{200B}") }),
            at_seat(5, "b\u{200B}", RoomFault::PowerTooLarge { power: 1_000_001, most: 1_000_000 }),
            at_seat(3, "a", RoomFault::SurroundingSpace { kind: NameKind::Zone, name: name(" z") }),
            in_list(
                SeatList::Zone(name("z")),
                RoomFault::LookalikeNames { kind: NameKind::Zone, name: name("z"), earlier: name(" z") }
            ),
            in_list(SeatList::Zone(name("z")), listed_twice(SeatList::Zone(name("y")))),
            in_list(SeatList::Power(2_000_000), RoomFault::PowerTooLarge { power: 2_000_000, most: 1_000_000 }),
            in_list(SeatList::Power(1), listed_twice(SeatList::Power(2_000_000))),
            in_list(SeatList::Power(0), RoomFault::EmptyList),
            at_seat(2, "a", RoomFault::EmptyName { kind: NameKind::Table }),
            at_seat(
                4,
                "A ",
                RoomFault::LookalikeNames { kind: NameKind::Table, name: name("t  1"), earlier: name("T 1") }
            ),
            at_seat(
                4,
                "A ",
                RoomFault::LookalikeNames { kind: NameKind::Feature, name: name("X"), earlier: name("x") }
            ),
            in_list(SeatList::Feature(name("y")), RoomFault::UnknownSeat { name: name("n"), nearest: Some(name("a")) }),
            in_list(SeatList::Feature(name("")), RoomFault::EmptyName { kind: NameKind::Feature }),
            RoomFault::EdgeToItself { pairs, seat: name("a") },
            RoomFault::EdgeToNowhere {
                pairs,
                first: name("a"),
                second: name("left"),
                unknown: name("left"),
                nearest: None
            },
            RoomFault::EdgeWithoutWeight { first: name("a"), second: name("A ") },
            RoomFault::EdgeTwice { pairs, first: name("A "), second: name("a") },
            RoomFault::EdgeTwice { pairs: SeatPairs::Facing, first: name("A "), second: name("a") },
        ]
    );
}

#[test]
fn faults_say_whom_why_and_what_to_do() {
    let room = Room::circle(12).neighbours("12", "13").zone("front", ["1"]).zone("back", ["1"]);
    let mut found = Faults::default();
    room.layout(&mut found);
    let error = found.finish(()).expect_err("faults");
    assert!(matches!(error, Error::Input(_)));
    assert_eq!(
        error.to_string(),
        "the zone `back`: `1` is already in the list of the zone `front`; name it in one of them\n\
         the edge of neighbours between `12` and `13` leads nowhere: no seat has the id `13`; did you mean `1`?"
    );
}

#[test]
fn many_unknown_seats_are_all_told() {
    let room = Room::circle(3).feature("x", (10..400).map(|id| id.to_string()));
    assert_eq!(faults(&room).len(), 390);
}
