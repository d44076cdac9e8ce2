//! Slots that can be exchanged without a trace.

use crate::model::{Model, SlotId};

/// Whether two slots can be exchanged without a trace.
pub(crate) fn interchangeable(model: &Model, a: SlotId, b: SlotId) -> bool {
    let slots = model.slots();
    let sizes = |slot| slots.group_of(slot).map(|group| &slots.sizes()[group]);
    let same = sizes(a) == sizes(b) && slots.open_alike(a, b);
    same && model.families().iter().all(|family| family.count.readings().exchanges(slots, a, b))
}
