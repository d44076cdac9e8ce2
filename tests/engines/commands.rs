//! Engines that are commands: what real ones have written is read, and whatever a false one does is an answer or a fault.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use roundtable::extend::milp::{
    Answer, Backend, Checked, CommandEngine, Dialect, Program, ProgramLimits, Refusal, VectorFault, solve_checked,
};

use super::programs::{Random, market_split, two_columns};

const LIMITS: ProgramLimits<'static> = ProgramLimits { nodes: 9, pivots: None, seconds: None, cancelled: None };

/// A folder for what a test writes, which goes with it.
pub(crate) struct Place(PathBuf);

impl Place {
    pub(crate) fn new() -> Place {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("commands-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Place(path)
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A command of a few lines for `sh`, which is given the program, the solution and `more`.
    pub(crate) fn engine(&self, dialect: Dialect, more: &str, lines: &str) -> CommandEngine {
        let script = self.file("engine");
        fs::write(&script, format!("#!/bin/sh\n{lines}\n")).expect("a script");
        fs::set_permissions(&script, Permissions::from_mode(0o755)).expect("its owner may");
        let command = format!("'{}' {{program}} {{solution}} {more}", script.display());
        CommandEngine::command(&command, dialect).expect("a good command")
    }

    /// A command that writes some lines as its solution.
    fn says(&self, lines: &str) -> CommandEngine {
        self.engine(Dialect::Plain, "", &format!("cat > \"$2\" <<'END'\n{lines}\nEND"))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What is left over does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn solved(engine: &CommandEngine, program: &Program) -> Checked {
    solve_checked(engine, program, &LIMITS).unwrap_or_else(|error| panic!("{error}"))
}

/// What is wrong, of an engine that writes these lines.
fn fault(lines: &str) -> String {
    let place = Place::new();
    place.says(lines).solve(&two_columns(), &LIMITS).expect_err(lines).message
}

#[test]
fn what_a_command_says_is_read() {
    let place = Place::new();
    for (said, answer) in [
        ("optimal\nc0 1\nc1 2\nend", Answer::Optimal { values: vec![1, 2] }),
        ("optimal\nbound 10.5\nc0 1\nc1 2.0000001\nend", Answer::Optimal { values: vec![1, 2] }),
        ("feasible\nbound 7.2\nc1 7\nend", Answer::Feasible { values: vec![0, 7], bound: Some(8) }),
        ("feasible\nbound 10.1\nc0 1\nc1 2\nend", Answer::Optimal { values: vec![1, 2] }),
        ("impossible\nend", Answer::Impossible),
        ("stopped\nbound 3\nend\n\n", Answer::Stopped { bound: Some(3) }),
        ("stopped\nend", Answer::Stopped { bound: None }),
    ] {
        assert_eq!(solved(&place.says(said), &two_columns()), Checked { answer, refused: Vec::new() }, "{said}");
    }
}

#[test]
fn lies_of_a_command_are_seen_through() {
    let place = Place::new();
    let mut program = two_columns();
    program.set_start(vec![1, 7]);
    let start = Answer::Feasible { values: vec![1, 7], bound: None };
    let beyond = VectorFault::Bound { column: 0, value: 11, lower: 0, upper: 10 };
    for (said, answer, refusal) in [
        ("optimal\nc0 11\nc1 2\nend", start.clone(), Refusal::Vector(beyond)),
        ("optimal\nend", start.clone(), Refusal::Vector(VectorFault::Row { row: 0, sum: 0 })),
        ("optimal\nc0 2\nc1 9\nend", start.clone(), Refusal::NotOptimal { claimed: 42, start: 31 }),
        ("impossible\nend", start.clone(), Refusal::NotImpossible),
        ("stopped\nbound 1000\nend", start.clone(), Refusal::Bound { bound: 1_000, cost: 31 }),
        (
            "optimal\nbound 12\nc0 1\nc1 2\nend",
            Answer::Feasible { values: vec![1, 2], bound: None },
            Refusal::Bound { bound: 12, cost: 11 },
        ),
        (
            "feasible\nbound 12\nc0 1\nc1 2\nend",
            Answer::Feasible { values: vec![1, 2], bound: None },
            Refusal::Bound { bound: 12, cost: 11 },
        ),
    ] {
        let checked = solved(&place.says(said), &program);
        assert_eq!(checked, Checked { answer, refused: vec![refusal] }, "{said}");
    }
}

#[test]
fn garbage_is_a_fault_that_names_its_line() {
    for (said, told) in [
        ("maybe\nend", "solution.sol, line 1: `maybe` is no status"),
        ("optimal\nc0 1\nc2 1\nend", "solution.sol, line 3: `c2` is no column: there are 2"),
        ("optimal\nc0 1\nx 1\nend", "solution.sol, line 3: `x` is no column"),
        ("optimal\nc0 1\nc0 1\nend", "solution.sol, line 3: `c0` stands there twice"),
        ("optimal\nc0 nan\nend", "solution.sol, line 2: `nan` is no value"),
        ("optimal\nc0 -inf\nend", "solution.sol, line 2: `-inf` is no value"),
        ("optimal\nbound inf\nend", "solution.sol, line 2: `inf` is no bound"),
        ("optimal\nc0\nend", "solution.sol, line 2: `c0` stands where it should not"),
        ("stopped\nc0 1\nend", "solution.sol, line 2: `c0 1` stands where it should not"),
        ("optimal\nc0 1", "solution.sol, line 3: the file ends where `end` should stand"),
        ("optimal\nend\nc0 1", "solution.sol, line 3: something stands behind `end`"),
    ] {
        assert_eq!(fault(said), told);
    }
}

#[test]
fn commands_that_break_down_are_faults() {
    let place = Place::new();
    for (lines, told) in [
        (":", "it ended without a solution"),
        ("echo no licence; echo", "it ended without a solution; it said last: no licence"),
        ("echo gone >&2; exit 3", "it ended with exit status: 3; it said last: gone"),
        ("kill -s KILL $$", "it ended with signal: 9 (SIGKILL)"),
        ("printf '\\377' > \"$2\"", "solution.sol is no text"),
        ("mkfifo \"$2\"", "solution.sol is no plain file"),
        ("ln -s /dev/zero \"$2\"", "solution.sol is no plain file"),
        ("mkdir \"$2\"", "solution.sol is no plain file"),
    ] {
        let error = place.engine(Dialect::Plain, "", lines).solve(&two_columns(), &LIMITS).expect_err(lines);
        assert_eq!((error.engine.as_str(), error.message.as_str()), ("engine", told));
    }
    let flood = place.engine(Dialect::Plain, "", "cat /dev/zero > \"$2\"");
    let error = flood.solve(&two_columns(), &LIMITS).expect_err("a flood");
    assert!(error.message.contains("its solution grew beyond"), "{error}");
    let loud = place.engine(Dialect::Plain, "", "cat /dev/zero");
    let error = loud.solve(&two_columns(), &LIMITS).expect_err("a flood");
    assert!(error.message.contains("its log grew beyond"), "{error}");
}

#[test]
fn commands_that_are_not_there_are_told_at_once() {
    let absent = CommandEngine::command("no-such-engine {program} {solution}", Dialect::Plain).expect("a good command");
    let told = absent.check_installed().expect_err("it is nowhere").to_string();
    assert!(told.contains("`no-such-engine` is no program on this machine"), "{told}");
    let error = absent.solve(&two_columns(), &LIMITS).expect_err("it is nowhere");
    assert_eq!(error.message, "`no-such-engine` is no program on this machine");
    let place = Place::new();
    assert_eq!(place.says("stopped\nend").check_installed(), Ok(()));
    let file = place.file("engine");
    fs::set_permissions(&file, Permissions::from_mode(0o644)).expect("its owner may");
    let command = format!("'{}' {{program}} {{solution}}", file.display());
    let locked = CommandEngine::command(&command, Dialect::Plain).expect("a good command");
    assert!(locked.check_installed().is_err());
    for command in ["", "solve {program}", "solve {solution}", "solve {program} {solution} {what}"] {
        assert!(CommandEngine::command(command, Dialect::Plain).is_err(), "{command}");
    }
}

/// Whether a process is there and no mere remainder of one. Where the system does not say, nothing is known.
fn is_alive(process: &str) -> Option<bool> {
    let status =
        fs::read_to_string("/proc/self/stat").ok().map(|_| fs::read_to_string(format!("/proc/{process}/stat")));
    status.map(|status| status.is_ok_and(|status| !status.contains(") Z ") && !status.contains(") X ")))
}

#[test]
fn a_cancel_kills_a_command_with_all_that_it_started() {
    let place = Place::new();
    let child = place.file("child");
    let lines = format!("cp \"$1\" \"$2\"; sleep 600 & echo $! > '{}'; wait", child.display());
    let engine = place.engine(Dialect::Plain, "", &lines);
    // As soon as the command has told what it has started.
    let cancelled = || fs::read_to_string(&child).is_ok_and(|process| process.ends_with('\n'));
    let limits = ProgramLimits { cancelled: Some(&cancelled), ..LIMITS };
    assert_eq!(engine.solve(&two_columns(), &limits), Ok(Answer::Stopped { bound: None }));
    let process = fs::read_to_string(&child).expect("the command has begun");
    // It dies soon after it was told to.
    let dead = (0..1_000_000).any(|_| is_alive(process.trim()) != Some(true));
    assert!(dead, "what the command has started goes on");
}

#[test]
fn a_command_is_killed_at_its_limit_of_time() {
    let place = Place::new();
    let limits = ProgramLimits { seconds: Some(0.1), ..LIMITS };
    let endless = place.engine(Dialect::Plain, "", "sleep 600 & wait");
    assert_eq!(endless.solve(&two_columns(), &limits), Ok(Answer::Stopped { bound: None }));
    let endless = endless.time_limit(Duration::from_millis(100));
    assert_eq!(endless.solve(&two_columns(), &LIMITS), Ok(Answer::Stopped { bound: None }));
}

#[test]
fn a_late_command_is_worth_what_it_has_written() {
    let place = Place::new();
    let limits = ProgramLimits { seconds: Some(3.0), ..LIMITS };
    for (said, answer) in [
        ("feasible\nbound 9\nc0 1\nc1 2\nend", Answer::Feasible { values: vec![1, 2], bound: Some(9) }),
        ("feasible\nbound 9\nc0 1\nc1 2", Answer::Stopped { bound: None }),
        ("impossible\nend", Answer::Stopped { bound: None }),
    ] {
        let engine = place.engine(Dialect::Plain, "", &format!("cat > \"$2\" <<'END'\n{said}\nEND\nsleep 600"));
        assert_eq!(engine.solve(&two_columns(), &limits), Ok(answer));
    }
}

#[test]
fn files_are_private_and_go() {
    let place = Place::new();
    let seen = place.file("seen");
    let lines = format!(
        "(dirname \"$1\"; ls -ld . \"$1\" \"$3\" | cut -c 1-10; pwd; cat \"$3\") > '{}'; echo x > stray; printf 'stopped\\nend\\n' > \"$2\"",
        seen.display()
    );
    let engine = place.engine(Dialect::Plain, "[{start}]", &lines);
    let mut program = two_columns();
    program.set_start(vec![1, 7]);
    solved(&engine, &program);
    let seen = fs::read_to_string(&seen).expect("the command has run");
    let (folder, rest) = seen.split_once('\n').expect("lines");
    // The names sort as `-` before `.`, whatever the language: files first.
    assert_eq!(rest.matches("drwx------").count(), 1, "{seen}");
    assert_eq!(rest.matches("-rw-------").count(), 2, "{seen}");
    assert!(rest.ends_with("feasible\nc0 1\nc1 7\nend\n"), "{seen}");
    assert!(!Path::new(folder).exists(), "{folder} is still there");
}

#[test]
fn limits_are_passed_on() {
    let place = Place::new();
    let told = place.file("told");
    let more = "{seconds} {whole_seconds} {nodes} {nodes_with_root} {threads} {megabytes} {gap}";
    let lines = format!("shift 2; echo \"$@\" > '{}'; exit 1", told.display());
    let engine =
        place.engine(Dialect::Plain, more, &lines).threads(3).memory(256 << 20).time_limit(Duration::from_secs(100));
    assert!(engine.solve(&two_columns(), &LIMITS).is_err());
    assert_eq!(fs::read_to_string(&told).expect("it has run"), "90.000 90 9 10 3 256 0.9\n");
    let limits = ProgramLimits { seconds: Some(5.0), ..LIMITS };
    assert!(engine.solve(&two_columns(), &limits).is_err());
    assert_eq!(fs::read_to_string(&told).expect("it has run"), "4.500 4 9 10 3 256 0.9\n");
}

/// The programs that the golden files are of.
fn golden(case: &str) -> Program {
    let mut program = Program::new();
    match case {
        "optimal" => return two_columns(),
        "feasible" => return market_split(30, 4, 1).0,
        "impossible" => {
            let [a, b, c] = [1, 2, 3].map(|cost| program.integer(0, 1, cost));
            for pair in [(a, b), (b, c), (a, c)] {
                program.row(vec![(pair.0, 1), (pair.1, 1)], Some(1), Some(1));
            }
        }
        "linear" => {
            let (count, over) = (program.continuous(3, 9, 0), program.continuous(0, 99, 2));
            program.row(vec![(over, 1), (count, -1)], Some(-1), None);
            program.row(vec![(count, 1)], Some(5), None);
        }
        _ => {
            let mut random = Random::new(1);
            let picks: Vec<_> = (0..40).map(|_| program.integer(0, 1, 1)).collect();
            for _ in 0..4 {
                let weights: Vec<i64> = picks.iter().map(|_| random.between(1, 999)).collect();
                let half = weights.iter().sum::<i64>() / 2;
                program.row(picks.iter().copied().zip(weights).collect(), Some(half), Some(half));
            }
        }
    }
    program
}

/// What a golden file says, through a command that writes it.
fn replayed(dialect: Dialect, case: &str, program: &Program) -> Checked {
    let place = Place::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/engines").join(dialect.name());
    let (log, solution) = (folder.join(format!("{case}.log")), folder.join(format!("{case}.sol")));
    // An engine that has found nothing may write nothing.
    let write = if solution.exists() { format!("cp '{}' \"$2\"", solution.display()) } else { String::new() };
    solved(&place.engine(dialect, "", &format!("cat '{}'\n{write}", log.display())), program)
}

#[test]
fn what_engines_have_written_is_read() {
    use Dialect::{Cbc, Cplex, Glpsol, Gurobi, Highs, Scip};
    for dialect in [Cbc, Glpsol, Scip, Highs, Gurobi, Cplex] {
        let read = |case: &str| {
            let checked = replayed(dialect, case, &golden(case));
            assert_eq!(checked.refused, [], "{} on {case}", dialect.name());
            checked.answer
        };
        assert_eq!(read("optimal"), Answer::Optimal { values: vec![1, 2] }, "{}", dialect.name());
        assert_eq!(read("impossible"), Answer::Impossible, "{}", dialect.name());
        assert_eq!(read("stopped"), Answer::Stopped { bound: Some(17) }, "{}", dialect.name());
        if dialect != Cplex {
            assert_eq!(read("linear"), Answer::Optimal { values: vec![5, 4] }, "{}", dialect.name());
        }
    }
    for (dialect, cost) in [(Cbc, 16), (Glpsol, 10), (Scip, 62), (Highs, 29)] {
        let program = golden("feasible");
        match replayed(dialect, "feasible", &program) {
            Checked { answer: Answer::Feasible { values, bound: Some(0) }, refused } if refused.is_empty() => {
                assert_eq!(program.cost_of(&values), Some(cost), "{}", dialect.name());
            }
            other => panic!("{}: {other:?}", dialect.name()),
        }
    }
    let stopped = replayed(Cplex, "feasible", &two_columns());
    assert_eq!(stopped.answer, Answer::Feasible { values: vec![1, 7], bound: Some(11) });
}

#[test]
fn cut_and_changed_solutions_never_become_claims() {
    for dialect in [Dialect::Cbc, Dialect::Glpsol, Dialect::Scip, Dialect::Highs, Dialect::Cplex] {
        let path = format!("tests/golden/engines/{}/optimal.sol", dialect.name());
        let whole = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a golden file");
        let place = Place::new();
        let engine = place.engine(dialect, "", &format!("cp '{}' \"$2\"", place.file("said").display()));
        for cut in (0..whole.len()).step_by(7).chain([whole.len()]) {
            for text in [whole[..cut].to_owned(), whole.replacen(char::is_numeric, "?", cut)] {
                fs::write(place.file("said"), text).expect("a file");
                match solve_checked(&engine, &two_columns(), &LIMITS) {
                    Ok(Checked { answer: Answer::Optimal { values }, .. }) => assert_eq!(values, [1, 2]),
                    Ok(Checked { answer: Answer::Impossible, .. }) => panic!("{}: impossible", dialect.name()),
                    Ok(_) => {}
                    Err(error) => assert_eq!(error.engine, "engine"),
                }
            }
        }
    }
}
