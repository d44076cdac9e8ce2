//! How many meetings running somebody holds a role.

mod definition;

use super::prelude::*;
use crate::rules::bounds::Bounds;

/// Whoever begins to hold one of the roles holds one of them at `min` to `max` meetings running.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Consecutive {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) min: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) max: Option<u32>,
}

impl TurnRule for Consecutive {
    fn words(&self, about: &About) -> String {
        let Consecutive { min, max } = *self;
        let meetings = Bounds { min, max }.counted("meeting", "meetings");
        let begun = if min.is_some() { ", once begun" } else { "" };
        format!("{} holds {} {meetings} running{begun}", about.everybody(), about.any_role())
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let Consecutive { min, max } = *self;
        faults.note(Bounds { min, max }.fault());
        let mut counts = Vec::new();
        if let Some(max) = max {
            let most = Bounds { min: None, max: Some(max) };
            counts.extend(context.windows((max as usize).saturating_add(1), most, faults));
        }
        let begins = 0..context.meetings.len();
        if context.too_many(begins.clone().map(|begin| begin..self.end(begin, context)), faults) {
            return None;
        }
        counts.extend(begins.filter_map(|begin| self.begun(begin, context)));
        Lowered::whole(counts, Unit::new("meeting too many or too few", "meetings too many or too few"))
    }

    fn is_about_members(&self) -> bool {
        true
    }
}

impl Consecutive {
    /// Where a run of the least number that begins at a meeting ends, or the rota does.
    fn end(&self, begin: usize, context: &TurnLoweringContext<'_>) -> usize {
        begin.saturating_add(self.min.map_or(0, |min| min as usize)).min(context.meetings.len())
    }

    /// Of those who begin at a meeting, the meetings after it that lack to the least number: beginning weighs as much
    /// as all of them. `None` if there are none to come.
    fn begun(&self, begin: usize, context: &TurnLoweringContext<'_>) -> Option<Count> {
        let end = self.end(begin, context);
        let after = (end as i64 - begin as i64 - 1).max(0);
        let begin = begin as i64;
        let weight = |at: i64| match at - begin {
            -1 => -after,
            0 => after,
            _ => -1,
        };
        let is_asked = after > 0 && end > context.first_to_come();
        let span = (begin - 1).max(-(context.history.meetings as i64))..end as i64;
        is_asked.then(|| context.sums_at_most(span, 0, |at| (weight(at), context.concerned)))
    }
}
