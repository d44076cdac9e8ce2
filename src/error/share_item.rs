//! What faults of shares are faults of.

use super::InputFault;
use super::shares_fault::SharesFault;
use std::fmt;

/// Something that is given, of which a fault can be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ShareItem {
    /// The rate of this name.
    Rate(String),
    /// The terms of the member of this id.
    Terms(String),
    /// The piece of work of this name.
    Piece(String),
    /// The training of this name.
    Training(String),
    /// The decision of this name.
    Decision(String),
    /// Mentoring.
    Mentoring,
}

impl fmt::Display for ShareItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShareItem::Rate(name) => write!(f, "the rate `{name}`"),
            ShareItem::Terms(member) => write!(f, "the terms of `{member}`"),
            ShareItem::Piece(name) => write!(f, "the piece `{name}`"),
            ShareItem::Training(name) => write!(f, "the training `{name}`"),
            ShareItem::Decision(name) => write!(f, "the decision `{name}`"),
            ShareItem::Mentoring => f.write_str("mentoring"),
        }
    }
}

impl ShareItem {
    /// A fault with what it is a fault of.
    pub(crate) fn fault(self, fault: impl Into<InputFault>) -> InputFault {
        let fault = SharesFault::Of { item: self, fault: Box::new(fault.into()) };
        fault.into()
    }
}

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ShareName {
    /// A rate of pay.
    Rate,
    /// A piece of work.
    Piece,
    /// A training.
    Training,
    /// A decision.
    Decision,
    /// A topic of decisions; where one is sought, a decision is meant as well.
    Topic,
    /// A skill.
    Skill,
}

impl fmt::Display for ShareName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ShareName::Rate => "rate",
            ShareName::Piece => "piece",
            ShareName::Training => "training",
            ShareName::Decision => "decision",
            ShareName::Topic => "topic or decision",
            ShareName::Skill => "skill",
        })
    }
}
