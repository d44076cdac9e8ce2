//! Rounds that were announced stay as they were.

mod definition;

use super::prelude::*;
use crate::rounds::plan::PlannedRound;
use crate::rules::Rule;

/// An earlier plan that members know.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::rounds) struct TablesAsAnnounced {
    pub(in crate::rounds) rounds: Vec<PlannedRound>,
}

impl OverRoundsRule for TablesAsAnnounced {
    fn words(&self) -> String {
        "tables stay as announced".to_owned()
    }

    /// It is lowered round by round.
    fn lower(&self, _: bool, _: &OverRounds<'_>, _: &mut Faults) -> Option<Lowered> {
        None
    }

    /// Members stay at their tables, in a round that was announced.
    fn at_tables(&self, round: usize, _: &RoundInstance) -> Vec<Rule> {
        let stay = |round: &PlannedRound| {
            let places = round.tables.iter().flat_map(|table| {
                let members = table.members.iter();
                members.map(|member| (member.as_str(), table.name.as_str()))
            });
            Rule::stay(places)
        };
        self.rounds.get(round).map(stay).into_iter().collect()
    }
}
