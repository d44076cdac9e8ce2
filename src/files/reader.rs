//! Reads forms from a tree, as serde would from the file, and knows which node is to blame for an error.

use super::shape::MAX_FAULTS;
use super::shape_error::{Cause, ShapeError};
use super::tree::{Node, Value};
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor};
use serde::{Deserialize, Deserializer, forward_to_deserialize_any};
use std::marker::PhantomData;

impl Node {
    /// Its value as serde names it.
    fn unexpected(&self) -> Unexpected<'_> {
        match &self.value {
            Value::Nothing | Value::Missing => Unexpected::Unit,
            Value::Bool(value) => Unexpected::Bool(*value),
            Value::Unsigned(number) => Unexpected::Unsigned(*number),
            Value::Signed(number) => Unexpected::Signed(*number),
            Value::Float(number) => Unexpected::Float(*number),
            Value::Text(text) => Unexpected::Str(text),
            Value::List(_) => Unexpected::Seq,
            Value::Map(_) => Unexpected::Map,
        }
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = ShapeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match &self.value {
            Value::Nothing | Value::Missing => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Unsigned(number) => visitor.visit_u64(*number),
            Value::Signed(number) => visitor.visit_i64(*number),
            Value::Float(number) => visitor.visit_f64(*number),
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(items) => read_list(items, false, visitor),
            Value::Map(entries) => read_map(entries, visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match &self.value {
            Value::Nothing => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, ShapeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, ShapeError> {
        match &self.value {
            Value::List(items) => read_list(items, true, visitor),
            _ => Err(ShapeError::invalid_type(self.unexpected(), &visitor)),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        self.deserialize_tuple(length, visitor)
    }

    /// A list of the values alone is no object, though serde would take it for one.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        match &self.value {
            Value::Map(entries) => read_map(entries, visitor),
            _ => Err(ShapeError::invalid_type(self.unexpected(), &visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        match &self.value {
            Value::Text(word) => visitor.visit_enum(Variant { word, content: None }),
            Value::Map(entries) => {
                let mut there = entries.iter().enumerate().filter(|(_, (_, node))| !node.cut);
                match (there.next(), there.next()) {
                    (Some((position, (word, node))), None) => {
                        visitor.visit_enum(Variant { word, content: Some((position, node)) })
                    }
                    (Some(_), Some(_)) => Err(several(entries)),
                    (None, _) => {
                        Err(ShapeError::invalid_type(Unexpected::Other("an object without a key"), &OneOf(known)))
                    }
                }
            }
            _ => Err(ShapeError::invalid_type(self.unexpected(), &OneOf(known))),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq map
        identifier ignored_any
    }
}

/// "one of `a`, `b`".
struct OneOf(&'static [&'static str]);

impl serde::de::Expected for OneOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "one of `{}`", self.0.join("`, `"))
    }
}

fn several(entries: &[(String, Node)]) -> ShapeError {
    let keys = entries.iter().filter(|(_, node)| !node.cut).map(|(key, _)| key.clone());
    ShapeError::new(Cause::SeveralKeys(keys.collect()))
}

fn read_list<'de, V: Visitor<'de>>(items: &'de [Node], is_tuple: bool, visitor: V) -> Result<V::Value, ShapeError> {
    let mut access = Items { items, next: 0, is_tuple, met: ShapeError::default() };
    let expected = access.expectation(&visitor);
    let read = visitor.visit_seq(&mut access);
    if !access.met.0.is_empty() {
        return Err(access.met);
    }
    let read = read?;
    match access.skip_cut() {
        None => Ok(read),
        Some(_) => Err(ShapeError::invalid_length(items.len(), &expected.as_str())),
    }
}

fn read_map<'de, V: Visitor<'de>>(entries: &'de [(String, Node)], visitor: V) -> Result<V::Value, ShapeError> {
    let mut access = Entries { entries, next: 0, met: ShapeError::default() };
    let read = visitor.visit_map(&mut access);
    if !access.met.0.is_empty() {
        return Err(access.met);
    }
    let read = read?;
    // What is read by one key leaves further ones unread.
    match access.skip_cut() {
        None if entries.last().is_some_and(|(_, node)| node.is_missing()) => Err(ShapeError::new(Cause::Incomplete)),
        None => Ok(read),
        Some(_) => Err(several(entries)),
    }
}

struct Items<'de> {
    items: &'de [Node],
    next: usize,
    is_tuple: bool,
    /// Flaws of items that were passed over.
    met: ShapeError,
}

impl<'de> Items<'de> {
    fn expectation(&self, visitor: &dyn serde::de::Expected) -> String {
        if self.is_tuple { visitor.to_string() } else { String::new() }
    }

    /// The next item that is there.
    fn skip_cut(&mut self) -> Option<&'de Node> {
        while self.items.get(self.next)?.cut {
            self.next += 1;
        }
        self.items.get(self.next)
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'de> {
    type Error = ShapeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ShapeError> {
        let Some(node) = self.skip_cut() else { return Ok(None) };
        let position = self.next;
        self.next += 1;
        let within = |error: ShapeError| {
            if self.is_tuple { error.within_tuple(position) } else { error.within(position) }
        };
        seed.deserialize(node).map(Some).map_err(within)
    }

    /// Passes over items with flaws, so that the flaws of all are met; a tuple has to be whole.
    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, ShapeError> {
        loop {
            match self.next_element_seed(PhantomData) {
                Err(error) if !self.is_tuple => note(&mut self.met, error)?,
                read => return read,
            }
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items[self.next..].iter().filter(|item| !item.cut).count())
    }
}

struct Entries<'de> {
    entries: &'de [(String, Node)],
    /// The entry whose key is read next; its value is read after that.
    next: usize,
    /// Flaws of values that were passed over.
    met: ShapeError,
}

/// Notes flaws; an error once there are enough of them.
fn note(met: &mut ShapeError, error: ShapeError) -> Result<(), ShapeError> {
    met.0.extend(error.0);
    if met.0.len() > MAX_FAULTS { Err(ShapeError::default()) } else { Ok(()) }
}

/// Values of which one can be read in place of a missing one.
static STAND_INS: [Node; 6] = [
    Node::new(Value::Text(String::new())),
    Node::new(Value::Unsigned(1)),
    Node::new(Value::Bool(false)),
    Node::new(Value::List(Vec::new())),
    Node::new(Value::Map(Vec::new())),
    Node::new(Value::Nothing),
];

impl<'de> Entries<'de> {
    /// The next entry that is there.
    fn skip_cut(&mut self) -> Option<&'de (String, Node)> {
        while self.entries.get(self.next)?.1.cut {
            self.next += 1;
        }
        self.entries.get(self.next)
    }
}

impl<'de> MapAccess<'de> for &mut Entries<'de> {
    type Error = ShapeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ShapeError> {
        let Some((key, _)) = self.skip_cut() else { return Ok(None) };
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ShapeError> {
        let Some((_, node)) = self.skip_cut() else {
            return Err(ShapeError::custom("a value was read without its key"));
        };
        let position = self.next;
        self.next += 1;
        seed.deserialize(node).map_err(|error| error.within(position))
    }

    /// For a missing key reads what can stand in for its value, so that further missing keys are met.
    fn next_value<V: Deserialize<'de>>(&mut self) -> Result<V, ShapeError> {
        if !self.skip_cut().is_some_and(|(_, node)| node.is_missing()) {
            return self.next_value_seed(PhantomData);
        }
        self.next += 1;
        let read = STAND_INS.iter().find_map(|stand_in| V::deserialize(stand_in).ok());
        read.ok_or_else(|| ShapeError::new(Cause::Incomplete))
    }

    /// Passes over values with flaws, so that the flaws of all are met.
    fn next_entry<K: Deserialize<'de>, V: Deserialize<'de>>(&mut self) -> Result<Option<(K, V)>, ShapeError> {
        while let Some(key) = self.next_key()? {
            match self.next_value() {
                Ok(value) => return Ok(Some((key, value))),
                Err(error) => note(&mut self.met, error)?,
            }
        }
        Ok(None)
    }
}

/// A word, and what is said of it.
struct Variant<'de> {
    word: &'de str,
    content: Option<(usize, &'de Node)>,
}

impl<'de> Variant<'de> {
    fn content(self) -> Result<(usize, &'de Node), ShapeError> {
        self.content.ok_or_else(|| ShapeError::new(Cause::Bare(self.word.to_owned())))
    }
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = ShapeError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), ShapeError> {
        Ok((seed.deserialize(BorrowedStrDeserializer::new(self.word))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = ShapeError;

    fn unit_variant(self) -> Result<(), ShapeError> {
        match self.content {
            None => Ok(()),
            Some((position, node)) => {
                Err(ShapeError::invalid_type(node.unexpected(), &"the word alone, not as a key").within(position))
            }
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ShapeError> {
        let (position, node) = self.content()?;
        seed.deserialize(node).map_err(|error| error.within(position))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, ShapeError> {
        let (position, node) = self.content()?;
        node.deserialize_tuple(length, visitor).map_err(|error| error.within(position))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        let (position, node) = self.content()?;
        node.deserialize_struct("", known, visitor).map_err(|error| error.within(position))
    }
}
