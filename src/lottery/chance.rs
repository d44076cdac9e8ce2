//! Chances as exact fractions.

use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A chance: an exact fraction from 0 to 1. In files it is a text such as `1/11`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chance(BigRational);

impl Chance {
    /// `times` of `total` draws; 0 if `total` is 0.
    pub(crate) fn of(times: u64, total: u64) -> Chance {
        if total == 0 { Chance(BigRational::zero()) } else { Chance(BigRational::new(times.into(), total.into())) }
    }

    /// The fraction, moved into the range from 0 to 1.
    pub(crate) fn new(fraction: BigRational) -> Chance {
        let one = BigRational::from_integer(1.into());
        Chance(if fraction.is_negative() { BigRational::zero() } else { fraction.min(one) })
    }

    /// The fraction.
    pub(crate) fn fraction(&self) -> &BigRational {
        &self.0
    }

    /// The nearest floating point number.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().unwrap_or(0.0)
    }
}

/// As a fraction, such as `1/11`.
impl fmt::Display for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Chance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Chance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Chance, D::Error> {
        let text = String::deserialize(deserializer)?;
        let one = BigRational::from_integer(1.into());
        let read = text.parse().ok().filter(|read: &BigRational| !read.is_negative() && *read <= one);
        let unread = || de::Error::custom(format!("`{text}` is no fraction from 0 to 1, such as `1/11`; correct it"));
        read.map(Chance).ok_or_else(unread)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Chance {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Chance".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^[0-9]+(/[0-9]+)?$", "description": "An exact fraction from 0 to 1."
        })
    }
}
