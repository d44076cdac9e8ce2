//! The other commands: to start, to check, to plan again, to choose.

use super::folder::{Folder, PEOPLE, TABLES, problem};

/// A folder with what `roundtable new` writes for a kind, solved.
fn started(test: &str, kind: &str) -> Folder {
    let folder = Folder::new(&format!("{test}_{kind}"));
    let ran = folder.run(&["new", kind, "start"]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("roundtable solve start/problem.toml -o start/plan"), "{}", ran.out);
    let ran = folder.run(&["solve", "start/problem.toml", "-o", "start/plan"]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("No plan scores better on the order you agreed."), "{kind}: {}", ran.out);
    folder
}

#[test]
fn what_is_written_to_start_from_is_solved_as_it_is() {
    for kind in ["composition", "rounds", "seating", "rota", "shares"] {
        let folder = started("new", kind);
        let mut files = vec!["cards.html", "members.html", "organisers.html", "plan.csv", "plan.json"];
        files.extend((kind == "seating").then_some("seats.svg"));
        let plan = Folder(folder.0.join("start/plan"));
        let written: Vec<String> = plan
            .all()
            .iter()
            .map(|(path, _)| path.file_name().expect("a name").to_string_lossy().into_owned())
            .collect();
        assert_eq!(written, files, "{kind}");
        for page in files.iter().filter(|name| name.ends_with(".html")) {
            let page = plan.read(page);
            assert!(page.contains(", spring 2027: Who "), "{page}");
            let links: Vec<&str> =
                page.split("href=\"#").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
            assert!(links.iter().all(|id| page.contains(&format!("id=\"{id}\""))), "{links:?} in {page}");
            assert_eq!(links.is_empty(), !page.contains("Find yourself") && !page.contains("<nav"), "{page}");
        }
        assert_eq!(folder.run(&["solve", "start/problem.toml", "-o", "cards.html"]).status, Some(0));
        assert_eq!(folder.read("cards.html"), plan.read("cards.html"));
        let ran = folder.run(&["new", kind, "start"]);
        assert_eq!(ran.status, Some(2));
        assert!(ran.err.contains("`start` is not empty"), "{}", ran.err);
    }
}

#[test]
fn a_plan_that_was_written_is_judged_to_be_the_best() {
    for kind in ["composition", "rounds", "seating", "rota", "shares"] {
        let folder = started("judged", kind);
        let plans: &[&str] =
            if kind == "shares" { &["start/plan/plan.json"] } else { &["start/plan/plan.json", "start/plan/plan.csv"] };
        for plan in plans {
            let ran = folder.run(&["check", "start/problem.toml", plan]);
            assert_eq!(ran.status, Some(0), "{kind}, {plan}: {}", ran.err);
            assert!(
                ran.out.contains("All of it does.") && ran.out.contains("No plan scores better"),
                "{kind}: {}",
                ran.out
            );
        }
    }
}

#[test]
fn a_plan_that_was_changed_by_hand_is_judged() {
    let folder = Folder::new("by_hand");
    let rules = r#"[{"require": {"apart": ["ana", "bo"]}}, {"prefer": {"balance": {"of": "site"}}, "tier": 1}]"#;
    folder.write("people.csv", PEOPLE).write("p.json", problem("\"people.csv\"", TABLES, rules));
    folder.write("plan.csv", "group;id\ntable 2;ana\ntable 2;bo\ntable 1;cy\ntable 1;di\n");
    let ran = folder.run(&["check", "p.json", "plan.csv"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    for part in ["`ana` and `bo`", "0 people", "A better plan is known"] {
        assert!(ran.out.contains(part), "{part} is missing in {}", ran.out);
    }
    for (plan, expected) in [
        ("group,id\ntable 1,ana\n", "`bo` stands 0 times in the plan"),
        ("group,id\ntable 9,ana\n", "there is no group `table 9`; the names are table 1, table 2"),
        ("table,who\ntable 1,ana\n", "the columns group, id are missing"),
    ] {
        folder.write("plan.csv", plan);
        let ran = folder.run(&["check", "p.json", "plan.csv"]);
        assert_eq!(ran.status, Some(2), "{}", ran.out);
        assert!(ran.err.contains(expected), "{}", ran.err);
    }
}

#[test]
fn who_drops_out_changes_as_little_as_can_be() {
    for (kind, changed) in [("composition", 0), ("rounds", 1), ("seating", 0), ("rota", 1), ("shares", 1)] {
        let folder = started("again", kind);
        let ran = folder.run(&[
            "again",
            "start/problem.toml",
            "start/plan/plan.json",
            "--without",
            "Emre",
            "-o",
            "again.json",
        ]);
        assert_eq!(ran.status, Some(0), "{kind}: {}{}", ran.out, ran.err);
        let told = ran.out.split("Who must be told what").nth(1).expect("it is told");
        assert!(!told.contains("Emre"), "{kind}: {told}");
        let people = told.lines().filter(|line| line.starts_with("  ") && !line.contains("When")).count();
        assert!(people >= changed && people < 12, "{kind}: {told}");
        let answer: serde_json::Value = serde_json::from_str(&folder.read("again.json")).expect("JSON");
        let plan = answer["plan"].to_string();
        assert!(!plan.contains("\"id\":\"Emre\""), "{kind}: {plan}");
    }
}

#[test]
fn what_is_over_stays() {
    let folder = started("over", "rounds");
    let ran = folder.run(&[
        "again",
        "start/problem.toml",
        "start/plan/plan.csv",
        "--without",
        "Emre",
        "--from",
        "3",
        "-o",
        "again.json",
    ]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    let plan =
        |name: &str| serde_json::from_str::<serde_json::Value>(&folder.read(name)).expect("JSON")["plan"].clone();
    let (before, after) = (plan("start/plan/plan.json"), plan("again.json"));
    assert_eq!(before["rounds"][1], after["rounds"][1]);
    assert_ne!(before["rounds"][2], after["rounds"][2]);
}

#[test]
fn plans_of_equal_worth_stand_side_by_side() {
    let folder = started("alternatives", "composition");
    let ran = folder.run(&["alternatives", "start/problem.toml", "-n", "2"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    let table = ran.out.split("In what they differ").nth(1).expect("it is told");
    assert!(
        table.contains("Plan 1") && table.contains("Plan 2") && table.contains("2 plans of equal worth"),
        "{table}"
    );
}

#[test]
fn how_a_roster_is_read_is_told() {
    let folder = Folder::new("roster");
    folder.write("people.csv", "id;site\nana;north\n;\nbo;south\n");
    let ran = folder.run(&["roster", "people.csv"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert!(ran.out.contains("2 people") && ran.out.contains("separated by semicolons"), "{}", ran.out);
}

/// Three tables of four that are exactly full, over three rounds.
const FULL: &str = r#"{"rounds": {"roster": "people.csv", "rounds": 3, "tables": [
    {"name": "red", "size": 2}, {"name": "blue", "size": 2}], "rules": []}}"#;

#[test]
fn what_is_asked_again_is_checked_all_at_once() {
    let folder = Folder::new("again_faults");
    folder.write("people.csv", PEOPLE).write("p.json", FULL);
    assert_eq!(folder.solve(&["p.json", "-o", "plan.json"]).status, Some(0));
    for (arguments, expected) in [
        (&["--from", "9"][..], &["`--from 9`: the problem has 3 rounds"][..]),
        (&["--with", "bo", "--without", "bo"], &["`bo` is named both by `--with` and by `--without`"]),
        (&["--without", "bob", "--with", "uma"], &["`--without bob`: nobody", "`--with uma`: nobody"]),
    ] {
        let ran = folder.run(&[&["again", "p.json", "plan.json"], arguments].concat());
        assert_eq!(ran.status, Some(2), "{}", ran.out);
        for part in expected {
            assert!(ran.err.contains(part), "{part} is missing in {}", ran.err);
        }
    }
    folder.write("other.json", r#"{"groups": [], "unplaced": []}"#);
    let ran = folder.run(&["again", "p.json", "other.json", "--without", "bo"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.starts_with("the plan cannot be read"), "{}", ran.err);
}

#[test]
fn full_groups_may_lose_somebody_again_and_again() {
    let groups = r#"[{"name": "red", "size": 2}, {"name": "blue", "size": {"min": 2, "max": 2}}]"#;
    for (name, text) in [("composition", problem("\"people.csv\"", groups, "[]")), ("rounds", FULL.to_owned())] {
        let folder = Folder::new(&format!("full_{name}"));
        folder.write("people.csv", PEOPLE).write("p.json", text);
        assert_eq!(folder.solve(&["p.json", "-o", "plan.json"]).status, Some(0));
        let ran = folder.run(&["again", "p.json", "plan.json", "--without", "ana", "-o", "second.json"]);
        assert_eq!(ran.status, Some(0), "{name}: {}{}", ran.out, ran.err);
        let both = ["again", "p.json", "second.json", "--without", "ana", "--without", "bo"];
        let ran = folder.run(&both);
        assert_eq!(ran.status, Some(0), "{name}: {}{}", ran.out, ran.err);
        let both = ["again", "p.json", "plan.json", "--without", "ana", "--without", "bo"];
        assert_eq!(folder.run(&both).status, Some(0), "{name}");
    }
}

#[test]
fn a_plan_is_not_lost_where_there_is_none_any_more() {
    let folder = Folder::new("kept");
    folder.write("people.csv", PEOPLE).write("p.json", problem("\"people.csv\"", TABLES, "[]"));
    assert_eq!(folder.solve(&["p.json", "-o", "plan"]).status, Some(0));
    let plans = || [folder.read("plan/plan.json"), folder.read("plan/plan.csv")];
    let before = plans();
    folder.write("p.json", problem("\"people.csv\"", TABLES, r#"[{"require": {"apart": ["ana", "bo", "cy"]}}]"#));
    assert_eq!(folder.solve(&["p.json", "-o", "plan"]).status, Some(3));
    assert_eq!(plans(), before);
    assert!(folder.read("plan/organisers.html").contains("clash"));
}

#[test]
fn members_get_nothing_that_is_for_organisers() {
    let folder = Folder::new("for_members");
    folder.write("people.csv", PEOPLE).write("p.json", problem("\"people.csv\"", TABLES, "[]"));
    for name in ["plan.json", "plan.csv"] {
        folder.refuses(&["p.json", "--for", "members", "-o", name], &["it holds what is for organisers alone"]);
    }
    assert_eq!(folder.solve(&["p.json", "--for", "members", "-o", "out"]).status, Some(0));
    let written = Folder(folder.0.join("out")).all();
    let names: Vec<_> = written.iter().filter_map(|(path, _)| path.file_name()).collect();
    assert_eq!(names, ["cards.html", "members.html"]);
}

#[test]
fn tables_are_read_back_as_they_were_written() {
    let folder = Folder::new("read_back");
    // A place that stays open, and a last meeting at which nobody holds anything.
    let roster = r#"{"members": [{"id": "José"}, {"id": "=bo"}, {"id": "cy"}]}"#;
    let rules = r#"[{"prefer": {"places_filled": {}}, "tier": 1}]"#;
    let role = r#"{"name": "chair", "places": 2, "needs": 1, "places_in": [[3, 0]], "needs_in": [[3, 0]]}"#;
    let text = format!(
        r#"{{"rota": {{"roster": {roster}, "meetings": 3, "roles": [{role}], "absent": {{"cy": [1], "José": [1]}}, "rules": {rules}}}}}"#
    );
    folder.write("p.json", text);
    let ran = folder.solve(&["p.json", "-o", "plan.csv"]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    let table = folder.read("plan.csv");
    assert!(table.contains("1,open,chair,"), "{table}");
    let tabs = table.replace(',', "\t");
    let latin: Vec<u8> = table.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin")).collect();
    let wide: Vec<u8> = format!("\u{feff}{table}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [table.into_bytes(), tabs.into_bytes(), latin, wide] {
        folder.write("plan.csv", bytes);
        let ran = folder.run(&["check", "p.json", "plan.csv"]);
        assert_eq!(ran.status, Some(0), "{}", ran.err);
        assert!(ran.out.contains("All of it does."), "{}", ran.out);
    }
}

#[test]
fn faults_of_a_table_are_told_all_at_once() {
    let folder = Folder::new("table_faults");
    let seating = r#"{"seating": {"roster": "people.csv", "room": {"round_table": 4}, "meetings": 1, "rules": []}}"#;
    folder.write("people.csv", PEOPLE).write("p.json", seating);
    folder.write("plan.csv", "meeting,seat,id\n1,1,ana\n1,1,bo\n2,3,cy\nx,4,di\n");
    let ran = folder.run(&["check", "p.json", "plan.csv"]);
    assert_eq!(ran.status, Some(2));
    for part in ["line 3: at meeting 1 `ana` has seat `1` as well as `bo`", "line 4: `2` is no meeting", "line 5: `x`"]
    {
        assert!(ran.err.contains(part), "{part} is missing in {}", ran.err);
    }
    assert_eq!(folder.run(&["alternatives", "p.json", "-n", "0"]).status, Some(2));
}
