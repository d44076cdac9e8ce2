//! What is kept when the disk refuses, a run is killed, or others may not read.
#![cfg(unix)]

use super::folder::{Folder, PEOPLE, good};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

fn folder(test: &str) -> Folder {
    let folder = Folder::new(test);
    folder.write("people.csv", PEOPLE).write("p.json", good());
    folder
}

/// Status, standard output and standard error of a line of the shell in which `$0` is the program.
fn shell(folder: &Folder, line: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new("sh");
    command.args(["-c", line, env!("CARGO_BIN_EXE_roundtable")]).current_dir(&folder.0);
    let output = command.output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn an_answer_that_the_disk_refuses_is_printed() {
    let folder = folder("full");
    folder.write("plan.json", "an earlier plan");
    // Files end at a few hundred bytes, as they would on a full disk.
    let (status, out, err) = shell(&folder, "trap '' XFSZ; ulimit -f 1; exec \"$0\" solve p.json -o plan.json");
    assert_eq!(status, Some(1), "{err}");
    assert!(err.contains("plan.json`: "), "{err}");
    assert!(out.contains("ana"), "{out}");
    assert_eq!(folder.read("plan.json"), "an earlier plan");
    assert_eq!(folder.all().len(), 3, "no draft is left");
    // The device that is always full is there on Linux alone.
    if fs::exists("/dev/full").is_ok_and(|is_there| is_there) {
        let (status, out, err) = shell(&folder, "exec \"$0\" solve p.json > /dev/full");
        assert_eq!((status, out.as_str()), (Some(1), ""));
        assert!(err.contains("ana") && err.contains("could not be printed where it was asked for"), "{err}");
    }
}

#[test]
fn a_plan_that_few_may_read_stays_one_and_drafts_of_killed_runs_go() {
    let folder = folder("modes");
    folder.write("plan.json", "").write(".plan.json.1.0.draft", "half of a plan");
    let place = folder.0.join("plan.json");
    fs::set_permissions(&place, Permissions::from_mode(0o600)).expect("a mode");
    let ran = folder.solve(&["p.json", "-o", "plan.json"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert_eq!(place.metadata().expect("the plan").permissions().mode() & 0o777, 0o600);
    assert_eq!(folder.all().len(), 3, "the draft is gone");
}

#[test]
fn pipes_are_not_read() {
    let folder = folder("pipes");
    let made = Command::new("mkfifo").arg(folder.0.join("pipe.json")).status().expect("`mkfifo` runs");
    assert!(made.success());
    for arguments in [&["solve", "pipe.json"][..], &["check", "p.json", "pipe.json"], &["roster", "pipe.json"]] {
        let ran = folder.run(arguments);
        assert_eq!(ran.status, Some(2), "{}{}", ran.out, ran.err);
        assert!(ran.err.contains("pipe.json") && ran.err.contains("it is not a file"), "{}", ran.err);
    }
}

#[test]
fn a_report_that_cannot_be_written_is_told_before_a_plan_is_sought() {
    let folder = folder("report");
    assert_eq!(folder.run(&["new", "project", "start"]).status, Some(0));
    fs::create_dir(folder.0.join("mine")).expect("a folder");
    fs::write(folder.0.join("mine/letter.txt"), "mine").expect("a file");
    let ran = folder.run(&["solve", "start/project.toml", "-o", "mine"]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("it holds something else than a report, `letter.txt`"), "{}", ran.err);
    assert_eq!(fs::read_dir(folder.0.join("mine")).expect("the folder").count(), 1);
}
