//! Shares to be planned: what was given, checked, and lowered to a model.

use super::builder::SharesBuilder;
use super::decision::Decision;
use super::instance::Instance;
use super::jobs::{Job, Jobs};
use super::known::KnownNames;
use super::lower::{SharesLoweringInput, Shortfall};
use super::piece::Piece;
use super::rate::Rate;
use super::rules::ShareKind;
use super::terms::Terms;
use super::training::Training;
use crate::error::{Faults, listed};
use crate::interrupts::Interrupts;
use crate::model::{Model, RuleId, UnitId};
use crate::problem::{CountedConflict, PricedModel, PricedProblem, out_of_reach};
use crate::roster::Roster;
use crate::rules::RuleEntry;
use crate::rules::entry::Frame;
use crate::rules::lowered::PEOPLE;
use crate::unit::Unit;
use std::sync::Arc;

/// Pieces beyond which a reason names one of them.
const MAX_NAMED: usize = 12;

/// Work, learning, pay and decisions to be shared out, and the rules for them.
#[derive(Clone)]
pub struct Shares {
    pub(super) roster: Arc<Roster>,
    /// What those who organise should look at in what was given.
    pub(super) remarks: Vec<String>,
    /// What was given, but for the rules.
    pub(super) given: SharesBuilder,
    pub(super) instance: Instance,
    pub(super) jobs: Jobs,
    /// Those that hold of every plan and were not given come last.
    pub(super) asked: Vec<RuleEntry<ShareKind>>,
    pub(super) rules_given: usize,
    pub(super) priced: PricedModel,
}

impl Shares {
    /// The builder that makes these shares again, to change them or to write them to a file.
    pub fn to_builder(&self) -> SharesBuilder {
        SharesBuilder { rules: self.asked[..self.rules_given].to_vec().into(), ..self.given.clone() }
    }

    /// Number of periods.
    pub fn periods(&self) -> usize {
        self.instance.periods.number()
    }

    /// The rates of pay, in the order given.
    pub fn rates(&self) -> &[Rate] {
        &self.given.rates
    }

    /// The terms, in the order given.
    pub fn terms(&self) -> &[Terms] {
        &self.given.terms
    }

    /// The pieces of work, in the order given.
    pub fn pieces(&self) -> &[Piece] {
        &self.given.pieces
    }

    /// The trainings, in the order given.
    pub fn trainings(&self) -> &[Training] {
        &self.given.trainings
    }

    /// The decisions, in the order given.
    pub fn decisions(&self) -> &[Decision] {
        &self.given.decisions
    }

    /// The roster and the instance, by the names that people use.
    pub(super) fn known(&self) -> KnownNames<'_> {
        KnownNames { roster: &self.roster, instance: &self.instance }
    }

    fn input(&self) -> SharesLoweringInput<'_> {
        SharesLoweringInput { roster: &self.roster, instance: &self.instance, jobs: &self.jobs, asked: &self.asked }
    }

    /// Something that the rules leave to nobody.
    fn conflict_of_one_job(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        let (job, rules) = self.input().without_anybody(kept)?;
        let what = match job {
            Job::Work { piece, .. } => format!("`{}`", self.instance.pieces[piece].name),
            Job::Lead { decision } => {
                format!("the decision `{}`", self.instance.decisions[decision].name)
            }
            Job::Training { .. } | Job::Mentor { .. } => return None,
        };
        let reason = format!("between them they leave nobody for a place on {what}");
        Some(CountedConflict { rules, reason }.with(self.frame()))
    }

    /// Places of one piece, or of one decision, for which the rules leave too few people.
    fn conflict_of_one_piece(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        let taken = kept(Frame::behind(&self.asked).placing);
        let Shortfall { jobs, people, rules } = self.input().too_few_people(kept).filter(|_| taken)?;
        let places = jobs.len() as f64;
        let people = PEOPLE.counted(people as f64);
        let reason = match jobs[0] {
            Job::Work { piece, .. } => {
                let of = &self.instance.pieces[piece];
                let places = Unit::new("place", "places").counted(places);
                let each = if jobs.len() == of.places.len() { "has" } else { "has, beside others," };
                format!("`{}` {each} {places}, and {people} may take them", of.name)
            }
            Job::Lead { decision } => {
                let leads = Unit::new("lead", "leads").counted(places);
                format!(
                    "the decision `{}` has {leads}, and {people} may lead it",
                    self.instance.decisions[decision].name
                )
            }
            Job::Training { .. } | Job::Mentor { .. } => String::new(),
        };
        Some(CountedConflict { rules, reason }.with(self.frame()))
    }

    /// Pieces for which those who may take them, not everybody, have too few hours.
    fn conflict_of_pieces(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        let taken = kept(Frame::behind(&self.asked).placing);
        let of = self.input().too_few_hours(kept)?;
        if !taken || of.people == self.instance.people.len() {
            return None;
        }
        let names: Vec<String> = of.pieces.iter().map(|&piece| self.instance.pieces[piece].name.clone()).collect();
        let (names, have) = match names.as_slice() {
            [only] => (format!("`{only}`"), "has"),
            names if names.len() <= MAX_NAMED => (listed(names, "and", "nothing"), "have"),
            names => (format!("{} pieces, `{}` among them,", names.len(), names[0]), "have"),
        };
        let places = Unit::new("place", "places").counted(of.places as f64);
        let hours = |minutes: i64| Unit::new("hour", "hours").counted(minutes as f64 / 60.0);
        let when = of.period.map_or(String::new(), |period| format!(" in {}", self.instance.told(period)));
        let people = PEOPLE.counted(of.people as f64);
        let usable = if of.usable == of.offered {
            String::new()
        } else {
            format!(", of which {} can be used, as each place takes a multiple of {}", hours(of.usable), hours(of.unit))
        };
        let reason = format!(
            "{names} {have} {places} of {} in all{when}, and {people} may take them, who have {}{usable}",
            hours(of.asked),
            hours(of.offered)
        );
        Some(CountedConflict { rules: of.rules, reason }.with(self.frame()))
    }

    /// A rule that counting alone shows to be out of reach.
    fn conflict_of_one_rule(
        &self,
        kept: &dyn Fn(RuleId) -> bool,
        interrupts: &Interrupts<'_>,
    ) -> Option<CountedConflict> {
        // Those who are kept from a job may leave too few for it.
        let closes = |rule: RuleId| self.asked[rule.index()].rule.kind.0.get().closes_jobs();
        let (broken, rules) = out_of_reach(self, kept, &closes, interrupts)?;
        let reason = self.asked[broken.index()].rule.kind.0.get().why_out_of_reach(&self.known());
        let reason = reason.unwrap_or_else(|| {
            let come_to = "they come to more, or to less, than the rule lets them";
            format!("however work, learning and decisions are shared out, {come_to}")
        });
        Some(CountedConflict { rules, reason }.with(self.frame()))
    }
}

impl PricedProblem for Shares {
    fn priced(&self) -> &PricedModel {
        &self.priced
    }

    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model {
        self.input().lower(kept, &mut Faults::default()).model
    }

    fn notes(&self) -> Vec<String> {
        self.remarks.clone()
    }

    fn rules_given(&self) -> usize {
        self.rules_given
    }

    fn frame(&self) -> Vec<RuleId> {
        let taken = self.jobs.all.iter().any(|job| matches!(job, Job::Work { .. } | Job::Lead { .. }));
        taken.then_some(Frame::behind(&self.asked).placing).into_iter().collect()
    }

    fn frame_words(&self, _: RuleId) -> &'static str {
        "each place of work, and each lead of a decision, is taken by somebody"
    }

    fn unit_name(&self, unit: UnitId) -> Option<String> {
        let of = &self.instance;
        Some(match *self.jobs.all.get(unit.index())? {
            Job::Work { piece, .. } => of.pieces[piece].name.clone(),
            Job::Lead { decision } => of.decisions[decision].name.clone(),
            Job::Training { person, .. } | Job::Mentor { person, .. } => {
                self.roster.name(of.people[person].member).to_owned()
            }
        })
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool, interrupts: &Interrupts<'_>) -> Option<CountedConflict> {
        let going_on = || (!interrupts.stop()).then_some(());
        going_on()
            .and_then(|()| self.conflict_of_one_job(kept))
            .or_else(|| going_on().and_then(|()| self.conflict_of_one_piece(kept)))
            .or_else(|| going_on().and_then(|()| self.conflict_of_pieces(kept)))
            .or_else(|| self.conflict_of_one_rule(kept, interrupts))
    }
}
