//! Fair shares as exact fractions.

use itertools::Itertools;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A number of turns as an exact fraction: a share that was rounded would misjudge its floor or ceiling.
///
/// Whoever attends a meeting and may be asked to hold a role has a share in its turns there: the places of the role,
/// divided by the number of all such people, or by the sum of their [parts](crate::RotaBuilder::part). This is the
/// share of the carpool problem (Fagin & Williams, "A fair carpool scheduling algorithm", 1983).
///
/// ```
/// use roundtable::Share;
///
/// let share: Share = "7/6".parse()?;
/// assert_eq!(share.to_string(), "7/6");
/// assert_eq!((share.floor(), share.ceil()), (1, 2));
/// # Ok::<(), roundtable::ShareFault>(())
/// ```
///
/// The fraction is not kept in lowest terms: sums over one denominator need no common divisors, and finding one takes
/// longest.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(BigRational);

/// A number of which all denominators of a rota are divisors.
#[derive(Debug, Clone)]
pub(super) struct Common(BigInt);

impl Common {
    /// Of these numbers, and of the denominators of these shares.
    pub(super) fn of<'a>(numbers: impl Iterator<Item = usize>, shares: impl Iterator<Item = &'a Share>) -> Common {
        let numbers = numbers.filter(|&number| number > 0).map(BigInt::from);
        let shares = shares.map(|share| share.0.reduced().denom().clone());
        let least = numbers.chain(shares).unique();
        Common(least.fold(BigInt::from(1), |common, number| common.lcm(&number)))
    }

    /// `above / below` over the common denominator; 0 if `below` is 0.
    pub(super) fn ratio(&self, above: i64, below: usize) -> Share {
        match below {
            0 => Share::default(),
            _ => Share::over(BigInt::from(above) * &self.0 / BigInt::from(below), self.0.clone()),
        }
    }
}

impl Share {
    /// `above / below`; 0 if `below` is 0.
    pub(super) fn ratio(above: i64, below: usize) -> Share {
        match below {
            0 => Share::default(),
            _ => Share::over(above.into(), below.into()),
        }
    }

    /// A whole number of turns.
    pub(super) fn whole(turns: i64) -> Share {
        Share(BigRational::from_integer(turns.into()))
    }

    /// `above / below` as they are; `below` is at least 1.
    fn over(above: BigInt, below: BigInt) -> Share {
        Share(BigRational::new_raw(above, below))
    }

    /// The share rounded down.
    pub fn floor(&self) -> i64 {
        let floor = self.0.numer().div_floor(self.0.denom());
        floor.to_i64().unwrap_or(i64::MAX)
    }

    /// The share rounded up.
    pub fn ceil(&self) -> i64 {
        let ceil = self.0.numer().div_ceil(self.0.denom());
        ceil.to_i64().unwrap_or(i64::MAX)
    }

    /// The nearest whole number, halves upwards.
    pub(super) fn rounded(&self) -> i64 {
        let rounded = self.0.reduced().round().to_integer();
        rounded.to_i64().unwrap_or(i64::MAX)
    }

    /// So many times the share.
    pub(super) fn times(&self, times: usize) -> Share {
        Share::over(self.0.numer() * BigInt::from(times), self.0.denom().clone())
    }

    /// The share divided by another; 0 if that is 0.
    pub(super) fn over_all(&self, all: &Share) -> Share {
        if all.is_nothing() { Share::default() } else { Share(&self.0 / &all.0) }
    }

    /// The share spread evenly over `by`; 0 if `by` is 0.
    pub(super) fn divided(&self, by: usize) -> Share {
        match by {
            0 => Share::default(),
            _ => Share::over(self.0.numer().clone(), self.0.denom() * BigInt::from(by)),
        }
    }

    /// Whether it is the whole of one.
    pub(super) fn is_one(&self) -> bool {
        *self == Share::whole(1)
    }

    /// The fraction in lowest terms; `None` if it is negative, or a number is too large.
    pub(super) fn terms(&self) -> Option<(u64, u64)> {
        let (above, below) = self.0.reduced().into_raw();
        above.to_u64().zip(below.to_u64())
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.0.is_zero()
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
        self.0.reduced().to_f64().unwrap_or(f64::NAN)
    }

    /// In decimals, for those who read: to the second, rounded.
    pub fn in_decimals(&self) -> String {
        let hundred = BigRational::from_integer(100.into());
        let hundredths = (self.0.reduced() * hundred).round().to_integer();
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
        let (above, below) = std::mem::take(&mut self.0).into_raw();
        if below == *more.0.denom() {
            self.0 = BigRational::new_raw(above + more.0.numer(), below);
            return;
        }
        let (times, rest) = more.0.denom().div_rem(&below);
        self.0 = if rest.is_zero() {
            BigRational::new_raw(above * times + more.0.numer(), more.0.denom().clone())
        } else {
            BigRational::new_raw(above, below) + &more.0
        };
    }
}

impl std::ops::Add<&Share> for &Share {
    type Output = Share;

    fn add(self, more: &Share) -> Share {
        Share(&self.0 + &more.0)
    }
}

impl std::ops::Sub<&Share> for &Share {
    type Output = Share;

    fn sub(self, less: &Share) -> Share {
        Share(&self.0 - &less.0)
    }
}

/// As `7/6`, or as a whole number.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.reduced().fmt(f)
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
        if below.is_zero() { Err(fault()) } else { Ok(Share::over(above, below)) }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Share {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Share".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A fraction such as 7/6, or a whole number, in quotes.",
            "type": "string",
            "pattern": "^-?[0-9]+(/0*[1-9][0-9]*)?$",
            "maxLength": MAX_DIGITS
        })
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
