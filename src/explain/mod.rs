//! Why a problem has no plan, or none was found, and which other plans are as good.

mod alternatives;
mod attempt;
mod conflict;
mod judged;

pub(crate) use alternatives::alternatives;
pub(crate) use attempt::undecided;
pub(crate) use conflict::{counted, explain};
pub(crate) use judged::bent;
