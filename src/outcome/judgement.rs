//! A plan made by hand, beside the best that is known.

use super::{Outcome, TierCost};

/// What is to be said of a plan that was made by hand, or changed: what holds, what it bends, and what it costs beside the
/// best plan that is known. See [`Solver::judge`](crate::Solver::judge).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Judgement<P> {
    /// The plan, with all that is measured of it.
    pub plan: P,
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
    /// The rule in words that every member may see.
    pub words_for_members: String,
    /// Whether it must hold.
    pub required: bool,
    /// What it adds to its tier.
    pub cost: TierCost,
}

/// What only those who organise may see is left out.
impl std::fmt::Debug for JudgedRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JudgedRule")
            .field("rule", &self.rule)
            .field("words_for_members", &self.words_for_members)
            .finish_non_exhaustive()
    }
}

impl<P> Judgement<P> {
    /// Whether the plan meets all that must hold.
    pub fn holds(&self) -> bool {
        self.bent.iter().all(|rule| !rule.required)
    }
}
