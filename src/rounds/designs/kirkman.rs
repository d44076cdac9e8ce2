//! Groups of three in which everybody meets everybody else (Ray-Chaudhuri and Wilson, "Solution of Kirkman's schoolgirl
//! problem", 1971), from powers of a primitive element of a field of 6t + 1 elements.

use super::Round;
use super::field::FiniteField;

/// None where neither construction fits.
pub(super) fn kirkman(groups: usize) -> Option<Vec<Round>> {
    let people = 3 * groups;
    three_copies(groups).or_else(|| two_copies((people - 1) / 2, people))
}

/// A field of q = 6t + 1 elements with its powers; `None` for other orders.
fn field_of(order: usize) -> Option<(FiniteField, Vec<usize>)> {
    let field = FiniteField::new(order).filter(|field| field.order() % 6 == 1)?;
    let powers = field.powers()?;
    Some((field, powers))
}

/// 3q people: three copies of the field. Each element shifts the first round; the triples that it leaves out make a
/// round each when they are shifted.
fn three_copies(order: usize) -> Option<Vec<Round>> {
    let (field, powers) = field_of(order)?;
    let third = (order - 1) / 3;
    let part = third / 2;
    let person = |copy: usize, element: usize| copy * order + element;
    let power = |exponent: usize| powers[exponent % (order - 1)];
    let inside = |copy: usize, first: usize| -> Vec<usize> {
        (0..3).map(|at| person(copy, power(first + at * third))).collect()
    };
    let across = |first: usize| -> Vec<usize> { (0..3).map(|at| person(at, power(first + at * third))).collect() };
    let shifted = |triple: &Vec<usize>, by: usize| -> Vec<usize> {
        let shift = |&at: &usize| person(at / order, field.plus(at % order, by));
        triple.iter().map(shift).collect()
    };
    let mut first = vec![(0..3).map(|copy| person(copy, 0)).collect::<Vec<usize>>()];
    for copy in 0..3 {
        first.extend((0..part).map(|at| inside(copy, at)));
    }
    let (used, left): (Vec<usize>, Vec<usize>) = (0..order - 1).partition(|exponent| exponent / part % 2 == 1);
    first.extend(used.into_iter().map(across));
    let mut rounds: Vec<Round> =
        (0..order).map(|by| first.iter().map(|triple| shifted(triple, by)).collect()).collect();
    rounds.extend(left.into_iter().map(|exponent| {
        let triple = across(exponent);
        (0..order).map(|by| shifted(&triple, by)).collect()
    }));
    Some(rounds)
}

/// 2q + 1 people: two copies of the field, and one person who stays. Each element shifts the first round.
fn two_copies(order: usize, people: usize) -> Option<Vec<Round>> {
    if people != 2 * order + 1 {
        return None;
    }
    let (field, powers) = field_of(order)?;
    let part = (order - 1) / 6;
    let half = field.plus(powers[part], 1);
    // The exponent m with 2x^m = x^t + 1.
    let between = powers.iter().position(|&power| field.plus(power, power) == half)?;
    let power = |exponent: usize| powers[exponent % (order - 1)];
    let second = |exponent: usize| order + power(exponent + between);
    let mut first = vec![vec![people - 1, 0, order]];
    for exponent in (0..6 * part).filter(|exponent| (exponent / part).is_multiple_of(2)) {
        first.push(vec![power(exponent), power(exponent + part), second(exponent)]);
    }
    for exponent in 0..part {
        first.push((0..3).map(|at| second(exponent + part * (2 * at + 1))).collect());
    }
    let shift = |person: usize, by: usize| match person / order {
        2 => person,
        copy => copy * order + field.plus(person % order, by),
    };
    let round = |by: usize| -> Round {
        let shifted = |triple: &Vec<usize>| triple.iter().map(|&at| shift(at, by)).collect();
        first.iter().map(shifted).collect()
    };
    Some((0..order).map(round).collect())
}
