//! Nobody meets the same person again too soon.

mod definition;

use super::prelude::*;
use crate::error::Noun;
use crate::model::PairClasses;
use crate::periods::{LastMet, Window};
use crate::rules::lowering_context::too_many;

/// No two share a table twice within so many rounds.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rounds) struct NotAgainWithin {
    pub(in crate::rounds) rounds: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::rounds) last_met: LastMet,
}

impl OverRoundsRule for NotAgainWithin {
    fn words(&self) -> String {
        format!("no two share a table twice within {} rounds", self.rounds)
    }

    fn lower(&self, _: bool, over: &OverRounds<'_>, faults: &mut Faults) -> Option<Lowered> {
        let rounds = (over.rounds.len(), Noun::Round);
        let windows = Window::all(rounds, self.rounds, &self.last_met, over.roster, faults);
        let members = over.roster.len();
        let counts = members.saturating_mul(members).saturating_mul(windows.len());
        if too_many(counts, faults) {
            return None;
        }
        let mut classes = PairClasses::uniform(members);
        for &pair in over.companions {
            classes.set(pair, 1);
        }
        let counts = Window::counts(windows, over.contacts, over.slots, classes);
        Lowered::whole(counts, Unit::new("round too soon", "rounds too soon"))
    }
}
