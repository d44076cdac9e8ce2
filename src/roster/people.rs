//! A checked list of people, and what it answers about them.

use super::dimension::{Dimension, Tag};
use super::ids::{DimensionId, MemberId, NumberId, TagId};
use super::name_table::NameTable;
use super::notes::RosterNotes;
use super::sheet::SheetReading;
use std::fmt;

/// What one member brings; each list is sorted, so that the tags of one dimension are neighbours.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Profile {
    pub(super) tags: Vec<TagId>,
    pub(super) hats: Vec<TagId>,
    /// Main tags of dimensions in which several are held.
    pub(super) primary: Vec<TagId>,
    pub(super) shown: Vec<TagId>,
    /// Nothing of the member is counted.
    pub(super) uncounted: bool,
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
#[derive(Clone)]
pub struct Roster {
    pub(super) ids: Vec<String>,
    pub(super) dimensions: Vec<Dimension>,
    pub(super) tags: Vec<Tag>,
    pub(super) number_names: Vec<String>,
    /// Decimals of each number.
    pub(super) decimals: Vec<u32>,
    /// Values of each number, by member.
    pub(super) values: Vec<Vec<Option<i64>>>,
    pub(super) profiles: Vec<Profile>,
    pub(super) table: NameTable,
    pub(super) notes: RosterNotes,
    /// The table that it was read from, of which more can be read.
    pub(super) sheet: Option<SheetReading>,
}

/// Whether the people and all that they bring are the same, however they were read.
impl PartialEq for Roster {
    fn eq(&self, other: &Roster) -> bool {
        // The table of names follows from the rest.
        (&self.ids, &self.dimensions, &self.tags, &self.number_names)
            == (&other.ids, &other.dimensions, &other.tags, &other.number_names)
            && (&self.decimals, &self.values, &self.profiles) == (&other.decimals, &other.values, &other.profiles)
    }
}

impl Eq for Roster {}

impl Roster {
    /// How the roster was read, for those who organise: empty unless it was read from a file.
    #[must_use]
    pub fn notes(&self) -> &RosterNotes {
        &self.notes
    }

    /// Ids, and the names of dimensions, tags and numbers.
    pub(crate) fn all_names(&self) -> impl Iterator<Item = &str> {
        let named = self.dimensions.iter().map(Dimension::name).chain(self.tags.iter().map(Tag::name));
        self.ids.iter().map(String::as_str).chain(named).chain(self.numbers())
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

    /// Whether the member holds no tags and has no numbers, as whoever supports somebody beside them.
    pub(crate) fn is_uncounted(&self, member: MemberId) -> bool {
        self.profiles[member.index()].uncounted
    }

    /// The same roster in which these members hold no tags, add nothing to any number and are in no range of one.
    pub(crate) fn without_what_they_bring(&self, members: &[MemberId]) -> Roster {
        let mut roster = self.clone();
        for member in members {
            roster.profiles[member.index()] = Profile { uncounted: true, ..Profile::default() };
            for values in &mut roster.values {
                values[member.index()] = Some(0);
            }
        }
        roster
    }

    /// These members of the roster, with all that it speaks of: tags may then be held by nobody. Nobody is left where
    /// none are kept.
    pub(crate) fn only(&self, kept: impl Fn(&str) -> bool) -> Roster {
        fn of<T: Clone>(all: &[T], stays: &[bool]) -> Vec<T> {
            all.iter().zip(stays).filter(|(_, stays)| **stays).map(|(of, _)| of.clone()).collect()
        }
        let stays: Vec<bool> = self.ids.iter().map(|id| kept(id)).collect();
        let mut roster = Roster { sheet: None, ..self.clone() };
        roster.ids = of(&self.ids, &stays);
        roster.profiles = of(&self.profiles, &stays);
        roster.values = self.values.iter().map(|values| of(values, &stays)).collect();
        roster.table = NameTable::new(&roster.ids, &roster.dimensions, &roster.tags, &roster.number_names);
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
