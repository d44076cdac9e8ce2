//! Changes of files: of bytes, of words, of numbers, of lines.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// What files of this kind are made of, and what readers have stumbled over.
const PIECES: [&str; 44] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\n",
    "\t",
    "\r",
    ";",
    "|",
    "'",
    "=",
    "#",
    "\\",
    "\\u0000",
    "\u{feff}",
    "\u{202e}",
    "\u{200d}",
    "é",
    "e\u{301}",
    "0",
    "-1",
    "1e400",
    "NaN",
    "0.1",
    "1.5",
    "null",
    "true",
    "[[",
    "]]",
    "\"\"",
    "name",
    "require",
    "prefer",
    "tier",
    "size",
    "members",
    "id",
    "rules",
    "groups",
    "meetings",
    "2027-02-30",
];
/// Numbers at which something may overflow or take long.
const NUMBERS: [&str; 10] =
    ["0", "1", "2", "63", "256", "1000", "65536", "4294967296", "9223372036854775807", "18446744073709551616"];

/// Random numbers that a seed fixes.
pub(super) struct Draw(Xoshiro256PlusPlus);

impl Draw {
    pub(super) fn new(seed: u64) -> Draw {
        Draw(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// A number below `bound`; 0 if that is 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0.next_u64() as usize % bound.max(1)
    }

    fn of<'a>(&mut self, pieces: &[&'a str]) -> &'a str {
        pieces[self.below(pieces.len())]
    }

    /// One of the files with one to six changes, of which some take parts of another.
    pub(super) fn changed(&mut self, files: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = files[self.below(files.len())].clone();
        for _ in 0..=self.below(6) {
            let other = &files[self.below(files.len())];
            self.change(&mut bytes, other);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let start = self.below(bytes.len() + 1);
        match self.below(9) {
            // A byte.
            0 => {
                if let Some(byte) = bytes.get_mut(start) {
                    *byte = self.below(256) as u8;
                }
            }
            // Some bytes fewer.
            1 => {
                let end = (start + 1 + self.below(40)).min(bytes.len());
                bytes.drain(start..end);
            }
            // A piece more.
            2 => drop(bytes.splice(start..start, self.of(&PIECES).bytes())),
            // A number in the place of another.
            3 => {
                if let Some(run) = run_of(bytes, start, |byte| byte.is_ascii_digit() || byte == b'.') {
                    bytes.splice(run, self.of(&NUMBERS).bytes());
                }
            }
            // A word in the place of another.
            4 | 5 => {
                let from = run_of(other, self.below(other.len() + 1), is_of_word);
                if let (Some(run), Some(from)) = (run_of(bytes, start, is_of_word), from) {
                    bytes.splice(run, other[from].iter().copied());
                }
            }
            // A line twice, or away.
            6 | 7 => {
                if let Some(line) = run_of(bytes, start, |byte| byte != b'\n') {
                    let copy = if self.below(2) == 0 { bytes[line.clone()].repeat(2) } else { Vec::new() };
                    bytes.splice(line, copy);
                }
            }
            // Some bytes of another file.
            _ => {
                let from = self.below(other.len() + 1);
                let piece = &other[from..(from + self.below(60)).min(other.len())];
                bytes.splice(start..start, piece.iter().copied());
            }
        }
    }
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// The first run of such bytes at a place or after it; `None` if there is none.
fn run_of(bytes: &[u8], start: usize, is_in: impl Fn(u8) -> bool) -> Option<std::ops::Range<usize>> {
    let start = start + bytes.get(start..)?.iter().position(|&byte| is_in(byte))?;
    let length = bytes[start..].iter().position(|&byte| !is_in(byte)).unwrap_or(bytes.len() - start);
    Some(start..start + length)
}
