//! Levels of priority.

use serde::{Deserialize, Serialize};

/// A level of priority: what stands in a lower tier is settled before a higher one is looked at. Preferred rules stand
/// in tiers from 1; tier 0 is what must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Tier(pub u32);
