//! Nobody holds turns with the same person again too soon.

mod definition;

use super::prelude::*;
use crate::error::Noun;
use crate::model::{ContactRelation, Contacts, PairClasses};
use crate::periods::{LastMet, Window};
use crate::rules::lowering_context::too_many;
use std::collections::BTreeMap;

/// No two hold one of the roles at the same meeting twice within so many meetings.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct NotAgainWithin {
    pub(super) meetings: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) last_met: LastMet,
}

impl TurnRule for NotAgainWithin {
    fn words(&self, about: &About) -> String {
        format!("no two hold {} at the same meeting twice within {} meetings", about.any_role(), self.meetings)
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let (meetings, members) = (context.meetings.len(), context.roster.len());
        let mut windows = Window::all((meetings, Noun::Meeting), self.meetings, &self.last_met, context.roster, faults);
        windows.retain(|window| window.periods.end > context.first_to_come());
        let kept = |window: &Window| {
            let slots = window.periods.len() * context.layout.slots().len();
            members.saturating_mul(members).saturating_add(slots)
        };
        if too_many(windows.iter().map(kept).fold(0, usize::saturating_add), faults) {
            return None;
        }
        let counts = Window::counts(windows, &self.contacts(context), context.slots, PairClasses::uniform(members));
        Lowered::whole(counts, Unit::new("meeting too soon", "meetings too soon"))
    }
}

impl NotAgainWithin {
    /// Who holds one of the roles at the same meeting.
    fn contacts(&self, context: &TurnLoweringContext<'_>) -> Contacts {
        let members = context.meetings.iter().flat_map(|meeting| &meeting.members);
        let held = |slot| context.layout.roles_of(slot).iter().any(|role| context.concerned.contains(role));
        let classes = (0..context.meetings.len() as u32)
            .flat_map(|at| context.layout.slots().map(move |slot| held(slot).then_some(at)));
        Contacts::new(
            context.roster.len(),
            members.map(|member| member.index() as u32).collect(),
            ContactRelation::classes(classes.collect()),
            BTreeMap::new(),
        )
    }
}
