//! Why a problem has no plan, and which other plans are as good.

mod conflict;

pub(crate) use conflict::{counted, explain};
