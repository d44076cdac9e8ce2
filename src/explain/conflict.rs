//! A smallest set of rules that clash.
//!
//! A deletion filter (Chinneck & Dravnieks, "Locating minimal infeasible constraint sets in linear programs", 1991): a
//! rule without which the others still clash is dropped, one after the other; what is left is needed.

use crate::error::Error;
use crate::model::RuleId;
use crate::outcome::{ClashingRule, Conflict};
use crate::problem::{CountedConflict, PricedProblem};
use crate::solver::{ModelAnswer, Run, solve_model};

/// The conflict that counting alone shows, if there is one.
pub(crate) fn counted(problem: &dyn PricedProblem, run: &Run<'_>) -> Option<Result<Conflict, Error>> {
    let counted = problem.counted_conflict(&|_| true)?;
    Some(filter(problem, run, counted.rules.clone(), Some(counted)))
}

/// The conflict of a problem that is known to have no plan.
pub(crate) fn explain(problem: &dyn PricedProblem, run: &Run<'_>) -> Result<Conflict, Error> {
    filter(problem, run, problem.required(), None)
}

/// Whether these rules can all be met.
enum Verdict {
    Possible,
    Impossible(Option<CountedConflict>),
    Open,
}

fn judge(problem: &dyn PricedProblem, run: &Run<'_>, rules: &[RuleId]) -> Result<Verdict, Error> {
    let kept = |rule: RuleId| rules.contains(&rule);
    if let Some(counted) = problem.counted_conflict(&kept) {
        return Ok(Verdict::Impossible(Some(counted)));
    }
    let model = problem.model_with(&kept);
    Ok(match solve_model(run, &model, problem.tiers(), None) {
        Ok(ModelAnswer::Found(_)) => Verdict::Possible,
        Ok(ModelAnswer::Impossible) => Verdict::Impossible(None),
        // An engine that fails on fewer rules leaves them undecided; that all of them clash is known.
        Ok(ModelAnswer::Stopped(_)) | Err(_) => Verdict::Open,
    })
}

fn filter(
    problem: &dyn PricedProblem,
    run: &Run<'_>,
    mut rules: Vec<RuleId>,
    mut counted: Option<CountedConflict>,
) -> Result<Conflict, Error> {
    let mut smallest = true;
    let mut at = 0;
    while at < rules.len() {
        let mut fewer = rules.clone();
        let rule = fewer.remove(at);
        match judge(problem, run, &fewer)? {
            Verdict::Impossible(found) => {
                if let Some(found) = found {
                    // Counting may name far fewer rules at once.
                    fewer.retain(|rule| found.rules.contains(rule));
                    counted = Some(found);
                    at = fewer.iter().position(|&other| other >= rule).unwrap_or(fewer.len()).min(at);
                } else {
                    counted = None;
                }
                rules = fewer;
            }
            Verdict::Possible => at += 1,
            Verdict::Open => {
                smallest = false;
                at += 1;
            }
        }
    }
    let mut clashing: Vec<ClashingRule> = rules.iter().map(|&rule| problem.rule_words(rule)).collect();
    if counted.as_ref().is_none_or(|counted| counted.given) {
        let words = problem.given_words();
        clashing.push(ClashingRule { rule: None, sentence: words.clone(), words_for_members: words });
    }
    let reason = counted.map(|counted| counted.reason);
    let (reason, reason_for_organisers) = reason.map(|reason| (reason.for_members, reason.for_organisers)).unzip();
    Ok(Conflict { rules: clashing, reason, reason_for_organisers, smallest })
}
