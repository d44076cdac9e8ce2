//! A table of people of which only those columns are read that something asks for.

mod answers;
mod bands;
mod cells;
mod columns;
mod joined;
mod labels;
mod named;
mod reading;
mod row_labels;

pub(super) use columns::is_id;
pub(crate) use named::RosterName;

use self::columns::{SheetColumn, Use};
use super::notes::RosterNotes;
use super::options::RosterOptions;
use super::table::RawTable;
use super::{Member, Roster};
use crate::error::{Error, Faults};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A table with what is known of its columns.
#[derive(Clone)]
pub(super) struct Sheet {
    table: RawTable,
    columns: Vec<SheetColumn>,
    id: usize,
    /// The columns of which people show a tag. They are read whatever asks for them: what members see of people must
    /// not depend on a rule.
    shown: BTreeSet<usize>,
    /// How the file was read, but for its columns.
    notes: RosterNotes,
    /// Of a roster that others joined or left: its members with all that had been read of them, a row each.
    earlier: Option<Earlier>,
}

/// What had been read before members joined or left.
#[derive(Clone)]
struct Earlier {
    members: Vec<Member>,
    columns: BTreeSet<usize>,
}

/// The table behind a roster, with the columns that were read of it.
#[derive(Clone)]
pub(super) struct SheetReading {
    sheet: Arc<Sheet>,
    read: BTreeSet<usize>,
}

impl Sheet {
    /// The table with what its columns are for.
    ///
    /// # Errors
    ///
    /// All faults, if it is unclear how the members are called.
    pub(super) fn new(
        table: RawTable,
        options: &RosterOptions,
        notes: RosterNotes,
        faults: &mut Faults,
    ) -> Result<Sheet, Error> {
        let columns = columns::assign(&table, options, faults);
        let id = columns.iter().flatten().position(|column| column.column_use == Use::Id);
        match columns.zip(id) {
            Some((columns, id)) => {
                let sheet = Sheet { table, columns, id, shown: BTreeSet::new(), notes, earlier: None };
                Ok(Sheet { shown: sheet.shown_columns(), ..sheet })
            }
            None => Err(std::mem::take(faults).into()),
        }
    }

    /// The roster with the columns that the options list and that these names mean, as far as it can be read, and its
    /// faults.
    pub(super) fn roster(self, names: &[RosterName<'_>]) -> Result<(Roster, Faults), Error> {
        SheetReading { sheet: Arc::new(self), read: BTreeSet::new() }.naming(names)
    }

    /// The column of a use that only one can have.
    fn only(&self, column_use: Use) -> Option<usize> {
        self.columns.iter().position(|column| column.column_use == column_use)
    }

    /// The columns of which anybody shows a tag.
    fn shown_columns(&self) -> BTreeSet<usize> {
        let rows = 0..self.table.rows.len();
        let tags: BTreeSet<String> = rows.filter_map(|row| self.agreed(row, Use::Shown)).flatten().collect();
        self.columns_of(&tags.iter().map(|tag| RosterName::Tag(tag)).collect::<Vec<_>>())
    }

    /// Whether the column holds tags or numbers, read or not.
    fn holds_data(&self, at: usize) -> bool {
        matches!(self.columns[at].column_use, Use::Tags | Use::Number | Use::Open)
    }
}

impl SheetReading {
    /// The roster with all columns that these names mean as well, and the faults of all that is read.
    pub(super) fn naming(&self, names: &[RosterName<'_>]) -> Result<(Roster, Faults), Error> {
        let read = self.read_for(names);
        let (mut roster, faults) = reading::read(&self.sheet, &read)?;
        roster.sheet = Some(SheetReading { sheet: self.sheet.clone(), read });
        Ok((roster, faults))
    }

    /// The columns that are read where these names are asked for.
    fn read_for(&self, names: &[RosterName<'_>]) -> BTreeSet<usize> {
        let sheet = &self.sheet;
        let listed = |at: &usize| matches!(sheet.columns[*at].column_use, Use::Tags | Use::Number);
        let listed = (0..sheet.columns.len()).filter(listed);
        let asked = sheet.columns_of(names).into_iter().chain(sheet.shown.iter().copied());
        self.read.iter().copied().chain(asked).chain(listed).collect()
    }

    /// Whether all columns have been read that these names mean.
    pub(super) fn has_read(&self, names: &[RosterName<'_>]) -> bool {
        self.read_for(names) == self.read
    }

    /// The same table with other members, a row each: those of these rows, then new ones of whom only this is known.
    pub(super) fn with_members(&self, rows: &BTreeSet<usize>, earlier: &[Member], added: &[Member]) -> SheetReading {
        let mut sheet = Sheet::clone(&self.sheet);
        sheet.table.rows = sheet.table.rows.only(|row| rows.contains(&row));
        // New members stand in no line.
        added.iter().for_each(|_| sheet.table.rows.push(0, []));
        let members = earlier.iter().chain(added).cloned().collect();
        sheet.earlier = Some(Earlier { members, columns: self.read.clone() });
        SheetReading { sheet: Arc::new(sheet), read: self.read.clone() }
    }

    /// The names of the columns that were not read and could be.
    pub(super) fn unread(&self) -> impl Iterator<Item = &str> {
        let unread = |at: &usize| self.sheet.holds_data(*at) && !self.read.contains(at);
        (0..self.sheet.columns.len()).filter(unread).map(|at| self.sheet.columns[at].name.as_str())
    }

    /// The labels of the columns that were not read.
    pub(super) fn unread_labels(&self) -> BTreeSet<String> {
        let unread = |at: &usize| self.sheet.holds_data(*at) && !self.read.contains(at);
        (0..self.sheet.columns.len()).filter(unread).flat_map(|at| self.sheet.loose_labels(at)).collect()
    }
}

/// Whether a cell is a date with a time, as forms put it before each answer.
fn is_moment(cell: &str) -> bool {
    let is_dated = cell.matches(['/', '-', '.']).count() >= 2;
    is_dated && cell.contains(':') && cell.starts_with(|first: char| first.is_ascii_digit())
}
