//! What one unit weighs in each slot.

use super::slots::SlotId;

/// What a unit weighs: `default` in every slot but the exceptions, which are sorted by slot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct UnitWeights {
    pub(crate) default: i64,
    pub(crate) exceptions: Vec<(SlotId, i64)>,
}

impl UnitWeights {
    #[inline]
    pub(super) fn at(&self, slot: SlotId) -> i64 {
        match self.exceptions.binary_search_by_key(&slot, |&(slot, _)| slot) {
            Ok(at) => self.exceptions[at].1,
            Err(_) => self.default,
        }
    }
}
