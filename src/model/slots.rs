//! What can be held, and by whom.

mod assignment;

pub use assignment::{Assignment, SlotId, UnitId};

use itertools::Itertools;
use std::ops::{Range, RangeInclusive};

/// The slots of a problem, gathered into groups whose sizes are bounded, and the units that may hold each.
///
/// Units, slots and groups of a period stand together, period after period; a unit holds only slots of its own period.
#[derive(Debug, Clone)]
pub struct Slots {
    units: usize,
    group_of: Vec<Option<u32>>,
    sizes: Vec<RangeInclusive<usize>>,
    permission_of: Vec<u32>,
    permissions: Vec<Permission>,
    periods: Vec<Period>,
}

/// The slots that are open to a kind of units.
#[derive(Debug, Clone)]
struct Permission {
    slots: Vec<SlotId>,
    /// The first of them.
    first: u32,
    /// Whether each slot from the first one on is among them, up to the last.
    open: Vec<bool>,
}

impl Permission {
    fn new(slots: Vec<SlotId>) -> Permission {
        let first = slots.first().map_or(0, |slot| slot.0);
        let beyond = slots.last().map_or(0, |slot| slot.0 + 1);
        let mut open = vec![false; (beyond - first) as usize];
        for slot in &slots {
            open[(slot.0 - first) as usize] = true;
        }
        Permission { slots, first, open }
    }

    fn bytes(&self) -> usize {
        size_of::<Permission>() + size_of_val(&self.slots[..]) + size_of_val(&self.open[..])
    }

    /// The same of slots that stand this much later.
    fn moved(mut self, slots: u32) -> Permission {
        self.slots.iter_mut().for_each(|slot| slot.0 += slots);
        self.first += slots;
        self
    }

    #[inline]
    fn permits(&self, slot: SlotId) -> bool {
        let at = slot.0.wrapping_sub(self.first) as usize;
        self.open.get(at).copied().unwrap_or(false)
    }
}

/// What belongs to one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Period {
    /// Its units.
    pub(crate) units: Range<usize>,
    /// Its slots.
    pub(crate) slots: Range<usize>,
    /// Its groups.
    pub(crate) groups: Range<usize>,
    /// Least and greatest number of units in all its groups.
    size: RangeInclusive<usize>,
    /// Whether some slot of it lies outside all groups.
    pub(crate) outside: bool,
}

/// What a class of slots says of groups.
pub(super) struct ToldApart {
    /// No two slots within groups have one class.
    pub(super) each: bool,
    /// No slot outside all groups has one.
    pub(super) none_outside: bool,
}

impl Slots {
    /// About how much memory they take, with the assignments that a search keeps.
    pub(super) fn bytes(&self) -> usize {
        let permissions: usize = self.permissions.iter().map(Permission::bytes).sum();
        let of_units = self.units * (size_of::<u32>() + 4 * size_of::<SlotId>());
        of_units + size_of_val(&self.group_of[..]) + size_of_val(&self.sizes[..]) + permissions
    }

    /// `group_of` names the group of each slot (none: no bound on how many hold it); `sizes` bounds the units in each
    /// group; `permitted` gives the units' kinds of permission, and `permissions` tells for each kind which slots are
    /// open to it.
    pub(crate) fn new(
        group_of: Vec<Option<u32>>,
        sizes: Vec<RangeInclusive<usize>>,
        permission_of: Vec<u32>,
        permissions: Vec<Vec<bool>>,
    ) -> Slots {
        let open_slots =
            |open: &Vec<bool>| (0..open.len() as u32).map(SlotId).filter(|slot| open[slot.index()]).collect();
        let permissions = permissions.iter().map(open_slots).map(Permission::new);
        let least = sizes.iter().map(|size| size.start()).sum();
        let most = sizes.iter().map(|size| size.end()).sum();
        let only = Period {
            units: 0..permission_of.len(),
            slots: 0..group_of.len(),
            groups: 0..sizes.len(),
            size: least..=most,
            outside: group_of.iter().any(Option::is_none),
        };
        Slots {
            units: permission_of.len(),
            group_of,
            sizes,
            permission_of,
            permissions: permissions.collect(),
            periods: vec![only],
        }
    }

    /// The slots of several periods, one after the other.
    pub(crate) fn joined(parts: Vec<Slots>) -> Slots {
        let mut all = Slots {
            units: 0,
            group_of: Vec::new(),
            sizes: Vec::new(),
            permission_of: Vec::new(),
            permissions: Vec::new(),
            periods: Vec::new(),
        };
        for part in parts {
            let (units, before, groups) = (all.units, all.group_of.len(), all.sizes.len());
            let kinds = all.permissions.len() as u32;
            all.units += part.units;
            all.group_of.extend(part.group_of.iter().map(|group| group.map(|group| group + groups as u32)));
            all.sizes.extend(part.sizes);
            all.permission_of.extend(part.permission_of.iter().map(|kind| kind + kinds));
            let moved = part.permissions.into_iter();
            all.permissions.extend(moved.map(|permission| permission.moved(before as u32)));
            all.periods.extend(part.periods.into_iter().map(|period| Period {
                units: period.units.start + units..period.units.end + units,
                slots: period.slots.start + before..period.slots.end + before,
                groups: period.groups.start + groups..period.groups.end + groups,
                ..period
            }));
        }
        all
    }

    /// The same where every group may be empty.
    pub(crate) fn without_least_sizes(mut self) -> Slots {
        let from_zero = |size: &mut RangeInclusive<usize>| *size = 0..=*size.end();
        self.sizes.iter_mut().for_each(from_zero);
        let of_periods = self.periods.iter_mut().map(|period| &mut period.size);
        of_periods.for_each(from_zero);
        self
    }

    /// One period by itself, with everything in it numbered from 0.
    #[cfg(test)]
    pub(crate) fn part(&self, period: &Period) -> Slots {
        let group_of = self.group_of[period.slots.clone()].iter();
        let group_of = group_of.map(|group| group.map(|group| group - period.groups.start as u32));
        let open = |permission: &Permission| {
            let slots = period.slots.clone().map(|slot| SlotId(slot as u32));
            slots.map(|slot| permission.permits(slot)).collect()
        };
        Slots::new(
            group_of.collect(),
            self.sizes[period.groups.clone()].to_vec(),
            self.permission_of[period.units.clone()].to_vec(),
            self.permissions.iter().map(open).collect(),
        )
    }

    /// The periods, in order. A problem without periods is one.
    pub(crate) fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The period of a unit, and its place among the units there.
    pub(crate) fn in_period(&self, unit: UnitId) -> (usize, usize) {
        let period = self.period_of(unit);
        (period, unit.index() - self.periods()[period].units.start)
    }

    /// The period of a unit.
    pub(crate) fn period_of(&self, unit: UnitId) -> usize {
        self.periods.partition_point(|period| period.units.end <= unit.index())
    }

    /// Period of a slot.
    pub(crate) fn period_of_slot(&self, slot: SlotId) -> usize {
        self.periods.partition_point(|period| period.slots.end <= slot.index())
    }

    /// Period of a group.
    fn period_of_group(&self, group: usize) -> usize {
        self.periods.partition_point(|period| period.groups.end <= group)
    }

    /// The groups of the periods that these slots belong to.
    pub(super) fn groups_of(&self, slots: Range<usize>) -> Range<usize> {
        let first = self.periods.partition_point(|period| period.slots.end <= slots.start);
        let periods = self.periods[first..].iter().take_while(|period| period.slots.start < slots.end);
        periods.map(|period| period.groups.clone()).reduce(|all, here| all.start..here.end).unwrap_or_default()
    }

    /// Number of units.
    pub fn units(&self) -> usize {
        self.units
    }

    /// All units in order.
    pub fn unit_ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (0..self.units as u32).map(UnitId)
    }

    /// Number of slots.
    pub fn len(&self) -> usize {
        self.group_of.len()
    }

    /// Whether there is no slot at all.
    pub fn is_empty(&self) -> bool {
        self.group_of.is_empty()
    }

    /// All slots in order.
    pub fn slot_ids(&self) -> impl Iterator<Item = SlotId> + use<> {
        (0..self.group_of.len() as u32).map(SlotId)
    }

    /// Group that the slot belongs to; `None` for "unplaced".
    #[inline]
    pub fn group_of(&self, slot: SlotId) -> Option<usize> {
        self.group_of[slot.index()].map(|group| group as usize)
    }

    /// Least and greatest number of units in each group.
    pub fn sizes(&self) -> &[RangeInclusive<usize>] {
        &self.sizes
    }

    /// Whether the unit may hold the slot.
    #[inline]
    pub fn permits(&self, unit: UnitId, slot: SlotId) -> bool {
        self.permissions[self.permission_of[unit.index()] as usize].permits(slot)
    }

    /// The slots open to a unit, in order.
    pub fn open_to(&self, unit: UnitId) -> &[SlotId] {
        &self.permissions[self.permission_of[unit.index()] as usize].slots
    }

    /// Kind of permission of a unit: units of one kind may hold the same slots.
    pub fn permission_of(&self, unit: UnitId) -> u32 {
        self.permission_of[unit.index()]
    }

    /// Number of kinds of permission.
    pub(crate) fn permission_kinds(&self) -> usize {
        self.permissions.len()
    }

    /// Whether two slots are open to the same units.
    pub(crate) fn open_alike(&self, a: SlotId, b: SlotId) -> bool {
        let mut kinds = self.permissions.iter();
        kinds.all(|permission| permission.permits(a) == permission.permits(b))
    }

    /// Whether every unit may hold every slot.
    pub fn is_open(&self) -> bool {
        let mut kinds = self.permissions.iter();
        kinds.all(|permission| permission.slots.len() == self.len())
    }

    /// Whether `class_of` names each group's slot in a way of its own, and no slot outside.
    pub(super) fn groups_told_apart(&self, class_of: impl Fn(SlotId) -> Option<u32>) -> ToldApart {
        let (outside, inside): (Vec<SlotId>, Vec<SlotId>) =
            self.slot_ids().partition(|&slot| self.group_of(slot).is_none());
        ToldApart {
            each: inside.into_iter().filter_map(&class_of).all_unique(),
            none_outside: outside.into_iter().all(|slot| class_of(slot).is_none()),
        }
    }

    /// Whether some slot lies outside all groups, so that not everybody need be in one.
    pub fn has_outside(&self) -> bool {
        self.periods.iter().any(|period| period.outside)
    }

    /// How many units the groups of a period hold between them that are not named, at least and at most.
    pub(crate) fn elsewhere(&self, period: usize, named: &[usize]) -> RangeInclusive<usize> {
        let sizes = || named.iter().map(|&group| &self.sizes[group]);
        let size = &self.periods[period].size;
        let least: usize = sizes().map(|size| size.start()).sum();
        let most: usize = sizes().map(|size| size.end()).sum();
        size.start() - least..=size.end() - most
    }

    /// How many units the groups named, each once and in order, hold between them, at least and at most.
    pub(crate) fn capacity(&self, groups: &[usize]) -> RangeInclusive<usize> {
        let (mut low, mut high) = (0, 0);
        let mut rest = groups;
        while let Some(&first) = rest.first() {
            let period = &self.periods[self.period_of_group(first)];
            let (here, later) = rest.split_at(rest.partition_point(|&group| group < period.groups.end));
            rest = later;
            let least: usize = here.iter().map(|&group| self.sizes[group].start()).sum();
            let most: usize = here.iter().map(|&group| self.sizes[group].end()).sum();
            let units = period.units.len();
            let least_elsewhere = period.size.start() - least;
            let most_elsewhere = if period.outside { units } else { period.size.end() - most };
            low += least.max(units.saturating_sub(most_elsewhere));
            high += most.min(units.saturating_sub(least_elsewhere));
        }
        low..=high
    }
}
