//! How much time and money is worked with.

use crate::error::{Faults, InputFault};

/// Periods beyond which shares are refused.
pub(super) const MAX_PERIODS: usize = 1_000;

/// Amounts of money beyond which they are refused.
const MAX_MONEY: u64 = 1_000_000_000_000;

/// The amount as far as it is counted; notes one beyond that.
pub(super) fn amount(amount: u64, faults: &mut Faults) -> i64 {
    if amount > MAX_MONEY {
        faults.push(InputFault::amount_too_large(amount, MAX_MONEY));
    }
    amount.min(MAX_MONEY) as i64
}
