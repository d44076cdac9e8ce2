//! Tables as an HTML page.

use super::links::Links;
use super::seat_map;
use crate::table::{Audience, Column, Drawn, Presentation, Table};
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
    let tables = of.tables(audience);
    // What is long comes last.
    let rest = |detail| tables.iter().filter(move |table| !table.opening && table.detail == detail);
    let parts: Vec<&Table> = rest(false).chain(rest(true)).collect();
    let links = Links::new(&tables);
    let content = html! {
        (heading(of))
        @for table in tables.iter().filter(|table| table.opening) { (section(table, &links)) }
        @for part in parts.chunk_by(|a, b| is_narrow(a) == is_narrow(b)) {
            div class=[is_narrow(part[0]).then_some("side")] {
                @for table in part { (section(table, &links)) }
            }
        }
    };
    page(of, &content)
}

/// The name of the event, then what the page tells of it, and when it is.
pub(super) fn heading(of: &(impl Presentation + ?Sized)) -> Markup {
    let title = of.title();
    html! {
        @match of.event() {
            None => h1 { (title) },
            Some(event) => {
                h1 { (event.name()) }
                p class="about" { (title) @if let Some(date) = event.date() { " · " (date) } }
            }
        }
    }
}

/// A page that stands alone.
pub(super) fn page(of: &(impl Presentation + ?Sized), content: &Markup) -> String {
    let title = of.event().map_or(of.title(), |event| event.heads(&of.title()));
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { main { (content) } }
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

fn section(table: &Table, links: &Links<'_>) -> Markup {
    html! { section id=[links.id(table, "")] { (content(table, links)) } }
}

fn content(table: &Table, links: &Links<'_>) -> Markup {
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
                table class=[(table.drawn == Drawn::Tones).then_some("matrix")] {
                    @if has_title && is_caption { caption { h2 { (table.title) } } }
                    (head(table))
                    tbody { @for at in 0..table.rows.len() { (row(table, at, &greatest, links)) } }
                }
            }
        }
        @if has_even_shares(table) { p { "A mark below a number is the even share." } }
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

pub(super) fn head(table: &Table) -> Markup {
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
pub(super) fn told(text: &str) -> Markup {
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

/// The deepest tone stands for this number at least, so that what happens once is light beside what repeats.
const LEAST_DEEPEST: f64 = 3.0;

/// For each column the greatest number, where something is drawn behind numbers: what fills a cell.
fn greatest(table: &Table) -> Vec<f64> {
    let numbers = |cell: &String| leading_number(cell).into_iter().chain(even_share(cell));
    let column = |at: usize| table.rows.iter().filter_map(|row| row.get(at)).flat_map(numbers).fold(0.0, f64::max);
    let of_column = |(at, of): (usize, &Column)| if of.is_number { column(at) } else { 0.0 };
    let columns: Vec<f64> = table.columns.iter().enumerate().map(of_column).collect();
    match table.drawn {
        Drawn::Nothing => Vec::new(),
        Drawn::Bars => columns,
        Drawn::Tones => vec![columns.iter().copied().fold(LEAST_DEEPEST, f64::max); columns.len()],
    }
}

/// The number with which a cell begins, such as that of "2 of 2.84", behind the sign of a currency if there is one.
fn leading_number(cell: &str) -> Option<f64> {
    let number = cell.trim_start_matches(|letter: char| letter != '-' && !letter.is_ascii_digit());
    number.split(' ').next()?.replace(',', "").parse().ok().filter(|number: &f64| number.is_finite())
}

/// The even share beside the number with which a cell begins, such as that of "2 of 2.84".
fn even_share(cell: &str) -> Option<f64> {
    leading_number(cell.split_once(" of ")?.1)
}

/// Whether even shares are marked in its bars.
fn has_even_shares(table: &Table) -> bool {
    let cells = || table.rows.iter().flat_map(|row| row.iter().zip(&table.columns));
    table.drawn == Drawn::Bars && cells().any(|(cell, column)| column.is_number && even_share(cell).is_some())
}

/// How much of a cell a bar fills behind a number, or how deep its tone is, and where a mark is the even share;
/// `None` if there is nothing to draw.
fn part(cell: &str, greatest: Option<&f64>) -> Option<String> {
    let (number, greatest) = (leading_number(cell)?, *greatest?);
    let percent = |of: f64| 100.0 * of / greatest;
    let even = even_share(cell).map(|even| format!(";--even:{:.1}%", percent(even)));
    let is_drawn = greatest > 0.0 && (number > 0.0 || even.is_some());
    is_drawn.then(|| format!("--part:{:.1}%{}", percent(number), even.unwrap_or_default()))
}

fn row(table: &Table, number: usize, greatest: &[f64], links: &Links<'_>) -> Markup {
    let row = &table.rows[number];
    html! {
        tr id=[row.first().and_then(|first| links.id(table, first))] {
            @for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                @let class = column.is_number.then_some("number");
                @if at == 0 {
                    th scope="row" class=[class] { (told(cell)) }
                } @else {
                    td class=[class] style=[part(cell, greatest.get(at))] {
                        @match links.of(table, number, at) {
                            Some(id) => a href={ "#" (id) } { (told(cell)) },
                            None => (told(cell)),
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_numbers_and_even_shares_are_marked() {
        assert_eq!(part("2 of 2.5", Some(&4.0)).as_deref(), Some("--part:50.0%;--even:62.5%"));
        assert_eq!(part("0 of 1", Some(&4.0)).as_deref(), Some("--part:0.0%;--even:25.0%"));
        assert_eq!(part("3", Some(&4.0)).as_deref(), Some("--part:75.0%"));
        assert_eq!(part("CHF 1,000 of CHF 500.50", Some(&1e3)).as_deref(), Some("--part:100.0%;--even:50.0%"));
        for (cell, greatest) in
            [("0", Some(&4.0)), ("ana of bo", Some(&4.0)), ("-1", Some(&4.0)), ("1", Some(&0.0)), ("1", None)]
        {
            assert_eq!(part(cell, greatest), None);
        }
    }

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
