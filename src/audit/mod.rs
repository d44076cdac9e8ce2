//! Measures of a plan, however it was made.

mod counts;
mod view;

pub(crate) use counts::counts;
pub use counts::{GroupCounts, TagCounts};
#[cfg(feature = "report")]
pub(crate) use view::{CountsView, GroupView, TOO_FEW};
pub(crate) use view::{LEAST_SHOWN, MembersView};
