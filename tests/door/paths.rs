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
        std::os::unix::fs::symlink("people.csv", folder.0.join("to_roster")).expect("a link");
        std::os::unix::fs::symlink("../p.json", folder.0.join("sub/to_problem")).expect("a link");
        inputs.extend(["to_roster", "sub/to_problem"]);
    }
    let options: &[&str] = if cfg!(feature = "report") { &["--out", "--report"] } else { &["--out"] };
    for input in inputs {
        for option in options {
            folder.refuses(&["p.json", option, input], &["it is an input"]);
        }
    }
    folder.refuses(&["p.json", "--out", "sub"], &["it is not a file"]);
    folder.refuses(&["p.json", "--out", "none/plan.json"], &["its folder"]);
    #[cfg(unix)]
    folder.refuses(&["p.json", "--out", "/dev/null"], &["it is not a file"]);
    #[cfg(feature = "report")]
    folder.refuses(&["p.json", "--out", "a", "--report", "sub/../a"], &["are the same file"]);
    // All at once: an output and a rule.
    folder.write("p.json", good().replace("\"site\"", "\"stie\""));
    folder.refuses(&["p.json", "--out", "p.json"], &["it is an input", "did you mean `site`?"]);
}

#[test]
fn a_command_line_with_faults() {
    let folder = Folder::new("arguments");
    folder.write("people.csv", PEOPLE).write("p.json", good());
    for (arguments, expected) in [
        (&[][..], "name one problem file"),
        (&["p.json", "q.json"], "name one problem file"),
        (&["p.json", "--seeds", "1"], "there is no option `--seeds`"),
        (&["p.json", "-x"], "there is no option `-x`"),
        (&["p.json", "--seed", "-1"], "`-1` is not a whole number"),
        (&["p.json", "--seed"], "--seed"),
        (&["p.json", "--seed", "1", "--seed", "2"], "given twice"),
        (&["p.json", "--steps", "many"], "`many` is not a whole number"),
        (&["p.json", "--time-limit", "0"], "above 0"),
        (&["p.json", "--time-limit", "-1"], "above 0"),
        (&["p.json", "--time-limit", "NaN"], "above 0"),
        (&["p.json", "--time-limit", "inf"], "above 0"),
        (&["p.json", "--time-limit", "1e300"], "above 0"),
        (&["p.json", "--backend", "oracle"], "not built in"),
    ] {
        folder.refuses(arguments, &[expected]);
    }
    folder.refuses(&["--seed", "x", "--backend", "oracle"], &["`x` is not", "not built in", "name one problem file"]);
}

#[test]
fn how_it_is_used_is_told_where_that_is_asked() {
    let folder = Folder::new("usage");
    for asked in [&["--help"][..], &["-h"], &["missing.json", "--seed", "1", "--help"]] {
        let ran = folder.solve(asked);
        assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
        assert!(ran.out.starts_with("usage: solve PROBLEM.json"), "{}", ran.out);
    }
    assert!(folder.all().is_empty());
}
