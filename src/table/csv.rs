//! A table as comma-separated text.

use super::Table;
use std::borrow::Cow;

/// The rows of one table as comma-separated text, headed by the names of the columns.
///
/// A cell that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`, a tab or a line
/// break, gets an apostrophe before it.
pub fn csv(table: &Table) -> String {
    let mut text = String::new();
    let names = table.columns.iter().map(|column| &column.name);
    row(&mut text, names);
    table.rows.iter().for_each(|cells| row(&mut text, cells));
    text
}

fn row<'a>(text: &mut String, cells: impl IntoIterator<Item = &'a String>) {
    let cells: Vec<String> = cells.into_iter().map(|words| cell(words)).collect();
    text.push_str(&cells.join(","));
    text.push('\n');
}

/// The cell without a meaning for spreadsheets, in quotes where it needs them.
fn cell(words: &str) -> String {
    let plain: Cow<'_, str> = if words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{words}").into()
    } else {
        words.into()
    };
    if plain.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", plain.replace('"', "\"\""))
    } else {
        plain.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula_or_breaks_its_row() {
        for (words, expected) in [
            ("ana", "ana"),
            ("=cmd()", "'=cmd()"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@sum", "'@sum"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("Lee, Bo", "\"Lee, Bo\""),
            ("=\"a\",b", "\"'=\"\"a\"\",b\""),
            ("", ""),
        ] {
            assert_eq!(cell(words), expected);
        }
    }
}
