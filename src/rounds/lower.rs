//! From rules to a model: each round is a frame of its own, and what goes on over the rounds is counted across them.

use super::frames::RoundFrame;
use super::rule::{OverRounds, RoundKind, RoundRule};
use super::rules::{Over, never_out_twice_running, sit_out_fairly};
use crate::error::{Faults, InputFault, Noun};
use crate::model::{ContactRelation, Contacts, MemberPair, RuleId, Slots, pair};
use crate::problem::PricedModel;
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use crate::rules::asked::numbered;
use crate::rules::periods::PeriodFaults;
use crate::rules::setting::Lowered;
use crate::rules::tiers::{Draft, price};
use crate::rules::{Asked, Kind};
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Rounds as a model, with what its numbers mean.
#[derive(Debug, Clone)]
pub(super) struct LoweredRounds {
    pub(super) priced: PricedModel,
    /// Hat of each slot.
    pub(super) hat_of: Vec<Option<TagId>>,
}

/// What is lowered.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) roster: &'a Roster,
    pub(super) rounds: &'a [RoundFrame],
    pub(super) asked: &'a [Asked<RoundRule>],
    pub(super) hats: Option<DimensionId>,
    /// Meetings before the first round.
    pub(super) past: &'a BTreeMap<MemberPair, i64>,
}

impl<'a> Source<'a> {
    fn asked(&self) -> impl Iterator<Item = (RuleId, &'a Asked<RoundRule>)> {
        numbered(self.asked)
    }

    /// The rules for the tables of a round, counted from 0.
    pub(super) fn at_tables(&self, at: usize, kept: &dyn Fn(RuleId) -> bool) -> Vec<(RuleId, Asked)> {
        let round = &self.rounds[at];
        let of_rule = |(id, asked): (RuleId, &Asked<RoundRule>)| {
            let (tier, weight) = (asked.tier, asked.rule.weight);
            let rules: Vec<Asked> = match &asked.rule.kind {
                RoundKind::Tables { .. } => asked.at_tables(at).into_iter().collect(),
                RoundKind::Over(OverRounds::Hosts(hosts)) => hosts.pins(round, tier, weight),
                RoundKind::Over(OverRounds::Announced(plan)) => plan.stay(at, tier, weight).into_iter().collect(),
                RoundKind::Over(_) => Vec::new(),
            };
            rules.into_iter().map(move |rule| (id, rule)).collect::<Vec<_>>()
        };
        self.asked().filter(|(id, _)| kept(*id)).flat_map(of_rule).collect()
    }

    /// Lowers those of the rules that are kept, and notes their faults.
    pub(super) fn lower(&self, kept: &dyn Fn(RuleId) -> bool, faults: &mut Faults) -> LoweredRounds {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut parts: Vec<Slots> = Vec::new();
        let mut hat_of = Vec::new();
        let mut of_rounds = PeriodFaults::default();
        let (mut units, mut slots) = (0, 0);
        for (at, round) in self.rounds.iter().enumerate() {
            let (part, hats) = match &round.fixed {
                Some(fixed) => {
                    let part = round.fixed_slots(fixed);
                    let hats = vec![None; part.len()];
                    (part, hats)
                }
                None => {
                    let rules = self.at_tables(at, kept);
                    let rules: Vec<(RuleId, &Asked)> = rules.iter().map(|(id, asked)| (*id, asked)).collect();
                    let mut own = Faults::default();
                    let frame = round.frame(self.roster, self.hats);
                    frame.check_pins(&rules, &mut own);
                    let lowered = frame.lower(&rules, &mut own);
                    of_rounds.add(at, own);
                    drafts.extend(lowered.drafts.into_iter().map(|draft| draft.moved(units, slots)));
                    (lowered.slots, lowered.hat_of)
                }
            };
            units += part.units() as u32;
            slots += part.len() as u32;
            parts.push(part);
            hat_of.extend(hats);
        }
        of_rounds.tell(in_round, faults);
        let slots = Slots::joined(parts);
        let contacts = Arc::new(self.contacts(&slots, self.past.clone()));
        let companions = self.companions();
        let over = Over {
            roster: self.roster,
            rounds: self.rounds,
            slots: &slots,
            contacts: &contacts,
            companions: &companions,
        };
        for (id, asked) in self.asked().filter(|(id, _)| kept(*id)) {
            if let RoundKind::Over(kind) = &asked.rule.kind {
                drafts.extend(asked.draft(id, faults, |faults| {
                    if asked.rule.misplaced {
                        faults.push(InputFault::about_all(Noun::Round));
                    }
                    lower_over(kind, asked.tier == 0, &over, faults)
                }));
            }
        }
        LoweredRounds { priced: price(slots, drafts, self.asked, faults), hat_of }
    }

    /// Who meets whom: those at one table of a round.
    pub(super) fn contacts(&self, slots: &Slots, past: BTreeMap<MemberPair, i64>) -> Contacts {
        let members = self.rounds.iter().flat_map(|round| &round.members);
        let class = |slot| slots.group_of(slot).map(|group| group as u32);
        Contacts::new(
            self.roster.len(),
            members.map(|member| member.index() as u32).collect(),
            ContactRelation::classes(slots.slot_ids().map(class).collect()),
            past,
        )
    }

    /// Pairs that a required rule keeps together in every round.
    fn companions(&self) -> BTreeSet<MemberPair> {
        let mut pairs = BTreeSet::new();
        for (_, asked) in self.asked().filter(|(_, asked)| asked.tier == 0) {
            if let RoundKind::Tables { rule, rounds: None } = &asked.rule.kind
                && let Kind::Together(together) = &rule.kind
            {
                let members = together.0.iter().filter_map(|name| self.roster.find(name));
                let members: Vec<MemberId> = members.unique().collect();
                for [a, b] in members.into_iter().array_combinations() {
                    pairs.insert(pair(a.index() as u32, b.index() as u32));
                }
            }
        }
        pairs
    }
}

/// A rule about what goes on over the rounds.
fn lower_over(kind: &OverRounds, required: bool, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
    match kind {
        OverRounds::Meetings(kind) => kind.lower(required, over, faults),
        OverRounds::NewPeople(kind) => kind.lower(over, faults),
        OverRounds::SitOutFairly {} => sit_out_fairly(over),
        OverRounds::NeverOutTwiceRunning {} => never_out_twice_running(over),
        OverRounds::Hosts(kind) => kind.lower(over, faults),
        OverRounds::DifferentTables(kind) => kind.lower(over, faults),
        // Lowered round by round.
        OverRounds::Announced(_) => None,
    }
}

/// A fault that one round has and others do not.
pub(super) fn in_round(round: usize, fault: Box<InputFault>) -> InputFault {
    fault.within(format_args!("round {}", round))
}
