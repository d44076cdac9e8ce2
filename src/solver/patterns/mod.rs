//! Neighbours by their kinds, where bounds and a first search leave them open: a better bound on what they cost, and an
//! arrangement of kinds that costs as little as can be found.

mod arrange;
mod edge_types;
mod kind_sets;

use super::run::Run;
use crate::model::{Assignment, Cost, Family, Model, NeighbourValues};
use arrange::Arrangement;

/// The part of all steps that arrangements may take.
const PART_OF_STEPS: u64 = 2;

/// The families about neighbours that leave the first open tier above its bound, each with its position.
fn open_families<'a>(
    model: &'a Model,
    parts: &[Vec<i64>],
    bounds: &[i64],
    (cost, best): &(Cost, Assignment),
) -> Vec<(usize, &'a Family, NeighbourValues<'a>)> {
    let Some(open) = (0..model.tiers()).find(|&tier| cost.0[tier] > bounds[tier]) else {
        return Vec::new();
    };
    let families = model.families().iter().enumerate().filter(|(_, family)| family.tier == open);
    let families = families.filter(|(at, family)| family.value(best) > parts[*at].iter().sum());
    families.filter_map(|(at, family)| Some((at, family, family.count.readings().neighbour_values()?))).collect()
}

/// Better lower bounds of the families that leave the first open tier above its bound; `None` if there are none. They
/// take longer than the first search, and so are asked for only where that has not reached the others.
pub(super) fn sharper_bounds(
    run: &Run<'_>,
    model: &Model,
    parts: &[Vec<i64>],
    bounds: &[i64],
    best: &(Cost, Assignment),
) -> Option<Vec<Vec<i64>>> {
    let (mut sharper, interrupts) = (parts.to_vec(), run.interrupts_at_half());
    let families = open_families(model, parts, bounds, best);
    // What is required costs nothing, or there is no plan: that is shown elsewhere, with its reason.
    for (at, _, values) in families.into_iter().filter(|(_, family, _)| family.tier > 0) {
        if let Some(least) = edge_types::least_sum(&values, &interrupts) {
            let known: i64 = parts[at].iter().sum();
            sharper[at] = vec![known.max(values.cost(least))];
        }
    }
    (sharper != parts).then_some(sharper)
}

/// The best plan with its neighbours arranged anew where they leave the first open tier above its bound and nothing up to
/// that tier is about anything else, and the steps that were taken, of those `left`; `None` if there are no such neighbours.
pub(super) fn arranged(
    run: &Run<'_>,
    model: &Model,
    parts: &[Vec<i64>],
    bounds: &[i64],
    best: &(Cost, Assignment),
    left: u64,
) -> Option<(Assignment, u64)> {
    let families = open_families(model, parts, bounds, best);
    let each = left.min(run.solver.steps / PART_OF_STEPS) / families.len().max(1) as u64;
    let interrupts = run.interrupts_at_half();
    let (mut assignment, mut used) = (best.1.clone(), 0);
    for (at, family, values) in families {
        let span = family.span(model.slots());
        let is_other = |other: &Family| {
            let units = other.span(model.slots());
            units.start < span.end && span.start < units.end
        };
        let before = model.families().iter().enumerate().filter(|(_, other)| other.tier <= family.tier);
        if run.stopped().is_some() || before.filter(|(other, _)| *other != at).any(|(_, other)| is_other(other)) {
            continue;
        }
        if let Some(mut arrangement) = Arrangement::new(&values, model.slots(), &assignment) {
            let bound = parts[at].iter().sum();
            used += arrangement.better(bound, each, run.solver.seed.wrapping_add(at as u64), &interrupts);
            assignment = arrangement.assignment(assignment);
        }
    }
    (used > 0).then_some((assignment, used))
}
