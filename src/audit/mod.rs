//! Measures of a plan, however it was made.

mod counts;
mod mixing;
mod random_seats;
mod seat_mixing;
mod view;
pub mod voting;
mod who_met;

pub use counts::{GroupCounts, TagCounts};
pub(crate) use counts::{balance, counts, tables as counts_tables};
pub use mixing::{MemberMixing, Mixing, Repeat};
pub use random_seats::RandomSeating;
pub(crate) use random_seats::{Chance, in_common};
pub use seat_mixing::{DimensionMixing, MeetingMixing, MemberSeats, SeatMixing, TagNeighbours};
pub(crate) use view::NamedGroups;
pub use voting::{
    Abstention, AbstentionPower, AbstentionVoter, BackgroundPower, Figure, Fraction, Needed, Precision, Voter,
    VoterPower, VotingPower, VotingRule, VotingRuleBuilder,
};
pub(crate) use who_met::{histogram, who_met};
