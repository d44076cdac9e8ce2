//! A folder in which the program is run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of its own for a test, emptied first.
pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("solve").join(name);
        if path.exists() {
            fs::remove_dir_all(&path).expect("an old folder can be removed");
        }
        fs::create_dir_all(&path).expect("a folder can be made");
        Folder(path)
    }

    pub(super) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Folder {
        fs::write(self.0.join(name), bytes).expect("a file can be written");
        self
    }

    pub(super) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("the file is there")
    }

    /// Names and contents of all that is in it.
    pub(super) fn all(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = fs::read_dir(&self.0).expect("the folder is there");
        let path = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").path();
        let mut files: Vec<_> = entries.map(path).filter(|path| path.is_file()).collect();
        files.sort();
        files.into_iter().map(|path| (path.clone(), fs::read(path).expect("a file"))).collect()
    }

    /// Runs the program in this folder.
    pub(super) fn run(&self, arguments: &[&str]) -> Ran {
        let program = Command::new(env!("CARGO_BIN_EXE_roundtable")).args(arguments).current_dir(&self.0).output();
        let output = program.expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Ran { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs `roundtable solve` in this folder.
    pub(super) fn solve(&self, arguments: &[&str]) -> Ran {
        self.run(&[&["solve"], arguments].concat())
    }

    /// Runs `roundtable solve`, which must refuse and write nothing.
    #[track_caller]
    pub(super) fn refuses(&self, arguments: &[&str], expected: &[&str]) {
        let before = self.all();
        let ran = self.solve(arguments);
        assert_eq!(ran.status, Some(2), "{arguments:?}\n{}\n{}", ran.out, ran.err);
        for part in expected {
            assert!(ran.err.contains(part), "{part} is missing in\n{}", ran.err);
        }
        assert!(ran.out.is_empty(), "{}", ran.out);
        assert!(self.all() == before, "something was written: {arguments:?}");
    }
}

pub(super) struct Ran {
    pub(super) status: Option<i32>,
    pub(super) out: String,
    pub(super) err: String,
}

pub(super) const PEOPLE: &str = "id,site,shown\nana,north,north\nbo,south,\ncy,north,\ndi,south,\n";

pub(super) fn problem(roster: &str, groups: &str, rules: &str) -> String {
    format!(r#"{{"composition": {{"roster": {roster}, "groups": {groups}, "rules": {rules}}}}}"#)
}

pub(super) const TABLES: &str = r#"[{"name": "table", "number": 2}]"#;
pub(super) const EVEN: &str = r#"[{"prefer": {"balance": {"of": "site"}}, "tier": 1}]"#;

pub(super) fn good() -> String {
    problem("\"people.csv\"", TABLES, EVEN)
}
