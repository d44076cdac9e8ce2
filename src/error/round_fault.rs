//! What can be wrong with rounds and their tables.

use super::fault::InputFault;

/// What can be wrong with rounds and their tables.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoundFault {
    /// A fault that one round has and others do not.
    #[error("round {round}: {fault}")]
    InRound {
        /// The round, from 1.
        round: usize,
        /// What is wrong with it.
        fault: Box<InputFault>,
    },
    /// No rounds.
    #[error("there are no rounds; say how many there are to be")]
    NoRounds,
    /// More rounds than are worked with.
    #[error("{rounds} rounds are asked for, and {most} are the most; plan them in parts")]
    TooManyRounds {
        /// How many.
        rounds: usize,
        /// How many there may be.
        most: usize,
    },
    /// A round that there is none of.
    #[error("there is no round {round}; rounds are counted from 1 to {rounds}")]
    UnknownRound {
        /// The number given.
        round: usize,
        /// How many rounds there are.
        rounds: usize,
    },
    /// A list of rounds without any.
    #[error("it names no round; name those that it is about, or leave the list out")]
    NoRoundNamed,
    /// Rounds named for a rule that is about all of them together.
    #[error("it is about all rounds together; leave out the rounds")]
    RoundsDoNotFit,
    /// Tables given twice for one round.
    #[error("round {round} gets tables of its own twice; give them once")]
    TablesTwice {
        /// The round, from 1.
        round: usize,
    },
    /// More fixed rounds than there are rounds.
    #[error("{fixed} rounds are fixed, and there are {rounds}; count the fixed ones among the rounds")]
    TooManyFixed {
        /// Fixed rounds.
        fixed: usize,
        /// All rounds.
        rounds: usize,
    },
    /// Fewer hosts than tables.
    #[error(
        "in round {round} {hosts} of the hosts are there for {tables} tables; name more hosts or take fewer tables"
    )]
    TooFewHosts {
        /// The round, from 1.
        round: usize,
        /// Hosts who are there.
        hosts: usize,
        /// Tables of the round.
        tables: usize,
    },
    /// Pinned hosts who are not as many as the tables.
    #[error("in round {round} there are {tables} tables for {hosts} pinned hosts; name as many hosts as tables")]
    HostsNotPinned {
        /// The round, from 1.
        round: usize,
        /// Hosts named.
        hosts: usize,
        /// Tables of the round.
        tables: usize,
    },
}
