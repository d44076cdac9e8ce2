//! What can be wrong with a voting rule.

use super::location::suggestion;

/// One fault of a voting rule: whom or what it concerns, why it is a fault, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VotingFault {
    /// Nobody who votes.
    #[error("there are no voters; add at least one")]
    NoVoters,
    /// More voters than are worked with.
    #[error("{voters} voters are given, and {most} are the most; ask about their delegates")]
    TooManyVoters {
        /// How many are given.
        voters: usize,
        /// How many there may be.
        most: usize,
    },
    /// An id that no voter has.
    #[error("no voter has the id `{voter}`; {}", suggestion(.nearest))]
    UnknownVoter {
        /// The id as given.
        voter: String,
        /// The id that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A background that no voter has.
    #[error("no voter has the background `{background}`; {}", suggestion(.nearest))]
    UnknownBackground {
        /// The background as given.
        background: String,
        /// The background that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// Each background is to agree, and there is none.
    #[error("some of each background are to agree, and no voter has any; say who has which")]
    NoBackgrounds,
    /// A background none of whose members have to agree.
    #[error("at least 0 voters with the background `{background}` are to agree; ask for at least 1, or leave it out")]
    NobodyToAgree {
        /// The background.
        background: String,
    },
    /// A background of which more are to agree than there are.
    #[error(
        "at least {needed} voters with the background `{background}` are to agree, and {members} have it, so that nothing can pass; ask for at most {members}"
    )]
    TooFewToAgree {
        /// The background.
        background: String,
        /// How many are to agree.
        needed: u64,
        /// How many there are.
        members: usize,
    },
    /// A quota that nobody's weight helps to reach.
    #[error(
        "a quota is asked for, and every voter has the weight 0, so that nothing can pass; give weights, or leave the quota out"
    )]
    NoWeight,
    /// A quota that all together do not reach.
    #[error(
        "the quota is {quota}, and all weights add up to {total}, so that nothing can pass; ask for at most {total}"
    )]
    QuotaAboveTotal {
        /// The quota.
        quota: u64,
        /// The sum of all weights.
        total: u64,
    },
    /// Weights whose sum is not counted.
    #[error("the weights add up to more than {}; use a larger unit", u64::MAX)]
    WeightsTooLarge,
    /// A rule that nobody has to agree to.
    #[error(
        "everything passes, even with nobody for it; give a quota of at least 1, a veto, or a background of which some are to agree"
    )]
    NothingAsked,
    /// A rule whose table is too large to be worked through.
    #[error(
        "beyond {counted} voters a table is kept of every sum of weights below the quota, for every number who agree of each background; here it has {cells} cells, which comes to {steps} steps, and {most} are the most; use a larger unit for the weights, ask for fewer backgrounds, or ask about at most {counted} voters"
    )]
    TableTooLarge {
        /// Up to so many voters no table is needed.
        counted: usize,
        /// Cells of the table.
        cells: u128,
        /// Steps that it takes to work through it.
        steps: u128,
        /// How many it may take.
        most: u128,
    },
}
