//! Meetings between two turns of a person.

mod definition;

use super::prelude::*;

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
        let mut counts = Vec::new();
        for &role in context.concerned {
            for stretch in context.stretches(self.meetings.saturating_add(1)) {
                let price = |member| {
                    let held = context.history.held_within(member, role, stretch.before);
                    Price::range(None, Some(1 - i64::from(held)))
                };
                counts.push(context.turns(stretch.meetings.clone(), &[role], price));
            }
        }
        Lowered::whole(counts, Unit::new("turn too soon", "turns too soon"))
    }

    fn is_about_members(&self) -> bool {
        true
    }
}
