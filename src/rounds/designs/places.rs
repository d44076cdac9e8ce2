//! Who takes which place of a schedule that has more places than there are people.

use super::Round;
use crate::interrupts::Interrupts;

/// How many choices are looked at before it is given up.
const MAX_CHOICES: usize = 200_000;
/// Choices between two looks at what interrupts.
const BETWEEN_LOOKS: usize = 1_000;

/// Whose place is empty in which rounds: of somebody who is away, or of nobody.
pub(crate) type Away = Vec<bool>;

/// A place for each of these people, who are away in some rounds; the places that are left belong to nobody. In every
/// round each group keeps at least `least` who are there. `None` if no such choice is found, or none before it is interrupted.
///
/// Whoever is most often away chooses first, and nobody before all, so that the empty places fall into different groups.
pub(crate) fn places(
    schedule: &[Round],
    people: &[Away],
    least: usize,
    interrupts: &Interrupts<'_>,
) -> Option<Vec<usize>> {
    let first = schedule.first()?;
    let (number, size) = (first.iter().map(Vec::len).sum::<usize>(), first.first()?.len());
    let nobody = number.checked_sub(people.len())?;
    let room = size.checked_sub(least)?;
    let mut group_of = vec![vec![0; schedule.len()]; number];
    for (at, round) in schedule.iter().enumerate() {
        for (group, seats) in round.iter().enumerate() {
            seats.iter().for_each(|&place| group_of[place][at] = group);
        }
    }
    let never = vec![true; schedule.len()];
    let mut order: Vec<usize> = (0..people.len()).filter(|&person| people[person].contains(&true)).collect();
    order.sort_by_key(|&person| std::cmp::Reverse(people[person].iter().filter(|&&away| away).count()));
    let away: Vec<&Away> =
        std::iter::repeat_n(&never, nobody).chain(order.iter().map(|&person| &people[person])).collect();
    let mut choice = Choice {
        group_of: &group_of,
        away: &away,
        nobody,
        empty: vec![vec![0; first.len()]; schedule.len()],
        room,
        taken: vec![false; number],
        chosen: Vec::new(),
        left: MAX_CHOICES,
        interrupts,
    };
    if !choice.complete() {
        return None;
    }
    let mut place_of = vec![number; people.len()];
    for (&person, &place) in order.iter().zip(&choice.chosen[nobody..]) {
        place_of[person] = place;
    }
    let mut free = (0..number).filter(|&place| !choice.taken[place]);
    for place in place_of.iter_mut().filter(|place| **place == number) {
        *place = free.next()?;
    }
    Some(place_of)
}

/// Places chosen so far, one after the other.
struct Choice<'a> {
    /// The group of a place in each round.
    group_of: &'a [Vec<usize>],
    /// In which rounds the chosen places are empty.
    away: &'a [&'a Away],
    /// How many of them belong to nobody; they come first.
    nobody: usize,
    /// Empty places by round and group.
    empty: Vec<Vec<usize>>,
    /// How many may be empty in a group.
    room: usize,
    taken: Vec<bool>,
    chosen: Vec<usize>,
    left: usize,
    interrupts: &'a Interrupts<'a>,
}

impl Choice<'_> {
    fn complete(&mut self) -> bool {
        let at = self.chosen.len();
        let Some(&away) = self.away.get(at) else {
            return true;
        };
        // Places of nobody are alike: they are chosen in order.
        let start = if (1..self.nobody).contains(&at) { self.chosen[at - 1] + 1 } else { 0 };
        for place in start..self.group_of.len() {
            if self.left.is_multiple_of(BETWEEN_LOOKS) && self.interrupts.stop() {
                self.left = 0;
            }
            if self.left == 0 {
                return false;
            }
            self.left -= 1;
            let fits = |(round, &group): (usize, &usize)| !away[round] || self.empty[round][group] < self.room;
            if self.taken[place] || !self.group_of[place].iter().enumerate().all(fits) {
                continue;
            }
            self.take(place, away, true);
            if self.complete() {
                return true;
            }
            self.take(place, away, false);
        }
        false
    }

    fn take(&mut self, place: usize, away: &Away, taken: bool) {
        self.taken[place] = taken;
        for ((groups, &group), _) in
            self.empty.iter_mut().zip(&self.group_of[place]).zip(away).filter(|(_, away)| **away)
        {
            if taken {
                groups[group] += 1;
            } else {
                groups[group] -= 1;
            }
        }
        if taken {
            self.chosen.push(place);
        } else {
            self.chosen.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{known_schedules, schedules};
    use super::*;

    fn schedule(groups: usize, size: usize, rounds: usize) -> Option<Vec<Round>> {
        schedules(&known_schedules(groups, size), (groups, size, rounds), &Interrupts::default()).next()
    }

    /// How many are there in each group of each round.
    fn there(schedule: &[Round], people: &[Away], place_of: &[usize]) -> Vec<usize> {
        let person = |place: &usize| place_of.iter().position(|of| of == place);
        let is_there = |place: &usize, at: usize| person(place).is_some_and(|person| !people[person][at]);
        let count = |(at, group): (usize, &Vec<usize>)| group.iter().filter(|place| is_there(place, at)).count();
        let groups = schedule.iter().enumerate().flat_map(|(at, round)| round.iter().map(move |group| (at, group)));
        groups.map(count).collect()
    }

    #[test]
    fn empty_places_fall_into_different_groups() {
        for (groups, size, rounds, missing) in [(7, 7, 8, 1), (7, 7, 7, 7), (7, 7, 6, 6), (5, 4, 4, 4), (8, 4, 9, 1)] {
            let schedule = schedule(groups, size, rounds).expect("it is known");
            let people = vec![vec![false; rounds]; groups * size - missing];
            let place_of = places(&schedule, &people, size - 1, &Interrupts::default()).expect("they never meet");
            assert!(there(&schedule, &people, &place_of).into_iter().all(|number| number + 1 >= size));
        }
    }

    #[test]
    fn two_places_that_meet_cannot_both_be_empty() {
        let schedule = schedule(3, 3, 4).expect("it is known");
        let people = vec![vec![false; 4]; 7];
        assert_eq!(places(&schedule, &people, 2, &Interrupts::default()), None);
        assert!(places(&schedule, &people, 1, &Interrupts::default()).is_some());
    }

    #[test]
    fn whoever_is_away_leaves_one_place_a_group_empty() {
        let schedule = schedule(7, 7, 8).expect("it is known");
        let mut people = vec![vec![false; 8]; 48];
        (people[3][2], people[4][2], people[5][6]) = (true, true, true);
        let place_of = places(&schedule, &people, 6, &Interrupts::default()).expect("there is a choice");
        assert!(there(&schedule, &people, &place_of).into_iter().all(|number| number >= 6));
    }
}
