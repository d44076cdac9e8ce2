//! Who of those who are alike takes which turn: like members differ by one turn at most.

use crate::model::{Assignment, SlotId, UnitId};
use std::collections::BTreeSet;

/// A plan that is so many entries of a list.
#[derive(Debug, Clone)]
pub(super) struct Entries {
    pub(super) plan: Assignment,
    pub(super) times: u64,
}

/// Hands the slots of each class out to its members, so that their turns differ by one at most. Where a plan is several
/// entries these are parted as they need to be, by the wrap-around rule (McNaughton, *Scheduling with deadlines and loss
/// functions*, 1959). Gives the entries in the same order, and the turns of each unit.
pub(super) fn rotate(entries: &[Entries], classes: &[Vec<UnitId>], counted: &[bool]) -> (Vec<Entries>, Vec<u64>) {
    let mut turns = vec![0u64; classes.iter().map(Vec::len).sum()];
    let mut rotated = Vec::with_capacity(entries.len());
    for Entries { plan, times } in entries {
        let mut schedules = Vec::new();
        let mut cuts = BTreeSet::from([0]);
        for class in classes.iter().filter(|class| class.len() > 1) {
            let schedule = Schedule::new(class, plan, *times, counted, &mut turns);
            cuts.extend(schedule.cuts());
            schedules.push(schedule);
        }
        let alone = classes.iter().filter(|class| class.len() == 1).map(|class| class[0]);
        for unit in alone.filter(|&unit| counted[plan.slot(unit).index()]) {
            turns[unit.index()] += times;
        }
        let ends = cuts.iter().skip(1).copied().chain([*times]);
        for (&from, to) in cuts.iter().zip(ends) {
            let mut part = plan.clone();
            schedules.iter().for_each(|schedule| schedule.fill(from, &mut part));
            rotated.push(Entries { plan: part, times: to - from });
        }
    }
    (rotated, turns)
}

/// Who of a class holds which of its slots, entry by entry of a plan.
struct Schedule<'a> {
    class: &'a [UnitId],
    times: u64,
    /// Slots that count, and the others.
    slots: (Vec<SlotId>, Vec<SlotId>),
    /// The entries of all slots that count, one slot behind the other; each member has those up to an end, from that of
    /// the member before.
    ends: Vec<u64>,
}

impl<'a> Schedule<'a> {
    fn new(class: &'a [UnitId], plan: &Assignment, times: u64, counted: &[bool], turns: &mut [u64]) -> Schedule<'a> {
        let mut held: Vec<SlotId> = class.iter().map(|&unit| plan.slot(unit)).collect();
        held.sort_unstable();
        let slots: (Vec<SlotId>, Vec<SlotId>) = held.into_iter().partition(|slot| counted[slot.index()]);
        let given = slots.0.len() as u64 * times;
        let all = given + class.iter().map(|unit| turns[unit.index()]).sum::<u64>();
        let (level, mut more) = (all / class.len() as u64, all % class.len() as u64);
        // One turn more goes to those who had one more before.
        let mut order: Vec<usize> = (0..class.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(turns[class[at].index()]));
        let mut parts = vec![0; class.len()];
        for at in order {
            let own = &mut turns[class[at].index()];
            let after = level + u64::from(more > 0);
            more = more.saturating_sub(1);
            parts[at] = after.saturating_sub(*own);
            *own += parts[at];
        }
        let ends = parts.iter().scan(0, |end, part| {
            *end += part;
            Some(*end)
        });
        Schedule { class, times, slots, ends: ends.collect() }
    }

    /// The entries from which somebody else holds a slot.
    fn cuts(&self) -> impl Iterator<Item = u64> {
        self.ends.iter().map(|end| end % self.times)
    }

    /// Gives the members their slots in an entry.
    fn fill(&self, entry: u64, plan: &mut Assignment) {
        let mut others = self.slots.1.iter();
        let mut start = 0u64;
        for (&unit, &end) in self.class.iter().zip(&self.ends) {
            // The first of the slots of which the member may hold this entry.
            let line = start.saturating_sub(entry).div_ceil(self.times);
            let holds = entry + line * self.times;
            let slot = if (start..end).contains(&holds) { self.slots.0.get(line as usize) } else { others.next() };
            if let Some(&slot) = slot {
                plan.set(unit, slot);
            }
            start = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::seeds::cases(128))]

        #[test]
        fn like_members_differ_by_one_turn_at_most(seed in any::<u64>(), size in 2usize..7, plans in 1usize..6) {
            let mut random = Random::new(seed, 0);
            let classes = [(0..size as u32).map(UnitId).collect::<Vec<_>>(), vec![UnitId(size as u32)]];
            let counted = [true, true, false];
            let entries: Vec<Entries> = (0..plans)
                .map(|_| {
                    let slots = (0..=size).map(|_| SlotId(random.below(3) as u32)).collect();
                    Entries { plan: Assignment::new(slots), times: 1 + random.below(9) as u64 }
                })
                .collect();
            let (rotated, turns) = rotate(&entries, &classes, &counted);
            let (least, most) = (turns[..size].iter().min(), turns[..size].iter().max());
            prop_assert!(most.zip(least).is_some_and(|(most, least)| most - least <= 1), "{turns:?}");
            let mut seen = vec![0u64; size + 1];
            for entries in &rotated {
                for (seen, slot) in seen.iter_mut().zip(entries.plan.slots()) {
                    *seen += entries.times * u64::from(counted[slot.index()]);
                }
            }
            prop_assert_eq!(seen, turns);
            // What a class holds in all stays the same, entry by entry.
            let held = |all: &[Entries]| {
                let mut held = Vec::new();
                for entries in all {
                    let mut slots = entries.plan.slots()[..size].to_vec();
                    slots.sort_unstable();
                    held.extend(std::iter::repeat_n(slots, entries.times as usize));
                }
                held
            };
            prop_assert_eq!(held(&rotated), held(&entries));
        }
    }
}
