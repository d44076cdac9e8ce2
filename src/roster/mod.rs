//! Members, what they bring, and where that is read from.

mod build;
mod csv;
mod dimension;
pub(crate) mod form;
mod ids;
mod lookup;
mod member;
pub(crate) mod names;
pub(crate) mod number;
mod origin;
pub(crate) mod pairs;
mod source;
#[cfg(test)]
mod tests;
mod vocabulary;
mod walk;

use std::fmt;
use std::io::Read;
use std::path::Path;

pub use self::csv::CsvOptions;
pub use self::dimension::{Dimension, Tag};
pub use self::ids::{DimensionId, MemberId, NumberId, TagId};
pub use self::lookup::Named;
pub use self::member::Member;
pub(crate) use self::source::RosterForm;
pub use self::walk::RosterMember;

use self::lookup::NameTable;
use self::origin::{Entry, Origin};
use crate::error::{Error, Faults};

/// What one member brings; each list is sorted, so that the tags of one dimension are neighbours.
#[derive(Clone, PartialEq, Eq)]
struct Profile {
    tags: Vec<TagId>,
    hats: Vec<TagId>,
    /// Main tags of dimensions in which several are held.
    primary: Vec<TagId>,
    shown: Vec<TagId>,
}

/// A checked list of people: who they are, the tags and numbers they bring, and what they agreed to.
///
/// Members keep the order of the input; dimensions, the tags of each, and numbers stand in order of first appearance. A
/// roster is a serde value; reading one checks it as [`Roster::new`] does. `Debug` prints ids and no tags but those
/// that a member agreed to show.
///
/// # Panics
///
/// Handles such as [`MemberId`] belong to the roster that gave them. Another roster may panic on them, or answer for
/// someone else.
#[derive(Clone, PartialEq, Eq)]
pub struct Roster {
    ids: Vec<String>,
    dimensions: Vec<Dimension>,
    tags: Vec<Tag>,
    number_names: Vec<String>,
    /// Decimals of each number.
    decimals: Vec<u32>,
    /// Values of each number, by member.
    values: Vec<Vec<Option<i64>>>,
    profiles: Vec<Profile>,
    table: NameTable,
}

impl Roster {
    /// Checks the members and makes a roster of them.
    ///
    /// ```
    /// use roundtable::{Member, Roster};
    ///
    /// let roster = Roster::new([
    ///     Member::new("ana").tags("background", ["lived experience", "researcher"]).number("years", 4.5),
    ///     Member::new("bo").tag("background", "practitioner").number("years", 12),
    /// ])?;
    /// let ana = roster.member("ana")?;
    /// let researcher = roster.resolve_tag("researcher")?;
    /// assert!(roster.holds(ana, researcher));
    ///
    /// // Every fault is reported, each in a sentence.
    /// let faults = Roster::new([Member::new("ana").number("years", "many"), Member::new("Ana")]).unwrap_err();
    /// assert_eq!(faults.to_string().lines().count(), 2);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Input`] with every fault: no members; ids or names that are empty, repeated, or differ only in case or
    /// spaces; hats, main tags or tags to be shown that the member does not hold; numbers that cannot be read exactly.
    pub fn new(members: impl IntoIterator<Item = Member>) -> Result<Self, Error> {
        let entries: Vec<Entry> = members.into_iter().map(Entry::from).collect();
        build::build(&entries, &Origin::List, Faults::default())
    }

    /// Reads a CSV file with the columns as [`CsvOptions`] has them by default.
    ///
    /// ```
    /// use roundtable::Roster;
    ///
    /// let roster = Roster::from_csv_path("examples/data/volunteers.csv")?;
    /// assert_eq!(roster.len(), 24);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Input`] with every fault: those of [`Roster::new`] and those of the file, with lines and columns.
    pub fn from_csv_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::from_csv_path_with(path, &CsvOptions::new())
    }

    /// Reads a CSV file with the columns as the options say.
    ///
    /// # Errors
    ///
    /// As [`Roster::from_csv_path`], and for options that name columns that the file does not have.
    pub fn from_csv_path_with(path: impl AsRef<Path>, options: &CsvOptions) -> Result<Self, Error> {
        csv::read_path(path.as_ref(), options)
    }

    /// Reads a CSV with the columns as [`CsvOptions`] has them by default. `reader` is read to its end.
    ///
    /// ```
    /// use roundtable::Roster;
    ///
    /// let text = "id,background,years\nana,lived experience; researcher,4.5\nbo,practitioner,12\n";
    /// let roster = Roster::from_csv(text.as_bytes())?;
    /// assert_eq!(roster.tags_of(roster.member("ana")?).len(), 2);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Roster::from_csv_path`].
    pub fn from_csv(reader: impl Read) -> Result<Self, Error> {
        Self::from_csv_with(reader, &CsvOptions::new())
    }

    /// Reads a CSV with the columns as the options say. `reader` is read to its end.
    ///
    /// # Errors
    ///
    /// As [`Roster::from_csv_path_with`].
    pub fn from_csv_with(reader: impl Read, options: &CsvOptions) -> Result<Self, Error> {
        csv::read(reader, options)
    }

    /// How many members there are; at least one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Never true: a roster without members is a fault.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// All members, in the order of the input.
    pub fn member_ids(&self) -> impl ExactSizeIterator<Item = MemberId> + use<> {
        (0..self.ids.len()).map(MemberId::new)
    }

    /// The id of a member as it was given.
    #[must_use]
    pub fn name(&self, member: MemberId) -> &str {
        &self.ids[member.index()]
    }

    /// All dimensions, in the order of their handles.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// Handles of all dimensions.
    pub fn dimension_ids(&self) -> impl ExactSizeIterator<Item = DimensionId> + use<> {
        (0..self.dimensions.len()).map(DimensionId::new)
    }

    /// A dimension.
    #[must_use]
    pub fn dimension(&self, dimension: DimensionId) -> &Dimension {
        &self.dimensions[dimension.index()]
    }

    /// Handles of all tags; those of one dimension are neighbours.
    pub fn tag_ids(&self) -> impl ExactSizeIterator<Item = TagId> + use<> {
        (0..self.tags.len()).map(TagId::new)
    }

    /// A tag.
    #[must_use]
    pub fn tag(&self, tag: TagId) -> &Tag {
        &self.tags[tag.index()]
    }

    /// The tags that a member holds, sorted.
    #[must_use]
    pub fn tags_of(&self, member: MemberId) -> &[TagId] {
        &self.profiles[member.index()].tags
    }

    /// The tags that a member holds in one dimension, sorted.
    #[must_use]
    pub fn tags_in(&self, member: MemberId, dimension: DimensionId) -> &[TagId] {
        self.part(&self.profiles[member.index()].tags, dimension)
    }

    /// True if the member holds the tag.
    #[must_use]
    pub fn holds(&self, member: MemberId, tag: TagId) -> bool {
        self.tags_of(member).binary_search(&tag).is_ok()
    }

    /// The tags of a dimension as which the member agreed to be counted, sorted; all that are held if nothing was said.
    #[must_use]
    pub fn hats_of(&self, member: MemberId, dimension: DimensionId) -> &[TagId] {
        self.part(&self.profiles[member.index()].hats, dimension)
    }

    /// The tag of a dimension that the member calls their main one, or the only one held there.
    #[must_use]
    pub fn primary_of(&self, member: MemberId, dimension: DimensionId) -> Option<TagId> {
        let chosen = self.part(&self.profiles[member.index()].primary, dimension).first();
        match self.tags_in(member, dimension) {
            [only] => Some(*only),
            _ => chosen.copied(),
        }
    }

    /// The tags that the member agreed to have shown beside their name, sorted.
    #[must_use]
    pub fn shown_of(&self, member: MemberId) -> &[TagId] {
        &self.profiles[member.index()].shown
    }

    /// The names of all numbers, in the order of their handles.
    pub fn numbers(&self) -> impl ExactSizeIterator<Item = &str> {
        self.number_names.iter().map(String::as_str)
    }

    /// Handles of all numbers.
    pub fn number_ids(&self) -> impl ExactSizeIterator<Item = NumberId> + use<> {
        (0..self.number_names.len()).map(NumberId::new)
    }

    /// The name of a number.
    #[must_use]
    pub fn number_name(&self, number: NumberId) -> &str {
        &self.number_names[number.index()]
    }

    /// A member's value of a number, in units of its last decimal: with one decimal, 4.5 is 45. `None` if none was
    /// given.
    #[must_use]
    pub fn number(&self, member: MemberId, number: NumberId) -> Option<i64> {
        self.values[number.index()][member.index()]
    }

    /// How many decimals the values of a number have, 0 to 6.
    #[must_use]
    pub fn decimals(&self, number: NumberId) -> u32 {
        self.decimals[number.index()]
    }

    /// The same roster in which these members hold no tags and add nothing to any number.
    pub(crate) fn without_what_they_bring(&self, members: &[MemberId]) -> Roster {
        let mut roster = self.clone();
        for member in members {
            roster.profiles[member.index()] =
                Profile { tags: Vec::new(), hats: Vec::new(), primary: Vec::new(), shown: Vec::new() };
            for values in &mut roster.values {
                values[member.index()] = Some(0);
            }
        }
        roster
    }

    /// Of sorted tags those of one dimension.
    fn part<'a>(&self, tags: &'a [TagId], dimension: DimensionId) -> &'a [TagId] {
        let start = tags.partition_point(|&tag| self.tag(tag).dimension() < dimension);
        let end = tags.partition_point(|&tag| self.tag(tag).dimension() <= dimension);
        &tags[start..end]
    }
}

/// Ids, each with the tags that the member agreed to show.
impl fmt::Debug for Roster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |member| self.shown_of(member).iter().map(|&tag| self.tag_label(tag)).collect::<Vec<_>>();
        f.write_str("Roster ")?;
        f.debug_map().entries(self.member_ids().map(|member| (self.name(member), shown(member)))).finish()
    }
}
