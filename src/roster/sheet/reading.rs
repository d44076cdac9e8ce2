//! From the columns that are asked for to a roster.

use super::cells::Cells;
use super::columns::{Use, header_twice};
use super::{Sheet, is_moment};
use crate::error::{Error, Faults, InputFault, Place};
use crate::roster::notes::RosterNotes;
use crate::roster::origin::{Entries, Entry, Origin, TableOrigin};
use crate::roster::{Member, Roster, build};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// In a cell of hats or of shown tags: none at all. An empty cell of hats says nothing, which means all.
const NO_TAGS: &str = "none";

/// The roster with these columns, as far as it can be read, and its faults.
pub(super) fn read(sheet: &Sheet, read: &BTreeSet<usize>) -> Result<(Roster, Faults), Error> {
    let mut faults = Faults::default();
    let mut notes = sheet.notes.clone();
    notes.push(format!("Members are called by the column `{}`.", sheet.columns[sheet.id].name));
    sheet.table.note_padded(sheet.id, &sheet.columns[sheet.id].name, &mut notes);
    let mut cells: Vec<(usize, Cells)> = Vec::new();
    for &at in read {
        let name = sheet.columns[at].name.as_str();
        let same_name = |other: &&usize| sheet.columns[**other].name == name;
        if let Some(&first) = read.range(..at).find(same_name) {
            let place = Place::cell(sheet.table.header_line, at + 1, name);
            faults.push(header_twice(name, first + 1, at + 1).in_entry(place));
        } else if let Some(known) = sheet.earlier.as_ref().filter(|earlier| earlier.columns.contains(&at)) {
            Cells::of_members(&known.members, name).note(name, &mut notes);
        } else {
            sheet.table.note_padded(at, name, &mut notes);
            let found = sheet.read_column(at, &mut notes, &mut faults);
            found.note(name, &mut notes);
            cells.push((at, found));
        }
    }
    sheet.note_unread(read, &mut notes);
    let entries = SheetEntries { sheet, cells, read };
    let named = sheet.columns.iter().enumerate().rev();
    let origin = Origin::Table(TableOrigin {
        header_line: sheet.table.header_line,
        lines: sheet.table.rows.lines().to_vec(),
        id: sheet.id,
        hats: sheet.only(Use::Hats),
        shown: sheet.only(Use::Shown),
        headers: sheet.columns.iter().map(|column| column.name.clone()).collect(),
        columns: named.map(|(at, column)| (column.name.clone(), at)).collect(),
    });
    let (mut roster, faults) = build::build(&entries, &origin, faults)?;
    let remarks = std::mem::replace(&mut roster.notes, notes);
    remarks.iter().for_each(|remark| roster.notes.push(remark));
    Ok((roster, faults))
}

/// The members of a table, with what was read of its columns.
struct SheetEntries<'a> {
    sheet: &'a Sheet,
    cells: Vec<(usize, Cells)>,
    read: &'a BTreeSet<usize>,
}

impl Entries for SheetEntries<'_> {
    fn len(&self) -> usize {
        self.sheet.table.rows.len()
    }

    fn member(&self, index: usize) -> Cow<'_, Member> {
        Cow::Owned(self.sheet.member(index, &self.cells))
    }

    fn entry(&self, index: usize) -> Cow<'_, Entry> {
        Cow::Owned(self.sheet.entry(index, &self.cells, self.read))
    }
}

impl Sheet {
    /// The same fault at the header of a column.
    pub(super) fn at_header(&self, at: usize, fault: InputFault) -> InputFault {
        fault.at(Place::cell(self.table.header_line, at + 1, &self.columns[at].name))
    }

    /// Says which columns were left aside.
    fn note_unread(&self, read: &BTreeSet<usize>, notes: &mut RosterNotes) {
        let is_unread = |at: &usize| {
            let is_ignored = self.columns[*at].column_use == Use::Ignored;
            !self.table.headers[*at].is_empty() && (self.holds_data(*at) || is_ignored) && !read.contains(at)
        };
        let word = |at: usize| {
            let mut cells = self.table.filled(at).peekable();
            let moments = cells.peek().is_some() && cells.all(|(_, cell)| is_moment(cell));
            format!("`{}`{}", self.columns[at].name, if moments { " (when each row was sent)" } else { "" })
        };
        let unread: Vec<String> = (0..self.columns.len()).filter(is_unread).map(word).collect();
        if !unread.is_empty() {
            notes.push(format!("Not used, as nothing asks for it: {}.", unread.join(", ")));
        }
    }

    /// The member of a row, but for hats and shown tags.
    fn member(&self, row: usize, cells: &[(usize, Cells)]) -> Member {
        let earlier = self.earlier.as_ref().map(|earlier| earlier.members[row].clone());
        let mut member = earlier.unwrap_or_else(|| Member::new(self.table.rows.cell(row, self.id)));
        for (at, cells) in cells {
            cells.push_to(&mut member, &self.columns[*at].name, row);
        }
        member
    }

    /// The member of a row.
    fn entry(&self, row: usize, cells: &[(usize, Cells)], read: &BTreeSet<usize>) -> Entry {
        let member = self.member(row, cells);
        let is_read = |tag: &String| !self.is_of_unread(row, tag, read);
        let hats = self.agreed(row, Use::Hats).and_then(|hats| {
            let kept: Vec<String> = hats.iter().filter(|hat| is_read(hat)).cloned().collect();
            // Hats of columns that are not read say nothing of those that are.
            (!kept.is_empty() || hats.is_empty()).then_some(kept)
        });
        let shown = self.agreed(row, Use::Shown).unwrap_or_default();
        Entry { member: member.shows(shown.into_iter().filter(is_read)), hats }
    }

    /// The tags that a member agreed to in a column of this use, `None` if its cell is empty.
    pub(super) fn agreed(&self, row: usize, column_use: Use) -> Option<Vec<String>> {
        let at = self.only(column_use)?;
        match self.labels_of_cell(at, self.table.rows.cell(row, at)) {
            tags if tags.is_empty() => None,
            tags if tags.len() == 1 && tags[0].eq_ignore_ascii_case(NO_TAGS) => Some(Vec::new()),
            tags => Some(tags),
        }
    }

    /// Whether a tag, as `dimension:tag` or bare, is one that the member of a row has in a column that is not read, and
    /// in none that is.
    fn is_of_unread(&self, row: usize, tag: &str, read: &BTreeSet<usize>) -> bool {
        let holds = |at: usize| {
            let of_column = tag.strip_prefix(&self.columns[at].name).and_then(|rest| rest.strip_prefix(':'));
            self.may_hold(row, at, tag) || of_column.is_some_and(|tag| self.may_hold(row, at, tag))
        };
        let (in_read, in_unread): (Vec<usize>, Vec<usize>) =
            (0..self.columns.len()).filter(|&at| self.holds_data(at)).partition(|at| read.contains(at));
        in_unread.into_iter().any(holds) && !in_read.into_iter().any(holds)
    }
}
