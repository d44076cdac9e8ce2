//! Engines that the program is told to run as commands.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use super::folder::{Folder, Ran, problem};

/// Two pairs out of five people, three of whom are dear to each other: half of each pair of the three would be worth more
/// than a whole one, so that neither counting nor prices prove the best plan.
fn pairs(test: &str) -> Folder {
    let folder = Folder::new(test);
    let values = r#"["ana", "bo", 2], ["ana", "cy", 2], ["bo", "cy", 2]"#;
    let rules = format!(r#"[{{"prefer": {{"most_of": {{"pairs": [{values}]}}}}, "tier": 1}}]"#);
    folder.write("people.csv", "id\nana\nbo\ncy\ndi\nemre\n");
    let groups = r#"[{"name": "one", "size": 2}, {"name": "two", "size": 2}], "placing": "select""#;
    folder.write("p.json", problem("\"people.csv\"", groups, &rules));
    folder
}

/// Solves with a command of these lines for `sh`.
fn with_script(folder: &Folder, lines: &str, more: &[&str]) -> Ran {
    folder.write("engine", format!("#!/bin/sh\n{lines}\n"));
    fs::set_permissions(folder.0.join("engine"), Permissions::from_mode(0o755)).expect("its owner may");
    let command = "./engine {program} {solution} [{start}]";
    let arguments = ["p.json", "--steps", "200000", "-o", "plan.json", "--engine-command", command];
    folder.solve(&[&arguments, more].concat())
}

#[test]
fn a_command_proves_what_it_is_believed() {
    let folder = pairs("engine_proves");
    let ran = with_script(&folder, "sed 's/^feasible/optimal/' \"$3\" > \"$2\"", &[]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    assert!(folder.read("plan.json").contains(r#""backend": "engine""#), "{}", folder.read("plan.json"));
    assert!(ran.out.contains("No plan scores better"), "{}", ran.out);
}

#[test]
fn a_command_that_lies_or_fails_costs_no_plan() {
    let folder = pairs("engine_lies");
    for (lines, told) in [
        ("printf 'impossible\\nend\\n' > \"$2\"", None),
        ("printf 'optimal\\nend\\n' > \"$2\"", None),
        ("printf 'stopped\\nbound 99999\\nend\\n' > \"$2\"", None),
        ("echo the licence is over; exit 1", Some("it ended with exit status: 1; it said last: the licence is over")),
        ("printf 'optimal\\nc0 x\\nend\\n' > \"$2\"", Some("solution.sol, line 2: `x` is no value")),
    ] {
        let ran = with_script(&folder, lines, &[]);
        assert_eq!(ran.status, Some(0), "{lines}: {}{}", ran.out, ran.err);
        assert!(folder.read("plan.json").contains(r#""backend": null"#), "{lines}");
        assert!(!ran.out.contains("No plan scores better"), "{lines}: {}", ran.out);
        assert_eq!(ran.out.contains("An integer program stays open"), told.is_some(), "{lines}: {}", ran.out);
        // Lines are folded where they are printed.
        let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(told.unwrap_or_default()), "{lines}: {words}");
    }
}

#[test]
fn a_program_holds_no_names() {
    let folder = pairs("engine_privacy");
    let seen = folder.0.join("seen");
    let lines = format!("cat \"$1\" \"$3\" > '{}'; printf 'stopped\\nend\\n' > \"$2\"", seen.display());
    assert_eq!(with_script(&folder, &lines, &[]).status, Some(0));
    let seen = folder.read("seen");
    assert!(seen.contains("ENDATA") && seen.ends_with("end\n"), "{seen}");
    for name in ["ana", "bo", "cy", "di", "emre", "one", "two"] {
        assert!(!seen.lines().any(|line| line.split_whitespace().any(|word| word == name)), "{name} in {seen}");
    }
}

#[test]
fn what_is_wrong_with_a_command_is_told_before_anything_is_solved() {
    let folder = pairs("engine_faults");
    for (arguments, expected) in [
        (&["p.json", "--engine-command", "no-such-engine {program} {solution}"][..], "is no program on this machine"),
        (&["p.json", "--engine-command", "/no/such/scip"], "`/no/such/scip` is no program on this machine"),
        (&["p.json", "--engine-command", "sh {program}"], "{solution} stands nowhere"),
        (&["p.json", "--engine-command", "sh {program} {solution} {stuff}"], "unknown placeholder"),
        (&["p.json", "--engine-command", "sh {program} {solution} {start}"], "square brackets"),
        (&["p.json", "--engine-command", "sh 'x {program} {solution}"], "a quote is not closed"),
        (&["p.json", "--engine-command", ""], "the command of the engine is empty"),
        (&["p.json", "--engine-command", "plain"], "`plain` is none of cbc, glpsol, scip, highs, gurobi_cl, cplex;"),
        (
            &["p.json", "--engine-command", "plain", "--engine-format", "plain"],
            "say by --engine-format which of them it is",
        ),
        (
            &["p.json", "--engine-command", "/no/such/cbc-2.10", "--engine-format", "cbc"],
            "is no program on this machine",
        ),
        (&["p.json", "--engine-command", "gurobi --threads 4"], "a command of your own, which has {program}"),
        (&["p.json", "--engine-command", "cbc", "--backend", "microlp"], "cannot be used with"),
        (&["p.json", "--engine-format", "cbc"], "--engine-command"),
        (&["p.json", "--engine-command", "sh {program} {solution}", "--engine-format", "lp"], "possible values: cbc"),
        (&["p.json", "--engine-command", "sh {program} {solution}", "--engine-threads", "0"], "0 is not in 1.."),
    ] {
        folder.refuses(arguments, &[expected]);
    }
}

#[cfg(feature = "commands")]
#[test]
fn engines_that_are_installed_prove() {
    let folder = pairs("engine_installed");
    for engine in ["cbc", "glpsol"] {
        let arguments = ["p.json", "--steps", "200000", "-o", "plan.json", "--engine-command", engine];
        let ran = folder.solve(&arguments);
        assert_eq!(
            ran.status,
            Some(0),
            "{}\nthe feature `commands` needs: apt-get install coinor-cbc glpk-utils",
            ran.err
        );
        let backend = format!(r#""backend": "{engine}""#);
        assert!(folder.read("plan.json").contains(&backend), "{}", folder.read("plan.json"));
        assert!(ran.out.contains("No plan scores better"), "{}", ran.out);
    }
}
