//! Rules of shares in plain words.

use super::rule::ShareRules;
use super::rules::{Most, OnPiece};
use std::fmt;

impl fmt::Display for ShareRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShareRules::EveryoneHasAPiece {} => f.write_str("everybody has a place on at least one piece of work"),
            ShareRules::WithinCaps {} => {
                f.write_str("nobody works more hours in a period than they said they can at most")
            }
            ShareRules::WithinOffers {} => f.write_str("nobody works more hours in all than they offered"),
            ShareRules::Even(kind) => kind.fmt(f),
            ShareRules::OutputLeads(kind) => {
                write!(f, "each `{}` leads as many outputs as its share of those who take part", kind.dimension)
            }
            ShareRules::NoUnpaidWork {} => f.write_str("nobody who is not paid does work that takes hours"),
            ShareRules::Budget(kind) => kind.fmt(f),
            ShareRules::BudgetEachPeriod(Most { most }) => {
                write!(f, "pay for work is {most} at most in every period")
            }
            ShareRules::TrainingBudget(Most { most }) => {
                write!(f, "places at trainings and pay for attending them come to {most} at most")
            }
            ShareRules::Earnings(kind) => kind.fmt(f),
            ShareRules::TeachAndLearn {} => f.write_str(
                "everybody who would both teach and learn teaches at least one skill and learns at least one",
            ),
            ShareRules::SkillsHeld(kind) => kind.fmt(f),
            ShareRules::LeadBackgrounds(kind) => {
                write!(f, "every decision has at least two leads who stand for different `{}`", kind.dimension)
            }
            ShareRules::MostDecisions(kind) => kind.fmt(f),
            ShareRules::ConflictOfInterest(kind) => kind.fmt(f),
            ShareRules::Leads(OnPiece { member, piece }) => write!(f, "`{member}` leads `{piece}`"),
            ShareRules::Takes(OnPiece { member, piece }) => {
                write!(f, "`{member}` works on `{piece}`")
            }
            ShareRules::DoesNotTake(OnPiece { member, piece }) => {
                write!(f, "`{member}` does not work on `{piece}`")
            }
            ShareRules::OnceAPiece {} => {
                f.write_str("nobody has two places on one piece of work, or leads one decision twice")
            }
            ShareRules::NeedsMet {} => {
                f.write_str("on every piece of work somebody has each skill and tag that it needs")
            }
            ShareRules::LearntBefore {} => {
                f.write_str("whoever leads a piece of work has learnt before what its lead needs")
            }
            ShareRules::TrainingPlaces {} => f.write_str("no training is attended by more people than it has places"),
            ShareRules::TaughtOnce {} => f.write_str("nobody is taught one skill twice"),
        }
    }
}
