//! A plan made by hand, beside the best that is known.

use super::words::debug_of_rule;
use super::{Outcome, TierCost};
use crate::event::Event;
use crate::public::Public;
use std::fmt;

/// What is to be said of a plan that was made by hand, or changed: what holds, what it bends, and what it costs beside the
/// best plan that is known. See [`Solver::judge`](crate::Solver::judge).
///
/// `Display` and `Debug` are for members: they tell of the fields below what everybody may know, and no more.
#[derive(Clone)]
#[non_exhaustive]
pub struct Judgement<P> {
    /// The plan, with all that is measured of it.
    pub plan: P,
    /// What it is for, as it stands at the head of pages.
    pub event: Option<Event>,
    /// What it costs in each tier, from the definitions of the rules alone.
    pub costs: Vec<TierCost>,
    /// The rules that cost something, in their order, but for those that compare levels; those that must hold are broken.
    pub bent: Vec<JudgedRule>,
    /// What the solver found for the same problem: the best plan that is known, and what no plan goes below.
    pub best: Outcome<P>,
}

/// A rule that costs something in a plan.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct JudgedRule {
    /// The rule, by its place in the order in which the rules were given, counted from 1. `None` if it was not given.
    pub rule: Option<usize>,
    /// The rule in words, for those who organise.
    pub sentence: String,
    /// The rule in words that every member may see; `None` if it is private.
    pub words_for_members: Option<String>,
    /// Whether it must hold.
    pub required: bool,
    /// What it adds to its tier.
    pub cost: TierCost,
}

debug_of_rule!(JudgedRule);

impl<P: fmt::Debug> fmt::Debug for Judgement<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules = self.facts();
        f.debug_struct("Judgement").field("plan", &self.plan).field("rules", rules.get()).finish_non_exhaustive()
    }
}

impl<P> Judgement<P> {
    /// Whether the plan meets all that must hold.
    pub fn holds(&self) -> bool {
        self.bent.iter().all(|rule| !rule.required)
    }

    /// The rules that are not private and must hold, as far as the plan breaks them, and those that it bends.
    pub(crate) fn facts(&self) -> Public<(Vec<String>, Vec<String>)> {
        let words = |required: bool| {
            let rules = self.bent.iter().filter(move |rule| rule.required == required && !rule.cost.gain);
            rules.filter_map(|rule| rule.words_for_members.clone()).collect()
        };
        Public::fact((words(true), words(false)))
    }
}
