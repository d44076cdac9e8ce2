//! Units, slots, and which slot each unit holds.

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
