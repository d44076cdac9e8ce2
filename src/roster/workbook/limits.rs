//! What keeps a small workbook from filling the memory.

use super::unreadable;
use crate::error::{InputFault, fault};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufReader, Cursor, Read, copy, sink};
use zip::ZipArchive;

/// The text of a workbook that is larger than this is refused: as its parts, or with each cell written out.
pub(super) const MAX_BYTES: u64 = 256 << 20;

/// A sheet that reaches over more cells than this is refused.
pub(super) const MAX_CELLS: u64 = 4 << 20;

/// Refuses what would fill the memory when it is unpacked: small files can hold any amount.
pub(super) fn check_size(bytes: &[u8], most: u64) -> Result<(), InputFault> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut size = 0;
    for at in 0..zip.len() {
        let part = zip.by_index(at).map_err(unreadable)?;
        // What a part says of its own size may be wrong.
        size += copy(&mut part.take(most + 1), &mut sink()).map_err(unreadable)?;
        if size > most {
            return Err(too_many_bytes(most));
        }
    }
    Ok(())
}

/// The fault of a workbook with more text.
pub(super) fn too_many_bytes(most: u64) -> InputFault {
    fault!(
        BeyondLimit,
        "the workbook has more than {most} bytes when it is unpacked; save the sheet of the people by itself, or as CSV"
    )
}

/// The fault of a sheet with more cells.
pub(super) fn too_many_cells() -> InputFault {
    fault!(
        BeyondLimit,
        "a sheet of the workbook reaches over more than {MAX_CELLS} cells; delete what stands far below or to the \
         right of the people, or save the sheet of the people as CSV"
    )
}

/// What an `.ods` comes to if all that it says to be repeated is written out, as its reader does.
#[derive(Default)]
struct Extent {
    rows: u64,
    empty_rows: u64,
    width: u64,
    /// Cells of all rows, each row taken once.
    cells: u64,
    bytes: u64,
}

#[derive(Default)]
struct Row {
    repeats: u64,
    /// Cells up to the last one that is not empty.
    width: u64,
    /// Cells but for the last one, if it is empty.
    cells: u64,
    empty: u64,
    bytes: u64,
}

#[derive(Default)]
struct Cell {
    repeats: u64,
    is_filled: bool,
    bytes: u64,
}

impl Extent {
    fn add(&mut self, row: &Row) -> Result<(), InputFault> {
        self.cells = self.cells.saturating_add(row.cells);
        if row.width == 0 {
            self.empty_rows = self.empty_rows.saturating_add(row.repeats);
        } else {
            self.rows = self.rows.saturating_add(self.empty_rows).saturating_add(row.repeats);
            self.empty_rows = 0;
            self.width = self.width.max(row.width);
            self.bytes = self.bytes.saturating_add(row.bytes.saturating_mul(row.repeats));
        }
        if self.cells.max(self.rows.saturating_mul(self.width)) > MAX_CELLS {
            return Err(too_many_cells());
        }
        if self.bytes > MAX_BYTES { Err(too_many_bytes(MAX_BYTES)) } else { Ok(()) }
    }
}

impl Row {
    fn add(&mut self, cell: &Cell) {
        self.cells = self.cells.saturating_add(self.empty);
        self.empty = cell.repeats;
        if cell.is_filled {
            self.cells = self.cells.saturating_add(cell.repeats);
            self.width = self.cells;
            self.empty = 0;
            self.bytes = self.bytes.saturating_add(cell.bytes.saturating_mul(cell.repeats));
        }
    }
}

/// Refuses an `.ods` that would fill the memory when its reader writes out all that is repeated.
pub(super) fn check_repeats(bytes: &[u8]) -> Result<(), InputFault> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut xml = Reader::from_reader(BufReader::new(zip.by_name("content.xml").map_err(unreadable)?));
    xml.config_mut().expand_empty_elements = true;
    xml.config_mut().check_end_names = false;
    let (mut extent, mut row, mut cell) = (Extent::default(), Row::default(), Cell::default());
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(unreadable)? {
            Event::Start(start) => match start.name().0 {
                // All sheets are written out, and stay beside each other.
                "table:table" => extent = Extent { cells: extent.cells, bytes: extent.bytes, ..Extent::default() },
                "table:table-row" => {
                    row = Row { repeats: number(&start, "table:number-rows-repeated"), ..Row::default() };
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let attributes = start.attributes_raw();
                    cell = Cell {
                        repeats: number(&start, "table:number-columns-repeated"),
                        is_filled: attributes.contains("office:") || attributes.contains("table:formula"),
                        bytes: attributes.len() as u64,
                    };
                }
                "text:s" => cell.bytes = cell.bytes.saturating_add(number(&start, "text:c")),
                _ => cell.bytes += 1,
            },
            Event::End(end) => match end.name().0 {
                "table:table-row" => extent.add(&row)?,
                "table:table-cell" | "table:covered-table-cell" => row.add(&cell),
                _ => {}
            },
            Event::Eof => return Ok(()),
            text => cell.bytes = cell.bytes.saturating_add(text.len() as u64),
        }
    }
}

/// How often something is there by an attribute: once without it, and beyond any limit if it is no number.
fn number(element: &BytesStart<'_>, attribute: &str) -> u64 {
    match element.try_get_attribute(attribute) {
        Ok(None) => 1,
        Ok(Some(found)) => found.value.parse().unwrap_or(u64::MAX),
        Err(_) => u64::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let book = include_bytes!("../../../tests/cases/rosters/people.xlsx");
        assert!(check_size(book, MAX_BYTES).is_ok());
        let fault = check_size(book, 10_000).expect_err("it has more");
        assert!(fault.to_string().contains("more than 10000 bytes when it is unpacked"), "{fault}");
    }

    /// The fault of a sheet with these rows.
    fn fault(rows: &str) -> Option<String> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("content.xml", SimpleFileOptions::default()).expect("it can be written");
        write!(zip, "<table:table table:name=\"People\">{rows}</table:table>").expect("it can be written");
        let bytes = zip.finish().expect("it can be written").into_inner();
        check_repeats(&bytes).err().map(|fault| fault.to_string())
    }

    #[test]
    fn what_is_repeated_counts_as_often_as_it_is() {
        let row = |rows: &str, cells: &str| format!("<table:table-row{rows}>{cells}</table:table-row>");
        let filled = |times: &str| format!("<table:table-cell office:value=\"1\"{times}/>");
        let wide = " table:number-columns-repeated=\"16384\"";
        let empty = |times: &str| format!("<table:table-cell{times}/>");
        let deep = " table:number-rows-repeated=\"1048576\"";
        let usual = row("", &(filled("") + &empty(wide))).repeat(1000) + &row(deep, &empty(wide));
        assert_eq!(fault(&usual), None);
        for (rows, told) in [
            (row("", &filled(wide)).repeat(300), "cells"),
            (row("", &(empty(wide) + &filled(""))).repeat(300), "cells"),
            (row("", &empty(wide).repeat(2)).repeat(300), "cells"),
            (row(deep, &filled("").repeat(5)), "cells"),
            (row("", &filled("").repeat(5)) + &row(deep, &empty("")) + &row("", &filled("")), "cells"),
            (row("", &filled(" table:number-columns-repeated=\"&#57;99999999\"")), "cells"),
        ] {
            assert!(fault(&rows).is_some_and(|fault| fault.contains(told)), "{}", &rows[..200]);
        }
        let text = |inside: &str| format!("<table:table-cell office:value-type=\"string\">{inside}</table:table-cell>");
        assert_eq!(fault(&row("", &text("<text:p>a<text:s text:c=\"3\"/>b</text:p>"))), None);
        let long = format!("<text:p>{}</text:p>", "x".repeat(1000));
        for rows in [
            row("", &text("<text:p><text:s text:c=\"4000000000\"/></text:p>")),
            row(" table:number-rows-repeated=\"400000\"", &text(&long)),
        ] {
            assert!(fault(&rows).is_some_and(|fault| fault.contains("bytes when it is unpacked")));
        }
    }
}
