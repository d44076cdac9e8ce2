//! What all of it may come to.

use super::Known;
use crate::error::Faults;
use crate::shares::limits::amount;
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Pay for all work and mentoring, or for the work of some periods.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct Budget {
    pub(in crate::shares) most: u64,
    /// Counted from 1.
    #[serde(rename = "in_periods", default, skip_serializing_if = "Option::is_none")]
    pub(in crate::shares) periods: Option<Vec<usize>>,
}

/// An amount that is not passed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct Most {
    pub(in crate::shares) most: u64,
}

impl Budget {
    pub(super) fn check(&self, known: &Known<'_>, faults: &mut Faults) {
        amount(self.most, faults);
        if let Some(periods) = &self.periods {
            known.scene.periods.listed(periods, faults);
        }
    }
}

impl Most {
    pub(super) fn check(&self, faults: &mut Faults) {
        amount(self.most, faults);
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = self.most;
        match self.periods.as_deref() {
            None => write!(f, "pay for all work and mentoring is {most} at most"),
            Some([period]) => write!(f, "pay for work in period {period} is {most} at most"),
            Some(periods) => {
                let periods = periods.iter().join(", ");
                write!(f, "pay for work in periods {periods} together is {most} at most")
            }
        }
    }
}
