//! `roundtable roster`.

use crate::failure::Failure;
use crate::print;
use roundtable::Roster;
use std::path::Path;
use std::process::ExitCode;

pub(crate) fn run(file: &Path) -> Result<ExitCode, Failure> {
    let roster = Roster::from_csv_path(file)?;
    let notes = roster.notes();
    let lines: Vec<&str> = notes.iter().collect();
    print(&format!("{} has {} people.\n{}", file.display(), roster.len(), lines.join("\n")));
    Ok(ExitCode::SUCCESS)
}
