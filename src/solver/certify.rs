//! An answer after its check, in the words of its problem.

use super::run::{Found, bound_beside};
use crate::error::{Error, PlanFault};
use crate::model::RuleId;
use crate::outcome::{Certificate, TierCost, Violation};
use crate::problem::{PricedProblem, tier_costs};

/// What is said of a plan beside the plan itself.
pub(crate) struct Certified {
    pub(crate) certificate: Vec<Certificate>,
    pub(crate) violations: Vec<Violation>,
}

/// The certificate of what was found, and the rules that it bends, if `priced`, the price of the plan by the
/// definitions of the rules, bears it out.
pub(crate) fn certify(
    problem: &dyn PricedProblem,
    found: &Found,
    priced: Result<Vec<i64>, Vec<PlanFault>>,
) -> Result<Certified, Error> {
    let checked = priced.map_err(|faults| Error::Unsound { details: format!("{faults:?}") })?;
    if let Some(tier) = (0..checked.len()).find(|&tier| found.bounds[tier] > checked[tier]) {
        let details = format!("tier {tier} costs {}, below its bound {}", checked[tier], found.bounds[tier]);
        return Err(Error::Unsound { details });
    }
    if checked != found.cost.0 {
        let details = format!("the plan costs {checked:?} by its rules, and {} by its counts", found.cost);
        return Err(Error::Unsound { details });
    }
    let (model, tiers) = (problem.model(), problem.tiers());
    let certificate = tier_costs(tiers, &checked).into_iter().enumerate().map(|(at, cost)| {
        let TierCost { tier, level, cost, unit, scale, gain } = cost;
        let bound = bound_beside(model, &tiers[at], at, &found.bounds, &checked);
        Certificate { tier, cost, bound, unit, scale, proof: found.proofs[at], level, gain }
    });
    Ok(Certified { certificate: certificate.collect(), violations: violations(problem, found) })
}

/// The preferred rules that cost more than no plan could avoid.
fn violations(problem: &dyn PricedProblem, found: &Found) -> Vec<Violation> {
    let model = problem.model();
    let mut by_rule: Vec<(RuleId, f64)> = Vec::new();
    for (at, family) in model.families().iter().enumerate() {
        let Some((rule, unit)) = problem.priced().bend[at] else {
            continue;
        };
        let excess = family.value(&found.assignment) - found.parts[at].iter().sum::<i64>();
        match by_rule.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, sum)) => *sum += excess as f64 / unit,
            None => by_rule.push((rule, excess as f64 / unit)),
        }
    }
    by_rule.retain(|&(_, by)| by > 0.0);
    let violation = |(rule, by): (RuleId, f64)| {
        let words = problem.rule_words(rule);
        Violation {
            rule: rule.index() + 1,
            sentence: words.sentence,
            words_for_members: words.words_for_members,
            by,
            unit: problem.priced().units[rule.index()].clone(),
        }
    };
    by_rule.into_iter().map(violation).collect()
}
