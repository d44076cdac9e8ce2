//! From a model to a set partition: every possible group, of which each unit needs one.
//!
//! Where the possible groups are few this proves at once what rows over pairs of units cannot (Balas & Padberg, "Set
//! partitioning: a survey", 1976): what happens inside a group is settled when it is priced.

use super::encode::Aim;
use super::lagrange;
use super::set_partition::{Choice, Partition, Possible};
use super::symmetry::interchangeable;
use crate::interrupts::Interrupts;
use crate::model::{Family, Model, SlotId, Slots, UnitId};
use itertools::Itertools;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Units and slots beyond which even groups of two are too many.
const MAX_UNITS: usize = 512;

/// The set partition of a tier; `None` if some count is about more than one group, if more than `listed` groups are
/// possible, if more than `most` of them can be in a plan as good as the known one, or if it is interrupted.
pub(crate) fn partition(model: &Model, aim: Aim<'_>, listed: usize, most: usize) -> Option<Partition> {
    let slots = model.slots();
    if slots.len() != slots.sizes().len() + usize::from(slots.has_outside())
        || !model.families().iter().all(|family| family.count.readings().is_by_group(slots, family.reading()))
    {
        return None;
    }
    if slots.units() > MAX_UNITS || slots.len() > MAX_UNITS {
        return None;
    }
    let outside = slots.slot_ids().find(|&slot| slots.group_of(slot).is_none());
    let mut classes: Vec<Vec<SlotId>> = Vec::new();
    for slot in slots.slot_ids().filter(|&slot| Some(slot) != outside) {
        match classes.iter_mut().find(|class| interchangeable(model, class[0], slot)) {
            Some(class) => class.push(slot),
            None => classes.push(vec![slot]),
        }
    }
    let items = items(model);
    let mut choices: Vec<Items<'_>> = Vec::new();
    let mut number = 0.0;
    for class in &classes {
        let choice = Items::new(slots, &items, class[0]);
        number += choice.ways[0][0];
        choices.push(choice);
        if number > listed as f64 {
            return None;
        }
    }
    let mut builder = PartitionBuilder { model, tier: aim.tier, groups: Vec::new(), interrupts: aim.interrupts };
    for (class, items) in choices.iter().enumerate() {
        builder.extend((class, classes[class][0]), items, 0, &mut Vec::new());
        if aim.interrupts.stop() {
            return None;
        }
    }
    let constant = |tier: usize| match tier {
        0 => 0,
        _ => model.tier(tier).map(|family| family.count.readings().apart_cost()).sum::<i64>(),
    };
    let mut choice = Choice {
        left_out: builder.outside(outside),
        groups: builder.groups,
        classes,
        outside,
        constants: (0..=aim.tier).map(constant).collect(),
        bound: aim.bounds[aim.tier],
        best: None,
    };
    if let (1.., Some(start)) = (aim.tier, aim.start) {
        let known = model.tier(aim.tier).map(|family| family.value(start)).sum();
        lagrange::drop_hopeless(&mut choice, known, &aim.interrupts);
    }
    (choice.groups.len() <= most).then(|| Partition::new(choice, aim))
}

/// Units as they can be put into groups: those who must be together at once.
fn items(model: &Model) -> Vec<Vec<UnitId>> {
    let blocks = model.blocks();
    let in_blocks: BTreeSet<UnitId> = blocks.iter().flat_map(|block| block.units.iter().copied()).collect();
    let alone = model.slots().unit_ids().filter(|unit| !in_blocks.contains(unit));
    alone.map(|unit| vec![unit]).chain(blocks.into_iter().map(|block| block.units)).sorted().collect()
}

/// What the group of a slot can be made of.
struct Items<'a> {
    items: Vec<&'a [UnitId]>,
    size: RangeInclusive<usize>,
    /// In how many ways items from each on fill the group, by how many units are in it already.
    ways: Vec<Vec<f64>>,
}

impl<'a> Items<'a> {
    fn new(slots: &Slots, items: &'a [Vec<UnitId>], slot: SlotId) -> Items<'a> {
        let size = slots.group_of(slot).map_or(0..=0, |group| slots.sizes()[group].clone());
        let permitted = |item: &&Vec<UnitId>| item.iter().all(|&unit| slots.permits(unit, slot));
        let items: Vec<&[UnitId]> = items.iter().filter(permitted).map(Vec::as_slice).collect();
        let most = (*size.end()).min(slots.units());
        let full = |chosen: usize| if size.contains(&chosen) { 1.0 } else { 0.0 };
        let mut ways: Vec<Vec<f64>> = vec![(0..=most).map(full).collect()];
        for item in items.iter().rev() {
            let rest = &ways[ways.len() - 1];
            let with = |chosen: usize| rest[chosen] + rest.get(chosen + item.len()).unwrap_or(&0.0);
            ways.push((0..rest.len()).map(with).collect());
        }
        ways.reverse();
        Items { items, size, ways }
    }
}

/// The possible groups, as they are found.
struct PartitionBuilder<'a> {
    model: &'a Model,
    /// The last tier that is priced.
    tier: usize,
    groups: Vec<Possible>,
    interrupts: Interrupts<'a>,
}

impl PartitionBuilder<'_> {
    /// Every group of a class, for which this slot speaks, that meets what is required and is made of those chosen and of
    /// items from `first` on; fewer where it is interrupted.
    fn extend(&mut self, place: (usize, SlotId), items: &Items<'_>, first: usize, chosen: &mut Vec<UnitId>) {
        let (class, slot) = place;
        if items.size.contains(&chosen.len()) {
            let units: Vec<UnitId> = chosen.iter().copied().sorted().collect();
            if self.cost(0, slot, &units) == 0 {
                let costs = (1..=self.tier).map(|tier| self.cost(tier, slot, &units)).collect();
                self.groups.push(Possible { class, units, costs });
            }
        }
        for (at, item) in (first..).zip(&items.items[first..]) {
            let number = chosen.len();
            if items.ways[at][number] == 0.0 || self.interrupts.stop() {
                break;
            }
            if number + item.len() <= *items.size.end() {
                chosen.extend(*item);
                self.extend(place, items, at + 1, chosen);
                chosen.truncate(number);
            }
        }
    }

    /// What the group of a slot costs in a tier when it is made of these units, sorted.
    fn cost(&self, tier: usize, slot: SlotId, units: &[UnitId]) -> i64 {
        let cost = |family: &Family| family.count.readings().group_cost(slot, units, family.reading());
        self.model.tier(tier).map(cost).sum()
    }

    /// What each unit costs outside, tier by tier; `None` if it may not be there.
    fn outside(&self, outside: Option<SlotId>) -> Vec<Option<Vec<i64>>> {
        let model = self.model;
        let cost = |tier: usize, unit: UnitId, slot: SlotId| -> i64 {
            model.tier(tier).map(|family| family.count.readings().outside_cost(unit, slot)).sum()
        };
        let costs = |unit: UnitId| {
            let slot = outside.filter(|&slot| model.slots().permits(unit, slot))?;
            let tiers = (1..=self.tier).map(|tier| cost(tier, unit, slot));
            (cost(0, unit, slot) <= 0).then(|| tiers.collect())
        };
        model.slots().unit_ids().map(costs).collect()
    }
}
