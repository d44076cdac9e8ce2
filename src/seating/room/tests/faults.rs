//! Everything that can be wrong with a room.

use super::{Faults, Room, Seat, faults};
use crate::error::Error;

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
    let expected = [
        ("bad_name", "seat 1: the id of a seat is empty; write a name"),
        ("not_a_number", "seat 1: its position is not finite; write x and y with digits, such as 1 or 1.5"),
        (
            "beyond_limit",
            "seat 2 (`a`): its position is beyond 1000000 units from the origin in x or y; use a \
                 larger unit",
        ),
        ("twice", "seat 3 (`a`): its id is already that of seat 2; give each seat an id of its own"),
        ("bad_name", "seat 4 (`A `): the id of a seat `A ` begins or ends with a space; remove the space"),
        (
            "twice",
            "seat 4 (`A `): the id of a seat `A ` differs from `a` only in case or spaces; write \
                 both alike if they mean the same, else rename one",
        ),
        (
            "bad_name",
            "seat 5 (`b\\u{200b}`): the id of a seat `b\\u{200b}` contains a character that cannot be seen, or that \
                 changes how others are shown; delete it",
        ),
        ("beyond_limit", "seat 5 (`b\\u{200b}`): the power 1000001 is above 1000000; use smaller weights"),
        ("bad_name", "seat 3 (`a`): the name of a zone ` z` begins or ends with a space; remove the space"),
        (
            "twice",
            "the zone `z`: the name of a zone `z` differs from ` z` only in case or spaces; write \
                 both alike if they mean the same, else rename one",
        ),
        ("twice", "the zone `z`: `a` is already in the list of the zone `y`; name it in one of them"),
        ("beyond_limit", "the power 2000000: the power 2000000 is above 1000000; use smaller weights"),
        ("twice", "the power 1: `a` is already in the list of the power 2000000; name it in one of them"),
        ("missing", "the power 0: it names no seat; name those that it is about, or leave it out"),
        ("bad_name", "seat 2 (`a`): the name of a table is empty; write a name"),
        (
            "twice",
            "seat 4 (`A `): the name of a table `t  1` differs from `T 1` only in case or spaces; \
                 write both alike if they mean the same, else rename one",
        ),
        (
            "twice",
            "seat 4 (`A `): the name of a feature `X` differs from `x` only in case or spaces; \
                 write both alike if they mean the same, else rename one",
        ),
        ("unknown", "the feature `y`: no seat has the id `n`; did you mean `a`?"),
        ("bad_name", "the feature ``: the name of a feature is empty; write a name"),
        ("with_itself", "an edge of neighbours leads from `a` to itself; name two seats, or leave it out"),
        (
            "unknown",
            "the edge of neighbours between `a` and `left` leads nowhere: no seat has the id \
                 `left`; check the spelling",
        ),
        (
            "zero",
            "the edge of neighbours between `a` and `A ` has the weight 0; give it at least 1, or \
                 leave it out",
        ),
        (
            "twice",
            "the edge of neighbours between `A ` and `a` is given twice; give it once, in either \
                 order",
        ),
        (
            "twice",
            "the edge of facing seats between `A ` and `a` is given twice; give it once, in \
                 either order",
        ),
    ];
    assert_eq!(faults(&room), expected.map(|(code, text)| (code, text.to_owned())));
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
fn many_unknown_seats_are_told_or_counted() {
    let room = Room::circle(3).feature("x", (10..400).map(|id| id.to_string()));
    let found = faults(&room);
    assert_eq!((found.len(), found[20].1.as_str()), (21, "and 370 more of this kind"));
}
