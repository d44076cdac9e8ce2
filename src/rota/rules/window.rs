//! The least and the greatest number of meetings with a role, of any few meetings running.

mod definition;

use super::prelude::*;
use crate::rota::lowering_context::Stretch;
use crate::rules::bounds::Bounds;

/// Of any `of` meetings running, everybody holds one of the roles at `min` to `max`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Window {
    /// How many meetings there are in a stretch.
    pub(super) of: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) min: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) max: Option<u32>,
}

impl TurnRule for Window {
    fn words(&self, about: &About) -> String {
        let Window { of, min, max } = *self;
        let (everybody, roles) = (about.everybody(), about.any_role());
        format!("{everybody} holds {roles} in {} of any {of} meetings running", Bounds { min, max })
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let Window { of, min, max } = *self;
        let bounds = Bounds { min, max };
        faults.note(bounds.fault());
        context.check_length(of, 1, faults);
        context.check_least(bounds, of, "meetings in a stretch", faults);
        let counts = context.windows(of.max(1), bounds, faults);
        Lowered::whole(counts, Unit::new("meeting too many or too few", "meetings too many or too few"))
    }

    fn is_about_members(&self) -> bool {
        true
    }

    fn why_out_of_reach(&self, filled: bool, context: &TurnLoweringContext<'_>) -> Option<String> {
        let Window { of, min, max } = *self;
        context.stretches(of).into_iter().find_map(|Stretch { meetings, .. }| {
            let min = min.filter(|_| meetings.len() == of);
            context.places_against(filled, meetings, context.concerned, Bounds { min, max })
        })
    }
}
