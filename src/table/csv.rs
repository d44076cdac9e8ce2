//! A table as comma-separated text.

use super::Table;
use crate::characters::in_one_line;

/// What spreadsheets take for the beginning of a formula, in letters as wide as Chinese ones too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// Cells with one of these stand in quotes, whatever separates cells where the file is read.
const QUOTED: [char; 5] = [',', ';', '\t', '|', '"'];

/// The rows of one table as comma-separated text, headed by the names of the columns. Line breaks become spaces.
///
/// A cell that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-` or `@`, as such or in full
/// width, gets an apostrophe before it. One that holds a separator of any common kind stands in quotes.
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
    let mut plain = in_one_line(words);
    if plain.trim_start().starts_with(FORMULA) {
        plain.insert(0, '\'');
    }
    if plain.contains(QUOTED) { format!("\"{}\"", plain.replace('"', "\"\"")) } else { plain }
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
            (" =1", "' =1"),
            ("\u{FF1D}1", "'\u{FF1D}1"),
            ("\u{FF0B}1", "'\u{FF0B}1"),
            ("\u{FF0D}1", "'\u{FF0D}1"),
            ("\u{FF20}1", "'\u{FF20}1"),
            ("\t=x", "' =x"),
            ("\rx", " x"),
            ("ana; bo", "\"ana; bo\""),
            ("ana|bo", "\"ana|bo\""),
            ("a\u{202e}b", "a\\u{202e}b"),
            ("Lee, Bo", "\"Lee, Bo\""),
            ("=\"a\",b", "\"'=\"\"a\"\",b\""),
            ("", ""),
        ] {
            assert_eq!(cell(words), expected);
        }
    }
}
