//! Shares under construction, and as they stand in a problem file.

use super::decision::Decision;
use super::piece::Piece;
use super::rate::Rate;
use super::rules::ShareKind;
use super::terms::Terms;
use super::training::Training;
use crate::event::Event;
use crate::roster::RosterSource;
use crate::rules::GivenRules;
use serde::{Deserialize, Serialize};

/// Shares under construction; see [`Shares::builder`](crate::Shares::builder).
///
/// It is a serde value: the value of `shares` in a [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "shares", deny_unknown_fields)]
#[must_use]
pub struct SharesBuilder {
    pub(super) roster: RosterSource,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) event: Option<Event>,
    /// How many periods there are, such as months; 1 if left out.
    #[serde(default = "one")]
    pub(super) periods: usize,
    /// The month that is the first period, `YYYY-MM`; the others follow it. Without it periods have numbers alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) first_month: Option<String>,
    /// The sign of the currency, of which a hundred smallest units make one: `£`, `CHF`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) currency: Option<String>,
    /// Rates of pay.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) rates: Vec<Rate>,
    /// The terms of those who take part.
    pub(crate) terms: Vec<Terms>,
    /// Pieces of work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) pieces: Vec<Piece>,
    /// Trainings that can be attended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) trainings: Vec<Training>,
    /// Decisions to be led.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) decisions: Vec<Decision>,
    /// Hours that a mentoring pair takes of the mentor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) mentoring: Option<f64>,
    /// Pairs of members of whom one has power over the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) unequal: Vec<(String, String)>,
    /// Those of them who agreed to mentoring.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) agreed: Vec<(String, String)>,
    /// What is asked of how all of it is shared.
    #[serde(default)]
    pub(crate) rules: GivenRules<ShareKind>,
}

fn one() -> usize {
    1
}

impl SharesBuilder {
    pub(crate) fn new(roster: impl Into<RosterSource>) -> SharesBuilder {
        SharesBuilder {
            roster: roster.into(),
            event: None,
            periods: one(),
            first_month: None,
            currency: None,
            rates: Vec::new(),
            terms: Vec::new(),
            pieces: Vec::new(),
            trainings: Vec::new(),
            decisions: Vec::new(),
            mentoring: None,
            unequal: Vec::new(),
            agreed: Vec::new(),
            rules: GivenRules::default(),
        }
    }

    /// The number of periods, such as months: 1 to 1 000, and 1 if nothing is said.
    pub fn periods(mut self, periods: usize) -> Self {
        self.periods = periods;
        self
    }

    /// Periods are months, and this one, `YYYY-MM`, is the first: they are told as "2027-03" in place of "period 3", and
    /// named by their numbers all the same.
    ///
    /// ```
    /// use roundtable::{Member, Piece, Roster, ShareRule, Shares, Terms};
    ///
    /// let roster = Roster::new([Member::new("ana")])?;
    /// let shares = Shares::builder(&roster).periods(12).first_month("2027-01").terms(Terms::new("ana").offers(9.0));
    /// let shares = shares.piece(Piece::new("report").lead(4.0)).require(ShareRule::budget(500).in_periods([3])).build()?;
    /// let (_, budget) = shares.rules().next().expect("it was given");
    /// assert_eq!(budget.to_string(), "pay for work in 2027-03 is 500 at most");
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn first_month(mut self, month: impl Into<String>) -> Self {
        self.first_month = Some(month.into());
        self
    }

    /// The sign of the currency, such as `£` or `CHF`: money is then told as "£1,250" in place of 125000. It is for
    /// currencies of which a hundred smallest units make one, and changes no amount that is given.
    pub fn currency(mut self, sign: impl Into<String>) -> Self {
        self.currency = Some(sign.into());
        self
    }

    /// Adds a rate of pay.
    pub fn rate(mut self, rate: Rate) -> Self {
        self.rates.push(rate);
        self
    }

    /// Adds the terms of a member, who thereby takes part.
    pub fn terms(mut self, terms: Terms) -> Self {
        self.terms.push(terms);
        self
    }

    /// Adds a piece of work.
    pub fn piece(mut self, piece: Piece) -> Self {
        self.pieces.push(piece);
        self
    }

    /// Adds a training.
    pub fn training(mut self, training: Training) -> Self {
        self.trainings.push(training);
        self
    }

    /// Adds a decision.
    pub fn decision(mut self, decision: Decision) -> Self {
        self.decisions.push(decision);
        self
    }

    /// People may mentor each other: in a pair one teaches the other a skill, which takes `hours` of the mentor,
    /// counted as work and paid. 0 is allowed; a whole number of minutes. Without this there is no mentoring.
    pub fn mentoring(mut self, hours: f64) -> Self {
        self.mentoring = Some(hours);
        self
    }

    /// One of these two has power over the other, such as a supervisor over a student: no mentoring between them,
    /// unless both [agreed](SharesBuilder::agreed). Such pairs are private and never printed.
    pub fn unequal(mut self, first: impl Into<String>, second: impl Into<String>) -> Self {
        self.unequal.push((first.into(), second.into()));
        self
    }

    /// Both of an unequal pair agreed that one may mentor the other.
    pub fn agreed(mut self, first: impl Into<String>, second: impl Into<String>) -> Self {
        self.agreed.push((first.into(), second.into()));
        self
    }
}
