//! One solve: what is tried in which order, and what is known at its end.

use super::programs::{Decision, decide};
use super::{Progress, Solver};
use crate::error::Error;
use crate::model::{Assignment, Cost, Model, RuleId};
use crate::outcome::{Bent, Certificate, Proof, Solution, StopReason};
use crate::problem::Problem;
use crate::search::{Interrupts, Search, Task};
use std::time::Instant;

/// Steps before the first program, a unit and at least: enough to reach what is easily reached.
const FIRST_STEPS: (u64, u64) = (2_000, 100_000);

/// A solve under way.
pub(crate) struct Run<'a> {
    pub(crate) solver: &'a Solver,
    start: Instant,
    pub(crate) deadline: Option<Instant>,
}

/// What counting says of each tier.
#[derive(Debug, Clone)]
pub(crate) struct Bounds {
    /// For all plans.
    pub(crate) plain: Vec<i64>,
    /// For plans that cost these bounds in all earlier tiers.
    pub(crate) conditional: Vec<i64>,
}

impl Bounds {
    /// What holds for plans that cost this in the earlier tiers.
    pub(crate) fn at(&self, cost: &[i64]) -> Vec<i64> {
        let bound = |tier: usize| match cost.get(..tier) == Some(&self.conditional[..tier]) {
            true => self.conditional[tier],
            false => self.plain[tier],
        };
        (0..self.plain.len()).map(bound).collect()
    }
}

/// What is known of a model when a solve of it ends.
pub(crate) enum ModelAnswer {
    Found(Found),
    Impossible,
    Stopped(StopReason),
}

/// An assignment that meets all that is required.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) assignment: Assignment,
    pub(crate) cost: Cost,
    pub(crate) bounds: Vec<i64>,
    /// What counting alone says of each family, in parts.
    pub(crate) parts: Vec<Vec<i64>>,
    pub(crate) proofs: Vec<Option<Proof>>,
    pub(crate) stop: StopReason,
    pub(crate) backend: Option<String>,
    pub(crate) steps: u64,
}

impl<'a> Run<'a> {
    pub(crate) fn new(solver: &'a Solver) -> Run<'a> {
        let start = Instant::now();
        Run { solver, start, deadline: solver.time.and_then(|time| start.checked_add(time)) }
    }

    pub(crate) fn interrupts(&self) -> Interrupts<'_> {
        Interrupts { deadline: self.deadline, cancelled: Some(&self.solver.cancel.0), beaten: None }
    }

    /// Why the run has to stop, if it has to.
    pub(crate) fn stopped(&self) -> Option<StopReason> {
        if self.interrupts().is_cancelled() {
            return Some(StopReason::Cancelled);
        }
        self.deadline.is_some_and(|deadline| Instant::now() >= deadline).then_some(StopReason::Time)
    }

    fn report(&self, steps: u64, cost: Option<&Cost>, bounds: &[i64]) {
        if let Some(watch) = &self.solver.watcher {
            let cost = cost.map(|cost| cost.0.clone());
            watch(&Progress { elapsed: self.start.elapsed(), steps, cost, bound: bounds.to_vec() });
        }
    }

    /// Solves a model, from `start` if there is one.
    pub(crate) fn solve_model(&self, model: &Model, start: Option<&Assignment>) -> Result<ModelAnswer, Error> {
        let start = start.map(|start| (model.cost(start), start));
        // What is required costs 0 at least: where nothing else is asked, a start that costs 0 is at the floors.
        let met = start.as_ref().is_some_and(|(cost, _)| cost.0 == [0]);
        let lower_bounds = match met {
            true => Some(vec![vec![0]; model.families().len()]),
            false => model.lower_bounds(),
        };
        let Some(lower_bounds) = lower_bounds else {
            return Ok(ModelAnswer::Impossible);
        };
        let plain = model.tier_lower_bounds(&lower_bounds);
        // No floor is above a plan: where one is at the plain floors there is nothing more to know.
        let settled = start.as_ref().is_some_and(|(cost, _)| cost.0 == plain);
        let known = Bounds {
            conditional: match settled {
                true => plain.clone(),
                false => model.conditional_bounds(&lower_bounds),
            },
            plain,
        };
        let bounds = known.conditional.clone();
        let task = Task {
            model,
            bounds: &bounds,
            target: &[],
            seed: self.solver.seed,
            threads: self.solver.threads,
            interrupts: self.interrupts(),
        };
        let mut search = Search::new(task);
        // A start that is not at the floors is no place to search from: it may be good in one tier alone.
        if let Some((_, start)) = start.as_ref().filter(|(cost, _)| cost.0 == bounds) {
            search.offer((*start).clone());
        }
        let watch = |search: &Search<'_>| self.report(search.used(), search.best().map(|(cost, _)| cost), &bounds);
        let units = model.slots().units() as u64;
        let first = (FIRST_STEPS.0 * units).max(FIRST_STEPS.1).min(self.solver.steps);
        // Small problems are given to the engine early, so that it need not wait for a search that cannot prove
        // anything.
        if search.run(first, &watch).is_err() {
            return Ok(ModelAnswer::Impossible);
        }
        if let Some((_, start)) = start {
            search.offer(start.clone());
        }
        let mut decision = Decision::default();
        if !search.is_done() {
            decision = decide(self, model, &known, &lower_bounds, search.best(), 1)?;
        }
        let met = search.best().is_some_and(|(cost, _)| cost.0[0] == 0);
        let open = !met && decision.assignment.is_none();
        if decision.impossible || open && self.clashes_within_a_period(model, &lower_bounds)? {
            return Ok(ModelAnswer::Impossible);
        }
        if let Some(better) = decision.assignment.take() {
            search.offer(better);
        }
        if !decision.is_final(model.tiers()) && !search.is_done() && self.stopped().is_none() {
            if search.run(self.solver.steps, &watch).is_err() {
                return Ok(ModelAnswer::Impossible);
            }
            let improved =
                search.best().is_some_and(|(cost, _)| decision.cost.as_ref().is_none_or(|known| cost < known));
            if improved && !search.is_done() && self.stopped().is_none() {
                decision = decide(self, model, &known, &lower_bounds, search.best(), 1)?;
                if decision.impossible {
                    return Ok(ModelAnswer::Impossible);
                }
                if let Some(better) = decision.assignment.take() {
                    search.offer(better);
                }
            }
        }
        let steps = search.used();
        let reason = self.stopped().unwrap_or(StopReason::Steps);
        match search.best() {
            Some(best) if best.0.0[0] == 0 => {
                let bounds = known.at(&best.0.0);
                let found = self.found(best.clone(), bounds, lower_bounds, decision, (steps, reason));
                Ok(ModelAnswer::Found(found))
            }
            _ => match decision.failure.take() {
                Some(failure) => Err(failure),
                None => Ok(ModelAnswer::Stopped(reason)),
            },
        }
    }

    /// Joins what search, floors and programs know.
    fn found(
        &self,
        (cost, assignment): (Cost, Assignment),
        mut bounds: Vec<i64>,
        parts: Vec<Vec<i64>>,
        decision: Decision,
        (steps, reason): (u64, StopReason),
    ) -> Found {
        let mut proofs = Vec::new();
        let mut proved = true;
        for (tier, bound) in bounds.iter_mut().enumerate() {
            // A program's bound holds for plans that are as good on the earlier tiers as those it was given.
            let given = decision.cost.as_ref().is_some_and(|known| known.0[..tier] == cost.0[..tier]);
            let exact = decision.bounds.get(tier).copied().flatten().filter(|_| given && proved);
            let floor_proves = cost.0[tier] == *bound;
            // A bound above the cost is refuted by the plan itself; a floor above it fails the check of the answer.
            let exact = exact.filter(|&exact| exact <= cost.0[tier]);
            *bound = exact.map_or(*bound, |exact| exact.max(*bound));
            proved = proved && cost.0[tier] == *bound;
            proofs.push(proved.then_some(if floor_proves { Proof::Floor } else { Proof::Exact }));
        }
        let stop = if proved { StopReason::Proved } else { reason };
        let backend = decision.engine.filter(|_| proofs.contains(&Some(Proof::Exact)) || decision.improved);
        Found { assignment, cost, bounds, parts, proofs, stop, backend, steps }
    }

    /// Puts an answer into the words of its problem, after its check.
    pub(crate) fn solution<P: Problem>(&self, problem: &P, found: Found) -> Result<Solution<P::Plan>, Error> {
        let plan = problem.plan(&found.assignment);
        let checked = problem.check(&plan).map_err(|faults| Error::Unsound { details: format!("{faults:?}") })?;
        if let Some(tier) = (0..checked.len()).find(|&tier| found.bounds[tier] > checked[tier]) {
            let details = format!("tier {tier} costs {}, below its bound {}", checked[tier], found.bounds[tier]);
            return Err(Error::Unsound { details });
        }
        if checked != found.cost.0 {
            let details = format!("the plan costs {checked:?} by its rules, and {} by its counts", found.cost);
            return Err(Error::Unsound { details });
        }
        let certificate = problem.tiers().iter().enumerate().map(|(at, words)| {
            // The cost of a level is what it adds to those before it.
            let before = match words.level {
                Some(2..) => found.cost.0[at - 1],
                _ => 0,
            };
            Certificate {
                tier: words.tier,
                cost: found.cost.0[at] - before,
                bound: problem
                    .model()
                    .lowest_level(at)
                    .map_or(found.bounds[at], |lowest| (found.bounds[at] - before).max(lowest)),
                unit: words.unit.clone(),
                scale: words.scale,
                proof: found.proofs[at],
                level: words.level,
            }
        });
        let certificate = certificate.collect();
        let bent = bent(problem, &found);
        let Found { stop, backend, steps, .. } = found;
        Ok(Solution { plan, certificate, bent, stop, seed: self.solver.seed, backend, steps })
    }
}

/// The preferred rules that cost more than no plan could avoid.
fn bent<P: Problem>(problem: &P, found: &Found) -> Vec<Bent> {
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
    let bent = |(rule, by): (RuleId, f64)| {
        let words = problem.rule_words(rule);
        Bent {
            rule: rule.index() + 1,
            sentence: words.sentence,
            words_for_members: words.words_for_members,
            by,
            unit: problem.priced().units[rule.index()].clone(),
        }
    };
    by_rule.into_iter().map(bent).collect()
}
