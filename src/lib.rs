//! Composes groups in which nobody sits at the head.

mod error;
mod milp;
pub mod model;
mod search;
mod roster;

pub use error::{Error, InputFault, InputFaults};
