//! A smallest set of rules that clash.
//!
//! A deletion filter (Chinneck & Dravnieks, "Locating minimal infeasible constraint sets in linear programs", 1991): a
//! rule without which the others still clash is dropped, one after the other; what is left is needed. Sizes and that
//! everybody is placed are dropped as rules are, after them. Each set is asked about as if nothing else had been given,
//! so that what one rule makes of others goes with it. Then fewer rules may leave fewer plans, and a rule that was
//! needed beside others need not be so when these are gone: the filter ends when it drops nothing more.

use crate::error::Error;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Model, RuleId};
use crate::outcome::Conflict;
use crate::problem::PricedProblem;
use crate::solver::{ModelAnswer, Run, solve_model};
use std::collections::BTreeMap;

/// The conflict that counting alone shows, if there is one.
pub(crate) fn counted(problem: &dyn PricedProblem, run: &Run<'_>) -> Option<Result<Conflict, Error>> {
    let clash = counted_among(problem, &everything(problem), &run.interrupts_at_half())?;
    Some(filter(problem, run, clash))
}

/// The conflict of a problem that is known to have no plan.
pub(crate) fn explain(problem: &dyn PricedProblem, run: &Run<'_>) -> Result<Conflict, Error> {
    filter(problem, run, Clash { rules: everything(problem), reason: None })
}

/// What is required, and the frame.
fn everything(problem: &dyn PricedProblem) -> Vec<RuleId> {
    problem.required().into_iter().chain(problem.frame()).collect()
}

/// Rules and parts of the frame that cannot all be met, with the reason if counting shows it.
struct Clash {
    rules: Vec<RuleId>,
    reason: Option<String>,
}

/// What counting shows of these rules: the clash of as few of them as still clash, by counting, when they are alone.
fn counted_among(problem: &dyn PricedProblem, rules: &[RuleId], interrupts: &Interrupts<'_>) -> Option<Clash> {
    let found = problem.counted_conflict(&|rule| rules.contains(&rule), interrupts)?;
    let named: Vec<RuleId> = rules.iter().copied().filter(|rule| found.rules.contains(rule)).collect();
    let fewer = (named.len() < rules.len()).then(|| counted_among(problem, &named, interrupts)).flatten();
    Some(fewer.unwrap_or_else(|| Clash { rules: rules.to_vec(), reason: Some(found.reason) }))
}

/// Whether some rules can all be met.
enum Verdict {
    Possible(Assignment),
    Impossible(Clash),
    Open,
}

/// Judges rules; `known` is a plan that may meet them.
fn judge(
    problem: &dyn PricedProblem,
    run: &Run<'_>,
    rules: Vec<RuleId>,
    known: Option<&Assignment>,
) -> Result<Verdict, Error> {
    let model = || problem.model_with(&|rule| rules.contains(&rule));
    if let Some(plan) = known.filter(|plan| meets(&model(), plan)) {
        return Ok(Verdict::Possible(plan.clone()));
    }
    if let Some(clash) = counted_among(problem, &rules, &run.interrupts()) {
        return Ok(Verdict::Impossible(clash));
    }
    Ok(match solve_model(run, &model(), problem.tiers(), None) {
        Ok(ModelAnswer::Found(found)) => Verdict::Possible(found.assignment),
        Ok(ModelAnswer::Impossible) => Verdict::Impossible(Clash { rules, reason: None }),
        // An engine that fails on fewer rules leaves them undecided; that all of them clash is known.
        Ok(ModelAnswer::Stopped(_)) | Err(_) => Verdict::Open,
    })
}

/// Whether this is a plan of the model in which everything holds.
fn meets(model: &Model, plan: &Assignment) -> bool {
    let (slots, held) = (model.slots(), plan.slots());
    let permitted = held.len() == slots.units()
        && slots.unit_ids().zip(held).all(|(unit, slot)| slots.open_to(unit).contains(slot));
    if !permitted {
        return false;
    }
    let mut sizes = vec![0; slots.sizes().len()];
    held.iter().filter_map(|&slot| slots.group_of(slot)).for_each(|group| sizes[group] += 1);
    slots.sizes().iter().zip(sizes).all(|(size, held)| size.contains(&held)) && model.cost(plan).0[0] == 0
}

fn filter(problem: &dyn PricedProblem, run: &Run<'_>, mut clash: Clash) -> Result<Conflict, Error> {
    // Plans without one rule each, and rules of which it is not known whether there is one.
    let mut plans: BTreeMap<RuleId, Assignment> = BTreeMap::new();
    let mut open: Vec<RuleId> = Vec::new();
    loop {
        let before = clash.rules.len();
        let mut at = 0;
        while let Some(&rule) = clash.rules.get(at) {
            if run.stopped().is_some() {
                open.push(rule);
            }
            if open.contains(&rule) {
                at += 1;
                continue;
            }
            let fewer = clash.rules.iter().copied().filter(|&other| other != rule).collect();
            match judge(problem, run, fewer, plans.get(&rule))? {
                Verdict::Impossible(narrower) => {
                    at = narrower.rules.partition_point(|&other| other < rule).min(at);
                    clash = narrower;
                }
                Verdict::Possible(plan) => {
                    plans.insert(rule, plan);
                    at += 1;
                }
                Verdict::Open => {
                    open.push(rule);
                    at += 1;
                }
            }
        }
        if clash.rules.len() == before {
            break;
        }
    }
    let Clash { rules, reason } = clash;
    Ok(Conflict {
        smallest: !rules.iter().any(|rule| open.contains(rule)),
        rules: rules.into_iter().map(|rule| problem.rule_words(rule)).collect(),
        reason,
        roster: problem.people().notes().clone(),
        event: problem.event().cloned(),
    })
}
