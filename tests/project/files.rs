//! Project files, and the report in its folder.

use roundtable::table::{Audience, text};
use roundtable::{Error, Project, Solver};
use std::fs;
use std::path::PathBuf;

/// A new folder with a project file and a roster of five people.
fn folder(name: &str, project: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("roundtable-project-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(
        folder.join("people.csv"),
        "id,site,joined,left\nana,north,,\nbo,south,,\ncy,north,,\ndi,south,,2027-03-01\nem,north,2027-03-01,\n",
    )
    .expect("a roster");
    fs::write(folder.join("project.toml"), project).expect("a project");
    folder
}

const SHORT: &str = r#"
project = { name = "Reading group", roster = "people.csv" }
meetings = ["2027-01-12", "2027-02-09", "2027-03-09", "2027-04-13", "2027-05-11", "2027-06-08"]
roles = ["chair"]
"#;

#[test]
fn marks_that_programs_leave_are_left_out_with_a_note() {
    let marked = SHORT.replace("Reading group", "\u{200F}Reading group").replace("\"chair\"", "\"ch\u{200E}air\"");
    let folder = folder("marked", &marked);
    let project = Project::from_path(folder.join("project.toml")).expect("a good project");
    assert_eq!(project.name(), "Reading group");
    let plan = project.plan(&Solver::new()).expect("an answer").plan().expect("a plan");
    assert!(plan.rota().is_some_and(|rota| !rota.plan.meetings()[0].holders("chair").is_empty()));
    let told = text(&plan, Audience::Organisers);
    for place in ["project.name", "roles[0]"] {
        let note = format!("{place}: a byte order mark or marks of direction, which cannot be seen, were left out");
        assert!(told.contains(&note), "{told}");
    }
    assert!(!text(&plan, Audience::Members).contains("marks of direction"));
    fs::remove_dir_all(folder).expect("it is removed");
}

#[test]
fn a_few_lines_are_a_rota_for_six_meetings() {
    let folder = folder("short", SHORT);
    let path = folder.join("project.toml");
    assert!(Project::is_in(&path));
    let project = Project::from_path(&path).expect("a good project");
    let plan = project.plan(&Solver::new()).expect("an answer").plan().expect("a plan");
    super::checked(&plan);
    let rota = &plan.rota().expect("a rota").plan;
    assert_eq!(rota.meetings().len(), 6);
    // The days stand in columns of the roster.
    assert_eq!((rota.meetings()[1].absent.join(" "), rota.meetings()[2].absent.join(" ")), ("em".into(), "di".into()));
    fs::remove_dir_all(folder).expect("it is removed");
}

#[test]
fn meetings_are_named_by_date_and_months_as_such() {
    let folder = folder(
        "dates",
        r#"
[project]
name = "Study"
roster = "people.csv"

[[meetings]]
date = "2027-01-12 10:00"

[[meetings]]
date = "2027-03-09"
hours = 2

[[roles]]
name = "chair"

[[rota.rules]]
require = { holds = { member = "ana", role = "chair", meeting = "2027-03-09" } }

[[rota.rules]]
require = { holds = { member = "bo", role = "chair", meeting = "2027-01-12" } }

[work]
terms = [{ member = "ana", offers = 9 }, { member = "bo", offers = 9 }]
pieces = [{ name = "report", contributors = [2], in_periods = ["2027-02", "2027-03"] }]
"#,
    );
    let plan = Project::from_path(folder.join("project.toml")).expect("a good project").plan(&Solver::new());
    let plan = plan.expect("an answer").plan().expect("a plan");
    let holders = |at: usize| plan.rota().expect("a rota").plan.meetings()[at].holders("chair").join(" ");
    assert_eq!((holders(0), holders(1)), ("bo".to_owned(), "ana".to_owned()));
    assert_eq!(plan.work_problem().expect("work").periods(), 3);
    fs::remove_dir_all(folder).expect("it is removed");
}

#[test]
fn faults_of_a_file_are_told_with_their_places() {
    let folder = folder(
        "faults",
        r#"
project = { roster = "people.csv", nam = "x" }
meetings = ["2027-01-12"]
roles = [{ name = "chair", plces = 2 }]

[rota]
meetings = 4
rules = [
    { require = { holds = { member = "ana", role = "chair", meeting = "2027-01-13" } } },
    { require = { gap = { meeting = 1 } } },
]
"#,
    );
    let Err(Error::Input(faults)) = Project::from_path(folder.join("project.toml")) else { panic!("it has faults") };
    let told: Vec<(&str, String)> =
        faults.iter().map(|fault| (fault.code(), fault.place().map_or(String::new(), ToString::to_string))).collect();
    for expected in [
        ("unknown", "rota.rules[0].require.holds.meeting"),
        ("part_missing", "rota.meetings"),
        ("unknown_key", "project.nam"),
        ("unknown_key", "roles[0].plces"),
    ] {
        assert!(told.iter().any(|(code, place)| (*code, place.as_str()) == expected), "{expected:?}: {told:?}");
    }
    fs::remove_dir_all(folder).expect("it is removed");
}

#[cfg(feature = "calendar")]
#[test]
fn calendars_say_when_meetings_begin_and_how_long_they_are() {
    let meetings = "meetings = [{ date = \"2027-01-12 18:30\", hours = 1.5 }, \"2027-02-09\"]";
    let project = SHORT.lines().map(|line| if line.starts_with("meetings") { meetings } else { line });
    let folder = folder("calendar", &project.collect::<Vec<_>>().join("\n"));
    let plan = Project::from_path(folder.join("project.toml")).expect("a good project").plan(&Solver::new());
    plan.expect("an answer").plan().expect("a plan").write_to(folder.join("out")).expect("it is written");
    let calendar = fs::read_to_string(folder.join("out/calendar.ics")).expect("a calendar");
    for line in ["DTSTART:20270112T183000", "DURATION:PT90M", "DTSTART;VALUE=DATE:20270209"] {
        assert!(calendar.contains(line), "{line}: {calendar}");
    }
    fs::remove_dir_all(folder).expect("it is removed");
}

#[cfg(feature = "report")]
#[test]
fn a_report_is_written_as_a_whole_and_again() {
    let folder = folder("report", &SHORT.replace("people.csv\" }", "people.csv\", history = \"history.json\" }"));
    let (path, out) = (folder.join("project.toml"), folder.join("out"));
    let run = || {
        let plan = Project::from_path(&path).expect("a good project").plan(&Solver::new());
        let plan = plan.expect("an answer").plan().expect("a plan");
        let changes = plan.changes().to_string();
        plan.write_to(&out).expect("it is written");
        (changes, fs::read_to_string(folder.join("history.json")).expect("a history"))
    };
    let (first, one) = run();
    let (second, two) = run();
    let (_, three) = run();
    assert!(first.contains("first plan") && second.contains("Nothing has changed"), "{first}\n{second}");
    // The page names, from then on, that turns stay as announced: its hash differs once.
    let without_hash =
        |text: &str| text.lines().filter(|line| !line.contains("report")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(without_hash(&one), without_hash(&two));
    assert_eq!(two, three);
    for name in ["members.html", "organisers.html", "cards.html", "people/ana.html", "tables/meetings.csv"] {
        assert!(out.join(name).is_file(), "{name}");
    }
    let left: Vec<_> =
        fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(left.len(), 4, "no drafts are left: {left:?}");
    // A folder with other things in it is left alone.
    fs::create_dir_all(folder.join("other")).expect("a folder");
    fs::write(folder.join("other/mine.txt"), "mine").expect("a file");
    let plan = Project::from_path(&path).expect("a good project").plan(&Solver::new()).expect("an answer").plan();
    assert!(plan.expect("a plan").write_to(folder.join("other")).is_err());
    assert_eq!(fs::read_to_string(folder.join("other/mine.txt")).expect("it stays"), "mine");
    fs::remove_dir_all(folder).expect("it is removed");
}

#[test]
fn a_date_names_what_a_part_counts() {
    let folder = folder(
        "counted",
        r#"
project = { name = "Study", roster = "people.csv" }
rooms = { ring = { round_table = 5 } }

[[meetings]]
date = "2027-01-12"
room = "ring"

[[meetings]]
date = "2027-01-19"
small_groups = { tables = 2, rounds = 2 }

[[meetings]]
date = "2027-01-26"
room = "ring"

[[seating.rules]]
require = { in_seat = { member = "ana", seat = "3" } }
in_meetings = ["2027-01-26"]

[[tables.rules]]
require = { together = ["ana", "bo"] }
in_rounds = ["2027-01-19"]
"#,
    );
    let path = folder.join("project.toml");
    let plan = Project::from_path(&path).expect("a good project").plan(&Solver::new()).expect("an answer").plan();
    let plan = plan.expect("a plan");
    let seat = |at: usize| plan.seating().expect("seats").plan.meetings()[at].seats().find(|(_, id)| *id == "ana");
    assert_eq!(seat(1).map(|(seat, _)| seat), Some("3"));
    for round in plan.tables().expect("tables").plan.rounds() {
        let with_ana =
            round.tables.iter().find(|table| table.members.contains(&"ana".to_owned())).expect("ana is there");
        assert!(with_ana.members.contains(&"bo".to_owned()));
    }
    let without = fs::read_to_string(&path)
        .expect("the project")
        .replace("in_meetings = [\"2027-01-26\"]", "in_meetings = [\"2027-01-19\"]");
    fs::write(&path, without).expect("it is written");
    let Err(error) = Project::from_path(&path) else { panic!("there is no room on that date") };
    assert!(error.to_string().contains("there is no meeting with a room on `2027-01-19`"), "{error}");
    fs::remove_dir_all(folder).expect("it is removed");
}
