//! From names to handles.

use super::name_table::Named;
use super::notes::MAX_LISTED;
use super::people::Roster;
use super::{Dimension, DimensionId, MemberId, Tag, TagId, names};
use crate::characters::is_same;
use crate::error::{Faults, InputFault, Noun, fault};

impl Roster {
    /// The member of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<MemberId> {
        self.table.member(&self.ids, id)
    }

    /// The member of an id.
    ///
    /// # Errors
    ///
    /// A fault of the code `unknown`, with the nearest id.
    pub fn member(&self, id: &str) -> Result<MemberId, InputFault> {
        self.find(id).ok_or_else(|| InputFault::unknown(Noun::Member, id, self.nearest_member(id)))
    }

    /// The member of an id; notes the fault if there is none.
    pub(crate) fn known_member(&self, id: &str, faults: &mut Faults) -> Option<MemberId> {
        let found = self.find(id);
        if found.is_none() {
            let nearest = faults.suggest(|| self.nearest_member(id));
            faults.push(InputFault::unknown(Noun::Member, id, nearest));
        }
        found
    }

    fn nearest_member(&self, id: &str) -> Option<String> {
        names::nearest(id, self.ids.iter().map(String::as_str))
    }

    /// The dimension of a name.
    ///
    /// # Errors
    ///
    /// A fault of the code `unknown`, with the nearest name.
    pub fn resolve_dimension(&self, name: &str) -> Result<DimensionId, InputFault> {
        let dimensions = self.table.bare(name).iter().filter_map(|named| match named {
            Named::Dimension(dimension) => Some(*dimension),
            _ => None,
        });
        dimensions.min().ok_or_else(|| self.unknown(Noun::Dimension, name, self.nearest_dimension(name)))
    }

    fn nearest_dimension(&self, name: &str) -> Option<String> {
        names::nearest(name, self.dimensions.iter().map(Dimension::name).chain(self.unread()))
    }

    /// The fault of a name that is not known, or is known of the file alone.
    fn unknown(&self, noun: Noun, name: &str, nearest: Option<String>) -> InputFault {
        let column = name.split_once(':').map_or(name, |(dimension, _)| dimension);
        if self.unread().any(|unread| is_same(unread, column)) {
            return fault!(
                Unknown,
                "the column `{column}` was not read, as nothing asked for it; list it in `tags` or `numbers`, or read \
                 it by `Roster::using`"
            );
        }
        let is_number = self.numbers().any(|number| number == column);
        if is_number && noun != Noun::Name && self.sheet.is_some() {
            return fault!(
                NumberForTag,
                "the column `{column}` was read as a number; list it under `tags` if its cells are labels"
            );
        }
        let unread = || names::nearest(name, self.sheet.as_ref()?.unread_labels().iter().map(String::as_str));
        let nearest = nearest.or_else(|| if noun == Noun::Dimension { None } else { unread() });
        InputFault::unknown(noun, name, nearest)
    }

    /// The fault of a column that the file does not have.
    pub(super) fn unknown_column(&self, name: &str) -> InputFault {
        InputFault::unknown(Noun::Column, name, self.nearest_dimension(name))
    }

    /// The tag that is meant by `dimension:tag`, or by the bare tag where only one dimension has it.
    ///
    /// A tag that itself contains `:` can be written bare unless that reads as `dimension:tag`.
    ///
    /// # Errors
    ///
    /// A fault of the code `unknown` with the nearest tag, or `ambiguous_name` with the choices.
    pub fn resolve_tag(&self, name: &str) -> Result<TagId, InputFault> {
        match self.tags_named(name).as_slice() {
            [tag] => Ok(*tag),
            [] => Err(self.unknown(Noun::Tag, name, self.nearest_tag(name))),
            tags => Err(self.ambiguous(name, tags.iter().copied().map(Named::Tag))),
        }
    }

    /// As [`resolve_tag`](Roster::resolve_tag), and `None` for a tag that [is absent](Roster::is_absent).
    pub(crate) fn tag_if_held(&self, name: &str) -> Result<Option<TagId>, InputFault> {
        if self.is_absent(name) { Ok(None) } else { self.resolve_tag(name).map(Some) }
    }

    /// Whether this is `dimension:tag` of a dimension of the roster, where nobody holds the tag and no other tag there
    /// is near it, so that it is hardly misspelt.
    pub(crate) fn is_absent(&self, name: &str) -> bool {
        let Some((dimension, tag)) = name.split_once(':') else { return false };
        let is_known = self.resolve_dimension(dimension).is_ok() && !tag.trim().is_empty();
        is_known && self.tags_named(name).is_empty() && self.nearest_tag(name).is_none()
    }

    /// The dimension, tag or number that is meant by a name.
    ///
    /// ```
    /// use roundtable::{Member, Named, Roster};
    ///
    /// let roster = Roster::new([Member::new("ana").tag("site", "north").number("years", 4)])?;
    /// assert!(matches!(roster.resolve("site")?, Named::Dimension(_)));
    /// assert_eq!(roster.resolve("north")?, roster.resolve("site:north")?);
    /// assert_eq!(
    ///     roster.resolve("yeers").unwrap_err().to_string(),
    ///     "the roster has no dimension, tag or number `yeers`; did you mean `years`?",
    /// );
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A fault of the code `unknown` with the nearest name, or `ambiguous_name` with the choices.
    pub fn resolve(&self, name: &str) -> Result<Named, InputFault> {
        if let Some(tag) = self.qualified(name) {
            return Ok(Named::Tag(tag));
        }
        match self.table.bare(name) {
            [named] => Ok(*named),
            [] => {
                let known = self.table.named.keys().map(String::as_str).chain(self.unread());
                let nearest = names::nearest(name, known).or_else(|| self.nearest_tag(name));
                Err(self.unknown(Noun::Name, name, nearest))
            }
            several => Err(self.ambiguous(name, several.iter().copied())),
        }
    }

    /// How a tag is written so that it is understood: bare if nothing else in the roster has that name, else
    /// `dimension:tag`.
    #[must_use]
    pub fn tag_label(&self, tag: TagId) -> String {
        let name = self.tag(tag).name();
        match self.resolve(name) {
            Ok(named) if named == Named::Tag(tag) => name.to_owned(),
            _ => self.full_label(tag),
        }
    }

    fn full_label(&self, tag: TagId) -> String {
        let tag = self.tag(tag);
        format!("{}:{}", self.dimension(tag.dimension()).name(), tag.name())
    }

    /// The tags that a name can mean: one if it is written in full, else all of that bare name.
    pub(super) fn tags_named(&self, name: &str) -> Vec<TagId> {
        let bare = || self.bare_tags(name).collect();
        self.qualified(name).map_or_else(bare, |tag| vec![tag])
    }

    fn bare_tags(&self, name: &str) -> impl Iterator<Item = TagId> {
        self.table.bare(name).iter().filter_map(|named| match named {
            Named::Tag(tag) => Some(*tag),
            _ => None,
        })
    }

    /// The tag written `dimension:tag`; names of dimensions contain no `:`, so the first one separates.
    fn qualified(&self, name: &str) -> Option<TagId> {
        let (dimension, tag) = name.split_once(':')?;
        let is_there = |found: &TagId| is_same(self.dimension(self.tag(*found).dimension()).name(), dimension);
        self.bare_tags(tag).find(is_there)
    }

    /// The fault of a name that can mean any of several.
    pub(super) fn ambiguous(&self, name: &str, meanings: impl Iterator<Item = Named>) -> InputFault {
        let choices: Vec<String> = meanings.take(MAX_LISTED).map(|named| self.in_words(named)).collect();
        InputFault::ambiguous_name(name, &choices)
    }

    fn in_words(&self, named: Named) -> String {
        match named {
            Named::Dimension(dimension) => {
                format!("the dimension `{}`", self.dimension(dimension).name())
            }
            Named::Tag(tag) => format!("the tag `{}`", self.full_label(tag)),
            Named::Number(number) => format!("the number `{}`", self.number_name(number)),
        }
    }

    /// The tag nearest to what was written, sought in the named dimension if one is named.
    fn nearest_tag(&self, name: &str) -> Option<String> {
        let Some((dimension, tag)) = name.split_once(':') else {
            return names::nearest(name, self.tags.iter().map(Tag::name));
        };
        let dimension = match self.resolve_dimension(dimension) {
            Ok(dimension) => dimension,
            Err(_) => self.resolve_dimension(&self.nearest_dimension(dimension)?).ok()?,
        };
        let tags = self.dimension(dimension).tags().iter().map(|&tag| self.tag(tag).name());
        let near = names::nearest(tag, tags)?;
        Some(format!("{}:{near}", self.dimension(dimension).name()))
    }
}
