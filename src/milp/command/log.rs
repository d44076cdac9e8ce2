//! What engines say of their bounds at the end of their logs.

/// The number behind the last mention of some words at the end of a log; not a number if there is none.
pub(super) fn after(log: &str, words: &str) -> f64 {
    log.rfind(words).map_or(f64::NAN, |at| number(&log[at + words.len()..]))
}

/// The bound of GLPK's last line of progress, such as `+  703: mip =   9.1e+01 >=   3.2e+01  64.8% (225; 74)`.
pub(super) fn glpsol(log: &str) -> f64 {
    let mut bounds = log.lines().filter(|line| line.starts_with('+')).filter_map(|line| line.rsplit_once(">="));
    bounds.next_back().map_or(f64::NAN, |(_, bound)| number(bound))
}

/// The first word of a text as a number, if something follows it: the log of an engine that was killed may end inside a
/// number.
fn number(text: &str) -> f64 {
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
        let log =
            "+  1: mip =     not found yet >=              -inf        (1; 0)\n+     2: mip =   1.0 >=   2.5e+00  0.0%";
        assert_eq!(glpsol(log), 2.5);
        assert!(after("Lower bound: -1", "Lower bound:").is_nan(), "it may be the beginning of another number");
        assert!(glpsol("+  2: mip =   1.0 >=   2.5e+0").is_nan());
        assert!(glpsol("+  2: mip =   1.0 >=     tree is empty   0.0% (0; 1)").is_nan());
    }
}
