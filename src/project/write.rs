//! The report of a project: everything in one folder, which is put into its place as a whole.

#[cfg(feature = "calendar")]
mod calendar;

use super::plan::ProjectPlan;
use super::problem::Project;
use crate::disk::{self, Draft, FolderDraft};
use crate::report;
use crate::table::{Audience, Presentation, csv};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// The page for members.
const MEMBERS: &str = "members.html";
/// What stands in the folder of a report beside it: such a folder is replaced by the next report.
const FILES: [&str; 6] = ["organisers.html", "cards.html", "changes.txt", "calendar.ics", "plan.xlsx", MEMBERS];

impl ProjectPlan {
    /// Writes the report into a folder: a page for members and one for organisers, cards, a page for each person, every
    /// table as CSV, with the feature `sheets` a workbook and with `calendar` calendars for all and for each; then the
    /// history, if the project names a file for it, with the hash of the members' page. A report that stands there is
    /// replaced as a whole once the new one is complete, and the history is written when that is in its place.
    ///
    /// ```no_run
    /// use roundtable::{Project, ProjectOutcome, Solver};
    ///
    /// let project = Project::from_path("examples/one_year/project.toml")?;
    /// if let ProjectOutcome::Planned(plan) = project.plan(&Solver::new().seed(7))? {
    ///     println!("{}", plan.changes());
    ///     plan.write_to("year")?;
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A folder that holds something else than a report, and what the disk refuses.
    pub fn write_to(&self, folder: impl AsRef<Path>) -> io::Result<()> {
        let folder = folder.as_ref();
        let files = self.files()?;
        let members = files.iter().find(|(path, _)| path == Path::new(MEMBERS));
        let hash = Sha256::digest(members.map_or(&[][..], |(_, page)| page));
        let new = FolderDraft::create(folder, &is_of_report)?;
        for (path, content) in &files {
            new.write(path, content)?;
        }
        let mut history = self.history();
        history.report = Some(hash.iter().map(|byte| format!("{byte:02x}")).collect());
        new.into_place()?;
        match &self.project.history_path {
            Some(path) => disk::write(path, history.written().as_bytes()).map_err(|error| {
                io::Error::new(error.kind(), format!("the report is written, and the history is not: {error}"))
            }),
            None => Ok(()),
        }
    }

    /// The files of the report, by their paths in its folder.
    fn files(&self) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
        let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
        let mut add = |path: PathBuf, text: String| files.push((path, text.into_bytes()));
        add(MEMBERS.into(), report::html(self, Audience::Members));
        add("organisers.html".into(), report::html(self, Audience::Organisers));
        add("cards.html".into(), report::cards(self));
        add("changes.txt".into(), self.changes().to_string());
        let tables = self.for_organisers().into_iter().filter(|table| !table.columns.is_empty());
        for (name, table) in named(tables.map(|table| (plain(&table.title, "table"), table))) {
            add(Path::new("tables").join(format!("{name}.csv")), csv(&table));
        }
        for (name, id) in named(self.people().into_iter().map(|id| (plain(id, "person"), id))) {
            let Some(person) = self.person(id) else { continue };
            add(Path::new("people").join(format!("{name}.html")), report::html(&person, Audience::Organisers));
            #[cfg(feature = "calendar")]
            add(Path::new("people").join(format!("{name}.ics")), calendar::calendar(self, Some(id)));
        }
        #[cfg(feature = "calendar")]
        add("calendar.ics".into(), calendar::calendar(self, None));
        #[cfg(feature = "sheets")]
        {
            let workbook = crate::table::xlsx(self, Audience::Organisers).map_err(io::Error::other)?;
            files.push(("plan.xlsx".into(), workbook));
        }
        Ok(files)
    }
}

impl Project {
    /// Whether [`ProjectPlan::write_to`] could begin: to be known before hours are spent on a plan. Nothing is left there.
    ///
    /// # Errors
    ///
    /// A folder that holds something else than a report, and what the disk refuses, for the folder and for the history.
    pub fn can_write_to(&self, folder: impl AsRef<Path>) -> io::Result<()> {
        FolderDraft::create(folder.as_ref(), &is_of_report)?;
        if let Some(path) = &self.history_path {
            Draft::create(path)?;
        }
        Ok(())
    }
}

/// Whether a path in a folder is one of a report.
fn is_of_report(path: &Path) -> bool {
    let ends_in =
        |endings: &[&str]| path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known));
    match path.parent().and_then(Path::to_str) {
        Some("") => FILES.iter().any(|name| path == Path::new(name)),
        Some("tables") => ends_in(&["csv"]),
        Some("people") => ends_in(&["html", "ics"]),
        _ => false,
    }
}

/// The same under names of files that all differ.
fn named<T>(of: impl Iterator<Item = (String, T)>) -> Vec<(String, T)> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut named = Vec::new();
    for (name, of) in of {
        let names = std::iter::once(name.clone()).chain((2..).map(|number: u32| format!("{name}-{number}")));
        if let Some(free) = names.into_iter().find(|name| !taken.contains(name)) {
            taken.insert(free.clone());
            named.push((free, of));
        }
    }
    named
}

/// A text as a part of a file's name: letters and digits in lower case, and one line for all between them; `other` if
/// nothing is left.
fn plain(text: &str, other: &str) -> String {
    let parts = text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let name = parts.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    if name.is_empty() { other.to_owned() } else { name.chars().take(60).collect() }
}
