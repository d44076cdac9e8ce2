//! What is told of required rules beside their certificate.

use super::words::debug_of_rule;

/// A required rule that gives way, or that a fixed round or meeting breaks: all that must hold does, but for this.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exception {
    /// The rule, by its place in the order in which the rules were given, counted from 1.
    pub rule: usize,
    /// What is told, for those who organise.
    pub sentence: String,
    /// The rule in words that every member may see; `None` if it is private.
    pub words_for_members: Option<String>,
}

debug_of_rule!(Exception);
