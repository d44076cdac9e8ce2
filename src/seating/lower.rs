//! From rules to a model: each meeting is a period whose slots are seats, or tables where no rule looks at seats.

use super::lowering_context::{MeetingLoweringContext, OverMeetingsContext, pair_of};
use super::meeting::Meeting;
use super::rules::{SeatKind, SeatRules};
use super::seat_rule::MeetingRule;
use crate::error::{Faults, InputFault, Noun};
use crate::model::{MemberPair, PermissionLists, RuleId, SlotId, Slots};
use crate::periods::PeriodFaults;
use crate::problem::PricedModel;
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use crate::rules::entry::numbered;
use crate::rules::group_instance::LoweredGroups;
use crate::rules::groups::GroupEntry;
use crate::rules::lowered::{Draft, Made};
use crate::rules::rule::Scope;
use crate::rules::tiers::price;
use crate::rules::{Lens, RuleEntry};
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};

/// Seating as a model, with what its numbers mean.
#[derive(Debug, Clone)]
pub(super) struct LoweredSeating {
    pub(super) priced: PricedModel,
    /// Hat of each slot.
    pub(super) hat_of: Vec<Option<TagId>>,
    /// What the slots of each meeting stand for.
    pub(super) grains: Vec<Grain>,
}

/// What the slots of a meeting stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    /// Tables, with this number of slots each. Who sits where at a table is all one to the rules.
    Tables(usize),
    /// Seats, with this number of slots each.
    Seats(usize),
}

/// What is lowered.
#[derive(Clone, Copy)]
pub(super) struct SeatingLoweringInput<'a> {
    /// The roster in which supporters bring nothing.
    pub(super) roster: &'a Roster,
    pub(super) meetings: &'a [Meeting],
    pub(super) asked: &'a [RuleEntry<SeatKind>],
    pub(super) supporters: &'a [MemberId],
    pub(super) hats: Option<DimensionId>,
    /// Neighbours before the first meeting.
    pub(super) past: &'a BTreeMap<MemberPair, i64>,
}

/// A meeting as slots and counts, numbered from 0.
struct LoweredMeeting {
    slots: Slots,
    hat_of: Vec<Option<TagId>>,
    grain: Grain,
    drafts: Vec<Draft>,
}

impl<'a> SeatingLoweringInput<'a> {
    fn asked(&self) -> impl Iterator<Item = (RuleId, &'a RuleEntry<SeatKind>)> {
        numbered(self.asked)
    }

    /// The rules for the tables of a meeting, counted from 0.
    pub(super) fn at_tables(&self, at: usize, kept: &dyn Fn(RuleId) -> bool) -> Vec<(RuleId, GroupEntry)> {
        let kept = self.asked().filter(|(id, _)| kept(*id));
        kept.filter_map(|(id, asked)| Some((id, asked.at_tables(at)?))).collect()
    }

    /// The rules for the seats of a meeting, counted from 0.
    pub(super) fn at_seats(
        &self,
        at: usize,
        kept: &dyn Fn(RuleId) -> bool,
    ) -> Vec<(RuleId, &'a RuleEntry<SeatKind>, &'a dyn MeetingRule)> {
        let kept = self.asked().filter(|(id, _)| kept(*id));
        kept.filter_map(|(id, asked)| Some((id, asked, asked.at_seats(at)?))).collect()
    }

    /// Lowers those of the rules that are kept, and notes their faults.
    pub(super) fn lower(&self, kept: &dyn Fn(RuleId) -> bool, faults: &mut Faults) -> LoweredSeating {
        let looked_at = self.asked().filter(|(id, _)| kept(*id));
        let by_seat = looked_at.into_iter().any(|(_, asked)| asked.looks_at_seats());
        let mut drafts: Vec<Draft> = Vec::new();
        let mut parts: Vec<Slots> = Vec::new();
        let (mut hat_of, mut grains) = (Vec::new(), Vec::new());
        let mut of_meetings = PeriodFaults::default();
        let mut made = Made::default();
        let (mut units, mut slots) = (0, 0);
        for at in 0..self.meetings.len() {
            let mut own = faults.of_part();
            let lowered = if self.meetings[at].fixed.is_some() {
                self.fixed(at)
            } else {
                self.meeting(at, by_seat, kept, &mut made, &mut own)
            };
            of_meetings.add(at, own);
            let moved = lowered.drafts.into_iter();
            drafts.extend(moved.map(|draft| draft.moved(units, slots)));
            units += lowered.slots.units() as u32;
            slots += lowered.slots.len() as u32;
            parts.push(lowered.slots);
            hat_of.extend(lowered.hat_of);
            grains.push(lowered.grain);
        }
        of_meetings.tell(Noun::Meeting, faults);
        drafts.extend(self.resting(by_seat, kept, &mut made, faults));
        let slots = Slots::joined(parts);
        if by_seat {
            drafts.extend(self.over(&slots, &grains, kept, &mut made, faults));
        }
        LoweredSeating { priced: price(slots, drafts, self.asked, faults), hat_of, grains }
    }

    /// The rules about tables and seats that rest at every meeting that they are about, since all of these are fixed: they
    /// count nothing, but their names are checked, and their tiers have a certificate.
    fn resting(
        &self,
        by_seat: bool,
        kept: &dyn Fn(RuleId) -> bool,
        made: &mut Made,
        faults: &mut Faults,
    ) -> Vec<Draft> {
        let (fixed, to_come): (Vec<usize>, Vec<usize>) =
            (0..self.meetings.len()).partition(|&at| self.meetings[at].fixed.is_some());
        let rests = |id: RuleId| {
            let rule = &self.asked[id.index()].rule;
            let over_meetings = matches!(rule.kind.0, SeatRules::Over(_));
            kept(id) && !over_meetings && !to_come.iter().any(|&at| rule.about.has_period(at))
        };
        let mut drafts: Vec<Draft> = Vec::new();
        let mut of_meetings = PeriodFaults::default();
        for at in fixed {
            let mut own = faults.of_part();
            let lowered = self.meeting(at, by_seat, &rests, made, &mut own);
            of_meetings.add(at, own.about_names());
            drafts.extend(lowered.drafts.into_iter().map(Draft::resting));
        }
        of_meetings.tell_shared(faults);
        drafts.into_iter().unique_by(|draft| draft.id).collect()
    }

    /// A meeting that is over: nothing is asked of it.
    fn fixed(&self, at: usize) -> LoweredMeeting {
        let meeting = &self.meetings[at];
        let slots = meeting.fixed_slots(meeting.fixed.as_deref().unwrap_or_default());
        LoweredMeeting { hat_of: vec![None; slots.len()], grain: Grain::Seats(1), drafts: Vec::new(), slots }
    }

    /// A meeting that is still to be planned.
    fn meeting(
        &self,
        at: usize,
        by_seat: bool,
        kept: &dyn Fn(RuleId) -> bool,
        made: &mut Made,
        faults: &mut Faults,
    ) -> LoweredMeeting {
        let meeting = &self.meetings[at];
        let instance = meeting.instance(self.roster, self.hats);
        let rules = self.at_tables(at, kept);
        let rules: Vec<(RuleId, &GroupEntry)> = rules.iter().map(|(id, asked)| (*id, asked)).collect();
        instance.check_pins(&rules, faults);
        let LoweredGroups { slots, hat_of, drafts } = instance.lower(&rules, made, faults);
        let per_table = slots.len() / meeting.groups.len().max(1);
        if !by_seat {
            return LoweredMeeting { slots, hat_of, grain: Grain::Tables(per_table), drafts };
        }
        let seats = meeting.hall.layout.seats.iter();
        let tables: Vec<SlotId> =
            seats.flat_map(|seat| (0..per_table).map(|hat| SlotId((seat.table * per_table + hat) as u32))).collect();
        let mut drafts: Vec<Draft> = drafts.into_iter().map(|draft| draft.refined(&tables)).collect();
        for (id, asked, rule) in self.at_seats(at, kept) {
            drafts.extend(asked.draft(id, made, faults, |faults| {
                let about = &asked.rule.about;
                if about.groups != Scope::Every {
                    faults.push(InputFault::scope_does_not_fit());
                }
                if about.lens != Lens::Every && !rule.has_lens() {
                    faults.push(InputFault::lens_does_not_fit(about.lens, &Lens::Every.to_string()));
                }
                let context = MeetingLoweringContext {
                    roster: self.roster,
                    meeting,
                    meetings: self.meetings,
                    at,
                    supporters: self.supporters,
                    per_seat: per_table,
                    about,
                    required: asked.is_required(),
                };
                let mut lowered = rule.lower(&context, faults)?;
                if context.required && rule.permission().is_some() {
                    lowered.counts.clear();
                }
                Some(lowered)
            }));
        }
        LoweredMeeting {
            slots: self.seat_slots(at, &slots, &tables, kept),
            hat_of: tables.iter().map(|slot| hat_of[slot.index()]).collect(),
            grain: Grain::Seats(per_table),
            drafts,
        }
    }

    /// The seats as slots, open to whom the tables are open and whom the seats suit.
    fn seat_slots(&self, at: usize, by_table: &Slots, tables: &[SlotId], kept: &dyn Fn(RuleId) -> bool) -> Slots {
        let meeting = &self.meetings[at];
        let suiting = self.suiting(at, kept);
        let seats = meeting.hall.seats();
        let per_seat = tables.len() / seats.max(1);
        let mut permissions = PermissionLists::new();
        let permission_of = by_table.unit_ids().map(|unit| {
            let kind = (by_table.permission_of(unit), suiting[unit.index()].as_ref());
            permissions.number(kind, |kind, _| {
                let may = |(slot, table): (usize, &SlotId)| {
                    let suits = kind.1.is_none_or(|suiting| suiting[slot / per_seat]);
                    suits && by_table.permits(unit, *table)
                };
                tables.iter().enumerate().map(may).collect()
            })
        });
        let permission_of = permission_of.collect();
        Slots::new(
            (0..tables.len()).map(|slot| Some((slot / per_seat) as u32)).collect(),
            vec![meeting.seat_size(); seats],
            permission_of,
            permissions.into_lists(),
        )
    }

    /// For each of those who are there, the seats that suit them by what is required of their own seats; `None` if all
    /// do.
    pub(super) fn suiting(&self, at: usize, kept: &dyn Fn(RuleId) -> bool) -> Vec<Option<Vec<bool>>> {
        let meeting = &self.meetings[at];
        let mut suiting: Vec<Option<Vec<bool>>> = vec![None; meeting.members.len()];
        for (_, asked, rule) in self.at_seats(at, kept) {
            let Some(permission) = rule.permission().filter(|_| asked.is_required()) else {
                continue;
            };
            let member = self.roster.find(permission.member()).and_then(|member| meeting.position(member));
            let Some(member) = member else {
                continue;
            };
            let seats = permission.suiting(&meeting.hall.layout);
            match &mut suiting[member] {
                None => suiting[member] = Some(seats),
                Some(known) => known.iter_mut().zip(seats).for_each(|(known, suits)| *known &= suits),
            }
        }
        suiting
    }

    /// The rules about what goes on over the meetings.
    fn over(
        &self,
        slots: &Slots,
        grains: &[Grain],
        kept: &dyn Fn(RuleId) -> bool,
        made: &mut Made,
        faults: &mut Faults,
    ) -> Vec<Draft> {
        let per_seat = |grain: &Grain| match *grain {
            Grain::Tables(slots) | Grain::Seats(slots) => slots,
        };
        let per_seat: Vec<usize> = grains.iter().map(per_seat).collect();
        let companions = self.companions(kept);
        let context = OverMeetingsContext {
            roster: self.roster,
            meetings: self.meetings,
            slots,
            supporters: self.supporters,
            per_seat: &per_seat,
            past: self.past,
            companions: &companions,
        };
        let mut drafts = Vec::new();
        for (id, asked) in self.asked().filter(|(id, _)| kept(*id)) {
            let SeatRules::Over(rule) = &asked.rule.kind.0 else {
                continue;
            };
            drafts.extend(asked.draft(id, made, faults, |faults| {
                if asked.rule.about.periods.is_some() {
                    faults.push(InputFault::about_all(Noun::Meeting));
                }
                if asked.rule.about.lens != Lens::Every || asked.rule.about.groups != Scope::Every {
                    faults.push(InputFault::scope_does_not_fit());
                }
                rule.get().lower(asked.is_required(), &context, faults)
            }));
        }
        drafts
    }

    /// Pairs that a required rule, among those kept, puts beside each other at every meeting.
    fn companions(&self, kept: &dyn Fn(RuleId) -> bool) -> BTreeSet<MemberPair> {
        let required = self.asked().filter(|&(id, asked)| asked.tier == 0 && kept(id));
        let always = required.filter(|(_, asked)| asked.rule.about.periods.is_none());
        let pair = |(_, asked): (RuleId, &RuleEntry<SeatKind>)| {
            let SeatRules::At(rule) = &asked.rule.kind.0 else {
                return None;
            };
            let [first, second] = rule.get().companions()?.map(|name| self.roster.find(name));
            Some(pair_of(first?, second?))
        };
        always.filter_map(pair).collect()
    }
}
