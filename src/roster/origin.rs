//! Where members come from, so that faults can say where they stand.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Member;
use crate::error::Place;

/// A member to be checked.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) member: Member,
    /// Hats of any dimension, as a CSV cell lists them; they come on top of what the member says.
    pub(super) hats: Option<Vec<String>>,
}

impl From<Member> for Entry {
    fn from(member: Member) -> Self {
        Self { member, hats: None }
    }
}

/// Members to be checked, one after the other.
pub(super) trait Entries {
    /// How many there are.
    fn len(&self) -> usize;

    /// The member at a position, from 0, but for what columns of hats and of shown tags say. Of a table each is made anew, so
    /// that not all are kept at once.
    fn member(&self, index: usize) -> Cow<'_, Member>;

    /// The member at a position, from 0, with what those columns say.
    fn entry(&self, index: usize) -> Cow<'_, Entry>;
}

impl Entries for Vec<Entry> {
    fn len(&self) -> usize {
        self.as_slice().len()
    }

    fn member(&self, index: usize) -> Cow<'_, Member> {
        Cow::Borrowed(&self[index].member)
    }

    fn entry(&self, index: usize) -> Cow<'_, Entry> {
        Cow::Borrowed(&self[index])
    }
}

/// A part of the description of a member.
#[derive(Clone, Copy)]
pub(super) enum Field<'a> {
    Id,
    /// The name of a dimension or number itself.
    Heading(&'a str),
    /// The tags or the number of that name.
    Value(&'a str),
    /// Hats, of one dimension where that is known.
    Hats(&'a str),
    /// The main tag of a dimension.
    Primary(&'a str),
    Shown,
}

/// What the members were read from.
pub(super) enum Origin {
    /// Code or a serde value: members are counted.
    List,
    /// A CSV.
    Table(TableOrigin),
}

/// Lines and columns of a CSV.
pub(super) struct TableOrigin {
    /// The line of the header.
    pub(super) header_line: usize,
    /// The line on which each member's row begins.
    pub(super) lines: Vec<usize>,
    pub(super) headers: Vec<String>,
    /// The first column of each header; this and what follows is counted from 0.
    pub(super) columns: BTreeMap<String, usize>,
    pub(super) id: usize,
    pub(super) hats: Option<usize>,
    pub(super) shown: Option<usize>,
}

impl Origin {
    /// Where a part of the member at `index` (from 0) stands.
    pub(super) fn locate(&self, index: usize, member: &str, field: Field<'_>) -> Place {
        match self {
            Origin::List => {
                let field = match field {
                    Field::Id => String::new(),
                    Field::Heading(name) | Field::Value(name) => name.to_owned(),
                    Field::Hats(name) => format!("hats {name}").trim_end().to_owned(),
                    Field::Primary(name) => format!("primary {name}"),
                    Field::Shown => "shown".to_owned(),
                };
                Place::member(index + 1, member, &field)
            }
            Origin::Table(table) => table.locate(index, field),
        }
    }
}

impl TableOrigin {
    fn locate(&self, index: usize, field: Field<'_>) -> Place {
        let named = |name: &str| self.columns.get(name).copied();
        let column = match field {
            Field::Id => Some(self.id),
            Field::Heading(name) | Field::Value(name) | Field::Primary(name) => named(name),
            Field::Hats(_) => self.hats,
            Field::Shown => self.shown,
        };
        // Every field comes from a column; the ids' stands in for one that is not found.
        let column = column.unwrap_or(self.id);
        let line = if matches!(field, Field::Heading(_)) { self.header_line } else { self.lines[index] };
        Place::cell(line, column + 1, &self.headers[column])
    }
}
