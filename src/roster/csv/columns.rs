//! What each column of a table is for.

use std::collections::{BTreeMap, BTreeSet};

use super::options::CsvOptions;
use super::table::CsvTable;
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::roster::{names, number};

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Id,
    Tags,
    Number,
    Hats,
    Shown,
    Ignored,
}

/// The use of every column.
pub(super) struct CsvColumns {
    /// The column of the ids, counted from 0.
    pub(super) id: usize,
    pub(super) uses: Vec<Use>,
}

impl CsvColumns {
    /// Follows the options, then the headers, then the cells. `None` if it is unclear where the ids are.
    pub(super) fn assign(table: &CsvTable, options: &CsvOptions, faults: &mut Faults) -> Option<Self> {
        check_headers(table, faults);
        let mut uses = declared(&table.headers, options, faults);
        let by_name = |uses: &[Option<Use>], name: &str| {
            let is_free = |&at: &usize| uses[at].is_none() && names::key(&table.headers[at]) == name;
            (0..uses.len()).find(is_free)
        };
        if !uses.contains(&Some(Use::Id)) {
            // A column of ids that is named but not there must not be replaced by another.
            if options.id.is_some() {
                return None;
            }
            let first = uses.iter().position(Option::is_none);
            let Some(id) = by_name(&uses, "id").or_else(|| by_name(&uses, "name")).or(first) else {
                faults.push(fault!(Missing, "no column is left for the ids; name one with `CsvOptions::id`"));
                return None;
            };
            uses[id] = Some(Use::Id);
        }
        for (name, is_declared, column) in
            [("hats", options.hats.is_some(), Use::Hats), ("shown", options.shown.is_some(), Use::Shown)]
        {
            if let (false, Some(at)) = (is_declared, by_name(&uses, name)) {
                uses[at] = Some(column);
            }
        }
        let uses: Vec<Use> =
            uses.into_iter().enumerate().map(|(at, column)| column.unwrap_or_else(|| inferred(table, at))).collect();
        let id = uses.iter().position(|column| *column == Use::Id)?;
        Some(Self { id, uses })
    }

    /// The column of a use that only one can have, counted from 0.
    pub(super) fn only(&self, wanted: Use) -> Option<usize> {
        self.uses.iter().position(|column| *column == wanted)
    }
}

/// Notes headers that are missing, repeated or run together.
fn check_headers(table: &CsvTable, faults: &mut Faults) {
    let line = table.header_line;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (at, header) in table.headers.iter().enumerate() {
        let column = at + 1;
        if table.is_empty_column(at) {
            continue;
        }
        if header.is_empty() {
            faults.push(
                fault!(BadName, "the header is empty; name the column or delete it").at(Place::cell(line, column, "")),
            );
            continue;
        }
        let earlier = *seen.entry(names::key(header)).or_insert(column);
        if earlier != column {
            faults.push(
                fault!(Twice, "the header `{header}` already stands in column {earlier}; rename one of the columns")
                    .at(Place::cell(line, column, "")),
            );
        }
    }
}

/// What the options say of each column. Columns that could not be told apart by name are left aside.
fn declared(headers: &[String], options: &CsvOptions, faults: &mut Faults) -> Vec<Option<Use>> {
    let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
    let mut keys = BTreeSet::new();
    let mut uses = Vec::new();
    for (at, header) in headers.iter().enumerate() {
        let is_usable = !header.is_empty() && keys.insert(names::key(header));
        uses.push((!is_usable).then_some(Use::Ignored));
        positions.entry(header).or_insert(at);
    }
    let unusable = uses.clone();
    let single = [(&options.id, Use::Id), (&options.hats, Use::Hats), (&options.shown, Use::Shown)];
    let single = single.into_iter().flat_map(|(name, column)| name.iter().map(move |name| (name, column)));
    let lists = [(&options.tags, Use::Tags), (&options.numbers, Use::Number), (&options.ignored, Use::Ignored)];
    let lists = lists.into_iter().flat_map(|(names, column)| names.iter().map(move |name| (name, column)));
    for (name, column) in single.chain(lists) {
        let Some(&at) = positions.get(name.as_str()) else {
            let nearest = names::nearest(name, headers.iter().map(String::as_str));
            faults.push(InputFault::unknown(Noun::Column, name, nearest));
            continue;
        };
        match uses[at] {
            None => uses[at] = Some(column),
            // Its header has a fault already.
            Some(_) if unusable[at].is_some() => {}
            Some(_) => {
                faults.push(fault!(Twice, "the options use the column `{name}` more than once; give it one use"))
            }
        }
    }
    uses
}

/// Number or tags, by the cells of a column.
fn inferred(table: &CsvTable, at: usize) -> Use {
    let mut cells = table.rows.iter().map(|row| row.cells[at].as_str()).filter(|cell| !cell.is_empty()).peekable();
    if cells.peek().is_some() && cells.all(number::is_decimal) { Use::Number } else { Use::Tags }
}
