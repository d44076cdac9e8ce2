//! Which groups a plan can be made of that is at least as good as a known one.
//!
//! Each unit is given a price, which is paid for it wherever it is not in exactly one group. The groups that are
//! cheapest then are a lower bound, whatever the prices (Fisher, "The Lagrangian relaxation method for solving integer
//! programming problems", 1981). A group with which the bound would rise above the known cost is in no plan that is as
//! good, and is dropped. Prices move towards those that bound best (Held, Wolfe & Crowder, "Validation of subgradient
//! optimization", 1974). Where few groups are left they are tried, so that the bound is exact. All bounds are whole numbers, so that nothing is dropped by rounding.

use super::cover::{Cheapest, cheapest};
use super::set_partition::Choice;
use crate::interrupts::Interrupts;

/// Rounds in which prices are moved.
const ROUNDS: usize = 400;
/// Rounds without a better bound after which prices move half as far.
const PATIENCE: usize = 8;
/// Where prices move less than this part of the way, they have settled.
const SLOWEST: f64 = 1.0 / 256.0;
/// Costs are counted in parts of a unit, as fine as these, as long as they stay below the largest.
const FINEST: i64 = 1 << 10;
const MAX_COST: i64 = 1 << 42;

/// What is cheapest at some prices.
struct Relaxed {
    /// The bound that it is.
    bound: i64,
    /// What each group costs beside the prices of its units.
    reduced: Vec<i64>,
    /// The dearest group chosen of each class.
    dearest: Vec<i64>,
    /// How often each unit is in a group or outside.
    taken: Vec<i64>,
}

/// Drops the groups that no plan is made of that costs `known` or less in the tier that is minimised, and raises the
/// bound; fewer of them where it is interrupted. A choice that is the best there is stays as `choice.best`, where it is found.
pub(super) fn drop_hopeless(choice: &mut Choice, known: i64, interrupts: &Interrupts<'_>) {
    let tier = choice.constants.len() - 1;
    let known = known - choice.constants[tier];
    let Some(pricing) = Pricing::new(choice, known) else {
        return;
    };
    let Usable { left, bound, best } = pricing.usable(interrupts);
    let mut kept = vec![false; choice.groups.len()];
    left.iter().for_each(|&at| kept[at] = true);
    choice.best = best.and_then(|best| best.iter().map(|at| left.binary_search(at).ok()).collect());
    let mut kept = kept.into_iter();
    choice.groups.retain(|_| kept.next() == Some(true));
    choice.bound = choice.bound.max(bound + choice.constants[tier]);
}

/// The groups that may be in a plan as good as the known one, what no plan costs less than, and a choice that costs that
/// if it was found. All positions are in order.
struct Usable {
    left: Vec<usize>,
    bound: i64,
    best: Option<Vec<usize>>,
}

/// A choice under prices. All costs are in parts of a unit, of which there are `scale`.
struct Pricing<'a> {
    choice: &'a Choice,
    costs: Vec<i64>,
    outside: Vec<Option<i64>>,
    known: i64,
    scale: i64,
}

impl Pricing<'_> {
    /// None where numbers are too large to be sure.
    fn new(choice: &Choice, known: i64) -> Option<Pricing<'_>> {
        let cost = |costs: &Vec<i64>| costs.last().copied();
        let costs: Option<Vec<i64>> = choice.groups.iter().map(|group| cost(&group.costs)).collect();
        let outside: Vec<Option<i64>> = choice.left_out.iter().map(|costs| cost(costs.as_ref()?)).collect();
        let costs = costs?;
        let all = costs.iter().chain(outside.iter().flatten()).chain([&known]);
        let largest = all.map(|cost| cost.unsigned_abs()).max()?;
        let largest = i64::try_from(largest).ok().filter(|&cost| cost <= MAX_COST)?;
        let scale = (MAX_COST / largest.max(1)).min(FINEST);
        Some(Pricing {
            choice,
            costs: costs.into_iter().map(|cost| cost * scale).collect(),
            outside: outside.into_iter().map(|cost| Some(cost? * scale)).collect(),
            known: known * scale,
            scale,
        })
    }

    /// The groups that may be in a plan as good as the known one, and what no plan costs less than.
    fn usable(&self, interrupts: &Interrupts<'_>) -> Usable {
        let units = self.outside.len();
        let mut prices = vec![self.known / units.max(1) as i64; units];
        let mut left: Vec<usize> = (0..self.costs.len()).collect();
        let (mut best, mut pace, mut idle) = (i64::MIN, 2.0, 0);
        let mut best_prices = prices.clone();
        for _ in 0..ROUNDS {
            let relaxed = self.relaxed(&left, &prices);
            idle += 1;
            if relaxed.bound > best {
                (best, idle) = (relaxed.bound, 0);
                best_prices.clone_from(&prices);
            }
            if idle == PATIENCE {
                (pace, idle) = (pace / 2.0, 0);
            }
            let mut reduced = relaxed.reduced.iter();
            left.retain(|&group| {
                let dearest = relaxed.dearest[self.choice.groups[group].class];
                let more = reduced.next().map_or(0, |cost| cost - dearest);
                relaxed.bound + more.max(0) <= self.known
            });
            let missed: Vec<i64> = relaxed.taken.iter().map(|&taken| 1 - taken).collect();
            let length: i64 = missed.iter().map(|&missed| missed * missed).sum();
            let proved = best > self.known - self.scale;
            if length == 0 || proved || pace < SLOWEST || interrupts.stop() {
                break;
            }
            let step = pace * (self.known - relaxed.bound) as f64 / length as f64;
            for (price, missed) in prices.iter_mut().zip(missed) {
                let moved = *price as f64 + step * missed as f64;
                *price = (moved as i64).clamp(-MAX_COST, MAX_COST);
            }
        }
        let mut cheapest = None;
        if best <= self.known - self.scale
            && let Some(exact) = self.exact(&left, &best_prices, interrupts)
        {
            (best, cheapest) = (best.max(exact.cost), exact.groups);
        }
        Usable { left, bound: -(-best).div_euclid(self.scale), best: cheapest }
    }

    /// The cheapest plan, or what no plan costs less than up to the known cost, by trying the groups that are left; `None` where
    /// they are too many.
    fn exact(&self, left: &[usize], prices: &[i64], interrupts: &Interrupts<'_>) -> Option<Cheapest> {
        let paid = |at: usize| self.choice.groups[at].units.iter().map(|unit| prices[unit.index()]).sum::<i64>();
        let reduced: Vec<i64> = left.iter().map(|&at| self.costs[at] - paid(at)).collect();
        let all: i64 = prices.iter().sum();
        let cheapest = cheapest(self.choice, left, &reduced, self.known - all - 1, interrupts)?;
        Some(Cheapest { cost: cheapest.cost + all, ..cheapest })
    }

    /// What is cheapest at these prices.
    fn relaxed(&self, left: &[usize], prices: &[i64]) -> Relaxed {
        let groups = &self.choice.groups;
        let mut cheapest: Vec<Vec<(i64, usize)>> = vec![Vec::new(); self.choice.classes.len()];
        let mut reduced = Vec::with_capacity(left.len());
        for &at in left {
            let group = &groups[at];
            let paid: i64 = group.units.iter().map(|unit| prices[unit.index()]).sum();
            let cost = self.costs[at] - paid;
            reduced.push(cost);
            let number = self.choice.classes[group.class].len();
            let times = if group.units.is_empty() { number } else { 1 };
            let chosen = &mut cheapest[group.class];
            for _ in 0..times {
                let dearest = chosen.get(number - 1).map(|&(cost, _)| cost);
                if dearest.is_some_and(|dearest| dearest <= cost) {
                    break;
                }
                chosen.truncate(number - 1);
                chosen.insert(chosen.partition_point(|&(other, _)| other <= cost), (cost, at));
            }
        }
        let mut taken = vec![0; prices.len()];
        let mut bound: i64 = prices.iter().sum();
        for &(cost, at) in cheapest.iter().flatten() {
            bound += cost;
            let units = groups[at].units.iter();
            units.for_each(|unit| taken[unit.index()] += 1);
        }
        for ((outside, price), taken) in self.outside.iter().zip(prices).zip(&mut taken) {
            if let Some(gain) = outside.map(|cost| cost - price).filter(|&gain| gain < 0) {
                bound += gain;
                *taken += 1;
            }
        }
        let dearest = |chosen: &Vec<(i64, usize)>| chosen.last().map_or(0, |&(cost, _)| cost);
        Relaxed { bound, reduced, dearest: cheapest.iter().map(dearest).collect(), taken }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::milp::set_partition::Possible;
    use crate::model::{SlotId, UnitId};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// The cost of every plan, with the groups that it is made of.
    fn plans(choice: &Choice) -> Vec<(i64, Vec<usize>)> {
        let mut free: Vec<usize> = choice.classes.iter().map(Vec::len).collect();
        let mut plans = Vec::new();
        let mut placed = vec![false; choice.left_out.len()];
        extend(choice, 0, &mut free, &mut placed, &mut (0, Vec::new()), &mut plans);
        plans
    }

    /// Takes one group after the other, each any number of times.
    fn extend(
        choice: &Choice,
        at: usize,
        free: &mut Vec<usize>,
        placed: &mut Vec<bool>,
        plan: &mut (i64, Vec<usize>),
        plans: &mut Vec<(i64, Vec<usize>)>,
    ) {
        let Some(group) = choice.groups.get(at) else {
            let left = choice.left_out.iter().zip(placed.iter()).filter(|(_, placed)| !**placed);
            let outside: Option<i64> = left.map(|(costs, _)| Some(costs.as_ref()?[0])).sum();
            if let (Some(outside), true) = (outside, free.iter().all(|&free| free == 0)) {
                plans.push((plan.0 + outside, plan.1.clone()));
            }
            return;
        };
        extend(choice, at + 1, free, placed, plan, plans);
        let taken = group.units.iter().any(|unit| placed[unit.index()]);
        if free[group.class] == 0 || taken {
            return;
        }
        free[group.class] -= 1;
        group.units.iter().for_each(|unit| placed[unit.index()] = true);
        plan.0 += group.costs[0];
        plan.1.push(at);
        let again = if group.units.is_empty() { at } else { at + 1 };
        extend(choice, again, free, placed, plan, plans);
        plan.1.pop();
        plan.0 -= group.costs[0];
        group.units.iter().for_each(|unit| placed[unit.index()] = false);
        free[group.class] += 1;
    }

    fn choices() -> impl Strategy<Value = Choice> {
        let shape = (2..=5_usize, prop::collection::vec(1..=3_usize, 1..=2));
        shape.prop_flat_map(|(units, classes)| {
            let number = classes.len() << units;
            (
                prop::collection::vec(prop::option::weighted(0.7, -6..9_i64), number),
                prop::collection::vec(prop::option::weighted(0.3, -4..5_i64), units),
            )
                .prop_map(move |(costs, outside)| {
                    let group = |(at, cost): (usize, Option<i64>)| {
                        let (class, set) = (at >> units, at % (1 << units));
                        let units = (0..units as u32).filter(|unit| set >> unit & 1 == 1);
                        Some(Possible { class, units: units.map(UnitId).collect(), costs: vec![cost?] })
                    };
                    Choice {
                        groups: costs.into_iter().enumerate().filter_map(group).collect(),
                        classes: classes.iter().map(|&number| vec![SlotId(0); number]).collect(),
                        outside: None,
                        left_out: outside.into_iter().map(|cost| Some(vec![cost?])).collect(),
                        constants: vec![0, 3],
                        bound: i64::MIN,
                        best: None,
                    }
                })
        })
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]

        #[test]
        fn no_plan_as_good_as_the_known_one_loses_a_group(mut choice in choices(), slack in 0..4_i64) {
            let plans = plans(&choice);
            let Some(best) = plans.iter().map(|&(cost, _)| cost).min() else { return Ok(()) };
            let as_good = plans.iter().filter(|&&(cost, _)| cost <= best + slack);
            let wanted: Vec<usize> = as_good.flat_map(|(_, groups)| groups.clone()).collect();
            let all: Vec<(usize, Vec<UnitId>)> =
                choice.groups.iter().map(|group| (group.class, group.units.clone())).collect();
            drop_hopeless(&mut choice, best + slack + 3, &Interrupts::default());
            let kept: Vec<(usize, Vec<UnitId>)> =
                choice.groups.iter().map(|group| (group.class, group.units.clone())).collect();
            for at in wanted {
                prop_assert!(kept.contains(&all[at]), "{:?} is missing", all[at]);
            }
            prop_assert!(choice.bound <= best + 3, "{} > {}", choice.bound, best + 3);
        }
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]

        #[test]
        fn where_nobody_stays_outside_the_bound_is_exact(mut choice in choices(), slack in 0..4_i64) {
            choice.left_out.fill(None);
            choice.groups.retain(|group| !group.units.is_empty());
            let Some(best) = plans(&choice).iter().map(|&(cost, _)| cost).min() else { return Ok(()) };
            drop_hopeless(&mut choice, best + slack + 3, &Interrupts::default());
            prop_assert_eq!(choice.bound, best + 3);
            if let Some(found) = &choice.best {
                let cost: i64 = found.iter().map(|&at| choice.groups[at].costs[0]).sum();
                prop_assert_eq!(cost, best);
                let units: BTreeSet<UnitId> = found.iter().flat_map(|&at| choice.groups[at].units.clone()).collect();
                prop_assert_eq!(units.len(), choice.left_out.len());
            }
        }
    }

    #[test]
    fn what_costs_too_much_is_dropped() {
        // Two pairs of four: those of one cost 0 together, every other pair 10.
        let pairs = (0..4_u32).flat_map(|a| (a + 1..4).map(move |b| (a, b)));
        let cost = |pair: (u32, u32)| {
            if pair == (0, 1) || pair == (2, 3) { 0 } else { 10 }
        };
        let mut choice = Choice {
            groups: pairs
                .map(|(a, b)| Possible { class: 0, units: vec![UnitId(a), UnitId(b)], costs: vec![cost((a, b))] })
                .collect(),
            classes: vec![vec![SlotId(0), SlotId(1)]],
            outside: None,
            left_out: vec![None; 4],
            constants: vec![0, 0],
            bound: -100,
            best: None,
        };
        drop_hopeless(&mut choice, 0, &Interrupts::default());
        assert_eq!((choice.groups.len(), choice.bound), (2, 0));
    }
}
