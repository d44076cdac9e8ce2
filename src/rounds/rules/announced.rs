//! Rounds that were announced stay as they were.

use crate::rounds::plan::PlannedRound;
use crate::rules::{Asked, Rule};
use serde::{Deserialize, Serialize};

/// An earlier plan that members know.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(in crate::rounds) struct Announced {
    pub(in crate::rounds) rounds: Vec<PlannedRound>,
}

impl Announced {
    /// The rule that keeps a round, counted from 0, as it was announced; none when it was not.
    pub(in crate::rounds) fn stay(&self, round: usize, tier: u32, weight: u32) -> Option<Asked> {
        let tables = &self.rounds.get(round)?.tables;
        let places = tables.iter().flat_map(|table| {
            let members = table.members.iter();
            members.map(|member| (member.as_str(), table.name.as_str()))
        });
        Some(Asked { rule: Rule::stay(places).weight(weight), tier })
    }
}
