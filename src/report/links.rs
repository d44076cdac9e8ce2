//! Links within a page: from names to what they name.

use crate::table::{Table, Target};
use std::collections::{BTreeMap, BTreeSet};

/// The tables and rows to which something links, each with its id on the page.
pub(super) struct Links<'a>(BTreeMap<&'a Target, String>);

impl<'a> Links<'a> {
    pub(super) fn new(tables: &'a [Table]) -> Links<'a> {
        let asked = tables.iter().flat_map(|table| table.links.iter().flatten().flatten());
        let asked = asked.filter(|target| tables.iter().any(|table| is_there(table, target)));
        let asked: BTreeSet<&Target> = asked.collect();
        let id = |(number, target): (usize, _)| (target, format!("place-{number}"));
        Links((1..).zip(asked).map(id).collect())
    }

    /// The id of a table, or of the row with this first cell; `None` if nothing links there.
    pub(super) fn id(&self, table: &Table, row: &str) -> Option<&str> {
        self.0.get(&Target::new(&table.title, row)).map(String::as_str)
    }

    /// Where a cell leads; `None` if it is no link.
    pub(super) fn of(&self, table: &Table, row: usize, cell: usize) -> Option<&str> {
        let target = table.links.get(row)?.get(cell)?.as_ref()?;
        self.0.get(target).map(String::as_str)
    }
}

fn is_there(table: &Table, target: &Target) -> bool {
    let row = || table.rows.iter().any(|row| row.first() == Some(&target.row));
    table.title == target.table && (target.row.is_empty() || row())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_tables_and_rows_that_are_there() {
        let links = ["", "a", "b"].map(|row| Some(Target::new("Round 1", row)));
        let elsewhere = Some(Target::new("Round 2", ""));
        let index =
            Table { links: vec![links.into_iter().chain([elsewhere]).collect()], ..Table::new("Find yourself") };
        let tables = [Table::new("Round 1").text("Table").rows([["a"], ["c"]]), index];
        let links = Links::new(&tables);
        assert_eq!(
            [0, 1, 2, 3].map(|cell| links.of(&tables[1], 0, cell)),
            [Some("place-1"), Some("place-2"), None, None]
        );
        assert_eq!(["", "a", "c"].map(|row| links.id(&tables[0], row)), [Some("place-1"), Some("place-2"), None]);
        assert_eq!(links.id(&tables[1], ""), None);
        assert_eq!(links.of(&tables[0], 0, 0), None);
    }
}
