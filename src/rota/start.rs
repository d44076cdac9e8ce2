//! A plan in which nobody is ever a whole turn ahead or behind, as a start.

use super::Rota;
use super::chain;
use crate::model::{Assignment, SlotId};
use crate::roster::MemberId;
use std::collections::BTreeSet;

/// Whether a start meets everything that is required.
pub(super) fn meets_what_is_required(problem: &Rota, start: &Assignment) -> bool {
    let mut required = problem.lowered.priced.model.tier(0);
    required.all(|family| family.value(start) == 0)
}

/// The turns of every role by its chain, one role after the other, for those who are still free; `None` if no fair
/// shares are asked for, or some role finds no plan.
pub(super) fn fair_turns(problem: &Rota) -> Option<Assignment> {
    if !problem.asked.iter().any(|asked| asked.rule.kind.is_fair_share()) || problem.layout.has_pairs() {
        return None;
    }
    let slots = problem.lowered.priced.model.slots();
    let members = problem.roster.len();
    let none = problem.layout.slot(&[])?;
    let mut taken: BTreeSet<(usize, MemberId)> = BTreeSet::new();
    let mut held: Vec<SlotId> = Vec::with_capacity(slots.units());
    for (meeting, period) in problem.meetings.iter().zip(slots.periods()) {
        let outside = SlotId((period.slots.start + none) as u32);
        held.extend(meeting.members.iter().map(|_| outside));
    }
    for role in 0..problem.roles().len() {
        let slot = problem.layout.slot(&[role])?;
        let busy = |at: usize, member: MemberId| taken.contains(&(at, member));
        let slack = problem.slack[role];
        let turns = chain::fair_turns(members, &problem.meetings, role, &problem.history, slack, &busy);
        for (at, holders) in turns?.into_iter().enumerate() {
            let period = &slots.periods()[at];
            for member in holders {
                let position = problem.meetings[at].position(member)?;
                held[period.units.start + position] = SlotId((period.slots.start + slot) as u32);
                taken.insert((at, member));
            }
        }
    }
    let allowed = |unit: crate::model::UnitId| slots.permits(unit, held[unit.index()]);
    slots.unit_ids().all(allowed).then(|| Assignment::new(held))
}
