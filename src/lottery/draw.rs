//! The draw: from a public seed, or a throw of dice, to an entry of the list.

use super::encoding::{Bytes32, Encoding};
use super::published::{PublishedEntry, PublishedList};
use crate::characters::hidden;
use crate::error::{Error, Faults, InputFault, Place, fault};
use serde::{Deserialize, Serialize};

/// Which entry of a list was drawn, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    pub(super) list: Bytes32,
    pub(super) total: u64,
    pub(super) by: DrawnBy,
    pub(super) index: u64,
}

/// How an entry was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DrawnBy {
    /// From a text that nobody could know before the list was published, such as the numbers of a public lottery: the
    /// index is `block` modulo the number of entries, where `block` is the first half of SHA-256(hash of the list ‖ seed ‖
    /// counter). Blocks from the greatest multiple of the number of entries on are passed over, so that all entries are
    /// equally likely; they are fewer than 1 in 2⁶⁴.
    Seed {
        /// The text.
        seed: String,
        /// How many blocks were passed over.
        counter: u64,
        /// The block.
        block: u128,
    },
    /// With ten-sided dice, a throw for each digit of the index.
    Dice {
        /// The digits in the order of the throws.
        digits: String,
    },
}

impl Draw {
    /// The entry that was drawn, counted from 0.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// The hash of the list that was drawn from.
    pub fn list(&self) -> Bytes32 {
        self.list
    }

    /// The seed, or the digits that were thrown.
    pub fn source(&self) -> &str {
        match &self.by {
            DrawnBy::Seed { seed, .. } => seed,
            DrawnBy::Dice { digits } => digits,
        }
    }

    /// How it was drawn.
    pub fn by(&self) -> &DrawnBy {
        &self.by
    }
}

impl PublishedList {
    /// Draws an entry from a public seed: a text that nobody could know before the list was published, and that everybody
    /// can read afterwards. The same list and seed give the same entry.
    ///
    /// ```
    /// use roundtable::PublishedList;
    ///
    /// # let text = include_str!("../../tests/golden/lottery/list.json");
    /// let list = PublishedList::from_json_str(text)?;
    /// let seed = "Lotto numbers of 12 May 2027: 4 8 15 16 23 42";
    /// assert_eq!(list.draw(seed)?, list.draw(seed)?);
    /// assert!(list.draw("").is_err());
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A seed that is empty, begins or ends with a space, or has characters that nobody sees.
    pub fn draw(&self, seed: &str) -> Result<Draw, Error> {
        if let Some(fault) = fault_of_seed(seed) {
            return Err(fault.at(Place::path("seed")).into());
        }
        let (list, total) = (self.hash(), self.total());
        let block = |counter| first_half(Encoding::from(list).text(seed).number(counter).hash());
        let mut counter = 0;
        let (block, index) = loop {
            let block = block(counter);
            // A list that was read or made has an entry at least. Each block is passed over with less than 1 in 2⁶⁴.
            match fair_index(block, u128::MAX, total.max(1)) {
                Some(index) => break (block, index),
                None => counter += 1,
            }
        };
        Ok(Draw { list, total, by: DrawnBy::Seed { seed: seed.to_owned(), counter, block }, index })
    }

    /// Takes the entry whose number was thrown with ten-sided dice, one digit after the other, for a list of 10, 100, 1 000
    /// or another power of ten entries.
    ///
    /// # Errors
    ///
    /// A list of another number of entries, or another number of digits than there are.
    pub fn thrown(&self, digits: &str) -> Result<Draw, Error> {
        let place = || Place::path("dice");
        let (list, total) = (self.hash(), self.total());
        let Some(dice) = dice(total) else {
            let words = "ten-sided dice need a list of 10, 100, 1000 or another power of ten entries";
            return Err(fault!(WrongBound, "{words}, and this one has {total}; draw from a seed").at(place()).into());
        };
        let index = digits.parse().ok().filter(|_| digits.bytes().all(|digit| digit.is_ascii_digit()));
        match index.filter(|_| digits.len() == dice as usize) {
            Some(index) => Ok(Draw { list, total, by: DrawnBy::Dice { digits: digits.to_owned() }, index }),
            None => {
                let words = fault!(NotANumber, "`{digits}` is not what {dice} throws give; write {dice} digits");
                Err(words.at(place()).into())
            }
        }
    }

    /// Repeats a draw, as anybody can: gives the plan that was drawn.
    ///
    /// # Errors
    ///
    /// All in which it is not what this list and its seed or dice give.
    pub fn replay(&self, draw: &Draw) -> Result<&PublishedEntry, Error> {
        let mut faults = Faults::default();
        let own = match &draw.by {
            DrawnBy::Seed { seed, .. } => self.draw(seed),
            DrawnBy::Dice { digits } => self.thrown(digits),
        }?;
        let mut compare = |key: &str, is_same: bool, said: String, own: String| {
            if !is_same {
                let words =
                    fault!(DrawChanged, "{said} stands here, and this list gives {own}; take both as published");
                faults.push(words.at(Place::path(key)));
            }
        };
        compare("list", draw.list == own.list, draw.list.to_string(), own.list.to_string());
        compare("total", draw.total == own.total, draw.total.to_string(), own.total.to_string());
        compare("index", draw.index == own.index, draw.index.to_string(), own.index.to_string());
        if let (DrawnBy::Seed { counter, block, .. }, DrawnBy::Seed { counter: own, block: own_block, .. }) =
            (&draw.by, &own.by)
        {
            compare("counter", counter == own, counter.to_string(), own.to_string());
            compare("block", block == own_block, in_hex(*block), in_hex(*own_block));
        }
        let missing = || fault!(DrawChanged, "there is no entry {}; take the list as it was published", own.index);
        let entry = self.entry(own.index);
        faults.finish(())?;
        entry.ok_or_else(|| missing().into())
    }
}

/// How many ten-sided dice make a number below this total; `None` if it is no power of ten above 1.
pub(super) fn dice(total: u64) -> Option<u32> {
    total.checked_ilog10().filter(|&digits| digits > 0 && 10u64.pow(digits) == total)
}

/// A number of 128 bits as 32 hexadecimal digits.
pub(super) fn in_hex(block: u128) -> String {
    format!("{block:032x}")
}

/// The index that a block from 0 to `most` gives; `None` if it is to be passed over, as from the greatest multiple of the
/// total on.
fn fair_index(block: u128, most: u128, total: u64) -> Option<u64> {
    let total = u128::from(total);
    let left_over = (most % total + 1) % total;
    // The rest is below the total.
    (block <= most - left_over).then(|| (block % total) as u64)
}

fn first_half(hash: Bytes32) -> u128 {
    hash.bytes()[..16].iter().fold(0, |number, byte| number << 8 | u128::from(*byte))
}

fn fault_of_seed(seed: &str) -> Option<InputFault> {
    let advice = "give a text that everybody can read, and that nobody could know before the list was published";
    if seed.trim().is_empty() {
        return Some(fault!(Missing, "the seed is empty; {advice}"));
    }
    if hidden(seed).is_some() {
        return Some(InputFault::unfit_text("seed", seed));
    }
    (seed.trim() != seed).then(|| fault!(BadName, "the seed begins or ends with a space; remove the space"))
}

/// A draw in a file.
#[derive(Serialize, Deserialize)]
#[serde(rename = "draw", deny_unknown_fields)]
pub(crate) struct DrawForm {
    /// The hash of the list.
    list: String,
    /// How many entries the list has.
    total: u64,
    /// The public seed, if it was drawn from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seed: Option<String>,
    /// How many blocks were passed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
    /// The first half of the hash of list, seed and counter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    block: Option<String>,
    /// The digits that were thrown, if it was drawn with dice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dice: Option<String>,
    /// The entry that was drawn, counted from 0.
    index: u64,
}

/// As the value of `draw` in a file.
impl Serialize for Draw {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (seed, counter, block, dice) = match self.by.clone() {
            DrawnBy::Seed { seed, counter, block } => (Some(seed), Some(counter), Some(in_hex(block)), None),
            DrawnBy::Dice { digits } => (None, None, None, Some(digits)),
        };
        let (list, total, index) = (self.list.to_string(), self.total, self.index);
        DrawForm { list, total, seed, counter, block, dice, index }.serialize(serializer)
    }
}

impl TryFrom<DrawForm> for Draw {
    type Error = Error;

    fn try_from(form: DrawForm) -> Result<Draw, Error> {
        let mut faults = Faults::default();
        let DrawForm { list, total, seed, counter, block, dice, index } = form;
        let read = list.parse().map_err(|cause: &str| fault!(WrongShape, "{cause}").at(Place::path("list")));
        let list = faults.keep(read).unwrap_or(Bytes32::new([0; 32]));
        let block = block.map(|block| {
            let is_hex = block.len() == 32 && block.bytes().all(|digit| digit.is_ascii_hexdigit());
            let read = u128::from_str_radix(&block, 16).ok().filter(|_| is_hex);
            let fault = || fault!(WrongShape, "32 hexadecimal digits are expected here; take the draw as published");
            faults.keep(read.ok_or_else(|| fault().at(Place::path("block")))).unwrap_or_default()
        });
        let by = match (seed, counter, block, dice) {
            (Some(seed), Some(counter), Some(block), None) => DrawnBy::Seed { seed, counter, block },
            (None, None, None, Some(digits)) => DrawnBy::Dice { digits },
            _ => {
                let words = "a draw has either `seed`, `counter` and `block`, or `dice`; take the draw as published";
                faults.push(fault!(Missing, "{words}"));
                DrawnBy::Dice { digits: String::new() }
            }
        };
        faults.finish(Draw { list, total, by, index })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_given_by_as_many_blocks() {
        for most in [255u128, 256, 99, 100] {
            for total in 1..=50u64 {
                let mut given = vec![0; total as usize];
                (0..=most)
                    .filter_map(|block| fair_index(block, most, total))
                    .for_each(|index| given[index as usize] += 1);
                let each = (most + 1) / u128::from(total);
                assert!(given.iter().all(|times| *times == each), "{total} of {most}");
            }
        }
        assert_eq!(fair_index(u128::MAX, u128::MAX, 1000), None);
        assert_eq!(fair_index(u128::MAX, u128::MAX, 1 << 20), Some((1 << 20) - 1));
        assert_eq!(fair_index(999, u128::MAX, 1000), Some(999));
    }

    #[test]
    fn dice_are_for_powers_of_ten() {
        let known = [(1, None), (10, Some(1)), (1000, Some(3)), (1001, None), (0, None), (u64::MAX, None)];
        assert!(known.iter().all(|&(total, number)| dice(total) == number));
    }
}
