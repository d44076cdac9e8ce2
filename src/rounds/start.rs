//! A known design as a start, where people are alike and tables equal.

use super::designs::schedule;
use super::round_instance::RoundInstance;
use crate::model::{Assignment, Count, Model, SlotId};

/// A plan in which nobody meets twice, from a classical design; `None` if rounds differ, no design is known, or
/// nothing is asked of meetings.
pub(super) fn design(rounds: &[RoundInstance], model: &Model) -> Option<Assignment> {
    let first = rounds.first()?;
    let size = *first.groups.first()?.size.end();
    let plain = |round: &RoundInstance| {
        let equal = round.groups.iter().all(|group| group.size == (size..=size));
        equal
            && round.everyone
            && round.fixed.is_none()
            && round.groups.len() == first.groups.len()
            && round.members == first.members
    };
    let slots = model.slots();
    let one_a_table = slots.len() == slots.sizes().len();
    let meetings = |family: &crate::model::Family| matches!(family.count, Count::Meetings(_));
    let asked = model.families().iter().any(meetings);
    if !asked || !one_a_table || !rounds.iter().all(plain) {
        return None;
    }
    let design = schedule(first.groups.len(), size, rounds.len())?;
    let mut held = vec![SlotId(0); slots.units()];
    for (tables, period) in design.iter().zip(slots.periods()) {
        for (table, seats) in tables.iter().enumerate() {
            for &person in seats {
                held[period.units.start + person] = SlotId((period.slots.start + table) as u32);
            }
        }
    }
    let allowed = slots.unit_ids().all(|unit| slots.permits(unit, held[unit.index()]));
    allowed.then(|| Assignment::new(held))
}
