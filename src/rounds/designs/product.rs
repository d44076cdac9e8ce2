//! Everybody as several people: transversal designs over rings (Bose, "On the application of the properties of Galois
//! fields to the construction of hyper-Græco-Latin squares", 1938; MacNeish, "Euler squares", 1922, for orders that are
//! no prime powers), put in the place of the groups of a smaller schedule.

use super::ring::Ring;
use super::{Round, longest};

/// The longest schedule made of one for fewer groups, in which each person stands for `weight` people.
///
/// The weight is a ring whose elements b number these people. A group of the small schedule becomes a round for each
/// slope m of the ring, with a group {(x, a(x)·m + b)} for each b, where the labels a(x) differ by units: two people of
/// one small group meet for one slope only. Where the ring is wide enough the label 0 is left out, and of one small group
/// with equal positions of the groups nobody is at one position twice. At last the people for whom one stands meet among
/// themselves. One group of `size` people and a prime power as weight give the affine planes and what can be cut out of
/// them.
pub(super) fn product(groups: usize, size: usize) -> Option<Vec<Round>> {
    let weights = (2..=groups).filter(|weight| groups.is_multiple_of(*weight));
    weights.filter_map(|weight| weighted(groups / weight, size, weight)).max_by_key(Vec::len)
}

fn weighted(small: usize, size: usize, weight: usize) -> Option<Vec<Round>> {
    let ring = Ring::new(weight).filter(|ring| ring.width() >= size)?;
    let first = usize::from(ring.width() > size);
    let mut rounds = Vec::new();
    for round in longest(small, size) {
        for slope in 0..weight {
            let offset = |seat| ring.times(ring.spread(first + seat), slope);
            let offsets: Vec<usize> = (0..size).map(offset).collect();
            let spread = |group: &Vec<usize>, shift: usize| -> Vec<usize> {
                let seats = group.iter().zip(&offsets);
                seats.map(|(person, &offset)| person * weight + ring.plus(offset, shift)).collect()
            };
            let groups = round.iter().flat_map(|group| (0..weight).map(move |shift| (group, shift)));
            rounds.push(groups.map(|(group, shift)| spread(group, shift)).collect());
        }
    }
    if weight.is_multiple_of(size) {
        for round in longest(weight / size, size) {
            let among = |person: usize| {
                let inside = move |seat: &usize| person * weight + seat;
                round.iter().map(move |group| group.iter().map(inside).collect())
            };
            rounds.push((0..small * size).flat_map(among).collect());
        }
    }
    Some(rounds)
}
