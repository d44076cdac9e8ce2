//! Where a fault stands.

use crate::characters::{cut, escaped, hidden};
use std::fmt;

/// A place shows this many characters of an id.
const MAX_OF_AN_ID: usize = 80;

/// Where in the input a fault stands: an entry of the problem, a cell of a CSV, or a member of a roster.
///
/// It is printed as a path (`rules[2]`), as `line 7, column 3 (`years`)`, or as `member 2 (`ana`), `years``.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place(Position);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Position {
    /// Names of lists and fields from the outermost on, entries counted from 0.
    Path(String),
    /// Line and column from 1; the header of the column, empty for the header itself without a name.
    Cell { line: usize, column: usize, field: String },
    /// The member's place in the list of members, from 1, with its id and the name of the field, either of which may be
    /// empty.
    Member { number: usize, id: String, field: String },
}

impl Place {
    /// An entry of the problem, as a path through its file.
    pub(crate) fn path(path: impl Into<String>) -> Self {
        Place(Position::Path(escaped(&path.into()).into_owned()))
    }

    /// The `at`-th entry of a list, counted from 0.
    pub(crate) fn entry(list: &str, at: usize) -> Self {
        Place::path(format!("{list}[{at}]"))
    }

    /// The path of a key of an object: `absent.ana`, or `absent["ana b"]` if the key has other characters.
    pub(crate) fn key(object: &str, key: &str) -> String {
        let is_plain = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
        let key = &*cut(key, MAX_OF_AN_ID);
        if key.is_empty() || !key.chars().all(is_plain) {
            format!("{object}[{key:?}]")
        } else if object.is_empty() {
            key.to_owned()
        } else {
            format!("{object}.{key}")
        }
    }

    /// A cell of a CSV, by line and column from 1.
    pub(crate) fn cell(line: usize, column: usize, field: &str) -> Self {
        Place(Position::Cell { line, column, field: escaped(field).into_owned() })
    }

    /// A member by its number from 1, and one of its fields; empty where the fault concerns the id itself. An id that
    /// cannot be read as it stands is left out.
    pub(crate) fn member(number: usize, id: &str, field: &str) -> Self {
        let id = if hidden(id).is_some() { "" } else { id };
        Place(Position::Member { number, id: cut(id, MAX_OF_AN_ID).into_owned(), field: escaped(field).into_owned() })
    }

    /// The place inside of `outer`, as a path; a cell of a CSV stays what it is.
    pub(crate) fn inside(self, outer: &str) -> Self {
        match self.0 {
            Position::Path(path) if path.starts_with('[') => Place::path(format!("{outer}{path}")),
            Position::Path(path) => Place::path(format!("{outer}.{path}")),
            _ => self,
        }
    }

    /// The path through the problem file, such as `rules[2]`, with entries counted from 0; `None` for a roster's cell
    /// or member.
    pub fn as_path(&self) -> Option<&str> {
        match &self.0 {
            Position::Path(path) => Some(path),
            _ => None,
        }
    }

    /// Line and column in a CSV, both counted from 1; `None` if the roster was not read from one.
    pub fn line_and_column(&self) -> Option<(usize, usize)> {
        match self.0 {
            Position::Cell { line, column, .. } => Some((line, column)),
            _ => None,
        }
    }

    /// The member's place in the roster's list of members, counted from 1; `None` if it is not such a list.
    pub fn member_number(&self) -> Option<usize> {
        match self.0 {
            Position::Member { number, .. } => Some(number),
            _ => None,
        }
    }

    /// Header of the column, or name of the dimension or number of a member; empty if the fault concerns no single one.
    pub fn field(&self) -> &str {
        match &self.0 {
            Position::Path(_) => "",
            Position::Cell { field, .. } | Position::Member { field, .. } => field,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Position::Path(path) => f.write_str(path),
            Position::Cell { line, column, field } if field.is_empty() => write!(f, "line {line}, column {column}"),
            Position::Cell { line, column, field } => write!(f, "line {line}, column {column} (`{field}`)"),
            Position::Member { number, id, field } => {
                write!(f, "member {number}")?;
                if !id.is_empty() {
                    write!(f, " (`{id}`)")?;
                }
                if !field.is_empty() {
                    write!(f, ", `{field}`")?;
                }
                Ok(())
            }
        }
    }
}
