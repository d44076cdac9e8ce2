//! Neither a plan nor a proof that there is none.

use super::StopReason;
use crate::event::Event;
use crate::roster::RosterNotes;
use std::fmt;

/// A solve that stopped before a plan was found or shown to be impossible.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Undecided {
    /// Why the search ended.
    pub stop: StopReason,
    /// The required rules that the best attempt broke, in their order; empty if there was no attempt.
    pub broken: Vec<BrokenRule>,
    /// Columns of an integer program that was not tried for its size; [`Solver::nodes`](crate::Solver::nodes) allows it.
    pub untried: Option<usize>,
    /// How the roster was read, for those who organise.
    pub roster: RosterNotes,
    /// What the plan is for, as it stands at the head of pages.
    pub event: Option<Event>,
}

/// A required rule that the best attempt at a plan broke.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct BrokenRule {
    /// The rule, by its place in the order in which the rules were given, counted from 1. `None` if it was not given.
    pub rule: Option<usize>,
    /// The rule in words, for those who organise.
    pub sentence: String,
    /// By how much it was broken.
    pub by: i64,
    /// For those who organise: the members, or in a problem of shares the work, of which one alone, elsewhere, would
    /// have broken it less. Empty if nothing so small helps, and in problems that are too large to look.
    pub concerned: Vec<String>,
}

/// For members: the same whatever was tried.
impl fmt::Display for Undecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the search stopped before it found one")
    }
}

/// What only those who organise may see is left out.
impl fmt::Debug for Undecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Undecided").finish_non_exhaustive()
    }
}

/// What only those who organise may see is left out.
impl fmt::Debug for BrokenRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BrokenRule").finish_non_exhaustive()
    }
}
