//! Moves that open or close a group: all who are in one go elsewhere, or some of another go to one that is empty. One by
//! one they would pass sizes that are not allowed, or cost as much as the whole group.

use super::moves::Move;
use super::state::State;
use crate::model::{Model, SlotId, UnitId};
use crate::random::Random;
use std::ops::RangeInclusive;

/// Whether some groups may be empty, and something counts which are.
pub(super) fn may_open(model: &Model) -> bool {
    let can_be_empty = |size: &RangeInclusive<usize>| *size.start() == 0 && *size.end() > 1;
    let mut counts = model.families().iter().map(|family| family.count.readings());
    model.slots().sizes().iter().any(can_be_empty) && counts.any(|count| count.looks_at_empty_groups())
}

/// A random group that may be empty is closed if anybody is in it, else opened; no steps if that is not allowed.
pub(super) fn open_or_close(state: &State<'_>, random: &mut Random, steps: &mut Vec<Move>) {
    let slots = state.model().slots();
    let unit = UnitId(random.below(slots.units()) as u32);
    let period = &slots.periods()[state.period(unit).unwrap_or(0)];
    let first = period.groups.start;
    let size = |group: usize| &slots.sizes()[first + group];
    let can_be_empty = (0..period.groups.len()).filter(|&group| *size(group).start() == 0);
    let can_be_empty: Vec<usize> = can_be_empty.collect();
    if can_be_empty.is_empty() {
        return;
    }
    let group = can_be_empty[random.below(can_be_empty.len())];
    let mut held: Vec<Vec<UnitId>> = vec![Vec::new(); period.groups.len()];
    for unit in period.units.clone().map(|at| UnitId(at as u32)) {
        if let Some(of) = slots.group_of(state.slot(unit)) {
            held[of - first].push(unit);
        }
    }
    let mut sizes: Vec<usize> = held.iter().map(Vec::len).collect();
    if sizes[group] > 0 {
        for &unit in &held[group] {
            let room = |slot: SlotId| match slots.group_of(slot).map(|of| of - first) {
                Some(of) => of != group && sizes[of] < *size(of).end(),
                None => true,
            };
            let Some(slot) = any(slots.open_to(unit), room, random) else {
                steps.clear();
                return;
            };
            slots.group_of(slot).into_iter().for_each(|of| sizes[of - first] += 1);
            steps.push(Move::Relocate(unit, slot));
        }
        return;
    }
    let others: Vec<usize> = (0..held.len()).filter(|&of| sizes[of] > 1).collect();
    if others.is_empty() {
        return;
    }
    let from = others[random.below(others.len())];
    for &unit in &held[from] {
        let allowed = sizes[group] < *size(group).end() && sizes[from] > *size(from).start();
        if allowed && random.below(2) == 0 {
            let here = |slot: SlotId| slots.group_of(slot) == Some(first + group);
            if let Some(slot) = any(slots.open_to(unit), here, random) {
                sizes[group] += 1;
                sizes[from] -= 1;
                steps.push(Move::Relocate(unit, slot));
            }
        }
    }
}

/// The first of these slots, from a random one on, that fits.
fn any(open: &[SlotId], fits: impl Fn(SlotId) -> bool, random: &mut Random) -> Option<SlotId> {
    let start = random.below(open.len().max(1));
    let (before, after) = open.split_at(start.min(open.len()));
    after.iter().chain(before).copied().find(|&slot| fits(slot))
}
