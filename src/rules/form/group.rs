//! Sizes and groups as they are given, in code and in problem files.

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::ops::RangeInclusive;

/// How many members a group has: a number, or a range such as `8..=10`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    range: RangeInclusive<usize>,
    optional: bool,
}

impl Size {
    /// The group has this size, or nobody is in it, and then nothing is asked of it: "at least 3 in every group" is about
    /// groups that are open. [`Rule::open_groups`](crate::Rule::open_groups) says how many of them are.
    ///
    /// A group whose size may be 0 without this has to do with every rule even while it is empty.
    ///
    /// ```
    /// use roundtable::{Composition, Member, Roster, Rule, Size, Tier};
    ///
    /// let roster = Roster::new(["ana", "bo", "cy", "di"].map(Member::new))?;
    /// let table = |least| Size::from(least..=4).optional();
    /// let problem = Composition::builder(&roster)
    ///     .group("hall", table(3))
    ///     .group("garden", table(2))
    ///     .prefer(Tier(1), Rule::open_groups())
    ///     .build()?;
    /// # let _ = problem;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn optional(self) -> Size {
        Size { optional: true, ..self }
    }

    /// Least and greatest number.
    pub(crate) fn ends(&self) -> (usize, usize) {
        (*self.range.start(), *self.range.end())
    }

    /// Whether the group may be empty all the same.
    pub(crate) fn is_optional(&self) -> bool {
        self.optional
    }
}

impl From<usize> for Size {
    fn from(size: usize) -> Size {
        Size::from(size..=size)
    }
}

impl From<RangeInclusive<usize>> for Size {
    fn from(range: RangeInclusive<usize>) -> Size {
        Size { range, optional: false }
    }
}

/// A group of a size, or a number of even groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "GroupKeys", into = "GroupKeys")]
pub(crate) enum GroupSpec {
    Sized(String, Size),
    Even(String, usize),
}

impl GroupSpec {
    /// The size of the group of this name, if this is it.
    pub(crate) fn size_of(&self, name: &str) -> Option<&Size> {
        match self {
            GroupSpec::Sized(own, size) => (own == name).then_some(size),
            GroupSpec::Even(..) => None,
        }
    }
}

/// A group with the one of its two keys that it is given.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = one_key))]
#[serde(rename = "group", deny_unknown_fields)]
pub(super) struct GroupKeys {
    name: String,
    /// How many members it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    size: Option<Size>,
    /// A number of even groups in place of one, called by the name and a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
}

#[cfg(feature = "schema")]
fn one_key(schema: &mut schemars::Schema) {
    crate::keys::exactly_one(schema, &["size", "number"]);
}

impl TryFrom<GroupKeys> for GroupSpec {
    type Error = &'static str;

    fn try_from(keys: GroupKeys) -> Result<GroupSpec, &'static str> {
        match (keys.size, keys.number) {
            (Some(size), None) => Ok(GroupSpec::Sized(keys.name, size)),
            (None, Some(number)) => Ok(GroupSpec::Even(keys.name, number)),
            _ => Err("give a group either a `size` or, for even groups, their `number`"),
        }
    }
}

impl From<GroupSpec> for GroupKeys {
    fn from(group: GroupSpec) -> GroupKeys {
        let (name, size, number) = match group {
            GroupSpec::Sized(name, size) => (name, Some(size), None),
            GroupSpec::Even(name, number) => (name, None, Some(number)),
        };
        GroupKeys { name, size, number }
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "size", deny_unknown_fields)]
struct SizeRange {
    min: usize,
    max: usize,
    /// Nobody may be in the group as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    optional: bool,
}

impl Serialize for Size {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ((min, max), optional) = (self.ends(), self.optional);
        let exact = min == max && !optional;
        if exact {
            serializer.serialize_u64(min as u64)
        } else {
            SizeRange { min, max, optional }.serialize(serializer)
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Size {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Size".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let forms = [generator.subschema_for::<usize>(), generator.subschema_for::<SizeRange>()];
        schemars::json_schema!({ "description": "How many members a group has, or the least and greatest number, and whether it may be empty as well.", "anyOf": forms })
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Size, D::Error> {
        deserializer.deserialize_any(SizeVisitor)
    }
}

struct SizeVisitor;

impl<'de> Visitor<'de> for SizeVisitor {
    type Value = Size;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a size such as 9, or {\"min\": 8, \"max\": 10}")
    }

    fn visit_u64<E: serde::de::Error>(self, size: u64) -> Result<Size, E> {
        let size = usize::try_from(size).map_err(|_| E::invalid_value(serde::de::Unexpected::Unsigned(size), &self))?;
        Ok(Size::from(size))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Size, A::Error> {
        let SizeRange { min, max, optional } = SizeRange::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Size { range: min..=max, optional })
    }
}
