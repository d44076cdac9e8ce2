//! What engines say of their bounds at the end of their logs.

/// The number behind the last mention of some words at the end of a log; not a number if there is none.
pub(super) fn after(log: &str, words: &str) -> f64 {
    log.rfind(words).map_or(f64::NAN, |at| number(&log[at + words.len()..]))
}

/// The first word of a text as a number, if something follows it: the log of an engine that was killed may end inside a
/// number.
pub(super) fn number(text: &str) -> f64 {
    let text = text.trim_start();
    let ends = |letter: char| letter.is_whitespace() || letter == ',';
    text.find(ends).and_then(|end| text[..end].parse().ok()).unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_bound_counts() {
        assert_eq!(after("Lower bound: 1\nLower bound:   -2.5e+01\n", "Lower bound:"), -25.0);
        assert_eq!(after("Best objective -, best bound 3.0e+00, gap -", "best bound"), 3.0);
        assert!(after("best bound -", "best bound").is_nan() && after("", "best bound").is_nan());
        assert!(after("Lower bound: -1", "Lower bound:").is_nan(), "it may be the beginning of another number");
    }
}
