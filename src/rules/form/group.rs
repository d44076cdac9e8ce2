//! Groups in a problem file.

use crate::rules::{Group, Size};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A group of a size, or a number of even groups.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "GroupKeys", into = "GroupKeys")]
pub(crate) enum GroupForm {
    Sized(String, SizeForm),
    Even(String, usize),
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "group", deny_unknown_fields)]
pub(super) struct GroupKeys {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    size: Option<SizeForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
}

impl TryFrom<GroupKeys> for GroupForm {
    type Error = &'static str;

    fn try_from(keys: GroupKeys) -> Result<GroupForm, &'static str> {
        match (keys.size, keys.number) {
            (Some(size), None) => Ok(GroupForm::Sized(keys.name, size)),
            (None, Some(number)) => Ok(GroupForm::Even(keys.name, number)),
            _ => Err("give a group either a `size` or, for even groups, their `number`"),
        }
    }
}

impl From<GroupForm> for GroupKeys {
    fn from(group: GroupForm) -> GroupKeys {
        let (name, size, number) = match group {
            GroupForm::Sized(name, size) => (name, Some(size), None),
            GroupForm::Even(name, number) => (name, None, Some(number)),
        };
        GroupKeys { name, size, number }
    }
}

/// A number, or a least and a greatest one.
#[derive(Clone, Copy)]
pub(crate) struct SizeForm {
    min: usize,
    max: usize,
}

impl From<SizeForm> for Size {
    fn from(form: SizeForm) -> Size {
        Size::from(form.min..=form.max)
    }
}

impl From<&Size> for SizeForm {
    fn from(size: &Size) -> SizeForm {
        let (min, max) = size.ends();
        SizeForm { min, max }
    }
}

impl From<&Group> for GroupForm {
    fn from(group: &Group) -> GroupForm {
        let (min, max) = (*group.size.start(), *group.size.end());
        GroupForm::Sized(group.name.clone(), SizeForm { min, max })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "size", deny_unknown_fields)]
struct SizeRange {
    min: usize,
    max: usize,
}

impl Serialize for SizeForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let SizeForm { min, max } = *self;
        match min == max {
            true => serializer.serialize_u64(min as u64),
            false => SizeRange { min, max }.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for SizeForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SizeForm, D::Error> {
        deserializer.deserialize_any(SizeVisitor)
    }
}

struct SizeVisitor;

impl<'de> Visitor<'de> for SizeVisitor {
    type Value = SizeForm;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a size such as 9, or {\"min\": 8, \"max\": 10}")
    }

    fn visit_u64<E: serde::de::Error>(self, size: u64) -> Result<SizeForm, E> {
        let size = usize::try_from(size).map_err(|_| E::invalid_value(serde::de::Unexpected::Unsigned(size), &self))?;
        Ok(SizeForm { min: size, max: size })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SizeForm, A::Error> {
        let SizeRange { min, max } = SizeRange::deserialize(MapAccessDeserializer::new(map))?;
        Ok(SizeForm { min, max })
    }
}
