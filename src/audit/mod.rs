//! Measures of a plan, however it was made.

mod counts;
mod mixing;
mod view;

pub(crate) use counts::counts;
pub use counts::{GroupCounts, TagCounts};
pub use mixing::{MemberMixing, Mixing, Repeat};
pub(crate) use view::MembersView;
#[cfg(feature = "report")]
pub(crate) use view::{CountsView, GroupView, TOO_FEW};
