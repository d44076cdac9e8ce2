//! Rosters from descriptions of members, and from CSV.

use super::build;
use super::csv::{self, CsvOptions};
use super::member::Member;
use super::origin::{Entry, Origin};
use super::people::Roster;
use crate::error::{Error, Faults};
use std::io::Read;
use std::path::Path;

impl Roster {
    /// Checks the members and makes a roster of them.
    ///
    /// ```
    /// use roundtable::{Member, Roster};
    ///
    /// let roster = Roster::new([
    ///     Member::new("ana").tags("background", ["lived experience", "researcher"]).number("years", 4.5),
    ///     Member::new("bo").tag("background", "practitioner").number("years", 12),
    /// ])?;
    /// let ana = roster.member("ana")?;
    /// let researcher = roster.resolve_tag("researcher")?;
    /// assert!(roster.holds(ana, researcher));
    ///
    /// // Every fault is reported, each in a sentence.
    /// let faults = Roster::new([Member::new("ana").number("years", "many"), Member::new("Ana")]).unwrap_err();
    /// assert_eq!(faults.to_string().lines().count(), 2);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Input`] with every fault: no members; ids or names that are empty, repeated, or differ only in case or
    /// spaces; hats, main tags or tags to be shown that the member does not hold; numbers that cannot be read exactly.
    pub fn new(members: impl IntoIterator<Item = Member>) -> Result<Self, Error> {
        let (roster, faults) = Roster::with_faults(members)?;
        faults.finish(roster)
    }

    /// The roster as far as it can be read, and its faults, so that what builds on it can be read for its own.
    pub(super) fn with_faults(members: impl IntoIterator<Item = Member>) -> Result<(Roster, Faults), Error> {
        let entries: Vec<Entry> = members.into_iter().map(Entry::from).collect();
        build::build(&entries, &Origin::List, Faults::default())
    }

    /// Reads a CSV file with the columns as [`CsvOptions`] has them by default.
    ///
    /// ```
    /// use roundtable::Roster;
    ///
    /// let roster = Roster::from_csv_path("examples/data/volunteers.csv")?;
    /// assert_eq!(roster.len(), 24);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Input`] with every fault: those of [`Roster::new`] and those of the file, with lines and columns.
    pub fn from_csv_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::from_csv_path_with(path, &CsvOptions::new())
    }

    /// Reads a CSV file with the columns as the options say.
    ///
    /// # Errors
    ///
    /// As [`Roster::from_csv_path`], and for options that name columns that the file does not have.
    pub fn from_csv_path_with(path: impl AsRef<Path>, options: &CsvOptions) -> Result<Self, Error> {
        let (roster, faults) = csv::read_path(path.as_ref(), options)?;
        faults.finish(roster)
    }

    /// Reads a CSV with the columns as [`CsvOptions`] has them by default. `reader` is read to its end.
    ///
    /// ```
    /// use roundtable::Roster;
    ///
    /// let text = "id,background,years\nana,lived experience; researcher,4.5\nbo,practitioner,12\n";
    /// let roster = Roster::from_csv(text.as_bytes())?;
    /// assert_eq!(roster.tags_of(roster.member("ana")?).len(), 2);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Roster::from_csv_path`].
    pub fn from_csv(reader: impl Read) -> Result<Self, Error> {
        Self::from_csv_with(reader, &CsvOptions::new())
    }

    /// Reads a CSV with the columns as the options say. `reader` is read to its end.
    ///
    /// # Errors
    ///
    /// As [`Roster::from_csv_path_with`].
    pub fn from_csv_with(reader: impl Read, options: &CsvOptions) -> Result<Self, Error> {
        let (roster, faults) = csv::read(reader, options)?;
        faults.finish(roster)
    }
}
