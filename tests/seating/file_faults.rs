//! The faults of problem files: those of problems built in code, and some of their own.

use crate::faults::{faults, lines, says, told_to_organisers};
use crate::roster;
use roundtable::{ProblemFile, Room, Rule, SeatRule, Seating, Tier};
use serde_json::{Value, json};

/// The texts of all faults.
fn told_of_file(seating: Value) -> Vec<String> {
    let file: ProblemFile = serde_json::from_value(json!({ "seating": seating })).expect("the documented form");
    let ProblemFile::Seating(form) = file else { panic!("it is seating") };
    let found = faults(form.build().expect_err("it has faults"));
    lines(&found)
}

#[test]
fn a_file_tells_the_same_faults() {
    let room = json!({
        "circle": 5, "neighbours": [["1", "2"], ["1", "9"]], "facing": [["3", "3"]],
        "features": {"loop": ["6"]}, "zones": {"front": ["1"], "back": ["1"]},
        "power": [{"weight": 2_000_000, "seats": ["1"]}, {"weight": 3, "seats": []}]
    });
    let in_code: Room = serde_json::from_value(room.clone()).expect("the documented form");
    #[allow(clippy::reversed_empty_ranges, reason = "this is the fault")]
    let crossed = Rule::places("lived", 3..2);
    let builder = Seating::builder(&roster(6))
        .room(in_code)
        .meetings(2)
        .room_at(4, Room::circle(3))
        .absent("nobody", [1, 7])
        .met_before([("m00", "m00", 1)])
        .require(SeatRule::mix("colour"))
        .require(SeatRule::beside("m00", "m00"))
        .require(SeatRule::needs("m01", ["quiet"]).in_meetings([3]))
        .prefer(Tier(2), SeatRule::supports("m03", "m03").weight(0))
        .prefer(Tier(1), SeatRule::different_zones().in_meetings([1]))
        .require(crossed);
    let members = serde_json::to_value(Seating::builder(&roster(6)).room(Room::circle(6)).build().expect("good"));
    let members = members.expect("it can be written")["roster"].clone();
    let file = json!({
        "roster": members, "room": room, "meetings": 2,
        "room_at": [[4, {"circle": 3}]],
        "absent": {"nobody": [1, 7]},
        "met_before": [["m00", "m00", 1]],
        "rules": [
            {"require": {"mix": {"dimension": "colour"}}},
            {"require": {"beside": ["m00", "m00"]}},
            {"require": {"needs": {"member": "m01", "features": ["quiet"]}}, "in_meetings": [3]},
            {"prefer": {"supports": {"supporter": "m03", "member": "m03"}}, "tier": 2, "weight": 0},
            {"prefer": {"different_zones": {}}, "tier": 1, "in_meetings": [1]},
            {"require": {"places": {"tag": "lived", "min": 3, "max": 1}}},
        ]
    });
    let all = told_to_organisers(builder);
    assert_eq!(told_of_file(file), all);
    says(
        &all,
        &[
            "between `1` and `2` is given twice",
            "between `1` and `9` leads nowhere",
            "leads from `3` to itself",
            "no seat has the id `6`",
            "the power 2000000 is above",
            "the power 3: it names no seat",
            "6 people are there and the room has 5 seats",
            "no meeting 7",
            "no meeting 4",
            "no meeting 3",
            "`nobody`",
            "`colour`",
            "the weight is 0",
            "about all meetings together",
        ],
    );
}

#[test]
fn what_only_a_file_can_get_wrong() {
    let file = |rule: Value| {
        json!({
            "roster": {"members": [{"id": "ana", "tags": {"s": "n"}}, {"id": "bo", "tags": {"s": "w"}}]},
            "room": {"circle": 2}, "rules": [rule]
        })
    };
    for (rule, part) in [
        (
            json!({"require": {"new_neighbours": {}}, "prefer": {"new_neighbours": {}}, "tier": 1}),
            "both required and preferred",
        ),
        (json!({"prefer": {"mix": {"dimension": "s"}}}), "without a `tier`"),
        (json!({"require": {"mix": {"dimension": "s"}}, "tier": 1}), "only what is preferred has a `tier`"),
        (json!({"require": {"mix": {"dimension": "s"}}, "in_groups": ["room"]}), "cannot be limited to groups"),
        (json!({"require": {"different_seats": {}}, "over_all": true}), "cannot be limited to groups"),
        (json!({"prefer": {"mix": {"dimension": "s"}}, "tier": 0}), "tier 0 is for what must hold"),
        (json!({"require": {"beside": ["ana"]}}), "1 member is named"),
        (json!({"require": {"unequal": []}}), "0 members are named"),
    ] {
        let all = told_of_file(file(rule));
        assert!(all[0].starts_with("rule 1 ("), "{all:?}");
        assert!(all.iter().any(|text| text.contains(part)), "{part}: {all:?}");
    }
}
