//! How much, or how many, have to agree: a number, or `"majority"`.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// How much, or how many, have to agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Needed {
    /// At least this.
    AtLeast(u64),
    /// More than half of what there is.
    #[default]
    Majority,
}

/// The word for more than half.
const MAJORITY: &str = "majority";

impl Serialize for Needed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Needed::AtLeast(number) => serializer.serialize_u64(*number),
            Needed::Majority => serializer.serialize_str(MAJORITY),
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
        schemars::json_schema!({ "anyOf": [{ "type": "integer", "minimum": 0 }, { "const": MAJORITY }] })
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
        write!(f, "a whole number from 0 on, or \"{MAJORITY}\"")
    }

    fn visit_u64<E>(self, number: u64) -> Result<Needed, E> {
        Ok(Needed::AtLeast(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Needed, E> {
        let number = u64::try_from(number);
        number
            .map(Needed::AtLeast)
            .map_err(|_| E::custom(format_args!("it is below 0; give a whole number from 0 on, or \"{MAJORITY}\"")))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Needed, E> {
        match word {
            MAJORITY => Ok(Needed::Majority),
            _ => Err(E::unknown_variant(word, &[MAJORITY])),
        }
    }
}
