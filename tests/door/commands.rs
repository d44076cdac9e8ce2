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
        let mut files = vec!["members.html", "organisers.html", "plan.csv", "plan.json"];
        files.extend((kind == "seating").then_some("seats.svg"));
        let plan = Folder(folder.0.join("start/plan"));
        let written: Vec<String> = plan
            .all()
            .iter()
            .map(|(path, _)| path.file_name().expect("a name").to_string_lossy().into_owned())
            .collect();
        assert_eq!(written, files, "{kind}");
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
