//! Seating in problem files, and plans.

use crate::{cases, roster};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use roundtable::{Outcome, Problem, ProblemFile, Room, Rule, Seating, SeatingPlan, Solver};
use serde_json::Value;

/// Every rule, each key of a room, and everything else that a file may say.
const GOOD: &str = r#"{"seating": {"roster": {"members": [
    {"id": "ana", "tags": {"s": ["n", "w"]}, "primary": {"s": "n"}, "shown": ["n"]}, {"id": "=bo", "tags": {"s": "w"}},
    {"id": "cy", "tags": {"s": "n"}}, {"id": "<di>", "tags": {"s": "n"}}, {"id": "ed"}, {"id": "fay", "tags": {"s": "w"}}]},
    "meetings": 4, "room": {"round_table": 6, "features": {"step-free": ["1", "2"]}, "zones": {"front": ["1", "6"]},
    "power": [{"weight": 3, "seats": ["1"]}], "neighbours": [["1", "3", 2]], "facing": [["2", "4"]]},
    "room_at": [[3, {"seats": [{"id": "1", "x": 1, "y": 1.5, "table": "t", "zone": "z", "features": ["step-free"], "power": 2},
    {"id": "2"}, {"id": "3"}, {"id": "4"}, {"id": "5"}, {"id": "6"}, {"id": "7"}], "neighbours": [["1", "2"], ["2", "3", 2]], "facing": [["1", "3"]]}]],
    "absent": {"ed": [2]},
    "fixed": [{"seats": {"1": "ana", "2": "=bo", "4": "cy"}, "absent": ["<di>", "ed", "fay"]}],
    "met_before": [["ana", "cy", 2]],
    "rules": [{"require": {"places": {"tag": "n", "min": 0, "max": 3}}, "in_meetings": [2], "in_groups": ["table"]},
    {"prefer": {"mix": {"dimension": "s"}}, "tier": 1, "weight": 2, "lens": "fraction"},
    {"prefer": {"mix_worst": {"dimension": "s"}}, "tier": 2},
    {"prefer": {"neighbours_share": {"dimension": "s"}}, "tier": 3}, {"prefer": {"neighbours_differ": {"dimension": "s"}}, "tier": 3},
    {"require": {"apart_by": {"members": ["ana", "fay"], "distance": 0.25}}, "private": false}, {"require": {"farther_than": {"members": ["ana", "fay"], "distance": 0.125}}},
    {"prefer": {"near_by_value": {"values": {"pairs": [["ana", "cy", 2.5]], "at_most": 4}, "by": "grid"}}, "tier": 8}, {"prefer": {"far_by_value": {"values": {"pairs": [["=bo", "cy", -1]]}}}, "tier": 9, "private": false},
    {"prefer": {"beside": ["ana", "=bo"]}, "tier": 4, "private": true}, {"prefer": {"not_beside": ["ana", "cy", "<di>"]}, "tier": 4},
    {"prefer": {"not_facing": ["cy", "<di>"]}, "tier": 4}, {"prefer": {"unequal": ["ana", "fay"]}, "tier": 4},
    {"require": {"in_seat": {"member": "cy", "seat": "3"}}, "in_meetings": [2, 4]}, {"require": {"not_in_seat": {"member": "cy", "seat": "1"}}},
    {"require": {"needs": {"member": "ana", "features": ["step-free"]}}}, {"require": {"supports": {"supporter": "ed", "member": "fay"}}, "in_meetings": [2]},
    {"prefer": {"as_announced": [{"seats": {}, "absent": []}, {"seats": {"2": "ana"}, "absent": ["ed"]}]}, "tier": 5},
    {"prefer": {"new_neighbours": {}}, "tier": 2}, {"prefer": {"different_seats": {}}, "tier": 6}, {"prefer": {"different_zones": {}}, "tier": 6},
    {"prefer": {"share_power": {}}, "tier": 7}, {"prefer": {"share_power_across": {"dimension": "s"}}, "tier": 7},
    {"prefer": {"none_or": {"of": "s", "least": 2}}, "tier": 7}]}}"#;

fn read(text: &[u8]) -> Result<Seating, String> {
    match serde_json::from_slice(text) {
        Ok(ProblemFile::Seating(form)) => form.build().map_err(|error| error.to_string()),
        Ok(_) => Err("another kind".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn text(problem: &Seating) -> String {
    let form = serde_json::to_string(problem).expect("it can be written");
    format!("{{\"seating\": {form}}}")
}

fn survives(bytes: &[u8]) {
    match read(bytes) {
        Err(error) => assert!(!error.is_empty()),
        Ok(problem) => {
            let written = text(&problem);
            let again = read(written.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{written}"));
            assert_eq!(text(&again), written);
        }
    }
}

fn good() -> Seating {
    read(GOOD.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn solved(problem: &Seating) -> SeatingPlan {
    let solver = Solver::new().seed(7).steps(50_000).without_programs();
    match solver.solve(problem).expect("an answer") {
        Outcome::Solved(solution) => solution.plan,
        answer @ (Outcome::Impossible(_) | Outcome::Undecided(_)) => panic!("it can be met: {answer:?}"),
    }
}

#[test]
fn the_good_file_is_good_and_survives() {
    assert_eq!(good().rules().count(), 24);
    survives(GOOD.as_bytes());
    // What is read is written again, but for rooms, which are written seat by seat.
    let given: Value = serde_json::from_str(GOOD).expect("it is good");
    let written = serde_json::to_value(good()).expect("it can be written");
    for key in ["roster", "meetings", "absent", "fixed", "met_before", "rules"] {
        assert_eq!(written[key], given["seating"][key], "{key}");
    }
    assert_eq!(written["room_at"][0][0], 3);
    let again = read(text(&good()).as_bytes()).expect("it is good");
    let words = |problem: &Seating| -> Vec<(u32, String, bool)> {
        let rules = problem.rules();
        rules.map(|(tier, rule)| (tier.0, rule.to_string(), rule.is_private())).collect()
    };
    assert_eq!(words(&again), words(&good()));
    let plan = solved(&good());
    assert_eq!(again.price(&plan), good().price(&plan));
}

#[test]
fn shapes_that_are_wrong_are_told_with_their_place() {
    for (from, to, part) in [
        ("\"apart_by\"", "\"apart_bye\"", "did you mean `apart_by`?"),
        ("\"new_neighbours\"", "\"newneighbours\"", "did you mean `new_neighbours`?"),
        ("\"distance\": 0.25", "\"metres\": 0.25", "there is no key `metres`"),
        ("\"distance\": 0.25", "\"distance\": \"far\"", "the text \"far\" cannot stand here"),
        (
            "{\"mix_worst\": {\"dimension\": \"s\"}}",
            "{\"mix\": {\"dimension\": \"s\", \"worst\": true}}",
            "there is no key `worst`",
        ),
        ("{\"new_neighbours\": {}}", "{\"new_neighbours\": {\"least\": 1}}", "there is no key `least`"),
        ("{\"new_neighbours\": {}}", "{\"new_neighbours\": {}, \"different_seats\": {}}", "stand here together"),
        ("\"meetings\": 4,", "\"meetings\": \"4\",", "seating.meetings: the text \"4\" cannot stand here"),
        ("\"absent\": {", "\"away\": {", "there is no key `away`"),
        ("\"ed\": [2]", "\"ed\": [2], \"ed\": [3]", "the key `ed` stands twice"),
        ("\"seats\": {\"1\": \"ana\", \"2\"", "\"seats\": {\"1\": \"ana\", \"1\"", "the key `1` stands twice"),
        ("\"room_at\": [[3", "\"room_at\": [[9", "no meeting 9"),
        ("\"tier\": 2}", "\"tier\": 2, \"in_meetings\": [1, 9]}", "no meeting 9"),
        ("\"tier\": 6}", "\"tier\": 6, \"in_meetings\": [1]}", "about all meetings together"),
        ("\"tier\": 1, \"weight\": 2", "\"weight\": 2", "rule 2"),
        ("\"lens\": \"fraction\"", "\"lens\": \"hat\"", "rule 2"),
        ("\"round_table\": 6", "\"round_table\": 6, \"circle\": 6", "exactly one of"),
        ("\"round_table\": 6", "\"round_table\": 5", "6 people are there and the room has 5 seats"),
    ] {
        let changed = GOOD.replacen(from, to, 1);
        assert_ne!(changed, GOOD, "{from}");
        let error = read(changed.as_bytes()).err();
        let error = error.unwrap_or_else(|| panic!("{to} is wrong"));
        assert!(error.contains(part), "{part}: {error}");
    }
}

#[test]
fn a_plan_survives_being_written() {
    let plan = solved(&good());
    let written = serde_json::to_value(&plan).expect("a plan can be written");
    assert_eq!(written["meetings"][0]["seats"]["4"], "cy");
    assert_eq!(written["meetings"][1]["absent"], serde_json::json!(["ed"]));
    // Seats stand in the order of the room.
    let seats = written["meetings"][2]["seats"].as_object().map(|seats| seats.len());
    assert_eq!(seats, Some(6));
    let again: SeatingPlan = serde_json::from_value(written.clone()).expect("the documented form");
    assert_eq!(again, plan);
    assert_eq!(good().price(&again), good().price(&plan));
    assert!(again.counts().is_empty() && !plan.counts().is_empty());
    for (key, value) in
        [("chairs", serde_json::json!({})), ("seats", serde_json::json!(["ana"])), ("absent", serde_json::json!("ed"))]
    {
        let mut changed = written.clone();
        changed["meetings"][1][key] = value;
        assert!(serde_json::from_value::<SeatingPlan>(changed).is_err(), "{key}");
    }
    // A plan is what the next one is fixed to, or announced as.
    let mut next: Value = serde_json::from_str(GOOD).expect("it is good");
    next["seating"]["fixed"] = written["meetings"].clone();
    let next = read(next.to_string().as_bytes()).expect("it is good");
    assert_eq!(solved(&next), plan);
}

#[test]
fn at_tables_people_sit_in_the_order_of_the_roster_where_no_rule_looks_at_seats() {
    let problem = Seating::builder(&roster(8))
        .room(Room::tables(2, 4))
        .require(Rule::balance("background"))
        .build()
        .expect("good");
    let plan = solved(&problem);
    let seats: Vec<(&str, &str)> = plan.meetings()[0].seats().collect();
    assert_eq!(seats.len(), 8);
    for table in seats.chunks(4) {
        assert!(table.is_sorted_by_key(|(_, member)| member), "{table:?}");
    }
    let assignment = problem.assignment(&plan).expect("its own plan");
    assert_eq!(problem.plan(&assignment), plan);
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_changed_file(changes in vec((any::<Index>(), prop::sample::select(&b"{}[]:,\" -0189aeosn\xFF"[..]), 0..3_usize), 0..4)) {
        let mut bytes = GOOD.as_bytes().to_vec();
        for (at, byte, removed) in changes {
            let at = at.index(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, [byte]);
        }
        survives(&bytes);
    }

    /// Words in the places of words, so that the file stays well formed and meanings meet.
    #[test]
    fn a_file_of_other_words(changes in vec((any::<Index>(), any::<Index>()), 0..4)) {
        let mut words: Vec<String> = GOOD.split('"').map(str::to_owned).collect();
        for (to, from) in changes {
            // Between quotes are the pieces at odd places.
            let (to, from) = (to.index(words.len() / 2) * 2 + 1, from.index(words.len() / 2) * 2 + 1);
            words[to] = words[from].clone();
        }
        survives(words.join("\"").as_bytes());
    }

    /// Numbers in the places of numbers.
    #[test]
    fn a_file_of_other_numbers(changes in vec((any::<Index>(), prop::sample::select(&["0", "1", "7", "-1", "2.5", "20001", "4294967295", "18446744073709551615", "1e300"][..])), 1..4)) {
        let mut text = GOOD.to_owned();
        for (at, number) in changes {
            let digits: Vec<usize> = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
            let at = digits[at.index(digits.len())];
            text.replace_range(at..=at, number);
        }
        survives(text.as_bytes());
    }
}
