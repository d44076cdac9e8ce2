//! Who holds which role at one meeting.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The turns of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "meeting", deny_unknown_fields)]
#[non_exhaustive]
pub struct PlannedTurns {
    /// For each role the ids of those who hold it, in the order of the roster: none where all its places stay open. A
    /// role that rests is left out.
    pub roles: BTreeMap<String, Vec<String>>,
    /// For each role with places that stay open, how many they are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub open: BTreeMap<String, usize>,
    /// Ids of those who are not there, in the order of the roster.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<String>,
}

impl PlannedTurns {
    /// The turns of a meeting: roles with the ids of those who hold them.
    pub fn new<R, M>(roles: impl IntoIterator<Item = (R, Vec<M>)>) -> PlannedTurns
    where
        R: Into<String>,
        M: Into<String>,
    {
        let role = |(role, members): (R, Vec<M>)| {
            let members = members.into_iter().map(Into::into);
            (role.into(), members.collect())
        };
        PlannedTurns { roles: roles.into_iter().map(role).collect(), ..PlannedTurns::default() }
    }

    /// The same meeting, at which these were absent.
    #[must_use]
    pub fn absent<T: Into<String>>(mut self, members: impl IntoIterator<Item = T>) -> PlannedTurns {
        self.absent = members.into_iter().map(Into::into).collect();
        self
    }

    /// Ids of those who hold a role; empty where it rests.
    pub fn holders(&self, role: &str) -> &[String] {
        self.roles.get(role).map_or(&[], Vec::as_slice)
    }

    /// Those who hold a role and the places that stay open: "ana, bo, 1 open".
    pub(crate) fn told(&self, role: &str) -> String {
        let open = self.open.get(role).map(|open| format!("{open} open"));
        self.holders(role).iter().cloned().chain(open).collect::<Vec<_>>().join(", ")
    }
}
