//! Integer programs, tier by tier, where floors leave a gap.

use super::effort::Effort;
use super::run::{Run, TierBounds};
use crate::error::Error;
use crate::milp::encode::Aim;
use crate::milp::encoding::Encoding;
use crate::milp::{Answer, ProgramLimits, solve_checked};
use crate::model::{Assignment, Cost, Model};
use std::time::Instant;

/// The share of the time left that a program may take where a limit of time was given.
const SHARE_OF_TIME: f64 = 0.25;

/// What integer programs have shown of a model.
#[derive(Debug, Clone, Default)]
pub(crate) struct ProgramResult {
    /// No assignment meets what is required.
    pub(crate) impossible: bool,
    /// The best assignment known, with its cost.
    pub(crate) assignment: Option<Assignment>,
    pub(crate) cost: Option<Cost>,
    /// For each tier looked at, the bound that holds given the cost of the earlier ones.
    pub(crate) bounds: Vec<Option<i64>>,
    pub(crate) engine: Option<String>,
    /// Whether a program found something better than it was given.
    pub(crate) improved: bool,
    /// Columns of a program that was not tried for its size, though a limit of nodes would allow it.
    pub(crate) untried: Option<usize>,
    /// What an engine broke down with.
    pub(crate) failure: Option<Error>,
}

impl ProgramResult {
    /// The bounds that hold beside `known` for plans that are as good as these programs have shown that a plan can be.
    pub(crate) fn bounds_beside(&self, known: &TierBounds) -> Vec<i64> {
        let mut bounds = known.conditional.clone();
        let Some(cost) = &self.cost else { return bounds };
        for tier in 0..bounds.len() {
            // A program's bound holds for plans that are as good on the earlier tiers as those it was given.
            let given = bounds[..tier] == cost.0[..tier];
            let shown = self.bounds.get(tier).copied().flatten().filter(|&shown| given && shown <= cost.0[tier]);
            bounds[tier] = known.at(&bounds)[tier].max(shown.unwrap_or(i64::MIN));
        }
        bounds
    }

    /// Whether every tier is settled.
    pub(crate) fn is_final(&self, tiers: usize) -> bool {
        let Some(cost) = &self.cost else { return false };
        (0..tiers).all(|tier| self.bounds.get(tier).copied().flatten() == Some(cost.0[tier]))
    }
}

/// Closes the gaps that bounds and search leave, within limits.
pub(super) fn run_programs(
    run: &Run<'_>,
    model: &Model,
    bounds: &TierBounds,
    parts: &[Vec<i64>],
    best: Option<&(Cost, Assignment)>,
    effort: Effort,
) -> Result<ProgramResult, Error> {
    let mut lower_bounds = bounds.at(best.map_or(&[], |(cost, _)| &cost.0));
    let mut result = ProgramResult {
        bounds: lower_bounds.iter().map(|&lower_bound| Some(lower_bound)).collect(),
        ..ProgramResult::default()
    };
    let Some(engine) = run.solver.programs() else {
        return Ok(result);
    };
    let mut known = best.filter(|(cost, _)| cost.0[0] == 0).cloned();
    let mut next = 0;
    while next < model.tiers() && run.stopped().is_none() {
        if known.as_ref().is_some_and(|(cost, _)| cost.0[next] == lower_bounds[next]) {
            // What a program has found may be at floors that the start was not.
            result.bounds[next] = Some(lower_bounds[next]);
            next += 1;
            continue;
        }
        // Of equal levels the last settles all.
        let tier = match known.as_ref().map(|(cost, _)| &cost.0) {
            Some(cost) if model.repeats_a_level(next, cost) => model.equal_levels(next, cost).end - 1,
            _ => next,
        };
        let held: Vec<i64> = known.as_ref().map_or(Vec::new(), |(cost, _)| cost.0.clone());
        let start = known.as_ref().map(|(_, assignment)| assignment);
        let strong = engine.is_strong();
        let aim = Aim {
            tier,
            ordered: !strong,
            held: &held,
            bounds: &lower_bounds,
            lower_bounds: parts,
            start,
            interrupts: run.interrupts(),
        };
        let Some(encoding) = Encoding::new(model, aim, strong, run.solver.nodes.is_some(), run.solver.memory) else {
            result.untried = run.stopped().map_or_else(|| Encoding::columns_if_asked(model, aim), |_| None);
            break;
        };
        let exact = encoding.exact_bound();
        if let Some(better) = encoding.exact_best().and_then(|best| if_better(model, known.as_ref(), best)) {
            result.improved = true;
            lower_bounds = bounds.at(&better.0.0);
            known = Some(better);
        }
        if known.as_ref().is_some_and(|(cost, _)| exact == Some(cost.0[tier])) && tier == next {
            // Whole numbers have shown it beside the program: no engine is asked.
            result.bounds[tier] = exact;
            next += 1;
            continue;
        }
        let Some(limits) = effort.limits(engine, &encoding, run.solver.nodes) else {
            result.untried = Some(encoding.program().columns());
            break;
        };
        let left = |deadline: Instant| deadline.saturating_duration_since(Instant::now()).as_secs_f64();
        let seconds = run.deadline.map(|deadline| left(deadline) * SHARE_OF_TIME);
        let cancelled = || run.stopped().is_some();
        let limits = ProgramLimits { seconds, cancelled: Some(&cancelled), ..limits };
        let checked = match solve_checked(engine, encoding.program(), &limits) {
            Ok(checked) => checked,
            // The search may still find a plan, or has one: that is worth more than an engine that failed.
            Err(error) => {
                result.failure = Some(error.into());
                break;
            }
        };
        result.engine = Some(engine.name().to_owned());
        let bound = match &checked.answer {
            Answer::Optimal { values } => encoding.program().cost_of(values),
            Answer::Feasible { bound, .. } | Answer::Stopped { bound } => *bound,
            Answer::Impossible => None,
        };
        // Beyond that, a bound in floating point may hide whole units.
        let bound = bound.filter(|_| encoding.program().is_well_scaled());
        let bound = bound.map_or(lower_bounds[tier], |bound| (bound + encoding.constant()).max(lower_bounds[tier]));
        let bound = exact.map_or(bound, |exact| exact.max(bound));
        match checked.answer {
            Answer::Impossible if tier == 0 && encoding.program().is_well_scaled() => {
                result.impossible = true;
                return Ok(result);
            }
            Answer::Impossible | Answer::Stopped { .. } => {}
            Answer::Optimal { values } | Answer::Feasible { values, .. } => {
                let found = encoding.assignment(&values);
                if let Some(better) = found.and_then(|found| if_better(model, known.as_ref(), found)) {
                    result.improved = true;
                    lower_bounds = bounds.at(&better.0.0);
                    known = Some(better);
                }
            }
        }
        result.bounds[tier] = Some(bound);
        let Some((cost, _)) = known.as_ref().filter(|(cost, _)| cost.0[tier] == bound) else {
            break;
        };
        // Those before it are settled by it, unless the level has fallen on the way.
        let repeats = model.repeats_a_level(next, &cost.0);
        if tier == next || repeats && model.equal_levels(next, &cost.0).contains(&tier) {
            for at in next..tier {
                result.bounds[at] = Some(cost.0[at]);
            }
            next = tier + 1;
        }
    }
    if let Some((cost, assignment)) = known {
        (result.cost, result.assignment) = (Some(cost), Some(assignment));
    }
    Ok(result)
}

/// An assignment with its cost, if it meets what is required and is better than the best by the definitions.
fn if_better(model: &Model, best: Option<&(Cost, Assignment)>, assignment: Assignment) -> Option<(Cost, Assignment)> {
    let cost = model.cost(&assignment);
    (cost.0[0] == 0 && best.is_none_or(|(best, _)| cost < *best)).then_some((cost, assignment))
}
