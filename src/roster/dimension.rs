//! Dimensions and their tags.

use super::{DimensionId, TagId};

/// A kind of tag, such as background, gender or site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    pub(super) name: String,
    pub(super) tags: Vec<TagId>,
}

impl Dimension {
    /// Its name; it contains no `:`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its tags in order of first appearance; empty if nobody holds one.
    #[must_use]
    pub fn tags(&self) -> &[TagId] {
        &self.tags
    }
}

/// One value of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub(super) name: String,
    pub(super) dimension: DimensionId,
}

impl Tag {
    /// Its name without that of the dimension.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its dimension.
    #[must_use]
    pub fn dimension(&self) -> DimensionId {
        self.dimension
    }
}
