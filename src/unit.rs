//! What is counted, in words.

use crate::outcome::told_apart;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// What is counted, as one calls one of them and several: "person" and "people".
///
/// In a file it stands as the word for several.
///
/// ```
/// use roundtable::Unit;
///
/// let people = Unit::new("person", "people");
/// assert_eq!(people.counted(1.0), "1 person");
/// assert_eq!(people.counted(2.5), "2.5 people");
/// assert_eq!(people.to_string(), "people");
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "String", into = "String")]
pub struct Unit {
    /// `None` where only the word for several is known.
    one: Option<Cow<'static, str>>,
    many: Cow<'static, str>,
}

impl Unit {
    /// What is called `one` where there is one, and else `many`.
    pub const fn new(one: &'static str, many: &'static str) -> Unit {
        Unit { one: Some(Cow::Borrowed(one)), many: Cow::Borrowed(many) }
    }

    /// What is called the same whatever the number, such as a quantity of the roster.
    pub fn named(many: impl Into<String>) -> Unit {
        Unit { one: None, many: Cow::Owned(many.into()) }
    }

    /// The word for several.
    pub fn many(&self) -> &str {
        &self.many
    }

    /// The number with its word: "1 person", "2.5 people". It has two decimals at most, and more only if it would read
    /// as 0 otherwise.
    pub fn counted(&self, number: f64) -> String {
        let texts = told_apart(&[number, 0.0]);
        self.after(&texts[0])
    }

    /// The word after a number as it is written.
    pub(crate) fn after(&self, number: &str) -> String {
        let word = self.one.as_ref().filter(|_| number == "1").unwrap_or(&self.many);
        format!("{number} {word}")
    }
}

/// Units are the same if they are called the same.
impl PartialEq for Unit {
    fn eq(&self, other: &Unit) -> bool {
        self.many == other.many
    }
}

impl Eq for Unit {}

impl PartialEq<str> for Unit {
    fn eq(&self, many: &str) -> bool {
        self.many == many
    }
}

impl PartialEq<&str> for Unit {
    fn eq(&self, many: &&str) -> bool {
        self.many == *many
    }
}

impl From<String> for Unit {
    fn from(many: String) -> Unit {
        Unit::named(many)
    }
}

impl From<Unit> for String {
    fn from(unit: Unit) -> String {
        unit.many.into_owned()
    }
}

/// The word for several.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.many)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_kind_is_told_in_the_singular() {
        let turns = Unit::new("turn too soon", "turns too soon");
        assert_eq!(turns.counted(1.0), "1 turn too soon");
        assert_eq!(turns.counted(1.004), "1 turn too soon");
        assert_eq!(turns.counted(0.5), "0.5 turns too soon");
        assert_eq!(turns.counted(0.0004), "0.0004 turns too soon");
        assert_eq!(Unit::named("years").counted(1.0), "1 years");
    }
}
