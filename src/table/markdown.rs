//! Tables in Markdown.

use super::{Audience, Column, Presentation, Table};
use crate::characters::in_one_line;

/// Everything in Markdown, with tables as GitHub and pandoc read them. Names are escaped, so that they stay text.
pub fn markdown(of: &(impl Presentation + ?Sized), audience: Audience) -> String {
    let title = of.event().map_or(of.title(), |event| event.heads(&of.title()));
    let title = format!("# {}\n", escaped(&title));
    let tables = of.tables(audience);
    std::iter::once(title).chain(tables.iter().map(part)).collect::<Vec<_>>().join("\n")
}

fn part(table: &Table) -> String {
    let mut blocks = Vec::new();
    if !table.title.is_empty() {
        blocks.push(format!("## {}\n", escaped(&table.title)));
    }
    if !table.rows.is_empty() {
        let headings: Vec<String> = table.columns.iter().map(Column::heading).collect();
        let rule = |column: &Column| if column.is_number { "---:" } else { "---" }.to_owned();
        let rules: Vec<String> = table.columns.iter().map(rule).collect();
        let rows = table.rows.iter().map(|cells| row(cells));
        blocks.push([row(&headings), line(&rules)].into_iter().chain(rows).collect());
    }
    blocks.extend(table.notes.iter().map(|note| format!("{}\n", escaped(note))));
    blocks.join("\n")
}

fn row(cells: &[String]) -> String {
    line(&cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>())
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// The text in one line, without a meaning for Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in in_one_line(text).chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => escaped.extend(['\\', letter]),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_text() {
        let table = Table::new("").text("id").number("n").rows([["<b>|*a*", "1"], ["[x](y)\n", "20"]]).notes(["a_b."]);
        let expected = "| id | n |\n| --- | ---: |\n| &lt;b>\\|\\*a\\* | 1 |\n| \\[x\\](y)  | 20 |\n\na\\_b.\n";
        assert_eq!(part(&table), expected);
    }
}
