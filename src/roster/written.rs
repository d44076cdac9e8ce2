//! Words and numbers as they are written in a file, for serde.

use super::number;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The most significant digits that survive a journey through `f64`.
const EXACT_DIGITS: usize = 15;

/// One word, or a list of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words(pub(super) Vec<String>);

impl Words {
    /// True without any word.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [only] => serializer.serialize_str(only),
            words => serializer.collect_seq(words),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Words {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Words".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["string", "array"], "items": { "type": "string" } })
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a tag or a list of tags, as text")
    }

    fn visit_str<E>(self, word: &str) -> Result<Words, E> {
        Ok(Words(vec![word.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut words: A) -> Result<Words, A::Error> {
        let mut list = Vec::new();
        while let Some(word) = words.next_element()? {
            list.push(word);
        }
        Ok(Words(list))
    }
}

/// A number as it is written, or nothing: a number that the member lacks but that has its place in the order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NumberText(pub(crate) Option<String>);

impl Serialize for NumberText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(text) = &self.0 else {
            return serializer.serialize_none();
        };
        // A bare number where that says exactly the same, else the digits in quotes.
        if let Ok(whole) = text.parse::<i64>()
            && whole.to_string() == *text
        {
            return serializer.serialize_i64(whole);
        }
        match text.parse::<f64>() {
            Ok(float) if number::is_decimal(text) && is_exact(text) && float.to_string() == *text => {
                serializer.serialize_f64(float)
            }
            _ => serializer.serialize_str(text),
        }
    }
}

fn is_exact(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '0', '.']);
    digits.bytes().filter(u8::is_ascii_digit).count() <= EXACT_DIGITS
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for NumberText {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["number", "string", "null"] })
    }
}

impl<'de> Deserialize<'de> for NumberText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = NumberText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, bare or in quotes, or null")
    }

    fn visit_str<E>(self, text: &str) -> Result<NumberText, E> {
        Ok(NumberText(Some(text.to_owned())))
    }

    fn visit_i64<E>(self, whole: i64) -> Result<NumberText, E> {
        Ok(NumberText(Some(whole.to_string())))
    }

    fn visit_u64<E>(self, whole: u64) -> Result<NumberText, E> {
        Ok(NumberText(Some(whole.to_string())))
    }

    fn visit_f64<E: serde::de::Error>(self, float: f64) -> Result<NumberText, E> {
        let text = float.to_string();
        // Beyond this the digits that were written are lost already, and the reader of the file did not say so. What
        // has too many decimals in any case is left to the roster, which names the member.
        let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        if is_exact(&text) || decimals > number::MAX_DECIMALS as usize {
            return Ok(NumberText(Some(text)));
        }
        Err(E::custom(format!(
            "the number near {text} has more than {EXACT_DIGITS} digits; write it in quotes so that none is lost"
        )))
    }

    fn visit_unit<E>(self) -> Result<NumberText, E> {
        Ok(NumberText(None))
    }

    fn visit_none<E>(self) -> Result<NumberText, E> {
        Ok(NumberText(None))
    }
}
