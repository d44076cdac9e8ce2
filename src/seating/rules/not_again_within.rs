//! Nobody sits beside the same person again too soon.

mod definition;

use super::new_neighbours::{contacts, counted_pairs};
use super::prelude::*;
use crate::error::Noun;
use crate::periods::{LastMet, Window};

/// No two sit side by side twice within so many meetings.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct NotAgainWithin {
    pub(in crate::seating) meetings: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::seating) last_met: LastMet,
}

impl OverMeetingsRule for NotAgainWithin {
    fn words(&self) -> String {
        format!("no two sit side by side twice within {} meetings", self.meetings)
    }

    fn lower(&self, _: bool, context: &OverMeetingsContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let meetings = (context.meetings.len(), Noun::Meeting);
        let windows = Window::all(meetings, self.meetings, &self.last_met, context.roster, faults);
        if too_many(context.roster.len().saturating_pow(2).saturating_mul(windows.len()), faults) {
            return None;
        }
        let counts = Window::counts(windows, &contacts(context), context.slots, counted_pairs(context));
        Lowered::whole(counts, Unit::new("meeting too soon", "meetings too soon"))
    }

    fn why_impossible(&self) -> String {
        let before = if self.last_met.is_empty() { "" } else { ", and who sat side by side before" };
        format!("with these seats{before}, some sit side by side again within {} meetings", self.meetings)
    }
}
