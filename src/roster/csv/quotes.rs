//! Quotes that the reader of CSV would let pass with another meaning than the writer's.

use super::lines::LineCount;
use crate::error::{Faults, Place, fault};

/// Where in a cell a byte stands.
#[derive(Clone, Copy, PartialEq)]
enum QuoteState {
    /// At the very beginning.
    Start,
    /// After spaces only.
    Indented,
    /// In a cell without quotes; a quote there is a character like any other.
    Plain,
    /// Between quotes.
    Quoted,
    /// Right after a quote that closes, or is the first of two.
    Closed,
    /// After spaces that follow the closing quote.
    Trailing,
}

/// Notes cells that never close their quotes or go on beside them.
pub(super) fn check(bytes: &[u8], separator: u8, faults: &mut Faults) {
    let mut lines = LineCount::new(bytes);
    let mut state = QuoteState::Start;
    let mut column = 1;
    let mut opened = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let inside = state == QuoteState::Quoted;
        state = match (state, byte) {
            (QuoteState::Quoted, b'"') => QuoteState::Closed,
            (QuoteState::Quoted, _) => QuoteState::Quoted,
            (_, &other) if other == separator => QuoteState::Start,
            (_, b'\r' | b'\n') => QuoteState::Start,
            (QuoteState::Start, b'"') | (QuoteState::Closed, b'"') => QuoteState::Quoted,
            (QuoteState::Start | QuoteState::Indented, b' ' | b'\t') => QuoteState::Indented,
            (QuoteState::Closed | QuoteState::Trailing, b' ' | b'\t') => QuoteState::Trailing,
            (QuoteState::Indented, b'"') | (QuoteState::Closed | QuoteState::Trailing, _) => {
                faults.push(
                    fault!(
                        BrokenQuotes,
                        "a quoted cell has something before or after its double quotes; put the whole cell \
                         inside them, with no space before"
                    )
                    .at(Place::cell(lines.line_at(at), column, "")),
                );
                QuoteState::Plain
            }
            _ => QuoteState::Plain,
        };
        match byte {
            b'"' if state == QuoteState::Quoted && !inside => opened = at,
            b'\r' | b'\n' if state == QuoteState::Start => column = 1,
            &other if state == QuoteState::Start && other == separator => column += 1,
            _ => {}
        }
    }
    if state == QuoteState::Quoted {
        let line = LineCount::new(bytes).line_at(opened);
        faults.push(
            fault!(
                BrokenQuotes,
                "a double quote opens here and is never closed; close it, or write it twice inside \
                 quotes if it belongs to the text"
            )
            .at(Place::cell(line, column, "")),
        );
    }
}
