//! Meetings between two turns of a person.

use super::Over;
use crate::error::{Faults, InputFault};
use crate::model::Price;
use crate::rules::lowered::Lowered;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};

/// Between two turns of a person in a role lie at least so many meetings.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Gap {
    pub(in crate::rota) meetings: usize,
}

impl Gap {
    pub(in crate::rota) fn lower(&self, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
        if self.meetings == 0 {
            faults.push(InputFault::nothing_bounded());
        }
        let mut counts = Vec::new();
        for &role in over.of {
            for stretch in over.stretches(self.meetings.saturating_add(1)) {
                let price = |member| {
                    let held = over.history.held_within(member, role, stretch.before);
                    Price::range(None, Some(1 - i64::from(held)))
                };
                counts.push(over.turns(stretch.meetings.clone(), &[role], price));
            }
        }
        Lowered::whole(counts, Unit::new("turn too soon", "turns too soon"))
    }
}
