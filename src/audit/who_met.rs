//! Who met whom: a matrix of people, and how many met how many others. All of it can be counted off the plan.

use crate::public::sorted;
use crate::table::Table;
use std::collections::BTreeMap;

/// Of more people no matrix is shown: it would be too large to read.
const MAX_PEOPLE: usize = 60;

/// How often each pair met: a row and a column for each person, by name. `pairs` has a pair for each time that they
/// met. `None` if there are too many people, or if nobody met anybody.
pub(crate) fn who_met<'a>(
    title: &str,
    people: impl IntoIterator<Item = &'a str>,
    pairs: impl IntoIterator<Item = [&'a str; 2]>,
) -> Option<Table> {
    let people: Vec<&str> = sorted(people);
    let mut met: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for [one, other] in pairs {
        *met.entry((one, other)).or_default() += 1;
        *met.entry((other, one)).or_default() += 1;
    }
    let row = |one: &&str| {
        let cell = |other: &&str| match met.get(&(*one, *other)) {
            Some(times) => times.to_string(),
            None if one == other => "·".to_owned(),
            None => String::new(),
        };
        std::iter::once((*one).to_owned()).chain(people.iter().map(cell)).collect::<Vec<_>>()
    };
    let is_shown = people.len() <= MAX_PEOPLE && !met.is_empty();
    is_shown.then(|| Table::new(title).text("").numbers(people.clone()).rows(people.iter().map(row)).detail().tones())
}

/// How many people have each number of others.
pub(crate) fn histogram(title: &str, others: &str, numbers: impl IntoIterator<Item = usize>) -> Table {
    let mut people: BTreeMap<usize, usize> = BTreeMap::new();
    numbers.into_iter().for_each(|number| *people.entry(number).or_default() += 1);
    let rows = people.iter().map(|(number, people)| [number.to_string(), people.to_string()]);
    Table::new(title).text(others).number("Members").rows(rows).detail().bars()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_stands_twice() {
        let table = who_met("met", ["m 10", "m 2", "ana"], [["ana", "m 10"], ["m 10", "ana"], ["m 2", "ana"]]);
        let table = table.expect("three people");
        let rows = [["ana", "·", "1", "2"], ["m 2", "1", "·", ""], ["m 10", "2", "", "·"]];
        assert_eq!(table.rows, rows);
        assert_eq!(who_met("met", ["ana", "bo"], []), None);
        let many: Vec<String> = (0..61).map(|number| number.to_string()).collect();
        assert_eq!(who_met("met", many.iter().map(String::as_str), [["0", "1"]]), None);
    }

    #[test]
    fn people_are_counted_by_how_many_they_met() {
        assert_eq!(histogram("met", "Others", [2, 3, 2]).rows, [["2", "2"], ["3", "1"]]);
    }
}
