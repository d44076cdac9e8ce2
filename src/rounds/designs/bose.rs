//! Groups of four in which everybody meets everybody else (Bose, "On the construction of balanced incomplete block
//! designs", 1939), from powers of a primitive element of a field of 4t + 1 elements.

use super::Round;
use super::field::FiniteField;

/// None unless there are 3q + 1 groups of four in four for a field of q = 4t + 1 elements.
///
/// Three copies of the field, and one person who stays; each element shifts the first round. With x^t a root of -1, the
/// groups {±x^i, ±x^(i+t)}, the second pair in the next copy, have each difference once inside a copy and once between two.
pub(super) fn bose(groups: usize) -> Option<Vec<Round>> {
    let people = 4 * groups;
    let order = (people - 1) / 3;
    let field = FiniteField::new(order).filter(|_| order % 4 == 1 && people == 3 * order + 1)?;
    let powers = field.powers()?;
    let part = (order - 1) / 4;
    let power = |exponent: usize| powers[exponent % (order - 1)];
    let mut first = vec![vec![people - 1, 0, order, 2 * order]];
    for (copy, exponent) in (0..3).flat_map(|copy| (0..part).map(move |exponent| (copy, exponent))) {
        let next = (copy + 1) % 3;
        let seats = [(copy, 0), (copy, 2), (next, 1), (next, 3)];
        first.push(seats.iter().map(|(copy, parts)| copy * order + power(exponent + parts * part)).collect());
    }
    let shift = |person: usize, by: usize| match person / order {
        3 => person,
        copy => copy * order + field.plus(person % order, by),
    };
    let round = |by: usize| -> Round {
        let shifted = |group: &Vec<usize>| group.iter().map(|&at| shift(at, by)).collect();
        first.iter().map(shifted).collect()
    };
    Some((0..order).map(round).collect())
}
