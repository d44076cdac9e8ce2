//! Everybody by name, and where they are.

use super::{Table, Target};
use crate::public::by_name;
use std::collections::BTreeMap;

/// What is said of somebody in a period, and the row that tells more.
pub(crate) struct Place {
    pub(crate) said: String,
    pub(crate) leads_to: Target,
}

/// What the index of people is called.
pub(crate) const FIND_YOURSELF: &str = "Find yourself";

/// "Find yourself": a row for each person, by name, with a column for each period that says where they are. `periods`
/// has for each of them its heading, and everybody's place in it.
pub(crate) fn index<'a, P>(first: &str, periods: impl IntoIterator<Item = (String, P)>) -> Table
where
    P: IntoIterator<Item = (&'a str, Place)>,
{
    let mut headings = Vec::new();
    let mut places: BTreeMap<&str, BTreeMap<usize, Place>> = BTreeMap::new();
    for (at, (heading, of_period)) in periods.into_iter().enumerate() {
        headings.push(heading);
        for (member, place) in of_period {
            places.entry(member).or_default().insert(at, place);
        }
    }
    let mut table = Table::new(FIND_YOURSELF).text(first).texts(headings.clone()).detail();
    for (member, mut places) in in_order(places) {
        let places = (0..headings.len()).map(|at| places.remove(&at).map(|place| (place.said, place.leads_to)));
        let (said, links): (Vec<_>, Vec<_>) = places.map(Option::unzip).unzip();
        table.rows.push(std::iter::once(Some(member.to_owned())).chain(said).map(Option::unwrap_or_default).collect());
        table.links.push(std::iter::once(None).chain(links).collect());
    }
    table
}

/// A card for each person, by name: their rows, in the order in which they come. Columns that are empty on a card are
/// left out.
pub(crate) fn cards<'a, const N: usize>(
    columns: [&str; N],
    rows: impl IntoIterator<Item = (&'a str, [String; N])>,
) -> Vec<Table> {
    let mut of_members: BTreeMap<&str, Vec<[String; N]>> = BTreeMap::new();
    for (member, row) in rows {
        of_members.entry(member).or_default().push(row);
    }
    let card = |(member, rows)| Table::new(member).texts(columns).rows::<[String; N]>(rows).without_empty_columns();
    in_order(of_members).into_iter().map(card).collect()
}

/// Members by name.
fn in_order<T>(of_members: BTreeMap<&str, T>) -> Vec<(&str, T)> {
    let mut members: Vec<(&str, T)> = of_members.into_iter().collect();
    members.sort_by(|(one, _), (other, _)| by_name(one, other));
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_has_the_rows_of_one_person() {
        let row = |round: &str, table: &str, with: &str| [round, table, with].map(str::to_owned);
        let rows = [("m 10", row("1", "a", "bo")), ("bo", row("1", "a", "m 10")), ("m 2", row("1", "b", ""))];
        let cards = cards(["Round", "Table", "With"], rows.into_iter().chain([("bo", row("2", "b", "m 2"))]));
        let titles: Vec<&str> = cards.iter().map(|card| card.title.as_str()).collect();
        assert_eq!(titles, ["bo", "m 2", "m 10"]);
        assert_eq!(cards[0].rows, [["1", "a", "m 10"], ["2", "b", "m 2"]]);
        assert_eq!((cards[1].columns.len(), cards[1].rows[0].len()), (2, 2));
    }
}
