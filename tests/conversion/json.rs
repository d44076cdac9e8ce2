//! JSON whose keys keep their order: the order of tags and numbers in a roster is that of its dimensions.

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(serde_json::Number),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    pub(crate) fn text(text: &str) -> Json {
        Json::Text(text.to_owned())
    }

    /// An object with one key.
    pub(crate) fn object(key: &str, value: Json) -> Json {
        Json::Map(vec![(key.to_owned(), value)])
    }

    /// The items of a list; none of anything else.
    pub(crate) fn items(&mut self) -> &mut [Json] {
        match self {
            Json::List(items) => items,
            _ => &mut [],
        }
    }

    /// The entries of an object.
    pub(crate) fn entries(&mut self) -> Option<&mut Vec<(String, Json)>> {
        match self {
            Json::Map(entries) => Some(entries),
            _ => None,
        }
    }

    pub(crate) fn get(&mut self, key: &str) -> Option<&mut Json> {
        self.entries()?.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Takes a key out of an object.
    pub(crate) fn take(&mut self, key: &str) -> Option<Json> {
        let entries = self.entries()?;
        let at = entries.iter().position(|(name, _)| name == key)?;
        Some(entries.remove(at).1)
    }

    /// Gives a key of an object another name, in its place.
    pub(crate) fn rename(&mut self, old: &str, new: &str) {
        for (name, _) in self.entries().into_iter().flatten().filter(|(name, _)| name == old) {
            *name = new.to_owned();
        }
    }

    /// Puts something else in the place of a value that is there.
    pub(crate) fn change(&mut self, key: &str, change: impl FnOnce(Json) -> Json) {
        if let Some(value) = self.get(key) {
            *value = change(std::mem::replace(value, Json::Null));
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Number(number) => number.serialize(serializer),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(items) => serializer.collect_seq(items),
            Json::Map(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(serde_json::Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Json::Map(map))
    }
}
