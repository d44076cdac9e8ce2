//! Conflicts of small problems held against enumeration: what is named has no plan when nothing else is given, and has
//! one without any part of it.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use roundtable::Conflict;
use roundtable::extend::PricedProblem;
use roundtable::extend::model::{Assignment, Model, RuleId, SlotId, UnitId};
use std::fmt::Debug;

/// What is false about a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Falsehood {
    /// What is named has a plan.
    Wrong,
    /// It is called smallest, and has none without some part of it.
    NotSmallest,
}

/// Whether some assignment meets what is required in a model.
fn is_possible(model: &Model) -> bool {
    let mut sizes = vec![0; model.slots().sizes().len()];
    seat(model, &mut Vec::new(), &mut sizes)
}

/// Whether those who are left can be given slots beside those held.
fn seat(model: &Model, held: &mut Vec<SlotId>, sizes: &mut [usize]) -> bool {
    let slots = model.slots();
    if held.len() == slots.units() {
        let fits = slots.sizes().iter().zip(&*sizes).all(|(size, held)| size.contains(held));
        let assignment = Assignment::new(held.clone());
        return fits && model.tier(0).all(|family| family.value(&assignment) == 0);
    }
    let unit: UnitId = slots.unit_ids().nth(held.len()).expect("a unit is left");
    slots.open_to(unit).iter().any(|&slot| {
        let group = slots.group_of(slot);
        if group.is_some_and(|group| sizes[group] == *slots.sizes()[group].end()) {
            return false;
        }
        held.push(slot);
        group.into_iter().for_each(|group| sizes[group] += 1);
        let found = seat(model, held, sizes);
        group.into_iter().for_each(|group| sizes[group] -= 1);
        held.pop();
        found
    })
}

/// Whether the parts of a conflict clash, and each is needed if it is called `smallest`. `is_possible` says whether
/// they have a plan but for the one that is dropped.
pub(crate) fn verdict<T>(
    parts: impl IntoIterator<Item = T>,
    smallest: bool,
    is_possible: impl Fn(Option<T>) -> bool,
) -> Result<(), Falsehood> {
    if is_possible(None) {
        Err(Falsehood::Wrong)
    } else if smallest && !parts.into_iter().all(|part| is_possible(Some(part))) {
        Err(Falsehood::NotSmallest)
    } else {
        Ok(())
    }
}

/// The rules and parts of the frame that a conflict names.
pub(crate) fn named(problem: &dyn PricedProblem, conflict: &Conflict) -> Vec<RuleId> {
    let mut all = problem.required().into_iter().chain(problem.frame());
    let named = conflict.rules.iter().map(|told| all.find(|&rule| problem.rule_words(rule) == *told));
    named.map(|rule| rule.expect("a rule of the problem, in order")).collect()
}

/// Holds a conflict against all assignments of what it names.
pub(crate) fn holds(problem: &dyn PricedProblem, conflict: &Conflict) -> Result<(), Falsehood> {
    let named = named(problem, conflict);
    let possible = |kept: &dyn Fn(RuleId) -> bool| is_possible(&problem.model_with(kept));
    verdict(named.iter().copied(), conflict.smallest, |dropped| {
        possible(&|rule| Some(rule) != dropped && named.contains(&rule))
    })
}

/// Draws problems until `few` of them are impossible, or as many as `CONFLICTS` of the environment says, and judges
/// the conflicts of these. `judge` is `None` for a problem that is refused or possible; `is_smallest` says that the
/// conflict is called so.
pub(crate) fn sample<T: Debug>(
    kind: &str,
    few: usize,
    drawn: &impl Strategy<Value = T>,
    judge: impl Fn(&T) -> Option<(Result<(), Falsehood>, Conflict)>,
) {
    let number = std::env::var("CONFLICTS").ok().and_then(|number| number.parse().ok()).unwrap_or(few);
    let mut runner = TestRunner::new(super::seeds::cases(256));
    let (mut all, mut impossible, mut open) = (0, 0, 0);
    let mut found: Vec<(Falsehood, String)> = Vec::new();
    while impossible < number {
        let case = drawn.new_tree(&mut runner).expect("a case").current();
        all += 1;
        assert!(all < 200 * number, "{kind}: {impossible} of {all} are impossible");
        let Some((held, conflict)) = judge(&case) else { continue };
        impossible += 1;
        open += usize::from(!conflict.smallest);
        found.extend(held.err().map(|falsehood| (falsehood, format!("{conflict}\n{case:?}"))));
    }
    let count = |of: Falsehood| found.iter().filter(|(falsehood, _)| *falsehood == of).count();
    println!(
        "{kind}: {impossible} impossible of {all} drawn; {} wrong, {} not smallest, {open} not called smallest",
        count(Falsehood::Wrong),
        count(Falsehood::NotSmallest)
    );
    let told: Vec<String> = found.iter().take(3).map(|(falsehood, told)| format!("{falsehood:?}: {told}")).collect();
    assert!(found.is_empty(), "{}", told.join("\n\n"));
}
