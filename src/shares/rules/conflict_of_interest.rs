//! Decisions that somebody is too close to.

use super::Known;
use crate::error::Faults;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The member leads no decision on this topic, nor the one of this name.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct ConflictOfInterest {
    pub(in crate::shares) member: String,
    pub(in crate::shares) topic: String,
}

impl ConflictOfInterest {
    pub(super) fn check(&self, known: &Known<'_>, faults: &mut Faults) {
        faults.keep(known.person(&self.member));
        faults.keep(known.decisions(&self.topic));
    }
}

impl fmt::Display for ConflictOfInterest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ConflictOfInterest { member, topic } = self;
        write!(f, "`{member}` leads no decision on `{topic}`")
    }
}
