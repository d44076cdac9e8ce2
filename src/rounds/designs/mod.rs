//! Schedules of groups of one size in which no two people meet twice, by the known constructions.
//!
//! Such a schedule is a resolvable packing of pairs; golfers know it as the social golfer problem.

mod field;
mod kirkman;
mod places;
mod product;
mod ring;
mod round_robin;
mod shifts;
mod starter;

pub(crate) use places::places;

/// Who is in each group.
type Round = Vec<Vec<usize>>;

/// The most people of whom schedules are made.
const MAX_PEOPLE: usize = 2048;

/// Exactly `rounds` rounds of `groups` groups of `size` people, numbered from 0: `[round][group][seat]`. In each round
/// everybody is in one group, and no two people are in one group twice. `None` if no construction reaches `rounds`,
/// and for groups of fewer than two.
pub(crate) fn schedule(groups: usize, size: usize, rounds: usize) -> Option<Vec<Round>> {
    let people = groups.checked_mul(size)?;
    let allowed = groups >= 1 && size >= 2 && people <= MAX_PEOPLE;
    if !allowed || rounds > most_rounds(groups, size) {
        return None;
    }
    let mut schedule = longest(groups, size);
    if schedule.len() < rounds {
        schedule = starter::starter(groups, size, rounds)?;
    }
    schedule.truncate(rounds);
    (schedule.len() == rounds && nobody_meets_twice(&schedule, groups, size)).then_some(schedule)
}

/// No schedule has more rounds: each round uses up `size` − 1 of the others that a person can meet, and people of one
/// group need as many groups to part.
fn most_rounds(groups: usize, size: usize) -> usize {
    if size <= groups { (groups * size - 1) / (size - 1) } else { 1 }
}

/// The longest schedule of the direct constructions; one round at least.
fn longest(groups: usize, size: usize) -> Vec<Round> {
    if size == 2 {
        return round_robin::round_robin(groups);
    }
    let one_round: Round = (0..groups).map(|group| (group * size..(group + 1) * size).collect()).collect();
    let kirkman = match size {
        3 => kirkman::kirkman(groups),
        _ => None,
    };
    let product = product::product(groups, size);
    [kirkman, product].into_iter().flatten().chain([vec![one_round]]).max_by_key(Vec::len).unwrap_or_default()
}

/// Checks a schedule, whatever it was made by.
fn nobody_meets_twice(schedule: &[Round], groups: usize, size: usize) -> bool {
    let people = groups * size;
    let mut met = vec![false; people * people];
    schedule.iter().all(|round| {
        let mut placed = vec![false; people];
        let whole = round.len() == groups && round.iter().all(|group| group.len() == size);
        whole
            && round.iter().flatten().all(|&person| person < people && !std::mem::replace(&mut placed[person], true))
            && round.iter().all(|group| {
                group.iter().enumerate().all(|(seat, &one)| {
                    group[..seat].iter().all(|&other| {
                        let pair = one.min(other) * people + one.max(other);
                        !std::mem::replace(&mut met[pair], true)
                    })
                })
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Everybody in one group of each round, and no two in one group twice: told from sets of pairs.
    fn is_schedule(schedule: &[Round], groups: usize, size: usize) -> bool {
        let mut pairs = BTreeSet::new();
        schedule.iter().all(|round| {
            let people: BTreeSet<usize> = round.iter().flatten().copied().collect();
            let new = |group: &Vec<usize>| {
                let sorted: BTreeSet<usize> = group.iter().copied().collect();
                let sorted: Vec<usize> = sorted.into_iter().collect();
                sorted.len() == size && (0..size).all(|a| (a + 1..size).all(|b| pairs.insert((sorted[a], sorted[b]))))
            };
            round.len() == groups && people.into_iter().eq(0..groups * size) && round.iter().all(new)
        })
    }

    #[test]
    fn known_schedules_are_reached() {
        for (groups, size, rounds) in [
            (5, 5, 6),
            (7, 7, 8),
            (8, 8, 9),
            (9, 9, 10),
            (11, 11, 12),
            (8, 4, 9),
            (9, 3, 13),
            (3, 3, 4),
            (10, 2, 19),
            (1, 2, 1),
            (5, 3, 7),
            (7, 3, 10),
            (6, 4, 7),
            (7, 4, 9),
            (8, 3, 11),
            (20, 5, 6),
        ] {
            let found = schedule(groups, size, rounds).expect("a construction reaches it");
            assert_eq!(found.len(), rounds);
            assert!(is_schedule(&found, groups, size), "{groups}-{size}-{rounds}");
        }
    }

    #[test]
    fn more_rounds_than_can_be_have_no_schedule() {
        for (groups, size, rounds) in [(5, 5, 7), (3, 2, 6), (2, 3, 2), (0, 3, 1), (4, 1, 1), (usize::MAX, 2, 1)] {
            assert_eq!(schedule(groups, size, rounds), None);
        }
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(24))]

        #[test]
        fn whatever_is_found_is_a_schedule(groups in 1..=12_usize, size in 2..=6_usize, rounds in 1..=12_usize) {
            if let Some(found) = schedule(groups, size, rounds) {
                prop_assert_eq!(found.len(), rounds);
                prop_assert!(is_schedule(&found, groups, size));
            }
        }
    }
}
