//! Measures of a plan, however it was made.

mod counts;
mod mixing;
#[allow(dead_code, reason = "called by seating, which comes next")]
mod seats_view;
mod view;

pub(crate) use counts::counts;
pub use counts::{GroupCounts, TagCounts};
pub use mixing::{MemberMixing, Mixing, Repeat};
#[allow(unused_imports, reason = "called by seating, which comes next")]
pub(crate) use seats_view::{SeatView, SeatsView, Sitter};
pub(crate) use view::MembersView;
#[cfg(feature = "report")]
pub(crate) use view::{CountsView, GroupView, TOO_FEW};
