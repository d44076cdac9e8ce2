//! Composes groups in which nobody sits at the head.

mod error;
mod milp;
pub mod model;
mod search;
mod roster;

pub use error::{Error, InputFault, InputFaults, Location, NameKind, Position};
pub use roster::{
    CsvOptions, Dimension, DimensionId, Member, MemberId, Named, NumberId, Roster, Tag, TagId,
};
