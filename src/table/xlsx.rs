//! Tables as a workbook.

use super::{Audience, Column, Presentation, Table};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::collections::BTreeSet;

/// How many UTF-16 units the name of a sheet may have, by the format.
const NAME: usize = 31;

/// All there is as a workbook for spreadsheets (`.xlsx`): a sheet for each table, named by its title, with the sentences
/// below the rows. Numbers are numbers; everything else is text, never a formula. The same tables make the same bytes.
///
/// ```
/// use roundtable::table::{Audience, xlsx};
/// use roundtable::{Agenda, AgendaItem, Format};
///
/// let agenda = Agenda::new([AgendaItem::new("work", 60, Format::Pairs)]);
/// let workbook = xlsx(&agenda.floor(10)?, Audience::Members).expect("it is small");
/// assert!(workbook.starts_with(b"PK"));
/// # Ok::<(), roundtable::Error>(())
/// ```
///
/// # Errors
///
/// What does not fit into a workbook: a table of more than 1 048 576 rows, a cell of more than 32 767 letters.
pub fn xlsx(of: &(impl Presentation + ?Sized), audience: Audience) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The moment of writing would make each file another.
    let moment = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(of.title()).set_creation_datetime(&moment));
    let mut names = BTreeSet::new();
    for table in of.tables(audience) {
        let name = sheet_name(&table.title, &mut names);
        fill(workbook.add_worksheet().set_name(name)?, &table)?;
    }
    workbook.save_to_buffer()
}

/// The title without what the name of a sheet must not contain, shortened, and unlike all that were given before.
fn sheet_name(title: &str, given: &mut BTreeSet<String>) -> String {
    let allowed = |letter: char| if "[]:*?/\\'".contains(letter) || letter.is_control() { ' ' } else { letter };
    let plain: String = title.chars().map(allowed).collect();
    let plain = if plain.trim().is_empty() { "Sheet" } else { plain.trim() };
    let mut number = 1;
    loop {
        let ending = if number == 1 { String::new() } else { format!(" {number}") };
        let mut room = NAME - ending.len();
        let fits = |letter: &char| {
            let left = room.checked_sub(letter.len_utf16());
            room = left.unwrap_or(0);
            left.is_some()
        };
        let kept: String = plain.chars().take_while(fits).collect();
        let name = format!("{}{ending}", kept.trim_end());
        // Spreadsheets keep this name for themselves.
        if name.to_lowercase() != "history" && given.insert(name.to_lowercase()) {
            return name;
        }
        number += 1;
    }
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold();
    let headings: Vec<String> = table.columns.iter().map(Column::heading).collect();
    let mut row = 0;
    if headings.iter().any(|heading| !heading.is_empty()) {
        for (at, words) in (0..).zip(&headings) {
            sheet.write_string_with_format(row, at, words, &heading)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        row += 1;
    }
    for cells in &table.rows {
        for ((at, cell), column) in (0..).zip(cells).zip(&table.columns) {
            match cell.parse::<f64>() {
                Ok(number) if column.is_number && number.is_finite() => sheet.write_number(row, at, number)?,
                _ => sheet.write_string(row, at, cell)?,
            };
        }
        row += 1;
    }
    if row > 0 {
        sheet.autofit();
        row += 1;
    }
    for (at, note) in (row..).zip(&table.notes) {
        sheet.write_string(at, 0, note)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_such_and_differ() {
        let mut given = BTreeSet::new();
        let long = "a title that is longer than the names of sheets may be";
        let names = ["", "Rounds 1/2", "rounds 1 2", long, long, "History", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂"]
            .map(|title| sheet_name(title, &mut given));
        assert_eq!(
            names,
            [
                "Sheet",
                "Rounds 1 2",
                "rounds 1 2 2",
                "a title that is longer than the",
                "a title that is longer than t 2",
                "History 2",
                "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂"
            ]
        );
    }
}
