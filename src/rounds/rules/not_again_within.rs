//! Nobody meets the same person again too soon.

mod definition;

use super::prelude::*;
use crate::error::Noun;
use crate::model::{Meetings, PairClasses};
use crate::periods::{LastMet, Window};
use crate::rules::lowering_context::too_many;
use std::sync::Arc;

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
        let classes = Arc::new(classes);
        let prices = vec![Price::range(None, Some(1)), Price::linear(0)];
        let meetings = |window: Window| {
            let contacts = over.contacts.within(over.slots, window.periods, window.past);
            Count::Meetings(Meetings::new(Arc::new(contacts), classes.clone(), prices.clone()))
        };
        let counts = windows.into_iter().map(meetings).collect();
        Lowered::whole(counts, Unit::new("round too soon", "rounds too soon"))
    }
}
