//! `roundtable roster`.

use crate::failure::Failure;
use crate::print;
use roundtable::{Error, Roster, RosterOptions};
use std::path::Path;
use std::process::ExitCode;

pub(crate) fn run(file: &Path) -> Result<ExitCode, Failure> {
    let roster = Roster::from_path_with(file, &RosterOptions::new())?;
    let mut lines = vec![format!("{} has {} people.", file.display(), roster.len())];
    lines.extend(roster.notes().iter().map(str::to_owned));
    for column in roster.unread() {
        lines.push(format!("\nIf a rule or `tags` asks for `{column}`:"));
        lines.extend(asked_for(&roster, column).into_iter().map(|line| format!("  {line}")));
    }
    print(&lines.join("\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// How a column is read, or what stands in the way and what to write then.
fn asked_for(roster: &Roster, column: &str) -> Vec<String> {
    match roster.using([column]) {
        Ok(read) => {
            let known: Vec<&str> = roster.notes().iter().collect();
            let own = read.notes().iter().filter(|note| !known.contains(note) && !note.starts_with("Not used"));
            own.map(str::to_owned).collect()
        }
        Err(Error::Input(faults)) => faults.iter().map(ToString::to_string).collect(),
        Err(other) => vec![other.to_string()],
    }
}
