//! What an attempt at a plan still broke when the solve stopped, and whom it concerns.

use crate::model::{Assignment, Family, Model, UnitId};
use crate::outcome::{BrokenRule, Undecided};
use crate::problem::PricedProblem;
use crate::solver::Attempt;

/// Beyond this number of units times slots, nobody is named: for each of them the rule would be looked at once.
const MAX_MOVES: usize = 1 << 16;

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
    let by_rule = families.chunk_by(|(a, _), (b, _)| a.rule == b.rule).map(|of_rule| {
        let words = problem.rule_words(of_rule[0].0.rule);
        let concerned = of_rule.iter().flat_map(|(family, by)| concerned(model, family, *by, attempt));
        let mut concerned: Vec<String> = concerned.filter_map(|unit| problem.unit_name(unit)).collect();
        concerned.sort_unstable();
        concerned.dedup();
        BrokenRule { rule: words.rule, sentence: words.sentence, by: of_rule.iter().map(|(_, by)| by).sum(), concerned }
    });
    by_rule.collect()
}

/// The units of which one alone, elsewhere, would break the rule less.
fn concerned(model: &Model, family: &Family, by: i64, attempt: &Assignment) -> Vec<UnitId> {
    let slots = model.slots();
    if slots.units().saturating_mul(slots.len()) > MAX_MOVES {
        return Vec::new();
    }
    let mut moved = attempt.clone();
    let mut helps = |unit: UnitId| {
        let helps = slots.open_to(unit).iter().any(|&slot| {
            moved.set(unit, slot);
            family.value(&moved) < by
        });
        moved.set(unit, attempt.slot(unit));
        helps
    };
    slots.unit_ids().filter(|&unit| helps(unit)).collect()
}
