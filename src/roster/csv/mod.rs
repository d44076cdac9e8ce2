//! Rosters from comma-separated files.

mod columns;
mod decode;
mod options;
mod quotes;
mod separator;
mod table;

use std::fs;
use std::io::Read;
use std::path::Path;

pub use options::CsvOptions;

use self::columns::{CsvColumns, Use};
use self::table::{CsvRow, CsvTable};
use super::notes::RosterNotes;
use super::origin::{Entry, Origin, TableOrigin};
use super::{Member, Roster, build};
use crate::error::{Error, Faults, InputFault};

/// In a cell of hats or of shown tags: none at all. An empty cell of hats says nothing, which means all.
const NO_TAGS: &str = "none";

/// Reads a file: the roster as far as it can be read, and its faults.
pub(super) fn read_path(path: &Path, options: &CsvOptions) -> Result<(Roster, Faults), Error> {
    let bytes = fs::read(path).map_err(|error| InputFault::unreadable_file(&path.display().to_string(), error))?;
    parse(&bytes, options)
}

/// Reads all that a reader gives: the roster as far as it can be read, and its faults.
pub(super) fn read(mut reader: impl Read, options: &CsvOptions) -> Result<(Roster, Faults), Error> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| InputFault::unreadable_file("the CSV", error))?;
    parse(&bytes, options)
}

fn parse(bytes: &[u8], options: &CsvOptions) -> Result<(Roster, Faults), Error> {
    let decoded = decode::decode(bytes)?;
    let (separator, name) = separator::find(&decoded.text);
    let mut faults = Faults::default();
    // Cells are not where they seem to be when quotes are wrong, and mean nothing when it is unclear which column is
    // which: further faults would mislead.
    quotes::check(decoded.text.as_bytes(), separator, &mut faults);
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let table = CsvTable::read(&decoded.text, separator, &mut faults)?;
    let mut notes = RosterNotes::default();
    decode::note(&decoded, name, &mut notes);
    table.note(&mut notes);
    let Some(columns) = CsvColumns::assign(&table, options, &mut faults) else {
        return Err(faults.into());
    };
    let entries: Vec<Entry> = table.rows.iter().map(|row| entry(row, &table.headers, &columns)).collect();
    let named = table.headers.iter().enumerate().rev();
    let columns_by_name = named.map(|(at, header)| (header.clone(), at)).collect();
    let origin = Origin::Table(TableOrigin {
        header_line: table.header_line,
        lines: table.rows.iter().map(|row| row.line).collect(),
        id: columns.id,
        hats: columns.only(Use::Hats),
        shown: columns.only(Use::Shown),
        headers: table.headers,
        columns: columns_by_name,
    });
    let is_whole = faults.is_empty();
    let (mut roster, faults) = build::build(&entries, &origin, faults)?;
    roster.notes = notes;
    // Whoever stands in a row that cannot be read would be unknown to all that builds on the roster.
    if is_whole { Ok((roster, faults)) } else { Err(faults.into()) }
}

/// The member of a row.
fn entry(row: &CsvRow, headers: &[String], columns: &CsvColumns) -> Entry {
    let mut member = Member::new(&row.cells[columns.id]);
    let mut hats = None;
    for ((cell, header), column) in row.cells.iter().zip(headers).zip(&columns.uses) {
        match column {
            Use::Id | Use::Ignored => {}
            Use::Tags => member.push_tags(header, listed(cell)),
            Use::Number => member.push_number(header, Some(cell.clone()).filter(|cell| !cell.is_empty())),
            Use::Hats => hats = agreed(cell),
            Use::Shown => member = member.shows(agreed(cell).unwrap_or_default()),
        }
    }
    Entry { member, hats }
}

/// The tags of a cell, `None` if it is empty.
fn agreed(cell: &str) -> Option<Vec<String>> {
    match listed(cell) {
        tags if tags.is_empty() => None,
        tags if tags.len() == 1 && tags[0].eq_ignore_ascii_case(NO_TAGS) => Some(Vec::new()),
        tags => Some(tags),
    }
}

fn listed(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}
