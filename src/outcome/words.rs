//! Amounts in words.

/// What is said of a program with this number of columns that was not tried.
pub(crate) fn untried(columns: usize) -> String {
    format!("A program of {columns} columns was not tried; allow it with a limit of nodes.")
}

/// A number with at most two decimals, without zeros at its end.
pub(crate) fn plain(number: f64) -> String {
    with_places(number, 2)
}

/// These numbers with as many decimals as tell those apart that differ, but at least two, without zeros at their ends.
pub(crate) fn told_apart(numbers: &[f64]) -> Vec<String> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let blurred = |places: usize| {
        let differ = |two: &[f64]| two[0] != two[1] && with_places(two[0], places) == with_places(two[1], places);
        sorted.windows(2).any(differ)
    };
    let places = (2..MAX_PLACES).find(|&places| !blurred(places)).unwrap_or(MAX_PLACES);
    numbers.iter().map(|&number| with_places(number, places)).collect()
}

/// Decimals beyond which numbers of this kind say nothing more.
const MAX_PLACES: usize = 15;

fn with_places(number: f64, places: usize) -> String {
    let text = format!("{number:.places$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// `Debug` of what is said of a rule: of a private rule that it is one, and nothing else of it.
macro_rules! debug_of_rule {
    ($type:ident) => {
        /// Of a private rule not even which it is.
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let mut shown = f.debug_struct(stringify!($type));
                if let Some(words) = &self.words_for_members {
                    shown.field("rule", &self.rule).field("words_for_members", words);
                }
                shown.finish_non_exhaustive()
            }
        }
    };
}
pub(super) use debug_of_rule;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_as_many_places_as_tell_them_apart() {
        assert_eq!(told_apart(&[0.5, 1.0 / 3.0, 2.0]), ["0.5", "0.33", "2"]);
        assert_eq!(told_apart(&[0.3333, 1.0 / 3.0, 0.3333]), ["0.3333", "0.33333", "0.3333"]);
        assert_eq!(told_apart(&[1e-20, 0.0]), ["0", "0"]);
        assert_eq!(told_apart(&[]), [""; 0]);
    }
}
