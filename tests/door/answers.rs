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
    // The same again on other threads, byte for byte.
    folder.solve(&["p.json", "--seed", "7", "--threads", "4", "-o", "again.json"]);
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

#[test]
fn rooms_are_listed_for_whoever_is_called_by_an_address() {
    let folder = Folder::new("rooms");
    let members = r#"{"members": [{"id": "ana@x.org"}, {"id": "bo@x.org"}, {"id": "cy@x.org"}, {"id": "di@x.org"}]}"#;
    let tables = r#"[{"name": "room", "number": 2}]"#;
    let rounds = format!(
        r#"{{"rounds": {{"roster": {members}, "rounds": 2, "tables": {tables}, "absent": {{"di@x.org": [2]}}}}}}"#
    );
    let groups = format!(r#"{{"composition": {{"roster": {members}, "groups": {tables}}}}}"#);
    folder.write("rounds.json", rounds).write("groups.json", groups);
    assert_eq!(folder.solve(&["rounds.json", "-o", "by_round"]).status, Some(0));
    assert_eq!(folder.solve(&["groups.json", "-o", "once"]).status, Some(0));
    for (list, people) in [("by_round/rooms-1.csv", 4), ("by_round/rooms-2.csv", 3), ("once/rooms.csv", 4)] {
        let list = folder.read(list);
        let rows: Vec<&str> = list.lines().collect();
        assert_eq!((rows[0], rows.len()), ("Pre-assign Room Name,Email Address", people + 1), "{list}");
        assert!(rows[1..].iter().all(|row| row.starts_with("room ") && row.ends_with("@x.org")), "{list}");
    }
    assert_eq!(folder.solve(&["groups.json", "--for", "members", "-o", "shared"]).status, Some(0));
    assert!(!folder.0.join("shared/rooms.csv").exists());
    folder.write("people.csv", PEOPLE).write("p.json", problem("\"people.csv\"", TABLES, "[]"));
    assert_eq!(folder.solve(&["p.json", "-o", "named"]).status, Some(0));
    assert!(!folder.0.join("named/rooms.csv").exists());
}

#[test]
fn calendars_need_a_rota_and_times() {
    let folder = Folder::new("calendar");
    let rota = r#"{"rota": {"event": {"name": "Steering group"}, "roster": {"members": [{"id": "ana"}, {"id": "bo"}]}, "meetings": 2,
        "roles": [{"name": "chair", "places": 1}]}}"#;
    folder.write("people.csv", PEOPLE).write("p.json", problem("\"people.csv\"", TABLES, "[]"));
    folder.write("rota.json", rota).write("times.csv", "start,end\n2026-01-10T18:00Z,2026-01-10 20:00:00Z\n");
    if cfg!(not(feature = "calendar")) {
        folder.refuses(&["rota.json", "-o", "rota.ics", "--times", "times.csv"], &["--features cli,calendar"]);
        return;
    }
    folder.refuses(&["p.json", "-o", "plan.ics", "--times", "times.csv"], &["calendars are made of rotas alone"]);
    folder.refuses(&["rota.json", "-o", "rota.ics"], &["name a table of when the meetings are by `--times`"]);
    folder.write("bad.csv", "start,end\n10 January,2026-01-10T20:00Z\n2026-01-17T18:00,2026-01-17T20:00Z\n");
    let faults = ["line 2: `10 January` is not a moment", "line 3: `2026-01-17T18:00` is not a moment"];
    folder.refuses(&["rota.json", "-o", "rota.ics", "--times", "bad.csv"], &faults);
    // The answer is not lost for it: it is printed.
    let ran = folder.solve(&["rota.json", "-o", "rota.ics", "--times", "times.csv"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("the rota has 2 meetings, and times are given for 1"), "{}", ran.err);
    assert!(ran.out.contains("Timetable"), "{}", ran.out);
    folder
        .write("times.csv", "start,end\n2026-01-10T18:00Z,2026-01-10 20:00:00Z\n2026-01-17T18:00Z,2026-01-17T20:00Z\n");
    assert_eq!(folder.solve(&["rota.json", "-o", "rota.ics", "--times", "times.csv"]).status, Some(0));
    let calendar = folder.read("rota.ics");
    for line in
        ["DTSTART:20260110T180000Z", "DTEND:20260110T200000Z", "DTSTART:20260117T180000Z", "SUMMARY:Steering group"]
    {
        assert!(calendar.contains(line), "{calendar}");
    }
}

#[test]
fn a_workbook_holds_all_tables() {
    let folder = Folder::new("workbook");
    folder.write("people.csv", PEOPLE).write("p.json", good());
    if cfg!(not(feature = "sheets")) {
        folder.refuses(&["p.json", "-o", "plan.xlsx"], &["--features cli,sheets"]);
        return;
    }
    assert_eq!(folder.solve(&["p.json", "-o", "plan.xlsx", "-o", "members.xlsx", "--seed", "1"]).status, Some(0));
    let workbooks =
        ["plan.xlsx", "members.xlsx"].map(|name| std::fs::read(folder.0.join(name)).expect("it is written"));
    assert!(workbooks[0].starts_with(b"PK") && workbooks[0] == workbooks[1], "the same tables make the same bytes");
}
