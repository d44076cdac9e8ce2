//! The written form.

use super::{Room, Seat, faults, too_many_seats};

fn again(room: &Room) -> Room {
    let text = serde_json::to_string(room).expect("written");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

fn read(json: &str) -> Room {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error} in {json}"))
}

#[test]
fn shapes_are_read_as_they_are_built() {
    for (json, room) in [
        (r#"{"round_table": 9}"#, Room::round_table(9)),
        (r#"{"circle": 9}"#, Room::circle(9)),
        (r#"{"tables": {"tables": 12, "seats": 12}}"#, Room::tables(12, 12)),
        (r#"{"boardroom": {"side": 5, "end": 1}}"#, Room::boardroom(5, 1)),
        (r#"{"horseshoe": {"side": 3, "bottom": 3}}"#, Room::horseshoe(3, 3)),
        (r#"{"rows": {"rows": 10, "seats": 40}}"#, Room::rows(10, 40)),
        (
            r#"{"circle": 3, "features": {"step-free": ["1", "2"]}, "power": [{"weight": 3, "seats": ["1"]}],
                "zones": {"front": ["1"]}, "neighbours": [["1", "4", 2]]}"#,
            Room::circle(3)
                .feature("step-free", ["1", "2"])
                .power(3, ["1"])
                .zone("front", ["1"])
                .neighbours_weighing("1", "4", 2),
        ),
    ] {
        assert_eq!(read(json), room, "{json}");
        assert_eq!(again(&room), room, "{json}");
    }
}

#[test]
fn the_documented_form_is_read_and_written() {
    let json = concat!(
        r#"{"seats":[{"id":"a","x":0.0,"y":1.5,"table":"t","zone":"z","features":["step-free"],"power":2},"#,
        r#"{"id":"b","x":0.0,"y":0.0},{"id":"c","x":-0.333,"y":0.0}],"#,
        r#""neighbours":[["a","b"],["b","c",2]],"facing":[["a","c"]],"features":{"hearing loop":["c"]},"#,
        r#""zones":{"front":["b"]},"power":[{"weight":3,"seats":["c"]}]}"#,
    );
    let room = Room::new()
        .seat(Seat::new("a").at(0.0, 1.5).table("t").zone("z").feature("step-free").power(2))
        .seat(Seat::new("b"))
        .seat(Seat::new("c").at(-1.0 / 3.0, -0.0001))
        .neighbours("a", "b")
        .neighbours_weighing("b", "c", 2)
        .facing("a", "c")
        .feature("hearing loop", ["c"])
        .zone("front", ["b"])
        .power(3, ["c"]);
    assert_eq!(read(json), room);
    assert_eq!(serde_json::to_string(&room).expect("written"), json);
    assert_eq!(read(r#"{"seats":[{"id":"b"}]}"#), Room::new().seat(Seat::new("b")));
    assert_eq!(again(&Room::new()), Room::new());
}

#[test]
fn what_is_no_room_is_refused() {
    for (json, part) in [
        (r#"{}"#, "exactly one of"),
        (r#"{"circle": 3, "seats": []}"#, "exactly one of"),
        (r#"{"circle": -1}"#, "invalid value"),
        (r#"{"circle": 3, "ring": 3}"#, "unknown field `ring`"),
        (r#"{"seats": [{"id": "a", "colour": 1}]}"#, "unknown field `colour`"),
        (r#"{"seats": [{"x": 1}]}"#, "missing field `id`"),
        (r#"{"seats": [{"id": "a", "x": 1e999}]}"#, "out of range"),
        (r#"{"seats": [{"id": "a", "x": null}]}"#, "invalid type: null"),
        (r#"{"seats": [], "neighbours": [["a"]]}"#, "invalid length 1"),
        (r#"{"seats": [], "neighbours": [["a", "b", 1, 2]]}"#, "invalid length 4"),
        (r#"{"seats": [], "neighbours": [["a", "b", -1]]}"#, "invalid value"),
        (r#"{"seats": [], "facing": [["a", "b", 1]]}"#, "trailing characters"),
        (r#"{"circle": 3, "features": {"x": ["1"], "x": ["2"]}}"#, "the key `x` stands twice"),
        (r#"{"tables": {"tables": 3}}"#, "missing field `seats`"),
        (r#"{"circle": 3, "power": [{"weight": -1, "seats": []}]}"#, "invalid value"),
    ] {
        let error = serde_json::from_str::<Room>(json).expect_err("refused").to_string();
        assert!(error.contains(part), "{json}: {error}");
    }
    let far: Room = read(r#"{"seats": [{"id": "a", "x": 1e300, "y": -1e308}]}"#);
    let words = "seat 1 (`a`): its position is beyond 1000000 units from the origin in x or y; use a larger unit";
    assert_eq!(faults(&far), [("beyond_limit", words.to_owned())]);
    let huge: Room = read(r#"{"tables": {"tables": 9007199254740993, "seats": 9007199254740993}}"#);
    assert_eq!(faults(&huge), [too_many_seats()]);
}
