//! Least and greatest numbers, as users give them.

use crate::error::{InputFault, fault};
use std::fmt;
use std::ops::{Bound, RangeBounds};

/// Least and greatest number, `None` for no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub(crate) min: Option<u32>,
    pub(crate) max: Option<u32>,
}

impl Bounds {
    pub(crate) fn new(range: &impl RangeBounds<u32>) -> Bounds {
        let min = match range.start_bound() {
            Bound::Included(&min) => Some(min),
            Bound::Excluded(&below) => Some(below.saturating_add(1)),
            Bound::Unbounded => None,
        };
        match range.end_bound() {
            Bound::Included(&max) => Bounds { min, max: Some(max) },
            // Nothing lies below 0: crossed bounds, which are reported as a fault.
            Bound::Excluded(&0) => Bounds { min: Some(min.unwrap_or(0).max(1)), max: Some(0) },
            Bound::Excluded(&above) => Bounds { min, max: Some(above - 1) },
            Bound::Unbounded => Bounds { min, max: None },
        }
    }

    pub(crate) fn low(&self) -> Option<i64> {
        self.min.map(i64::from)
    }

    pub(crate) fn high(&self) -> Option<i64> {
        self.max.map(i64::from)
    }

    /// "at most 1 turn", "2 to 3 turns".
    pub(crate) fn counted(&self, one: &str, many: &str) -> String {
        format!("{self} {}", if self.max.or(self.min) == Some(1) { one } else { many })
    }

    pub(crate) fn fault(&self) -> Option<InputFault> {
        match (self.min, self.max) {
            (None, None) => Some(InputFault::nothing_bounded()),
            (Some(min), Some(max)) if min > max => Some(fault!(
                BoundsCrossed,
                "the least number, {min}, is above the greatest, {max}; swap them or correct one"
            )),
            _ => None,
        }
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => write!(f, "exactly {min}"),
            (Some(min), Some(max)) => write!(f, "{min} to {max}"),
            (Some(min), None) => write!(f, "at least {min}"),
            (None, Some(max)) => write!(f, "at most {max}"),
            (None, None) => f.write_str("any number of"),
        }
    }
}
