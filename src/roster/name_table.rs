//! Handles by name.

use super::dimension::{Dimension, Tag};
use super::ids::{DimensionId, MemberId, NumberId, TagId};
use super::name_index::NameIndex;
use crate::characters::composed;
use std::collections::BTreeMap;

/// What a name of a roster can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Named {
    /// A dimension.
    Dimension(DimensionId),
    /// A tag.
    Tag(TagId),
    /// A number.
    Number(NumberId),
}

/// Handles by name.
#[derive(Clone)]
pub(super) struct NameTable {
    members: NameIndex,
    /// All that is called by a bare name.
    pub(super) named: BTreeMap<String, Vec<Named>>,
}

impl NameTable {
    pub(super) fn new(ids: &[String], dimensions: &[Dimension], tags: &[Tag], numbers: &[String]) -> Self {
        let mut members = NameIndex::default();
        ids.iter().enumerate().for_each(|(at, id)| members.insert(&composed(id), at, |at| composed(&ids[at])));
        let dimensions = dimensions.iter().enumerate();
        let dimensions = dimensions.map(|(at, dimension)| (&dimension.name, Named::Dimension(DimensionId::new(at))));
        let tags = tags.iter().enumerate().map(|(at, tag)| (&tag.name, Named::Tag(TagId::new(at))));
        let numbers = numbers.iter().enumerate().map(|(at, name)| (name, Named::Number(NumberId::new(at))));
        let mut named: BTreeMap<String, Vec<Named>> = BTreeMap::new();
        for (name, handle) in dimensions.chain(tags).chain(numbers) {
            named.entry(composed(name).into_owned()).or_default().push(handle);
        }
        Self { members, named }
    }

    /// The member of an id; `ids` are those of all members.
    pub(super) fn member(&self, ids: &[String], id: &str) -> Option<MemberId> {
        self.members.get(&composed(id), |at| composed(&ids[at])).map(MemberId::new)
    }

    pub(super) fn bare(&self, name: &str) -> &[Named] {
        self.named.get(&*composed(name)).map_or(&[], Vec::as_slice)
    }
}
