//! Problem files, good ones and changed ones, beside the reader.

use super::checker::Checker;
use super::mutants::mutants;
use roundtable::{Error, ProblemFile, schema};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The files in a folder of this repository.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let files = entries.map(|entry| entry.expect("it can be read").path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    files
}

fn value(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("the file can be read");
    serde_json::from_str(&text).expect("it is JSON")
}

/// Faults of how `require`, `prefer`, `tier`, `in_groups` and `over_all` go together, which are told with those of
/// the whole problem.
const OF_RULES: &[&str] = &["required_and_preferred", "wrong_tier", "missing", "wrong_scope", "private_rule"];

/// Whether the problem has a fault of how keys of a rule go together.
fn has_fault_of_rules(file: ProblemFile) -> bool {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/problems");
    let error = match file {
        ProblemFile::Composition(builder) => builder.build_in(&folder).err(),
        ProblemFile::Rounds(builder) => builder.build_in(&folder).err(),
        ProblemFile::Rota(builder) => builder.build_in(&folder).err(),
        ProblemFile::Seating(builder) => builder.build_in(&folder).err(),
        ProblemFile::Shares(builder) => builder.build_in(&folder).err(),
        other => panic!("{other:?}"),
    };
    let Some(Error::Input(faults)) = error else { return false };
    faults.iter().any(|fault| OF_RULES.contains(&fault.code()))
}

/// What is wrong with how schema and reader judge the value, if anything is.
fn disagreement(checker: &Checker, value: &Value) -> Option<String> {
    let read = serde_json::from_value::<ProblemFile>(value.clone());
    match (checker.accepts(value), read) {
        (true, Ok(_)) | (false, Err(_)) => None,
        (true, Err(error)) => Some(format!("only the schema accepts it: {error}")),
        (false, Ok(file)) => (!has_fault_of_rules(file)).then(|| "only the reader accepts it".to_owned()),
    }
}

fn agree_on_mutants(path: &Path) {
    let checker = Checker::new(schema::problem_file());
    let value = value(path);
    let changed = mutants(&value);
    let wrong = changed.iter().filter_map(|(change, mutant)| Some((change, disagreement(&checker, mutant)?)));
    let wrong: Vec<String> = wrong.map(|(change, what)| format!("{}{change}: {what}", path.display())).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), changed.len(), wrong.join("\n"));
}

#[test]
fn good_files_are_accepted() {
    let checker = Checker::new(schema::problem_file());
    let folders = ["examples/problems", "examples/problems/impossible", "tests/schema/cases"];
    let files: Vec<PathBuf> = folders.iter().flat_map(|folder| files(folder)).collect();
    assert!(files.len() > 10);
    for path in files {
        let value = value(&path);
        let read = serde_json::from_value::<ProblemFile>(value.clone());
        read.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(checker.accepts(&value), "{}", path.display());
    }
}

#[test]
fn changed_files_are_judged_alike() {
    for path in files("tests/schema/cases") {
        agree_on_mutants(&path);
    }
}

#[test]
fn changed_examples_are_judged_alike() {
    for path in files("examples/problems") {
        agree_on_mutants(&path);
    }
}

#[test]
fn keys_are_described() {
    let schema = schema::problem_file().to_value();
    let text = schema.to_string();
    for words in ["The tier in which it is preferred, from 1.", "Who holds which role at which meeting."] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("[`"), "a link is left in a description");
}
