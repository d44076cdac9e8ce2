//! Meetings between two turns of a person, be it in one role or in two.

mod definition;

use super::prelude::*;
use crate::rules::bounds::Bounds;

/// Between two meetings at which a person holds one of the roles lie at least `meetings`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct GapAnyRole {
    pub(super) meetings: usize,
}

impl TurnRule for GapAnyRole {
    fn words(&self, about: &About) -> String {
        let when = match self.meetings {
            1 => "at two meetings running".to_owned(),
            meetings => format!("again within {meetings} meetings"),
        };
        format!("{} {} {when}, be it the same role or another", about.nobody_holds(), about.any_role())
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.check_length(self.meetings, 1, faults);
        let counts = context.windows(self.meetings.saturating_add(1), Bounds { min: None, max: Some(1) }, faults);
        Lowered::whole(counts, Unit::new("turn too soon", "turns too soon"))
    }

    fn why_out_of_reach(&self, filled: bool, context: &TurnLoweringContext<'_>) -> Option<String> {
        let once = Bounds { min: None, max: Some(1) };
        let mut stretches = context.stretches(self.meetings.saturating_add(1)).into_iter();
        stretches.find_map(|stretch| context.places_against(filled, stretch.meetings, context.concerned, once))
    }

    fn is_about_members(&self) -> bool {
        true
    }
}
