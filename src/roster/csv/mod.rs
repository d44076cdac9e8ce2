//! The cells of a file of separated text.

mod decode;
mod lines;
mod quotes;
mod separator;

use self::lines::LineCount;
use super::notes::RosterNotes;
use super::sheet::is_id;
use super::table::RawTable;
use crate::error::{Error, Faults, fault};
use ::csv::{ReaderBuilder, StringRecord};

/// The cells of a text in whatever encoding and with whatever separator, as far as they can be read; what was
/// recognised is noted.
///
/// # Errors
///
/// All faults, if it is unclear which cell is which: further faults would mislead.
pub(super) fn read(bytes: &[u8], notes: &mut RosterNotes, faults: &mut Faults) -> Result<RawTable, Error> {
    let decoded = decode::decode(bytes)?;
    let text = decoded.text.as_bytes();
    let said = separator::said(&decoded.text);
    let (separator, name) = match said {
        Some(said) => said,
        None => separator::find(&decoded.text)?,
    };
    let mut broken = Faults::default();
    quotes::check(text, separator, &mut broken);
    broken.finish(())?;
    decode::note(&decoded, name, notes);
    let mut reader = ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text);
    let mut lines = LineCount::new(text);
    let mut table: Option<RawTable> = None;
    let mut record = StringRecord::new();
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(text.len());
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
        match &mut table {
            None if record.iter().all(|cell| cell.trim().is_empty()) || said.is_some() && start == 0 => {}
            None => table = Some(RawTable::new(record.iter(), line, separator != b',')),
            Some(table) => {
                if let ([title], 2..) = (table.headers.as_slice(), record.len())
                    && !is_id(title)
                {
                    return Err(fault!(
                        TwoHeaders,
                        "line {}: this row has one cell, `{title}`, and line {line} is the first one with several; \
                         keep one row that names each column, and delete what stands above it",
                        table.header_line
                    )
                    .into());
                }
                table.add(record.iter(), line, faults);
            }
        }
    }
    table.ok_or_else(|| {
        fault!(Missing, "the CSV is empty; its first line must name the columns, such as `id,background,site`").into()
    })
}
