//! A plan in which nobody is ever a whole turn ahead or behind, as a start.

mod paths;
mod together;
mod turn_sums;

use self::paths::{Costs, Paths};
use self::together::Together;
use super::Rota;
use super::chain;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, SlotId};
use crate::random::Random;
use crate::roster::MemberId;
use std::collections::BTreeSet;

/// Whether a start meets everything that is required.
pub(super) fn meets_what_is_required(problem: &Rota, start: &Assignment) -> bool {
    problem.lowered.priced.model.cost(start).0[0] == 0
}

/// The turns of every role by its chain, one role after the other, for those who are still free; `None` if no fair
/// shares are asked for, some role finds no plan, or it is interrupted.
pub(super) fn fair_turns(problem: &Rota, interrupts: &Interrupts<'_>) -> Option<Assignment> {
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
        let past = (&problem.history, problem.slack[role]);
        let turns = chain::fair_turns(members, &problem.meetings, role, past, &busy, interrupts);
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

/// How many states are kept at each meeting in the first attempts.
const WIDTHS: [usize; 2] = [8, 64];

/// How many are kept in further attempts, which draw how much it counts that somebody waits.
const WIDTH: usize = 32;

/// The greatest number of attempts.
const ATTEMPTS: usize = 30;

/// The greatest product of members, places of all meetings and states kept, for the first attempt and for all.
const MAX_WORK: (usize, usize) = (200_000, 4_000_000);

/// A plan that keeps to all that is required of members one by one, such as fair shares with gaps, and costs little;
/// `None` if none was found that may be better than `fair` before it is interrupted, or no fair shares are asked for.
pub(super) fn turns_side_by_side(
    problem: &Rota,
    fair: Option<&Assignment>,
    interrupts: &Interrupts<'_>,
) -> Option<Assignment> {
    let places = problem.meetings.iter().flat_map(|meeting| &meeting.roles).map(|role| role.places);
    let work = places.fold(0, usize::saturating_add).saturating_mul(problem.roster.len());
    let is_asked = problem.asked.iter().any(|asked| asked.rule.kind.is_fair_share());
    if !is_asked || work.saturating_mul(WIDTHS[0]) > MAX_WORK.0 || interrupts.stop() {
        return None;
    }
    let model = &problem.lowered.priced.model;
    let paths = Paths::new(problem, model)?;
    if !paths.has_costs() && fair.is_some_and(|fair| meets_what_is_required(problem, fair)) {
        return None;
    }
    let none = problem.layout.slot(&[])?;
    let least = paths.least();
    let mut best: Option<(Costs, Assignment)> = None;
    let mut left = MAX_WORK.1;
    for attempt in 0..ATTEMPTS {
        let width = WIDTHS.get(attempt).copied().unwrap_or(WIDTH);
        left = left.saturating_sub(work.saturating_mul(width));
        if left == 0 || interrupts.stop() || best.as_ref().is_some_and(|(costs, _)| *costs == least) {
            break;
        }
        let random = (attempt >= WIDTHS.len()).then(|| Random::new(0, attempt as u64));
        let together = Together { problem, model, paths: &paths, urgency: paths.urgency(random), none };
        best = best.into_iter().chain(together.plan(width)).min_by_key(|(costs, _)| *costs);
    }
    best.map(|(_, plan)| plan)
}
