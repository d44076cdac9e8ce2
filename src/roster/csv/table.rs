//! The cells of a CSV as text, with their lines.

use ::csv::{ByteRecord, ReaderBuilder};

use crate::error::{Error, Faults, Place, fault};

/// Headers and rows; every row has as many cells as there are headers, and no cell begins or ends with a space.
pub(super) struct CsvTable {
    /// The line of the header, counted from 1.
    pub(super) header_line: usize,
    pub(super) headers: Vec<String>,
    pub(super) rows: Vec<CsvRow>,
}

/// A row below the header.
pub(super) struct CsvRow {
    /// The line on which it begins, counted from 1.
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

impl CsvTable {
    /// Reads the cells. Rows of another length than the header are left out and noted.
    pub(super) fn read(bytes: &[u8], faults: &mut Faults) -> Result<Self, Error> {
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut lines = LineCount::new(bytes);
        let mut table: Option<CsvTable> = None;
        let mut record = ByteRecord::new();
        loop {
            let start = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
            let line = lines.line_of_text_from(start);
            match reader.read_byte_record(&mut record) {
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
            match &mut table {
                None => table = Some(Self::with_headers(&record, line, faults)),
                Some(table) => table.add(&record, line, faults),
            }
        }
        table.ok_or_else(|| {
            fault!(Missing, "the CSV is empty; its first line must name the columns, such as `id,background,site`")
                .into()
        })
    }

    fn with_headers(record: &ByteRecord, line: usize, faults: &mut Faults) -> Self {
        let decode = |(at, cell)| text(cell, line, at + 1, "", faults);
        let headers = record.iter().enumerate().map(decode).collect();
        Self { header_line: line, headers, rows: Vec::new() }
    }

    fn add(&mut self, record: &ByteRecord, line: usize, faults: &mut Faults) {
        let (expected, found) = (self.headers.len(), record.len());
        if expected != found {
            faults.push(fault!(
                RaggedRow,
                "line {line}: {expected} cells are expected, as in the header, and {found} are found; \
                 add or remove commas, or put a cell that contains a comma in double quotes"
            ));
            return;
        }
        let cells = record.iter().zip(&self.headers).enumerate();
        let cells = cells.map(|(at, (cell, header))| text(cell, line, at + 1, header, faults)).collect();
        self.rows.push(CsvRow { line, cells });
    }
}

/// The text of a cell; where it is none, what can be read of it.
fn text(cell: &[u8], line: usize, column: usize, header: &str, faults: &mut Faults) -> String {
    if std::str::from_utf8(cell).is_err() {
        faults.push(
            fault!(NotUtf8, "the cell is not UTF-8 text; save the file as UTF-8").at(Place::cell(line, column, header)),
        );
    }
    String::from_utf8_lossy(cell).trim().to_owned()
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
