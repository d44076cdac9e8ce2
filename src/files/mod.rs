//! Problem files.

mod form;
mod json;
mod lottery;
mod project;
mod read;
mod reader;
mod rest;
mod shape;
mod shape_error;
mod toml;
mod tree;
mod words;

use crate::composition::CompositionBuilder;
use crate::error::{Error, InputFault};
use crate::rota::RotaBuilder;
use crate::rounds::RoundsBuilder;
use crate::seating::SeatingBuilder;
use crate::shares::SharesBuilder;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// A problem as it stands in a file, a builder that is not yet checked: `{"composition": {…}}`, `{"rounds": {…}}`,
/// `{"seating": {…}}`, `{"rota": {…}}` or `{"shares": {…}}`.
///
/// [`ProblemFile::from_path`] reads JSON, or TOML from a file that ends in `.toml`, with the same keys, and gives all
/// faults at once, each with its path such as `composition.rules[2].require.places`. It is a serde value, so that other
/// formats can be read as well; then the error lists all faults of shape. Unknown kinds of problem, unknown keys, and
/// keys that stand twice are refused.
///
/// Keys and rules of each kind stand on its page of the guide: [composition](crate::guide::composition),
/// [rounds](crate::guide::rounds), [seating](crate::guide::seating), [rota](crate::guide::rota) and
/// [shares](crate::guide::shares).
///
/// ```
/// use roundtable::ProblemFile;
///
/// let text = r#"{"composition": {
///     "roster": {"members": [
///         {"id": "ana", "tags": {"site": "north"}}, {"id": "bo", "tags": {"site": "south"}}, {"id": "cy"}]},
///     "groups": [{"name": "panel", "size": 2}],
///     "rules": [
///         {"require": {"places": {"tag": "north", "min": 1}}}, {"prefer": {"balance": {"of": "site"}}, "tier": 1}]
/// }}"#;
/// let ProblemFile::Composition(builder) = serde_json::from_str(text)? else { panic!("it is a composition") };
/// let problem = builder.build()?;
/// assert_eq!(problem.rules().count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(description = "A problem: what is to be decided, and what is asked of it."))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProblemFile {
    /// Who is in which group, and who is selected.
    Composition(CompositionBuilder),
    /// Tables over several rounds.
    Rounds(RoundsBuilder),
    /// Who holds which role at which meeting.
    Rota(RotaBuilder),
    /// Who sits where, over meetings.
    Seating(SeatingBuilder),
    /// Who does which work, who learns and teaches what, and who leads which decision.
    Shares(SharesBuilder),
}

impl ProblemFile {
    /// Reads a file of JSON, or of TOML if its name ends in `.toml`. A roster that the file names is looked for in its
    /// folder, and not read yet if the file has the shape it must have.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; the place of what is neither JSON nor TOML; or all faults of the file's shape, each
    /// with its path, and all other faults that can be found.
    pub fn from_path(path: impl AsRef<Path>) -> Result<ProblemFile, Error> {
        read::from_path(path.as_ref())
    }

    /// Reads a text of JSON, as [`ProblemFile::from_path`] reads a file in `folder`.
    ///
    /// # Errors
    ///
    /// As for [`ProblemFile::from_path`].
    pub fn from_json_str(text: &str, folder: impl AsRef<Path>) -> Result<ProblemFile, Error> {
        read::from_json_str(text, folder.as_ref())
    }

    /// Reads a text of TOML, as [`ProblemFile::from_path`] reads a file in `folder`.
    ///
    /// ```
    /// use roundtable::ProblemFile;
    ///
    /// let text = r#"
    /// [rota]
    /// roster = { members = [{ id = "ana" }, { id = "bo" }, { id = "cy" }] }
    /// meetings = 6
    /// roles = [{ name = "chair", places = 1 }]
    ///
    /// [[rota.rules]]
    /// require = { fair_share = {} }
    /// "#;
    /// assert!(matches!(ProblemFile::from_toml_str(text, ".")?, ProblemFile::Rota(_)));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`ProblemFile::from_path`].
    pub fn from_toml_str(text: &str, folder: impl AsRef<Path>) -> Result<ProblemFile, Error> {
        read::from_toml_str(text, folder.as_ref())
    }

    /// The same problem with what those who organise should look at in its file.
    fn remarking(mut self, remarks: impl IntoIterator<Item = InputFault>) -> ProblemFile {
        let given = match &mut self {
            ProblemFile::Composition(builder) => &mut builder.rules.faults,
            ProblemFile::Rounds(builder) => &mut builder.rules.faults,
            ProblemFile::Rota(builder) => &mut builder.rules.faults,
            ProblemFile::Seating(builder) => &mut builder.rules.faults,
            ProblemFile::Shares(builder) => &mut builder.rules.faults,
        };
        given.extend(remarks);
        self
    }

    /// Makes the problem for its faults alone.
    fn check(self, folder: &Path) -> Result<(), Error> {
        match self {
            ProblemFile::Composition(builder) => builder.build_in(folder).map(drop),
            ProblemFile::Rounds(builder) => builder.build_in(folder).map(drop),
            ProblemFile::Rota(builder) => builder.build_in(folder).map(drop),
            ProblemFile::Seating(builder) => builder.build_in(folder).map(drop),
            ProblemFile::Shares(builder) => builder.build_in(folder).map(drop),
        }
    }

    /// The path of the roster's file, or `None` if the members stand in place. `folder` is that of the problem file.
    ///
    /// # Errors
    ///
    /// A path that does not exist, or that leads outside the folder.
    pub fn roster_path(&self, folder: &Path) -> Result<Option<PathBuf>, Error> {
        match self {
            ProblemFile::Composition(builder) => builder.roster_path(folder),
            ProblemFile::Rounds(builder) => builder.roster_path(folder),
            ProblemFile::Rota(builder) => builder.roster_path(folder),
            ProblemFile::Seating(builder) => builder.roster_path(folder),
            ProblemFile::Shares(builder) => builder.roster_path(folder),
        }
    }
}
