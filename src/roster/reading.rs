//! Rosters from descriptions of members and from files, and what more is read of a file.

use super::build;
use super::csv;
use super::member::Member;
use super::notes::RosterNotes;
use super::options::RosterOptions;
use super::origin::{Entry, Origin};
use super::people::Roster;
use super::sheet::{RosterName, Sheet, SheetReading};
use super::source;
use super::table::RawTable;
use crate::characters::is_same;
use crate::error::{Error, Faults, InputFault, fault};
use std::io::Read;
use std::path::Path;

/// How `.xlsx` and `.ods` begin.
const ZIP: &[u8] = b"PK\x03\x04";

/// How workbooks of old kinds begin, and those that are protected by a password.
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0";

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
    /// [`Error::Input`] with every fault: no members; ids or names that are empty, repeated, hold what cannot be seen,
    /// differ only in case or spaces, or look alike in letters of two scripts; hats, main tags or tags to be shown that
    /// the member does not hold; numbers that cannot be read exactly.
    pub fn new(members: impl IntoIterator<Item = Member>) -> Result<Self, Error> {
        let (roster, faults) = Roster::with_faults(members)?;
        faults.finish(roster)
    }

    /// The roster as far as it can be read, and its faults, so that what builds on it can be read for its own.
    pub(super) fn with_faults(members: impl IntoIterator<Item = Member>) -> Result<(Roster, Faults), Error> {
        let entries: Vec<Entry> = members.into_iter().map(Entry::from).collect();
        build::build(&entries, &Origin::List, Faults::default())
    }

    /// Reads a CSV file with the columns as [`RosterOptions`] has them by default: none is read before a rule names it,
    /// but those of which people show tags.
    ///
    /// ```
    /// use roundtable::Roster;
    ///
    /// let roster = Roster::from_csv_path("examples/data/volunteers.csv")?;
    /// assert_eq!(roster.len(), 24);
    /// assert!(roster.unread().eq(["institution", "years"]));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Input`] with every fault: those of [`Roster::new`] and those of the file, with lines and columns.
    pub fn from_csv_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::from_path_with(path, &RosterOptions::new())
    }

    /// Reads a file with the columns as the options say: separated text or, with the feature `sheets`, a workbook
    /// (`.xlsx` or `.ods`), by what is in it and not by its name.
    ///
    /// # Errors
    ///
    /// As [`Roster::from_csv_path`], for options that name columns that the file does not have, and for a workbook that
    /// cannot be read as it stands.
    pub fn from_path_with(path: impl AsRef<Path>, options: &RosterOptions) -> Result<Self, Error> {
        let path = path.as_ref();
        let bytes = source::bytes(path, &path.display().to_string())?;
        let (roster, faults) = Roster::from_bytes(&bytes, options, &[])?;
        faults.finish(roster)
    }

    /// Reads a CSV with the columns as [`RosterOptions`] has them by default. `reader` is read to its end.
    ///
    /// ```
    /// use roundtable::{Composition, Roster, Rule, Tier};
    ///
    /// let text = "id,background,years\nana,lived experience; researcher,4.5\nbo,practitioner,12\n";
    /// let roster = Roster::from_csv(text.as_bytes())?;
    /// let pair = Composition::builder(&roster).group("pair", 2).prefer(Tier(1), Rule::variety("background", 2..));
    /// let roster = pair.build()?.roster().clone();
    /// assert_eq!(roster.tags_of(roster.member("ana")?).len(), 2);
    /// assert!(roster.unread().eq(["years"]));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Roster::from_csv_path`].
    pub fn from_csv(reader: impl Read) -> Result<Self, Error> {
        Self::from_csv_with(reader, &RosterOptions::new())
    }

    /// Reads a CSV with the columns as the options say. `reader` is read to its end.
    ///
    /// # Errors
    ///
    /// As [`Roster::from_path_with`].
    pub fn from_csv_with(mut reader: impl Read, options: &RosterOptions) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| InputFault::unreadable_file("the CSV", error))?;
        let (roster, faults) = Roster::from_bytes(&bytes, options, &[])?;
        faults.finish(roster)
    }

    /// The roster in the text of a file with the columns that these names mean, as far as it can be read, and its
    /// faults.
    pub(super) fn from_bytes(
        bytes: &[u8],
        options: &RosterOptions,
        names: &[RosterName<'_>],
    ) -> Result<(Roster, Faults), Error> {
        let (mut notes, mut faults) = (RosterNotes::default(), Faults::default());
        let table = cells(bytes, options, &mut notes, &mut faults)?;
        table.check_headers()?;
        table.note(&mut notes);
        let sheet = Sheet::new(table, options, notes, &mut faults)?;
        // Whoever stands in a row that cannot be read would be unknown to all that builds on the roster.
        match sheet.roster(names) {
            read if faults.is_empty() => read,
            Ok((_, others)) => {
                faults.note(others.into_iter());
                Err(faults.into())
            }
            Err(_) => Err(faults.into()),
        }
    }

    /// The roster with these columns of its file read as well; the others stay unread until a rule names them.
    ///
    /// # Errors
    ///
    /// All faults of what is read, and names of columns that the file does not have.
    pub fn using<T: AsRef<str>>(&self, columns: impl IntoIterator<Item = T>) -> Result<Roster, Error> {
        let columns: Vec<T> = columns.into_iter().collect();
        let names: Vec<RosterName<'_>> = columns.iter().map(|name| RosterName::Dimension(name.as_ref())).collect();
        let (roster, mut faults) = self.naming(&names)?;
        for name in columns.iter().map(AsRef::as_ref) {
            let is_number = roster.numbers().any(|number| is_same(number, name));
            if !is_number && !roster.dimensions().iter().any(|dimension| is_same(dimension.name(), name)) {
                faults.push(roster.unknown_column(name));
            }
        }
        faults.finish(roster)
    }

    /// The names of the columns that were not read and could be, in the order of the file.
    pub fn unread(&self) -> impl Iterator<Item = &str> {
        self.sheet.iter().flat_map(SheetReading::unread)
    }

    /// Whether its file has columns that these names mean and that were not read yet.
    pub(super) fn is_open_for(&self, names: &[RosterName<'_>]) -> bool {
        self.sheet.as_ref().is_some_and(|sheet| !sheet.has_read(names))
    }

    /// The roster with all columns that these names mean, and the faults of all that is read of its file.
    pub(crate) fn naming(&self, names: &[RosterName<'_>]) -> Result<(Roster, Faults), Error> {
        match &self.sheet {
            Some(sheet) => sheet.naming(names),
            None => Ok((self.clone(), Faults::default())),
        }
    }
}

/// The cells of a file, whatever it is.
fn cells(
    bytes: &[u8],
    options: &RosterOptions,
    notes: &mut RosterNotes,
    faults: &mut Faults,
) -> Result<RawTable, Error> {
    if bytes.starts_with(ZIP) {
        #[cfg(feature = "sheets")]
        return super::workbook::read(bytes, options.sheet.as_deref(), notes, faults);
        #[cfg(not(feature = "sheets"))]
        return Err(fault!(
            UnreadableFile,
            "this is a workbook, which only a build with the feature `sheets` reads; build with it, or save the sheet \
             as CSV"
        )
        .into());
    }
    if bytes.starts_with(COMPOUND_FILE) {
        let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(encrypted.len()).any(|part| part == encrypted);
        return Err(if is_encrypted {
            fault!(
                UnreadableFile,
                "the workbook is protected by a password; save a copy without one, or the sheet as CSV"
            )
        } else {
            fault!(UnreadableFile, "this is a workbook of an old kind; save it as .xlsx, or the sheet as CSV")
        }
        .into());
    }
    if let Some(sheet) = &options.sheet {
        return Err(
            fault!(Unknown, "there is no sheet `{sheet}`, as the file is no workbook; leave out `sheet`").into()
        );
    }
    csv::read(bytes, notes, faults)
}
