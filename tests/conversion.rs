//! Problem files of version 0.1 are converted to the keys of version 0.2, and say the same.
//!
//! `ROUNDTABLE_CASES` names a folder of more files of version 0.1, such as one's own; converted copies of them are
//! written into the folder that `ROUNDTABLE_CONVERTED` names, if it names one.

use conversion::convert::convert;
use conversion::json::Json;
use roundtable::{Error, ProblemFile};
use std::fs;
use std::path::{Path, PathBuf};

mod conversion {
    pub(crate) mod convert;
    pub(crate) mod json;
}

/// All files of JSON in a folder and its folders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let inner = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    let is_json = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
    paths.into_iter().flat_map(inner).filter(is_json).collect()
}

/// The text of a file with the keys of now, or `None` if it is not JSON.
fn converted(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).expect("the file is there");
    let mut file: Json = serde_json::from_str(&text).ok()?;
    convert(&mut file);
    Some(serde_json::to_string_pretty(&file).expect("it can be written"))
}

fn build(text: &str, folder: &Path) -> Result<(), Error> {
    match ProblemFile::from_json_str(text, folder)? {
        ProblemFile::Composition(builder) => builder.build_in(folder).map(drop),
        ProblemFile::Rounds(builder) => builder.build_in(folder).map(drop),
        ProblemFile::Rota(builder) => builder.build_in(folder).map(drop),
        ProblemFile::Seating(builder) => builder.build_in(folder).map(drop),
        ProblemFile::Shares(builder) => builder.build_in(folder).map(drop),
        other => panic!("{other:?}"),
    }
}

/// Every key and rule that has another name is in one of these files.
#[test]
fn every_renamed_key_is_converted() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/version_0_1");
    for path in files(&folder) {
        let old = fs::read_to_string(&path).expect("the file is there");
        assert!(build(&old, &folder).is_err(), "{}", path.display());
        let new = converted(&path).expect("JSON");
        build(&new, &folder).unwrap_or_else(|error| panic!("{}: {error}\n{new}", path.display()));
        // Converted once more, it stays as it is.
        let mut again: Json = serde_json::from_str(&new).expect("JSON");
        convert(&mut again);
        assert_eq!(serde_json::to_string_pretty(&again).expect("it can be written"), new);
    }
}

#[test]
fn files_of_a_folder_have_no_unknown_keys_once_they_are_converted() {
    let Some(cases) = std::env::var_os("ROUNDTABLE_CASES").map(PathBuf::from) else {
        println!("skipped: ROUNDTABLE_CASES names no folder of problem files");
        return;
    };
    let target = std::env::var_os("ROUNDTABLE_CONVERTED").map(PathBuf::from);
    for path in files(&cases) {
        let Some(text) = converted(&path) else { continue };
        if let Some(target) = &target {
            let copy = target.join(path.strip_prefix(&cases).expect("it is in the folder"));
            fs::create_dir_all(copy.parent().expect("it has a folder")).expect("a folder can be made");
            fs::write(copy, &text).expect("a file can be written");
        }
        // What was mistyped stays so.
        if path.to_string_lossy().contains("mistakes") || path.ends_with("expected.json") {
            continue;
        }
        if let Err(Error::Input(faults)) = build(&text, path.parent().expect("it has a folder")) {
            println!("{}: {}", path.display(), faults.for_organisers());
            for fault in faults.iter() {
                let shape = ["unknown_key", "wrong_shape"].contains(&fault.code());
                assert!(!shape, "{}: {}", path.display(), fault.for_organisers());
            }
        }
    }
}
