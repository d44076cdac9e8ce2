//! First rounds from which shifts make the others, kept as data since no formula gives them: nearly Kirkman triple systems
//! (Kotzig and Rosa, "Nearly Kirkman systems", 1974) beside a Kirkman system of 33, and groups of four in which each person
//! misses one or two others (Shen, "On the existence of nearly Kirkman systems", 1992).

use super::Round;
use super::arrays::value;

/// A first round. People are copies of the numbers below `order`, which are added modulo it, and some who stay.
struct First {
    size: usize,
    people: usize,
    order: usize,
    /// A symmetry of the round: numbers are multiplied by the first, and so many copies as the second says change places in a
    /// circle, as do as many of those who stay, if there are enough.
    symmetry: (usize, usize),
    /// The people of groups, without those groups that the symmetry makes of them.
    groups: &'static str,
    /// Groups of one person of each copy; the shifts of each are a round.
    classes: &'static str,
}

/// Found by searches for exact covers of all people and all orbits of pairs with this symmetry.
const FIRST: &[First] = &[
    First { size: 3, people: 24, order: 11, symmetry: (1, 2), groups: "10 11 22 9 15 18 5 6 13 12 14 19", classes: "" },
    First {
        size: 3,
        people: 33,
        order: 11,
        symmetry: (1, 1),
        groups: "6 19 23 0 9 16 13 29 32 7 11 17 1 4 5 12 20 21 3 15 22 2 8 31 10 25 26 24 28 30 14 18 27",
        classes: "0 11 22 0 14 24 0 17 31 0 19 25 0 20 32",
    },
    First {
        size: 3,
        people: 30,
        order: 14,
        symmetry: (1, 1),
        groups: "4 27 28 6 26 29 10 21 24 1 17 18 2 8 23 16 20 22 7 11 15 9 14 19 0 3 5 12 13 25",
        classes: "",
    },
    First {
        size: 3,
        people: 36,
        order: 17,
        symmetry: (1, 1),
        groups: "15 21 34 14 22 35 23 27 29 12 16 30 18 19 26 1 20 25 8 9 24 3 6 33 5 13 17 4 10 32 11 28 31 0 2 7",
        classes: "",
    },
    First {
        size: 3,
        people: 42,
        order: 20,
        symmetry: (1, 1),
        groups: "0 22 40 16 26 41 1 28 34 18 21 39 9 20 23 12 27 32 4 29 33 17 25 36 3 19 35 6 7 24 11 13 37 30 31 38 \
                 5 8 14 2 10 15",
        classes: "",
    },
    First {
        size: 3,
        people: 48,
        order: 23,
        symmetry: (1, 2),
        groups: "13 42 46 3 22 27 9 20 30 2 12 39 8 23 24 5 11 14 10 15 17 18 29 44",
        classes: "",
    },
    First {
        size: 3,
        people: 54,
        order: 26,
        symmetry: (1, 1),
        groups: "11 47 53 6 43 52 5 12 21 8 22 37 10 18 30 2 13 26 14 20 42 19 24 33 0 23 49 3 25 50 7 9 40 15 16 32 \
                 4 34 36 17 35 51 1 28 46 27 31 48 29 41 44 38 39 45",
        classes: "",
    },
    First {
        size: 3,
        people: 60,
        order: 29,
        symmetry: (1, 1),
        groups: "22 35 58 23 43 59 2 13 27 4 17 50 3 20 57 1 7 9 11 12 39 21 28 47 0 26 38 10 15 45 5 25 56 14 24 29 \
                 6 42 46 18 36 41 19 33 48 8 40 53 16 37 55 31 34 54 44 51 52 30 32 49",
        classes: "",
    },
    First { size: 4, people: 24, order: 7, symmetry: (1, 3), groups: "1 12 20 21 0 2 3 18", classes: "" },
    First {
        size: 4,
        people: 44,
        order: 14,
        symmetry: (9, 3),
        groups: "10 20 40 43 1 23 39 42 0 15 34 36 4 5 13 32 3 6 29 35",
        classes: "",
    },
    First {
        size: 4,
        people: 48,
        order: 15,
        symmetry: (1, 3),
        groups: "3 19 40 47 0 2 5 29 6 24 28 41 1 7 8 27",
        classes: "",
    },
    First {
        size: 4,
        people: 56,
        order: 18,
        symmetry: (7, 3),
        groups: "11 23 53 55 3 21 39 54 1 16 26 50 2 15 41 43 4 6 12 35 0 7 40 45",
        classes: "",
    },
    First {
        size: 4,
        people: 60,
        order: 19,
        symmetry: (7, 3),
        groups: "10 29 40 58 2 5 36 45 4 9 34 56 0 6 8 18 1 21 30 54",
        classes: "",
    },
    First {
        size: 4,
        people: 72,
        order: 23,
        symmetry: (1, 3),
        groups: "6 31 67 69 4 28 36 39 10 12 63 64 2 11 15 45 0 7 26 55 1 19 60 66",
        classes: "",
    },
    First {
        size: 4,
        people: 80,
        order: 26,
        symmetry: (3, 3),
        groups: "25 49 69 78 5 41 71 79 11 14 39 57 20 32 36 46 0 6 21 43 1 3 10 66 4 22 51 63 8 28 31 55",
        classes: "",
    },
];

/// Whole schedules, a word a round, a digit a person (letters come after 9), by groups in order: 18 people in threes (Kotzig and
/// Rosa 1974, in the form of Rees and Wallis, "Kirkman triple systems and their generalizations", 2003), and 32 in fours (first
/// found by Aguado, "A 10 days solution to the social golfer problem", 2004; this one is printed in Pegg, "Social golfer problem",
/// Wolfram Demonstrations).
const WHOLE: &[(usize, usize, &str)] = &[
    (
        6,
        3,
        "0123456789gecahfdb 0ab3de6gh975c18f42 9a2cd5fg807e31h64b 91bc4ef7h0g53a86d2 \
         0361472589dhaefbcg 0cf1dg2eh948a56b37 9c6ad7be804h15f23g 93fa4gb5h0d81e62c7",
    ),
    (
        8,
        4,
        "0123456789abcdefghijklmnopqrstuv 048s17im26hn35av9ertbdpucgkofjlq 0lru1nqs29fk36do4ipv5beg7ach8jmt \
         0bio1ajp28gr39hq4cnt5fmu6elv7dks 0adm14fr2lps378u59ci6gqtbhkvejno 09nv15ot2cju3eis4bmq6akr7fgp8dhl \
         05jk169u27bt34gl8cqvafosdinrehmp 0fht1dgv24ae3cmr58np6bjs79loikqu 06cp18ek25dq3bfn4hou7jrv9gmsailt \
         07eq1bcl2mov3kpt49dj5hrs68fiagnu",
    ),
];

/// None where none is kept.
pub(super) fn known(groups: usize, size: usize) -> Option<Vec<Round>> {
    let of_first = || FIRST.iter().find(|first| first.size == size && first.people == groups * size).map(First::rounds);
    let of_whole = || WHOLE.iter().find(|whole| (whole.0, whole.1) == (groups, size)).map(|whole| spelt(whole.2, size));
    of_first().or_else(of_whole)
}

/// Groups of so many numbers, each in order.
fn groups(numbers: &str, size: usize) -> Vec<Vec<usize>> {
    let people: Vec<usize> = numbers.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    people.chunks(size).map(<[usize]>::to_vec).collect()
}

/// The rounds of a text.
fn spelt(text: &str, size: usize) -> Vec<Round> {
    let round = |line: &str| -> Round {
        let people: Vec<usize> = line.chars().filter_map(value).collect();
        people.chunks(size).map(<[usize]>::to_vec).collect()
    };
    text.split_whitespace().map(round).collect()
}

impl First {
    /// All rounds: the shifts of the first one, then those of classes.
    fn rounds(&self) -> Vec<Round> {
        let first = self.whole();
        let shifted = |group: &Vec<usize>, by: usize| group.iter().map(|&person| self.shifted(person, by)).collect();
        let mut rounds: Vec<Round> =
            (0..self.order).map(|by| first.iter().map(|group| shifted(group, by)).collect()).collect();
        for group in groups(self.classes, self.size) {
            rounds.push((0..self.order).map(|by| shifted(&group, by)).collect());
        }
        rounds
    }

    /// The first round with what the symmetry makes of its groups.
    fn whole(&self) -> Round {
        let mut round = Round::new();
        for first in groups(self.groups, self.size) {
            let mut image = first.clone();
            loop {
                round.push(image.clone());
                image = image.into_iter().map(|person| self.image(person)).collect();
                image.sort_unstable();
                if image == first || round.len() >= self.people {
                    break;
                }
            }
        }
        round
    }

    fn copies(&self) -> usize {
        self.people / self.order
    }

    fn shifted(&self, person: usize, by: usize) -> usize {
        match person / self.order {
            copy if copy >= self.copies() => person,
            copy => copy * self.order + (person % self.order + by) % self.order,
        }
    }

    fn image(&self, person: usize) -> usize {
        let (factor, turned) = self.symmetry;
        let turn = |place: usize| if place < turned { (place + 1) % turned } else { place };
        let shiftable = self.copies() * self.order;
        match person.checked_sub(shiftable) {
            Some(place) if self.people - shiftable >= turned => shiftable + turn(place),
            Some(_) => person,
            None => turn(person / self.order) * self.order + person % self.order * factor % self.order,
        }
    }
}
