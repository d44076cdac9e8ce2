//! What can be wrong with rates of pay, amounts of money and hours.

/// One fault of rates of pay, of amounts or of hours: why it is a fault, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PayFault {
    /// A rate without an amount.
    #[error("it has no amount; give one of `flat`, `hourly` and `bands`")]
    NoAmount,
    /// A rate with amounts of several kinds.
    #[error("it has amounts of several kinds; give one of `flat`, `hourly` and `bands`")]
    SeveralAmounts,
    /// A rate that does not say where it comes from.
    #[error("it does not say where it comes from; give its source, such as a policy or an agreement")]
    NoSource,
    /// A rate that does not say as of when it holds.
    #[error("it does not say as of when it holds; give the date as YYYY-MM-DD")]
    NoDate,
    /// A date that cannot be read.
    #[error("`{date}` is no date; write a day of the calendar as YYYY-MM-DD, such as 2026-04-01")]
    NotADate {
        /// The date as given.
        date: String,
    },
    /// A rate by bands that has none.
    #[error("it has no bands; give at least one, from 0 hours")]
    NoBands,
    /// Bands that leave out the shortest sittings.
    #[error("its first band does not begin at 0 hours; add one from 0")]
    BandsNotFromZero,
    /// Bands out of order.
    #[error("its bands do not rise; let each begin after the one before")]
    BandsNotRising,
    /// An amount beyond what is counted.
    #[error("the amount {amount} is beyond {most}; correct it, or count in a larger unit throughout")]
    AmountTooLarge {
        /// The amount as given.
        amount: u64,
        /// The most.
        most: u64,
    },
    /// Amounts that add up to more than is counted.
    #[error(
        "if each piece, training and mentoring pair went to whoever is paid most for it, pay would come to 2^60 or more; correct the rates and hours, or count in a larger unit throughout"
    )]
    TooMuchPay,

    /// Hours that are infinite or no number.
    #[error("its hours are not a finite number; write them with digits, such as 7.5")]
    NotFiniteHours,
    /// Hours below 0.
    #[error("{hours} hours are below 0; correct the number")]
    NegativeHours {
        /// The hours as given.
        hours: String,
    },
    /// Hours beyond what is counted.
    #[error("{hours} hours are beyond {most}; correct the number")]
    TooManyHours {
        /// The hours as given.
        hours: String,
        /// The most.
        most: u32,
    },
    /// Hours that are not a whole number of minutes.
    #[error("{hours} hours are not a whole number of minutes; round them, such as to quarters of an hour")]
    PartOfAMinute {
        /// The hours as given.
        hours: String,
    },
}
