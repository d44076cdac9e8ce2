//! The cells of a sheet of a workbook, in the formats of Excel (`.xlsx`) and of LibreOffice (`.ods`).

mod limits;

use self::limits::{MAX_BYTES, MAX_CELLS, check_repeats, check_size, too_many_bytes, too_many_cells};
use super::notes::{MAX_LISTED, RosterNotes, first_of};
use super::table::RawTable;
use crate::error::{Error, Faults, InputFault, fault};
use calamine::{Data, Ods, OdsError, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A sheet with more columns than this is refused.
const MAX_COLUMNS: usize = 1000;

/// The cells of a sheet, with what keeps it from being read.
#[derive(Default)]
struct SheetCells {
    /// By row and column, counted from 0; none is empty.
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    /// How many cells that are, and how many bytes.
    cells: u64,
    bytes: u64,
    /// Those that are kept as numbers and have decimals.
    typed: BTreeSet<(u32, u32)>,
    without_value: Vec<(u32, u32)>,
    errors: Vec<(u32, u32)>,
    /// The corners of what is merged.
    merged: Vec<[(u32, u32); 2]>,
}

impl SheetCells {
    /// Adds a cell.
    ///
    /// # Errors
    ///
    /// More cells or text than is read: many cells can share one text.
    fn add(&mut self, at: (u32, u32), value: Data, is_formula: bool) -> Result<(), InputFault> {
        let is_typed = !matches!(value, Data::String(_));
        match value {
            Data::Empty if is_formula => self.without_value.push(at),
            Data::Empty => {}
            Data::Error(_) => self.errors.push(at),
            value => {
                let text = text(value);
                if text.trim().is_empty() {
                    return Ok(());
                }
                self.cells += 1;
                self.bytes += text.len() as u64;
                if self.cells > MAX_CELLS {
                    return Err(too_many_cells());
                }
                if self.bytes > MAX_BYTES {
                    return Err(too_many_bytes(MAX_BYTES));
                }
                if is_typed && text.contains('.') {
                    self.typed.insert(at);
                }
                self.rows.entry(at.0).or_default().insert(at.1, text);
            }
        }
        Ok(())
    }
}

/// What is told of a format's sheets.
struct Sheets {
    visible: Vec<String>,
    all: Vec<String>,
}

/// The cells of the sheet of this name or, without a name, of the first one that is not hidden; what was chosen is
/// noted.
///
/// # Errors
///
/// All that keeps the sheet from being read as it stands.
pub(super) fn read(
    bytes: &[u8],
    sheet: Option<&str>,
    notes: &mut RosterNotes,
    faults: &mut Faults,
) -> Result<RawTable, Error> {
    check_size(bytes, MAX_BYTES)?;
    let is_ods = zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|zip| zip.index_for_name("content.xml").is_some());
    let cells = || if is_ods { ods(bytes, sheet, notes) } else { xlsx(bytes, sheet, notes) };
    // The reader of workbooks panics at some that no program writes, such as a cell `A99999999999`.
    let cells = catch_unwind(AssertUnwindSafe(cells)).unwrap_or_else(|_| Err(unreadable("it is damaged")))?;
    cells.table(faults)
}

fn unreadable(reason: impl Display) -> InputFault {
    fault!(UnreadableFile, "the workbook cannot be read: {reason}; open it and save it again, or save the sheet as CSV")
}

fn xlsx(bytes: &[u8], sheet: Option<&str>, notes: &mut RosterNotes) -> Result<SheetCells, InputFault> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => protected(),
        other => unreadable(other),
    })?;
    let name = chosen(&sheets(book.sheets_metadata()), sheet, notes)?;
    let mut cells = SheetCells::default();
    let merged = book.merge_cells_by_sheet_name(&name).map_err(unreadable)?;
    cells.merged = merged.into_iter().map(|merged| [merged.start, merged.end]).collect();
    let mut reader = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(unreadable)? {
        cells.add(cell.pos, cell.value.into(), cell.formula.is_some())?;
    }
    Ok(cells)
}

fn ods(bytes: &[u8], sheet: Option<&str>, notes: &mut RosterNotes) -> Result<SheetCells, InputFault> {
    check_repeats(bytes)?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => protected(),
        other => unreadable(other),
    })?;
    let name = chosen(&sheets(book.sheets_metadata()), sheet, notes)?;
    let mut cells = SheetCells::default();
    let values = book.worksheet_range(&name).map_err(unreadable)?;
    let formulas = book.worksheet_formula(&name).map_err(unreadable)?;
    let place = |start: Option<(u32, u32)>, row: usize, column: usize| {
        let (first_row, first_column) = start.unwrap_or_default();
        (first_row + row as u32, first_column + column as u32)
    };
    for (row, column, value) in values.used_cells() {
        cells.add(place(values.start(), row, column), value.clone(), false)?;
    }
    for (row, column, _) in formulas.used_cells() {
        let at = place(formulas.start(), row, column);
        if values.get_value(at).is_none_or(|value| *value == Data::Empty) {
            cells.add(at, Data::Empty, true)?;
        }
    }
    Ok(cells)
}

fn sheets(all: &[calamine::Sheet]) -> Sheets {
    let all: Vec<&calamine::Sheet> = all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let visible = all.iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    Sheets {
        visible: visible.map(|sheet| sheet.name.clone()).collect(),
        all: all.iter().map(|sheet| sheet.name.clone()).collect(),
    }
}

/// The name of the sheet that is read.
fn chosen(sheets: &Sheets, wanted: Option<&str>, notes: &mut RosterNotes) -> Result<String, InputFault> {
    let (name, others) = match wanted {
        Some(wanted) => (sheets.all.iter().find(|name| *name == wanted), String::new()),
        None => {
            let others: Vec<&String> = sheets.visible.iter().skip(1).collect();
            let listed = first_of(&others, MAX_LISTED, |name| format!("`{name}`"));
            let others = if others.is_empty() { String::new() } else { format!(", the first one; not read: {listed}") };
            (sheets.visible.first().or(sheets.all.first()), others)
        }
    };
    let Some(name) = name else {
        let known = first_of(&sheets.all, MAX_LISTED, |name| format!("`{name}`"));
        return Err(match wanted {
            Some(wanted) => fault!(Unknown, "the workbook has no sheet `{wanted}`; its sheets are {known}"),
            None => fault!(Missing, "the workbook has no sheet"),
        });
    };
    notes.push(format!("The sheet `{name}` of the workbook was read{others}."));
    Ok(name.clone())
}

fn protected() -> InputFault {
    fault!(UnreadableFile, "the workbook is protected by a password; save a copy without one, or the sheet as CSV")
}

impl SheetCells {
    /// The rows below the first one that is not empty, which has the headers.
    fn table(self, faults: &mut Faults) -> Result<RawTable, Error> {
        let Some((&header, headers)) = self.rows.first_key_value() else {
            return Err(fault!(Missing, "the sheet is empty; its first row must name the columns").into());
        };
        let last_row = self.rows.keys().next_back().copied().unwrap_or(header);
        let width =
            self.rows.values().filter_map(|row| row.keys().next_back()).max().map_or(0, |last| *last as usize + 1);
        if width > MAX_COLUMNS {
            return Err(fault!(
                BeyondLimit,
                "the sheet has {width} columns, and at most {MAX_COLUMNS} are read; delete what stands far to the \
                 right of the people"
            )
            .into());
        }
        if u64::from(last_row - header + 1) * width as u64 > MAX_CELLS {
            return Err(too_many_cells().into());
        }
        let merged = self.merged.iter().filter(|[first, _]| (header..=last_row).contains(&first.0));
        let merged: Vec<String> = merged.map(|[first, last]| format!("{}:{}", cell(*first), cell(*last))).collect();
        for (places, what, remedy) in [
            (merged, "cells are merged", "unmerge them, and fill in each cell"),
            (
                self.without_value.iter().copied().map(cell).collect(),
                "cells have a formula and no value",
                "open the workbook and save it again, so that its formulas are worked out",
            ),
            (self.errors.iter().copied().map(cell).collect(), "cells have an error, such as #N/A", "correct them"),
        ] {
            if !places.is_empty() {
                let listed = first_of(&places, MAX_LISTED, String::clone);
                faults.push(fault!(Workbook, "in the sheet {what}: {listed}; {remedy}"));
            }
        }
        let of_row = |row: &BTreeMap<u32, String>| {
            (0..width as u32).map(|column| row.get(&column).map_or("", String::as_str).to_owned()).collect::<Vec<_>>()
        };
        let mut table = RawTable::new(of_row(headers).iter().map(String::as_str), header as usize + 1, true);
        let typed = self.typed.iter().map(|&(row, column)| (row as usize + 1, column as usize));
        table.typed = typed.collect();
        for row in header + 1..=last_row {
            let cells = self.rows.get(&row).map(of_row).unwrap_or_default();
            table.add(cells.iter().map(String::as_str), row as usize + 1, faults);
        }
        Ok(table)
    }
}

/// A cell as spreadsheets call it, such as `C4`.
fn cell((row, column): (u32, u32)) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

/// A value as text: numbers with the digits that a spreadsheet keeps, dates as `2026-10-01`.
fn text(value: Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => decimal(number),
        Data::String(text) => text,
        Data::Bool(is_true) => if is_true { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
        }
        Data::DateTime(duration) => decimal(duration.as_f64()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.replace('T', " "),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

/// A number with the fifteen digits that a spreadsheet keeps: what is beyond comes from how it was worked out.
fn decimal(number: f64) -> String {
    if !number.is_finite() {
        return number.to_string();
    }
    let whole_digits = number.abs().log10().floor().max(0.0) as usize + 1;
    let text = format!("{number:.*}", 15_usize.saturating_sub(whole_digits));
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_a_spreadsheet_shows_them() {
        for (number, text) in [
            (4.5, "4.5"),
            (0.1 + 0.2, "0.3"),
            (10.0, "10"),
            (0.0, "0"),
            (-2.25, "-2.25"),
            (1e15, "1000000000000000"),
            (-1e-17, "0"),
            (f64::INFINITY, "inf"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(decimal(number), text);
        }
    }

    #[test]
    fn cells_are_called_as_in_a_spreadsheet() {
        assert_eq!(
            [(0, 0), (3, 2), (9, 25), (9, 26), (0, 701), (0, 702)].map(cell),
            ["A1", "C4", "Z10", "AA10", "ZZ1", "AAA1"]
        );
    }
}
