//! What can be held, by whom, and who holds what.

use std::ops::RangeInclusive;

/// A member in a period: what holds exactly one slot. With one period, a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub(crate) u32);

/// A place that a unit can hold: a group, a group under a hat, or "unplaced".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(pub(crate) u32);

impl UnitId {
    /// Position among the units, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl SlotId {
    /// Position among the slots, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The slots of a problem, gathered into groups whose sizes are bounded, and the units that may hold each.
#[derive(Debug, Clone)]
pub struct Slots {
    units: usize,
    group_of: Vec<Option<u32>>,
    sizes: Vec<RangeInclusive<usize>>,
    permission_of: Vec<u32>,
    permissions: Vec<Vec<bool>>,
    open: Vec<Vec<SlotId>>,
    least: usize,
    most: usize,
    outside: bool,
}

impl Slots {
    /// `group_of` names the group of each slot (none: no bound on how many hold it); `sizes` bounds the units in each group;
    /// `permitted` gives the units' kinds of permission, and `permissions` tells for each kind which slots are open to it.
    pub(crate) fn new(
        group_of: Vec<Option<u32>>,
        sizes: Vec<RangeInclusive<usize>>,
        permission_of: Vec<u32>,
        permissions: Vec<Vec<bool>>,
    ) -> Slots {
        let open_slots = |open: &Vec<bool>| {
            (0..open.len() as u32)
                .map(SlotId)
                .filter(|slot| open[slot.index()])
                .collect()
        };
        let open = permissions.iter().map(open_slots).collect();
        let outside = group_of.iter().any(Option::is_none);
        let least = sizes.iter().map(|size| size.start()).sum();
        let most = sizes.iter().map(|size| size.end()).sum();
        Slots {
            units: permission_of.len(),
            group_of,
            sizes,
            permission_of,
            permissions,
            open,
            least,
            most,
            outside,
        }
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

    /// Group that the slot belongs to; none for "unplaced".
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
        self.permissions[self.permission_of[unit.index()] as usize][slot.index()]
    }

    /// The slots open to a unit, in order.
    pub fn open_to(&self, unit: UnitId) -> &[SlotId] {
        &self.open[self.permission_of[unit.index()] as usize]
    }

    /// Kind of permission of a unit: units of one kind may hold the same slots.
    pub fn permission_of(&self, unit: UnitId) -> u32 {
        self.permission_of[unit.index()]
    }

    /// For each kind of permission, which slots are open to it.
    pub(crate) fn permissions(&self) -> impl Iterator<Item = &[bool]> {
        self.permissions.iter().map(Vec::as_slice)
    }

    /// Whether every unit may hold every slot.
    pub fn is_open(&self) -> bool {
        self.permissions
            .iter()
            .all(|open| open.iter().all(|&open| open))
    }

    /// Whether some slot lies outside all groups, so that not everybody need be in one.
    pub fn has_outside(&self) -> bool {
        self.outside
    }

    /// How many units the groups named, each once, hold between them, at least and at most.
    pub(crate) fn capacity(&self, groups: &[usize]) -> RangeInclusive<usize> {
        let least: usize = groups.iter().map(|&group| self.sizes[group].start()).sum();
        let most: usize = groups.iter().map(|&group| self.sizes[group].end()).sum();
        let least_elsewhere = self.least - least;
        let most_elsewhere = if self.has_outside() {
            self.units
        } else {
            self.most - most
        };
        let low = least.max(self.units.saturating_sub(most_elsewhere));
        let high = most.min(self.units.saturating_sub(least_elsewhere));
        low..=high
    }
}

/// Who holds what: one slot a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment(Vec<SlotId>);

impl Assignment {
    /// An assignment from the slot of each unit, in the order of the units.
    pub fn new(slots: Vec<SlotId>) -> Assignment {
        Assignment(slots)
    }

    /// Slot of a unit.
    #[inline]
    pub fn slot(&self, unit: UnitId) -> SlotId {
        self.0[unit.index()]
    }

    /// Slots in the order of the units.
    pub fn slots(&self) -> &[SlotId] {
        &self.0
    }

    #[inline]
    pub(crate) fn set(&mut self, unit: UnitId, slot: SlotId) {
        self.0[unit.index()] = slot;
    }
}
