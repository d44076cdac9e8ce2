//! Leads over the tags of a dimension: those of outputs, and those of each decision.

use super::Known;
use crate::error::Faults;
use serde::{Deserialize, Serialize};

/// A dimension of the roster whose tags have their part.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct Across {
    pub(in crate::shares) dimension: String,
}

impl Across {
    pub(in crate::shares) fn new(dimension: impl Into<String>) -> Across {
        Across { dimension: dimension.into() }
    }

    pub(super) fn check(&self, known: &Known<'_>, faults: &mut Faults) {
        faults.keep(known.roster.resolve_dimension(&self.dimension));
    }
}
