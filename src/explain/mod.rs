//! Why a problem has no plan, and which other plans are as good.

mod alternatives;
mod conflict;

pub(crate) use alternatives::alternatives;
pub(crate) use conflict::{counted, explain};
