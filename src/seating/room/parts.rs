//! Neighbours and power of a room, as they stand in a file.

use serde::de::{Error, IgnoredAny, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Seats and the power that they have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "power", deny_unknown_fields)]
pub(super) struct SeatPower {
    pub(super) weight: u32,
    pub(super) seats: Vec<String>,
}

/// Two neighbours and the weight of their being so.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NeighbourPair(pub(super) String, pub(super) String, pub(super) u32);

impl Serialize for NeighbourPair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let NeighbourPair(first, second, weight) = self;
        let mut tuple = serializer.serialize_tuple(if *weight == 1 { 2 } else { 3 })?;
        tuple.serialize_element(first)?;
        tuple.serialize_element(second)?;
        if *weight != 1 {
            tuple.serialize_element(weight)?;
        }
        tuple.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for NeighbourPair {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "NeighbourPair".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let [first, second] = [(), ()].map(|()| generator.subschema_for::<String>());
        let parts = [first, second, generator.subschema_for::<u32>()];
        schemars::json_schema!({ "type": "array", "prefixItems": parts, "minItems": 2, "maxItems": 3 })
    }
}

impl<'de> Deserialize<'de> for NeighbourPair {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<NeighbourPair, D::Error> {
        deserializer.deserialize_seq(NeighbourPairVisitor)
    }
}

struct NeighbourPairVisitor;

impl<'de> Visitor<'de> for NeighbourPairVisitor {
    type Value = NeighbourPair;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("two seats such as [\"a\", \"b\"], or with a weight [\"a\", \"b\", 2]")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<NeighbourPair, A::Error> {
        let short = |length| A::Error::invalid_length(length, &NeighbourPairVisitor);
        let first = parts.next_element()?.ok_or_else(|| short(0))?;
        let second = parts.next_element()?.ok_or_else(|| short(1))?;
        let weight = parts.next_element()?.unwrap_or(1);
        match parts.next_element::<IgnoredAny>()? {
            Some(_) => Err(short(4)),
            None => Ok(NeighbourPair(first, second, weight)),
        }
    }
}
