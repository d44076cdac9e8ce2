//! The answers in a cell.

use crate::roster::options::ColumnOptions;

/// What separates the answers of a cell unless the options say otherwise.
const SEPARATORS: [&str; 2] = [";", "\n"];

/// The answers of a cell, without spaces around them.
pub(super) fn answers<'a>(cell: &'a str, options: &ColumnOptions) -> Vec<&'a str> {
    if options.whole {
        return if cell.is_empty() { Vec::new() } else { vec![cell] };
    }
    let given: Vec<&str> = options.split.0.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let separators = if given.is_empty() { &SEPARATORS[..] } else { &given };
    let mut answers = Vec::new();
    let mut rest = cell.trim_start();
    while !rest.is_empty() {
        let (answer, after) = first_answer(rest, separators, &options.options);
        answers.push(answer.trim());
        rest = after.trim_start();
    }
    answers.retain(|answer| !answer.is_empty());
    answers
}

/// The first answer of a text, and what follows its separator.
fn first_answer<'a>(text: &'a str, separators: &[&str], options: &[String]) -> (&'a str, &'a str) {
    // An option that is followed by a separator, or by nothing, is one answer whatever it contains.
    let ends_here = |after: &'a str| match after.trim_start() {
        "" => Some(""),
        _ => {
            let begins = |from: &'a str| separators.iter().find_map(|separator| from.strip_prefix(separator));
            begins(after).or_else(|| begins(after.trim_start()))
        }
    };
    let whole = options.iter().filter_map(|option| {
        let after = ends_here(text.strip_prefix(option.as_str())?)?;
        Some((&text[..option.len()], after))
    });
    whole.max_by_key(|(option, _)| option.len()).unwrap_or_else(|| {
        let cut = text.char_indices().find_map(|(at, _)| {
            let found = separators.iter().filter(|separator| text[at..].starts_with(**separator));
            Some((at, found.map(|separator| separator.len()).max()?))
        });
        cut.map_or((text, ""), |(at, length)| (&text[..at], &text[at + length..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_parted_at_what_is_said() {
        let plain = ColumnOptions::new();
        assert_eq!(answers(" a ; b;\nc;", &plain), ["a", "b", "c"]);
        assert_eq!(answers("a, b", &plain), ["a, b"]);
        assert!(answers("", &plain).is_empty() && answers(" ; ", &plain).is_empty());
        let commas = ColumnOptions::new().split([", "]).options(["x (y, z)", "x"]);
        assert_eq!(answers("a, x (y, z), b", &commas), ["a", "x (y, z)", "b"]);
        assert_eq!(answers("x (y, z)", &commas), ["x (y, z)"]);
        assert_eq!(answers("x, x (y, zz)", &commas), ["x", "x (y", "zz)"]);
        assert_eq!(answers("a; b", &commas.whole()), ["a; b"]);
        let longest = ColumnOptions::new().split([",", ", and "]);
        assert_eq!(answers("a, and b,c", &longest), ["a", "b", "c"]);
        assert_eq!(answers(&"x;".repeat(1_000_000), &plain).len(), 1_000_000);
    }
}
