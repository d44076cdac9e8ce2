//! Rules that a plan bends, and rules that clash.

use super::words::debug_of_rule;
use crate::event::Event;
use crate::public::Public;
use crate::roster::RosterNotes;
use crate::unit::Unit;
use std::fmt;

/// A preferred rule that a plan meets less well than counting leaves room for.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// The rule, by its place in the order in which the rules were given, counted from 1.
    pub rule: usize,
    /// The rule in words, for those who organise.
    pub sentence: String,
    /// The rule in words that every member may see; `None` if it is private.
    pub words_for_members: Option<String>,
    /// By how many units, beyond the floor: what counting shows that no plan can avoid. Where no plan reaches the
    /// floor, part of it may be unavoidable all the same.
    pub by: f64,
    /// What is counted.
    pub unit: Unit,
}

/// Why no plan can be: rules that cannot all be met.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// The clashing rules.
    pub rules: Vec<ClashingRule>,
    /// The reason in a sentence, where counting shows it. For those who organise.
    pub reason: Option<String>,
    /// Whether each of these rules is needed for the clash: if all but any one of them were all that was given, there
    /// would be a plan. Shown, not guessed.
    pub smallest: bool,
    /// How the roster was read, for those who organise.
    pub roster: RosterNotes,
    /// What the plan is for, as it stands at the head of pages.
    pub event: Option<Event>,
}

impl Conflict {
    /// A conflict of which no rules are known, for a reason.
    pub(crate) fn because(reason: String) -> Conflict {
        let (rules, roster) = (Vec::new(), RosterNotes::default());
        Conflict { rules, reason: Some(reason), smallest: false, roster, event: None }
    }

    /// The clashing rules that are not private.
    pub(crate) fn facts(&self) -> Public<Vec<String>> {
        Public::fact(self.rules.iter().filter_map(|rule| rule.words_for_members.clone()).collect())
    }
}

/// A rule of a conflict.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClashingRule {
    /// The rule, by its place in the order in which the rules were given, counted from 1. `None` stands for sizes, for
    /// "everybody is placed", and for what holds of every plan without being given.
    pub rule: Option<usize>,
    /// The rule in words, for those who organise.
    pub sentence: String,
    /// The rule in words that every member may see; `None` if it is private.
    pub words_for_members: Option<String>,
}

debug_of_rule!(Violation);

/// What only those who organise may see is left out.
impl fmt::Debug for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Conflict").field("rules", self.facts().get()).finish_non_exhaustive()
    }
}

debug_of_rule!(ClashingRule);
