//! Who stands in which group of a plan: what problems answer with and audits measure.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A group with its members, in the order of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PlannedGroup {
    /// Name of the group.
    pub name: String,
    /// Its members.
    pub members: Vec<PlacedMember>,
}

impl PlannedGroup {
    /// The name with the ids of the members.
    pub(crate) fn names(&self) -> (&str, impl Iterator<Item = &str>) {
        (&self.name, self.members.iter().map(|member| member.id.as_str()))
    }
}

/// A member in a group. `Debug` prints no hat.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PlacedMember {
    /// Id of the member.
    pub id: String,
    /// The hat that the member wears here, where hats are worn.
    pub hat: Option<String>,
}

impl fmt::Debug for PlacedMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id.fmt(f)
    }
}

/// A member with the hat that they wear, if they wear one, for those who organise.
pub(crate) fn with_hat(id: &str, hat: Option<&String>) -> String {
    hat.map_or_else(|| id.to_owned(), |hat| format!("{id} ({hat})"))
}
