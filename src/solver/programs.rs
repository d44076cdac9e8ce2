//! Integer programs, tier by tier, where floors leave a gap.

use super::run::{Run, TierBounds};
use crate::error::Error;
use crate::milp::encode::Aim;
use crate::milp::encoding::Encoding;
use crate::milp::{Answer, Backend, ProgramLimits, solve_checked};
use crate::model::{Assignment, Cost, Model};

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
    /// What an engine broke down with.
    pub(crate) failure: Option<Error>,
}

impl ProgramResult {
    /// Whether every tier is settled.
    pub(crate) fn is_final(&self, tiers: usize) -> bool {
        let Some(cost) = &self.cost else { return false };
        (0..tiers).all(|tier| self.bounds.get(tier).copied().flatten() == Some(cost.0[tier]))
    }
}

/// Columns × rows × nodes that a program may cost at its default limit of nodes: about a second's work of microlp.
const EFFORT: u64 = 100_000_000;
/// A program that would be left fewer nodes is not tried.
const FEWEST_NODES: u64 = 200;

/// Closes the gaps that bounds and search leave, within limits. `models` programs share the budget of one.
pub(super) fn run_programs(
    run: &Run<'_>,
    model: &Model,
    bounds: &TierBounds,
    parts: &[Vec<i64>],
    best: Option<&(Cost, Assignment)>,
    models: u64,
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
        let aim = Aim { tier, ordered: !strong, held: &held, bounds: &lower_bounds, lower_bounds: parts, start };
        let Some(encoding) = Encoding::new(model, aim, strong, run.solver.nodes.is_some()) else {
            break;
        };
        let Some(nodes) = nodes(run, engine, &encoding, models) else {
            break;
        };
        let seconds =
            run.deadline.map(|deadline| deadline.saturating_duration_since(std::time::Instant::now()).as_secs_f64());
        let cancelled = || run.stopped().is_some();
        let limits = ProgramLimits { nodes, seconds, cancelled: Some(&cancelled) };
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
        match checked.answer {
            Answer::Impossible if tier == 0 && encoding.program().is_well_scaled() => {
                result.impossible = true;
                return Ok(result);
            }
            Answer::Impossible | Answer::Stopped { .. } => {}
            Answer::Optimal { values } | Answer::Feasible { values, .. } => {
                if let Some(assignment) = encoding.assignment(&values) {
                    let cost = model.cost(&assignment);
                    // Anything that is not better by the definitions is not worth having.
                    if known.as_ref().is_none_or(|(best, _)| cost < *best) && cost.0[0] == 0 {
                        result.improved = true;
                        lower_bounds = bounds.at(&cost.0);
                        known = Some((cost, assignment));
                    }
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

/// Nodes for a program; `None` if too few would be left to be worth trying.
fn nodes(run: &Run<'_>, engine: &dyn Backend, encoding: &Encoding, models: u64) -> Option<u64> {
    if let Some(nodes) = run.solver.nodes {
        return Some((nodes / models).max(1));
    }
    let size = (encoding.program().columns().max(1) * encoding.program().rows().max(1)) as u64 * models;
    // A set partition is mostly settled at its root.
    if matches!(encoding, Encoding::Partition(_)) {
        return Some((EFFORT / size).clamp(FEWEST_NODES, 20_000));
    }
    // A strong engine settles with a node what a plain one needs a thousand for, by cuts and a better relaxation.
    let strength = if engine.is_strong() { 1_000 } else { 1 };
    let nodes = (EFFORT * strength / size).min(20_000);
    (nodes >= FEWEST_NODES).then_some(nodes)
}
