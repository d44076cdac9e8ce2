//! Which character separates the cells.

use ::csv::{ByteRecord, ReaderBuilder};

/// The separators that are recognised, each with its name.
const SEPARATORS: [(u8, &str); 4] = [(b',', "commas"), (b';', "semicolons"), (b'\t', "tabs"), (b'|', "`|`")];

/// How many rows are looked at.
const ROWS: usize = 200;

/// The separator by which the header has several cells and most rows as many as it, with its name; a comma if there is
/// none.
pub(super) fn find(text: &str) -> (u8, &'static str) {
    let fitting = SEPARATORS.into_iter().map(|(separator, name)| (fit(text, separator), separator, name));
    // Of equals the first.
    let best = fitting.rev().max_by_key(|&(fit, ..)| fit);
    best.map_or((b',', "commas"), |(_, separator, name)| (separator, name))
}

/// How many rows have as many cells as the header, and how many cells that is; nothing for a header of one cell.
fn fit(text: &str, separator: u8) -> (usize, usize) {
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    let mut next = || matches!(reader.read_byte_record(&mut record), Ok(true)).then(|| record.len());
    let width = next().unwrap_or(0);
    if width < 2 {
        return (0, 0);
    }
    let fitting = std::iter::from_fn(next).take(ROWS).filter(|&cells| cells == width).count();
    (fitting + 1, width)
}
