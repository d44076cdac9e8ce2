//! Same-tag neighbours of random seatings: what a plan is measured against. (Join counts without replacement: Moran,
//! "The interpretation of statistical maps", 1948. The share by shuffles is a permutation test: Fisher, "The design of
//! experiments", 1935.)

use crate::random::Random;
use crate::roster::TagId;
use serde::Serialize;
use std::collections::BTreeMap;

/// Seatings drawn for the share of those that are at least as mixed, if there is nothing against it.
const SHUFFLES: usize = 10_000;
/// Seats and neighbours that are looked at in all seatings; in large rooms fewer are drawn, but no fewer than the second
/// number.
const MAX_WORK: (usize, usize) = (30_000_000, 100);
/// Always the same, so that all plans of a problem are measured against the same seatings, whatever they were solved
/// with.
const SEED: u64 = 9;

/// What a random seating gives: the same people on the seats of the room, empty seats among them, each order as likely
/// as any other.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RandomSeating {
    /// Same-tag neighbours on average, exactly: this many over the `denominator`. Not reduced.
    pub numerator: i128,
    /// Pairs of seats, in both orders.
    pub denominator: i128,
    /// The same as one number.
    pub average: f64,
    /// Share of random seatings, from 0 to 1, that have no more same-tag neighbours than the plan, out of `shuffles`.
    pub as_mixed: f64,
    /// Random seatings that were drawn.
    pub shuffles: usize,
}

/// Seats beside each other, with the weight of it.
pub(crate) type SeatEdge = (u32, u32, i64);

/// The same-tag neighbours of random seatings, in one dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chance {
    numerator: i128,
    denominator: i128,
    /// The number of shuffles by their same-tag neighbours.
    drawn: BTreeMap<i64, usize>,
}

impl Chance {
    /// For each dimension, when people sit at random on `seats` seats. `held` is what each of the people holds,
    /// dimension by dimension.
    pub(crate) fn of_dimensions(edges: &[SeatEdge], seats: usize, held: &[Vec<&[TagId]>]) -> Vec<Chance> {
        let mut chances: Vec<Chance> = held.iter().map(|held| Chance::undrawn(edges, seats, held)).collect();
        let empty: &[TagId] = &[];
        let mut random = Random::new(SEED, 0);
        let mut order: Vec<usize> = (0..seats).collect();
        let each = seats + edges.len() * held.len();
        for _ in 0..(MAX_WORK.0 / each.max(1)).clamp(MAX_WORK.1, SHUFFLES) {
            random.shuffle(&mut order);
            for (chance, held) in chances.iter_mut().zip(held) {
                let on = |seat: u32| held.get(order[seat as usize]).copied().unwrap_or(empty);
                let same = edges.iter().map(|&(a, b, weight)| weight * in_common(on(a), on(b)) as i64);
                *chance.drawn.entry(same.sum()).or_default() += 1;
            }
        }
        chances
    }

    /// With the average alone: two seats are held by two of the *T* who have a tag with probability *T*(*T* − 1) /
    /// *N*(*N* − 1).
    fn undrawn(edges: &[SeatEdge], seats: usize, held: &[&[TagId]]) -> Chance {
        let mut holders: BTreeMap<TagId, i128> = BTreeMap::new();
        for &tag in held.iter().copied().flatten() {
            *holders.entry(tag).or_default() += 1;
        }
        let weight: i128 = edges.iter().map(|&(.., weight)| i128::from(weight)).sum();
        let pairs: i128 = holders.values().map(|number| number * (number - 1)).sum();
        let seats = seats as i128;
        Chance {
            numerator: weight * pairs,
            // On a single seat nobody has neighbours.
            denominator: (seats * (seats - 1)).max(1),
            drawn: BTreeMap::new(),
        }
    }

    /// A plan's same-tag neighbours beside it.
    pub(crate) fn beside(&self, same_tag: i64) -> RandomSeating {
        let shuffles: usize = self.drawn.values().sum();
        let as_mixed: usize = self.drawn.range(..=same_tag).map(|(_, times)| times).sum();
        RandomSeating {
            numerator: self.numerator,
            denominator: self.denominator,
            average: self.numerator as f64 / self.denominator as f64,
            as_mixed: as_mixed as f64 / shuffles as f64,
            shuffles,
        }
    }
}

/// Tags that stand in both lists.
pub(crate) fn in_common(a: &[TagId], b: &[TagId]) -> usize {
    a.iter().filter(|tag| b.contains(tag)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use itertools::Itertools;
    use proptest::prelude::*;

    fn tags(numbers: &[usize]) -> Vec<TagId> {
        numbers.iter().map(|&number| TagId::new(number)).collect()
    }

    fn ring(seats: u32) -> Vec<SeatEdge> {
        (0..seats).map(|at| (at, (at + 1) % seats, 1)).collect()
    }

    /// Same-tag neighbours of all ways in which people may sit, with the number of such ways.
    fn all_seatings(edges: &[SeatEdge], seats: usize, held: &[&[TagId]]) -> BTreeMap<i64, usize> {
        let mut times = BTreeMap::new();
        for order in (0..seats).permutations(seats) {
            let on = |seat: u32| held.get(order[seat as usize]).copied().unwrap_or(&[]);
            let same = |&(a, b, weight): &SeatEdge| {
                let both = on(a).iter().filter(|tag| on(b).contains(tag)).count();
                weight * both as i64
            };
            *times.entry(edges.iter().map(same).sum()).or_default() += 1;
        }
        times
    }

    #[test]
    fn nine_in_a_ring() {
        let held: Vec<Vec<TagId>> = (0..9).map(|person| tags(&[person % 3])).collect();
        let held: Vec<&[TagId]> = held.iter().map(Vec::as_slice).collect();
        let chance = Chance::of_dimensions(&ring(9), 9, std::slice::from_ref(&held));
        let none = chance[0].beside(0);
        assert_eq!((none.numerator, none.denominator), (9 * 18, 72));
        assert_eq!((none.average, none.shuffles), (2.25, 10_000));
        let all = all_seatings(&ring(9), 9, &held);
        assert_eq!(all[&0] * 1680, all.values().sum::<usize>() * 132);
        // Within four standard deviations of this many draws.
        let exact = 132.0 / 1680.0;
        let deviation = f64::sqrt(exact * (1.0 - exact) / 10_000.0);
        assert!((none.as_mixed - exact).abs() < 4.0 * deviation, "{none:?}");
        assert_eq!(chance[0].beside(9).as_mixed, 1.0);
        assert_eq!(chance[0].beside(-1).as_mixed, 0.0);
    }

    #[test]
    fn nobody_and_a_single_seat() {
        for (seats, held) in [(1, vec![]), (1, vec![tags(&[0])]), (4, vec![])] {
            let held: Vec<&[TagId]> = held.iter().map(Vec::as_slice).collect();
            let chance = Chance::of_dimensions(&[], seats, &[held]);
            let none = chance[0].beside(0);
            assert_eq!((none.average, none.as_mixed), (0.0, 1.0));
        }
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(12))]

        #[test]
        fn the_average_is_that_of_all_seatings(
            held in proptest::collection::vec(proptest::collection::btree_set(0..3_usize, 0..3), 0..6),
            edges in proptest::collection::btree_map((0..3_u32, 3..6_u32), 1..4_i64, 0..7),
        ) {
            let held: Vec<Vec<TagId>> = held.iter().map(|held| held.iter().map(|&tag| TagId::new(tag)).collect()).collect();
            let held: Vec<&[TagId]> = held.iter().map(Vec::as_slice).collect();
            let edges: Vec<SeatEdge> = edges.into_iter().map(|((a, b), weight)| (a, b, weight)).collect();
            let random = Chance::of_dimensions(&edges, 6, std::slice::from_ref(&held))[0].beside(1);
            let all = all_seatings(&edges, 6, &held);
            let ways: usize = all.values().sum();
            let sum: i128 = all.iter().map(|(&same, &times)| i128::from(same) * times as i128).sum();
            prop_assert_eq!(sum * random.denominator, random.numerator * ways as i128);
            let few: usize = all.range(..=1).map(|(_, times)| times).sum();
            let exact = few as f64 / ways as f64;
            let deviation = (exact * (1.0 - exact) / 10_000.0).sqrt();
            prop_assert!((random.as_mixed - exact).abs() <= 5.0 * deviation);
        }
    }
}
