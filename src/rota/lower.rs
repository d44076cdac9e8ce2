//! From rules to a model: each meeting is a period, each role a group of its own, and everything is counted across
//! meetings.

use super::history::History;
use super::labels::Labels;
use super::layout::RoleLayout;
use super::lowering_context::TurnLoweringContext;
use super::meeting_instance::{MeetingInstance, RoleAt};
use super::role::{Role, members_named, roles_named};
use super::rules::{RotaKind, RotaRule};
use super::turn_rule::TurnRule;
use crate::error::{Faults, InputFault, Noun, fault};
use crate::model::{PermissionLists, RuleId, Slots};
use crate::problem::PricedModel;
use crate::roster::{MemberId, Roster};
use crate::rules::entry::{Frame, numbered};
use crate::rules::lowered::{Lowered, Made};
use crate::rules::rule::About;
use crate::rules::tiers::price;
use crate::rules::{Lens, RuleEntry};
use std::ops::RangeInclusive;

/// A rota as a model, with what its numbers mean.
#[derive(Debug, Clone)]
pub(super) struct LoweredRota {
    pub(super) priced: PricedModel,
}

/// What is lowered.
#[derive(Clone, Copy)]
pub(super) struct RotaLoweringInput<'a> {
    pub(super) roster: &'a Roster,
    pub(super) roles: &'a [Role],
    pub(super) meetings: &'a [MeetingInstance],
    pub(super) layout: &'a RoleLayout,
    pub(super) history: &'a History,
    /// By how many turns the bounds of each role's shares give way.
    pub(super) slack: &'a [i64],
    pub(super) labels: &'a Labels,
    pub(super) asked: &'a [RuleEntry<RotaKind>],
}

/// A required turn: a member, a role, and whether the member holds it there or does not.
pub(super) type TurnPin = (MemberId, usize, bool);

impl<'a> RotaLoweringInput<'a> {
    fn asked(&self) -> impl Iterator<Item = (RuleId, &'a RuleEntry<RotaKind>)> {
        numbered(self.asked)
    }

    /// The turns at a meeting that required rules fix or forbid, with their rules.
    pub(super) fn pins(&self, at: usize, kept: &dyn Fn(RuleId) -> bool) -> Vec<(RuleId, TurnPin)> {
        let required = self.asked().filter(|&(id, asked)| asked.tier == 0 && kept(id));
        let pin = |(id, asked): (RuleId, &RuleEntry<RotaKind>)| {
            let pin = asked.rule.kind.of_turns()?.pin().filter(|pin| pin.meeting == at + 1)?;
            let role = self.roles.iter().position(|role| role.name() == pin.role)?;
            let member = self.roster.find(pin.member)?;
            Some((id, (member, role, pin.holds)))
        };
        required.filter_map(pin).collect()
    }

    /// Whether what is kept has people in the places of every role: the sizes, or the rule that says so.
    pub(super) fn fills_places(&self, kept: &dyn Fn(RuleId) -> bool) -> bool {
        let mut rules = self.asked().filter(|(_, asked)| asked.fills_places() && asked.rule.about.roles.is_none());
        kept(Frame::behind(self.asked).sizes) || rules.any(|(id, _)| kept(id))
    }

    /// The number of people in a role at a meeting to come, as far as this rule says; `None` if it says nothing.
    pub(super) fn filled_by(
        &self,
        asked: &RuleEntry<RotaKind>,
        at: usize,
        role: usize,
    ) -> Option<RangeInclusive<usize>> {
        let RoleAt { needed, places, .. } = self.meetings[at].roles[role];
        let least = asked.least_filled(needed, places)?;
        self.roles_of(&asked.rule, &mut Faults::default()).contains(&role).then_some(least..=places)
    }

    /// The number of people in a role at a meeting to come, as far as what is kept says.
    pub(super) fn size(&self, at: usize, role: usize, kept: &dyn Fn(RuleId) -> bool) -> RangeInclusive<usize> {
        let RoleAt { needed, places, .. } = self.meetings[at].roles[role];
        let of_rules =
            self.asked().filter(|(id, _)| kept(*id)).filter_map(|(_, asked)| self.filled_by(asked, at, role));
        let of_frame = kept(Frame::behind(self.asked).sizes).then_some(needed..=places);
        let size = of_rules.chain(of_frame).max_by_key(|size| *size.start());
        size.unwrap_or(0..=self.meetings[at].members.len())
    }

    /// The slots of one meeting, as far as what is kept says.
    pub(super) fn slots_at(&self, at: usize, pins: &[(RuleId, TurnPin)], kept: &dyn Fn(RuleId) -> bool) -> Slots {
        let meeting = &self.meetings[at];
        let held: Option<Vec<Option<usize>>> =
            meeting.held().map(|held| held.iter().map(|roles| self.layout.slot(roles)).collect());
        let mut permissions = PermissionLists::new();
        let mut permission_of = Vec::with_capacity(meeting.members.len());
        for (position, &member) in meeting.members.iter().enumerate() {
            let held = held.as_ref().map(|held| held[position]);
            let pinned = pins.iter().map(|(_, pin)| pin).filter(|pin| pin.0 == member);
            let pinned: Vec<&TurnPin> = pinned.collect();
            let open = |slot: usize| {
                let roles = self.layout.roles_of(slot);
                if let Some(held) = held {
                    return held == Some(slot);
                }
                let permitted = roles.iter().all(|&role| {
                    let role = &meeting.roles[role];
                    role.places > 0 && role.open[position]
                });
                permitted && pinned.iter().all(|pin| roles.contains(&pin.1) == pin.2)
            };
            let open: Vec<bool> = self.layout.slots().map(open).collect();
            permission_of.push(permissions.number(open, |open, _| open.clone()));
        }
        let size = |&role: &usize| match &meeting.fixed {
            Some(held) => held[role].len()..=held[role].len(),
            None => self.size(at, role, kept),
        };
        Slots::new(
            self.layout.group_of().to_vec(),
            self.layout.groups().iter().map(size).collect(),
            permission_of,
            permissions.into_lists(),
        )
    }

    /// Lowers those of the rules that are kept, and notes their faults.
    pub(super) fn lower(&self, kept: &dyn Fn(RuleId) -> bool, faults: &mut Faults) -> LoweredRota {
        let parts = (0..self.meetings.len()).map(|at| self.slots_at(at, &self.pins(at, kept), kept));
        let slots = Slots::joined(parts.collect());
        let (mut drafts, mut made) = (Vec::new(), Made::default());
        for (id, asked) in self.asked().filter(|(id, _)| kept(*id)) {
            match (asked.rule.kind.of_turns(), asked.of_holders()) {
                (Some(rule), _) => {
                    let lower = |faults: &mut Faults| self.lower_one(asked, rule, &slots, faults);
                    drafts.extend(asked.draft(id, &mut made, faults, lower));
                }
                (None, Some(rule)) => {
                    drafts.extend(self.lower_holders((id, asked, &rule), &slots, kept, &mut made, faults))
                }
                (None, None) => {}
            }
        }
        LoweredRota { priced: price(slots, drafts, self.asked, faults) }
    }

    fn lower_one(
        &self,
        asked: &RuleEntry<RotaKind>,
        rule: &dyn TurnRule,
        slots: &Slots,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        if asked.rule.about.lens != Lens::Every {
            faults.push(InputFault::lens_does_not_fit(asked.rule.about.lens, &Lens::Every.to_string()));
        }
        if asked.rule.about.roles.is_some() && rule.names_its_roles() {
            faults.push(fault!(WrongScope, "it names its roles itself; leave `roles` out"));
        }
        if asked.rule.about.members.is_some() && !rule.is_about_members() {
            faults.push(fault!(WrongScope, "it is not about single members; leave `members` out"));
        }
        self.in_context(&asked.rule, slots, faults, |context, faults| rule.lower(asked.is_required(), context, faults))
    }

    /// What the numbers say of why no plan meets a rule, where every place must be taken if `filled`.
    pub(super) fn why_out_of_reach(&self, filled: bool, rule: &RotaRule, slots: &Slots) -> Option<String> {
        let why =
            |context: &TurnLoweringContext<'_>, _: &mut Faults| rule.kind.of_turns()?.why_out_of_reach(filled, context);
        self.in_context(rule, slots, &mut Faults::default(), why)
    }

    fn in_context<T>(
        &self,
        rule: &RotaRule,
        slots: &Slots,
        faults: &mut Faults,
        then: impl FnOnce(&TurnLoweringContext<'_>, &mut Faults) -> T,
    ) -> T {
        let context = TurnLoweringContext {
            roster: self.roster,
            roles: self.roles,
            meetings: self.meetings,
            layout: self.layout,
            slots,
            history: self.history,
            slack: self.slack,
            labels: self.labels,
            concerned: &self.roles_of(rule, faults),
            people: &self.people_of(rule, faults),
        };
        then(&context, faults)
    }

    /// The roles that a rule is about.
    pub(super) fn roles_of(&self, rule: &RotaRule, faults: &mut Faults) -> Vec<usize> {
        self.roles_about(&rule.about, faults)
    }

    /// The roles that are named beside a rule; all if none are.
    pub(super) fn roles_about(&self, about: &About, faults: &mut Faults) -> Vec<usize> {
        match about.roles.as_deref() {
            None => (0..self.roles.len()).collect(),
            Some([]) => {
                faults.push(InputFault::none_named(Noun::Role));
                Vec::new()
            }
            Some(names) => roles_named(self.roles, names, faults),
        }
    }

    /// The members that a rule is about, in the order of the roster.
    fn people_of(&self, rule: &RotaRule, faults: &mut Faults) -> Vec<MemberId> {
        let Some(names) = rule.about.members.as_deref() else {
            return self.roster.member_ids().collect();
        };
        if names.is_empty() {
            faults.push(InputFault::none_named(Noun::Member));
        }
        let mut people = members_named(self.roster, names, faults);
        people.sort_unstable();
        people
    }
}
