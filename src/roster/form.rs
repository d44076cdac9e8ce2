//! The written form of members and rosters, for serde.

use std::fmt;

use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::number;
use super::{Member, MemberId, Roster};

/// The most significant digits that survive a journey through `f64`.
const EXACT_DIGITS: usize = 15;

/// One word, or a list of them.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Words(pub(super) Vec<String>);

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [only] => serializer.serialize_str(only),
            words => serializer.collect_seq(words),
        }
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
#[derive(Clone, Default, PartialEq, Eq)]
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
        match is_exact(&text) || decimals > number::MOST_DECIMALS as usize {
            true => Ok(NumberText(Some(text))),
            false => Err(E::custom(format!(
                "the number near {text} has more than {EXACT_DIGITS} digits; write it in quotes so that none is lost"
            ))),
        }
    }

    fn visit_unit<E>(self) -> Result<NumberText, E> {
        Ok(NumberText(None))
    }

    fn visit_none<E>(self) -> Result<NumberText, E> {
        Ok(NumberText(None))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Roster", deny_unknown_fields)]
struct RosterForm {
    members: Vec<Member>,
}

impl Serialize for Roster {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let members = descriptions(self, self.member_ids());
        RosterForm { members }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Roster {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = RosterForm::deserialize(deserializer)?;
        Roster::new(form.members).map_err(D::Error::custom)
    }
}

/// Descriptions from which these members were, or could have been, read. Dimensions and numbers are ordered by first
/// appearance, so the first member mentions them all.
pub(super) fn descriptions(roster: &Roster, members: impl Iterator<Item = MemberId>) -> Vec<Member> {
    members.enumerate().map(|(at, id)| describe(roster, id, at == 0)).collect()
}

/// The description from which the member was, or could have been, read; with all dimensions and numbers of the roster if
/// it `mentions_all`, even those of which the member has nothing.
pub(super) fn describe(roster: &Roster, id: MemberId, mentions_all: bool) -> Member {
    let names = |tags: &[super::TagId]| tags.iter().map(|&tag| roster.tag(tag).name().to_owned()).collect::<Vec<_>>();
    let mut member = Member::new(roster.name(id));
    for dimension in roster.dimension_ids() {
        let name = roster.dimension(dimension).name();
        let held = roster.tags_in(id, dimension);
        let hats = roster.hats_of(id, dimension);
        if mentions_all || !held.is_empty() {
            member.push_tags(name, names(held));
        }
        if hats != held {
            member.hats.push(name.to_owned(), names(hats));
        }
        if let Some(primary) = roster.primary_of(id, dimension)
            && held.len() > 1
        {
            member.primary.push(name.to_owned(), roster.tag(primary).name().to_owned());
        }
    }
    for number in roster.number_ids() {
        let value = roster.number(id, number).map(|scaled| number::write(scaled, roster.decimals(number)));
        if mentions_all || value.is_some() {
            member.push_number(roster.number_name(number), value);
        }
    }
    member.shown = roster.shown_of(id).iter().map(|&tag| roster.tag_label(tag)).collect();
    member
}
