//! Composes groups in which nobody sits at the head.

mod error;
pub mod milp;
mod roster;

pub use error::{Error, InputFault, InputFaults};
