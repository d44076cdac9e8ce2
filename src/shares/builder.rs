//! Shares under construction.

use super::Shares;
use super::decision::Decision;
use super::eligible::check_eligible;
use super::lower::Source;
use super::openings::Openings;
use super::piece::Piece;
use super::rate::Rate;
use super::rule::{ShareKind, ShareRule};
use super::rules::{Known, add_usual, check_rules};
use super::sums::is_pay_counted;
use super::survey::Survey;
use super::terms::Terms;
use super::training::Training;
use crate::error::{Error, InputFault, fault};
use crate::roster::Roster;
use crate::rules::{GivenRules, Tier};
use std::fmt;
use std::sync::Arc;

/// Shares under construction; see [`Shares::builder`].
#[derive(Debug, Clone)]
#[must_use]
pub struct SharesBuilder {
    pub(super) roster: Arc<Roster>,
    pub(super) given: Given,
    pub(super) rules: GivenRules<ShareKind>,
}

/// What is given of shares, but for roster and rules.
#[derive(Clone, PartialEq)]
pub(super) struct Given {
    pub(super) periods: usize,
    pub(super) rates: Vec<Rate>,
    pub(super) terms: Vec<Terms>,
    pub(super) pieces: Vec<Piece>,
    pub(super) trainings: Vec<Training>,
    pub(super) decisions: Vec<Decision>,
    /// Hours that a mentoring pair takes of the mentor.
    pub(super) mentoring: Option<f64>,
    /// Pairs of members of whom one has power over the other.
    pub(super) unequal: Vec<(String, String)>,
    /// Those of them who agreed to mentoring.
    pub(super) agreed: Vec<(String, String)>,
}

impl Default for Given {
    fn default() -> Given {
        Given {
            periods: 1,
            rates: Vec::new(),
            terms: Vec::new(),
            pieces: Vec::new(),
            trainings: Vec::new(),
            decisions: Vec::new(),
            mentoring: None,
            unequal: Vec::new(),
            agreed: Vec::new(),
        }
    }
}

/// Prints nothing of unequal pairs.
impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Given")
            .field("periods", &self.periods)
            .field("rates", &self.rates)
            .field("terms", &self.terms)
            .field("pieces", &self.pieces)
            .field("trainings", &self.trainings)
            .field("decisions", &self.decisions)
            .field("mentoring", &self.mentoring)
            .finish_non_exhaustive()
    }
}

impl SharesBuilder {
    pub(super) fn new(roster: &Roster) -> SharesBuilder {
        SharesBuilder { roster: Arc::new(roster.clone()), given: Given::default(), rules: GivenRules::default() }
    }

    /// The number of periods, such as months: 1 to 1 000, and 1 if nothing is said.
    pub fn periods(mut self, periods: usize) -> Self {
        self.given.periods = periods;
        self
    }

    /// Adds a rate of pay.
    pub fn rate(mut self, rate: Rate) -> Self {
        self.given.rates.push(rate);
        self
    }

    /// Adds the terms of a member, who thereby takes part.
    pub fn terms(mut self, terms: Terms) -> Self {
        self.given.terms.push(terms);
        self
    }

    /// Adds a piece of work.
    pub fn piece(mut self, piece: Piece) -> Self {
        self.given.pieces.push(piece);
        self
    }

    /// Adds a training.
    pub fn training(mut self, training: Training) -> Self {
        self.given.trainings.push(training);
        self
    }

    /// Adds a decision.
    pub fn decision(mut self, decision: Decision) -> Self {
        self.given.decisions.push(decision);
        self
    }

    /// People may mentor each other: in a pair one teaches the other a skill, which takes so many hours of the mentor,
    /// counted as work and paid. 0 is allowed; a whole number of minutes. Without this there is no mentoring.
    pub fn mentoring(mut self, hours: f64) -> Self {
        self.given.mentoring = Some(hours);
        self
    }

    /// One of these two has power over the other, such as a supervisor over a student: no mentoring between them,
    /// unless both [agreed](SharesBuilder::agreed). Such pairs are private and never printed.
    pub fn unequal(mut self, first: impl Into<String>, second: impl Into<String>) -> Self {
        self.given.unequal.push((first.into(), second.into()));
        self
    }

    /// Both of an unequal pair agreed that one may mentor the other.
    pub fn agreed(mut self, first: impl Into<String>, second: impl Into<String>) -> Self {
        self.given.agreed.push((first.into(), second.into()));
        self
    }

    /// Adds a rule that every plan must meet.
    pub fn require(mut self, rule: ShareRule) -> Self {
        self.rules.require(rule);
        self
    }

    /// Adds a rule that is bent as little as can be, once all lower tiers are settled.
    pub fn prefer(mut self, tier: Tier, rule: ShareRule) -> Self {
        self.rules.prefer(tier, rule);
        self
    }

    /// Checks everything and makes the problem.
    ///
    /// # Errors
    ///
    /// All faults of rates, terms, pieces, trainings, decisions and rules at once.
    pub fn build(mut self) -> Result<Shares, Error> {
        let mut faults = self.rules.faults();
        let survey = Survey { roster: &self.roster, given: &self.given };
        let scene = survey.scene(&mut faults);
        let rules_given = self.rules.asked.len();
        add_usual(&scene, &mut self.rules.asked);
        let known = Known { roster: &self.roster, scene: &scene };
        check_rules(&known, &self.rules.asked, &mut faults);
        // Where terms are at fault, it is not known who takes part.
        if !scene.people.is_empty() && scene.people.len() == self.given.terms.len() {
            check_eligible(&known, &self.rules.asked, &mut faults);
        }
        if faults.is_empty() && !is_pay_counted(&scene) {
            faults.push(fault!(
                BeyondLimit,
                "if each piece, training and mentoring pair went to whoever is paid most for it, pay \
                 would come to 2^60 or more; correct the rates and hours, or count in a larger unit \
                 throughout"
            ));
        }
        // What is at fault is not lowered: it may be of nobody, or without end.
        if !faults.is_empty() {
            return Err(faults.into());
        }
        let openings = Openings::new(&scene);
        let source = Source { roster: &self.roster, scene: &scene, openings: &openings, asked: &self.rules.asked };
        let priced = source.lower(&|_| true, &mut faults);
        if let Some(rule) = priced.model.overflowing() {
            faults.push(self.rules.asked[rule.index()].fault(rule, InputFault::sums_too_large()));
        }
        faults.finish(Shares {
            roster: self.roster,
            given: self.given,
            scene,
            openings,
            asked: self.rules.asked,
            rules_given,
            priced,
        })
    }
}
