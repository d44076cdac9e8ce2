//! Repeats that cannot be avoided where a design is known not to exist, which counting over two rounds does not see.
//!
//! - 4 groups of three over 5 rounds: there is no nearly Kirkman system of 12 (Kotzig and Rosa, "Nearly Kirkman systems",
//!   1974), and 3 repeats are the fewest. 5 groups of four over 6 rounds: there is no resolvable group divisible design on ten
//!   pairs (Ge and Ling, "A survey on resolvable group divisible designs with block size four", 2004). The searches of the tests
//!   find both.
//! - As many groups as each has people are an orthogonal array. Of order 6 there is none with 4 rounds (Tarry, "Le problème de
//!   36 officiers", 1900; a search of the tests finds it too), and of other orders none with so many rounds that an affine
//!   plane could be completed from them (Bruck, "Finite nets, II", 1963), where there is no plane (Bruck and Ryser, "The
//!   nonexistence of certain finite projective planes", 1949; of order 10 Lam, Thiel and Swiercz, "The non-existence of finite
//!   projective planes of order 10", 1989). Nor is there ever a single repeat: a group shares one person with each of another
//!   round, or two with one and none with a third; and that third shares two with some other.
//! - n groups of n − 1 or n people, n² − 2 in all, over n + 1 rounds, where n is three or more: each round has two groups of
//!   n − 1. Without a repeat the contacts are all pairs but one, {a, b}. Everybody sits at two groups of n − 1, and a and b at
//!   three. Let S be a group of n − 1 people. In each of the n other rounds they are in different groups, so that one group
//!   holds none of them. Someone outside S meets the n − 1 of S in as many rounds and is in the group without any in the one
//!   that is left; a is so once more if b is in S. If S holds neither a nor b, then these n groups hold n² − 2 − (n − 1) =
//!   n² − n − 1 people, and n groups of n − 1 or n hold n² − n at least. So each of the 2(n + 1) groups of n − 1 holds a or b,
//!   who sit at six: n is two at most.

use super::forced_repeats::PeriodTables;

/// Rounds in which groups of these sizes hold everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Schedule {
    pub(super) people: i64,
    pub(super) groups: i64,
    /// The least size of a group, and the greatest.
    pub(super) sizes: (i64, i64),
    pub(super) rounds: i64,
}

impl Schedule {
    /// The rounds that have as many groups, of the same least and greatest size, as the first round in which everybody is in a
    /// group; `None` where there is no such round.
    pub(super) fn of(periods: &[PeriodTables<'_>], members: usize) -> Option<Schedule> {
        let groups = |of: &PeriodTables<'_>| {
            let least = of.tables.iter().map(|table| *table.size.start()).min()?;
            let most = of.tables.iter().map(|table| *table.size.end()).max()?;
            let slots: usize = of.tables.iter().map(|table| table.slots.len()).sum();
            let all_there = of.period.units.len() == members && slots == of.period.slots.len();
            all_there.then_some((of.tables.len(), least, most))
        };
        let (number, least, most) = periods.iter().find_map(groups)?;
        let alike = periods.iter().filter_map(groups).filter(|other| *other == (number, least, most));
        Some(Schedule {
            people: members as i64,
            groups: number as i64,
            sizes: (least as i64, most as i64),
            rounds: alike.count() as i64,
        })
    }
}

/// The least sum of C(meetings, 2) that is known; 0 where nothing is.
pub(super) fn known_repeats(schedule: &Schedule) -> i64 {
    let Schedule { people, groups, sizes, rounds } = *schedule;
    let mut least = 0;
    // Each two rounds are in as many choices of so many rounds, of which each has these repeats.
    let mut over = |known: i64, of: i64| {
        if rounds >= of {
            let all = i128::from(known) * i128::from(rounds) * i128::from(rounds - 1);
            let whole = -(-all).div_euclid(i128::from(of) * i128::from(of - 1));
            least = least.max(i64::try_from(whole).unwrap_or(i64::MAX));
        }
    };
    if sizes.0 == sizes.1 && people == groups.saturating_mul(sizes.0) {
        match (groups, sizes.0) {
            (4, 3) => over(3, 5),
            (5, 4) => over(1, 6),
            (6, 6) => over(2, 4),
            (order, size) if order == size && has_no_plane(order) => over(2, completable(order)),
            _ => {}
        }
    }
    let two_short = groups.checked_mul(groups).is_some_and(|places| people == places - 2);
    if groups >= 3 && two_short && sizes == (groups - 1, groups) {
        over(1, groups + 1);
    }
    least
}

/// Whether there is known to be no affine plane of this order: 10, and those of the theorem of Bruck and Ryser, which leave 1
/// or 2 modulo 4 and are no sum of two squares.
fn has_no_plane(order: i64) -> bool {
    let is_square = |n: i64| {
        let root = n.isqrt();
        root * root == n
    };
    let two_squares = || (0..=order.isqrt()).any(|one| is_square(order - one * one));
    order == 10 || matches!(order % 4, 1 | 2) && !two_squares()
}

/// The fewest rounds from which a plane of this order could be completed: of the n + 1 as many may be missing as leaves
/// p(missing − 1) < n, where p(x) = x⁴/2 + x³ + x² + 3x/2.
fn completable(order: i64) -> i64 {
    let twice = |x: i64| x * (x * (x * (x + 2) + 2) + 3);
    let missing = (1..=order).take_while(|missing| twice(missing - 1) < 2 * order).last();
    order + 1 - missing.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use itertools::Itertools;
    use std::collections::BTreeSet;

    fn of(groups: i64, size: i64, rounds: i64) -> i64 {
        known_repeats(&Schedule { people: groups * size, groups, sizes: (size, size), rounds })
    }

    /// The group of each person.
    type Round = Vec<usize>;

    /// How often two people share groups of both.
    fn repeats(one: &Round, other: &Round, groups: usize) -> usize {
        let mut shared = vec![0; groups * groups];
        one.iter().zip(other).for_each(|(a, b)| shared[a * groups + b] += 1);
        shared.into_iter().map(|people: usize| people * people.saturating_sub(1) / 2).sum()
    }

    /// The rounds in which people repeat at most `most` meetings of these, in which nobody repeats one. Groups are numbered in
    /// the order of their first people.
    fn next_rounds(rounds: &[Round], (groups, size): (usize, usize), most: usize) -> Vec<Round> {
        let mut partial: Vec<(Round, usize)> = vec![(Vec::new(), 0)];
        for person in 0..groups * size {
            let extended = |(round, so_far): &(Round, usize)| {
                let groups_so_far = round.iter().max().map_or(0, |last| last + 1);
                let join = |group: usize| {
                    let with: Vec<usize> = (0..person).filter(|&other| round[other] == group).collect();
                    let met = |other: &usize| rounds.iter().filter(|round| round[*other] == round[person]).count();
                    let repeats = so_far + with.iter().map(met).sum::<usize>();
                    let round = round.iter().copied().chain([group]).collect();
                    (with.len() < size && repeats <= most).then_some((round, repeats))
                };
                (0..groups.min(groups_so_far + 1)).filter_map(join).collect::<Vec<_>>()
            };
            partial = partial.iter().flat_map(extended).collect();
        }
        partial.into_iter().map(|(round, _)| round).collect()
    }

    /// Whether as many of these rounds can be added as are left, with at most `most` repeats among them and with `so_far`.
    fn can_add(rounds: &[(&Round, usize)], left: usize, groups: usize, most: usize) -> bool {
        left == 0
            || rounds.iter().enumerate().any(|(at, &(round, with))| {
                let beside = rounds[at..].iter().filter_map(|&(other, others)| {
                    let all = others + repeats(round, other, groups);
                    (with + all <= most).then_some((other, all))
                });
                can_add(&beside.collect::<Vec<_>>(), left - 1, groups, most - with)
            })
    }

    /// Whether `groups` groups of one person fewer have so many rounds with at most `most` repeats, fewer than leave three
    /// rounds without any among them. Two rounds without are unlike others in their numbers alone: people are a row and a
    /// column, which differ. The third is taken up to changes of rows, of columns in the same way, and of both.
    fn exist(groups: usize, rounds: usize, most: usize) -> bool {
        let people: Vec<[usize; 2]> =
            (0..groups).flat_map(|a| (0..groups).filter(move |b| a != *b).map(move |b| [a, b])).collect();
        let first = [0, 1].map(|side| people.iter().map(|person| person[side]).collect::<Round>());
        let all = next_rounds(&first, (groups, groups - 1), most);
        let with_first = |round: &Round| first.iter().map(|one| repeats(one, round, groups)).sum::<usize>();
        let mut seen: BTreeSet<Vec<usize>> = BTreeSet::new();
        all.iter().filter(|round| with_first(round) == 0).any(|third| {
            if seen.contains(third) {
                return false;
            }
            for order in (0..groups).permutations(groups) {
                for [row, column] in [[0, 1], [1, 0]] {
                    let image = |person: &[usize; 2]| [order[person[row]], order[person[column]]];
                    let at = |person: &[usize; 2]| people.iter().position(|other| *other == image(person));
                    let moved: Vec<usize> = people.iter().filter_map(at).map(|at| third[at]).collect();
                    let numbers: Vec<usize> = moved.iter().copied().unique().collect();
                    let number = |group: &usize| numbers.iter().position(|other| other == group).unwrap_or(0);
                    seen.insert(moved.iter().map(number).collect());
                }
            }
            let beside = all.iter().map(|round| (round, with_first(round) + repeats(third, round, groups)));
            let beside: Vec<(&Round, usize)> = beside.filter(|(_, repeats)| *repeats <= most).collect();
            can_add(&beside, rounds - 3, groups, most)
        })
    }

    #[test]
    fn twelve_people_in_threes_repeat_three_meetings_in_five_rounds() {
        assert!(exist(4, 4, 0) && !exist(4, 5, 2) && exist(4, 5, 3));
        assert_eq!([of(4, 3, 4), of(4, 3, 5), of(4, 3, 6)], [0, 3, 5]);
    }

    #[test]
    fn twenty_people_in_fours_repeat_a_meeting_in_six_rounds() {
        assert!(exist(5, 5, 0) && !exist(5, 6, 0));
        assert_eq!([of(5, 4, 5), of(5, 4, 6)], [0, 1]);
    }

    /// Seven people at three tables over four rounds: all choices of four rounds.
    #[test]
    fn two_people_fewer_than_places_repeat_a_meeting() {
        let rounds: Vec<Round> = (0..7)
            .map(|_| 0..3_usize)
            .multi_cartesian_product()
            .filter(|round| {
                let mut sizes = [0; 3];
                round.iter().for_each(|&group| sizes[group] += 1);
                let first_seen: Vec<usize> = round.iter().copied().unique().collect();
                sizes.iter().all(|size| (2..=3).contains(size)) && first_seen == [0, 1, 2]
            })
            .collect();
        assert_eq!(rounds.len(), 105);
        let most = |most: usize| {
            let from_first: Vec<(&Round, usize)> =
                rounds.iter().map(|round| (round, repeats(&rounds[0], round, 3))).filter(|of| of.1 <= most).collect();
            can_add(&from_first, 3, 3, most)
        };
        assert_eq!([most(0), most(1)], [false, true]);
        let known = |people, sizes, rounds| known_repeats(&Schedule { people, groups: 3, sizes, rounds });
        assert_eq!([known(7, (2, 3), 4), known(7, (2, 3), 3), known(8, (2, 3), 4), known(7, (1, 3), 4)], [1, 0, 0, 0]);
        assert_eq!(known_repeats(&Schedule { people: 2, groups: 2, sizes: (1, 2), rounds: 3 }), 0);
    }

    /// For each Latin square of order 6 whose first row and column are in order, no six choices of a cell in each row, column
    /// and symbol hold all cells.
    #[test]
    fn six_groups_of_six_have_three_rounds() {
        let orders: Vec<Vec<usize>> = (0..6).permutations(6).collect();
        // Rows as places among the orders.
        let mut squares: Vec<Vec<usize>> = vec![vec![0]];
        for row in 1..6 {
            let apart = |above: &usize, next: usize| orders[*above].iter().zip(&orders[next]).all(|(a, b)| a != b);
            let longer = |square: Vec<usize>| {
                let fits = |next: &usize| orders[*next][0] == row && square.iter().all(|above| apart(above, *next));
                let next: Vec<usize> = (0..orders.len()).filter(fits).collect();
                next.into_iter().map(move |next| square.iter().copied().chain([next]).collect())
            };
            squares = squares.into_iter().flat_map(longer).collect();
        }
        assert_eq!(squares.len(), 9408);
        for square in squares {
            let once = |columns: &&Vec<usize>| {
                let symbols = square.iter().zip(*columns).map(|(&row, &column)| orders[row][column]);
                symbols.fold(0, |all, symbol| all | 1 << symbol) == 63
            };
            let choices: Vec<&Vec<usize>> = orders.iter().filter(once).collect();
            assert!(!parted(&choices, &mut Vec::new()));
        }
        assert_eq!([of(6, 6, 3), of(6, 6, 4), of(6, 6, 5), of(6, 6, 7)], [0, 2, 4, 7]);
    }

    /// Whether choices of a column in each row, of which some are taken, can be added up to six that share no cell.
    fn parted<'a>(choices: &[&'a Vec<usize>], taken: &mut Vec<&'a Vec<usize>>) -> bool {
        if taken.len() == 6 {
            return true;
        }
        let first = taken.len();
        choices.iter().filter(|choice| choice[0] == first).any(|choice| {
            let apart = taken.iter().all(|other| other.iter().zip(*choice).all(|(a, b)| a != b));
            taken.push(choice);
            let found = apart && parted(choices, taken);
            taken.pop();
            found
        })
    }

    /// Seven mutually orthogonal squares of order 10 would make a plane of it; planes of 9, 11 and 13 are known.
    #[test]
    fn planes_that_do_not_exist() {
        assert_eq!([of(10, 10, 8), of(10, 10, 9), of(10, 10, 11), of(14, 14, 13)], [0, 2, 4, 2]);
        assert_eq!([of(30, 30, 27), of(30, 30, 28)], [0, 2]);
        for order in [2, 3, 4, 5, 7, 8, 9, 11, 12, 13] {
            assert_eq!(of(order, order, order + 1), 0);
        }
        let none: Vec<i64> = (2..40).filter(|&order| has_no_plane(order)).collect();
        assert_eq!(none, [6, 10, 14, 21, 22, 30, 33, 38]);
    }
}
