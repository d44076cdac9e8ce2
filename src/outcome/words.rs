//! Amounts in words.

/// "1 person", "2.5 people".
pub(crate) fn counted(amount: f64, unit: &str) -> String {
    let number = plain(amount);
    if number != "1" || unit.contains('+') {
        return format!("{number} {unit}");
    }
    let mut words: Vec<&str> = unit.split(' ').collect();
    if let Some(word) = words.iter_mut().find(|word| COUNTED.contains(word)) {
        *word = match *word {
            "people" => "person",
            several => several.trim_end_matches('s'),
        };
    }
    format!("1 {}", words.join(" "))
}

/// What rules count, in the plural; the rest of a unit stays as it is, as in "turns too soon".
const COUNTED: [&str; 22] = [
    "acquaintances",
    "backgrounds",
    "burdens",
    "hours",
    "leads",
    "meetings",
    "moves",
    "needs",
    "neighbours",
    "outputs",
    "pairs",
    "people",
    "places",
    "ranks",
    "repeats",
    "returns",
    "rules",
    "skills",
    "tables",
    "tags",
    "times",
    "turns",
];

/// A number with at most two decimals, none where they are zeros.
pub(crate) fn plain(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_kind_is_told_in_the_singular() {
        for (amount, unit, told) in [
            (1.0, "people", "1 person"),
            (1.0, "turns too soon", "1 turn too soon"),
            (1.0, "same-tag neighbours", "1 same-tag neighbour"),
            (1.0, "returns to a seat", "1 return to a seat"),
            (1.0, "years", "1 years"),
            (1.0, "people + moves", "1 people + moves"),
            (0.5, "people", "0.5 people"),
            (2.0, "repeats", "2 repeats"),
        ] {
            assert_eq!(counted(amount, unit), told);
        }
    }
}
