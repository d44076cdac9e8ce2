//! Slots drawn at random, and all assignments of them.

use crate::model::{Assignment, SlotId, Slots};
use proptest::collection::vec;
use proptest::prelude::*;

/// Slots with some that may be closed to some units, so that at least one assignment is left.
pub(super) fn slots() -> BoxedStrategy<Slots> {
    let shape = (1..=3_u32, 1..=2_u32, any::<bool>()).prop_flat_map(|(groups, hats, outside)| {
        let slots = groups * hats + u32::from(outside);
        let most = (2..=6_usize).rev().find(|&n| u32::pow(slots, n as u32) <= 800).unwrap_or(2);
        (Just((groups, hats, outside)), 2..=most)
    });
    let planted = shape.prop_flat_map(|((groups, hats, outside), units)| {
        let slots = (groups * hats + u32::from(outside)) as usize;
        let open = vec(prop::bool::weighted(0.8), slots);
        let slack = vec((0..2_usize, 0..2_usize), groups as usize);
        (Just((groups, hats)), vec(0..slots, units), vec(0..2_u32, units), vec(open, 2), slack, any::<bool>())
            .prop_map(move |(shape, held, kinds, open, slack, free)| (shape, slots, held, kinds, open, slack, free))
    });
    let built = planted.prop_map(|((groups, hats), slots, held, kinds, mut open, slack, free)| {
        let group = |slot: usize| Some(slot as u32 / hats).filter(|&group| group < groups);
        for (unit, &slot) in held.iter().enumerate() {
            open[kinds[unit] as usize][slot] = true;
        }
        for open in &mut open {
            if free || !open.contains(&true) {
                open.fill(true);
            }
        }
        let here = |of: usize| held.iter().filter(|&&slot| group(slot) == Some(of as u32)).count();
        let sizes =
            slack.iter().enumerate().map(|(at, &(fewer, more))| here(at).saturating_sub(fewer)..=here(at) + more);
        Slots::new((0..slots).map(group).collect(), sizes.collect(), kinds, open)
    });
    built.boxed()
}

/// Seats that hold one unit each, of which `empty` may be left empty; some have two slots.
pub(super) fn seats(most: usize, empty: usize) -> BoxedStrategy<Slots> {
    let shape = (1..=most, 0..=empty, 1..=2_usize);
    let planted = shape.prop_flat_map(|(units, empty, hats)| {
        let seats = units + empty;
        let held = Just((0..seats).collect::<Vec<_>>()).prop_shuffle();
        let open = vec(vec(prop::bool::weighted(0.8), seats * hats), 2);
        let kinds = vec(0..2_u32, units);
        (Just((units, seats, hats)), held, open, kinds)
    });
    let built = planted.prop_map(|((units, seats, hats), held, mut open, kinds)| {
        for (&kind, seat) in kinds.iter().zip(held) {
            open[kind as usize][seat * hats] = true;
        }
        for open in &mut open {
            if !open.contains(&true) {
                open.fill(true);
            }
        }
        let group_of = (0..seats * hats).map(|slot| Some((slot / hats) as u32));
        let least = usize::from(units == seats);
        Slots::new(group_of.collect(), vec![least..=1; seats], kinds, open)
    });
    built.boxed()
}

/// Whether every group is a seat for one.
pub(super) fn are_seats(slots: &Slots) -> bool {
    slots.sizes().iter().all(|size| *size.end() <= 1) && !slots.has_outside()
}

/// The slots of one period, or of two small ones.
pub(crate) fn periods() -> BoxedStrategy<Slots> {
    let small = || slots().prop_filter("small", |slots| slots.units() <= 3 && slots.len() <= 4);
    prop_oneof![
        2 => slots(),
        1 => seats(5, 1),
        2 => (small(), small()).prop_map(|(first, second)| Slots::joined(vec![first, second])),
        1 => (seats(3, 1), seats(3, 1)).prop_map(|(first, second)| Slots::joined(vec![first, second])),
    ]
    .boxed()
}

/// Every assignment that sizes and permissions allow.
pub(crate) fn assignments(slots: &Slots) -> Vec<Assignment> {
    let mut held: Vec<Vec<SlotId>> = vec![Vec::new()];
    for unit in slots.unit_ids() {
        let longer = |before: &Vec<SlotId>| {
            slots.open_to(unit).iter().map(|&slot| before.iter().copied().chain([slot]).collect()).collect::<Vec<_>>()
        };
        held = held.iter().flat_map(longer).collect();
    }
    let fits = |held: &Vec<SlotId>| {
        slots.sizes().iter().enumerate().all(|(group, size)| {
            size.contains(&held.iter().filter(|&&slot| slots.group_of(slot) == Some(group)).count())
        })
    };
    held.into_iter().filter(fits).map(Assignment::new).collect()
}
