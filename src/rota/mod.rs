//! Roles at meetings that go round: a different person in the chair each time, and nobody falls a full turn behind.
//!
//! ```
//! use roundtable::{Member, Outcome, Role, Roster, Rota, RotaRule, Solver, Tier};
//!
//! let roster = Roster::new(["ana", "bo", "chidi", "dana"].map(Member::new))?;
//! let problem = Rota::builder(&roster)
//!     .meetings(6)
//!     .role(Role::new("chair", 1).burden(2))
//!     .role(Role::new("minutes", 1))
//!     .absent("dana", [1, 2])
//!     .require(RotaRule::gap(1))
//!     .require(RotaRule::fair_share().roles(["chair"]))
//!     .prefer(Tier(1), RotaRule::even_burden())
//!     .build()?;
//! let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else { panic!("there are people enough") };
//! assert!(solution.is_proved());
//! assert_eq!(solution.plan.meetings()[0].holders("chair").len(), 1);
//! # Ok::<(), roundtable::Error>(())
//! ```

mod answer;
mod build;
mod builder;
mod chain;
mod check;
mod history;
mod holders;
mod labels;
mod layout;
mod ledger;
mod lower;
mod lowering_context;
mod measure;
mod meeting_instance;
mod part;
mod pins;
mod places_against;
mod plan;
mod planned;
mod problem;
mod role;
mod rules;
mod share;
mod start;
mod turn_rule;
mod turns;
mod validate;

pub use builder::RotaBuilder;
pub use ledger::{Decline, Ledger, Next, NextTurn};
pub use plan::RotaPlan;
pub use planned::PlannedTurns;
pub use problem::Rota;
pub(crate) use role::Mode;
pub use role::Role;
pub use rules::RotaRule;
pub use share::{Share, ShareFault};
pub use turns::{BackgroundTurns, MemberTurns, RoleTurns, Turns};
