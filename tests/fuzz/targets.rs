//! What is read: a test for each reader.

use super::run::run;
use roundtable::{Error, Problem, ProblemFile, Project, ProjectOutcome, Roster, Solver};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the files stand with which people start.
const START: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/cli/start");

/// Files of the repository, by their folder and ending, of at most so many bytes.
fn files(folder: &str, endings: &[&str], most: u64) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let is_asked = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
        endings.contains(&ending) && path.metadata().is_ok_and(|known| known.len() <= most)
    };
    paths.into_iter().filter(is_asked).map(|path| fs::read(path).expect("a file")).collect()
}

/// Faults have words, each of them.
fn refused(error: &Error) -> bool {
    match error {
        Error::Input(faults) => {
            assert!(faults.iter().count() > 0 && faults.iter().all(|fault| !fault.for_organisers().trim().is_empty()));
        }
        error => assert!(!error.to_string().is_empty()),
    }
    false
}

/// Whether a file is a good problem, which is written and read again.
fn problem(read: Result<ProblemFile, Error>) -> bool {
    let file = match read {
        Ok(file) => file,
        Err(error) => return refused(&error),
    };
    let written = serde_json::to_string(&file).expect("it can be written");
    let again = ProblemFile::from_json_str(&written, START).unwrap_or_else(|error| panic!("{error}\n{written}"));
    assert_eq!(serde_json::to_string(&again).expect("it can be written"), written);
    let folder = Path::new(START);
    let built = match file {
        ProblemFile::Composition(builder) => builder.build_in(folder).map(drop),
        ProblemFile::Rounds(builder) => builder.build_in(folder).map(drop),
        ProblemFile::Rota(builder) => builder.build_in(folder).map(drop),
        ProblemFile::Seating(builder) => builder.build_in(folder).map(drop),
        ProblemFile::Shares(builder) => builder.build_in(folder).map(drop),
        _ => panic!("a kind of problem that is not built here"),
    };
    built.map_or_else(|error| refused(&error), |()| true)
}

#[test]
fn problems_in_json() {
    let folders = ["tests/schema/cases", "tests/cases/attack", "tests/cases/mistakes"];
    let corpus = folders.map(|folder| files(folder, &["json"], 5_000)).concat();
    run("problems in JSON", &corpus, |bytes| {
        std::str::from_utf8(bytes).is_ok_and(|text| problem(ProblemFile::from_json_str(text, START)))
    });
}

#[test]
fn problems_in_toml() {
    run("problems in TOML", &files(START, &["toml"], 5_000), |bytes| {
        std::str::from_utf8(bytes).is_ok_and(|text| problem(ProblemFile::from_toml_str(text, START)))
    });
}

#[test]
fn rosters_of_text() {
    let corpus = ["tests/cases/rosters", START].map(|folder| files(folder, &["csv", "txt"], 5_000)).concat();
    run("rosters of text", &corpus, |bytes| match Roster::from_csv(bytes) {
        Err(error) => refused(&error),
        Ok(roster) => roster.using(roster.unread()).map_or_else(|error| refused(&error), |_| true),
    });
}

/// A folder for files that are read by their paths, with the people of the starts in it.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz").join(name);
    fs::create_dir_all(&folder).expect("a folder can be made");
    fs::copy(Path::new(START).join("people.csv"), folder.join("people.csv")).expect("a copy");
    folder
}

/// Whether a file is read as a project.
fn project(path: &Path) -> bool {
    Project::from_path(path).map_or_else(|error| refused(&error), |_| true)
}

#[test]
fn projects() {
    let path = scratch("projects").join("project.toml");
    let corpus = [Path::new(START).join("project.toml")].map(|path| fs::read(path).expect("a file"));
    run("projects", &corpus, |bytes| {
        fs::write(&path, bytes).expect("a file");
        project(&path)
    });
}

#[test]
fn histories() {
    let folder = scratch("histories");
    let (path, history) = (folder.join("project.toml"), folder.join("history.json"));
    fs::copy(Path::new(START).join("project.toml"), &path).expect("a copy");
    // That of an earlier run.
    let _ = fs::remove_file(&history);
    let planned = Project::from_path(&path).expect("it is good").plan(&Solver::new().steps(2_000)).expect("an answer");
    let ProjectOutcome::Planned(planned) = planned else { panic!("there is a plan") };
    run("histories", &[planned.history().written().into_bytes()], |bytes| {
        fs::write(&history, bytes).expect("a file");
        project(&path)
    });
}

#[cfg(feature = "sheets")]
#[test]
fn workbooks() {
    let corpus = files("tests/cases/rosters", &["xlsx", "ods"], 20_000);
    let path = scratch("workbooks").join("people.xlsx");
    run("workbooks", &corpus, |bytes| {
        fs::write(&path, bytes).expect("a file");
        Roster::from_path_with(&path, &Default::default()).map_or_else(|error| refused(&error), |_| true)
    });
}

/// Whether a changed plan is one of the problem, whatever it costs.
fn plans<P: Problem>(target: &str, problem: Result<P, Error>)
where
    P::Plan: Serialize + DeserializeOwned,
{
    let problem = problem.unwrap_or_else(|error| panic!("{error}"));
    let outcome = Solver::new().steps(2_000).without_programs().solve(&problem).expect("an answer");
    let plan = outcome.solution().expect("there is a plan").plan;
    let corpus = [serde_json::to_vec_pretty(&plan).expect("it can be written")];
    run(target, &corpus, |bytes| {
        let plan = serde_json::from_slice::<P::Plan>(bytes).ok();
        plan.is_some_and(|plan| match problem.price(&plan) {
            Ok(costs) => !costs.is_empty(),
            Err(faults) => {
                assert!(!faults.is_empty() && faults.iter().all(|fault| !fault.to_string().is_empty()));
                false
            }
        })
    });
}

#[test]
fn plans_of_each_kind() {
    let folder = Path::new(START);
    for name in ["composition", "rounds", "rota", "seating", "shares"] {
        match ProblemFile::from_path(folder.join(name).with_extension("toml")).expect("it is good") {
            ProblemFile::Composition(builder) => plans("plans of compositions", builder.build_in(folder)),
            ProblemFile::Rounds(builder) => plans("plans of rounds", builder.build_in(folder)),
            ProblemFile::Rota(builder) => plans("plans of rotas", builder.build_in(folder)),
            ProblemFile::Seating(builder) => plans("plans of seating", builder.build_in(folder)),
            ProblemFile::Shares(builder) => plans("plans of shares", builder.build_in(folder)),
            _ => panic!("a kind of problem that is not built here"),
        }
    }
}
