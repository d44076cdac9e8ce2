//! Members, what they bring, and where that is read from.

mod build;
mod csv;
mod dimension;
mod form;
mod ids;
mod lookup;
mod member;
mod name_index;
mod name_table;
pub(crate) mod names;
mod notes;
pub(crate) mod number;
mod options;
mod origin;
pub(crate) mod pairs;
mod people;
mod reading;
mod rows;
mod sheet;
mod shown;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod vocabulary;
mod walk;
#[cfg(feature = "sheets")]
mod workbook;
pub(crate) mod written;

pub use self::dimension::{Dimension, Tag};
pub use self::ids::{DimensionId, MemberId, NumberId, TagId};
pub use self::member::Member;
pub use self::name_table::Named;
pub use self::notes::RosterNotes;
pub use self::options::{ColumnOptions, RosterOptions};
pub use self::people::Roster;
pub use self::walk::RosterMember;

pub(crate) use self::sheet::RosterName;
pub(crate) use self::source::RosterSource;
