//! Tables over several rounds: people mix while every table stays balanced.
//!
//! ```
//! use roundtable::{Member, Outcome, Roster, RoundRule, Rounds, Rule, Solver, Tier};
//!
//! let people = ["ana", "bo", "chidi", "dana", "emre", "farah", "gus", "hana"];
//! let roster = Roster::new(people.map(|id| {
//!     Member::new(id).tag("background", if id < "e" { "practitioner" } else { "researcher" })
//! }))?;
//! let problem = Rounds::builder(&roster)
//!     .even_tables("table", 2)
//!     .rounds(2)
//!     .require(Rule::balance("background"))
//!     .prefer(Tier(1), RoundRule::repeats())
//!     .build()?;
//! let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else { panic!("everybody has a seat") };
//! assert!(solution.is_proved());
//! assert_eq!(solution.plan.rounds()[0].tables[0].members.len(), 4);
//! # Ok::<(), roundtable::Error>(())
//! ```

mod answer;
mod build;
mod builder;
mod check;
mod designs;
mod lower;
mod over;
mod plan;
mod problem;
mod round_instance;
mod rules;
mod start;
mod validate;

pub use builder::{RoundsBuilder, Tables};
pub use plan::{PlannedRound, PlannedTable, RoundsPlan};
pub use problem::Rounds;
pub use rules::RoundRule;
