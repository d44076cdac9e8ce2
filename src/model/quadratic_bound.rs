//! The least sum of a quadratic assignment over few places, by branch and bound with the bound of Gilmore and Lawler;
//! over many, that bound alone. Places that the symmetry of the room makes alike are tried once.

use super::gilmore_lawler::{PartialPlan, QuadraticBound, QuadraticInstance};
use crate::interrupts::Interrupts;
use crate::random::Random;

/// Places up to which the least sum is looked for.
const MAX_PLACES: usize = 16;
/// What the search for it may take: a node costs the cube of what is left. One or two seconds.
const MAX_WORK: usize = 1 << 27;
/// Descents that look for a good plan before.
const DESCENTS: u64 = 24;
/// Symmetries that are kept, and places that are tried to find them.
const MAX_SYMMETRIES: usize = 1_024;
const MAX_TRIED: usize = 1 << 16;

/// A bound below the sum, or the least sum itself; `None` if there is no plan, or it is interrupted at once.
pub(super) fn least_sum(instance: &QuadraticInstance, interrupts: &Interrupts<'_>) -> Option<i64> {
    let root = instance.bound(&instance.empty(), interrupts)?;
    let halved = |twice: i64| twice.div_euclid(2) + twice.rem_euclid(2);
    if instance.places > MAX_PLACES {
        return Some(halved(root.twice));
    }
    let starts = (0..DESCENTS).filter_map(|start| descended(instance, &mut Random::new(0, start), interrupts));
    let Some(best) = starts.min() else {
        return Some(halved(root.twice));
    };
    let mut search = BranchAndBound { instance, interrupts, best, left_open: i64::MAX, work: 0 };
    let symmetries = Symmetries::of(instance);
    let all: Vec<&[usize]> = symmetries.found.iter().map(Vec::as_slice).collect();
    search.node(&mut instance.empty(), Some(root), &all);
    Some(halved(search.best.min(search.left_open)))
}

/// A search for the plan of least sum.
struct BranchAndBound<'a> {
    instance: &'a QuadraticInstance,
    interrupts: &'a Interrupts<'a>,
    /// Twice the sum of the best plan known.
    best: i64,
    /// The least bound of what was not looked through.
    left_open: i64,
    work: usize,
}

impl BranchAndBound<'_> {
    /// Looks through all that goes on from a plan, of which a bound may be known. `symmetries` leave in their places those
    /// who are placed.
    fn node(&mut self, plan: &mut PartialPlan, known: Option<QuadraticBound>, symmetries: &[&[usize]]) {
        if plan.place_of.iter().all(Option::is_some) {
            self.best = self.best.min(plan.twice);
            return;
        }
        let Some(bound) = known.or_else(|| self.instance.bound(plan, self.interrupts)) else {
            // If it was interrupted, whoever called leaves it open.
            return;
        };
        self.work += bound.units.len() * bound.units.len() * bound.places.len();
        for (added, unit, place) in self.children(&bound, symmetries) {
            // Twice a sum of whole numbers is even.
            let least = bound.twice + added + (bound.twice + added).rem_euclid(2);
            if least >= self.best {
                break;
            }
            if self.work > MAX_WORK || self.interrupts.stop() {
                self.left_open = self.left_open.min(least);
                break;
            }
            let kept: Vec<&[usize]> = symmetries.iter().copied().filter(|of| of[place] == place).collect();
            self.instance.put(unit, place, plan, true);
            self.node(plan, None, &kept);
            self.instance.put(unit, place, plan, false);
            if self.interrupts.stop() {
                self.left_open = self.left_open.min(least);
            }
        }
    }

    /// The unit at all places, or the place with all units, of which fewest are left below the best: each with what it
    /// adds to the bound, the least first.
    fn children(&self, bound: &QuadraticBound, symmetries: &[&[usize]]) -> Vec<(i64, usize, usize)> {
        let QuadraticBound { units, places, twice, reduced } = bound;
        let first: Vec<bool> = places.iter().map(|&place| symmetries.iter().all(|of| of[place] >= place)).collect();
        let at = |unit: usize, place: usize| (reduced[unit * places.len() + place], units[unit], places[place]);
        let of_unit = |unit: usize| {
            let alike = (0..places.len()).filter(|&place| first[place]);
            alike.map(|place| at(unit, place)).collect::<Vec<_>>()
        };
        let of_place = |place: usize| (0..units.len()).map(|unit| at(unit, place)).collect();
        // A place may stay empty where there are more places than units.
        let full = units.len() == places.len();
        let choices = (0..units.len()).map(of_unit).chain((0..places.len()).filter(|_| full).map(of_place));
        let left = |children: &Vec<(i64, usize, usize)>| {
            let below = children.iter().filter(|(added, ..)| twice + added < self.best);
            below.fold((0, 0), |(number, sum), (added, ..)| (number + 1, sum - added))
        };
        let mut children = choices.min_by_key(left).unwrap_or_default();
        children.sort_unstable();
        children
    }
}

/// Changes of places that leave all weights, and who may be where, as they are.
struct Symmetries<'a> {
    instance: &'a QuadraticInstance,
    found: Vec<Vec<usize>>,
    tried: usize,
}

impl Symmetries<'_> {
    fn of(instance: &QuadraticInstance) -> Symmetries<'_> {
        let mut symmetries = Symmetries { instance, found: Vec::new(), tried: 0 };
        symmetries.extend(&mut Vec::new());
        symmetries
    }

    /// All that begin like this, as far as they may be tried.
    fn extend(&mut self, begun: &mut Vec<usize>) {
        let instance = self.instance;
        let next = begun.len();
        if next == instance.places {
            self.found.push(begun.clone());
            return;
        }
        for place in 0..instance.places {
            self.tried += 1;
            if self.found.len() >= MAX_SYMMETRIES || self.tried > MAX_TRIED {
                return;
            }
            let alike = !begun.contains(&place)
                && (0..instance.units).all(|unit| instance.is_open(unit, next) == instance.is_open(unit, place))
                && begun.iter().enumerate().all(|(a, &b)| instance.weight(a, next) == instance.weight(b, place));
            if alike {
                begun.push(place);
                self.extend(begun);
                begun.pop();
            }
        }
    }
}

/// Twice the sum of a plan that no exchange of two places betters, from a random start; `None` if none was found.
fn descended(instance: &QuadraticInstance, random: &mut Random, interrupts: &Interrupts<'_>) -> Option<i64> {
    let mut plan = instance.empty();
    // Those who may be in few places are placed first.
    let mut order: Vec<usize> = (0..instance.units).collect();
    random.shuffle(&mut order);
    let open = |unit: usize| (0..instance.places).filter(move |&place| instance.is_open(unit, place));
    order.sort_by_key(|&unit| open(unit).count());
    for unit in order {
        let free: Vec<usize> = open(unit).filter(|&place| !plan.taken[place]).collect();
        let place = *free.get(random.below(free.len().max(1)))?;
        instance.put(unit, place, &mut plan, true);
    }
    loop {
        let before = plan.twice;
        for a in 0..instance.places {
            if interrupts.stop() {
                return Some(plan.twice);
            }
            for b in 0..a {
                exchange(instance, a, b, &mut plan);
            }
        }
        if plan.twice == before {
            return Some(before);
        }
    }
}

/// Exchanges who is at two places, if that is allowed and lowers the sum.
fn exchange(instance: &QuadraticInstance, a: usize, b: usize, plan: &mut PartialPlan) {
    let at = |place: usize| plan.place_of.iter().position(|&of| of == Some(place));
    let moves = [(at(a), a, b), (at(b), b, a)];
    if moves.iter().any(|&(unit, _, to)| unit.is_some_and(|unit| !instance.is_open(unit, to))) {
        return;
    }
    let before = plan.twice;
    let put = |from_there: bool, plan: &mut PartialPlan| {
        for (unit, from, to) in moves.into_iter().filter_map(|(unit, from, to)| Some((unit?, from, to))) {
            instance.put(unit, if from_there { from } else { to }, plan, false);
        }
        for (unit, from, to) in moves.into_iter().filter_map(|(unit, from, to)| Some((unit?, from, to))) {
            instance.put(unit, if from_there { to } else { from }, plan, true);
        }
    };
    put(true, plan);
    if plan.twice >= before {
        put(false, plan);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interrupts::Cancel;
    use crate::model::Graph;
    use crate::model::gilmore_lawler::paired_bound;
    use itertools::Itertools;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Up to four units on five places, some of which may be closed to some.
    fn instances() -> impl Strategy<Value = (QuadraticInstance, Graph)> {
        let drawn = (1..=4_usize, vec(-3..6_i64, 16), vec(0..4_i64, 10), vec(prop::bool::weighted(0.8), 20));
        drawn.prop_filter_map("more units than places", |(units, values, weights, open)| {
            let pairs = (0..5_u32).array_combinations().zip(weights);
            let edges = pairs.filter(|&(_, weight)| weight > 0).map(|([a, b], weight)| (a, b, weight));
            let graph = Graph::new(5, edges);
            let value = |a: usize, b: usize| if a == b { 0 } else { values[a.min(b) * 4 + a.max(b)] };
            let instance = QuadraticInstance::new(units, &value, &graph, open[..units * 5].to_vec())?;
            Some((instance, graph))
        })
    }

    /// The least sum over all plans.
    fn enumerated(instance: &QuadraticInstance) -> Option<i64> {
        let plans = (0..instance.places).permutations(instance.units);
        let open = plans.filter(|held| held.iter().enumerate().all(|(unit, &place)| instance.is_open(unit, place)));
        let sum = |held: Vec<usize>| {
            let pairs = (0..held.len()).array_combinations();
            pairs.map(|[a, b]| instance.value(a, b) * instance.weight(held[a], held[b])).sum()
        };
        open.map(sum).min()
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(192))]

        #[test]
        fn the_least_sum_is_that_of_enumeration((instance, graph) in instances()) {
            let least = enumerated(&instance);
            prop_assert_eq!(least_sum(&instance, &Interrupts::default()), least);
            let pairs = (0..instance.units).array_combinations();
            let paired = paired_bound(pairs.map(|[a, b]| instance.value(a, b)).collect(), &graph);
            prop_assert!(least.is_none_or(|least| paired <= least));
        }

        #[test]
        fn a_search_that_is_cut_short_leaves_a_bound((instance, _) in instances(), look in 0..40_u64) {
            let cancel = Cancel::at_look(look);
            let found = least_sum(&instance, &Interrupts { cancel: Some(&cancel), ..Interrupts::default() });
            prop_assert!(found.is_none() || found <= enumerated(&instance), "{:?}", found);
        }
    }

    #[test]
    fn a_grid_turned_round_or_over_is_the_same() {
        let distance = |a: u32, b: u32| (a / 3).abs_diff(b / 3) + (a % 3).abs_diff(b % 3);
        let edges = (0..6_u32).array_combinations().map(|[a, b]| (a, b, i64::from(distance(a, b))));
        let graph = Graph::new(6, edges);
        let of = |open: Vec<bool>| QuadraticInstance::new(1, &|_, _| 0, &graph, open).expect("it is small");
        assert_eq!(Symmetries::of(&of(vec![true; 6])).found.len(), 4);
        // One place is unlike all others.
        let open = (0..6).map(|place| place > 0).collect();
        assert_eq!(Symmetries::of(&of(open)).found.len(), 1);
    }
}
