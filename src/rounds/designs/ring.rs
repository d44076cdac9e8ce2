//! Products of finite fields: a ring of any order, with enough elements that differ by units.

use super::field::{FiniteField, smallest_factor};

/// The product of the fields whose orders are the prime powers of a number. Elements are numbered from 0, the first
/// coordinate as the lowest digit.
#[derive(Debug)]
pub(super) struct Ring {
    fields: Vec<FiniteField>,
}

impl Ring {
    /// None for orders below 2, and where a prime power is too large.
    pub(super) fn new(order: usize) -> Option<Ring> {
        if order < 2 {
            return None;
        }
        let (mut fields, mut rest) = (Vec::new(), order);
        while rest > 1 {
            let prime = smallest_factor(rest);
            let mut power = 1;
            while rest.is_multiple_of(prime) {
                (power, rest) = (power * prime, rest / prime);
            }
            fields.push(FiniteField::new(power)?);
        }
        Some(Ring { fields })
    }

    /// How many elements `spread` has: the smallest of the prime powers.
    pub(super) fn width(&self) -> usize {
        self.fields.iter().map(FiniteField::order).min().unwrap_or(0)
    }

    /// The element with the number `place`, below the width, in each coordinate. The difference of two of them is 0 in
    /// no coordinate, so that multiplying by it is one to one.
    pub(super) fn spread(&self, place: usize) -> usize {
        self.each(place, place, |_, _| place)
    }

    pub(super) fn plus(&self, a: usize, b: usize) -> usize {
        self.each(a, b, |field, (a, b)| field.plus(a, b))
    }

    pub(super) fn times(&self, a: usize, b: usize) -> usize {
        self.each(a, b, |field, (a, b)| field.times(a, b))
    }

    /// Coordinate by coordinate.
    fn each(&self, mut a: usize, mut b: usize, of: impl Fn(&FiniteField, (usize, usize)) -> usize) -> usize {
        let (mut number, mut place) = (0, 1);
        for field in &self.fields {
            let order = field.order();
            number += of(field, (a % order, b % order)) * place;
            (a, b, place) = (a / order, b / order, place * order);
        }
        number
    }
}
