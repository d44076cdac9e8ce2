//! The example `solve` as a stranger runs it: exit statuses, faults, and what it writes or leaves alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of its own for a test, emptied first.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("solve")
            .join(name);
        if path.exists() {
            fs::remove_dir_all(&path).expect("an old folder can be removed");
        }
        fs::create_dir_all(&path).expect("a folder can be made");
        Folder(path)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Folder {
        fs::write(self.0.join(name), bytes).expect("a file can be written");
        self
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("the file is there")
    }

    /// Names and contents of all that is in it.
    fn all(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = fs::read_dir(&self.0).expect("the folder is there");
        let path = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").path();
        let mut files: Vec<_> = entries.map(path).filter(|path| path.is_file()).collect();
        files.sort();
        files
            .into_iter()
            .map(|path| (path.clone(), fs::read(path).expect("a file")))
            .collect()
    }

    /// Runs the example in this folder.
    fn solve(&self, arguments: &[&str]) -> Ran {
        let test = std::env::current_exe().expect("a test has a path");
        let target = test
            .parent()
            .and_then(Path::parent)
            .expect("tests are in `deps`");
        let example = target
            .join("examples")
            .join(format!("solve{}", std::env::consts::EXE_SUFFIX));
        assert!(
            example.exists(),
            "build it first: cargo build --example solve"
        );
        let output = Command::new(example)
            .args(arguments)
            .current_dir(&self.0)
            .output()
            .expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Ran {
            status: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Runs the example, which must refuse and write nothing.
    #[track_caller]
    fn refuses(&self, arguments: &[&str], expected: &[&str]) {
        let before = self.all();
        let ran = self.solve(arguments);
        assert_eq!(
            ran.status,
            Some(2),
            "{arguments:?}\n{}\n{}",
            ran.out,
            ran.err
        );
        for part in expected {
            assert!(ran.err.contains(part), "{part} is missing in\n{}", ran.err);
        }
        assert!(ran.out.is_empty(), "{}", ran.out);
        assert!(self.all() == before, "something was written: {arguments:?}");
    }
}

struct Ran {
    status: Option<i32>,
    out: String,
    err: String,
}

const PEOPLE: &str = "id,site,shown\nana,north,north\nbo,south,\ncy,north,\ndi,south,\n";

fn problem(roster: &str, groups: &str, rules: &str) -> String {
    format!(r#"{{"composition": {{"roster": {roster}, "groups": {groups}, "rules": {rules}}}}}"#)
}

const TABLES: &str = r#"[{"name": "table", "number": 2}]"#;
const EVEN: &str = r#"[{"prefer": {"balance": {"of": "site"}}, "tier": 1}]"#;

fn good() -> String {
    problem("\"people.csv\"", TABLES, EVEN)
}

#[test]
fn solved() {
    let folder = Folder::new("solved");
    folder
        .write("people.csv", PEOPLE)
        .write("p.json", good())
        .write("plan.json", "old");
    let ran = folder.solve(&["p.json", "--seed", "7", "--out", "plan.json"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert!(
        ran.out.contains("No plan scores better") && ran.err.is_empty(),
        "{}",
        ran.out
    );
    let answer: serde_json::Value = serde_json::from_str(&folder.read("plan.json")).expect("JSON");
    assert_eq!(answer["status"], "solved");
    assert_eq!(answer["seed"], 7);
    assert_eq!(answer["stop"], serde_json::Value::Null);
    assert_eq!(answer["certificate"][1]["proof"], "floor");
    assert_eq!(answer["plan"]["groups"].as_array().map(Vec::len), Some(2));
    assert_eq!(answer["counts"].as_array().map(Vec::len), Some(2));
    assert_eq!(folder.all().len(), 3, "no draft is left");
    // The same again, byte for byte.
    folder.solve(&["p.json", "--seed", "7", "--out", "again.json"]);
    assert_eq!(folder.read("again.json"), folder.read("plan.json"));
}

#[cfg(feature = "report")]
#[test]
fn a_report_beside_the_answer() {
    let folder = Folder::new("report");
    folder.write("people.csv", PEOPLE).write("p.json", good());
    let ran = folder.solve(&["p.json", "--out", "plan.json", "--report", "plan.html"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    let page = folder.read("plan.html");
    assert!(
        page.starts_with("<!DOCTYPE html>") && page.contains("ana"),
        "{page}"
    );
    assert!(!page.contains("south"), "{page}");
}

#[test]
fn impossible() {
    let folder = Folder::new("impossible");
    let rules = r#"[{"require": {"apart": ["ana", "bo", "cy"]}, "private": false}]"#;
    folder
        .write("people.csv", PEOPLE)
        .write("p.json", problem("\"people.csv\"", TABLES, rules));
    let ran = folder.solve(&["p.json", "--out", "plan.json"]);
    assert_eq!(ran.status, Some(3), "{}", ran.err);
    assert!(
        ran.out.contains("No plan can meet all these at once") && ran.out.contains("rule 1"),
        "{}",
        ran.out
    );
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
        .flat_map(|a| {
            (a + 1..60)
                .filter(move |b| (a * b + a + b) % 5 == 0)
                .map(move |b| (a, b))
        })
        .map(|(a, b)| format!(r#"{{"require": {{"apart": ["m{a}", "m{b}"]}}}}"#))
        .collect();
    let roster = format!(r#"{{"members": [{}]}}"#, members.join(","));
    let groups = r#"[{"name": "table", "number": 12}]"#;
    folder.write(
        "p.json",
        problem(&roster, groups, &format!("[{}]", pairs.join(","))),
    );
    let ran = folder.solve(&[
        "p.json",
        "--steps",
        "1",
        "--time-limit",
        "0.000001",
        "--out",
        "plan.json",
    ]);
    assert_eq!(ran.status, Some(4), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("No plan was found"), "{}", ran.out);
    assert!(folder.read("plan.json").contains("\"undecided\""));
}

#[test]
fn every_fault_of_a_roster_and_of_the_file_of_it() {
    let folder = Folder::new("rosters");
    for (roster, expected) in [
        (&b""[..], &["the CSV is empty"][..]),
        (b"id,site\n", &["the roster has no members"]),
        (
            b"id,site\nana,n\nana,n\n,n\n",
            &[
                "line 3, column 1",
                "already that of line 2",
                "line 4, column 1",
                "is empty",
            ],
        ),
        (b"id,site\nana,n\nANA,n\n", &["only in case"]),
        (b"id,site\nan\x07a,n\n", &["control character"]),
        (
            b"id,site,site\nana,n,n\n",
            &["line 1, column 3", "already stands in column 2"],
        ),
        (b"id,\nana,n\n", &["the header is empty"]),
        (
            b"id,site\nana\nbo,n,x\n",
            &["line 2: 2 cells", "line 3: 2 cells"],
        ),
        (b"id,site\nana,\xFF\n", &["line 2, column 2", "not UTF-8"]),
        (b"id,site\nana,\"n\n", &["never closed"]),
        (b"id,site,hats\nana,n,s\n", &["agrees to the hat `s`"]),
    ] {
        folder.write("people.csv", roster).write("p.json", good());
        folder.refuses(&["p.json", "--out", "plan.json"], expected);
    }
    let numbers = r#"{"csv": "people.csv", "numbers": ["years"]}"#;
    folder.write(
        "people.csv",
        "id,site,years\nana,n,NaN\nbo,n,inf\ncy,n,99999999999999999999\ndi,n,4x\n",
    );
    folder.write("p.json", problem(numbers, TABLES, EVEN));
    let expected = [
        "line 2, column 3",
        "line 3",
        "not a finite number",
        "line 4",
        "too large",
        "line 5",
        "not a number",
    ];
    folder.refuses(&["p.json"], &expected);
    folder.write(
        "p.json",
        problem(r#"{"csv": "people.csv", "id": "nmae"}"#, TABLES, EVEN),
    );
    folder.refuses(&["p.json"], &["no column `nmae`"]);
}

#[test]
fn every_fault_of_groups_and_rules() {
    let folder = Folder::new("rules");
    folder.write("people.csv", PEOPLE);
    let none = "[]";
    let group =
        |size: &str| format!(r#"[{{"name": "a", "size": {size}}}, {{"name": "b", "size": 2}}]"#);
    for (groups, rules, expected) in [
        (
            TABLES,
            r#"[{"require": {"at": 1}}]"#,
            &["unknown variant `at`", "line 1 column"][..],
        ),
        (
            TABLES,
            r#"[{"require": {"balance": {"of": "stie"}}}]"#,
            &["did you mean `site`?"],
        ),
        (
            TABLES,
            r#"[{"require": {"places": {"tag": "nort", "min": 1}}}, {"require": {"sharing": {"dimension": "siet", "most": 1}}}]"#,
            &[
                "rule 1",
                "did you mean `north`?",
                "rule 2",
                "did you mean `site`?",
            ],
        ),
        (
            TABLES,
            r#"[{"require": {"apart": ["ana", "boo"]}}]"#,
            &["no member has the id `boo`"],
        ),
        (
            TABLES,
            r#"[{"require": {"in_group": {"member": "ana", "group": "table 3"}}}]"#,
            &["no group `table 3`", "table 1"],
        ),
        (
            TABLES,
            r#"[{"require": {"places": {"tag": "north", "min": 2, "max": 1}}}]"#,
            &["the least number, 2, is above the greatest, 1"],
        ),
        (
            TABLES,
            r#"[{"require": {"in_group": {"member": "ana", "group": "table 1"}}}, {"require": {"in_group": {"member": "ana", "group": "table 2"}}}]"#,
            &["`ana` must be in `table 1` and in `table 2`"],
        ),
        (
            TABLES,
            r#"[{"require": {"in_group": {"member": "ana", "group": "table 1"}}}, {"require": {"not_in_group": {"member": "ana", "group": "table 1"}}}]"#,
            &["must be in `table 1` and must not"],
        ),
        (
            TABLES,
            r#"[{"prefer": {"balance": {"of": "site"}}, "tier": 1, "weight": 4294967295}, {"prefer": {"pair_sum": {"goal": "most", "pairs": [["ana", "bo", 9e99]]}}, "tier": 1}]"#,
            &["15 digits"],
        ),
        (none, none, &["there is no group to fill"]),
        (&group("1"), none, &["3 places for 4 members"]),
        (
            &group("9"),
            none,
            &["at least 11 members and the roster has 4"],
        ),
        (&group("18446744073709551615"), none, &["the roster has 4"]),
        (
            &group(r#"{"min": 3, "max": 1}"#),
            none,
            &["least size of 3"],
        ),
        (
            r#"[{"name": "t", "number": 4000000000}]"#,
            none,
            &["at most"],
        ),
        (
            r#"[{"name": "A", "size": 2}, {"name": "a", "size": 2}, {"name": "", "size": 1}]"#,
            none,
            &["same name as `A`", "group 3"],
        ),
    ] {
        folder.write("p.json", problem("\"people.csv\"", groups, rules));
        folder.refuses(&["p.json", "--out", "plan.json"], expected);
    }
    // Both together and apart is a conflict that names the two rules.
    let rules =
        r#"[{"require": {"together": ["ana", "bo"]}}, {"require": {"apart": ["bo", "ana"]}}]"#;
    folder.write("p.json", problem("\"people.csv\"", TABLES, rules));
    let ran = folder.solve(&["p.json"]);
    assert_eq!(ran.status, Some(3));
    assert!(
        ran.out.contains("rule 1") && ran.out.contains("rule 2"),
        "{}",
        ran.out
    );
}

#[test]
fn every_fault_of_the_problem_file() {
    let folder = Folder::new("problems");
    folder.write("people.csv", PEOPLE);
    for (text, expected) in [
        (b"".to_vec(), "line 1 column 0"),
        (b"{\n \"composition\": {,".to_vec(), "line 2 column 18"),
        (b"\"composition\"".to_vec(), "line 1 column 1"),
        (b"{\"composition\": \"\xFF\"}".to_vec(), "line 1 column"),
        (
            b"{\"meeting\": {}}".to_vec(),
            "unknown variant `meeting`, expected `composition`",
        ),
        (
            good()
                .replace("\"rules\"", "\"colour\": 1, \"rules\"")
                .into_bytes(),
            "unknown field `colour`",
        ),
        (
            good()
                .replace("\"rules\"", "\"roster\": \"x.csv\", \"rules\"")
                .into_bytes(),
            "duplicate field `roster`",
        ),
        ("[".repeat(1_000_000).into_bytes(), "line 1 column"),
        (
            good()
                .replace("\"people.csv\"", &"[".repeat(1_000_000))
                .into_bytes(),
            "line 1 column",
        ),
        (
            format!("{} x", good()).into_bytes(),
            "trailing characters at line 1",
        ),
    ] {
        folder.write("p.json", text);
        folder.refuses(&["p.json", "--out", "plan.json"], &[expected, "`p.json`"]);
    }
    folder.refuses(&["missing.json"], &["`missing.json` cannot be read"]);
    folder.refuses(&["."], &["cannot be read"]);
}

#[test]
fn a_roster_outside_the_folder() {
    let outer = Folder::new("outside");
    outer.write("people.csv", PEOPLE);
    fs::create_dir(outer.0.join("inner")).expect("a folder");
    let inner = Folder(outer.0.join("inner"));
    let absolute = outer.0.join("people.csv");
    for path in [
        "../people.csv",
        "x/../../people.csv",
        "../missing.csv",
        &absolute.display().to_string(),
        "/etc/passwd",
    ] {
        let path = serde_json::to_string(path).expect("text");
        inner.write("p.json", problem(&path, TABLES, EVEN));
        inner.refuses(
            &["p.json"],
            &["is not inside the folder of the problem file"],
        );
    }
    inner.write("p.json", problem("\"none.csv\"", TABLES, EVEN));
    inner.refuses(&["p.json"], &["`none.csv` cannot be read"]);
    inner.write("p.json", problem("\".\"", TABLES, EVEN));
    inner.refuses(&["p.json"], &["it is not a file"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../people.csv", inner.0.join("link.csv")).expect("a link");
        inner.write("p.json", problem("\"link.csv\"", TABLES, EVEN));
        inner.refuses(
            &["p.json"],
            &["is not inside the folder of the problem file"],
        );
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
    let mut inputs = vec![
        "p.json",
        "./p.json",
        "sub/../p.json",
        &absolute,
        "people.csv",
        "sub/../people.csv",
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("people.csv", folder.0.join("to_roster")).expect("a link");
        std::os::unix::fs::symlink("../p.json", folder.0.join("sub/to_problem")).expect("a link");
        inputs.extend(["to_roster", "sub/to_problem"]);
    }
    let options: &[&str] = if cfg!(feature = "report") {
        &["--out", "--report"]
    } else {
        &["--out"]
    };
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
    folder.refuses(
        &["p.json", "--out", "a", "--report", "sub/../a"],
        &["are the same file"],
    );
    // All at once: an output and a rule.
    folder.write("p.json", good().replace("\"site\"", "\"stie\""));
    folder.refuses(
        &["p.json", "--out", "p.json"],
        &["it is an input", "did you mean `site`?"],
    );
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
        (
            &["p.json", "--steps", "many"],
            "`many` is not a whole number",
        ),
        (&["p.json", "--time-limit", "0"], "above 0"),
        (&["p.json", "--time-limit", "-1"], "above 0"),
        (&["p.json", "--time-limit", "NaN"], "above 0"),
        (&["p.json", "--time-limit", "inf"], "above 0"),
        (&["p.json", "--time-limit", "1e300"], "above 0"),
        (&["p.json", "--backend", "oracle"], "not built in"),
    ] {
        folder.refuses(arguments, &[expected]);
    }
    folder.refuses(
        &["--seed", "x", "--backend", "oracle"],
        &["`x` is not", "not built in", "name one problem file"],
    );
}
