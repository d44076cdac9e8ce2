//! Rounds to be planned: what was given, checked, and lowered to a model.

use super::builder::RoundsBuilder;
use super::lower::{LoweredRounds, RoundsLoweringInput, hats_worn};
use super::round_instance::RoundInstance;
use super::rules::{OverRoundsRules, RoundKind, RoundRules};
use super::start::{design, design_bytes};
use crate::error::Faults;
use crate::interrupts::Interrupts;
use crate::model::{
    Assignment, Class, Contacts, Count, CountReadings, Crowded, Meetings, MemberPair, Model, PairClasses, Price,
    RuleId, UnitId,
};
use crate::periods::Periods;
use crate::problem::{CountedConflict, PricedModel, PricedProblem, kept_model};
use crate::roster::{DimensionId, Roster};
use crate::rules::entry::{Frame, absent_tags, numbered};
use crate::rules::groups::GroupEntry;
use crate::rules::{RuleEntry, counting};
use itertools::Itertools;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rounds of tables to be filled from a roster, and the rules for them.
#[derive(Clone)]
pub struct Rounds {
    pub(super) roster: Arc<Roster>,
    /// What those who organise should look at in what was given.
    pub(super) remarks: Vec<String>,
    /// What was given, but for the rules.
    pub(super) given: RoundsBuilder,
    pub(super) rounds: Vec<RoundInstance>,
    /// One that holds without being given comes last.
    pub(super) asked: Vec<RuleEntry<RoundKind>>,
    pub(super) rules_given: usize,
    pub(super) hats: Option<DimensionId>,
    pub(super) periods: Periods,
    pub(super) lowered: LoweredRounds,
}

impl Rounds {
    /// The builder that makes these rounds again, to change them or to write them to a file.
    pub fn to_builder(&self) -> RoundsBuilder {
        RoundsBuilder { rules: self.asked[..self.rules_given].to_vec().into(), ..self.given.clone() }
    }

    /// Number of rounds, with those that are fixed.
    pub fn rounds(&self) -> usize {
        self.rounds.len()
    }

    /// How many pairs can meet at most, whatever the rules: a bound from the sizes of the tables and the number of
    /// rounds alone.
    pub fn most_pairs(&self) -> usize {
        let slots = self.lowered.priced.model.slots();
        let contacts: Contacts = self.input().contacts(slots, BTreeMap::new());
        let members = self.roster.len();
        let never_met = Price::through(&[1, 0, 0]);
        let classes = Arc::new(PairClasses::uniform(members));
        let meetings = Meetings::new(Arc::new(contacts), classes, vec![never_met]);
        let apart = meetings.lower_bound(slots, &Interrupts::default()).unwrap_or(0).max(0) as usize;
        (members * members.saturating_sub(1) / 2).saturating_sub(apart)
    }

    pub(super) fn input(&self) -> RoundsLoweringInput<'_> {
        RoundsLoweringInput {
            roster: &self.roster,
            rounds: &self.rounds,
            asked: &self.asked,
            hats: self.hats,
            past: self.periods.past(),
        }
    }

    /// The rounds, and which hats are worn, as far as what is kept says.
    fn with_kept(&self, kept: &dyn Fn(RuleId) -> bool) -> (Vec<RoundInstance>, Option<DimensionId>) {
        let rounds = self.rounds.iter().map(|round| round.with_kept(&self.roster, &self.asked, kept)).collect();
        (rounds, hats_worn(&self.roster, &self.asked, kept, &mut Faults::default()))
    }

    /// Meetings before the first round, by positions in the roster.
    pub(super) fn past_by_position(&self) -> BTreeMap<(usize, usize), usize> {
        let position =
            |(&(a, b), &times): (&MemberPair, &i64)| ((a as usize, b as usize), usize::try_from(times).unwrap_or(0));
        self.periods.past().iter().map(position).collect()
    }

    /// The first round whose tables cannot meet what is required of them, by counting.
    fn conflict_at_tables(
        &self,
        kept: &dyn Fn(RuleId) -> bool,
        interrupts: &Interrupts<'_>,
    ) -> Option<CountedConflict> {
        let (rounds, hats) = self.with_kept(kept);
        let input = RoundsLoweringInput { rounds: &rounds, hats, ..self.input() };
        let to_come = |at: &usize| rounds[*at].fixed.is_none();
        (0..rounds.len()).filter(to_come).find_map(|at| {
            let rules = input.at_tables(at, kept);
            let rules: Vec<(RuleId, &GroupEntry)> = rules.iter().map(|(id, asked)| (*id, asked)).collect();
            let instance = rounds[at].instance(&self.roster, hats);
            let found = counting::conflict(&instance, &rules, interrupts)?;
            Some(CountedConflict { reason: format!("in round {}: {}", at + 1, found.reason), ..found })
        })
    }

    /// A rule over the rounds that the numbers of contacts or of seats rule out.
    fn conflict_over_rounds(
        &self,
        kept: &dyn Fn(RuleId) -> bool,
        interrupts: &Interrupts<'_>,
    ) -> Option<CountedConflict> {
        let model = kept_model(self, kept);
        let over = |count: &Count| matches!(count, Count::Meetings(_) | Count::DistinctContacts(_));
        let broken = model
            .tier(0)
            .filter(|family| kept(family.rule) && over(&family.count))
            .find(|family| family.is_out_of_reach(model.slots(), interrupts))?;
        let rule = &self.asked[broken.rule.index()].rule;
        let sizes = |met_before: bool| {
            if met_before { "with tables of these sizes, and who met before" } else { "with tables of these sizes" }
        };
        let reason = match (&broken.count, &rule.kind.0) {
            (Count::DistinctContacts(new), RoundRules::Over(OverRoundsRules::NewPeople(rule))) => {
                let words =
                    "the seats beside somebody's own, or those whom somebody may still meet, are too few for that";
                let needed = (self.roster.len() as i64 * i64::from(rule.least) + 1) / 2;
                let most = new.most_pairs(model.slots()).filter(|&most| most < needed);
                let figures =
                    most.map(|most| format!("at most {most} pairs meet for the first time, {needed} are needed"));
                figures.unwrap_or_else(|| words.to_owned())
            }
            (_, RoundRules::Over(OverRoundsRules::NotAgainWithin(rule))) => {
                let (sizes, rounds) = (sizes(!rule.last_met.is_empty()), rule.rounds);
                format!("{sizes}, some meet again within {rounds} rounds")
            }
            (_, RoundRules::Over(OverRoundsRules::PairsMeet(_))) => {
                "with tables of these sizes, this number of rounds leaves pairs that never meet".to_owned()
            }
            _ => {
                let sizes = sizes(!self.periods.past().is_empty());
                format!("{sizes}, this number of rounds brings some together more often")
            }
        };
        Some(CountedConflict { rules: vec![broken.rule], reason })
    }

    /// A rule over the rounds that leaves too few pairs for the meetings within or between the kinds that another rule
    /// counts at tables.
    fn conflict_of_kinds(&self, kept: &dyn Fn(RuleId) -> bool, interrupts: &Interrupts<'_>) -> Option<CountedConflict> {
        let model = kept_model(self, kept);
        let (rule, Crowded { rule: counted, class, contacts, pairs }) = model.crowded(interrupts)?;
        let whom = match class {
            Class::Others => "of two whom it does not count",
            Class::Across => "of one whom it counts and one whom it does not",
            Class::Counted => "of two whom it counts",
        };
        let number = counted.index() + 1;
        let reason =
            format!("rule {number} makes at least {contacts} meetings {whom}, and there are {pairs} such pairs");
        let rules = [counted, rule].into_iter().filter(|&rule| kept(rule)).sorted().collect();
        Some(CountedConflict { rules, reason })
    }

    /// A rule over the rounds that tells by itself why it is out of reach.
    fn conflict_of_one_rule(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        let (rounds, _) = self.with_kept(kept);
        let mut required = numbered(&self.asked).filter(|&(id, asked)| asked.is_required() && kept(id));
        required.find_map(|(id, asked)| {
            let RoundRules::Over(rule) = &asked.rule.kind.0 else { return None };
            let reason = rule.get().why_out_of_reach(&self.roster, &rounds)?;
            Some(CountedConflict { rules: vec![id], reason })
        })
    }
}

impl PricedProblem for Rounds {
    fn priced(&self) -> &PricedModel {
        &self.lowered.priced
    }

    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model {
        let (rounds, hats) = self.with_kept(kept);
        let input = RoundsLoweringInput { rounds: &rounds, hats, ..self.input() };
        input.lower(kept, &mut Faults::default()).priced.model
    }

    fn rules_given(&self) -> usize {
        self.rules_given
    }

    fn frame(&self) -> Vec<RuleId> {
        let Frame { sizes, placing } = Frame::behind(&self.asked);
        let everyone = self.rounds.iter().any(|round| round.everyone && round.fixed.is_none());
        std::iter::once(sizes).chain(everyone.then_some(placing)).collect()
    }

    fn frame_words(&self, part: RuleId) -> &'static str {
        let is_sizes = part == Frame::behind(&self.asked).sizes;
        if is_sizes { "the sizes of the tables" } else { "everybody who is there has a seat" }
    }

    fn start(&self, interrupts: &Interrupts<'_>) -> Option<Assignment> {
        design(&self.rounds, &self.lowered.priced.model, interrupts)
    }

    fn start_bytes(&self) -> usize {
        design_bytes(&self.rounds)
    }

    fn unit_name(&self, unit: UnitId) -> Option<String> {
        let (round, position) = self.model().slots().in_period(unit);
        let member = self.rounds[round].members.get(position)?;
        Some(self.roster.name(*member).to_owned())
    }

    fn notes(&self) -> Vec<String> {
        self.remarks.iter().cloned().chain(absent_tags(&self.roster, &self.asked)).collect()
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool, interrupts: &Interrupts<'_>) -> Option<CountedConflict> {
        let found = self.conflict_at_tables(kept, interrupts).or_else(|| self.conflict_over_rounds(kept, interrupts));
        let found = found.or_else(|| self.conflict_of_one_rule(kept));
        let found = found.or_else(|| self.conflict_of_kinds(kept, interrupts))?;
        Some(found.with(self.frame()))
    }
}
