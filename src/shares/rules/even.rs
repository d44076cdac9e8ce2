//! As even as can be: the largest as small as can be, then the next.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Something is shared as evenly as can be.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct Even {
    pub(in crate::shares) of: EvenOf,
}

/// What is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::shares) enum EvenOf {
    /// Hours of work beside hours offered.
    Hours,
    /// Hours of chores beside hours offered.
    Chores,
    /// Outputs that people are named on.
    Outputs,
    /// Wished-for skills that people learn.
    Learning,
    /// The weight of decisions that people lead.
    Decisions,
}

impl fmt::Display for Even {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.of {
            EvenOf::Hours => "hours of work beside the hours that people offered are as even as can be",
            EvenOf::Chores => "hours of chores beside the hours that people offered are as even as can be",
            EvenOf::Outputs => "the numbers of outputs that people are named on are as even as can be",
            EvenOf::Learning => "the numbers of wished-for skills that people learn are as even as can be",
            EvenOf::Decisions => "the weights of the decisions that people lead are as even as can be",
        })
    }
}
