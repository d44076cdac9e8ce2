//! Who can be on no plan, and which rules say so.

use crate::composition::Composition;
use crate::explain;
use crate::outcome::Conflict;
use crate::problem::PricedProblem;
use crate::rules::Rule;
use crate::solver::{ModelAnswer, Run, solve_model};
use std::collections::HashMap;

/// Classes of members of which the reason is looked for.
const MAX_CLASSES: usize = 20;
/// Steps of the solve that finds the rules.
const STEPS: u64 = 20_000;

/// Looks for the reasons why members can be on no plan.
pub(super) struct Exclusions<'a> {
    pub(super) problem: &'a Composition,
    /// The group that chances are about; `None` if it is any group.
    pub(super) group: Option<usize>,
    pub(super) run: &'a Run<'a>,
}

impl Exclusions<'_> {
    /// Why those can be on no plan who have no level, as far as that is found for the first of their classes.
    pub(super) fn reasons(
        &self,
        level_of: &[Option<usize>],
        class_of: &[usize],
        named: &dyn Fn(usize) -> String,
    ) -> HashMap<usize, String> {
        let mut reasons = HashMap::new();
        let group = match self.group {
            None if self.problem.group_names().count() > 1 => return reasons,
            group => self.problem.group_names().nth(group.unwrap_or(0)).unwrap_or_default(),
        };
        let mut of_class: HashMap<usize, Option<String>> = HashMap::new();
        for unit in (0..level_of.len()).filter(|&unit| level_of[unit].is_none()) {
            let is_over = of_class.len() >= MAX_CLASSES || self.run.stopped().is_some();
            if is_over && !of_class.contains_key(&class_of[unit]) {
                continue;
            }
            let why = of_class.entry(class_of[unit]);
            let why = why.or_insert_with(|| reason(self.problem, &named(unit), group, self.run));
            reasons.extend(why.clone().map(|why| (unit, why)));
        }
        reasons
    }
}

/// Why `member` can be in no plan of a group: the rules that clash with it. `None` if they are not found.
fn reason(problem: &Composition, member: &str, group: &str, run: &Run<'_>) -> Option<String> {
    let asked = problem.to_builder().require(Rule::in_group(member, group));
    // What cannot even be asked is told by its faults.
    let with = match asked.build() {
        Ok(with) => with,
        Err(error) => return Some(error.to_string()),
    };
    let solver = run.solver.clone().unwatched().steps(STEPS.min(run.solver.steps));
    let run = Run::until(&solver, run.deadline);
    let conflict = match explain::counted(&with, &run) {
        Some(conflict) => conflict.ok()?,
        None => match solve_model(&run, &with.model().up_to(0), &with.tiers()[..1], None) {
            Ok(ModelAnswer::Impossible) => explain::explain(&with, &run).ok()?,
            _ => return None,
        },
    };
    Some(words(&conflict, problem.rules().count())).filter(|words| !words.is_empty())
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
