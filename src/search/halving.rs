//! A first assignment of very many units: the groups are cut in half again and again, and each half gets its even share of
//! those who count alike, and so of every column.
//!
//! A count between a floor and a ceiling of its share stays there in both halves, so that what is even at the top is even
//! in each group. Which kinds bring the odd one more is balanced greedily, column by column, and then by exchanges. Where
//! everybody is of one column, all counts are even shares at the end; with several columns a unit most of them are, and
//! groups that are not are mended: with another one each, they are cut anew.
//!
//! Parts of many groups are cut side by side. Each has random numbers of its own, so that threads do not matter.

mod cut;
mod kinds;
mod mend;
#[cfg(test)]
mod tests;

use crate::interrupts::Interrupts;
use crate::model::{Assignment, Grid, SlotId, Slots, UnitId};
use crate::random::Random;
use cut::Cutter;
use kinds::Kinds;
use mend::{Shares, mend};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};
use std::thread::Builder;

/// All groups are cut into about so many parts.
const PARTS: usize = 64;
/// So many groups are not cut into parts.
const GROUPS_OF_A_PART: usize = 64;

/// Whether halving fits: everybody may be in any group, each of which is one slot of a fixed size.
pub(super) fn fits(slots: &Slots, grids: &[&Grid]) -> bool {
    let fixed = slots.sizes().iter().all(|size| size.start() == size.end());
    let single = slots.periods().len() == 1 && slots.len() == slots.sizes().len() && !slots.has_outside();
    let whole = |grid: &&Grid| grid.has_unit_weights() && grid.span() == (0..slots.units());
    let filled = slots.sizes().iter().map(|size| *size.start()).sum::<usize>() == slots.units();
    slots.is_open() && fixed && filled && single && grids.iter().all(whole)
}

/// Deals out the units where halving [`fits`]. Once it is interrupted it goes on by sizes alone.
pub(super) fn halve(
    slots: &Slots,
    grids: &[&Grid],
    random: &mut Random,
    threads: usize,
    interrupts: &Interrupts<'_>,
) -> Assignment {
    let size = |slot: SlotId| slots.group_of(slot).map_or(0, |group| *slots.sizes()[group].start());
    let sizes: Vec<usize> = slots.slot_ids().map(size).collect();
    let kinds = Kinds::new(grids, slots.units());
    let mut order: Vec<UnitId> = slots.unit_ids().collect();
    random.shuffle(&mut order);
    let mut order = kinds.in_order(&order);
    let shares = Shares::new(&kinds, &order);
    let parts = parts(&sizes, &kinds, &mut order, random, interrupts);
    let seed = random.below(u32::MAX as usize) as u64;
    let work = |(at, part): (usize, Part<'_>)| {
        let (mut random, mut cutter) = (Random::new(seed, at as u64), Cutter::new(&kinds));
        halve_part(&sizes[part.groups.clone()], part.units, &mut cutter, &mut random, interrupts);
        mend(&sizes[part.groups], part.units, &shares, &mut cutter, &mut random, interrupts);
    };
    let workers = threads.min(parts.len());
    let open = Mutex::new(parts.into_iter().enumerate());
    let next = || open.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work_off = || std::iter::from_fn(next).for_each(work);
    std::thread::scope(|scope| {
        // Where the system has no more threads, fewer do all of it.
        (1..workers).for_each(|_| drop(Builder::new().spawn_scoped(scope, work_off)));
        work_off();
    });
    drop(open);
    let mut held = vec![SlotId(0); slots.units()];
    let mut units = order.iter();
    for (slot, &size) in slots.slot_ids().zip(&sizes) {
        units.by_ref().take(size).for_each(|unit| held[unit.index()] = slot);
    }
    Assignment::new(held)
}

/// Groups that stand together, with the units that are dealt out to them.
struct Part<'a> {
    groups: Range<usize>,
    units: &'a mut [UnitId],
}

/// Cuts all groups into parts, each with its share of the units.
fn parts<'a>(
    sizes: &[usize],
    kinds: &Kinds,
    units: &'a mut [UnitId],
    random: &mut Random,
    interrupts: &Interrupts<'_>,
) -> Vec<Part<'a>> {
    let most = sizes.len().div_ceil(PARTS).max(GROUPS_OF_A_PART);
    let mut cutter = Cutter::new(kinds);
    let (mut open, mut parts) = (vec![Part { groups: 0..sizes.len(), units }], Vec::new());
    while let Some(Part { groups, units }) = open.pop() {
        if groups.len() <= most {
            parts.push(Part { groups, units });
            continue;
        }
        let middle = groups.start + groups.len() / 2;
        let left = cut(&sizes[groups.clone()], units, &mut cutter, random, interrupts);
        let (first, second) = units.split_at_mut(left);
        open.push(Part { groups: middle..groups.end, units: second });
        open.push(Part { groups: groups.start..middle, units: first });
    }
    parts
}

/// Deals units out to groups of these sizes, which get theirs one after the other.
fn halve_part(
    sizes: &[usize],
    units: &mut [UnitId],
    cutter: &mut Cutter<'_>,
    random: &mut Random,
    interrupts: &Interrupts<'_>,
) {
    let mut open = vec![(0..sizes.len(), 0..units.len())];
    while let Some((groups, range)) = open.pop() {
        if groups.len() < 2 {
            continue;
        }
        let middle = groups.start + groups.len() / 2;
        let left = cut(&sizes[groups.clone()], &mut units[range.clone()], cutter, random, interrupts);
        open.push((middle..groups.end, range.start + left..range.end));
        open.push((groups.start..middle, range.start..range.start + left));
    }
}

/// Brings those to the front who are in the first half of the groups; how many these are.
fn cut(
    sizes: &[usize],
    units: &mut [UnitId],
    cutter: &mut Cutter<'_>,
    random: &mut Random,
    interrupts: &Interrupts<'_>,
) -> usize {
    let left: usize = sizes[..sizes.len() / 2].iter().sum();
    if 0 < left && left < units.len() && !interrupts.stop() {
        cutter.cut(units, left, random);
    }
    left
}
