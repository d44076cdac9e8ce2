//! Faults of the command line and of paths.

use super::folder::{EVEN, Folder, PEOPLE, TABLES, good, problem};
use std::fs;

#[test]
fn a_roster_outside_the_folder() {
    let outer = Folder::new("outside");
    outer.write("people.csv", PEOPLE);
    fs::create_dir(outer.0.join("inner")).expect("a folder");
    let inner = Folder(outer.0.join("inner"));
    let absolute = outer.0.join("people.csv");
    for path in
        ["../people.csv", "x/../../people.csv", "../missing.csv", &absolute.display().to_string(), "/etc/passwd"]
    {
        let path = serde_json::to_string(path).expect("text");
        inner.write("p.json", problem(&path, TABLES, EVEN));
        inner.refuses(&["p.json"], &["is not inside the folder of the problem file"]);
    }
    inner.write("p.json", problem("\"none.csv\"", TABLES, EVEN));
    inner.refuses(&["p.json"], &["`none.csv` cannot be read"]);
    inner.write("p.json", problem("\".\"", TABLES, EVEN));
    inner.refuses(&["p.json"], &["it is not a file"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../people.csv", inner.0.join("link.csv")).expect("a link");
        inner.write("p.json", problem("\"link.csv\"", TABLES, EVEN));
        inner.refuses(&["p.json"], &["is not inside the folder of the problem file"]);
    }
    // From anywhere, the roster is looked for beside the problem.
    inner.write("people.csv", PEOPLE).write("p.json", good());
    assert_eq!(outer.solve(&["inner/p.json"]).status, Some(0));
}

#[test]
fn outputs_that_would_cover_an_input_or_each_other() {
    let folder = Folder::new("outputs");
    folder.write("people.csv", PEOPLE).write("p.json", good());
    fs::create_dir(folder.0.join("sub")).expect("a folder");
    let absolute = folder.0.join("p.json").display().to_string();
    let mut inputs = vec!["p.json", "./p.json", "sub/../p.json", &absolute, "people.csv", "sub/../people.csv"];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("people.csv", folder.0.join("to_roster.csv")).expect("a link");
        std::os::unix::fs::symlink("../p.json", folder.0.join("sub/to_problem.json")).expect("a link");
        inputs.extend(["to_roster.csv", "sub/to_problem.json"]);
    }
    for input in inputs {
        folder.refuses(&["p.json", "-o", input], &["is an input"]);
    }
    folder.refuses(&["p.json", "-o", "none/plan.json"], &["its folder"]);
    folder.refuses(&["p.json", "-o", "plan.pdf"], &["no such ending is known"]);
    folder.refuses(&["p.json", "-o", "a.json", "-o", "sub/../a.json"], &["it is asked for twice"]);
    #[cfg(unix)]
    folder.refuses(&["p.json", "-o", "/dev/null"], &["its folder is no folder"]);
    // All at once: an output and a rule.
    folder.write("p.json", good().replace("\"site\"", "\"stie\""));
    folder.refuses(&["p.json", "-o", "p.json"], &["is an input", "did you mean `site`?"]);
}

#[test]
fn a_command_line_with_faults() {
    let folder = Folder::new("arguments");
    folder.write("people.csv", PEOPLE).write("p.json", good());
    for (arguments, expected) in [
        (&[][..], "<PROBLEM>"),
        (&["p.json", "q.json"], "unexpected argument 'q.json'"),
        (&["p.json", "--seeds", "1"], "a similar argument exists: '--seed'"),
        (&["p.json", "-x"], "unexpected argument '-x'"),
        (&["p.json", "--seed", "-1"], "unexpected argument '-1'"),
        (&["p.json", "--seed"], "--seed"),
        (&["p.json", "--seed", "1", "--seed", "2"], "cannot be used multiple times"),
        (&["p.json", "--steps", "many"], "invalid value 'many'"),
        (&["p.json", "--time-limit", "0"], "above 0"),
        (&["p.json", "--time-limit=-1"], "above 0"),
        (&["p.json", "--time-limit", "NaN"], "above 0"),
        (&["p.json", "--time-limit", "inf"], "above 0"),
        (&["p.json", "--time-limit", "1e300"], "above 0"),
        (&["p.json", "--memory", "512"], "above 0 with its unit"),
        (&["p.json", "--memory", "0MiB"], "above 0 with its unit"),
        (&["p.json", "--memory", "+1GB"], "above 0 with its unit"),
        (&["p.json", "--memory", "1.5GB"], "above 0 with its unit"),
        (&["p.json", "--memory", "1 GB"], "above 0 with its unit"),
        (&["p.json", "--memory", "1gb"], "above 0 with its unit"),
        (&["p.json", "--memory", "GB"], "above 0 with its unit"),
        (&["p.json", "--memory", "99999999999999999GiB"], "above 0 with its unit"),
        (&["p.json", "--memory", "1kB"], "the solver may take 1000;"),
        (&["p.json", "--memory", "1KiB"], "the solver may take 1024;"),
        (&["p.json", "--backend", "oracle"], "not built in"),
        (&["p.json", "--for", "everybody"], "[possible values: members, organisers]"),
    ] {
        folder.refuses(arguments, &[expected]);
    }
    // The limits and the file at once.
    folder.refuses(&["missing.json", "--time-limit", "0"], &["above 0", "`missing.json` cannot be read"]);
}

#[test]
fn how_it_is_used_is_told_where_that_is_asked() {
    let folder = Folder::new("usage");
    for command in ["new", "roster", "solve", "check", "again", "alternatives", "schema", "completions", "man"] {
        let ran = folder.run(&[command, "--help"]);
        assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
        let usage = format!("Usage: roundtable {command}");
        assert!(ran.out.contains(&usage) && ran.out.contains("Example: roundtable"), "{}", ran.out);
    }
    assert!(folder.run(&["completions", "bash"]).out.contains("_roundtable()"));
    assert!(folder.run(&["man"]).out.contains(".TH roundtable 1"));
    assert!(folder.all().is_empty());
}
