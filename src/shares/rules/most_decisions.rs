//! A share of decisions beyond which nobody leads.

use super::Known;
use crate::error::{Faults, fault};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The largest number in a share, so that it can be taken of the weight of all decisions.
const MOST_PARTS: u32 = 1_000_000;

/// Nobody, or not this member, leads more than this share of the weight of all decisions.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct MostDecisions {
    /// A fraction: above and below its line.
    pub(in crate::shares) share: (u32, u32),
    #[serde(rename = "of", default, skip_serializing_if = "Option::is_none")]
    pub(in crate::shares) member: Option<String>,
}

impl MostDecisions {
    pub(super) fn check(&self, known: &Known<'_>, faults: &mut Faults) {
        let (above, below) = self.share;
        if below == 0 || above > below {
            faults.push(fault!(NotAShare, "{above}/{below} is no share of a whole; give two numbers such as 1 and 3"));
        } else if below > MOST_PARTS {
            faults.push(fault!(
                BeyondLimit,
                "the numbers of a share go up to {most}; reduce the fraction, or round it",
                most = MOST_PARTS
            ));
        }
        if let Some(member) = &self.member {
            faults.keep(known.person(member));
        }
    }
}

impl fmt::Display for MostDecisions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (above, below) = self.share;
        match &self.member {
            None => f.write_str("nobody leads more than ")?,
            Some(member) => write!(f, "`{member}` does not lead more than ")?,
        }
        write!(f, "{above}/{below} of the weight of all decisions")
    }
}
