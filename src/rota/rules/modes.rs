//! Linked roles: one held in the room, one online.

use super::Over;
use crate::model::{Count, Price, Tally};
use crate::rules::lowered::Lowered;
use crate::unit::Unit;

/// At every meeting with both, somebody in the room and somebody online hold one of the roles.
pub(in crate::rota) fn each_mode(over: &Over<'_>) -> Option<Lowered> {
    let mut counts = Vec::new();
    for (at, meeting) in over.meetings.iter().enumerate() {
        let able = |online: bool| {
            let here = |(position, &mode): (usize, &bool)| {
                let open = |&role: &usize| meeting.roles[role].places > 0 && meeting.roles[role].open[position];
                mode == online && over.of.iter().any(open)
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
        let held = |held: &[usize]| held.iter().any(|role| over.of.contains(role)).then_some(0);
        let grid = over.grid(at..at + 1, |_, member| column(member), |_, roles| held(roles));
        let price = |_, _| Price::range(Some(1), None);
        counts.push(Count::Tally(Tally::new(grid.covering(2, 1), over.slots, price)));
    }
    Lowered::whole(counts, Unit::new("meeting without both", "meetings without both"))
}
