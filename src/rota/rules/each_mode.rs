//! Linked roles: one held in the room, one online.

mod definition;

use super::prelude::*;

/// At every meeting with both, somebody in the room and somebody online hold one of the roles.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct EachMode {}

impl TurnRule for EachMode {
    fn words(&self, about: &About) -> String {
        format!("of {} one is held in the room and one online", about.roles_together())
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, _: &mut Faults) -> Option<Lowered> {
        let mut counts = Vec::new();
        for (at, meeting) in context.meetings.iter().enumerate() {
            let able = |online: bool| {
                let here = |(position, &mode): (usize, &bool)| {
                    let open = |&role: &usize| meeting.roles[role].places > 0 && meeting.roles[role].open[position];
                    mode == online && context.concerned.iter().any(open)
                };
                meeting.online.iter().enumerate().any(here)
            };
            if meeting.fixed.is_some() || !able(true) || !able(false) {
                continue;
            }
            let column = |member| {
                let position = meeting.position(member)?;
                Some((u32::from(meeting.online[position]), 1))
            };
            let held = |held: &[usize]| held.iter().any(|role| context.concerned.contains(role)).then_some(0);
            let grid = context.grid(at..at + 1, |_, member| column(member), |_, roles| held(roles));
            let price = |_, _| Price::range(Some(1), None);
            counts.push(Count::Tally(Tally::new(grid.covering(2, 1), context.slots, price)));
        }
        Lowered::whole(counts, Unit::new("meeting without both", "meetings without both"))
    }
}
