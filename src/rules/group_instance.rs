//! A group instance: groups that are filled by those of the roster who take part. A problem is one group instance or
//! several.

mod pins;

use super::lowered::{Draft, Lowered, Made, PEOPLE};
use super::lowering_context::{Group, LoweringContext, MAX_COUNTS};
use super::{GroupEntry, Lens};
use crate::error::{Code, Faults, InputFault, fault};
use crate::model::{Count, Grid, PermissionLists, Price, RuleId, Slots, Tally};
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use itertools::Itertools;
use pins::{Pins, is_pin, pins};

/// The groups, and who may be in them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GroupInstance<'a> {
    pub(crate) roster: &'a Roster,
    /// Those who take part, in the order of the roster.
    pub(crate) members: &'a [MemberId],
    pub(crate) groups: &'a [Group],
    /// Everybody who takes part is in a group.
    pub(crate) everyone: bool,
    /// The dimension of which hats are worn.
    pub(crate) hats: Option<DimensionId>,
}

/// Rules as counts over the slots of a group instance. Units are those who take part, numbered from 0 as the slots are.
#[derive(Debug)]
pub(crate) struct LoweredGroups {
    pub(crate) slots: Slots,
    /// Hat of each slot.
    pub(crate) hat_of: Vec<Option<TagId>>,
    /// One for each rule, in the order given. Of a required rule that fixes a member to a group, or keeps one out, it
    /// is empty: these are permissions.
    pub(crate) drafts: Vec<Draft>,
}

/// The dimension of which hats are worn, if any rule counts them.
pub(crate) fn hat_dimension<'a>(
    roster: &Roster,
    asked: impl IntoIterator<Item = &'a GroupEntry>,
    faults: &mut Faults,
) -> Option<DimensionId> {
    let hats: Vec<&GroupEntry> = asked.into_iter().filter(|asked| asked.rule.about.lens == Lens::Hat).collect();
    let names = hats.iter().flat_map(|asked| asked.rule.kind.0.get().hats());
    let dimension = |name: &str| {
        let tag = roster.resolve_tag(name).ok().map(|tag| roster.tag(tag).dimension());
        tag.or_else(|| roster.resolve_dimension(name).ok())
    };
    let dimensions: Vec<DimensionId> = names.filter_map(dimension).unique().collect();
    if let [first, second, ..] = dimensions.as_slice() {
        let [first, second] = [first, second].map(|&dimension| roster.dimension(dimension).name().to_owned());
        let fault = fault!(
            HatsOfTwoDimensions,
            "hats are worn of one dimension, but the rules count hats of `{first}` and of \
             `{second}`; count one of them under another lens"
        );
        let private = hats.iter().any(|asked| asked.rule.is_private());
        let words = "hats are worn of one dimension, but the rules count hats of two; see the organisers' text";
        faults.push(if private { fault.hidden(Code::HatsOfTwoDimensions, words) } else { fault });
    }
    dimensions.first().copied()
}

impl GroupInstance<'_> {
    /// Notes the required rules that fix a member to two groups, or to one that the member is kept out of.
    pub(crate) fn check_pins(&self, rules: &[(RuleId, &GroupEntry)], faults: &mut Faults) {
        self.pins(rules, faults);
    }

    fn pins(&self, rules: &[(RuleId, &GroupEntry)], faults: &mut Faults) -> Pins {
        pins(self.roster, self.members, self.groups, rules, faults)
    }

    /// Lowers these rules and notes their faults, but for those of [`check_pins`](GroupInstance::check_pins).
    pub(crate) fn lower(&self, rules: &[(RuleId, &GroupEntry)], made: &mut Made, faults: &mut Faults) -> LoweredGroups {
        let context = self.context(rules, faults);
        let draft =
            |&(id, asked): &(RuleId, &GroupEntry)| asked.draft(id, made, faults, |own| Some(context.lower(asked, own)));
        let drafts = rules.iter().filter_map(draft).collect();
        let LoweringContext { slots, hat_of, .. } = context;
        LoweredGroups { slots, hat_of, drafts }
    }

    /// What these rules are lowered against.
    pub(crate) fn context(&self, rules: &[(RuleId, &GroupEntry)], faults: &mut Faults) -> LoweringContext<'_> {
        let pins = self.pins(rules, &mut Faults::default());
        let (slots, hat_of) = self.slots(&pins, faults);
        let names = self.groups.iter().map(|group| group.name.as_str());
        LoweringContext {
            roster: self.roster,
            members: self.members,
            groups: self.groups,
            numbers: names.zip(0..).collect(),
            everyone: self.everyone,
            slots,
            hat_of,
        }
    }

    /// That optional groups are empty or have their least size, as a count of this part of the frame; `None` if there is
    /// nothing to count.
    pub(crate) fn open_sizes(&self, part: RuleId, slots: &Slots) -> Option<Draft> {
        let least: Vec<i64> = self.groups.iter().map(|group| group.open_from.map_or(0, |least| least as i64)).collect();
        if least.iter().all(|&least| least < 2) {
            return None;
        }
        let ones = vec![vec![(0, 1)]; self.members.len()];
        let groups = slots.slot_ids().map(|slot| slots.group_of(slot).map(|group| group as u32)).collect();
        let grid = Grid::new(ones, groups).covering(1, self.groups.len());
        let tally = Tally::new(grid, slots, |group, _| Price::none_or(least[group as usize]));
        let lowered = Lowered::whole(vec![Count::Tally(tally)], PEOPLE)?;
        Some(Draft { id: part, tier: 0, weight: 1, lowered })
    }

    /// Slots of the groups, under hats where these are worn, and a last slot outside where members are selected.
    fn slots(&self, pins: &Pins, faults: &mut Faults) -> (Slots, Vec<Option<TagId>>) {
        let (roster, hats) = (self.roster, self.hats);
        let members = || self.members.iter().copied();
        let agreed = |member: MemberId| hats.map_or(&[][..], |dimension| roster.hats_of(member, dimension));
        let worn = members().flat_map(agreed).copied();
        let worn = worn.sorted_unstable().dedup();
        let mut hats_of_group: Vec<Option<TagId>> = worn.map(Some).collect();
        if hats_of_group.is_empty() || members().any(|member| agreed(member).is_empty()) {
            // Those who agreed to no hat are in a group without one.
            hats_of_group.push(None);
        }
        let mut group_of: Vec<Option<u32>> = Vec::new();
        let mut hat_of: Vec<Option<TagId>> = Vec::new();
        for group in 0..self.groups.len() as u32 {
            group_of.extend(hats_of_group.iter().map(|_| Some(group)));
            hat_of.extend(&hats_of_group);
        }
        if !self.everyone {
            group_of.push(None);
            hat_of.push(None);
        }
        let may = |member: MemberId, slot: usize| {
            let Some(group) = group_of[slot] else {
                return pins.to(member).is_none();
            };
            let group = group as usize;
            let pinned = pins.to(member).is_none_or(|to| to == group);
            let forbidden = pins.not(member).contains(&group);
            let fits = match hat_of[slot] {
                Some(hat) => agreed(member).contains(&hat),
                None => agreed(member).is_empty(),
            };
            pinned && !forbidden && fits
        };
        // Members with the same hats and the same pins, to a group or out of groups, share one list.
        let mut permissions = PermissionLists::new();
        let mut too_many = None;
        let mut permission = |member: MemberId| {
            let not: Vec<usize> = pins.not(member).sorted_unstable().dedup().collect();
            let kind = (agreed(member).to_vec(), pins.to(member), not);
            permissions.number(kind, |_, lists| {
                let entries = (lists + 1).saturating_mul(group_of.len());
                if entries > MAX_COUNTS {
                    too_many.get_or_insert_with(|| InputFault::too_many_counts(entries, MAX_COUNTS));
                    return Vec::new();
                }
                (0..group_of.len()).map(|slot| may(member, slot)).collect()
            })
        };
        let permission_of = members().map(&mut permission).collect();
        faults.note(too_many);
        let sizes = self.groups.iter().map(|group| group.size.clone()).collect();
        (Slots::new(group_of, sizes, permission_of, permissions.into_lists()), hat_of)
    }
}

impl LoweringContext<'_> {
    /// A rule as counts: none if it is a permission, or at fault.
    pub(crate) fn lower(&self, asked: &GroupEntry, faults: &mut Faults) -> Lowered {
        let rule = &asked.rule;
        let lowered = rule.kind.0.get().lower(&rule.about, asked.is_required(), self, faults);
        let mut lowered = lowered.unwrap_or_else(Lowered::nothing);
        if is_pin(asked) {
            lowered.counts.clear();
        }
        lowered
    }
}
