//! The problem that a command is about.

use crate::arguments::ProblemArguments;
use crate::failure::Failure;
use roundtable::{ProblemFile, Roster, RosterOptions};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A problem file that was read, with the roster that the command line names.
pub(crate) struct Source {
    pub(crate) file: ProblemFile,
    pub(crate) folder: PathBuf,
    pub(crate) roster: Option<Roster>,
    /// The files that were read, which nothing may be written over.
    pub(crate) inputs: Vec<PathBuf>,
}

impl Source {
    pub(crate) fn read(asked: &ProblemArguments) -> Result<Source, Failure> {
        let file = ProblemFile::from_path(&asked.problem)?;
        let folder = asked.problem.parent().unwrap_or(Path::new("")).to_path_buf();
        let roster = asked.roster.as_ref();
        let roster = roster.map(|path| Roster::from_path_with(path, &RosterOptions::new())).transpose()?;
        // A roster that cannot be found is reported when it is read.
        let in_file = file.roster_path(&folder).ok().flatten();
        let inputs = [Some(asked.problem.clone()), asked.roster.clone(), in_file].into_iter().flatten().collect();
        Ok(Source { file, folder, roster, inputs })
    }

    /// How the people are called, where that can be told before the problem is made; `given` is its key `roster`.
    pub(crate) fn ids(&self, given: &Value) -> Option<Vec<String>> {
        if let Some(members) = given["members"].as_array() {
            return members.iter().map(|member| member["id"].as_str().map(str::to_owned)).collect();
        }
        let read = match &self.roster {
            Some(roster) => roster.clone(),
            None => {
                let path = self.file.roster_path(&self.folder).ok().flatten()?;
                let options = given["id"].as_str().map_or(RosterOptions::new(), |id| RosterOptions::new().id(id));
                Roster::from_path_with(path, &options).ok()?
            }
        };
        Some(read.members().map(|member| member.id().to_owned()).collect())
    }
}

/// Does something with the problem of a [`Source`], whatever its kind: `problem` is the result of building it.
macro_rules! with_problem {
    ($source:expr, $problem:ident => $do:expr) => {{
        let $crate::problem::Source { file, folder, roster, .. } = $source;
        macro_rules! built {
            ($builder:ident) => {{
                let $problem = match &roster {
                    Some(roster) => $builder.build_with(roster),
                    None => $builder.build_in(&folder),
                };
                $do
            }};
        }
        match file {
            roundtable::ProblemFile::Composition(builder) => built!(builder),
            roundtable::ProblemFile::Rounds(builder) => built!(builder),
            roundtable::ProblemFile::Seating(builder) => built!(builder),
            roundtable::ProblemFile::Rota(builder) => built!(builder),
            roundtable::ProblemFile::Shares(builder) => built!(builder),
            _ => Err($crate::failure::Failure::Broken("this kind of problem cannot be solved".to_owned())),
        }
    }};
}
pub(crate) use with_problem;
