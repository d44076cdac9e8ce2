//! Shares of work, learning, pay and decisions: who does which piece of work, who learns and teaches what, and who leads which
//! decision.
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

mod builder;
mod date;
mod decision;
mod eligible;
mod form;
mod hours;
mod pay;
mod piece;
mod rate;
mod rule;
mod rules;
mod scene;
mod sums;
mod survey;
mod terms;
#[cfg(test)]
mod tests;
mod training;
mod words;

pub use builder::SharesBuilder;
pub use decision::Decision;
pub use form::SharesForm;
pub use piece::Piece;
pub use rate::Rate;
pub use rule::ShareRule;
pub use terms::Terms;
pub use training::Training;

use crate::roster::Roster;
use crate::rules::{Asked, Tier};
use builder::Given;
use scene::Scene;
use std::fmt;
use std::sync::Arc;

/// Periods beyond which shares are refused.
const MOST_PERIODS: usize = 1_000;

/// Work, learning, pay and decisions to be shared out, and the rules for them.
#[derive(Clone)]
pub struct Shares {
    roster: Arc<Roster>,
    given: Given,
    scene: Scene,
    asked: Vec<Asked<ShareRule>>,
}

impl Shares {
    /// Starts shares for members of this roster.
    pub fn builder(roster: &Roster) -> SharesBuilder {
        SharesBuilder::new(roster)
    }

    /// The roster.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Number of periods.
    pub fn periods(&self) -> usize {
        self.scene.periods
    }

    /// The rates of pay, in the order given.
    pub fn rates(&self) -> &[Rate] {
        &self.given.rates
    }

    /// The terms, in the order given.
    pub fn terms(&self) -> &[Terms] {
        &self.given.terms
    }

    /// The pieces of work, in the order given.
    pub fn pieces(&self) -> &[Piece] {
        &self.given.pieces
    }

    /// The trainings, in the order given.
    pub fn trainings(&self) -> &[Training] {
        &self.given.trainings
    }

    /// The decisions, in the order given.
    pub fn decisions(&self) -> &[Decision] {
        &self.given.decisions
    }

    /// The rules in the order given, each with its tier; tier 0 is what must hold. Those that hold of every plan and were not given
    /// come last.
    pub fn rules(&self) -> impl Iterator<Item = (Tier, &ShareRule)> {
        self.asked
            .iter()
            .map(|asked| (Tier(asked.tier), &asked.rule))
    }
}

/// Names nobody of a private rule, and no unequal pair.
impl fmt::Debug for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shares")
            .field("roster", &self.roster)
            .field("given", &self.given)
            .field("rules", &self.asked)
            .finish_non_exhaustive()
    }
}
