//! How much, or how many, have to agree: a number, a share, all but some, or `"majority"`.

use crate::error::{InputFault, fault};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// How much, or how many, have to agree. In a file: a number, or one of the texts `"majority"`, `"2/3"` and
/// `"all but 3"`.
///
/// ```
/// use roundtable::audit::{Needed, VotingRule};
///
/// let voters = ["ana", "bo", "chidi", "dana", "emre"];
/// let two_thirds = VotingRule::builder(voters).needs(Needed::Share(2, 3)).build()?;
/// assert_eq!(two_thirds.quota(), 4);
/// let all_but_two = VotingRule::builder(voters).needs(Needed::AllBut(2)).build()?;
/// assert_eq!(all_but_two.quota(), 3);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Needed {
    /// At least this.
    AtLeast(u64),
    /// More than half of what there is.
    #[default]
    Majority,
    /// At least this share of what there is, as a numerator and a denominator: exactly, without rounding. `Share(2, 3)`
    /// of 10 is 7.
    Share(u64, u64),
    /// All of what there is but so much: consensus minus one is `AllBut(1)`.
    AllBut(u64),
}

/// The word for more than half.
const MAJORITY: &str = "majority";

/// What stands before a number that may be missing.
const ALL_BUT: &str = "all but ";

impl Needed {
    /// The number out of `all`.
    ///
    /// # Errors
    ///
    /// A share that is none of a whole.
    pub(super) fn of(self, all: u64) -> Result<u64, InputFault> {
        match self {
            Needed::AtLeast(number) => Ok(number),
            Needed::Majority => Ok(all / 2 + 1),
            Needed::Share(above, below) if above == 0 || above > below => Err(fault!(
                NotAShare,
                "{above}/{below} is no share that can be asked for; give one above 0 and at most 1, such as 2/3"
            )),
            Needed::Share(above, below) => {
                let share = (u128::from(all) * u128::from(above)).div_ceil(u128::from(below));
                // A share of a whole is no more than the whole; of nothing it cannot be had.
                Ok(u64::try_from(share).unwrap_or(all).max(1))
            }
            Needed::AllBut(number) => Ok(all.saturating_sub(number)),
        }
    }
}

impl Serialize for Needed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Needed::AtLeast(number) => serializer.serialize_u64(*number),
            Needed::Majority => serializer.serialize_str(MAJORITY),
            Needed::Share(above, below) => serializer.collect_str(&format_args!("{above}/{below}")),
            Needed::AllBut(number) => serializer.collect_str(&format_args!("{ALL_BUT}{number}")),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Needed {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Needed".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "anyOf": [
            { "type": "integer", "minimum": 0 },
            { "const": MAJORITY },
            { "type": "string", "pattern": "^(all but [0-9]+|[0-9]+/[0-9]+)$" },
        ] })
    }
}

impl<'de> Deserialize<'de> for Needed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Needed, D::Error> {
        deserializer.deserialize_any(NeededVisitor)
    }
}

struct NeededVisitor;

impl Visitor<'_> for NeededVisitor {
    type Value = Needed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a whole number from 0 on, \"{MAJORITY}\", a share such as \"2/3\", or \"{ALL_BUT}3\"")
    }

    fn visit_u64<E>(self, number: u64) -> Result<Needed, E> {
        Ok(Needed::AtLeast(number))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Needed, E> {
        let number = u64::try_from(number);
        number
            .map(Needed::AtLeast)
            .map_err(|_| E::custom(format_args!("it is below 0; give a whole number from 0 on, or \"{MAJORITY}\"")))
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<Needed, E> {
        let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        let all_but = || digits(word.strip_prefix(ALL_BUT)?).map(Needed::AllBut);
        let share = || {
            let (above, below) = word.split_once('/')?;
            Some(Needed::Share(digits(above)?, digits(below)?))
        };
        let majority = (word == MAJORITY).then_some(Needed::Majority);
        let read = majority.or_else(all_but).or_else(share);
        read.ok_or_else(|| E::unknown_variant(word, &[MAJORITY, "2/3", "all but 3"]))
    }
}
