//! Tables as an HTML page.

use super::seat_map;
use crate::table::{Audience, Column, Presentation, Table};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// How a page looks: a readable measure, figures of one width, light or dark as the reader has it. On a phone only tables
/// scroll sideways, each in its own box; on paper (A4) nothing does, no row and no short table is split, and headings stay
/// with what they head.
const STYLE: &str = include_str!("page.css");

/// A page in English, with [details](Table::detail) and maps. It stands alone: nothing is loaded, nothing is run, and
/// every name is escaped.
///
/// A plan that was read from a file knows nothing of the people in it; call
/// [`Problem::measured`](crate::Problem::measured) first.
#[must_use]
pub fn html(of: &(impl Presentation + ?Sized), audience: Audience) -> String {
    let title = of.title();
    let tables = of.tables(audience);
    // What is long comes last.
    let rest = |detail| tables.iter().filter(move |table| !table.opening && table.detail == detail);
    let parts: Vec<&Table> = rest(false).chain(rest(true)).collect();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (title) }
                    @for table in tables.iter().filter(|table| table.opening) { section { (section(table)) } }
                    @for part in parts.chunk_by(|a, b| is_narrow(a) == is_narrow(b)) {
                        div class=[is_narrow(part[0]).then_some("side")] {
                            @for table in part { section { (section(table)) } }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

/// Whether several of its kind fit side by side.
fn is_narrow(table: &Table) -> bool {
    let words = |row: &Vec<String>| row.iter().map(|cell| cell.chars().count()).sum::<usize>();
    let short = table.rows.iter().all(|row| words(row) <= 45);
    table.map.is_none() && !table.rows.is_empty() && table.columns.len() <= 2 && short
}

fn section(table: &Table) -> Markup {
    let has_title = !table.title.is_empty();
    let greatest = greatest(table);
    // A heading within the caption names the table to those who listen to the page.
    let is_caption = table.map.is_none() && !table.rows.is_empty();
    html! {
        @if has_title && !is_caption { h2 { (table.title) } }
        @if let Some(view) = &table.map { div class="map" { (PreEscaped(seat_map::drawing(view))) } }
        @if !table.rows.is_empty() {
            // Whoever has no mouse must be able to scroll it.
            div class="scroll" role="region" tabindex="0" aria-label=(name(table)) {
                table {
                    @if has_title && is_caption { caption { h2 { (table.title) } } }
                    (head(table))
                    tbody { @for row in &table.rows { (cells(table, row, &greatest)) } }
                }
            }
        }
        @match table.notes.as_slice() {
            [] => {},
            [note] => p { (told(note)) },
            notes => ul { @for note in notes { li { (told(note)) } } },
        }
    }
}

/// What a table is called for those who listen to the page.
fn name(table: &Table) -> &str {
    if table.title.is_empty() { "Table" } else { &table.title }
}

fn head(table: &Table) -> Markup {
    html! {
        @if table.columns.iter().any(|column| !column.name.is_empty()) {
            thead {
                tr {
                    @for column in &table.columns {
                        th scope="col" class=[column.is_number.then_some("number")] { (column.heading()) }
                    }
                }
            }
        }
    }
}

/// A text in which names stand out, in place of the marks around them. A mark within a word is part of a name.
fn told(text: &str) -> Markup {
    let opens = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
    let closes = |at: usize| !text[at + 1..].starts_with(char::is_alphanumeric);
    let mut marks = text.match_indices('`').map(|(at, _)| at);
    let (mut parts, mut from) = (Vec::new(), 0);
    while let Some(start) = marks.next() {
        if !opens(start) {
            continue;
        }
        if let Some(end) = marks.by_ref().find(|&at| closes(at)) {
            parts.push((&text[from..start], &text[start + 1..end]));
            from = end + 1;
        }
    }
    html! {
        @for (before, name) in parts { (before) strong { (name) } }
        (text[from..])
    }
}

/// The greatest number of each column, where bars are drawn: what is as long as a cell.
fn greatest(table: &Table) -> Vec<f64> {
    let column = |at: usize| table.rows.iter().filter_map(|row| leading_number(row.get(at)?)).fold(0.0, f64::max);
    let drawn = |(at, column_of): (usize, &Column)| if column_of.is_number { column(at) } else { 0.0 };
    if table.bars { table.columns.iter().enumerate().map(drawn).collect() } else { Vec::new() }
}

/// The number with which a cell begins, such as that of "2 of 2.84".
fn leading_number(cell: &str) -> Option<f64> {
    cell.split(' ').next()?.parse().ok().filter(|number: &f64| number.is_finite())
}

/// How a bar is drawn behind a number; `None` if there is none.
fn bar(cell: &str, greatest: Option<&f64>) -> Option<String> {
    let (number, greatest) = (leading_number(cell)?, *greatest?);
    (number > 0.0 && greatest > 0.0).then(|| format!("--part:{:.1}%", 100.0 * number / greatest))
}

fn cells(table: &Table, row: &[String], greatest: &[f64]) -> Markup {
    html! {
        tr {
            @for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                @let class = column.is_number.then_some("number");
                @if at == 0 {
                    th scope="row" class=[class] { (told(cell)) }
                } @else {
                    td class=[class] style=[bar(cell, greatest.get(at))] { (told(cell)) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_names_are_no_letters_of_names() {
        for (text, expected) in [
            ("an even share of `site` in `a b`.", "an even share of <strong>site</strong> in <strong>a b</strong>."),
            ("Not there: D`Arcy, O`Brien.", "Not there: D`Arcy, O`Brien."),
            ("`D`Arcy` is away", "<strong>D`Arcy</strong> is away"),
            ("one ` alone", "one ` alone"),
            ("`é`: <i>", "<strong>é</strong>: &lt;i&gt;"),
            ("", ""),
        ] {
            assert_eq!(told(text).into_string(), expected);
        }
    }
}
