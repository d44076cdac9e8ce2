//! Sums of single weights, such as wishes and staying, as one flow: every unit goes into a slot, every group is filled
//! within its sizes. The cheapest flow is a floor of the sums, and a plan that reaches it (Kuhn, "The Hungarian method for
//! the assignment problem", 1955).

use super::assignment_weights::AssignmentWeights;
use super::network::Network;
use super::slots::{Assignment, Period, SlotId, Slots, UnitId};
use crate::interrupts::Interrupts;
use itertools::Itertools;

/// Arcs × units that are worth the work.
const MAX_WORK: usize = 20_000_000;
/// Sums along a path stay numbers: the weights of all units together may not differ by more.
const MAX_SPREAD: i64 = i64::MAX >> 8;

/// The least that some sums come to together in these periods, and an assignment of which they do; it keeps sizes and
/// permissions, and nothing else. `None` if a sum is priced by more than a slope, the work is too much, sizes cannot be
/// kept, or it is interrupted.
pub(super) fn cheapest(
    sums: &[&AssignmentWeights],
    slots: &Slots,
    periods: &[Period],
    interrupts: &Interrupts<'_>,
) -> Option<(i64, Assignment)> {
    let slopes: Vec<i64> = sums.iter().map(|sum| sum.slope()).collect::<Option<_>>()?;
    let mut held = vec![SlotId(0); slots.units()];
    let mut least: i64 = 0;
    for period in periods {
        let flow = Flow::new(sums, &slopes, slots, period)?;
        least = least.checked_add(flow.solve(slots, period, &mut held, interrupts)?)?;
    }
    Some((least, Assignment::new(held)))
}

/// The flow within a period.
struct Flow {
    network: Network,
    source: u32,
    /// Where units go that have the same weight in all slots that are not told of.
    hub: u32,
    /// The node of each slot of the period.
    of_slot: Vec<u32>,
    /// What one more costs on each arc so far.
    costs: Vec<i64>,
    /// The arcs of units, by number, each with the unit and its slot; `None` for the hub.
    choices: Vec<(usize, UnitId, Option<SlotId>)>,
    /// More than all units together could save.
    spread: i64,
}

impl Flow {
    fn new(sums: &[&AssignmentWeights], slopes: &[i64], slots: &Slots, period: &Period) -> Option<Flow> {
        let weight = |unit: UnitId, slot: SlotId| {
            let cost = |(sum, &slope): (&&AssignmentWeights, &i64)| sum.weight(unit, slot).checked_mul(slope);
            sums.iter().zip(slopes).map(cost).try_fold(0_i64, |sum, part| sum.checked_add(part?))
        };
        let mut network = Network::default();
        let (source, hub) = (network.node(), network.node());
        let of_slot = period.slots.clone().map(|_| network.node()).collect();
        let (costs, choices) = (Vec::new(), Vec::new());
        let mut flow = Flow { network, source, hub, of_slot, costs, choices, spread: 1 };
        for unit in period.units.clone().map(|unit| UnitId(unit as u32)) {
            let node = flow.network.node();
            flow.arc(source, node, 1, 0);
            let open = slots.open_to(unit);
            let told: Option<Vec<Vec<SlotId>>> = sums.iter().map(|sum| sum.exceptions_of(unit)).collect();
            let here = |slot: &SlotId| period.slots.contains(&slot.index());
            let told: Option<Vec<SlotId>> =
                told.map(|told| told.into_iter().flatten().filter(here).sorted_unstable().dedup().collect());
            let elsewhere = |told: &Vec<SlotId>| open.iter().copied().find(|slot| told.binary_search(slot).is_err());
            let other = told.as_ref().filter(|_| open.len() == period.slots.len()).and_then(elsewhere);
            let other = other.map_or(Some(None), |slot| weight(unit, slot).map(Some))?;
            // One arc stands for all other slots, if it is not cheaper than those that are told of, which it reaches too.
            let costs = told.iter().flatten().map(|&slot| weight(unit, slot)).collect::<Option<Vec<i64>>>()?;
            let through_hub = other.filter(|other| costs.iter().all(|cost| cost <= other));
            let direct = told.as_deref().filter(|_| through_hub.is_some()).unwrap_or(open);
            let first = flow.costs.len();
            for &slot in direct {
                let to = flow.of_slot[slot.index() - period.slots.start];
                flow.choose(unit, (node, to), Some(slot), weight(unit, slot)?);
            }
            if let Some(cost) = through_hub {
                flow.choose(unit, (node, hub), None, cost);
            }
            let own = || flow.costs[first..].iter().copied();
            flow.spread = flow.spread.checked_add(own().max()?.checked_sub(own().min()?)?)?;
            let work = flow.costs.len().saturating_mul(period.units.len());
            if work > MAX_WORK || flow.spread > MAX_SPREAD {
                return None;
            }
        }
        Some(flow)
    }

    fn arc(&mut self, from: u32, to: u32, most: i64, cost: i64) -> usize {
        self.costs.push(cost);
        self.network.arc(from, to, 0, most)
    }

    fn choose(&mut self, unit: UnitId, (from, to): (u32, u32), slot: Option<SlotId>, cost: i64) {
        let arc = self.arc(from, to, 1, cost);
        self.choices.push((arc, unit, slot));
    }

    /// The least that all units come to; what they hold then goes into `held`.
    fn solve(
        mut self,
        slots: &Slots,
        period: &Period,
        held: &mut [SlotId],
        interrupts: &Interrupts<'_>,
    ) -> Option<i64> {
        let units = period.units.len() as i64;
        let sink = self.network.node();
        let of_group: Vec<u32> = period.groups.clone().map(|_| self.network.node()).collect();
        let mut from_hub = Vec::new();
        for slot in period.slots.clone().map(|slot| SlotId(slot as u32)) {
            let node = self.of_slot[slot.index() - period.slots.start];
            let end = slots.group_of(slot).map_or(sink, |group| of_group[group - period.groups.start]);
            let arc = self.arc(self.hub, node, units, 0);
            from_hub.push((arc, slot));
            self.arc(node, end, units, 0);
        }
        // What a group must hold comes first, at a gain that outweighs everything else.
        let fills = self.costs.len();
        let sizes = &slots.sizes()[period.groups.clone()];
        for (&node, size) in of_group.iter().zip(sizes) {
            self.arc(node, sink, *size.end() as i64, 0);
        }
        let (costs, spread) = (&self.costs, self.spread);
        let next = |arc: usize, carried: i64| match arc.checked_sub(fills) {
            Some(group) if carried < *sizes[group].start() as i64 => -spread,
            _ => costs[arc],
        };
        if !self.network.send_cheaply((self.source, sink), units..=units, &next, interrupts) {
            return None;
        }
        let kept = |(at, size): (usize, &std::ops::RangeInclusive<usize>)| {
            self.network.carried(fills + at) >= *size.start() as i64
        };
        if !sizes.iter().enumerate().all(kept) {
            return None;
        }
        let mut through_hub =
            from_hub.iter().flat_map(|&(arc, slot)| (0..self.network.carried(arc)).map(move |_| slot));
        let mut least: i64 = 0;
        for &(arc, unit, slot) in self.choices.iter().filter(|&&(arc, ..)| self.network.carried(arc) > 0) {
            held[unit.index()] = slot.or_else(|| through_hub.next())?;
            least = least.checked_add(self.costs[arc])?;
        }
        Some(least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::generators::{assignments, model};
    use crate::model::{Count, Family};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]

        #[test]
        fn the_flow_is_the_cheapest_by_enumeration(model in model(3..=6)) {
            let slots = model.slots();
            let of = |family: &Family| match &family.count {
                Count::AssignmentWeights(sum) => sum.slope().map(|_| sum.clone()),
                _ => None,
            };
            let sums: Vec<AssignmentWeights> = model.families().iter().filter_map(of).collect();
            let sums: Vec<&AssignmentWeights> = sums.iter().collect();
            let value = |assignment: &Assignment| -> i64 {
                sums.iter().map(|sum| sum.count(assignment) * sum.slope().unwrap_or(0)).sum()
            };
            let best = assignments(slots).iter().map(value).min();
            let found = cheapest(&sums, slots, slots.periods(), &Interrupts::default());
            prop_assert_eq!(found.as_ref().map(|(least, _)| *least), best);
            if let Some((least, assignment)) = found {
                prop_assert_eq!(value(&assignment), least);
                prop_assert!(slots.unit_ids().all(|unit| slots.permits(unit, assignment.slot(unit))));
            }
        }
    }
}
