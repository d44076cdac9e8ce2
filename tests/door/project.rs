//! Projects: a start that is planned as it is, twice in a row, and again when somebody does not come.

use super::folder::Folder;

/// A folder with what `roundtable new project` writes, planned once.
fn started(test: &str) -> Folder {
    let folder = Folder::new(test);
    let ran = folder.run(&["new", "project", "start"]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    let ran = folder.run(&["solve", "start/project.toml", "-o", "report", "--steps", "100000"]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("This is the first plan"), "{}", ran.out);
    folder
}

#[test]
fn a_project_is_planned_as_it_is_and_stays_when_nothing_changes() {
    let folder = started("project_twice");
    let report = Folder(folder.0.join("report"));
    for name in ["members.html", "organisers.html", "cards.html", "changes.txt"] {
        assert!(!report.read(name).is_empty(), "{name}");
    }
    let history = folder.read("start/history.json");
    let ran = folder.run(&["solve", "start/project.toml", "-o", "report", "--steps", "100000", "--for", "members"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert!(ran.out.contains("Nothing has changed since the last plan."), "{}", ran.out);
    let plan = |text: &str| text.split("\"report\"").next().map(str::to_owned);
    assert_eq!(plan(&folder.read("start/history.json")), plan(&history));
}

#[test]
fn who_does_not_come_changes_that_meeting() {
    let folder = started("project_again");
    let ran = folder.run(&[
        "again",
        "start/project.toml",
        "--without",
        "Ana",
        "--from",
        "2027-03-09 10:00",
        "-o",
        "report",
        "--steps",
        "100000",
    ]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    let changes = Folder(folder.0.join("report")).read("changes.txt");
    assert!(changes.lines().all(|line| !line.contains("2027-01") && !line.contains("2027-02")), "{changes}");
    assert!(ran.out.contains("Add Ana to `absent` of 2027-03-09 10:00"), "{}", ran.out);
}

#[test]
fn what_is_asked_of_a_project_is_checked() {
    let folder = started("project_faults");
    for (arguments, expected) in [
        (vec!["solve", "start/project.toml", "-o", "plan.csv"], "the report of a project is a folder"),
        (vec!["again", "start/project.toml", "--without", "Nobody"], "nobody of this name"),
        (vec!["again", "start/project.toml", "--from", "2027-03-10"], "no meeting on that date"),
        (vec!["again", "start/project.toml", "plan.json"], "in its history"),
        (vec!["solve", "start/project.toml", "--roster", "start/people.csv"], "names its roster in its file"),
    ] {
        let ran = folder.run(&arguments);
        assert_eq!(ran.status, Some(2), "{arguments:?}: {}", ran.out);
        assert!(ran.err.contains(expected), "{arguments:?}: {}", ran.err);
    }
    // A folder of other things is left alone, and the history with it.
    folder.write("start/people.csv", folder.read("start/people.csv"));
    let ran = folder.run(&["solve", "start/project.toml", "-o", "start", "--steps", "100000"]);
    assert_eq!(ran.status, Some(2), "{}", ran.out);
    assert!(ran.err.contains("something else than a report"), "{}", ran.err);
}
