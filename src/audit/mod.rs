//! Measures of a plan, however it was made.

mod counts;
mod view;

pub use counts::{GroupCounts, TagCounts};
pub(crate) use counts::counts;
pub(crate) use view::MembersView;
