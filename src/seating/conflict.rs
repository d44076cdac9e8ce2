//! Conflicts that counting shows: at the tables of a meeting, on its seats, and over the meetings.

use super::Seating;
use super::lower::SeatingLoweringInput;
use super::rules::{SeatKind, SeatRule, SeatRules};
use super::seat_rule::NUMBERS;
use crate::interrupts::Interrupts;
use crate::model::{Count, Family, Model, RuleId, Shortage, UnitId, place};
use crate::problem::{CountedConflict, PricedProblem, kept_model};
use crate::rules::groups::GroupEntry;
use crate::rules::{RuleEntry, counting};
use itertools::Itertools;

pub(super) fn conflict(
    problem: &Seating,
    kept: &dyn Fn(RuleId) -> bool,
    interrupts: &Interrupts<'_>,
) -> Option<CountedConflict> {
    let at_tables = problem.with_kept(kept, |input, kept| at_tables(problem, input, kept, interrupts));
    at_tables.or_else(|| on_seats(problem, kept)).or_else(|| between_seats(problem, kept, interrupts))
}

/// Whether a required rule is a permission: about a seat, or a table, of one member.
fn is_permission(asked: &RuleEntry<SeatKind>) -> bool {
    let permission = match &asked.rule.kind.0 {
        SeatRules::At(rule) => rule.get().permission().is_some(),
        SeatRules::Tables(rule) => rule.get().pin().is_some(),
        SeatRules::Over(_) => false,
    };
    asked.is_required() && permission
}

/// Required rules about seats among those kept.
fn of_seats(problem: &Seating, kept: &dyn Fn(RuleId) -> bool) -> Vec<RuleId> {
    let looks_at_seats = |rule: &RuleId| {
        let asked = &problem.asked[rule.index()];
        kept(*rule) && asked.looks_at_seats()
    };
    let required = problem.required().into_iter();
    required.filter(looks_at_seats).collect()
}

/// The first meeting whose tables cannot meet what is required of them.
fn at_tables(
    problem: &Seating,
    input: SeatingLoweringInput<'_>,
    kept: &dyn Fn(RuleId) -> bool,
    interrupts: &Interrupts<'_>,
) -> Option<CountedConflict> {
    let to_come = |at: &usize| input.meetings[*at].fixed.is_none();
    (0..input.meetings.len()).filter(to_come).find_map(|at| {
        let rules = input.at_tables(at, kept);
        let rules: Vec<(RuleId, &GroupEntry)> = rules.iter().map(|(id, asked)| (*id, asked)).collect();
        let instance = input.meetings[at].instance(input.roster, input.hats);
        let found = counting::conflict(&instance, &rules, interrupts)?;
        Some(CountedConflict { reason: located(problem, at, found.reason), ..found })
    })
}

/// The first meeting at which what is required of single members' seats leaves too few for some of them.
fn on_seats(problem: &Seating, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
    let about_one = |rule: &RuleId| is_permission(&problem.asked[rule.index()]);
    if !of_seats(problem, kept).iter().any(about_one) {
        return None;
    }
    let model = kept_model(problem, kept);
    let slots = model.slots();
    // Where there are as many people as seats, a seat for everybody is somebody for every seat: the people make the
    // better reason.
    let Err(Shortage::Units { units, places }) = place(&slots.clone().without_least_sizes()) else {
        return None;
    };
    let at = slots.period_of(units[0]);
    let first = slots.periods()[at].units.start;
    let concerns = |name: &str| {
        let unit = problem.roster.find(name).and_then(|member| problem.meetings[at].unit(member));
        unit.is_some_and(|unit| units.contains(&UnitId(unit.0 + first as u32)))
    };
    let input = problem.input();
    let of_tables = input.at_tables(at, kept).into_iter();
    let of_tables = of_tables.filter_map(|(id, asked)| {
        let pin = asked.rule.kind.0.get().pin()?;
        (asked.is_required() && concerns(pin.member)).then_some(id)
    });
    let of_seats = input.at_seats(at, kept).into_iter();
    let of_seats = of_seats.filter_map(|(id, asked, rule)| {
        let permission = rule.permission()?;
        (asked.is_required() && concerns(permission.member())).then_some(id)
    });
    let rules: Vec<RuleId> = of_tables.chain(of_seats).sorted().collect();
    let people = units.len();
    let reason = format!("there is room for {places} of the {people} people who may sit nowhere else");
    Some(CountedConflict { rules, reason: located(problem, at, reason) })
}

/// A required rule about neighbours, or over the meetings, that the numbers of people and seats rule out.
fn between_seats(
    problem: &Seating,
    kept: &dyn Fn(RuleId) -> bool,
    interrupts: &Interrupts<'_>,
) -> Option<CountedConflict> {
    let of_seats = of_seats(problem, kept);
    if of_seats.is_empty() {
        return None;
    }
    let model = kept_model(problem, kept);
    let is_broken = |family: &&Family, model: &Model| family.is_out_of_reach(model.slots(), interrupts);
    let broken =
        model.tier(0).filter(|family| of_seats.contains(&family.rule)).find(|family| is_broken(family, &model))?;
    let alone = problem.model_with(&|rule| rule == broken.rule || problem.frame().contains(&rule));
    let mut rules = vec![broken.rule];
    let by_itself = alone.tier(0).find(|family| is_broken(family, &alone));
    if by_itself.is_none() {
        // It would be met if everybody could sit anywhere.
        let all = (0..).map(RuleId).zip(&problem.asked);
        let permissions = all.filter(|&(id, asked)| kept(id) && is_permission(asked));
        rules.extend(permissions.map(|(id, _)| id));
        rules.sort_unstable();
    }
    let at = broken.period(model.slots()).filter(|_| problem.meetings.len() > 1);
    let apart = by_itself.map_or_else(|| most_apart(broken, &model), |family| most_apart(family, &alone));
    let reason = apart.unwrap_or_else(|| reason(&problem.asked[broken.rule.index()].rule));
    let reason = match at {
        Some(at) => located(problem, at, reason),
        None => reason,
    };
    Some(CountedConflict { rules, reason })
}

/// How many can sit apart from each other, where that is why a rule cannot be met.
fn most_apart(family: &Family, model: &Model) -> Option<String> {
    match &family.count {
        Count::Encounters(count) => {
            let (_, most) = count.most_apart(model.slots())?;
            Some(format!("at most {most} can sit so"))
        }
        _ => None,
    }
}

/// Why a rule about neighbours, or over the meetings, cannot be met.
fn reason(rule: &SeatRule) -> String {
    match &rule.kind.0 {
        SeatRules::Tables(_) => NUMBERS.to_owned(),
        SeatRules::At(rule) => rule.get().why_impossible(),
        SeatRules::Over(rule) => rule.get().why_impossible(),
    }
}

/// The reason with the meeting, where there are several.
fn located(problem: &Seating, at: usize, reason: String) -> String {
    match problem.meetings.len() {
        1 => reason,
        _ => format!("at meeting {}: {reason}", at + 1),
    }
}
