//! Rules of shares in plain words.

use super::rule::{ShareKind, ShareRule};
use super::rules::{Most, OnPiece};
use std::fmt;

impl fmt::Display for ShareKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShareKind::EveryoneHasAPiece {} => f.write_str("everybody has a place on at least one piece of work"),
            ShareKind::WithinCaps {} => {
                f.write_str("nobody works more hours in a period than they said they can at most")
            }
            ShareKind::WithinOffers {} => f.write_str("nobody works more hours in all than they offered"),
            ShareKind::Even(kind) => kind.fmt(f),
            ShareKind::OutputLeads(kind) => {
                write!(f, "each `{}` leads as many outputs as its share of those who take part", kind.dimension)
            }
            ShareKind::NoUnpaidWork {} => f.write_str("nobody who is not paid does work that takes hours"),
            ShareKind::Budget(kind) => kind.fmt(f),
            ShareKind::BudgetEachPeriod(Most { most }) => {
                write!(f, "pay for work is {most} at most in every period")
            }
            ShareKind::TrainingBudget(Most { most }) => {
                write!(f, "places at trainings and pay for attending them come to {most} at most")
            }
            ShareKind::Earnings(kind) => kind.fmt(f),
            ShareKind::TeachAndLearn {} => f.write_str(
                "everybody who would both teach and learn teaches at least one skill and learns at least one",
            ),
            ShareKind::SkillsHeld(kind) => kind.fmt(f),
            ShareKind::LeadBackgrounds(kind) => {
                write!(f, "every decision has at least two leads who stand for different `{}`", kind.dimension)
            }
            ShareKind::MostDecisions(kind) => kind.fmt(f),
            ShareKind::ConflictOfInterest(kind) => kind.fmt(f),
            ShareKind::Leads(OnPiece { member, piece }) => write!(f, "`{member}` leads `{piece}`"),
            ShareKind::Takes(OnPiece { member, piece }) => {
                write!(f, "`{member}` works on `{piece}`")
            }
            ShareKind::DoesNotTake(OnPiece { member, piece }) => {
                write!(f, "`{member}` does not work on `{piece}`")
            }
            ShareKind::OnceAPiece {} => {
                f.write_str("nobody has two places on one piece of work, or leads one decision twice")
            }
            ShareKind::NeedsMet {} => {
                f.write_str("on every piece of work somebody has each skill and tag that it needs")
            }
            ShareKind::LearntBefore {} => {
                f.write_str("whoever leads a piece of work has learnt before what its lead needs")
            }
            ShareKind::TrainingPlaces {} => f.write_str("no training is attended by more people than it has places"),
            ShareKind::TaughtOnce {} => f.write_str("nobody is taught one skill twice"),
        }
    }
}

/// The rule in words, for those who organise.
impl fmt::Display for ShareRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)?;
        match &self.for_whom {
            Some(people) => write!(f, ", for {people}"),
            None => Ok(()),
        }
    }
}

/// Names nobody of a private rule.
impl fmt::Debug for ShareRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words_for_members())
    }
}
