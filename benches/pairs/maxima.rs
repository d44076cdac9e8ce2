//! Iterated maxima search, to measure against: written anew from its description (Lai & Hao, "Iterated maxima search for
//! the maximally diverse grouping problem", 2016).
//!
//! Local maxima by exchanges are looked for in turn: a weak perturbation leads from one to the next until five in a row
//! are no better, then a strong one leads away.

use super::instances::Instance;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use std::time::Instant;

/// Exchanges of a weak perturbation, and local maxima without a better one before a strong one.
const WEAK: usize = 3;
const DEPTH: usize = 5;
/// Rows of exchanges between two looks at the clock.
const ROWS_BETWEEN_LOOKS: usize = 64;

/// Who is in which group, with each member's sum of values towards every group.
#[derive(Clone)]
struct Grouping<'a> {
    instance: &'a Instance,
    group_of: Vec<usize>,
    /// By group, then by member.
    towards: Vec<i64>,
    value: i64,
}

impl<'a> Grouping<'a> {
    fn random(instance: &'a Instance, random: &mut Draw) -> Grouping<'a> {
        let members = instance.members;
        let mut group_of: Vec<usize> = (0..members).map(|member| member % instance.groups).collect();
        (1..members).rev().for_each(|last| group_of.swap(last, random.below(last + 1)));
        let mut towards = vec![0; instance.groups * members];
        for (row, &group) in instance.values.chunks(members).zip(&group_of) {
            let sums = &mut towards[group * members..][..members];
            sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        let value = (0..members).map(|member| towards[group_of[member] * members + member]).sum::<i64>() / 2;
        Grouping { instance, group_of, towards, value }
    }

    /// What an exchange of two members of different groups gains.
    #[inline]
    fn gain(&self, first: usize, second: usize) -> i64 {
        let members = self.instance.members;
        let (a, b) = (self.group_of[first], self.group_of[second]);
        let towards = |group: usize, member: usize| self.towards[group * members + member];
        towards(b, first) - towards(a, first) + towards(a, second)
            - towards(b, second)
            - 2 * self.instance.values[first * members + second]
    }

    fn exchange(&mut self, first: usize, second: usize) {
        let members = self.instance.members;
        self.value += self.gain(first, second);
        let (a, b) = (self.group_of[first], self.group_of[second]);
        let row = |member: usize| &self.instance.values[member * members..][..members];
        let changes = || row(second).iter().zip(row(first)).map(|(second, first)| second - first);
        self.towards[a * members..][..members].iter_mut().zip(changes()).for_each(|(sum, change)| *sum += change);
        self.towards[b * members..][..members].iter_mut().zip(changes()).for_each(|(sum, change)| *sum -= change);
        self.group_of.swap(first, second);
    }

    /// Takes every exchange that gains, until none does.
    fn climb(&mut self, end: Instant) {
        loop {
            let before = self.value;
            for first in 0..self.instance.members {
                if first % ROWS_BETWEEN_LOOKS == 0 && Instant::now() >= end {
                    return;
                }
                for second in first + 1..self.instance.members {
                    if self.group_of[first] != self.group_of[second] && self.gain(first, second) > 0 {
                        self.exchange(first, second);
                    }
                }
            }
            if self.value == before {
                return;
            }
        }
    }

    /// Two random members of different groups.
    fn two(&self, random: &mut Draw) -> (usize, usize) {
        loop {
            let (first, second) = (random.below(self.instance.members), random.below(self.instance.members));
            if self.group_of[first] != self.group_of[second] {
                return (first, second);
            }
        }
    }

    /// Each exchange is the best of as many random ones as there are members.
    fn perturb_weakly(&mut self, random: &mut Draw) {
        for _ in 0..WEAK {
            let some = (0..self.instance.members).map(|_| self.two(random));
            if let Some((first, second)) = some.max_by_key(|&(first, second)| self.gain(first, second)) {
                self.exchange(first, second);
            }
        }
    }

    fn perturb_strongly(&mut self, random: &mut Draw) {
        let Instance { members, groups, .. } = *self.instance;
        let strength = if members <= 400 { members / groups } else { 3 * members / (2 * groups) };
        for _ in 0..strength {
            let (first, second) = self.two(random);
            self.exchange(first, second);
        }
    }
}

/// Random numbers.
struct Draw(Xoshiro256PlusPlus);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        (((self.0.next_u64() >> 32) * bound as u64) >> 32) as usize
    }
}

/// The best value that is found until `end`.
pub(crate) fn iterated_maxima(instance: &Instance, seed: u64, end: Instant) -> i64 {
    let mut random = Draw(Xoshiro256PlusPlus::seed_from_u64(seed));
    let mut now = Grouping::random(instance, &mut random);
    now.climb(end);
    let mut best = now.value;
    while Instant::now() < end {
        let mut highest = now.clone();
        let mut idle = 0;
        while idle < DEPTH && Instant::now() < end {
            now.perturb_weakly(&mut random);
            now.climb(end);
            if now.value > highest.value {
                highest = now.clone();
                idle = 0;
            } else {
                idle += 1;
            }
        }
        best = best.max(highest.value);
        now = highest;
        now.perturb_strongly(&mut random);
        now.climb(end);
    }
    best.max(now.value)
}
