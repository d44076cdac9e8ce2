//! People as copies of a ring, whose elements shift them.

use super::ring::Ring;

/// The elements of a ring, several times over, and some who stay where they are. An element shifts all copies at once.
#[derive(Debug)]
pub(super) struct Shifts {
    ring: Ring,
    order: usize,
    copies: usize,
    people: usize,
}

impl Shifts {
    /// As many copies as there are people for; the others stay.
    pub(super) fn new(people: usize, order: usize) -> Option<Shifts> {
        let ring = Ring::new(order)?;
        let copies = people / order;
        Some(Shifts { ring, order, copies, people })
    }

    /// How many people stay: those with the highest numbers.
    pub(super) fn staying(&self) -> usize {
        self.people - self.copies * self.order
    }

    pub(super) fn shifted(&self, person: usize, by: usize) -> usize {
        match person / self.order {
            copy if copy >= self.copies => person,
            copy => copy * self.order + self.ring.plus(person % self.order, by),
        }
    }

    /// For each pair of people, at `one * people + other`, the number of the pairs that shifts make of it. None for a
    /// pair that some shift but 0 maps to itself.
    pub(super) fn orbits(&self) -> Vec<Option<u32>> {
        let people = self.people;
        let mut orbits: Vec<Option<u32>> = vec![None; people * people];
        for pair in 0..people * people {
            let (one, other) = (pair / people, pair % people);
            if one >= other || orbits[pair].is_some() {
                continue;
            }
            let pairs: Vec<(usize, usize)> =
                (0..self.order).map(|by| (self.shifted(one, by), self.shifted(other, by))).collect();
            let first = pairs.first().copied().unwrap_or_default();
            let short = |&(a, b): &(usize, usize)| (a, b) == first || (b, a) == first;
            if !pairs.iter().skip(1).any(short) {
                for (a, b) in pairs {
                    orbits[a * people + b] = Some(pair as u32);
                    orbits[b * people + a] = Some(pair as u32);
                }
            }
        }
        orbits
    }

    /// Each person's image when elements are multiplied by `factor` and the first `turned` copies change places in a
    /// circle, as do as many of those who stay, if there are enough. It maps pairs that are shifts of each
    /// other to such pairs. `None` if two people have one image.
    pub(super) fn symmetry(&self, factor: usize, turned: usize) -> Option<Vec<usize>> {
        let turn = |place: usize| if place < turned { (place + 1) % turned } else { place };
        let shiftable = self.copies * self.order;
        let image = |person: usize| match person.checked_sub(shiftable) {
            Some(place) if self.staying() >= turned => shiftable + turn(place),
            Some(_) => person,
            None => {
                let element = self.ring.times(person % self.order, factor);
                turn(person / self.order) * self.order + element
            }
        };
        let images: Vec<usize> = (0..self.people).map(image).collect();
        let mut reached = vec![false; self.people];
        for &image in &images {
            reached[image] = true;
        }
        (!reached.contains(&false)).then_some(images)
    }
}
