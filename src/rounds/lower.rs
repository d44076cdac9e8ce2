//! From rules to a model: each round is a group instance of its own, and what goes on over the rounds is counted across
//! them.

use super::over::OverRounds;
use super::round_instance::RoundInstance;
use super::rules::{RoundKind, RoundRules};
use crate::error::{Faults, InputFault, Noun};
use crate::model::{ContactRelation, Contacts, MemberPair, RuleId, Slots, pair};
use crate::periods::PeriodFaults;
use crate::problem::PricedModel;
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use crate::rules::entry::{Frame, numbered};
use crate::rules::group_instance::hat_dimension;
use crate::rules::groups::{GroupEntry, GroupKind, GroupRules};
use crate::rules::lowered::{Draft, Made};
use crate::rules::rule::Scope;
use crate::rules::tiers::price;
use crate::rules::{Lens, Rule, RuleEntry, RuleOf};
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The dimension of which hats are worn, if any rule among those kept counts them.
pub(super) fn hats_worn(
    roster: &Roster,
    asked: &[RuleEntry<RoundKind>],
    kept: &dyn Fn(RuleId) -> bool,
    faults: &mut Faults,
) -> Option<DimensionId> {
    let kept = numbered(asked).filter(|(id, _)| kept(*id)).map(|(_, asked)| asked);
    let counted = kept.filter_map(|asked| {
        let rule = match &asked.rule.kind.0 {
            RoundRules::Tables(rule) => asked.rule.clone().map(|_| GroupKind(rule.clone())),
            RoundRules::Over(rule) => {
                let counted = Rule::at_least(rule.get().hat()?, 0).lens(Lens::Hat);
                RuleOf { private: asked.rule.is_private(), ..counted }
            }
        };
        Some(RuleEntry { rule, tier: asked.tier })
    });
    hat_dimension(roster, &counted.collect::<Vec<GroupEntry>>(), faults)
}

/// Rounds as a model, with what its numbers mean.
#[derive(Debug, Clone)]
pub(super) struct LoweredRounds {
    pub(super) priced: PricedModel,
    /// Hat of each slot.
    pub(super) hat_of: Vec<Option<TagId>>,
}

/// What is lowered.
#[derive(Clone, Copy)]
pub(super) struct RoundsLoweringInput<'a> {
    pub(super) roster: &'a Roster,
    pub(super) rounds: &'a [RoundInstance],
    pub(super) asked: &'a [RuleEntry<RoundKind>],
    pub(super) hats: Option<DimensionId>,
    /// Meetings before the first round.
    pub(super) past: &'a BTreeMap<MemberPair, i64>,
}

impl<'a> RoundsLoweringInput<'a> {
    fn asked(&self) -> impl Iterator<Item = (RuleId, &'a RuleEntry<RoundKind>)> {
        numbered(self.asked)
    }

    /// The rules for the tables of a round, counted from 0.
    pub(super) fn at_tables(&self, at: usize, kept: &dyn Fn(RuleId) -> bool) -> Vec<(RuleId, GroupEntry)> {
        let round = &self.rounds[at];
        let of_rule = |(id, asked): (RuleId, &RuleEntry<RoundKind>)| {
            let (tier, weight) = (asked.tier, asked.rule.weight);
            let rules: Vec<GroupEntry> = match &asked.rule.kind.0 {
                RoundRules::Tables(_) => asked.at_tables(at).into_iter().collect(),
                RoundRules::Over(rule) => {
                    let rules = rule.get().at_tables(at, round).into_iter();
                    rules.map(|rule| RuleEntry { rule: rule.weight(weight), tier }).collect()
                }
            };
            rules.into_iter().map(move |rule| (id, rule)).collect::<Vec<_>>()
        };
        self.asked().filter(|(id, _)| kept(*id)).flat_map(of_rule).collect()
    }

    /// Lowers those of the rules that are kept, and notes their faults.
    pub(super) fn lower(&self, kept: &dyn Fn(RuleId) -> bool, faults: &mut Faults) -> LoweredRounds {
        let sizes = Frame::behind(self.asked).sizes;
        let (mut of_sizes, mut drafts): (Vec<Draft>, Vec<Draft>) = (Vec::new(), Vec::new());
        let mut parts: Vec<Slots> = Vec::new();
        let mut hat_of = Vec::new();
        let mut of_rounds = PeriodFaults::default();
        let mut made = Made::default();
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
                    let rules: Vec<(RuleId, &GroupEntry)> = rules.iter().map(|(id, asked)| (*id, asked)).collect();
                    let mut own = faults.of_part();
                    let instance = round.instance(self.roster, self.hats);
                    instance.check_pins(&rules, &mut own);
                    let lowered = instance.lower(&rules, &mut made, &mut own);
                    of_rounds.add(at, own);
                    let open_sizes = kept(sizes).then(|| instance.open_sizes(sizes, &lowered.slots)).flatten();
                    of_sizes.extend(open_sizes.map(|draft| draft.moved(units, slots)));
                    drafts.extend(lowered.drafts.into_iter().map(|draft| draft.moved(units, slots)));
                    (lowered.slots, lowered.hat_of)
                }
            };
            units += part.units() as u32;
            slots += part.len() as u32;
            parts.push(part);
            hat_of.extend(hats);
        }
        of_rounds.tell(Noun::Round, faults);
        drafts.extend(self.resting(kept, &mut made, faults));
        let slots = Slots::joined(parts);
        let contacts = Arc::new(self.contacts(&slots, self.past.clone()));
        let companions = self.companions(kept);
        let over = OverRounds {
            roster: self.roster,
            rounds: self.rounds,
            slots: &slots,
            hat_of: &hat_of,
            contacts: &contacts,
            companions: &companions,
        };
        for (id, asked) in self.asked().filter(|(id, _)| kept(*id)) {
            let RoundRules::Over(rule) = &asked.rule.kind.0 else {
                continue;
            };
            drafts.extend(asked.draft(id, &mut made, faults, |faults| {
                let about = &asked.rule.about;
                if about.periods.is_some() {
                    faults.push(InputFault::about_all(Noun::Round));
                }
                if about.groups != Scope::Every || about.lens != Lens::Every {
                    faults.push(InputFault::scope_does_not_fit());
                }
                rule.get().lower(asked.is_required(), &over, faults)
            }));
        }
        of_sizes.append(&mut drafts);
        LoweredRounds { priced: price(slots, of_sizes, self.asked, faults), hat_of }
    }

    /// The rules about tables that rest in every round that they are about, since all of these are fixed: they count
    /// nothing, but their names are checked, and their tiers have a certificate.
    fn resting(&self, kept: &dyn Fn(RuleId) -> bool, made: &mut Made, faults: &mut Faults) -> Vec<Draft> {
        let (fixed, to_come): (Vec<usize>, Vec<usize>) =
            (0..self.rounds.len()).partition(|&at| self.rounds[at].fixed.is_some());
        let rests = |id: RuleId| {
            let asked = &self.asked[id.index()];
            let at_tables = matches!(asked.rule.kind.0, RoundRules::Tables(_));
            kept(id) && at_tables && !to_come.iter().any(|&at| asked.at_tables(at).is_some())
        };
        let mut drafts: Vec<Draft> = Vec::new();
        let mut of_rounds = PeriodFaults::default();
        for at in fixed {
            let rules = self.at_tables(at, &rests);
            let rules: Vec<(RuleId, &GroupEntry)> = rules.iter().map(|(id, asked)| (*id, asked)).collect();
            let mut own = faults.of_part();
            let lowered = self.rounds[at].instance(self.roster, self.hats).lower(&rules, made, &mut own);
            of_rounds.add(at, own.about_names());
            drafts.extend(lowered.drafts.into_iter().map(Draft::resting));
        }
        of_rounds.tell_shared(faults);
        drafts.into_iter().unique_by(|draft| draft.id).collect()
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

    /// Pairs that a required rule, among those kept, keeps together in every round.
    fn companions(&self, kept: &dyn Fn(RuleId) -> bool) -> BTreeSet<MemberPair> {
        let mut pairs = BTreeSet::new();
        for (_, asked) in self.asked().filter(|&(id, asked)| asked.tier == 0 && kept(id)) {
            if let RoundRules::Tables(GroupRules::Together(together)) = &asked.rule.kind.0
                && asked.rule.about.periods.is_none()
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
