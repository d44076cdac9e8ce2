//! A rule as it is given to a problem.

use super::Rule;

/// A rule with whether it must hold (tier 0) or in which tier it is preferred.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Asked<R = Rule> {
    pub(crate) rule: R,
    pub(crate) tier: u32,
}
