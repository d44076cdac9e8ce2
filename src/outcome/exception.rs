//! What is told of required rules beside their certificate.

use std::fmt;

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

/// What is for those who organise is left out.
impl fmt::Debug for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exception")
            .field("rule", &self.rule)
            .field("words_for_members", &self.words_for_members)
            .finish_non_exhaustive()
    }
}
