//! What an attempt at a plan still broke when the solve stopped, and whom it concerns.

use crate::model::{Assignment, Family, Model, UnitId};
use crate::outcome::{BrokenRule, Undecided};
use crate::problem::PricedProblem;
use crate::solver::Attempt;
use itertools::Itertools;

/// Units that are looked at in all: for each move of a unit that a rule is about, all of these. Beyond that, nobody is
/// named.
const MAX_WORK: usize = 1 << 19;

/// The required rules that the attempt broke, in their order.
pub(crate) fn undecided(problem: &dyn PricedProblem, attempt: Attempt) -> Undecided {
    let Attempt { stop, best, untried } = attempt;
    let broken = best.map_or(Vec::new(), |best| broken(problem, &best));
    let (roster, event) = (problem.people().notes().clone(), problem.event().cloned());
    Undecided { stop, broken, untried, roster, event }
}

fn broken(problem: &dyn PricedProblem, attempt: &Assignment) -> Vec<BrokenRule> {
    let model = problem.model();
    let mut families: Vec<(&Family, i64)> = model.tier(0).map(|family| (family, family.value(attempt))).collect();
    families.retain(|&(_, by)| by > 0);
    families.sort_by_key(|(family, _)| family.rule);
    let mut left = MAX_WORK;
    let by_rule = families.chunk_by(|(a, _), (b, _)| a.rule == b.rule).map(|of_rule| {
        let words = problem.rule_words(of_rule[0].0.rule);
        let units =
            of_rule.iter().flat_map(|(family, by)| concerned(model, family, *by, attempt, &mut left)).collect_vec();
        let mut concerned: Vec<String> = units.into_iter().filter_map(|unit| problem.unit_name(unit)).collect();
        concerned.sort_unstable();
        concerned.dedup();
        BrokenRule { rule: words.rule, sentence: words.sentence, by: of_rule.iter().map(|(_, by)| by).sum(), concerned }
    });
    by_rule.collect()
}

/// The units of which one alone, elsewhere, would break the rule less.
fn concerned(model: &Model, family: &Family, by: i64, attempt: &Assignment, left: &mut usize) -> Vec<UnitId> {
    let slots = model.slots();
    let units = family.span(slots).map(|unit| UnitId(unit as u32));
    let moves: usize = units.clone().map(|unit| slots.open_to(unit).len()).sum();
    let work = moves.saturating_mul(units.len());
    if work > *left {
        return Vec::new();
    }
    *left -= work;
    let mut moved = attempt.clone();
    let mut helps = |unit: UnitId| {
        let helps = slots.open_to(unit).iter().any(|&slot| {
            moved.set(unit, slot);
            family.value(&moved) < by
        });
        moved.set(unit, attempt.slot(unit));
        helps
    };
    units.filter(|&unit| helps(unit)).collect()
}
