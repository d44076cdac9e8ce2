//! Who sits where, over meetings.

mod room;

pub use room::{Room, Seat};

#[allow(unused_imports, reason = "called by seating, which comes next")]
pub(crate) use room::NO_TABLE;
