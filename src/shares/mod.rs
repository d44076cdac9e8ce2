//! Shares of work, learning, pay and decisions: who does which piece of work, who learns and teaches what, and who
//! leads which decision.
//!
//! ```
//! use roundtable::{Decision, Member, Piece, Rate, Roster, ShareRule, Shares, Terms, Tier};
//!
//! let roster = Roster::new(["ana", "bo", "chidi"].map(Member::new))?;
//! let problem = Shares::builder(&roster)
//!     .periods(3)
//!     .rate(Rate::hourly("session", 1_200).source("our payment policy", "2026-04-01"))
//!     .terms(Terms::new("ana").offers(30.0).at_most_each_period(12.0).paid("session"))
//!     .terms(Terms::new("bo").offers(60.0).paid_by_employer())
//!     .terms(Terms::new("chidi").offers(30.0).declines_money("session"))
//!     .piece(Piece::new("report").lead(20.0).contributors(1, 8.0).in_periods(2..=3).output())
//!     .piece(Piece::new("notes").contributors(1, 12.0).chore())
//!     .decision(Decision::new("how the money is spent").topic("money"))
//!     .require(ShareRule::everyone_has_a_piece())
//!     .require(ShareRule::budget(50_000))
//!     .prefer(Tier(1), ShareRule::even_hours())
//!     .build()?;
//! // Two rules were added: caps are kept to, and nobody has two places of one piece.
//! assert_eq!(problem.rules().count(), 5);
//! # Ok::<(), roundtable::Error>(())
//! ```

mod already;
mod answer;
mod build;
mod builder;
mod check;
mod context;
mod decision;
mod eligible;
mod hall;
mod hours;
mod implicit_rules;
mod instance;
mod jobs;
mod known;
mod limits;
mod lower;
mod money;
mod pay;
mod piece;
mod plan;
mod problem;
mod rate;
mod rules;
mod shared_out;
mod sharing_rule;
mod sums;
mod tables;
mod terms;
#[cfg(test)]
mod tests;
mod training;
mod validate;

pub(crate) use hours::minutes;
pub(crate) use money::told;

pub use already::Already;
pub use builder::SharesBuilder;
pub use decision::Decision;
pub use piece::Piece;
pub use plan::{PlannedDecision, PlannedLearning, PlannedPlace, PlannedWork, SharesPlan};
pub use problem::Shares;
pub use rate::Rate;
pub use rules::ShareRule;
pub use shared_out::{
    BackgroundShares, Concentration, DimensionConcentration, Envy, Evenness, MemberBurden, MemberShares, Payment,
    PaymentFor, Portion, SharedOut, SkillHolders, UnservedWish,
};
pub use terms::Terms;
pub use training::Training;
