//! Amounts of money as they are counted, in the smallest unit of the currency.

use crate::unit::Unit;

/// An amount that has been checked to fit, as it is counted.
pub(super) fn counted(most: u64) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

/// What amounts are counted in.
pub(super) fn unit() -> Unit {
    Unit::named("in money")
}
