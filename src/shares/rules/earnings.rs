//! What somebody may be paid within some periods.

use super::Known;
use crate::error::{Faults, fault};
use crate::shares::limits::amount;
use serde::{Deserialize, Serialize};
use std::fmt;

/// In any so many periods in a row the member is paid so much at most.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct Earnings {
    pub(in crate::shares) member: String,
    pub(in crate::shares) most: u64,
    /// More than there are mean all of them.
    pub(in crate::shares) periods: usize,
}

impl Earnings {
    pub(super) fn check(&self, known: &Known<'_>, faults: &mut Faults) {
        faults.keep(known.person(&self.member));
        amount(self.most, faults);
        if self.periods == 0 {
            faults.push(fault!(Zero, "it is about 0 periods in a row; ask for at least 1"));
        }
    }
}

impl fmt::Display for Earnings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Earnings { member, most, periods } = self;
        match periods {
            1 => write!(f, "`{member}` is paid {most} at most in any period"),
            periods => write!(f, "`{member}` is paid {most} at most in any {periods} periods in a row"),
        }
    }
}
