//! Orthogonal arrays that no field gives: Latin squares that are orthogonal to each other, in the words that generate them.

use super::ring::Ring;
use super::{Round, longest};

/// An orthogonal array of two: words of symbols, so that any two places show each pair of symbols once.
struct Array {
    /// How many symbols there are.
    symbols: usize,
    /// The ring that shifts them. Symbols are copies of it; those that are left stay.
    ring: usize,
    /// One word of those that are shifts of each other, with the digits of [`value`].
    words: &'static str,
}

/// Order 10: two squares (Parker, "Orthogonal Latin squares", 1959). Order 14: four (Todorov, "Four mutually orthogonal Latin
/// squares of order 14", 2012). Order 15: four (Schellenberg, van Rees and Vanstone, "Four pairwise orthogonal Latin squares
/// of order 15", 1978). Order 18: five (Abel, "Existence of five MOLS of orders 18 and 60", 2015). Order 20: four (Todorov,
/// "Four mutually orthogonal Latin squares of order 20", 1989; Handbook of Combinatorial Designs, III.3.49).
const ARRAYS: &[Array] = &[
    Array { symbols: 10, ring: 7, words: "7104 4710 0471 1047 8201 1820 0182 2018 9402 2940 0294 4029 0000" },
    Array {
        symbols: 14,
        ring: 7,
        words: "007773 012b17 0215c9 03d8b1 04ca94 053646 06a13a 07895d 080cdb 094225 0a6d68 0bb0ac 0c5482 0d9300 \
                709838 714acb 726086 733752 74a32d 75027a 76b601 771147 785da3 79d910 7a85bc 7b2c64 7c7b99 7dc4d5",
    },
    Array {
        symbols: 15,
        ring: 15,
        words: "00444 04975 083d7 09b08 0d156 02ab9 032eb 0782a 0b06d 0c69c 01dce 05732 06c80 0a5a1 0ee13",
    },
    Array {
        symbols: 18,
        ring: 9,
        words: "0000000 0315876 0627453 9296509 95a217f 98b465c 9989046 9c6e823 9f7g460 09f6918 0cg2h85 0fh4d32 \
                90gf294 93hb7g1 96fd3e7 9b3hg1e 9e4ac8b 9h5cb3h 9ac19a2 9dd3hh8 9ge8dc5 0abd5hh 0d9f1ce 0gab6ab \
                01eag49 04ccc2f 07dhb6c 023efe1 054ge97 0859ag4 9125fbg 9407efd 9710ada 0b637dg 0e783bd 0h812fa",
    },
    Array {
        symbols: 20,
        ring: 19,
        words: "j0071b 00jb71 0j01b7 71bj00 1b70j0 b7100j dfadfa fadadf adffad 17bgh5 7b15gh b17h5g gh517b h5gb17 \
                5gh7b1 9642e3 64932e 496e32 2e3964 e32496 32e649",
    },
];

/// None where no array of so many symbols is kept, or has too few places.
///
/// Two ways lead to rounds, and the longer schedule is given. People are the symbols of some places, the groups are
/// words, and a round is the words with one symbol at a further place. Or people are words, and a round puts those with one
/// symbol at one place into a group; of larger arrays people are the words with some of the symbols at the last place.
pub(super) fn arrays(groups: usize, size: usize) -> Option<Vec<Round>> {
    let array = ARRAYS.iter().find(|array| array.symbols == groups && size <= groups)?;
    let words = array.words()?;
    let places = words.first()?.len();
    let inside = if groups.is_multiple_of(size) { longest(groups / size, size) } else { Vec::new() };
    let mut schedule = if size < places {
        let of_symbol = |symbol: usize| {
            let here = words.iter().filter(|word| word[places - 1] == symbol);
            here.map(|word| (0..size).map(|place| place * groups + word[place]).collect()).collect()
        };
        (0..groups).map(of_symbol).collect::<Vec<Round>>()
    } else {
        let mut people: Vec<&Vec<usize>> = words.iter().filter(|word| word[places - 1] < size).collect();
        people.sort_by_key(|word| word[places - 1]);
        let with = |place: usize, symbol: usize| {
            (0..people.len()).filter(|&person| people[person][place] == symbol).collect::<Vec<usize>>()
        };
        let round = |place: usize| (0..groups).map(|symbol| with(place, symbol)).collect::<Round>();
        (0..places - 1).map(round).collect()
    };
    // Of one place, or with one symbol at the last one, nobody has met yet.
    for round in &inside {
        let among = |class: usize| {
            let person = move |&element: &usize| class * groups + element;
            round.iter().map(move |group| group.iter().map(person).collect())
        };
        schedule.push((0..size).flat_map(among).collect());
    }
    Some(schedule)
}

impl Array {
    /// All words.
    fn words(&self) -> Option<Vec<Vec<usize>>> {
        let ring = Ring::new(self.ring)?;
        let shiftable = self.symbols / self.ring * self.ring;
        let mut words = Vec::new();
        for (at, word) in self.words.split_whitespace().enumerate() {
            let word: Vec<usize> = word.chars().map(value).collect::<Option<_>>()?;
            for by in 0..self.ring {
                let shifted = |&symbol: &usize| match symbol {
                    symbol if symbol >= shiftable => symbol,
                    symbol => symbol / self.ring * self.ring + ring.plus(symbol % self.ring, by),
                };
                let mut word: Vec<usize> = word.iter().map(shifted).collect();
                if self.ring == self.symbols {
                    // Shifts of one word agree at no place: its number is a place more.
                    word.push(at);
                }
                words.push(word);
            }
        }
        // Those who stay have a small array of their own.
        let staying = self.symbols - shiftable;
        let places = words.first()?.len();
        for (a, b) in (0..staying).flat_map(|a| (0..staying).map(move |b| (a, b))) {
            let symbol = |place: usize| match place {
                0 => a,
                _ => (a * (place - 1) + b) % staying,
            };
            words.push((0..places).map(|place| shiftable + symbol(place)).collect());
        }
        Some(words)
    }
}

/// The value of a digit: those after 9 are letters.
pub(super) fn value(digit: char) -> Option<usize> {
    digit.to_digit(36).map(|value| value as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn any_two_places_show_each_pair_once() {
        for array in ARRAYS {
            let words = array.words().expect("digits are good");
            let places = words[0].len();
            assert_eq!(words.len(), array.symbols * array.symbols);
            for (a, b) in (0..places).flat_map(|a| (0..a).map(move |b| (a, b))) {
                let pairs: BTreeSet<(usize, usize)> = words.iter().map(|word| (word[a], word[b])).collect();
                assert_eq!(pairs.len(), words.len(), "{}: {a}, {b}", array.symbols);
                assert!(pairs.into_iter().all(|(a, b)| a < array.symbols && b < array.symbols));
            }
        }
    }
}
