//! Lists, inputs and draws as bytes, so that everybody who hashes the same gets the same hash.
//!
//! A number is 8 bytes, the greatest first; a text is the number of its bytes and then itself in UTF-8. Hashes are SHA-256.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// 32 bytes, such as a hash of SHA-256; in files and on pages 64 hexadecimal digits.
///
/// ```
/// use roundtable::Bytes32;
///
/// let zero = Bytes32::new([0; 32]);
/// assert_eq!(zero.to_string().parse(), Ok(zero));
/// assert!("abc".parse::<Bytes32>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Bytes32([u8; 32]);

impl Bytes32 {
    /// These bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Bytes32 {
        Bytes32(bytes)
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> [u8; 32] {
        self.0
    }
}

impl fmt::Display for Bytes32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Bytes32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What is wrong with a text that is not 64 hexadecimal digits.
const NO_BYTES: &str = "64 hexadecimal digits in small letters are expected here; copy them as they were published";

impl FromStr for Bytes32 {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Bytes32, &'static str> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() != 64 || !text.bytes().all(is_digit) {
            return Err(NO_BYTES);
        }
        let mut bytes = [0; 32];
        for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| NO_BYTES)?;
        }
        Ok(Bytes32(bytes))
    }
}

impl Serialize for Bytes32 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Bytes32 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Bytes32, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// Bytes that are put together in a fixed way.
#[derive(Default)]
pub(super) struct Encoding(Vec<u8>);

impl Encoding {
    /// Begins with 32 bytes.
    pub(super) fn from(bytes: Bytes32) -> Encoding {
        Encoding(bytes.0.to_vec())
    }

    /// Adds a number.
    pub(super) fn number(mut self, number: u64) -> Encoding {
        self.0.extend(number.to_be_bytes());
        self
    }

    /// Adds a text.
    pub(super) fn text(mut self, text: &str) -> Encoding {
        self = self.number(text.len() as u64);
        self.0.extend(text.bytes());
        self
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    pub(super) fn hash(&self) -> Bytes32 {
        Bytes32(Sha256::digest(&self.0).into())
    }
}

/// The letters of codes (RFC 4648, base 32).
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// So many letters stand between two hyphens.
const LETTERS_A_PART: usize = 5;

/// So many parts a code has at least, and at most: 32 bytes make ten.
const PARTS: std::ops::RangeInclusive<usize> = 2..=10;

/// Codes for ids that differ, in their order: of each id the beginning of SHA-256(salt ‖ id), such as `MFRGG-ZDFMZ`. Where
/// two would be alike, all get longer.
pub(super) fn codes<'a>(salt: Bytes32, ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let hashes: Vec<Bytes32> = ids.map(|id| Encoding::from(salt).text(id).hash()).collect();
    let of_parts = |parts| hashes.iter().map(|hash| code(*hash, parts)).collect::<Vec<_>>();
    let mut lengths = PARTS.map(of_parts);
    let longest = of_parts(*PARTS.end());
    let differ = |codes: &Vec<String>| codes.iter().collect::<BTreeSet<_>>().len() == codes.len();
    lengths.find(differ).unwrap_or(longest)
}

/// The first parts of a hash in letters.
fn code(hash: Bytes32, parts: usize) -> String {
    let bit = |at: usize| usize::from(hash.0[at / 8] >> (7 - at % 8) & 1);
    let letter = |at: usize| char::from(LETTERS[(5 * at..5 * at + 5).fold(0, |value, at| 2 * value + bit(at))]);
    let part = |part: usize| (0..LETTERS_A_PART).map(|at| letter(LETTERS_A_PART * part + at)).collect::<String>();
    (0..parts).map(part).collect::<Vec<_>>().join("-")
}

/// Whether a text can be a code.
pub(super) fn is_code(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_part = |part: &&str| part.len() == LETTERS_A_PART && part.bytes().all(|letter| LETTERS.contains(&letter));
    PARTS.contains(&parts.len()) && parts.iter().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648 encodes "foobar" as MZXW6YTBOI, and SHA-256 of "abc" is in FIPS 180-4.
    #[test]
    fn letters_and_hashes_are_those_of_the_standards() {
        let mut bytes = [0; 32];
        bytes[..6].copy_from_slice(b"foobar");
        assert_eq!(code(Bytes32(bytes), 2), "MZXW6-YTBOI");
        assert!(is_code("MZXW6-YTBOI") && is_code("MZXW6-YTBOI-AAAAA"));
        assert!(["MZXW6", "MZXW6YTBOI", "mzxw6-ytboi", "MZXW1-YTBOI", ""].iter().all(|text| !is_code(text)));
        let abc = Encoding(b"abc".to_vec()).hash().to_string();
        assert_eq!(abc, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn codes_differ_and_depend_on_the_salt() {
        let ids: Vec<String> = (0..1000).map(|number| format!("m{number}")).collect();
        let of = |salt: u8| codes(Bytes32([salt; 32]), ids.iter().map(String::as_str));
        assert_eq!(of(1).iter().collect::<BTreeSet<_>>().len(), 1000);
        assert!(of(1).iter().all(|code| code.len() == 11 && is_code(code)));
        assert!(of(1).iter().zip(of(2)).all(|(one, other)| *one != other));
        // Ids that are alike cannot be told apart by longer codes either.
        assert_eq!(codes(Bytes32([1; 32]), ["ana", "ana"].into_iter())[0].len(), 59);
    }
}
