//! Exchanges of two units of different groups in which each takes a slot of the other's group that is open to it.
//! Where a group has several slots, as for hats, plain exchanges pass on slots as they are: how many in a group may
//! hold none of some of them would never change, as sizes let nobody move alone.

use super::construct::slots_of;
use super::moves::Move;
use super::state::State;
use crate::model::{Model, SlotId, UnitId};
use crate::random::Random;

/// Whether a group has several slots, and not every unit may hold each.
pub(super) fn may_change_slots(model: &Model) -> bool {
    let slots = model.slots();
    let mut groups: Vec<usize> = slots.slot_ids().filter_map(|slot| slots.group_of(slot)).collect();
    let number = groups.len();
    groups.sort_unstable();
    groups.dedup();
    !slots.is_open() && groups.len() < number
}

/// Two random units exchange their groups; no steps if they share one, or have no slot in the other.
pub(super) fn exchange_groups(state: &State<'_>, random: &mut Random, steps: &mut Vec<Move>) {
    let (first, second) = state.two_of_a_period(random);
    let (first, second) = (UnitId(first as u32), UnitId(second as u32));
    let slots = state.model().slots();
    let group = |unit: UnitId| slots.group_of(state.slot(unit));
    let (from, to) = (group(first), group(second));
    if from == to {
        return;
    }
    let slot = |unit: UnitId, group: Option<usize>, random: &mut Random| -> Option<SlotId> {
        let open = slots_of(slots, slots.open_to(unit), group);
        open.get(random.below(open.len().max(1))).copied()
    };
    if let (Some(there), Some(here)) = (slot(first, to, random), slot(second, from, random)) {
        steps.extend([Move::Relocate(first, there), Move::Relocate(second, here)]);
    }
}
