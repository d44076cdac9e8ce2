//! Tables over several rounds: people mix while every table stays balanced.
//!
//! ```
//! use roundtable::{Member, Outcome, Roster, RoundRule, Rounds, Rule, Solver, Tier};
//!
//! let people = ["ana", "bo", "chidi", "dana", "emre", "farah", "gus", "hana"];
//! let roster = Roster::new(people.map(|id| {
//!     Member::new(id).tag("background", if id < "e" { "practitioner" } else { "researcher" })
//! }))?;
//! let problem = Rounds::builder(&roster)
//!     .even_tables("table", 2)
//!     .rounds(2)
//!     .require(Rule::balance("background"))
//!     .prefer(Tier(1), RoundRule::repeats())
//!     .build()?;
//! let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else { panic!("everybody has a seat") };
//! assert!(solution.is_proved());
//! assert_eq!(solution.plan.rounds()[0].tables[0].members.len(), 4);
//! # Ok::<(), roundtable::Error>(())
//! ```

mod builder;
mod check;
mod designs;
mod frames;
mod lower;
mod over;
mod plan;
mod rules;
mod start;
mod validate;

pub use builder::{RoundsBuilder, Tables};
pub use plan::{PlannedRound, PlannedTable, RoundsPlan};
pub use rules::RoundRule;

use crate::error::Faults;
use crate::model::{
    Assignment, Contacts, Count, CountReadings, Meetings, MemberPair, Model, PairClasses, Price, RuleId,
};
use crate::outcome::{ClashingRule, TierCost};
use crate::periods::Periods;
use crate::plan_fault::PlanFault;
use crate::problem::{CountedConflict, PricedModel, PricedProblem, Problem, sealed::Sealed, tier_costs};
use crate::roster::{DimensionId, Roster};
use crate::rules::entry::required;
use crate::rules::{RuleEntry, Tier, counting};
use frames::RoundFrame;
use lower::{LoweredRounds, Source};
use rules::RoundKind;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Rounds of tables to be filled from a roster, and the rules for them.
#[derive(Clone)]
pub struct Rounds {
    roster: Arc<Roster>,
    /// What was given, but for the rules.
    given: RoundsBuilder,
    rounds: Vec<RoundFrame>,
    asked: Vec<RuleEntry<RoundKind>>,
    hats: Option<DimensionId>,
    periods: Periods,
    lowered: LoweredRounds,
}

impl Rounds {
    /// Starts rounds for members of this roster.
    pub fn builder(roster: &Roster) -> RoundsBuilder {
        RoundsBuilder::new(roster)
    }

    /// The builder that makes these rounds again, to change them or to write them to a file.
    pub fn to_builder(&self) -> RoundsBuilder {
        RoundsBuilder { rules: self.asked.clone().into(), ..self.given.clone() }
    }

    /// The roster.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Number of rounds, with those that are fixed.
    pub fn rounds(&self) -> usize {
        self.rounds.len()
    }

    /// The rules in the order given, each with its tier; tier 0 is what must hold. Where somebody has to sit out and no
    /// rule says how, [`RoundRule::sit_out_fairly`] comes last.
    pub fn rules(&self) -> impl Iterator<Item = (Tier, &RoundRule)> {
        self.asked.iter().map(|asked| (Tier(asked.tier), &asked.rule))
    }

    /// How many pairs can meet at most, whatever the rules: a bound from the sizes of the tables and the number of
    /// rounds alone.
    pub fn most_pairs(&self) -> usize {
        let slots = self.lowered.priced.model.slots();
        let contacts: Contacts = self.source().contacts(slots, BTreeMap::new());
        let members = self.roster.len();
        let never_met = Price::through(&[1, 0, 0]);
        let classes = Arc::new(PairClasses::uniform(members));
        let meetings = Meetings::new(Arc::new(contacts), classes, vec![never_met]);
        let apart = meetings.lower_bound(slots).unwrap_or(0).max(0) as usize;
        (members * members.saturating_sub(1) / 2).saturating_sub(apart)
    }

    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of these rounds: members missing or seated twice, sizes, hats not agreed to.
    pub fn check(&self, plan: &RoundsPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check::check(self, plan).map(|sums| tier_costs(self.tiers(), &sums))
    }

    fn source(&self) -> Source<'_> {
        Source {
            roster: &self.roster,
            rounds: &self.rounds,
            asked: &self.asked,
            hats: self.hats,
            past: self.periods.past(),
        }
    }

    /// Meetings before the first round, by positions in the roster.
    fn past_by_position(&self) -> BTreeMap<(usize, usize), usize> {
        let position =
            |(&(a, b), &times): (&MemberPair, &i64)| ((a as usize, b as usize), usize::try_from(times).unwrap_or(0));
        self.periods.past().iter().map(position).collect()
    }

    /// The first round whose tables cannot meet what is required of them, by counting.
    fn conflict_at_tables(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        let source = self.source();
        let to_come = |at: &usize| self.rounds[*at].fixed.is_none();
        (0..self.rounds.len()).filter(to_come).find_map(|at| {
            let rules = source.at_tables(at, kept);
            let rules: Vec<(RuleId, &RuleEntry)> = rules.iter().map(|(id, asked)| (*id, asked)).collect();
            let frame = self.rounds[at].frame(&self.roster, self.hats);
            let found = counting::conflict(&frame, &rules)?;
            Some(CountedConflict { reason: format!("in round {}: {}", at + 1, found.reason), ..found })
        })
    }

    /// A rule over the rounds that the numbers of contacts or of seats rule out.
    fn conflict_over_rounds(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        let model = &self.lowered.priced.model;
        let over = |count: &Count| matches!(count, Count::Meetings(_) | Count::DistinctContacts(_));
        let broken = model
            .tier(0)
            .filter(|family| kept(family.rule) && over(&family.count))
            .find(|family| family.lower_bound(model.slots()).is_none_or(|floor| floor > 0))?;
        let reason = match (self.asked[broken.rule.index()].rule.is_private(), &broken.count) {
            (true, _) => "counting shows it; the reason is part of a private need".to_owned(),
            (_, Count::DistinctContacts(_)) => {
                "the seats beside somebody's own, over all rounds, are too few for so many new people".to_owned()
            }
            _ => "with tables of these sizes, so many rounds bring some together more often".to_owned(),
        };
        Some(CountedConflict { rules: vec![broken.rule], frame: true, reason })
    }
}

/// Names nobody of a private rule.
impl fmt::Debug for Rounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rounds")
            .field("roster", &self.roster)
            .field("rounds", &self.rounds.len())
            .field("rules", &self.asked)
            .finish_non_exhaustive()
    }
}

impl Sealed for Rounds {}

impl PricedProblem for Rounds {
    fn priced(&self) -> &PricedModel {
        &self.lowered.priced
    }

    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model {
        self.source().lower(kept, &mut Faults::default()).priced.model
    }

    fn required(&self) -> Vec<RuleId> {
        required(&self.asked)
    }

    fn rule_words(&self, rule: RuleId) -> ClashingRule {
        self.asked[rule.index()].words(rule)
    }

    fn start(&self) -> Option<Assignment> {
        start::design(&self.rounds, &self.lowered.priced.model)
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        self.conflict_at_tables(kept).or_else(|| self.conflict_over_rounds(kept))
    }

    fn frame_words(&self) -> String {
        "the rounds, the sizes of the tables and who is there".to_owned()
    }
}

impl Problem for Rounds {
    type Plan = RoundsPlan;

    fn plan(&self, assignment: &Assignment) -> RoundsPlan {
        plan::plan(self, assignment)
    }

    fn assignment(&self, plan: &RoundsPlan) -> Option<Assignment> {
        plan::assignment(self, plan)
    }

    fn price(&self, plan: &RoundsPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
        check::check(self, plan)
    }

    fn measured(&self, plan: &RoundsPlan) -> Result<RoundsPlan, Vec<PlanFault>> {
        self.price(plan)?;
        Ok(plan::measured_again(self, plan))
    }
}
