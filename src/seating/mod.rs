//! Who sits where, over meetings.

mod room;

pub use room::{Room, Seat};
