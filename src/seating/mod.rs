//! Who sits where, over meetings: no background fills one corner of the room, and nobody owns the head of the table.
//!
//! ```
//! use roundtable::{Member, Outcome, Room, Roster, SeatRule, Seating, Solver, Tier};
//!
//! let people = ["ana", "bo", "chidi", "dana", "emre", "farah"];
//! let roster = Roster::new(people.map(|id| {
//!     Member::new(id).tag("background", if id < "d" { "practitioner" } else { "researcher" })
//! }))?;
//! let problem = Seating::builder(&roster)
//!     .room(Room::round_table(6).feature("step-free", ["1", "2"]))
//!     .meetings(2)
//!     .require(SeatRule::needs("bo", ["step-free"]))
//!     .prefer(Tier(1), SeatRule::mix("background"))
//!     .prefer(Tier(2), SeatRule::new_neighbours())
//!     .build()?;
//! let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else { panic!("everybody has a seat") };
//! assert_eq!(solution.certificate[1].cost, 0);
//! assert_eq!(solution.plan.meetings()[0].seats().count(), 6);
//! # Ok::<(), roundtable::Error>(())
//! ```

mod answer;
mod build;
mod builder;
mod check;
mod conflict;
mod context;
mod entry;
mod lower;
mod lowering_context;
mod measure;
mod measured;
mod meeting;
mod mixing;
mod pins;
mod plan;
mod planned;
mod problem;
mod reading;
mod room;
mod rules;
mod seat_rule;
mod tables;
mod told;
mod validate;
#[cfg(feature = "report")]
mod view;

pub use builder::SeatingBuilder;
pub use measure::SeatMeasure;
pub use plan::SeatingPlan;
pub use planned::PlannedMeeting;
pub use problem::Seating;
#[cfg(feature = "report")]
pub(crate) use room::NO_TABLE;
pub use room::{Room, Seat};
pub use rules::SeatRule;
