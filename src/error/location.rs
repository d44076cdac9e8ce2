//! Where in the input a fault stands, and the phrases that fault messages share.

use std::fmt;

/// Where in a roster a fault stands.
///
/// It is printed as `line 7, column 3 (`years`)` for a roster read from CSV, else as `member 2 (`ana`), `years``.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Location {
    /// The row, as the reader of the input counts it.
    pub position: Position,
    /// Id of the member concerned; empty when the fault is in a CSV header or in an id that is empty.
    pub member: String,
    /// Header of the column, or name of the dimension or number; empty when the fault concerns the id itself.
    pub field: String,
}

/// The row of a [`Location`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Position {
    /// The member's place in the list of members, counted from 1.
    Member(usize),
    /// A cell of a CSV.
    Cell {
        /// The line on which the row begins, counted from 1; the header counts.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Position::Cell { line, column } => {
                write!(f, "line {line}, column {column}")?;
                match self.field.is_empty() {
                    true => Ok(()),
                    false => write!(f, " (`{}`)", self.field),
                }
            }
            Position::Member(place) => {
                write!(f, "member {place}")?;
                if !self.member.is_empty() {
                    write!(f, " (`{}`)", self.member)?;
                }
                match self.field.is_empty() {
                    true => Ok(()),
                    false => write!(f, ", `{}`", self.field),
                }
            }
        }
    }
}

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NameKind {
    /// The id of a member.
    Id,
    /// The name of a dimension.
    Dimension,
    /// A tag of a dimension.
    Tag,
    /// The name of a number.
    Number,
    /// The id of a seat.
    Seat,
    /// The name of a table.
    Table,
    /// The name of a zone of a room.
    Zone,
    /// The name of a feature of seats.
    Feature,
    /// The name of a background of voters.
    Background,
}

impl fmt::Display for NameKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NameKind::Id => "id",
            NameKind::Dimension => "name of a dimension",
            NameKind::Tag => "tag",
            NameKind::Number => "name of a number",
            NameKind::Seat => "id of a seat",
            NameKind::Table => "name of a table",
            NameKind::Zone => "name of a zone",
            NameKind::Feature => "name of a feature",
            NameKind::Background => "name of a background",
        })
    }
}

/// "did you mean `ana`?", or what to do when no known name comes near.
pub(super) fn suggestion(nearest: &Option<String>) -> String {
    match nearest {
        Some(name) => format!("did you mean `{name}`?"),
        None => "check the spelling".to_owned(),
    }
}

/// "`a`, `b` or `c`", or `nothing` for an empty list.
pub(super) fn listed(names: &[String], last_joint: &str, nothing: &str) -> String {
    match names {
        [] => nothing.to_owned(),
        [only] => format!("`{only}`"),
        [first @ .., last] => format!("`{}` {last_joint} `{last}`", first.join("`, `")),
    }
}

/// "`a` and `b` are", or "7 members, `a` among them, are".
pub(super) fn some_members(names: &[String]) -> String {
    match names {
        [only] => format!("`{only}` is"),
        names if names.len() <= 12 => format!("{} are", listed(names, "and", "some members")),
        names => format!("{} members, `{}` among them, are", names.len(), names[0]),
    }
}
