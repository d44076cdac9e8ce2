//! Fair shares as exact fractions.

use itertools::Itertools;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A number of turns as an exact fraction: a share that was rounded would misjudge its floor or ceiling.
///
/// Whoever attends a meeting and may be asked to hold a role has a share in its turns there: the places of the role,
/// divided by the number of all such people. This is the share of the carpool problem (Fagin & Williams, "A fair
/// carpool scheduling algorithm", 1983).
///
/// ```
/// use roundtable::Share;
///
/// let share: Share = "7/6".parse()?;
/// assert_eq!(share.to_string(), "7/6");
/// assert_eq!((share.floor(), share.ceil()), (1, 2));
/// # Ok::<(), roundtable::ShareFault>(())
/// ```
#[derive(Debug, Clone)]
pub struct Share {
    /// Not in lowest terms: sums over one denominator need no common divisors, of which finding one takes longest.
    above: BigInt,
    /// At least 1.
    below: BigInt,
}

/// Nothing.
impl Default for Share {
    fn default() -> Share {
        Share::whole(0)
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Share) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Share {}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Share) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Share) -> Ordering {
        if self.below == other.below {
            return self.above.cmp(&other.above);
        }
        (&self.above * &other.below).cmp(&(&other.above * &self.below))
    }
}

/// A number of which all denominators of a rota are divisors.
#[derive(Debug, Clone)]
pub(super) struct Common(BigInt);

impl Common {
    /// Of these numbers, and of the denominators of these shares.
    pub(super) fn of<'a>(numbers: impl Iterator<Item = usize>, shares: impl Iterator<Item = &'a Share>) -> Common {
        let numbers = numbers.filter(|&number| number > 0).map(BigInt::from);
        let shares = shares.map(|share| share.in_lowest_terms().denom().clone());
        let least = numbers.chain(shares).unique();
        Common(least.fold(BigInt::from(1), |common, number| common.lcm(&number)))
    }

    /// `above / below` over the common denominator; nothing where `below` is 0.
    pub(super) fn ratio(&self, above: i64, below: usize) -> Share {
        match below {
            0 => Share::default(),
            _ => Share { above: BigInt::from(above) * &self.0 / BigInt::from(below), below: self.0.clone() },
        }
    }
}

impl Share {
    /// `above / below`; nothing where `below` is 0.
    pub(super) fn ratio(above: i64, below: usize) -> Share {
        match below {
            0 => Share::default(),
            _ => Share { above: above.into(), below: below.into() },
        }
    }

    /// A whole number of turns.
    pub(super) fn whole(turns: i64) -> Share {
        Share { above: turns.into(), below: 1.into() }
    }

    fn in_lowest_terms(&self) -> BigRational {
        BigRational::new(self.above.clone(), self.below.clone())
    }

    /// The share rounded down.
    pub fn floor(&self) -> i64 {
        let floor = self.above.div_floor(&self.below);
        floor.to_i64().unwrap_or(i64::MAX)
    }

    /// The share rounded up.
    pub fn ceil(&self) -> i64 {
        let ceil = self.above.div_ceil(&self.below);
        ceil.to_i64().unwrap_or(i64::MAX)
    }

    /// The nearest whole number, halves upwards.
    pub(super) fn rounded(&self) -> i64 {
        let rounded = self.in_lowest_terms().round().to_integer();
        rounded.to_i64().unwrap_or(i64::MAX)
    }

    /// So many times the share.
    pub(super) fn times(&self, times: usize) -> Share {
        Share { above: &self.above * BigInt::from(times), below: self.below.clone() }
    }

    /// The share spread evenly over so many; nothing where there is nobody.
    pub(super) fn divided(&self, by: usize) -> Share {
        match by {
            0 => Share::default(),
            _ => Share { above: self.above.clone(), below: &self.below * BigInt::from(by) },
        }
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.above.is_zero()
    }

    /// The nearest floating point number, for charts and further sums: a half is 0.5.
    ///
    /// ```
    /// let share: roundtable::Share = "7/4".parse()?;
    /// assert_eq!(share.to_f64(), 1.75);
    /// # Ok::<(), roundtable::ShareFault>(())
    /// ```
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        // Both parts may be too large for a floating point number while the ratio is not.
        self.in_lowest_terms().to_f64().unwrap_or(f64::NAN)
    }

    /// In decimals, for those who read: to the second, rounded.
    pub fn in_decimals(&self) -> String {
        let hundred = BigRational::from_integer(100.into());
        let hundredths = (self.in_lowest_terms() * hundred).round().to_integer();
        let hundredths = hundredths.to_i64().unwrap_or(i64::MAX);
        let sign = if hundredths < 0 { "-" } else { "" };
        let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
        match part {
            0 => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{part:02}").trim_end_matches('0').to_owned(),
        }
    }
}

impl std::ops::AddAssign<&Share> for Share {
    fn add_assign(&mut self, more: &Share) {
        if self.below != more.below {
            let (times, rest) = more.below.div_rem(&self.below);
            if rest.is_zero() {
                self.above *= times;
                self.below = more.below.clone();
            } else {
                let sum = self.in_lowest_terms() + more.in_lowest_terms();
                (self.above, self.below) = sum.into_raw();
                return;
            }
        }
        self.above += &more.above;
    }
}

impl std::ops::Sub<&Share> for &Share {
    type Output = Share;

    fn sub(self, less: &Share) -> Share {
        let difference = self.in_lowest_terms() - less.in_lowest_terms();
        let (above, below) = difference.into_raw();
        Share { above, below }
    }
}

/// As `7/6`, or as a whole number.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_lowest_terms().fmt(f)
    }
}

/// A text that is no fraction.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a fraction; write it as 7/6 or as a whole number")]
pub struct ShareFault {
    /// The text.
    pub text: String,
}

/// Digits that a fraction may have: beyond that, it comes from no rota.
const MAX_DIGITS: usize = 4_000;

impl FromStr for Share {
    type Err = ShareFault;

    fn from_str(text: &str) -> Result<Share, ShareFault> {
        let fault = || ShareFault { text: text.chars().take(40).collect() };
        let (above, below) = text.split_once('/').unwrap_or((text, "1"));
        let digits = |part: &str| {
            let part = part.strip_prefix('-').unwrap_or(part);
            !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit())
        };
        if text.len() > MAX_DIGITS || !digits(above) || !digits(below) || below.starts_with('-') {
            return Err(fault());
        }
        let above: BigInt = above.parse().map_err(|_| fault())?;
        let below: BigInt = below.parse().map_err(|_| fault())?;
        match below.is_zero() {
            true => Err(fault()),
            false => Ok(Share { above, below }),
        }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Share, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_read_exactly_or_not_at_all() {
        for (text, written) in [("7/6", "7/6"), ("4/2", "2"), ("0", "0"), ("-1/3", "-1/3")] {
            let share: Share = text.parse().expect("a fraction");
            assert_eq!(share.to_string(), written);
        }
        for text in ["", "/", "1/", "/2", "1/0", "1.5", "1/-2", "--1", "+1", "1/2/3", " 1", "٣"] {
            assert!(text.parse::<Share>().is_err(), "{text}");
        }
        assert!("1".repeat(MAX_DIGITS + 1).parse::<Share>().is_err());
    }

    #[test]
    fn decimals_are_for_reading() {
        for (text, decimals) in [("7/6", "1.17"), ("3/2", "1.5"), ("2", "2"), ("-1/3", "-0.33")] {
            assert_eq!(text.parse::<Share>().expect("a fraction").in_decimals(), decimals);
        }
    }
}
