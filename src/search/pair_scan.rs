//! What exchanges cost by the values of pairs: those of one unit with all others, looked through side by side.
//!
//! Sums stand by group and then by unit, so that the exchanges of a unit with many others are a few operations on
//! neighbouring numbers (a processor does several at once). Costs are scaled to 32 bits; whoever takes an exchange has its
//! exact cost from the model.

use super::state::State;
use crate::model::{Count, SlotId, UnitId};

/// Exchanges that are looked at together before any of them is looked at alone.
const CHUNK: usize = 16;
/// Random thresholds in a table.
pub(super) const THRESHOLDS: usize = 4096;
/// More than any scaled cost of an exchange and any threshold, in sum less than 32 bits hold.
const NEVER: i32 = 1 << 30;
/// No threshold is above this.
const MAX_THRESHOLD: f64 = (1 << 29) as f64;

/// What exchanges may cost, scaled; the first ones stand behind the last again, so that no chunk ends at an end.
#[derive(Debug, Clone)]
pub(super) struct ThresholdTable(Vec<i32>);

impl ThresholdTable {
    pub(super) fn new() -> ThresholdTable {
        ThresholdTable(vec![0; THRESHOLDS + CHUNK])
    }

    /// Takes as many as there are in a table.
    pub(super) fn fill(&mut self, thresholds: impl Iterator<Item = i32>) {
        self.0.iter_mut().zip(thresholds).for_each(|(at, threshold)| *at = threshold);
        self.0.copy_within(..CHUNK, THRESHOLDS);
    }
}

/// The sums of pair values in groups, in a form in which all exchanges of a unit are looked through quickly.
#[derive(Debug, Clone)]
pub(super) struct PairScan {
    units: usize,
    /// Costs of pairs in one group, a full square, scaled.
    costs: Vec<i32>,
    /// What a cost of 1 is in `costs`.
    scale: f64,
    /// Class of contact of each slot.
    class_of: Vec<u32>,
    /// Class of the slot that each unit holds.
    held: Vec<u32>,
    /// By class, then by unit: the costs of the unit with all of the class.
    towards: Vec<i32>,
    /// The costs of each unit with its own class.
    own: Vec<i32>,
    /// By class: what the unit under scan pays more there, without an exchange.
    elsewhere: Vec<i32>,
}

impl PairScan {
    /// `None` unless all that a tier counts is one sum of pair values over all units and groups, paid by the value.
    pub(super) fn new(state: &State<'_>, tier: usize) -> Option<PairScan> {
        let model = state.model();
        let mut families = model.tier(tier);
        let (Some(family), None) = (families.next(), families.next()) else {
            return None;
        };
        let Count::Cluster(cluster) = &family.count else {
            return None;
        };
        let slots = model.slots();
        let (costs, scale) = cluster.scaled_costs(slots)?;
        let class_of: Vec<u32> = slots.slot_ids().map(|slot| cluster.class_of(slot)).collect::<Option<_>>()?;
        let held: Vec<u32> = slots.unit_ids().map(|unit| class_of[state.slot(unit).index()]).collect();
        let (units, classes) = (slots.units(), class_of.iter().max().map_or(0, |&last| last as usize + 1));
        let mut towards = vec![0; classes * units];
        for (row, &class) in costs.chunks_exact(units.max(1)).zip(&held) {
            let sums = &mut towards[class as usize * units..][..units];
            sums.iter_mut().zip(row).for_each(|(sum, cost)| *sum += cost);
        }
        let own = held.iter().enumerate().map(|(unit, &class)| towards[class as usize * units + unit]).collect();
        Some(PairScan { units, costs, scale, class_of, held, towards, own, elsewhere: vec![0; classes] })
    }

    /// A cost as a threshold of a scan.
    pub(super) fn threshold(&self, cost: f64) -> i32 {
        (cost * self.scale).min(MAX_THRESHOLD) as i32
    }

    /// The first unit from `from` on whose exchange with `unit` costs no more than its threshold, which stands as far
    /// behind `first` in the table as the unit behind the first unit.
    pub(super) fn next_within(
        &mut self,
        unit: usize,
        from: usize,
        thresholds: &ThresholdTable,
        first: usize,
    ) -> Option<usize> {
        let (units, here) = (self.units, self.held[unit] as usize);
        let own = self.own[unit];
        for (class, more) in self.elsewhere.iter_mut().enumerate() {
            *more = self.towards[class * units + unit] - own;
        }
        // Nothing is exchanged within a class.
        self.elsewhere[here] = NEVER;
        let (with, own) = (&self.costs[unit * units..][..units], &self.own[..units]);
        let (arrive, held) = (&self.towards[here * units..][..units], &self.held[..units]);
        let mut start = from;
        while start < units {
            let end = (start + CHUNK).min(units);
            let thresholds = &thresholds.0[(first + start) % THRESHOLDS..][..end - start];
            // The pair's own cost was counted on both ways.
            let beyond = |at: usize| {
                let other = start + at;
                self.elsewhere[held[other] as usize] + arrive[other] - own[other] - 2 * with[other] - thresholds[at]
            };
            let mut least = NEVER;
            for at in 0..end - start {
                least = least.min(beyond(at));
            }
            if least <= 0
                && let Some(at) = (0..end - start).find(|&at| beyond(at) <= 0)
            {
                return Some(start + at);
            }
            start = end;
        }
        None
    }

    /// Takes note that a unit holds a slot.
    pub(super) fn place(&mut self, unit: UnitId, slot: SlotId) {
        let (at, units) = (unit.index(), self.units);
        let (from, to) = (self.held[at], self.class_of[slot.index()]);
        if from == to {
            return;
        }
        self.held[at] = to;
        let row = &self.costs[at * units..][..units];
        let sums = &mut self.towards[from as usize * units..][..units];
        sums.iter_mut().zip(row).for_each(|(sum, cost)| *sum -= cost);
        let sums = &mut self.towards[to as usize * units..][..units];
        sums.iter_mut().zip(row).for_each(|(sum, cost)| *sum += cost);
        self.own[at] = sums[at];
        for ((own, &held), &cost) in self.own.iter_mut().zip(&self.held).zip(row) {
            *own += if held == to { cost } else { 0 } - if held == from { cost } else { 0 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Assignment, Cluster, Family, Model, Price, RuleId, Slots};
    use proptest::prelude::*;
    use proptest::sample::Index;

    /// Units in groups of any size, two slots in the last, with a value for each pair.
    fn model(units: usize, groups: usize, values: &[i32], slope: i64) -> Model {
        let group_of: Vec<Option<u32>> = (0..groups as u32).chain([groups as u32 - 1]).map(Some).collect();
        let mut square = vec![0; units * units];
        for first in 0..units {
            for second in 0..first {
                let value = values[(first * units + second) % values.len()];
                square[first * units + second] = value;
                square[second * units + first] = value;
            }
        }
        let open = vec![vec![true; groups + 1]];
        let slots = Slots::new(group_of.clone(), vec![0..=units; groups], vec![0; units], open);
        let cluster = Cluster::new(units, square, group_of, Price::linear(slope));
        Model::new(slots, vec![Family { rule: RuleId(0), tier: 1, count: Count::Cluster(cluster) }], 2)
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(64))]

        #[test]
        fn a_scan_passes_what_costs_no_more_than_its_threshold(
            (units, groups) in (2..40_usize, 1..5_usize),
            values in prop::collection::vec(-9..10_i32, 20),
            slope in prop_oneof![Just(1), Just(-1), Just(3)],
            moves in prop::collection::vec((any::<Index>(), any::<Index>()), 30),
            limits in prop::collection::vec(0..30_i32, 7),
        ) {
            let model = model(units, groups, &values, slope);
            let mut state = State::new(&model, Assignment::new(vec![SlotId(0); units]), &[]);
            let mut scan = PairScan::new(&state, 1).expect("pair values decide alone");
            let mut thresholds = ThresholdTable::new();
            thresholds.fill((0..THRESHOLDS).map(|at| limits[at % limits.len()]));
            for (number, (one, other)) in moves.into_iter().enumerate() {
                let (unit, slot) = (UnitId(one.index(units) as u32), SlotId(other.index(groups + 1) as u32));
                state.relocate(unit, slot);
                scan.place(unit, slot);
                let (first, mut from) = (THRESHOLDS - 5 + number, 0);
                let mut passed = Vec::new();
                while let Some(found) = scan.next_within(unit.index(), from, &thresholds, first) {
                    passed.push(found);
                    from = found + 1;
                }
                let within = |&second: &usize| {
                    let limit = i64::from(limits[(first + second) % THRESHOLDS % limits.len()]);
                    let second = UnitId(second as u32);
                    let apart = state.slot(second).0.min(groups as u32 - 1) != slot.0.min(groups as u32 - 1);
                    apart && state.swap_cost(1, unit, second) <= limit
                };
                let expected: Vec<usize> = (0..units).filter(within).collect();
                prop_assert_eq!(passed, expected);
            }
        }

        #[test]
        fn large_values_are_scaled(values in prop::collection::vec(any::<i32>(), 20), units in 2..60_usize) {
            let model = model(units, 2, &values, 1);
            let slots: Vec<SlotId> = (0..units as u32).map(|unit| SlotId(unit % 2)).collect();
            let state = State::new(&model, Assignment::new(slots), &[]);
            let mut scan = PairScan::new(&state, 1).expect("pair values decide alone");
            // Each of the values in a sum was rounded down.
            let lost = (4 * units + 2) as f64 / scan.scale;
            for second in (1..units).step_by(2) {
                let cost = state.swap_cost(1, UnitId(0), UnitId(second as u32)) as f64;
                let mut passes = |limit: f64| {
                    let mut thresholds = ThresholdTable::new();
                    thresholds.fill(std::iter::repeat_n(scan.threshold(limit), THRESHOLDS));
                    scan.next_within(0, second, &thresholds, 0) == Some(second)
                };
                prop_assert!(cost <= lost || !passes(cost - lost), "{}", cost);
                prop_assert!(cost + lost < 0.0 || passes(cost + lost), "{}", cost);
            }
        }
    }
}
