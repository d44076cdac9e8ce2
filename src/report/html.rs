//! Tables as an HTML page.

use super::seat_map;
use crate::table::{Audience, Presentation, Table};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Black on white, rules between rows; nothing is said by colour.
const STYLE: &str = "body{font-family:sans-serif;line-height:1.5;max-width:60rem;margin:2rem auto;padding:0 1rem}\
table{border-collapse:collapse;margin:1rem 0}\
caption{text-align:left;font-weight:bold}\
th,td{border-bottom:1px solid;padding:.25rem .75rem;text-align:left}\
.number{text-align:right}\
svg{max-width:min(92vw,58rem);height:auto}";

/// A page in English, with [details](Table::detail) and maps. It stands alone: nothing is loaded, nothing is run, and
/// every name is escaped.
///
/// A plan that was read from a file knows nothing of the people in it; call
/// [`Problem::measured`](crate::Problem::measured) first.
#[must_use]
pub fn html(of: &(impl Presentation + ?Sized), audience: Audience) -> String {
    let title = of.title();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (STYLE) }
            }
            body {
                main {
                    h1 { (title) }
                    @for table in &of.tables(audience) { section { (section(table)) } }
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
        @if let Some(view) = &table.map { (PreEscaped(seat_map::drawing(view))) }
        @if !table.rows.is_empty() {
            table {
                @if has_title && is_caption { caption { h2 { (table.title) } } }
                (head(table))
                tbody { @for row in &table.rows { (cells(table, row)) } }
            }
        }
        @match table.notes.as_slice() {
            [] => {},
            [note] => p { (note) },
            notes => ul { @for note in notes { li { (note) } } },
        }
    }
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
