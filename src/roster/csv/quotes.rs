//! Quotes that the reader of CSV would let pass with another meaning than the writer's.

use super::table::LineCount;
use crate::error::{Faults, Place, fault};

/// Where in a cell a byte stands.
#[derive(Clone, Copy, PartialEq)]
enum State {
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
pub(super) fn check(bytes: &[u8], faults: &mut Faults) {
    let mut lines = LineCount::new(bytes);
    let mut state = State::Start;
    let mut column = 1;
    let mut opened = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let inside = state == State::Quoted;
        state = match (state, byte) {
            (State::Quoted, b'"') => State::Closed,
            (State::Quoted, _) => State::Quoted,
            (_, b',') => State::Start,
            (_, b'\r' | b'\n') => State::Start,
            (State::Start, b'"') | (State::Closed, b'"') => State::Quoted,
            (State::Start | State::Indented, b' ' | b'\t') => State::Indented,
            (State::Closed | State::Trailing, b' ' | b'\t') => State::Trailing,
            (State::Indented, b'"') | (State::Closed | State::Trailing, _) => {
                faults.push(
                    fault!(
                        BrokenQuotes,
                        "a quoted cell has something before or after its double quotes; put the whole cell \
                         inside them, with no space before"
                    )
                    .at(Place::cell(lines.line_at(at), column, "")),
                );
                State::Plain
            }
            _ => State::Plain,
        };
        match byte {
            b'"' if state == State::Quoted && !inside => opened = at,
            b',' if state == State::Start => column += 1,
            b'\r' | b'\n' if state == State::Start => column = 1,
            _ => {}
        }
    }
    if state == State::Quoted {
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
