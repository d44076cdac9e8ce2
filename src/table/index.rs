//! Everybody by name, and where they are.

use super::Table;
use crate::public::by_name;
use std::collections::BTreeMap;

/// "Find yourself": a row for each person, by name, with a column for each period that says where they are. `periods` has
/// for each of them its heading, and everybody's place in it.
pub(crate) fn index<'a, P>(first: &str, periods: impl IntoIterator<Item = (String, P)>) -> Table
where
    P: IntoIterator<Item = (&'a str, String)>,
{
    let mut headings = Vec::new();
    let mut places: BTreeMap<&str, BTreeMap<usize, String>> = BTreeMap::new();
    for (at, (heading, of_period)) in periods.into_iter().enumerate() {
        headings.push(heading);
        for (member, place) in of_period {
            places.entry(member).or_default().insert(at, place);
        }
    }
    let mut members: Vec<&str> = places.keys().copied().collect();
    members.sort_by(|one, other| by_name(one, other));
    let row = |member: &str| {
        let place = |at: usize| places[member].get(&at).cloned().unwrap_or_default();
        std::iter::once(member.to_owned()).chain((0..headings.len()).map(place)).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = members.into_iter().map(row).collect();
    Table::new("Find yourself").text(first).texts(headings.clone()).rows(rows).detail()
}
