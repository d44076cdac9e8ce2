//! A member as a user describes them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::pairs::Pairs;
use super::written::{NumberText, Words};

/// A person as described in code or in a file, before anything is checked.
///
/// [`Roster::new`](crate::Roster::new) checks it. `Debug` prints no tags but those that the member agreed to show.
///
/// ```
/// use roundtable::{Member, Roster};
///
/// let ana = Member::new("ana")
///     .tags("background", ["lived experience", "researcher"])
///     .tag("site", "north")
///     .number("years", 4.5)
///     .hats("background", ["lived experience"])   // not called upon as a researcher
///     .primary("background", "lived experience")
///     .shows(["site:north"]);
/// assert_eq!(Roster::new([ana])?.len(), 1);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub(super) id: String,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) tags: Pairs<Words>,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) numbers: Pairs<NumberText>,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) hats: Pairs<Vec<String>>,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) primary: Pairs<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) shown: Vec<String>,
}

impl Member {
    /// A member without tags. Ids are exact: two that differ only in case or spaces are a fault of the roster.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            tags: Pairs::default(),
            numbers: Pairs::default(),
            hats: Pairs::default(),
            primary: Pairs::default(),
            shown: Vec::new(),
        }
    }

    /// Adds tags of one dimension; a tag given twice counts once.
    #[must_use]
    pub fn tags<T: Into<String>>(mut self, dimension: impl Into<String>, tags: impl IntoIterator<Item = T>) -> Self {
        self.tags.entry(dimension.into()).0.extend(tags.into_iter().map(Into::into));
        self
    }

    /// Adds one tag of a dimension.
    #[must_use]
    pub fn tag(self, dimension: impl Into<String>, tag: impl Into<String>) -> Self {
        self.tags(dimension, [tag.into()])
    }

    /// Sets a number, which may be negative and have up to six decimals. It is kept as text and read as an exact
    /// decimal, so `0.1` is a tenth. A later call of the same name replaces the earlier one.
    #[must_use]
    pub fn number(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        *self.numbers.entry(name.into()) = NumberText(Some(value.to_string()));
        self
    }

    /// Adds hats of a dimension: the tags there as which the member agrees to be counted. Without a call for a
    /// dimension that is every tag held there; with an empty list it is none.
    #[must_use]
    pub fn hats<T: Into<String>>(mut self, dimension: impl Into<String>, tags: impl IntoIterator<Item = T>) -> Self {
        self.hats.entry(dimension.into()).extend(tags.into_iter().map(Into::into));
        self
    }

    /// Sets the tag of a dimension that the member calls their main one.
    #[must_use]
    pub fn primary(mut self, dimension: impl Into<String>, tag: impl Into<String>) -> Self {
        *self.primary.entry(dimension.into()) = tag.into();
        self
    }

    /// Adds tags that the member agrees to have shown beside their name, each as `dimension:tag` or bare where only one
    /// dimension has it. Without a call none is shown.
    #[must_use]
    pub fn shows<T: Into<String>>(mut self, tags: impl IntoIterator<Item = T>) -> Self {
        self.shown.extend(tags.into_iter().map(Into::into));
        self
    }

    /// The names of the dimensions and numbers that are mentioned.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().map(|(name, _)| name).chain(self.numbers.iter().map(|(name, _)| name))
    }

    /// The tags of a dimension; `None` if it is not mentioned.
    pub(super) fn tags_of(&self, dimension: &str) -> Option<&[String]> {
        self.tags.iter().find(|(name, _)| *name == dimension).map(|(_, tags)| tags.0.as_slice())
    }

    /// The value of a number as it was written; `None` if there is none.
    pub(super) fn number_of(&self, name: &str) -> Option<String> {
        self.numbers.iter().find(|(known, _)| *known == name).and_then(|(_, value)| value.0.clone())
    }

    /// Adds a dimension that is known to be new, perhaps without tags.
    pub(super) fn push_tags(&mut self, dimension: &str, tags: Vec<String>) {
        self.tags.push(dimension.to_owned(), Words(tags));
    }

    /// Adds a number that is known to be new, perhaps without a value.
    pub(super) fn push_number(&mut self, name: &str, value: Option<String>) {
        self.numbers.push(name.to_owned(), NumberText(value));
    }
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Member").field("id", &self.id).field("shown", &self.shown).finish_non_exhaustive()
    }
}
