//! Which character separates the cells.

use crate::error::{InputFault, fault};
use ::csv::{ByteRecord, ReaderBuilder};
use std::cmp::Reverse;

/// A character that separates cells, with its name.
pub(super) type Separator = (u8, &'static str);

/// The separators that are recognised.
const SEPARATORS: [Separator; 4] = [(b',', "commas"), (b';', "semicolons"), (b'\t', "tabs"), (b'|', "`|`")];

/// How many rows are looked at.
const ROWS: usize = 200;

/// In how many lines, the first ones, the header is sought.
const HEADER_LINES: usize = 8;

/// The separator that the first line says, as in `sep=;`.
pub(super) fn said(text: &str) -> Option<Separator> {
    let (key, separator) = text.lines().next()?.split_at_checked(4)?;
    let said = SEPARATORS.into_iter().find(|(known, _)| separator.as_bytes() == [*known]);
    said.filter(|_| key.eq_ignore_ascii_case("sep="))
}

/// The separator by which the header has several cells and most rows as many as it; a comma if there is none. Lines
/// above the header are passed over.
///
/// # Errors
///
/// If two separators fit alike.
pub(super) fn find(text: &str) -> Result<Separator, InputFault> {
    let mut of_first_line = None;
    let mut rest = text;
    for _ in 0..HEADER_LINES {
        let mut fitting = SEPARATORS.map(|separator| (fit(rest, separator.0), separator));
        // Of equals the first.
        fitting.sort_by_key(|&(fit, _)| Reverse(fit));
        let [(best, separator), (second, (_, other)), ..] = fitting;
        if best.0 > 1 && best == second {
            return Err(fault!(
                UnreadableFile,
                "{name} and {other} separate the same number of cells in the header and in {rows} rows, so that it is \
                 unclear which separate the columns; put `sep={sign}` into a line of its own above the header, with \
                 the right sign in place of `{sign}`",
                name = separator.1,
                rows = best.0 - 1,
                sign = char::from(separator.0)
            ));
        }
        if best.0 > 1 {
            return Ok(separator);
        }
        of_first_line.get_or_insert(separator);
        rest = rest.split_once(['\n', '\r']).map_or("", |(_, rest)| rest);
    }
    Ok(of_first_line.unwrap_or(SEPARATORS[0]))
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
