//! Groups of five in which everybody meets everybody else: one person stays, and the others are a group that shifts rounds
//! (Buratti and Zuanni, "G-invariantly resolvable Steiner 2-designs which are 1-rotational over G", 1998).

use super::Round;

/// A round that some of its shifts leave as it is.
struct Rotational {
    /// The group of those who do not stay: numbers whose digits, lowest first, are added modulo these.
    digits: &'static [usize],
    /// A subgroup of order four, which with the one who stays is a group of five.
    still: [usize; 4],
    /// Other groups of five; with their shifts by the subgroup they make up the round.
    groups: &'static [[usize; 5]],
}

/// Found by searches for groups whose differences are all but those of the subgroup, and then for shifts of them whose
/// people are all different modulo the subgroup. The three of the first are turned into each other by a symmetry of order 3.
const ROTATIONAL: &[Rotational] = &[
    Rotational {
        digits: &[8, 8],
        still: [0, 4, 32, 36],
        groups: &[[8, 16, 41, 43, 58], [25, 35, 51, 54, 63], [1, 2, 42, 53, 60]],
    },
    Rotational {
        digits: &[21, 2, 2],
        still: [0, 21, 42, 63],
        groups: &[[14, 15, 28, 51, 60], [1, 20, 52, 68, 76], [4, 8, 11, 23, 66], [6, 12, 17, 37, 61]],
    },
];

/// None for numbers of which none is kept.
pub(super) fn rotational(groups: usize, size: usize) -> Option<Vec<Round>> {
    let of_people = |design: &&Rotational| size == 5 && design.order() + 1 == 5 * groups;
    ROTATIONAL.iter().find(of_people).map(Rotational::rounds)
}

impl Rotational {
    fn order(&self) -> usize {
        self.digits.iter().product()
    }

    fn plus(&self, mut a: usize, mut b: usize) -> usize {
        let (mut sum, mut place) = (0, 1);
        for digit in self.digits {
            sum += (a + b) % digit * place;
            (a, b, place) = (a / digit, b / digit, place * digit);
        }
        sum
    }

    /// The shifts of the round by one element of each coset of the subgroup.
    fn rounds(&self) -> Vec<Round> {
        let order = self.order();
        let is_first = |by: &usize| self.still.iter().all(|&still| self.plus(*by, still) >= *by);
        let shifted =
            |group: &[usize], by: usize| group.iter().map(|&person| self.plus(person, by)).collect::<Vec<_>>();
        let round = |by: usize| -> Round {
            let mut stays = shifted(&self.still, by);
            stays.push(order);
            let others = self.still.iter().flat_map(|&still| self.groups.iter().map(move |group| (group, still)));
            others.map(|(group, still)| shifted(group, self.plus(still, by))).chain([stays]).collect()
        };
        (0..order).filter(is_first).map(round).collect()
    }
}
