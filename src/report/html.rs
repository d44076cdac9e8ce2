//! Tables as an HTML page.

use super::seat_map;
use crate::table::{Audience, Presentation, Table};
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
    // What is long comes last.
    let tables = of.tables(audience);
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
                    @for table in tables.iter().filter(|table| !table.detail) { section { (section(table)) } }
                    @for table in tables.iter().filter(|table| table.detail) { section { (section(table)) } }
                }
            }
        }
    };
    page.into_string()
}

fn section(table: &Table) -> Markup {
    let has_title = !table.title.is_empty();
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
                    tbody { @for row in &table.rows { (cells(table, row)) } }
                }
            }
        }
        @match table.notes.as_slice() {
            [] => {},
            [note] => p { (note) },
            notes => ul { @for note in notes { li { (note) } } },
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

fn cells(table: &Table, row: &[String]) -> Markup {
    html! {
        tr {
            @for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                @let class = column.is_number.then_some("number");
                @if at == 0 { th scope="row" class=[class] { (cell) } } @else { td class=[class] { (cell) } }
            }
        }
    }
}
