//! What solvers ask of seating, the answer as a plan, and a plan as the assignment behind it.

use super::check::{check, exceptions};
use super::conflict::conflict;
use super::lower::Grain;
use super::plan::SeatingPlan;
use super::planned::PlannedMeeting;
use super::problem::Seating;
use super::rules::{MeetingRules, SeatKind, SeatRules};
use crate::error::{Faults, PlanFault};
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Model, RuleId, SlotId, UnitId};
use crate::outcome::Exception;
use crate::placed::{PlacedMember, PlannedGroup};
use crate::problem::{CountedConflict, PricedModel, PricedProblem, Problem};
use crate::roster::MemberId;
use crate::roster::pairs::Pairs;
use crate::rule_costs::RuleCosts;
use crate::rules::RuleEntry;
use crate::rules::entry::{Frame, absent_tags, numbered};
use std::collections::BTreeMap;
use std::sync::OnceLock;

impl PricedProblem for Seating {
    fn priced(&self) -> &PricedModel {
        &self.lowered.priced
    }

    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model {
        self.with_kept(kept, |input, kept| input.lower(kept, &mut Faults::default()).priced.model)
    }

    /// A supporter is not counted by others, even where the rule that says who it is need not hold.
    fn required(&self) -> Vec<RuleId> {
        let supports =
            |asked: &RuleEntry<SeatKind>| matches!(asked.rule.kind.0, SeatRules::At(MeetingRules::Supports(_)));
        let counts = |asked: &RuleEntry<SeatKind>| asked.is_required() || supports(asked);
        numbered(&self.asked).filter(|(_, asked)| counts(asked)).map(|(id, _)| id).collect()
    }

    fn frame(&self) -> Vec<RuleId> {
        vec![Frame::behind(&self.asked).placing]
    }

    fn frame_words(&self, _: RuleId) -> &'static str {
        "everybody who is there has a seat of their own"
    }

    fn unit_name(&self, unit: UnitId) -> Option<String> {
        let (meeting, position) = self.model().slots().in_period(unit);
        let member = self.meetings[meeting].members.get(position)?;
        Some(self.roster.name(*member).to_owned())
    }

    fn notes(&self) -> Vec<String> {
        self.remarks.iter().cloned().chain(absent_tags(&self.roster, &self.asked)).collect()
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool, interrupts: &Interrupts<'_>) -> Option<CountedConflict> {
        Some(conflict(self, kept, interrupts)?.with(self.frame()))
    }
}

impl Problem for Seating {
    type Plan = SeatingPlan;

    fn plan(&self, assignment: &Assignment) -> SeatingPlan {
        plan(self, assignment)
    }

    fn assignment(&self, plan: &SeatingPlan) -> Option<Assignment> {
        assignment(self, plan)
    }

    fn rule_costs(&self, plan: &SeatingPlan) -> Result<RuleCosts, Vec<PlanFault>> {
        check(self, plan)
    }

    fn exceptions(&self, plan: &SeatingPlan) -> Vec<Exception> {
        exceptions(self, plan)
    }

    fn measured(&self, plan: &SeatingPlan) -> Result<SeatingPlan, Vec<PlanFault>> {
        self.price(plan)?;
        Ok(measured(self, plan.meetings.clone()))
    }
}

/// The plan that an assignment stands for.
fn plan(problem: &Seating, assignment: &Assignment) -> SeatingPlan {
    let roster = problem.roster();
    let lowered = &problem.lowered;
    let slots = lowered.priced.model.slots();
    let mut meetings = Vec::new();
    let of_meetings = problem.meetings.iter().zip(slots.periods()).zip(&lowered.grains);
    for ((meeting, period), grain) in of_meetings {
        let layout = &meeting.hall.layout;
        let held = &assignment.slots()[period.units.clone()];
        let mut sitters: Vec<Option<MemberId>> = vec![None; layout.seats.len()];
        let mut hats = BTreeMap::new();
        let mut free: Vec<Vec<usize>> =
            (0..layout.tables.len()).map(|table| layout.table_seats(table).collect::<Vec<_>>()).collect();
        free.iter_mut().for_each(|seats| seats.reverse());
        for (&member, &slot) in meeting.members.iter().zip(held) {
            let at = slot.index() - period.slots.start;
            let seat = match *grain {
                Grain::Seats(per_seat) => Some(at / per_seat),
                // Who sits where at a table is all one: in the order of the roster.
                Grain::Tables(per_table) => free[at / per_table].pop(),
            };
            if let Some(seat) = seat {
                sitters[seat] = Some(member);
            }
            if let Some(hat) = lowered.hat_of[slot.index()] {
                hats.insert(roster.name(member).to_owned(), roster.tag(hat).name().to_owned());
            }
        }
        let away = |member: &MemberId| meeting.position(*member).is_none();
        let absent = roster.member_ids().filter(away);
        let mut planned = PlannedMeeting {
            seats: Pairs::default(),
            absent: absent.map(|member| roster.name(member).to_owned()).collect(),
            hats,
        };
        for (seat, sitter) in layout.seats.iter().zip(sitters) {
            if let Some(member) = sitter {
                planned.seats.push(seat.id.clone(), roster.name(member).to_owned());
            }
        }
        meetings.push(planned);
    }
    measured(problem, meetings)
}

/// The plan of these meetings, with what is measured and shown of it.
fn measured(problem: &Seating, meetings: Vec<PlannedMeeting>) -> SeatingPlan {
    let groups = meetings.iter().enumerate().map(|(at, meeting)| placed(problem, at, meeting));
    let counts = groups.map(|groups| crate::audit::counts(&problem.counted, &groups, problem.hats)).collect();
    SeatingPlan {
        meetings,
        counts,
        context: Some(problem.context.clone()),
        shown: Some(problem.shown.clone()),
        mixing: OnceLock::new(),
    }
}

/// The tables of a meeting as groups, without supporters.
fn placed(problem: &Seating, at: usize, planned: &PlannedMeeting) -> Vec<PlannedGroup> {
    let layout = &problem.meetings[at].hall.layout;
    let mut groups: Vec<PlannedGroup> =
        layout.tables.iter().map(|name| PlannedGroup { name: name.clone(), members: Vec::new() }).collect();
    for (seat, member) in planned.seats() {
        let counted = problem.roster.find(member).is_some_and(|member| problem.is_counted(member));
        if let (Ok(seat), true) = (layout.seat(seat), counted) {
            groups[layout.seats[seat].table]
                .members
                .push(PlacedMember { id: member.to_owned(), hat: planned.hats.get(member).cloned() });
        }
    }
    groups
}

/// The assignment behind a plan, or `None` if it names members, seats or hats that the problem does not have.
fn assignment(problem: &Seating, plan: &SeatingPlan) -> Option<Assignment> {
    let (roster, lowered) = (problem.roster(), &problem.lowered);
    let slots = lowered.priced.model.slots();
    let mut held: Vec<Option<SlotId>> = vec![None; slots.units()];
    let of_meetings = problem.meetings.iter().zip(slots.periods()).zip(&lowered.grains);
    for (((meeting, period), grain), planned) in of_meetings.zip(&plan.meetings) {
        let layout = &meeting.hall.layout;
        for (seat, id) in planned.seats() {
            let seat = layout.seat(seat).ok()?;
            let unit = meeting.unit(roster.find(id)?)?;
            let (first, number) = match *grain {
                Grain::Seats(per_seat) => (seat * per_seat, per_seat),
                Grain::Tables(per_table) => (layout.seats[seat].table * per_table, per_table),
            };
            let wears = |&slot: &usize| {
                let hat = lowered.hat_of[slot].map(|hat| roster.tag(hat).name());
                hat == planned.hats.get(id).map(String::as_str)
            };
            let mut open = (0..number).map(|at| period.slots.start + first + at);
            let slot = open.find(wears)?;
            held[period.units.start + unit.index()] = Some(SlotId(slot as u32));
        }
    }
    let held = held.into_iter().collect::<Option<Vec<_>>>()?;
    Some(Assignment::new(held))
}
