//! Sets of kinds inside which edges weigh less, or more, than any places leave: looked for by short walks that never turn
//! straight back (Glover, "Tabu search", 1989).

use crate::interrupts::Interrupts;
use crate::random::Random;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Walks from sets drawn at random, beside those from this many of the sets that were found last.
const WALKS: usize = 8;
/// Kinds that are taken in or left out on each walk.
const STEPS: usize = 512;
/// Sets that are given at a time, of each of both.
const SETS: usize = 4;
/// What is broken by less is not worth a row.
const LEAST: f64 = 1e-4;

/// A set of kinds, as bits, with what edges inside it weigh at least and at most.
#[derive(Debug, Clone)]
pub(super) struct Within {
    pub(super) set: u64,
    pub(super) weight: RangeInclusive<i64>,
}

/// How many there are of each kind, what edges inside any number of places weigh, and the sets that were given.
pub(super) struct KindSets {
    numbers: Vec<i64>,
    fewest: Vec<i64>,
    most: Vec<i64>,
    given: BTreeSet<u64>,
    last: Vec<u64>,
    random: Random,
}

/// What is looked for: less inside than the fewest, or more than the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beyond {
    Below,
    Above,
}

/// A set on its way.
struct SetWalk<'a> {
    sets: &'a KindSets,
    weights: &'a [f64],
    set: u64,
    number: i64,
    inside: f64,
    /// What the edges of each kind to the others of the set weigh.
    to_set: Vec<f64>,
}

impl KindSets {
    pub(super) fn new(numbers: Vec<i64>, fewest: Vec<i64>, most: Vec<i64>) -> KindSets {
        KindSets { numbers, fewest, most, given: BTreeSet::new(), last: Vec::new(), random: Random::new(0, 0) }
    }

    /// The sets that break most at these weights, a symmetric square, and were not given before; none if it is interrupted.
    pub(super) fn broken(&mut self, weights: &[f64], interrupts: &Interrupts<'_>) -> Vec<Within> {
        let mut random = self.random.clone();
        let mut worst = Vec::new();
        for beyond in [Beyond::Below, Beyond::Above] {
            let mut found: Vec<(f64, u64)> = Vec::new();
            let known = self.last.iter().rev().take(WALKS).copied();
            let starts: Vec<u64> = known.chain((0..WALKS).map(|_| self.drawn(&mut random))).collect();
            for start in starts {
                if interrupts.stop() {
                    return Vec::new();
                }
                self.walk(start, beyond, weights, &mut random, &mut found);
            }
            worst.extend(found.into_iter().map(|(_, set)| set));
        }
        self.random = random;
        worst.retain(|&set| self.given.insert(set));
        self.last.extend(&worst);
        let within = |set: u64| {
            let number = self.number(set) as usize;
            Within { set, weight: self.fewest[number]..=self.most[number] }
        };
        worst.into_iter().map(within).collect()
    }

    fn drawn(&self, random: &mut Random) -> u64 {
        (0..self.numbers.len()).filter(|_| random.below(2) == 0).map(|kind| 1 << kind).sum()
    }

    /// How many there are of all kinds of a set.
    fn number(&self, set: u64) -> i64 {
        let kinds = self.numbers.iter().enumerate();
        kinds.filter(|(kind, _)| set >> kind & 1 == 1).map(|(_, number)| number).sum()
    }

    /// By how much a set breaks its bound where this many hold that much inside.
    fn excess(&self, beyond: Beyond, number: i64, inside: f64) -> f64 {
        match beyond {
            Beyond::Below => self.fewest[number as usize] as f64 - inside,
            Beyond::Above => inside - self.most[number as usize] as f64,
        }
    }

    /// Keeps the worst of the sets that a walk comes by.
    fn walk(&self, start: u64, beyond: Beyond, weights: &[f64], random: &mut Random, found: &mut Vec<(f64, u64)>) {
        let kinds = self.numbers.len();
        let mut walk = SetWalk::new(self, weights, start);
        let mut free_at = vec![0; kinds];
        for step in 0..STEPS {
            let free = (0..kinds).filter(|&kind| free_at[kind] <= step);
            let excess = |kind: usize| {
                let (number, inside) = walk.flipped(kind);
                (self.excess(beyond, number, inside), kind)
            };
            let Some((excess, kind)) = free.map(excess).max_by(|a, b| a.0.total_cmp(&b.0)) else {
                continue;
            };
            walk.flip(kind);
            free_at[kind] = step + 2 + random.below(1 + kinds / 3);
            let is_new = |set| !self.given.contains(&set) && found.iter().all(|&(_, known)| known != set);
            let least = found.get(SETS - 1).map_or(LEAST, |&(excess, _)| excess);
            if excess > least && is_new(walk.set) {
                found.push((excess, walk.set));
                found.sort_by(|a, b| b.0.total_cmp(&a.0));
                found.truncate(SETS);
            }
        }
    }
}

impl<'a> SetWalk<'a> {
    fn new(sets: &'a KindSets, weights: &'a [f64], set: u64) -> SetWalk<'a> {
        let kinds = sets.numbers.len();
        let mut walk = SetWalk { sets, weights, set: 0, number: 0, inside: 0.0, to_set: vec![0.0; kinds] };
        (0..kinds).filter(|kind| set >> kind & 1 == 1).for_each(|kind| walk.flip(kind));
        walk
    }

    fn holds(&self, kind: usize) -> bool {
        self.set >> kind & 1 == 1
    }

    fn weight(&self, a: usize, b: usize) -> f64 {
        self.weights[a * self.to_set.len() + b]
    }

    /// How many the set has, and what edges inside it weigh, with a kind taken in or left out.
    fn flipped(&self, kind: usize) -> (i64, f64) {
        let (number, inside) = (self.sets.numbers[kind], self.to_set[kind] + self.weight(kind, kind));
        if self.holds(kind) {
            (self.number - number, self.inside - inside)
        } else {
            (self.number + number, self.inside + inside)
        }
    }

    fn flip(&mut self, kind: usize) {
        (self.number, self.inside) = self.flipped(kind);
        let sign = if self.holds(kind) { -1.0 } else { 1.0 };
        self.set ^= 1 << kind;
        for other in (0..self.to_set.len()).filter(|&other| other != kind) {
            self.to_set[other] += sign * self.weight(kind, other);
        }
    }
}
