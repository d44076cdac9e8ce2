//! How far a solve has come.

use crate::outcome::TierCost;
use std::time::Duration;

/// How far a solve has come.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Progress {
    /// Time since the solve began.
    pub elapsed: Duration,
    /// Moves whose cost was computed.
    pub steps: u64,
    /// Cost of the best plan so far in each tier, tier 0 first; `None` before there is a plan.
    pub cost: Option<Vec<TierCost>>,
    /// What a plan cannot go below in each tier, by counting and by the programs so far, if it is at these bounds in all earlier
    /// tiers.
    pub bound: Vec<TierCost>,
}
