//! The first reading of a roster: which ids, dimensions, tags and numbers it speaks of.

use super::names::Names;
use super::origin::{Entries, Field, Origin};
use super::{Dimension, DimensionId, Member, NumberId, Tag, TagId};
use crate::error::{Faults, Flaw, InputFault, Noun, Place, fault};

/// All names of a roster, each with its place in the order of first appearance.
#[derive(Default)]
pub(super) struct Vocabulary {
    ids: Names,
    /// Where each id was first seen.
    first_seen: Vec<usize>,
    dimensions: Names,
    /// The tags of each dimension.
    tags: Vec<Names>,
    numbers: Names,
    /// Where the tags of each dimension begin among all tags.
    starts: Vec<usize>,
}

impl Vocabulary {
    /// Gathers the names and notes the faults of each at its first appearance.
    pub(super) fn gather(entries: &dyn Entries, origin: &Origin, faults: &mut Faults) -> Self {
        let mut vocabulary = Self::default();
        for index in 0..entries.len() {
            let member = &*entries.member(index);
            vocabulary.read_id(index, &member.id, origin, faults);
            vocabulary.read_names(index, member, origin, faults);
        }
        let lengths = vocabulary.tags.iter().map(|tags| tags.iter().count());
        vocabulary.starts = lengths.scan(0, |next, length| Some(std::mem::replace(next, *next + length))).collect();
        vocabulary
    }

    fn read_id(&mut self, index: usize, id: &str, origin: &Origin, faults: &mut Faults) {
        let location = || origin.locate(index, id, Field::Id);
        match self.ids.position(id) {
            // Ids that are empty are not another's.
            Some(_) if id.trim().is_empty() => {
                faults.push(InputFault::bad_name(Noun::Member, "", Flaw::Empty).at(location()));
            }
            Some(known) => {
                let earlier = origin.locate(self.first_seen[known], id, Field::Id);
                faults.push(InputFault::id_taken(id, &earlier).at(location()));
            }
            None => {
                self.ids.intern(id, Noun::Member, location, faults);
                self.first_seen.push(index);
            }
        }
    }

    fn read_names(&mut self, index: usize, member: &Member, origin: &Origin, faults: &mut Faults) {
        for (name, tags) in member.tags.iter() {
            let heading = || origin.locate(index, &member.id, Field::Heading(name));
            if self.dimensions.position(name).is_none() {
                check_dimension(name, &self.numbers, heading, faults);
            }
            let dimension = self.dimensions.intern(name, Noun::Dimension, heading, faults);
            self.tags.resize_with(self.tags.len().max(dimension + 1), Names::default);
            for tag in &tags.0 {
                let location = || origin.locate(index, &member.id, Field::Value(name));
                self.tags[dimension].intern(tag, Noun::Tag, location, faults);
            }
        }
        for (name, _) in member.numbers.iter() {
            let heading = || origin.locate(index, &member.id, Field::Heading(name));
            if self.numbers.position(name).is_none() && self.dimensions.lookalike(name).is_some() {
                faults.push(InputFault::dimension_and_number(name).at(heading()));
            }
            self.numbers.intern(name, Noun::Number, heading, faults);
        }
    }

    /// Positions of the entries whose ids are no earlier one's.
    pub(super) fn known_members(&self) -> &[usize] {
        &self.first_seen
    }

    /// The dimension of a name.
    pub(super) fn dimension(&self, name: &str) -> Option<DimensionId> {
        self.dimensions.position(name).map(DimensionId::new)
    }

    /// The tag of a name within a dimension.
    pub(super) fn tag(&self, dimension: DimensionId, name: &str) -> Option<TagId> {
        let position = self.tags[dimension.index()].position(name)?;
        Some(TagId::new(self.starts[dimension.index()] + position))
    }

    /// The number of a name.
    pub(super) fn number(&self, name: &str) -> Option<NumberId> {
        self.numbers.position(name).map(NumberId::new)
    }

    /// The names of the dimensions.
    pub(super) fn dimension_names(&self) -> impl Iterator<Item = &str> {
        self.dimensions.iter()
    }

    /// The names of the numbers.
    pub(super) fn number_names(&self) -> impl Iterator<Item = &str> {
        self.numbers.iter()
    }

    /// The dimension of a tag.
    pub(super) fn dimension_of(&self, tag: TagId) -> DimensionId {
        // The last dimension that begins at or before the tag; those without tags begin where the next one does.
        DimensionId::new(self.starts.partition_point(|&start| start <= tag.index()).saturating_sub(1))
    }

    /// Ids, dimensions, tags and names of numbers, each in the order of their handles.
    pub(super) fn into_parts(self) -> (Vec<String>, Vec<Dimension>, Vec<Tag>, Vec<String>) {
        let mut all_tags = Vec::new();
        let mut dimensions = Vec::new();
        for (at, (name, tags)) in self.dimensions.into_vec().into_iter().zip(self.tags).enumerate() {
            let start = all_tags.len();
            let dimension = DimensionId::new(at);
            all_tags.extend(tags.into_vec().into_iter().map(|name| Tag { name, dimension }));
            dimensions.push(Dimension { name, tags: (start..all_tags.len()).map(TagId::new).collect() });
        }
        (self.ids.into_vec(), dimensions, all_tags, self.numbers.into_vec())
    }
}

fn check_dimension(name: &str, numbers: &Names, location: impl Fn() -> Place, faults: &mut Faults) {
    if name.contains(':') {
        faults.push(
            fault!(
                BadName,
                "the name of the dimension `{name}` contains `:`, which stands between a dimension and \
                 its tag; rename the dimension"
            )
            .at(location()),
        );
    }
    if numbers.lookalike(name).is_some() {
        faults.push(InputFault::dimension_and_number(name).at(location()));
    }
}
