//! Exit statuses and what is written.

use super::folder::{Folder, PEOPLE, TABLES, good, problem};

#[test]
fn solved() {
    let folder = Folder::new("solved");
    folder.write("people.csv", PEOPLE).write("p.json", good()).write("plan.json", "old");
    let ran = folder.solve(&["p.json", "--seed", "7", "-o", "plan.json"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert!(ran.out.contains("No plan scores better") && ran.err.is_empty(), "{}", ran.out);
    let answer: serde_json::Value = serde_json::from_str(&folder.read("plan.json")).expect("JSON");
    assert_eq!(answer["status"], "solved");
    assert_eq!(answer["seed"], 7);
    assert_eq!(answer["stop"], serde_json::Value::Null);
    assert_eq!(answer["certificate"][1]["proof"], "floor");
    assert_eq!(answer["plan"]["groups"].as_array().map(Vec::len), Some(2));
    assert_eq!(answer["counts"].as_array().map(Vec::len), Some(2));
    assert_eq!(folder.all().len(), 3, "no draft is left");
    // The same again, byte for byte.
    folder.solve(&["p.json", "--seed", "7", "-o", "again.json"]);
    assert_eq!(folder.read("again.json"), folder.read("plan.json"));
}

#[test]
fn a_report_beside_the_answer() {
    let folder = Folder::new("report");
    folder.write("people.csv", PEOPLE).write("p.json", good());
    let ran = folder.solve(&["p.json", "-o", "plan.json", "-o", "plan.html"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    let page = folder.read("plan.html");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("ana"), "{page}");
    assert!(!page.contains("south"), "{page}");
}

#[test]
fn impossible() {
    let folder = Folder::new("impossible");
    let rules = r#"[{"require": {"apart": ["ana", "bo", "cy"]}, "private": false}]"#;
    folder.write("people.csv", PEOPLE).write("p.json", problem("\"people.csv\"", TABLES, rules));
    let ran = folder.solve(&["p.json", "-o", "plan.json"]);
    assert_eq!(ran.status, Some(3), "{}", ran.err);
    assert!(ran.out.contains("No plan can meet all these at once") && ran.out.contains("rule 1"), "{}", ran.out);
    let answer: serde_json::Value = serde_json::from_str(&folder.read("plan.json")).expect("JSON");
    assert_eq!(answer["status"], "impossible");
    assert_eq!(answer["conflict"][0]["rule"], "rule 1");
    assert_eq!(answer["conflict"][1]["rule"], "sizes");
    assert_eq!(answer["plan"], serde_json::Value::Null);
}

#[test]
fn undecided() {
    let folder = Folder::new("undecided");
    let members: Vec<String> = (0..60).map(|at| format!(r#"{{"id": "m{at}"}}"#)).collect();
    let pairs: Vec<String> = (0..60)
        .flat_map(|a| (a + 1..60).filter(move |b| (a * b + a + b) % 5 == 0).map(move |b| (a, b)))
        .map(|(a, b)| format!(r#"{{"require": {{"apart": ["m{a}", "m{b}"]}}}}"#))
        .collect();
    let roster = format!(r#"{{"members": [{}]}}"#, members.join(","));
    let groups = r#"[{"name": "table", "number": 12}]"#;
    folder.write("p.json", problem(&roster, groups, &format!("[{}]", pairs.join(","))));
    let ran = folder.solve(&["p.json", "--steps", "1", "--time-limit", "0.000001", "-o", "plan.json"]);
    assert_eq!(ran.status, Some(4), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("No plan was found"), "{}", ran.out);
    assert!(folder.read("plan.json").contains("\"undecided\""));
}
