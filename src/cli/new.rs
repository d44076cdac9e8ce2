//! `roundtable new`.

use crate::arguments::Kind;
use crate::failure::Failure;
use crate::print;
use roundtable::disk;
use std::path::Path;
use std::process::ExitCode;

/// The people to start from: the same for all kinds.
const ROSTER: &str = include_str!("start/people.csv");

impl Kind {
    /// The name of the kind, and a problem file to start from.
    fn start(self) -> (&'static str, &'static str) {
        match self {
            Kind::Composition => ("composition", include_str!("start/composition.toml")),
            Kind::Rounds => ("rounds", include_str!("start/rounds.toml")),
            Kind::Seating => ("seating", include_str!("start/seating.toml")),
            Kind::Rota => ("rota", include_str!("start/rota.toml")),
            Kind::Shares => ("shares", include_str!("start/shares.toml")),
            Kind::Project => ("project", include_str!("start/project.toml")),
        }
    }
}

pub(crate) fn run(kind: Kind, folder: Option<&Path>) -> Result<ExitCode, Failure> {
    let (name, problem) = kind.start();
    let file = if matches!(kind, Kind::Project) { "project.toml" } else { "problem.toml" };
    let folder = folder.unwrap_or(Path::new(name));
    let shown = folder.display();
    if folder.exists() {
        let mut entries = folder.read_dir().map_err(|_| Failure::input(format!("`{shown}` is no folder; name one")))?;
        if entries.next().is_some() {
            return Err(Failure::input(format!("`{shown}` is not empty; name a new folder")));
        }
    }
    std::fs::create_dir_all(folder)?;
    disk::write(&folder.join("people.csv"), ROSTER.as_bytes())?;
    disk::write(&folder.join(file), problem.as_bytes())?;
    print(&format!(
        "{shown}/people.csv and {shown}/{file} are written. Put your people and your rules in their place, then:\n\
         \n    roundtable solve {shown}/{file} -o {shown}/plan"
    ))?;
    Ok(ExitCode::SUCCESS)
}
