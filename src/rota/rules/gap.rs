//! Meetings between two turns of a person.

mod definition;

use super::prelude::*;
use crate::rules::bounds::Bounds;
use itertools::Itertools;

/// Between two turns of a person in the same role lie at least this number of meetings.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Gap {
    pub(super) meetings: usize,
}

impl TurnRule for Gap {
    fn words(&self, about: &About) -> String {
        let role = about.same_role();
        match self.meetings {
            1 => format!("{} {role} at two meetings running", about.nobody_holds()),
            meetings => format!("between two turns of {} in {role} lie at least {meetings} meetings", about.a_person()),
        }
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.check_length(self.meetings, 1, faults);
        let stretches = context.stretches(self.meetings.saturating_add(1));
        let spans = context.concerned.iter().flat_map(|_| stretches.iter().map(|stretch| stretch.meetings.clone()));
        if context.too_many(spans, faults) {
            return None;
        }
        let mut counts = Vec::new();
        for &role in context.concerned {
            for stretch in &stretches {
                let price = |member| {
                    let held = context.history.held_within(member, role, stretch.before);
                    Price::range(None, Some(1 - i64::from(held)))
                };
                counts.push(context.turns(stretch.meetings.clone(), &[role], price));
            }
        }
        Lowered::whole(counts, Unit::new("turn too soon", "turns too soon"))
    }

    fn why_out_of_reach(&self, filled: bool, context: &TurnLoweringContext<'_>) -> Option<String> {
        let once = Bounds { min: None, max: Some(1) };
        let stretches = context.stretches(self.meetings.saturating_add(1)).into_iter();
        let mut parts = stretches.cartesian_product(context.concerned);
        parts.find_map(|(stretch, &role)| context.places_against(filled, stretch.meetings, &[role], once))
    }

    fn is_about_members(&self) -> bool {
        true
    }
}
