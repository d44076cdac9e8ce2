//! Who can be on no plan, and which rules say so.

use crate::composition::Composition;
use crate::outcome::{Conflict, Outcome};
use crate::rules::Rule;
use crate::solver::Solver;

/// Steps of the solve that finds the rules.
const STEPS: u64 = 200_000;

/// Why `member` can be in no plan of a group: the rules that clash with it. `None` if they are not found.
pub(super) fn reason(problem: &Composition, member: &str, group: &str, solver: &Solver) -> Option<String> {
    let asked = problem.to_builder().require(Rule::in_group(member, group));
    // What cannot even be asked is told by its faults.
    let with = match asked.build() {
        Ok(with) => with,
        Err(error) => return Some(error.to_string()),
    };
    match solver.clone().steps(STEPS.min(solver.steps)).solve(&with) {
        Ok(Outcome::Impossible(conflict)) => Some(words(&conflict, problem.rules().count())),
        _ => None,
    }
}

/// The clashing rules in words, without the one that asks for the member.
fn words(conflict: &Conflict, rules: usize) -> String {
    let given = conflict.rules.iter().filter(|rule| rule.rule.is_none_or(|number| number <= rules));
    let sentences: Vec<String> = given
        .map(|rule| match rule.rule {
            Some(number) => format!("rule {number}: {}", rule.sentence),
            None => rule.sentence.clone(),
        })
        .collect();
    sentences.join("; ")
}
