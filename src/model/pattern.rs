//! The cheapest pattern of kinds on rings and rows: who is alike is not told apart, only how many of each kind there
//! are.
//!
//! A dynamic program over how many of each kind sit already and who sat down last (the multiset form of Held & Karp, "A
//! dynamic programming approach to sequencing problems", 1962), then another over the tables. Where the kinds, their
//! numbers or the tables are too many, nothing is said.

use super::graph::{ComponentShape, Graph};
use crate::interrupts::Interrupts;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Places to be filled with a given number of each kind.
pub(crate) struct Pattern<'a> {
    pub(crate) graph: &'a Graph,
    /// How many there are of each kind. Places that are left stay empty.
    pub(crate) kinds: &'a [i64],
    /// What two kinds cost as neighbours, times the weight of the edge; never negative, and symmetric.
    pub(crate) value: &'a dyn Fn(usize, usize) -> i64,
}

/// Kinds, with empty places as one of them.
const MAX_KINDS: usize = 8;
/// Of one kind.
const MAX_OF_A_KIND: i64 = (1 << 14) - 1;
/// Different numbers of the kinds, times kinds.
const MAX_STATES: usize = 1 << 22;
/// Steps of both programs.
const MAX_STEPS: u64 = 60_000_000;

/// How many there are of each kind, sixteen bits a kind.
type Counts = u128;

const UNREACHED: i64 = i64::MAX;

/// How many of each kind, as one number and as a position in a table.
#[derive(Debug, Clone, Copy)]
struct TakenSeats {
    counts: Counts,
    index: usize,
}

/// No sum of values over neighbours is less: the least of all patterns where they can be looked through, else what the
/// numbers of neighbours alone leave. `None` if that is too much work too, or it is interrupted.
fn least_sum(pattern: &Pattern<'_>, interrupts: &Interrupts<'_>) -> Option<i64> {
    cheapest(pattern).or_else(|| pattern.graph.fewest_by_degrees(pattern.kinds, pattern.value, interrupts))
}

/// The same, looked for once: what is `known` is kept, unless it was interrupted and may be found another time.
pub(super) fn least_sum_once(
    known: &OnceLock<Option<i64>>,
    pattern: &Pattern<'_>,
    interrupts: &Interrupts<'_>,
) -> Option<i64> {
    if let Some(known) = known.get() {
        return *known;
    }
    if interrupts.stop() {
        return None;
    }
    let least = least_sum(pattern, interrupts);
    if interrupts.stop() { least } else { *known.get_or_init(|| least) }
}

/// The least sum of values over neighbours; `None` if the search is too large.
fn cheapest(pattern: &Pattern<'_>) -> Option<i64> {
    let mut kinds = pattern.kinds.to_vec();
    let empty = pattern.graph.places() as i64 - kinds.iter().sum::<i64>();
    if empty < 0 {
        return None;
    }
    let filled = kinds.len();
    kinds.push(empty);
    let present: Vec<usize> = (0..kinds.len()).filter(|&kind| kinds[kind] > 0).collect();
    if present.len() > MAX_KINDS || kinds.iter().any(|&number| number > MAX_OF_A_KIND) {
        return None;
    }
    let value = |a: usize, b: usize| if a < filled && b < filled { (pattern.value)(a, b) } else { 0 };
    let values: Vec<Vec<i64>> = present.iter().map(|&a| present.iter().map(|&b| value(a, b)).collect()).collect();
    let search = PatternSearch::new(present.iter().map(|&kind| kinds[kind]).collect(), values)?;
    let mut shapes: BTreeMap<(usize, Vec<i64>, bool), usize> = BTreeMap::new();
    for component in pattern.graph.components() {
        let (weights, ring) = match &component.shape {
            ComponentShape::Row(weights) => (weights.clone(), false),
            ComponentShape::Ring(weight) => (vec![*weight], true),
            ComponentShape::Other => return None,
        };
        *shapes.entry((component.places.len(), weights, ring)).or_default() += 1;
    }
    search.fill(&shapes)
}

/// Numbers of kinds and what they are to each other.
struct PatternSearch {
    numbers: Vec<i64>,
    strides: Vec<usize>,
    states: usize,
    values: Vec<Vec<i64>>,
}

impl PatternSearch {
    fn new(numbers: Vec<i64>, values: Vec<Vec<i64>>) -> Option<PatternSearch> {
        let (mut strides, mut states) = (Vec::new(), 1usize);
        for &number in &numbers {
            strides.push(states);
            states = states.checked_mul(number as usize + 1)?;
        }
        (states.checked_mul(numbers.len().max(1))? <= MAX_STATES).then_some(PatternSearch {
            numbers,
            strides,
            states,
            values,
        })
    }

    /// `ways[k]`: the number of multisets of size `k`.
    fn ways(&self) -> Vec<u64> {
        let all = self.numbers.iter().sum::<i64>() as usize;
        let mut ways = vec![0u64; all + 1];
        ways[0] = 1;
        for &number in &self.numbers {
            let before = ways.clone();
            for (taken, ways) in ways.iter_mut().enumerate() {
                let of_this = 0..=taken.min(number as usize);
                *ways = of_this.map(|more| before[taken - more]).sum();
            }
        }
        ways
    }

    /// The least cost of filling components of these shapes, each given with how many there are.
    fn fill(&self, shapes: &BTreeMap<(usize, Vec<i64>, bool), usize>) -> Option<i64> {
        let ways = self.ways();
        let kinds = self.numbers.len() as u64;
        let (mut steps, mut seated) = (0u64, 0usize);
        let mut components = Vec::new();
        for ((places, weights, ring), &number) in shapes.iter().rev() {
            let inside: u64 = ways[..=*places].iter().sum();
            let rounds = if *ring { kinds } else { 1 };
            steps = steps.saturating_add(inside.saturating_mul(kinds * kinds * rounds));
            for _ in 0..number {
                steps = steps.saturating_add(ways[seated].saturating_mul(ways[*places]));
                seated += places;
            }
            components.push((*places, weights, *ring, number));
        }
        if steps > MAX_STEPS {
            return None;
        }
        let mut least = vec![UNREACHED; self.states];
        least[0] = 0;
        let mut reached = vec![TakenSeats { counts: 0, index: 0 }];
        for (places, weights, ring, number) in components {
            let costs = self.component(places, weights, ring);
            for _ in 0..number {
                (least, reached) = self.joined(&least, &reached, &costs);
            }
        }
        let all: usize = self.strides.iter().zip(&self.numbers).map(|(stride, &number)| stride * number as usize).sum();
        Some(least[all]).filter(|&cost| cost != UNREACHED)
    }

    /// What has been reached with one component more.
    fn joined(
        &self,
        least: &[i64],
        reached: &[TakenSeats],
        costs: &[(TakenSeats, i64)],
    ) -> (Vec<i64>, Vec<TakenSeats>) {
        let lane = |number: i64| number as Counts;
        let lanes = || self.numbers.iter().enumerate();
        let high: Counts = lanes().map(|(kind, _)| 1 << (16 * kind + 15)).sum();
        let all: Counts = lanes().map(|(kind, &number)| lane(number) << (16 * kind)).sum();
        let mut next = vec![UNREACHED; self.states];
        let mut found = Vec::new();
        for before in reached {
            let cost = least[before.index];
            for (here, more) in costs {
                let counts = before.counts + here.counts;
                // No lane may hold more than there are: then its highest bit stays.
                if ((all | high) - counts) & high != high {
                    continue;
                }
                let index = before.index + here.index;
                if next[index] == UNREACHED {
                    found.push(TakenSeats { counts, index });
                }
                next[index] = next[index].min(cost + more);
            }
        }
        (next, found)
    }

    /// The least cost of a component for each choice of who sits there.
    fn component(&self, places: usize, weights: &[i64], ring: bool) -> Vec<(TakenSeats, i64)> {
        let kinds = self.numbers.len();
        let mut costs: BTreeMap<usize, (TakenSeats, i64)> = BTreeMap::new();
        // A ring is begun with the first kind that sits there; a row with any.
        for lowest in 0..if ring { kinds } else { 1 } {
            let first = lowest..if ring { lowest + 1 } else { kinds };
            let mut best = vec![UNREACHED; self.states * kinds];
            let mut layer = Vec::new();
            for kind in first {
                let taken = self.one_more(TakenSeats { counts: 0, index: 0 }, kind);
                best[taken.index * kinds + kind] = 0;
                layer.push(taken);
            }
            for place in 1..places {
                let weight = if ring { weights[0] } else { weights[place - 1] };
                layer = self.extend(&layer, &mut best, weight, lowest);
            }
            for taken in layer {
                let last = &best[taken.index * kinds..][..kinds];
                let closed = last.iter().enumerate().filter(|&(_, &cost)| cost != UNREACHED);
                let closed =
                    closed.map(|(kind, cost)| if ring { cost + weights[0] * self.values[kind][lowest] } else { *cost });
                if let Some(cost) = closed.min() {
                    let known = costs.entry(taken.index).or_insert((taken, cost));
                    known.1 = known.1.min(cost);
                }
            }
        }
        costs.into_values().collect()
    }

    /// One more sits down beside the last, of any kind from `lowest` on that is left.
    fn extend(&self, layer: &[TakenSeats], best: &mut [i64], weight: i64, lowest: usize) -> Vec<TakenSeats> {
        let kinds = self.numbers.len();
        let mut next = Vec::new();
        for &taken in layer {
            for kind in lowest..kinds {
                let held = (taken.counts >> (16 * kind)) as u16;
                if i64::from(held) == self.numbers[kind] {
                    continue;
                }
                let last = &best[taken.index * kinds..][..kinds];
                let costs = last.iter().zip(&self.values[kind]);
                let costs = costs.filter(|&(&cost, _)| cost != UNREACHED);
                let Some(cost) = costs.map(|(cost, value)| cost + weight * value).min() else {
                    continue;
                };
                let more = self.one_more(taken, kind);
                let here = &mut best[more.index * kinds..][..kinds];
                if here.iter().all(|&cost| cost == UNREACHED) {
                    next.push(more);
                }
                here[kind] = here[kind].min(cost);
            }
        }
        next
    }

    fn one_more(&self, taken: TakenSeats, kind: usize) -> TakenSeats {
        TakenSeats { counts: taken.counts + (1 << (16 * kind)), index: taken.index + self.strides[kind] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use itertools::Itertools;
    use proptest::prelude::*;

    /// Rings and rows behind each other, with at most seven places.
    fn graphs() -> impl Strategy<Value = Graph> {
        let part = (1..5_u32, any::<bool>(), 1..3_i64);
        proptest::collection::vec(part, 1..4).prop_map(|parts| {
            let (mut start, mut edges) = (0, Vec::new());
            for (size, ring, weight) in parts {
                if start + size > 7 {
                    continue;
                }
                edges.extend((1..size).map(|at| (start + at - 1, start + at, weight)));
                if ring && size > 2 {
                    edges.push((start, start + size - 1, weight));
                }
                start += size;
            }
            Graph::new(start as usize, edges)
        })
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(128))]

        #[test]
        fn no_arrangement_is_cheaper_and_one_costs_as_much(
            graph in graphs(),
            seated in proptest::collection::vec(0..3_usize, 0..7),
            values in proptest::collection::vec(0..4_i64, 6),
        ) {
            let places = graph.places();
            let seated: Vec<usize> = seated.into_iter().take(places).collect();
            let value = |a: usize, b: usize| values[a.min(b) * 2 + a.max(b) - usize::from(a.min(b) == 2)];
            let kinds: Vec<i64> = (0..3).map(|kind| seated.iter().filter(|&&of| of == kind).count() as i64).collect();
            let found = cheapest(&Pattern { graph: &graph, kinds: &kinds, value: &value });
            let mut all: Vec<Option<usize>> = seated.into_iter().map(Some).collect();
            all.resize(places, None);
            let cost = |held: &Vec<Option<usize>>| {
                let edges = graph.edges().iter();
                let of = |&(a, b, weight): &(u32, u32, i64)| match (held[a as usize], held[b as usize]) {
                    (Some(a), Some(b)) => weight * value(a, b),
                    _ => 0,
                };
                edges.map(of).sum::<i64>()
            };
            let least = all.iter().copied().permutations(places).map(|held| cost(&held)).min();
            prop_assert_eq!(found, least);
            let bound = graph.fewest_by_degrees(&kinds, &value, &Interrupts::default());
            prop_assert!(bound <= least && bound.is_some(), "{:?} {:?}", bound, least);
        }
    }

    #[test]
    fn five_tables_of_eight_are_looked_through_and_large_rooms_are_not() {
        let ring = |start: u32, size: u32| (0..size).map(move |at| (start + at, start + (at + 1) % size, 1));
        let tables = Graph::new(40, (0..5).flat_map(|table| ring(8 * table, 8)));
        let alike = |a: usize, b: usize| i64::from(a == b);
        let of = |graph: &Graph, kinds: &[i64]| cheapest(&Pattern { graph, kinds, value: &alike });
        assert_eq!(of(&tables, &[20, 20]), Some(0));
        assert_eq!(of(&tables, &[30, 10]), Some(20));
        let large = Graph::new(400, ring(0, 400));
        assert_eq!(of(&large, &[50; 8]), None);
        assert_eq!(of(&Graph::new(4, [(0, 1, 1), (0, 2, 1), (0, 3, 1)]), &[2, 2]), None);
    }
}
