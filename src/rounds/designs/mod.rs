//! Schedules of groups of one size in which no two people meet twice, by the known constructions, and what they make of
//! everybody meeting everybody.
//!
//! Such a schedule is a resolvable packing of pairs; golfers know it as the social golfer problem.

mod arrays;
mod bose;
mod covers;
mod differences;
mod field;
mod hyperoval;
mod kirkman;
mod known;
mod places;
mod product;
mod ring;
mod rotational;
mod round_robin;
mod shifts;
mod starter;

pub(crate) use covers::cover;
pub(crate) use places::places;

use crate::interrupts::Interrupts;

/// Who is in each group.
pub(crate) type Round = Vec<Vec<usize>>;

/// The most people of whom schedules are made.
const MAX_PEOPLE: usize = 2048;

/// A schedule of each direct construction that there is for so many people, the longest first. Whoever uses one checks it.
pub(crate) fn known_schedules(groups: usize, size: usize) -> Vec<Vec<Round>> {
    if is_small(groups, size) { constructions(groups, size) } else { Vec::new() }
}

/// Schedules of exactly `rounds` rounds of `groups` groups of `size` people, numbered from 0: `[round][group][seat]`. In each
/// round everybody is in one group, and no two people are in one group twice. None if no construction reaches `rounds`,
/// and for groups of fewer than two. `known` are those of [`known_schedules`]; those that have to be searched for come last,
/// and are searched for when they are taken, until it is interrupted.
pub(crate) fn schedules<'a>(
    known: &'a [Vec<Round>],
    (groups, size, rounds): (usize, usize, usize),
    interrupts: &'a Interrupts<'_>,
) -> impl Iterator<Item = Vec<Round>> + 'a {
    let allowed = is_small(groups, size) && rounds <= most_rounds(groups, size);
    let direct = known.iter().filter(move |schedule| schedule.len() >= rounds).filter(move |_| allowed);
    let searched = [differences::differences, starter::starter];
    let searched = searched
        .into_iter()
        .filter(move |_| allowed)
        .filter_map(move |search| search(groups, size, rounds, interrupts));
    direct.map(move |schedule| schedule[..rounds].to_vec()).chain(searched).filter_map(move |mut schedule| {
        schedule.truncate(rounds);
        (schedule.len() == rounds && nobody_meets_twice(&schedule, groups, size)).then_some(schedule)
    })
}

/// The longest of the known schedules in which no two people are in one group twice.
pub(crate) fn longest_schedule(known: &[Vec<Round>], (groups, size): (usize, usize)) -> Option<Vec<Round>> {
    known.iter().find(|schedule| nobody_meets_twice(schedule, groups, size)).cloned()
}

/// Whether schedules are made of so many people.
fn is_small(groups: usize, size: usize) -> bool {
    groups >= 1 && size >= 2 && groups.checked_mul(size).is_some_and(|people| people <= MAX_PEOPLE)
}

/// No schedule has more rounds: each round uses up `size` − 1 of the others that a person can meet, and people of one
/// group need as many groups to part.
fn most_rounds(groups: usize, size: usize) -> usize {
    if size <= groups { (groups * size - 1) / (size - 1) } else { 1 }
}

/// The longest schedule of the direct constructions; one round at least.
fn longest(groups: usize, size: usize) -> Vec<Round> {
    constructions(groups, size).into_iter().next().unwrap_or_default()
}

/// A schedule of each direct construction that there is, the longest first; one round at least.
fn constructions(groups: usize, size: usize) -> Vec<Vec<Round>> {
    if size == 2 {
        return vec![round_robin::round_robin(groups)];
    }
    let one_round: Round = (0..groups).map(|group| (group * size..(group + 1) * size).collect()).collect();
    let everybody_meets = match size {
        3 => kirkman::kirkman(groups),
        4 => bose::bose(groups),
        _ => None,
    };
    let made = [
        product::product(groups, size),
        arrays::arrays(groups, size),
        known::known(groups, size),
        hyperoval::hyperoval(groups, size),
        rotational::rotational(groups, size),
        everybody_meets,
    ];
    let mut made: Vec<Vec<Round>> = made.into_iter().flatten().collect();
    made.push(vec![one_round]);
    made.sort_by_key(|schedule| std::cmp::Reverse(schedule.len()));
    made
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
    use crate::interrupts::Cancel;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn schedule(groups: usize, size: usize, rounds: usize) -> Option<Vec<Round>> {
        schedules(&known_schedules(groups, size), (groups, size, rounds), &Interrupts::default()).next()
    }

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

    /// The rounds of published tables for so many groups of so many, and more where there are more: for 3 to 10 groups
    /// (Harvey and Winterer, "Solving the MOLR and social golfer problems", 2005) and 11 to 20 (Miller, Valkov and Abel,
    /// "Combinatorial solutions to the social golfer problem", Symmetry 18(2) 269, 2026).
    const REACHED: &[(usize, usize, &[usize])] = &[
        (3, 2, &[5, 4]),
        (4, 2, &[7, 4, 5]),
        (5, 2, &[9, 7, 5, 6]),
        (6, 2, &[11, 8, 7, 6, 3]),
        (7, 2, &[13, 10, 9, 7, 7, 8]),
        (8, 2, &[15, 11, 10, 8, 8, 8, 9]),
        (9, 2, &[17, 13, 11, 9, 9, 9, 9, 10]),
        (10, 2, &[19, 14, 13, 10, 8, 7, 6, 5, 4]),
        (11, 3, &[16, 14, 11, 11, 11, 11, 11, 11]),
        (12, 3, &[17, 15, 12, 13, 8, 7, 6, 6]),
        (13, 3, &[19, 17, 16, 13, 13, 13, 13, 13]),
        (14, 3, &[20, 18, 14, 10, 10, 8, 7, 6]),
        (15, 3, &[22, 19, 16, 11, 10, 17, 8, 7]),
        (16, 3, &[23, 21, 16, 16, 16, 17, 16, 16]),
        (17, 3, &[25, 19, 21, 17, 17, 17, 17, 17]),
        (18, 3, &[26, 23, 18, 19, 12, 11, 11, 9]),
        (19, 3, &[28, 25, 19, 19, 19, 19, 19, 19]),
        (20, 3, &[29, 26, 21, 15, 13, 12, 10, 11]),
    ];

    #[test]
    fn published_schedules_are_reached() {
        let mut missed = Vec::new();
        for &(groups, first, rounds) in REACHED {
            for (size, &rounds) in (first..).zip(rounds) {
                match schedule(groups, size, rounds) {
                    Some(found) => {
                        assert_eq!(found.len(), rounds);
                        assert!(is_schedule(&found, groups, size), "{groups}-{size}-{rounds}");
                        let fewer = vec![vec![false; rounds]; groups * size - 1];
                        assert!(places(&found, &fewer, size - 1, &Interrupts::default()).is_some());
                    }
                    None => missed.push((groups, size, rounds)),
                }
            }
        }
        assert_eq!(missed, []);
    }

    /// With as many rounds as groups, people of a class of a transversal design never meet: any of them can be missing.
    #[test]
    fn groups_that_differ_by_one_have_a_design() {
        let never = Interrupts::default();
        for (groups, size) in [(7, 3), (9, 4), (11, 4), (13, 4), (13, 5), (16, 8)] {
            for people in groups * (size - 1) + 1..groups * size {
                let there = vec![vec![false; groups]; people];
                let known = known_schedules(groups, size);
                let fitting = schedules(&known, (groups, size, groups), &never)
                    .find_map(|found| places(&found, &there, size - 1, &never));
                assert!(fitting.is_some(), "{people} people, {groups} groups");
            }
        }
    }

    /// Nearly everybody meets: with two people fewer in 3 groups of three over 4 rounds the searches end with nothing.
    #[test]
    fn searches_end_when_all_is_tried() {
        let never = Interrupts::default();
        assert_eq!(differences::differences(3, 3, 5, &never), None);
        assert_eq!(starter::starter(3, 3, 4, &never), None);
        assert_eq!(schedule(4, 3, 5), None);
    }

    #[test]
    fn more_rounds_than_can_be_have_no_schedule() {
        for (groups, size, rounds) in [(5, 5, 7), (3, 2, 6), (2, 3, 2), (0, 3, 1), (4, 1, 1), (usize::MAX, 2, 1)] {
            assert_eq!(schedule(groups, size, rounds), None);
        }
    }

    /// What is searched for needs a look at each try: without one there is nothing.
    #[test]
    fn searches_end_when_they_are_interrupted() {
        let cancel = Cancel::at_look(0);
        let stopped = Interrupts { cancel: Some(&cancel), ..Interrupts::default() };
        assert!(differences::differences(10, 5, 9, &Interrupts::default()).is_some());
        assert_eq!(differences::differences(10, 5, 9, &stopped), None);
        assert!(starter::starter(5, 3, 7, &Interrupts::default()).is_some());
        assert_eq!(starter::starter(5, 3, 7, &stopped), None);
        assert!(cover(16, 9, 3, 9, &Interrupts::default()).is_some());
        assert_eq!(cover(16, 9, 3, 9, &stopped), None);
        let found = schedule(7, 7, 8).expect("it is known");
        let everybody = vec![vec![false; 8]; 48];
        assert_eq!(places(&found, &everybody, 6, &stopped), None);
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
