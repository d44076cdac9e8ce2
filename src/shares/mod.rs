//! Shares of work, learning, pay and decisions: who does which piece of work, who learns and teaches what, and who
//! leads which decision.
//!
//! ```
//! use roundtable::{Decision, Member, Piece, Rate, Roster, ShareRule, Shares, Terms, Tier};
//!
//! let roster = Roster::new(["ana", "bo", "chidi"].map(Member::new))?;
//! let problem = Shares::builder(&roster)
//!     .periods(3)
//!     .rate(Rate::hourly("session", 1_200).source("our payment policy", "2026-04-01"))
//!     .terms(Terms::new("ana").offers(30.0).at_most_each_period(12.0).paid("session"))
//!     .terms(Terms::new("bo").offers(60.0).paid_by_employer())
//!     .terms(Terms::new("chidi").offers(30.0).declines_money("session"))
//!     .piece(Piece::new("report").lead(20.0).contributors(1, 8.0).in_periods(2..=3).output())
//!     .piece(Piece::new("notes").contributors(1, 12.0).chore())
//!     .decision(Decision::new("how the money is spent").topic("money"))
//!     .require(ShareRule::everyone_has_a_piece())
//!     .require(ShareRule::budget(50_000))
//!     .prefer(Tier(1), ShareRule::even_hours())
//!     .build()?;
//! // Two rules were added: caps are kept to, and nobody has two places of one piece.
//! assert_eq!(problem.rules().count(), 5);
//! # Ok::<(), roundtable::Error>(())
//! ```

mod builder;
mod check;
mod date;
mod decision;
mod eligible;
mod hours;
mod lower;
mod openings;
mod pay;
mod piece;
mod plan;
mod rate;
mod rule;
mod rules;
mod scene;
mod shared_out;
mod sums;
mod survey;
mod tables;
mod terms;
#[cfg(test)]
mod tests;
mod training;
mod words;

pub use builder::SharesBuilder;
pub use decision::Decision;
pub use piece::Piece;
pub use plan::{PlannedDecision, PlannedLearning, PlannedPlace, PlannedWork, SharesPlan};
pub use rate::Rate;
pub use rule::ShareRule;
pub use shared_out::{
    BackgroundShares, Concentration, DimensionConcentration, Evenness, MemberShares, Payment, Portion, SharedOut,
    SkillHolders, UnservedWish,
};
pub use terms::Terms;
pub use training::Training;

use crate::error::Faults;
use crate::model::{Assignment, Model, RuleId};
use crate::outcome::{ClashingRule, TierCost};
use crate::plan_fault::PlanFault;
use crate::problem::{CountedConflict, PricedModel, PricedProblem, Problem, out_of_reach, sealed::Sealed, tier_costs};
use crate::roster::Roster;
use crate::rules::entry::required;
use crate::rules::{RuleEntry, Tier};
use lower::Source;
use openings::{Opening, Openings};
use rule::ShareKind;
use scene::Scene;
use std::fmt;
use std::sync::Arc;

/// Why rules clash of which one is private.
const PRIVATE: &str = "counting shows it; the reason is part of a private need";

/// Periods beyond which shares are refused.
const MOST_PERIODS: usize = 1_000;

/// Work, learning, pay and decisions to be shared out, and the rules for them.
#[derive(Clone)]
pub struct Shares {
    roster: Arc<Roster>,
    /// What was given, but for the rules.
    given: SharesBuilder,
    scene: Scene,
    openings: Openings,
    /// Those that hold of every plan and were not given come last.
    asked: Vec<RuleEntry<ShareKind>>,
    rules_given: usize,
    priced: PricedModel,
}

impl Shares {
    /// Starts shares for members of this roster.
    pub fn builder(roster: &Roster) -> SharesBuilder {
        SharesBuilder::new(roster)
    }

    /// The builder that makes these shares again, to change them or to write them to a file.
    pub fn to_builder(&self) -> SharesBuilder {
        SharesBuilder { rules: self.asked[..self.rules_given].to_vec().into(), ..self.given.clone() }
    }

    /// The roster.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Number of periods.
    pub fn periods(&self) -> usize {
        self.scene.periods.number()
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

    /// The rules in the order given, each with its tier; tier 0 is what must hold. Those that hold of every plan and
    /// were not given come last.
    pub fn rules(&self) -> impl Iterator<Item = (Tier, &ShareRule)> {
        self.asked.iter().map(|asked| (Tier(asked.tier), &asked.rule))
    }

    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it. A tier of `even_…` has a cost for each
    /// level: what it and all greater ones add up to.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of these shares: places empty or overfull, people who take no part, who do not
    /// wish to learn what a training teaches, or who do not teach what somebody is to learn from them.
    pub fn check(&self, plan: &SharesPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check::check(self, plan).map(|sums| tier_costs(self.tiers(), &sums))
    }

    /// Ids of those who have a skill when a period, counted from 1, begins: who had it from the start, and who learnt
    /// it at a training in an earlier period. Mentoring has no date, and is not counted. In the order of the roster;
    /// nobody where nobody knows the skill.
    ///
    /// What a role needs is learnt before the role is held: these are the ones who may be
    /// [experienced](crate::RotaBuilder::experienced) in it.
    ///
    /// ```
    /// use roundtable::{Member, Outcome, Role, Roster, Rota, ShareRule, Shares, Solver, Terms, Tier, Training};
    ///
    /// let roster = Roster::new(["ana", "bo"].map(Member::new))?;
    /// let shares = Shares::builder(&roster)
    ///     .periods(3)
    ///     .terms(Terms::new("ana").offers(20.0).has(["chairing"]))
    ///     .terms(Terms::new("bo").offers(20.0).wants(["chairing"]))
    ///     .training(Training::new("chairing day").teaches(["chairing"]).places(1).in_period(1))
    ///     .prefer(Tier(1), ShareRule::even_learning())
    ///     .build()?;
    /// let Outcome::Solved(solution) = Solver::new().solve(&shares)? else { panic!("there is a place") };
    /// let able = shares.holders(&solution.plan, "chairing", 2).expect("it is a plan of these shares");
    /// assert_eq!(able, ["ana", "bo"]);
    ///
    /// let mut rota = Rota::builder(&roster).meetings(4).role(Role::new("chair", 1));
    /// for id in able {
    ///     rota = rota.experienced(id, "chair");
    /// }
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of these shares.
    pub fn holders(&self, plan: &SharesPlan, skill: &str, period: usize) -> Result<Vec<String>, Vec<PlanFault>> {
        let held = check::read(self, plan)?;
        let Some(skill) = self.scene.skills.iter().position(|name| name == skill) else {
            return Ok(Vec::new());
        };
        let has = |&person: &usize| {
            let trainings = self.scene.trainings.iter().zip(&held.attending);
            let mut learnt = trainings.filter(|(training, people)| {
                training.period + 1 < period && training.teaches.contains(&skill) && people.contains(&person)
            });
            self.scene.people[person].has.contains(&skill) || learnt.next().is_some()
        };
        let holders = (0..self.scene.people.len()).filter(has);
        let name = |person: usize| self.roster.name(self.scene.people[person].member).to_owned();
        Ok(holders.map(name).collect())
    }

    fn source(&self) -> Source<'_> {
        Source { roster: &self.roster, scene: &self.scene, openings: &self.openings, asked: &self.asked }
    }

    /// Something that the rules leave to nobody.
    fn conflict_of_one_opening(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        let (opening, rules) = self.source().without_anybody(kept)?;
        let what = match opening {
            Opening::Work { piece, .. } => format!("`{}`", self.scene.pieces[piece].name),
            Opening::Lead { decision } => {
                format!("the decision `{}`", self.scene.decisions[decision].name)
            }
            Opening::Training { .. } | Opening::Mentor { .. } => return None,
        };
        let reason = match self.names_a_private_rule(&rules) {
            true => PRIVATE.to_owned(),
            false => format!("between them they leave nobody for a place on {what}"),
        };
        Some(CountedConflict { rules, frame: false, reason })
    }

    fn names_a_private_rule(&self, rules: &[RuleId]) -> bool {
        let private = |rule: &RuleId| self.asked[rule.index()].rule.is_private();
        rules.iter().any(private)
    }

    /// A rule that counting alone shows to be out of reach.
    fn conflict_of_one_rule(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        // Those who are kept from an opening may leave too few for it.
        let closes = |rule: RuleId| self.asked[rule.index()].rule.closes_openings();
        let (_, rules) = out_of_reach(self, kept, &closes)?;
        let reason = match self.names_a_private_rule(&rules) {
            true => PRIVATE,
            false => {
                "however work, learning and decisions are shared out, they come to more, or to less, than the rule lets them"
            }
        };
        Some(CountedConflict { rules, frame: true, reason: reason.to_owned() })
    }
}

impl Sealed for Shares {}

impl PricedProblem for Shares {
    fn priced(&self) -> &PricedModel {
        &self.priced
    }

    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model {
        self.source().lower(kept, &mut Faults::default()).model
    }

    fn required(&self) -> Vec<RuleId> {
        required(&self.asked)
    }

    fn rule_words(&self, rule: RuleId) -> ClashingRule {
        let words = self.asked[rule.index()].words(rule);
        ClashingRule {
            // What nobody has written down has no number there.
            rule: words.rule.filter(|&number| number <= self.rules_given),
            ..words
        }
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        self.conflict_of_one_opening(kept).or_else(|| self.conflict_of_one_rule(kept))
    }

    fn frame_words(&self) -> String {
        "the pieces of work, the decisions and their places, and what people offer".to_owned()
    }
}

impl Problem for Shares {
    type Plan = SharesPlan;

    fn plan(&self, assignment: &Assignment) -> SharesPlan {
        plan::plan(self, assignment)
    }

    fn assignment(&self, plan: &SharesPlan) -> Option<Assignment> {
        plan::assignment(self, plan)
    }

    fn price(&self, plan: &SharesPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
        check::check(self, plan)
    }

    fn measured(&self, plan: &SharesPlan) -> Result<SharesPlan, Vec<PlanFault>> {
        plan::measured_again(self, plan)
    }
}

/// Names nobody of a private rule, and no unequal pair.
impl fmt::Debug for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shares")
            .field("roster", &self.roster)
            .field("given", &self.given)
            .field("rules", &self.asked)
            .finish_non_exhaustive()
    }
}
