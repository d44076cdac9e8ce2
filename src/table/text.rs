//! Tables as plain text with aligned columns.

use super::{Audience, Column, Presentation, Table};
use crate::characters::{escaped, in_one_line};
use itertools::Itertools;
use unicode_width::UnicodeWidthStr;

/// Everything but [details](Table::detail) as text, in columns two spaces apart. Widths are those of a terminal, in
/// which some letters are as wide as two.
///
/// ```
/// use roundtable::table::{Audience, text};
/// use roundtable::{Agenda, AgendaItem, Format};
///
/// let agenda = Agenda::new([AgendaItem::new("welcome", 5, Format::Talk), AgendaItem::new("work", 60, Format::Pairs)]);
/// let expected = "\
/// How long each person can expect to have the floor
///   Item     Length (minutes)  Floor of each (minutes)
///   welcome                 5                        0
///   work                   60                       30
/// Each of 10 people can expect 30 minutes of floor; the same 65 minutes spent in plenary would give each 6.5.
/// ";
/// assert_eq!(text(&agenda.floor(10)?, Audience::Members), expected);
/// # Ok::<(), roundtable::Error>(())
/// ```
pub fn text(of: &(impl Presentation + ?Sized), audience: Audience) -> String {
    let tables = match audience {
        Audience::Members => of.for_members().into_inner(),
        Audience::Organisers => of.in_brief(),
    };
    let tables = tables.into_iter().filter(|table| !table.detail);
    tables.map(|table| part(&table.visible())).collect::<Vec<_>>().join("\n")
}

/// The lines of a text, in which all that a terminal would not show, or would act on, is written by number. What is made
/// of [`Presentation`]s has been through this.
///
/// ```
/// use roundtable::table::visible;
///
/// assert_eq!(visible("ana\u{202e}\nbo"), "ana\\u{202e}\nbo");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    text.lines().map(escaped).join("\n")
}

fn part(table: &Table) -> String {
    let mut text = String::new();
    let indent = if table.title.is_empty() { "" } else { "  " };
    if !table.title.is_empty() {
        text.push_str(in_one_line(&table.title).trim_end());
        text.push('\n');
    }
    let headings: Vec<String> = table.columns.iter().map(Column::heading).collect();
    let is_headed = !table.rows.is_empty() && headings.iter().any(|heading| !heading.is_empty());
    let rows = is_headed.then_some(&headings).into_iter().chain(&table.rows);
    let width = |at: usize| rows.clone().filter_map(|row| row.get(at)).map(|cell| in_one_line(cell).width()).max();
    let widths: Vec<usize> = (0..table.columns.len()).map(|at| width(at).unwrap_or(0)).collect();
    for row in rows.clone() {
        let cells = row.iter().zip(&widths).zip(&table.columns);
        let cell = |((cell, &width), column): ((&String, &usize), &Column)| {
            aligned(&in_one_line(cell), width, column.is_number)
        };
        let line = format!("{indent}{}", cells.map(cell).join("  "));
        text.push_str(line.trim_end());
        text.push('\n');
    }
    for note in &table.notes {
        text.push_str(in_one_line(note).trim_end());
        text.push('\n');
    }
    text
}

fn aligned(cell: &str, width: usize, to_the_right: bool) -> String {
    let space = " ".repeat(width.saturating_sub(cell.width()));
    if to_the_right { format!("{space}{cell}") } else { format!("{cell}{space}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_the_width_of_letters() {
        let table =
            Table::new("who").text("name").number("turns").unit("a year").rows([["王芳", "1"], ["zoë\n", "10"]]);
        let expected = "who\n  name  turns (a year)\n  王芳               1\n  zoë               10\n";
        assert_eq!(part(&table), expected);
    }

    #[test]
    fn what_is_empty_takes_no_line() {
        let bare = Table::new("").text("").text("").rows([["a", ""], ["bc", "d"]]).notes(["so."]);
        assert_eq!(part(&bare), "a\nbc  d\nso.\n");
        assert_eq!(part(&Table::new("who").text("name").notes(["nobody."])), "who\nnobody.\n");
    }
}
