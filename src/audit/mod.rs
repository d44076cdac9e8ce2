//! Measures of a plan, however it was made.

mod counts;
mod mixing;
mod random_seats;
mod seat_mixing;
#[cfg(feature = "report")]
mod seats_view;
mod view;
pub mod voting;

pub(crate) use counts::counts;
pub use counts::{GroupCounts, TagCounts};
pub use mixing::{MemberMixing, Mixing, Repeat};
pub use random_seats::RandomSeating;
pub(crate) use random_seats::{Chance, in_common};
pub use seat_mixing::{DimensionMixing, MeetingMixing, MemberSeats, SeatMixing, TagNeighbours};
#[cfg(feature = "report")]
pub(crate) use seats_view::{SeatView, SeatsView, Sitter};
pub(crate) use view::MembersView;
#[cfg(feature = "report")]
pub(crate) use view::{CountsView, GroupView, TOO_FEW};
pub use voting::{
    BackgroundPower, Figure, Fraction, Precision, Voter, VoterPower, VotingPower, VotingRule, VotingRuleBuilder,
};
