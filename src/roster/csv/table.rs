//! The cells of a CSV as text, with their lines.

use ::csv::{ReaderBuilder, StringRecord};

use crate::error::{Error, Faults, fault};
use crate::roster::notes::{RosterNotes, first_of};

/// A note names this many lines or columns at most.
const MAX_NAMED: usize = 8;

/// Headers and rows; every row has as many cells as there are headers, and no cell begins or ends with a space.
pub(super) struct CsvTable {
    /// The line of the header, counted from 1.
    pub(super) header_line: usize,
    pub(super) headers: Vec<String>,
    pub(super) rows: Vec<CsvRow>,
    /// The lines of the rows that are wholly empty, which are not among the others.
    empty_rows: Vec<usize>,
}

/// A row below the header.
pub(super) struct CsvRow {
    /// The line on which it begins, counted from 1.
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

impl CsvTable {
    /// Reads the cells. Rows of another length than the header are left out and noted.
    pub(super) fn read(text: &str, separator: u8, faults: &mut Faults) -> Result<Self, Error> {
        let bytes = text.as_bytes();
        let mut reader = ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(bytes);
        let mut lines = LineCount::new(bytes);
        let mut table: Option<CsvTable> = None;
        let mut record = StringRecord::new();
        loop {
            let start = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
            let line = lines.line_of_text_from(start);
            match reader.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {}
                Err(error) => {
                    faults.push(fault!(
                        UnreadableRow,
                        "line {line}: the row cannot be read: {error}; correct it or delete it"
                    ));
                    break;
                }
            }
            let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            match &mut table {
                None if cells.iter().all(String::is_empty) => {}
                None => {
                    table =
                        Some(CsvTable { header_line: line, headers: cells, rows: Vec::new(), empty_rows: Vec::new() });
                }
                Some(table) => table.add(cells, line, faults),
            }
        }
        table.ok_or_else(|| {
            fault!(Missing, "the CSV is empty; its first line must name the columns, such as `id,background,site`")
                .into()
        })
    }

    fn add(&mut self, mut cells: Vec<String>, line: usize, faults: &mut Faults) {
        if cells.iter().all(String::is_empty) {
            self.empty_rows.push(line);
            return;
        }
        let expected = self.headers.len();
        while cells.len() > expected && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        let found = cells.len();
        if expected != found {
            faults.push(fault!(
                RaggedRow,
                "line {line}: {expected} cells are expected, as in the header, and {found} are found; \
                 add or remove separators, or put a cell that contains one in double quotes"
            ));
            return;
        }
        self.rows.push(CsvRow { line, cells });
    }

    /// Whether no cell of a column, counted from 0, has anything in it.
    pub(super) fn is_empty_column(&self, at: usize) -> bool {
        self.headers[at].is_empty() && self.rows.iter().all(|row| row.cells[at].is_empty())
    }

    /// Says what was passed over.
    pub(super) fn note(&self, notes: &mut RosterNotes) {
        let columns: Vec<usize> = (1..=self.headers.len()).filter(|&column| self.is_empty_column(column - 1)).collect();
        for (passed_over, empty, place) in
            [(&self.empty_rows, "empty row", "line"), (&columns, "empty column", "column")]
        {
            if !passed_over.is_empty() {
                let named = first_of(passed_over, MAX_NAMED, usize::to_string);
                let (were, places) = match passed_over.len() {
                    1 => (format!("1 {empty} was"), place.to_owned()),
                    number => (format!("{number} {empty}s were"), format!("{place}s")),
                };
                notes.push(format!("{were} passed over: {places} {named}."));
            }
        }
    }
}

/// Counts lines as editors do: each ends with `\n`, `\r\n` or `\r`.
pub(super) struct LineCount<'a> {
    bytes: &'a [u8],
    /// How far lines were counted.
    at: usize,
    line: usize,
}

impl<'a> LineCount<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, line: 1 }
    }

    /// The line of a byte, counted from 1. Bytes must be asked for in order.
    pub(super) fn line_at(&mut self, at: usize) -> usize {
        while self.at < at.min(self.bytes.len()) {
            let ends_line = match self.bytes[self.at] {
                b'\n' => true,
                b'\r' => self.bytes.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += usize::from(ends_line);
            self.at += 1;
        }
        self.line
    }

    /// The line of the first byte from `at` on that ends no line: a reader stops within `\r\n`, and passes over empty
    /// lines.
    fn line_of_text_from(&mut self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let skipped = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.line_at(at + skipped)
    }
}
