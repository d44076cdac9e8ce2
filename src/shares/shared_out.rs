//! What a plan gives everybody, beside even shares.

mod compute;
mod envy;
mod measures;
mod payments;
mod tables;

use super::rate::Rate;
use serde::Serialize;
use std::fmt;

pub use envy::{Envy, MemberBurden};
pub use payments::PaymentFor;

/// What everybody does, is paid, learns and decides, beside an even share of it.
///
/// Of hours, chores and pay an even share goes by the hours that people offered; of outputs and decisions everybody has
/// the same. `Display` is for members; everything else is for those who organise.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SharedOut {
    /// Those who take part, in the order of the roster.
    pub members: Vec<MemberShares>,
    /// How unevenly hours are shared.
    pub hours: Evenness,
    /// How concentrated decisions are among people.
    pub decisions: Concentration,
    /// The same by dimension; who holds several tags of it counts with an equal part for each, and who holds none not
    /// at all.
    pub decisions_by_dimension: Vec<DimensionConcentration>,
    /// What those who hold a tag have, by tag.
    pub backgrounds: Vec<BackgroundShares>,
    /// What work weighs for everybody by their own words, in the order of the roster; empty if nobody
    /// [says](crate::Terms::burden) what any weighs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub burdens: Vec<MemberBurden>,
    /// Who has each skill in the end, in the order in which skills are first mentioned.
    pub skills: Vec<SkillHolders>,
    /// Wished-for skills that nobody teaches and no training gives.
    pub unserved: Vec<UnservedWish>,
    /// Trainings that nobody attends.
    pub unattended: Vec<String>,
    /// Ids of members of the roster who have no terms, and so no part in anything.
    pub without_terms: Vec<String>,
    /// The sign of the currency, if it is given: how money is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The first month, if periods are months: how they are told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_month: Option<String>,
    /// Rates by which somebody is paid, with where they come from.
    pub rates: Vec<Rate>,
    /// Pay for work, mentoring and attending trainings, and what members are paid already, in the smallest unit of the
    /// currency.
    pub paid: i64,
    /// The part of it that is for attending trainings.
    pub paid_for_attending: i64,
    /// What places at trainings cost, in the smallest unit of the currency.
    pub training_places: i64,
    /// All pay in its parts, by member, by what it is for, and by period; empty if nobody has anything
    /// [already](crate::Already).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<PaymentFor>,
}

fn is_nothing(hours: &f64) -> bool {
    *hours == 0.0
}

/// What one person has.
#[derive(Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MemberShares {
    /// Id of the member.
    pub id: String,
    /// Hours offered.
    pub offered: f64,
    /// Hours of work, mentoring included, with those that the member has already.
    pub hours: Portion,
    /// The hours of it that the member has [already](crate::Already).
    #[serde(skip_serializing_if = "is_nothing")]
    pub already: f64,
    /// Hours of chores.
    pub chores: Portion,
    /// Hours at trainings; they are no hours of work.
    pub attending: f64,
    /// Outputs that the member is named on.
    pub outputs: Portion,
    /// How work is paid.
    pub payment: Payment,
    /// Pay, in the smallest unit of the currency; the even share is among those whom the project pays.
    pub pay: Portion,
    /// The part of it that is for attending trainings.
    pub pay_for_attending: i64,
    /// Wished-for skills that the member learns.
    pub learns: Vec<String>,
    /// Whether the member teaches, at a training or as a mentor.
    pub teaches: bool,
    /// The weight of the decisions that the member leads.
    pub decisions: Portion,
}

/// How somebody is paid, and that they prefer not to be, is not printed.
impl fmt::Debug for MemberShares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemberShares")
            .field("id", &self.id)
            .field("hours", &self.hours)
            .field("outputs", &self.outputs)
            .field("decisions", &self.decisions)
            .finish_non_exhaustive()
    }
}

/// What somebody has of something, beside an even share.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Portion {
    /// What they have.
    pub has: f64,
    /// An even share.
    pub even: f64,
}

/// How work is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Payment {
    /// By a rate of the project.
    Project,
    /// By an employer.
    Employer,
    /// The member would be paid and prefers not to be.
    Declined,
    /// Not at all.
    Unpaid,
}

/// How unevenly hours are shared, beside what was offered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Evenness {
    /// The least share of the hours offered that anybody works.
    pub least: f64,
    /// The greatest.
    pub greatest: f64,
    /// The Gini coefficient of these shares (Gini, "Variabilità e mutabilità", 1912): 0 when all are equal, below 1.
    pub gini: f64,
}

/// How concentrated something is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Concentration {
    /// The sum of the squares of all shares (Herfindahl, "Concentration in the steel industry", 1950): 1 when one has
    /// all, 1/n when all of n have the same. 0 where there is nothing to share.
    pub index: f64,
    /// As many with equal shares would be as concentrated: the inverse of the index.
    pub effective_number: f64,
}

/// How concentrated decisions are among the tags of a dimension.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DimensionConcentration {
    /// The dimension.
    pub dimension: String,
    /// Among its tags.
    #[serde(flatten)]
    pub concentration: Concentration,
}

/// What those who hold a tag have; who holds several tags is counted with each.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BackgroundShares {
    /// The dimension.
    pub dimension: String,
    /// The tag.
    pub tag: String,
    /// How many of those who take part hold it.
    pub members: usize,
    /// Hours of work, and what would be their even share.
    pub hours: Portion,
    /// Leads of outputs.
    pub output_leads: Portion,
    /// The weight of decisions led.
    pub decisions: Portion,
}

/// Who has a skill in the end: who had it, and who wished for it and is taught it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SkillHolders {
    /// The skill.
    pub skill: String,
    /// Ids of those who have it, in the order of the roster.
    pub members: Vec<String>,
}

/// A wish to learn that nothing in the problem could meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnservedWish {
    /// Id of the member.
    pub member: String,
    /// The skill.
    pub skill: String,
    /// A skill of nearly the same name for which no wish is unserved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}
