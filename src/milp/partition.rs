//! From a model to a set partition: every possible group, of which each unit needs one.
//!
//! Where the possible groups are few this proves at once what rows over pairs of units cannot (Balas & Padberg, "Set
//! partitioning: a survey", 1976): what happens inside a group is settled when it is priced.

use super::encode::Aim;
use super::lagrange;
use super::set_partition::{Choice, Partition, Possible};
use super::symmetry::interchangeable;
use crate::model::{Family, Model, SlotId, UnitId};

/// Units and slots beyond which even groups of two are too many.
const MAX_UNITS: usize = 512;

/// The set partition of a tier; `None` if some count is about more than one group, if more than `listed` groups are
/// possible, or if more than `most` of them can be in a plan as good as the known one.
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
    let bound: f64 = classes.iter().map(|class| subsets(model, class[0])).sum();
    if bound > listed as f64 {
        return None;
    }
    let mut builder = PartitionBuilder { model, tier: aim.tier, groups: Vec::new() };
    for (class, members) in classes.iter().enumerate() {
        builder.add_groups(class, members[0]);
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
    };
    if let (1.., Some(start)) = (aim.tier, aim.start) {
        let known = model.tier(aim.tier).map(|family| family.value(start)).sum();
        lagrange::drop_hopeless(&mut choice, known);
    }
    (choice.groups.len() <= most).then(|| Partition::new(choice, aim))
}

/// How many sets of units could fill the group of a slot, by their number alone.
fn subsets(model: &Model, slot: SlotId) -> f64 {
    let slots = model.slots();
    let Some(group) = slots.group_of(slot) else {
        return 0.0;
    };
    let units = slots.unit_ids().filter(|&unit| slots.permits(unit, slot)).count() as f64;
    let mut ways = 1.0;
    let mut sum = 0.0;
    for size in 0..=*slots.sizes()[group].end() {
        if size >= *slots.sizes()[group].start() {
            sum += ways;
        }
        ways *= (units - size as f64) / (size as f64 + 1.0);
    }
    sum
}

/// The possible groups, as they are found.
struct PartitionBuilder<'a> {
    model: &'a Model,
    /// The last tier that is priced.
    tier: usize,
    groups: Vec<Possible>,
}

impl PartitionBuilder<'_> {
    /// Every set of units that meets what is required of the groups of a class, for which this slot speaks.
    fn add_groups(&mut self, class: usize, slot: SlotId) {
        let slots = self.model.slots();
        let units = slots.unit_ids();
        let units: Vec<UnitId> = units.filter(|&unit| slots.permits(unit, slot)).collect();
        self.extend((class, slot), &units, &mut Vec::new());
    }

    fn extend(&mut self, place: (usize, SlotId), rest: &[UnitId], chosen: &mut Vec<UnitId>) {
        let (class, slot) = place;
        let slots = self.model.slots();
        let Some(size) = slots.group_of(slot).map(|group| slots.sizes()[group].clone()) else {
            return;
        };
        if size.contains(&chosen.len()) && self.cost(0, slot, chosen) == 0 {
            self.groups.push(Possible {
                class,
                units: chosen.clone(),
                costs: (1..=self.tier).map(|tier| self.cost(tier, slot, chosen)).collect(),
            });
        }
        if chosen.len() < *size.end() {
            for (at, &unit) in rest.iter().enumerate() {
                if chosen.len() + rest.len() - at < *size.start() {
                    break;
                }
                chosen.push(unit);
                self.extend(place, &rest[at + 1..], chosen);
                chosen.pop();
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
