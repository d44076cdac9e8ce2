//! Who is in which group, and who is selected.
//!
//! ```
//! use roundtable::{Composition, Lens, Member, Outcome, Roster, Rule, Solver, Tier};
//!
//! let roster = Roster::new([
//!     Member::new("ana").tags("background", ["lived experience", "researcher"]),
//!     Member::new("bo").tag("background", "practitioner"),
//!     Member::new("cy").tag("background", "researcher"),
//!     Member::new("di").tags("background", ["practitioner", "researcher"]),
//! ])?;
//! let problem = Composition::builder(&roster)
//!     .group("panel", 3)
//!     .require(Rule::places("lived experience", 1..).lens(Lens::Hat))
//!     .require(Rule::places("practitioner", 1..).lens(Lens::Hat))
//!     .prefer(Tier(1), Rule::balance("background"))
//!     .build()?;
//! let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else { panic!("a panel can be found") };
//! assert!(solution.is_proved());
//! assert_eq!(solution.plan.unplaced().len(), 1);
//! # Ok::<(), roundtable::Error>(())
//! ```

mod answer;
mod build;
mod builder;
mod check;
mod lottery_options;
mod lower;
mod plan;
mod problem;

pub use builder::CompositionBuilder;
pub use lottery_options::{Chances, LotteryOptions};
pub use plan::CompositionPlan;
pub use problem::Composition;
