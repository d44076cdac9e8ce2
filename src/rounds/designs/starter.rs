//! A first round from which shifts make all others: starters, searched for in few steps (the method of differences:
//! Bose, "On the construction of balanced incomplete block designs", 1939).

use super::shifts::Shifts;
use super::{Round, most_rounds};
use crate::interrupts::Interrupts;
use crate::random::Random;

/// The most people of whom starters are searched for: as many as a set of bits holds.
const MAX_PEOPLE: usize = 128;
/// Steps of all searches together, and of those for one order. A step puts one person into a group.
const STEPS: usize = 240_000;
const STEPS_OF_ORDER: usize = 80_000;
/// Steps of the first try; each later try of the same kind may take twice as many.
const FIRST_TRY: usize = 250;

/// At least `rounds` rounds, as many as some ring has elements: each element shifts the first round. None where no
/// first round is found within the steps or before it is interrupted, though there may be one.
pub(super) fn starter(groups: usize, size: usize, rounds: usize, interrupts: &Interrupts<'_>) -> Option<Vec<Round>> {
    let people = groups * size;
    if people > MAX_PEOPLE {
        return None;
    }
    let mut steps = STEPS;
    (rounds.max(2)..=most_rounds(groups, size)).find_map(|order| {
        let shifts = Shifts::new(people, order)?;
        // Those who stay have a group each, with people of as many copies as it has other seats.
        if shifts.staying() > groups || people / order + 1 < size {
            return None;
        }
        let mut allowed = steps.min(STEPS_OF_ORDER);
        steps -= allowed;
        let first = first_round(&shifts, (people, size, order), &mut allowed, interrupts);
        steps += allowed;
        let shifted = |by: usize| -> Round {
            let shift = |group: &Vec<usize>| group.iter().map(|&at| shifts.shifted(at, by)).collect();
            first.iter().flatten().map(shift).collect()
        };
        first.is_some().then(|| (0..order).map(shifted).collect())
    })
}

/// A round of which no two pairs are shifts of each other. Tries take turns between any round and those that a symmetry
/// leaves as they are, which are few and found soon if there are any.
fn first_round(
    shifts: &Shifts,
    (people, size, order): (usize, usize, usize),
    steps: &mut usize,
    interrupts: &Interrupts<'_>,
) -> Option<Round> {
    let orbits = shifts.orbits();
    let unchanged: Vec<usize> = (0..people).collect();
    let mut symmetries = vec![unchanged.clone()];
    symmetries.extend((1..order).filter_map(|factor| shifts.symmetry(factor, size - 1)));
    let mut random = Random::new(order as u64, people as u64);
    let mut each = FIRST_TRY;
    while *steps > 0 {
        for symmetry in &symmetries {
            if interrupts.stop() {
                return None;
            }
            let mut sequence = unchanged.clone();
            let moving = people - shifts.staying();
            random.shuffle(&mut sequence[..moving]);
            // Those who stay have the fewest choices and come first.
            sequence.reverse();
            let allowed = if *symmetry == unchanged { 8 * each } else { each };
            let mut attempt = Attempt {
                size,
                orbits: &orbits,
                symmetry,
                sequence,
                steps: allowed.min(*steps),
                free: u128::MAX >> (u128::BITS as usize - people),
                used: vec![false; people * people],
                trail: Vec::new(),
                round: Vec::new(),
            };
            *steps -= attempt.steps;
            let found = attempt.fill();
            *steps += attempt.steps;
            if found {
                return Some(attempt.round);
            }
            // Any round was tried: there is none.
            if attempt.steps > 0 && *symmetry == unchanged {
                return None;
            }
        }
        each = each.saturating_mul(2);
    }
    None
}

/// One search by depth.
struct Attempt<'a> {
    size: usize,
    orbits: &'a [Option<u32>],
    symmetry: &'a [usize],
    /// The order in which people are tried.
    sequence: Vec<usize>,
    steps: usize,
    /// Who is in no group yet.
    free: u128,
    /// The orbits of the pairs in the groups so far, and the order in which they came.
    used: Vec<bool>,
    trail: Vec<u32>,
    round: Round,
}

impl Attempt<'_> {
    /// Fills groups until everybody is in one.
    fn fill(&mut self) -> bool {
        match (0..self.sequence.len()).find(|&at| self.is_free(self.sequence[at])) {
            None => true,
            Some(at) => self.extend(&mut vec![self.sequence[at]], at + 1),
        }
    }

    fn is_free(&self, person: usize) -> bool {
        self.free >> person & 1 == 1
    }

    /// Fills the group with people who come later in the sequence, then the rest of the round.
    fn extend(&mut self, group: &mut Vec<usize>, from: usize) -> bool {
        if group.len() == self.size {
            return self.place(group);
        }
        for at in from..self.sequence.len() {
            let person = self.sequence[at];
            if !self.is_free(person) {
                continue;
            }
            if self.steps == 0 {
                return false;
            }
            let before = self.trail.len();
            if group.iter().all(|&other| self.meet(person, other)) {
                self.steps -= 1;
                group.push(person);
                if self.extend(group, at + 1) {
                    return true;
                }
                group.pop();
            }
            self.forget(before);
        }
        false
    }

    /// Uses the orbit of a pair, unless it is used or short.
    fn meet(&mut self, one: usize, other: usize) -> bool {
        let people = self.sequence.len();
        match self.orbits[one * people + other] {
            Some(orbit) if !self.used[orbit as usize] => {
                self.used[orbit as usize] = true;
                self.trail.push(orbit);
                true
            }
            _ => false,
        }
    }

    /// Frees the orbits that were used since the trail had this length.
    fn forget(&mut self, length: usize) {
        for orbit in self.trail.drain(length..) {
            self.used[orbit as usize] = false;
        }
    }

    /// Adds the group and its images to the round, and fills the rest; takes all of it back when that fails.
    fn place(&mut self, group: &[usize]) -> bool {
        let (free, trail, groups) = (self.free, self.trail.len(), self.round.len());
        if self.place_images(group) && self.fill() {
            return true;
        }
        self.free = free;
        self.forget(trail);
        self.round.truncate(groups);
        false
    }

    fn place_images(&mut self, group: &[usize]) -> bool {
        let sorted = |mut group: Vec<usize>| {
            group.sort_unstable();
            group
        };
        let first = sorted(group.to_vec());
        let mut image = first.clone();
        loop {
            if !image.iter().all(|&person| self.is_free(person)) {
                return false;
            }
            for &person in &image {
                self.free &= !(1 << person);
            }
            self.round.push(image.clone());
            image = sorted(image.iter().map(|&person| self.symmetry[person]).collect());
            if image == first {
                return true;
            }
            for (seat, &person) in image.iter().enumerate() {
                if !image[..seat].iter().all(|&other| self.meet(person, other)) {
                    return false;
                }
            }
        }
    }
}
