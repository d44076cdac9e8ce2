//! Conflicts that counting shows: at the tables of a meeting, on its seats, and over the meetings.

use super::Seating;
use super::rule::SeatKind;
use super::rules::{AtMeetings, OverMeetings};
use crate::model::{Model, RuleId, Shortage, place};
use crate::problem::CountedConflict;
use crate::rules::{Asked, counting};

/// What is said in the place of a reason that would tell of a private rule.
const PRIVATE: &str = "counting shows it; the reason is part of a private need";

pub(super) fn conflict(
    problem: &Seating,
    kept: &dyn Fn(RuleId) -> bool,
) -> Option<CountedConflict> {
    at_tables(problem, kept)
        .or_else(|| on_seats(problem, kept))
        .or_else(|| between_seats(problem, kept))
}

/// The first meeting whose tables cannot meet what is required of them.
fn at_tables(problem: &Seating, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
    let source = problem.source();
    let to_come = |at: &usize| problem.meetings[*at].fixed.is_none();
    (0..problem.meetings.len()).filter(to_come).find_map(|at| {
        let rules = source.at_tables(at, kept);
        let rules: Vec<(RuleId, &Asked)> = rules.iter().map(|(id, asked)| (*id, asked)).collect();
        let frame = problem.meetings[at].frame(&problem.counted, problem.hats);
        let found = counting::conflict(&frame, &rules)?;
        Some(CountedConflict {
            reason: located(problem, at, found.reason),
            ..found
        })
    })
}

/// The first meeting at which what is required of single members' seats leaves too few for some, or somebody for none.
fn on_seats(problem: &Seating, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
    let is_permission = |rule: &RuleId| match &problem.asked[rule.index()].rule.kind {
        SeatKind::At(kind) => kind.is_permission(),
        _ => false,
    };
    let required: Vec<RuleId> = crate::problem::Problem::required(problem);
    if !required
        .iter()
        .filter(|&&rule| kept(rule))
        .any(is_permission)
    {
        return None;
    }
    let model: Model = crate::problem::Problem::model_with(problem, kept);
    let shortage = place(model.slots()).err()?;
    let slots = model.slots();
    let (at, members, reason) = match shortage {
        Shortage::Units { units, places } => {
            let at = slots.period_of(units[0]);
            let first = slots.periods()[at].units.start;
            let members = units
                .iter()
                .map(|unit| problem.meetings[at].members[unit.index() - first]);
            let reason = format!(
                "there are {places} seats for {} people who may sit nowhere else",
                units.len()
            );
            (at, members.collect::<Vec<_>>(), reason)
        }
        Shortage::Groups {
            groups,
            needed,
            available,
        } => {
            let at = (0..slots.periods().len())
                .find(|&at| slots.periods()[at].groups.contains(&groups[0]))
                .unwrap_or(0);
            let reason = format!(
                "every seat is needed, and {needed} of them may be taken by {available} people only"
            );
            (at, problem.meetings[at].members.clone(), reason)
        }
    };
    let concerns = |name: &String| {
        let member = problem.roster.find(name);
        member.is_some_and(|member| members.contains(&member))
    };
    let source = problem.source();
    let rules: Vec<RuleId> = source
        .at_seats(at, kept)
        .into_iter()
        .filter(|(_, asked, kind)| {
            let member = match kind {
                AtMeetings::InSeat(kind) | AtMeetings::NotInSeat(kind) => &kind.member,
                AtMeetings::Needs(kind) => &kind.member,
                _ => return false,
            };
            asked.tier == 0 && concerns(member)
        })
        .map(|(id, ..)| id)
        .chain(
            source
                .at_tables(at, kept)
                .into_iter()
                .filter(|(_, asked)| asked.tier == 0)
                .map(|(id, _)| id),
        )
        .collect();
    let private = rules
        .iter()
        .any(|rule| problem.asked[rule.index()].rule.is_private());
    Some(CountedConflict {
        rules,
        frame: true,
        reason: match private {
            true => PRIVATE.to_owned(),
            false => located(problem, at, reason),
        },
    })
}

/// A required rule about neighbours, or over the meetings, that the numbers of people and seats rule out.
fn between_seats(problem: &Seating, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
    let model = &problem.lowered.model;
    let looks_at_seats = |rule: RuleId| problem.asked[rule.index()].rule.looks_at_seats();
    let broken = model
        .tier(0)
        .filter(|family| kept(family.rule) && looks_at_seats(family.rule))
        .find(|family| family.floor(model.slots()).is_none_or(|floor| floor > 0))?;
    let rule = &problem.asked[broken.rule.index()].rule;
    let reason = match &rule.kind {
        _ if rule.is_private() => return Some(bare(broken.rule)),
        SeatKind::At(AtMeetings::Mix(kind)) => format!(
            "so many share a `{}` that some of them sit beside each other however they are placed",
            kind.dimension
        ),
        SeatKind::At(AtMeetings::NeighboursShare(_) | AtMeetings::NeighboursDiffer(_)) => {
            "no order of these people round the seats avoids it".to_owned()
        }
        SeatKind::Over(OverMeetings::NewNeighbours {}) => {
            "there are fewer pairs of people than neighbours over all meetings".to_owned()
        }
        _ => "the numbers of people and seats do not allow it".to_owned(),
    };
    let at = broken
        .period(model.slots())
        .filter(|_| problem.meetings.len() > 1);
    Some(CountedConflict {
        rules: vec![broken.rule],
        frame: true,
        reason: at.map_or(reason.clone(), |at| located(problem, at, reason)),
    })
}

fn bare(rule: RuleId) -> CountedConflict {
    CountedConflict {
        rules: vec![rule],
        frame: true,
        reason: PRIVATE.to_owned(),
    }
}

/// The reason with the meeting, where there are several.
fn located(problem: &Seating, at: usize, reason: String) -> String {
    match problem.meetings.len() {
        1 => reason,
        _ => format!("at meeting {}: {reason}", at + 1),
    }
}
