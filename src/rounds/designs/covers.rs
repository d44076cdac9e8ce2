//! Schedules in which everybody meets everybody, of people who stand for several that keep together (van Doorn, "Dagstuhl's
//! happy diner problem").

use super::{Round, constructions};
use crate::interrupts::Interrupts;

/// The most people who stand for themselves or several.
const MAX_ALONE: usize = 256;

/// A first round whose shifts are all rounds: numbers below the order are added modulo it in each copy, and those who remain
/// modulo their number.
struct FirstMeal {
    size: usize,
    people: usize,
    order: usize,
    groups: &'static [&'static [usize]],
}

/// Found by annealing over the shifts of pairs that no group of the round holds.
const FIRST_MEALS: &[FirstMeal] = &[
    FirstMeal {
        size: 5,
        people: 26,
        order: 8,
        groups: &[
            &[2, 6, 9, 10, 12],
            &[0, 13, 21, 24, 25],
            &[1, 3, 18, 19, 23],
            &[8, 11, 15, 20, 22],
            &[4, 5, 7, 14, 16],
            &[17],
        ],
    },
    FirstMeal {
        size: 5,
        people: 30,
        order: 9,
        groups: &[
            &[12, 14, 20, 25, 26],
            &[3, 17, 21, 28, 29],
            &[6, 8, 10, 15, 16],
            &[4, 5, 19, 22, 24],
            &[0, 9, 11, 18, 27],
            &[1, 2, 7, 13, 23],
        ],
    },
];

/// At most `rounds` rounds of at most `tables` groups of at most `size`, in which all places meet each other; there are at least
/// as many places as people. None where no design with so few rounds is known, or found before it is interrupted.
///
/// A schedule in which nobody meets twice does if everybody has met all others. Where people who have not met fall into groups
/// of equal size, each of these meets in one round more. Each person of a schedule stands for as many as fit.
pub(crate) fn cover(
    people: usize,
    tables: usize,
    size: usize,
    rounds: usize,
    interrupts: &Interrupts<'_>,
) -> Option<Vec<Round>> {
    let blown_up = (people.div_ceil(MAX_ALONE).max(1)..=size / 2).flat_map(|each| {
        let alone = people.div_ceil(each);
        let units = (2..=size / each).rev();
        units.flat_map(move |unit| {
            (alone.div_ceil(unit)..=tables.min(MAX_ALONE / unit)).map(move |groups| (each, groups, unit))
        })
    });
    let blown_up = blown_up.take_while(|_| !interrupts.stop()).find_map(|(each, groups, unit)| {
        let (units, alone) = (people.div_ceil(each), groups * unit);
        // No more rounds than these are needed, and no fewer do.
        let needed = (alone - 1).div_ceil(unit - 1);
        if needed > rounds || alone > 2 * units {
            return None;
        }
        let mut schedule = constructions(groups, unit).into_iter().next()?;
        if schedule.len() * (unit - 1) + 1 < alone {
            let apart = never_met(&schedule, alone)?;
            if units.div_ceil(apart[0].len()) > tables {
                return None;
            }
            schedule.push(apart);
            schedule = renumbered(schedule, alone);
        }
        let several = |group: &Vec<usize>| group.iter().flat_map(|&one| one * each..(one + 1) * each).collect();
        let whole = |round: &Round| round.iter().map(several).collect();
        (schedule.len() <= rounds).then(|| schedule.iter().map(whole).collect())
    });
    blown_up.or_else(|| {
        let fits = |first: &&FirstMeal| {
            people <= first.people && first.groups.len() <= tables && first.size <= size && first.order <= rounds
        };
        FIRST_MEALS.iter().filter(|_| !interrupts.stop()).find(fits).map(FirstMeal::rounds)
    })
}

impl FirstMeal {
    fn rounds(&self) -> Vec<Round> {
        let shiftable = self.people / self.order * self.order;
        let shifted = |person: usize, by: usize| match person.checked_sub(shiftable) {
            Some(remaining) => shiftable + (remaining + by) % (self.people - shiftable),
            None => person / self.order * self.order + (person % self.order + by) % self.order,
        };
        let group = |group: &[usize], by| group.iter().map(|&person| shifted(person, by)).collect();
        (0..self.order).map(|by| self.groups.iter().map(|one| group(one, by)).collect()).collect()
    }
}

/// Groups of those who never meet, by their first person, where each person is in one, and all are of one size, which is no
/// larger than a group of the schedule. `None` where they are not.
fn never_met(schedule: &[Round], people: usize) -> Option<Round> {
    let mut met = vec![false; people * people];
    for group in schedule.iter().flatten() {
        for (&one, &other) in group.iter().flat_map(|one| group.iter().map(move |other| (one, other))) {
            met[one * people + other] = one != other;
        }
    }
    let others = |one: usize| (0..people).filter(|&other| !met[one * people + other]).collect::<Vec<usize>>();
    let groups: Vec<Vec<usize>> = (0..people).map(others).collect();
    let size = schedule.iter().flatten().map(Vec::len).max()?;
    let whole = groups.iter().all(|group| {
        group.len() == groups[0].len() && group.len() <= size && group.iter().all(|&other| groups[other] == *group)
    });
    let by_first = groups.into_iter().enumerate().filter(|(one, group)| group[0] == *one);
    whole.then(|| by_first.map(|(_, group)| group).collect())
}

/// The same schedule with people numbered by the groups of its last round, so that those with the highest numbers can be left
/// out group by group.
fn renumbered(mut schedule: Vec<Round>, people: usize) -> Vec<Round> {
    let mut number = vec![0; people];
    for (at, &person) in schedule.iter().flat_map(|round| round.iter().flatten()).rev().take(people).enumerate() {
        number[person] = people - 1 - at;
    }
    schedule.iter_mut().flatten().flatten().for_each(|person| *person = number[*person]);
    schedule
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everybody_meets_everybody() {
        let never = Interrupts::default();
        for (people, tables, size, rounds) in [
            (9, 3, 3, 4),
            (15, 5, 3, 7),
            (16, 9, 3, 9),
            (12, 3, 6, 3),
            (17, 4, 6, 4),
            (25, 5, 5, 6),
            (24, 6, 8, 5),
            (7, 4, 2, 7),
            (24, 12, 3, 12),
            (22, 8, 4, 8),
            (29, 15, 4, 11),
            (30, 6, 5, 9),
            (26, 6, 5, 8),
            (48, 12, 6, 12),
        ] {
            let found = cover(people, tables, size, rounds, &never).expect("it is known");
            assert!(found.len() <= rounds);
            let mut pairs = BTreeSet::new();
            for round in &found {
                let taken = round.iter().filter(|group| group.iter().any(|&place| place < people)).count();
                assert!(taken <= tables && round.iter().all(|group| group.len() <= size));
                let seats: BTreeSet<usize> = round.iter().flatten().copied().collect();
                assert_eq!(seats.len(), round.iter().flatten().count());
                for group in round {
                    pairs.extend(group.iter().flat_map(|one| group.iter().map(move |other| (*one, *other))));
                }
            }
            let all = (0..people).flat_map(|one| (0..people).map(move |other| (one, other)));
            assert!(all.clone().all(|pair| pairs.contains(&pair)), "{people}, {size}");
        }
        assert_eq!(cover(10, 5, 3, 4, &never), None);
    }
}
