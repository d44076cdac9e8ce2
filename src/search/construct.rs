//! A first assignment: sizes and permissions are met, and those who bring the same are spread over the groups.

use super::halving;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Grid, Model, PlannedUnits, Shortage, SlotId, Slots, UnitId, place};
use crate::random::Random;
use std::collections::HashSet;
use std::ops::Range;

/// Units from which on they are dealt out by halves: of so many, descent takes long to make counts even.
const FEWEST_HALVED: usize = 20_000;

/// Whether the units are so many that they are dealt out by halves, and halving fits.
pub(crate) fn halves(model: &Model) -> bool {
    model.slots().units() >= FEWEST_HALVED && halving::fits(model.slots(), &grids(model))
}

/// A start for the search, or the reason why sizes and permissions leave none. It does not depend on the threads.
pub(crate) fn construct(
    model: &Model,
    random: &mut Random,
    threads: usize,
    interrupts: &Interrupts<'_>,
) -> Result<Assignment, Shortage> {
    let slots = model.slots();
    if halves(model) {
        return Ok(halving::halve(slots, &grids(model), random, threads, interrupts));
    }
    let order = spread(model, random);
    let rooms = if slots.is_open() { Rooms::anywhere(slots) } else { Rooms::planned(slots)? };
    Ok(rooms.deal(slots, &order, random))
}

/// By what units count that are to be spread.
fn grids(model: &Model) -> Vec<&Grid> {
    model.families().iter().filter_map(|family| family.count.readings().spread_by()).collect()
}

/// Units in an order that brings those of a period who count alike together, so that dealing them out spreads them.
fn spread(model: &Model, random: &mut Random) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = model.slots().unit_ids().collect();
    random.shuffle(&mut units);
    let grids = grids(model);
    let of_period: Vec<Vec<&Grid>> =
        model.slots().periods().iter().map(|period| about(&grids, &period.units)).collect();
    units.sort_by_cached_key(|&unit| {
        let period = model.slots().period_of(unit);
        let kinds: Vec<u32> = of_period[period].iter().filter_map(|grid| grid.kind_of(unit)).collect();
        (period, kinds)
    });
    units
}

/// The grids that are about some of these units. Where each is about all of them, and several tell them apart in one way,
/// such as turns up to each meeting, the first is enough.
fn about<'a>(grids: &[&'a Grid], units: &Range<usize>) -> Vec<&'a Grid> {
    let is_about = |grid: &&Grid| grid.span().start < units.end && units.start < grid.span().end;
    let mut about: Vec<&Grid> = grids.iter().copied().filter(is_about).collect();
    if about.iter().all(|grid| grid.kinds_of(units).is_some()) {
        let mut seen: HashSet<&[u32]> = HashSet::new();
        about.retain(|&grid| grid.kinds_of(units).is_some_and(|kinds| seen.insert(kinds)));
    }
    about
}

/// How many units each kind of permission still has to place in each group.
enum Rooms {
    Anywhere(Vec<usize>),
    Planned(Vec<PlannedUnits>),
}

impl Rooms {
    /// Everyone may go anywhere: the least sizes first, then one more a group in turn while units are left.
    fn anywhere(slots: &Slots) -> Rooms {
        let mut sizes: Vec<usize> = slots.sizes().iter().map(|size| *size.start()).collect();
        let mut left = slots.units().saturating_sub(sizes.iter().sum());
        let mut growing: Vec<usize> =
            (0..sizes.len()).filter(|&group| sizes[group] < *slots.sizes()[group].end()).collect();
        while left > 0 && !growing.is_empty() {
            for &group in growing.iter().take(left) {
                sizes[group] += 1;
            }
            left -= left.min(growing.len());
            growing.retain(|&group| sizes[group] < *slots.sizes()[group].end());
        }
        Rooms::Anywhere(sizes)
    }

    fn planned(slots: &Slots) -> Result<Rooms, Shortage> {
        place(slots).map(Rooms::Planned)
    }

    /// Takes a place in the next group, from `from` on, that has one for this kind of permission.
    fn take(&mut self, kind: usize, from: usize) -> Option<usize> {
        let (first, left) = match self {
            Rooms::Anywhere(left) => (0, left),
            Rooms::Planned(placing) => (placing[kind].first, &mut placing[kind].units),
        };
        let (from, groups) = (from.saturating_sub(first), left.len());
        let group = (from..groups).chain(0..from.min(groups)).find(|&group| left[group] > 0)?;
        left[group] -= 1;
        Some(first + group)
    }

    /// Deals the units out, one to a group in turn.
    fn deal(mut self, slots: &Slots, order: &[UnitId], random: &mut Random) -> Assignment {
        let mut held = vec![SlotId(0); slots.units()];
        let mut next = 0;
        for &unit in order {
            let group = self.take(slots.permission_of(unit) as usize, next);
            let open = slots.open_to(unit);
            let of_group = slots_of(slots, open, group);
            let chosen = of_group.get(random.below(of_group.len().max(1))).or(open.first());
            held[unit.index()] = chosen.copied().unwrap_or(SlotId(0));
            next = group.map_or(0, |group| group + 1);
        }
        Assignment::new(held)
    }
}

/// The slots of one group, or those outside all groups. Slots of a group stand together, in the order of the groups.
pub(super) fn slots_of<'a>(slots: &Slots, open: &'a [SlotId], group: Option<usize>) -> &'a [SlotId] {
    let position = |slot: &SlotId| slots.group_of(*slot).unwrap_or(usize::MAX);
    let wanted = group.unwrap_or(usize::MAX);
    let start = open.partition_point(|slot| position(slot) < wanted);
    let end = open.partition_point(|slot| position(slot) <= wanted);
    &open[start..end]
}
