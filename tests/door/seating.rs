//! Seating through the door.

use super::folder::{Folder, PEOPLE, good};
use std::path::Path;

fn seating(rules: &str) -> String {
    format!(
        r#"{{"seating": {{"roster": "people.csv", "room": {{"round_table": 4}}, "meetings": 2, "rules": {rules}}}}}"#
    )
}

const MIX: &str = r#"[{"prefer": {"mix": {"dimension": "site"}}, "tier": 1}]"#;

#[test]
fn solved() {
    let folder = Folder::new("seated");
    folder.write("people.csv", PEOPLE).write("p.json", seating(MIX));
    let ran = folder.solve(&["p.json", "--seed", "7", "-o", "plan.json"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert!(ran.out.contains("No plan scores better"), "{}", ran.out);
    let answer: serde_json::Value = serde_json::from_str(&folder.read("plan.json")).expect("JSON");
    assert_eq!(answer["status"], "solved");
    for meeting in answer["plan"]["meetings"].as_array().expect("meetings") {
        let seats = meeting["seats"].as_object().expect("seats");
        let mut sitters: Vec<&str> = seats.values().filter_map(|id| id.as_str()).collect();
        sitters.sort_unstable();
        assert_eq!(sitters, ["ana", "bo", "cy", "di"]);
        assert_eq!(meeting["absent"].as_array().map(Vec::len), Some(0));
    }
    let of_site = &answer["mixing"]["meetings"][1]["dimensions"][0];
    assert_eq!((&of_site["dimension"], &of_site["same_tag"]), (&"site".into(), &0.into()));
    assert_eq!(answer["counts"][1][0]["size"], 4);
    folder.solve(&["p.json", "--seed", "7", "-o", "again.json"]);
    assert_eq!(folder.read("again.json"), folder.read("plan.json"));
}

#[test]
fn a_map_or_a_page() {
    let folder = Folder::new("maps");
    folder.write("people.csv", PEOPLE).write("p.json", seating(MIX));
    for name in ["plan.svg", "PLAN.SVG"] {
        let ran = folder.solve(&["p.json", "-o", name]);
        assert_eq!(ran.status, Some(0), "{}", ran.err);
        let text = folder.read(name);
        let map = roxmltree::Document::parse(&text).expect("well formed");
        let seats = map.descendants().filter(|node| node.has_attribute("data-seat"));
        assert_eq!(seats.count(), 8);
        assert!(text.contains("ana, seat") && !text.contains("south"), "{text}");
    }
    folder.solve(&["p.json", "-o", "plan.html"]);
    let page = folder.read("plan.html");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<svg"), "{page}");
    // What has no seats has no map.
    folder.write("groups.json", good());
    let words = ["`-o groups.svg`", "a map is drawn of seating alone", "`.html`"];
    folder.refuses(&["groups.json", "-o", "groups.svg"], &words);
    folder.refuses(&["p.json", "-o", "plan.pdf"], &["`-o plan.pdf`", ".html"]);
}

#[test]
fn impossible() {
    let folder = Folder::new("unseatable");
    let rules = r#"[{"require": {"not_beside": ["ana", "bo", "cy"]}}]"#;
    folder.write("people.csv", PEOPLE).write("p.json", seating(rules));
    let ran = folder.solve(&["p.json", "-o", "plan.json", "-o", "plan.svg"]);
    assert_eq!(ran.status, Some(3), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("`ana`, `bo` and `cy`"), "{}", ran.out);
    let ran = folder.solve(&["p.json", "--for", "members"]);
    let is_said = ran.out.starts_with("No plan can meet all that must hold at once.");
    assert!(is_said && !ran.out.contains("ana"), "{}", ran.out);
    let answer: serde_json::Value = serde_json::from_str(&folder.read("plan.json")).expect("JSON");
    assert_eq!(answer["conflict"][0]["rule"], "rule 1");
    assert_eq!(answer["plan"], serde_json::Value::Null);
    let map = folder.read("plan.svg");
    assert!(map.contains("No plan can meet all this at once"), "{map}");
}

#[test]
fn faults() {
    let folder = Folder::new("seating_faults");
    folder.write("people.csv", PEOPLE);
    for (room, rules, expected) in [
        (r#"{"round_table": 3}"#, "[]", &["4", "3", "seats"][..]),
        (r#"{"circle": 4, "rows": {"rows": 1, "seats": 4}}"#, "[]", &["exactly one of"]),
        (
            r#"{"circle": 4}"#,
            r#"[{"require": {"in_seat": {"member": "ana", "seat": "9"}}}, {"require": {"needs": {"member": "bo", "features": ["loop"]}}, "private": false}]"#,
            &["rule 1", "`9`", "rule 2", "`loop`"],
        ),
        (
            r#"{"circle": 4}"#,
            r#"[{"require": {"in_seat": {"member": "ana", "seat": "1"}}}, {"require": {"in_seat": {"member": "bo", "seat": "1"}}}]"#,
            &["`ana`", "`bo`", "`1`"],
        ),
        (r#"{"seats": [{"id": "a", "x": 1e999}]}"#, "[]", &["line 1, column", "the number is too large"]),
        (
            r#"{"circle": 4}"#,
            r#"[{"require": {"mixed": {"dimension": "site"}}}]"#,
            &["seating.rules[0].require: there is no rule `mixed`; did you mean `mix`?"],
        ),
    ] {
        let text = format!(r#"{{"seating": {{"roster": "people.csv", "room": {room}, "rules": {rules}}}}}"#);
        folder.write("p.json", text);
        folder.refuses(&["p.json", "-o", "plan.json"], expected);
    }
}

#[test]
fn the_dinner_party() {
    let folder = Folder::new("dinner_party");
    let problems = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/problems");
    for name in ["dinner_party.json", "wedding01.csv"] {
        folder.write(name, std::fs::read(problems.join(name)).expect("it is there"));
    }
    let ran = folder.solve(&["dinner_party.json", "--seed", "7", "-o", "plan.json"]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    let answer: serde_json::Value = serde_json::from_str(&folder.read("plan.json")).expect("JSON");
    assert_eq!(answer["certificate"][0]["proof"], "floor");
    let seats = answer["plan"]["meetings"][0]["seats"].as_object().expect("seats");
    let mut expected: Vec<String> =
        (1..=12).flat_map(|table| (1..=12).map(move |at| format!("{table}-{at}"))).collect();
    expected.sort();
    let mut named: Vec<String> = seats.keys().cloned().collect();
    named.sort();
    assert_eq!(named, expected);
    let guests: std::collections::BTreeSet<&str> = seats.values().filter_map(|code| code.as_str()).collect();
    assert_eq!(guests.len(), 144);
}

#[test]
fn the_guests_of_the_problem_file_are_those_of_the_example() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let read = |name: &str| std::fs::read_to_string(examples.join(name)).expect("it is there");
    let text = read("data/wedding01.txt");
    let guests = text.lines().map(|line| line.split(',').collect::<Vec<&str>>());
    let row = |cells: Vec<&str>| match cells.as_slice() {
        [code, name, of, job, gender, hobbies @ ..] if *code != "Code" => {
            let hobbies = hobbies.join(";");
            Some(format!("{code},{name},{of},{job} ({of}),{gender},{hobbies}\n"))
        }
        _ => None,
    };
    let rows: String = guests.filter_map(row).collect();
    let csv = read("problems/wedding01.csv");
    assert!(csv == format!("Code,Name,JobType,Job,Gender,Hobby\n{rows}"), "{rows}");
}
