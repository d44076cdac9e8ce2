//! From a composition to a list of plans, and what is proved of it.

use super::builder::Lottery;
use super::list::LotteryList;
use super::list_builder::ListBuilder;
use crate::composition::Composition;
use crate::error::{Error, fault};
use crate::explain;
use crate::outcome::{Certificate, Outcome, Solution, Standing, StopReason};
use crate::problem::{PricedProblem, sealed::Sealed as _, tier_costs};
use crate::solver::{Found, ModelAnswer, Run, Solver, solve_model};

impl Solver {
    /// Solves a lottery: a list of plans from which one is drawn, such that everybody has the greatest chance that the
    /// rules allow.
    ///
    /// ```
    /// use roundtable::{Composition, Lottery, Member, Roster, Rule, Solver};
    ///
    /// let people = [("ana", "north"), ("bo", "north"), ("cy", "north"), ("di", "south")];
    /// let roster = Roster::new(people.map(|(id, site)| Member::new(id).tag("site", site)))?;
    /// let problem = Composition::builder(&roster).group("panel", 2).require(Rule::places("south", 1..)).build()?;
    /// let list = Solver::new().lottery(&Lottery::over(&problem).plans(30))?.solution().expect("there are plans").plan;
    /// assert_eq!(list.members().iter().map(|member| member.times).collect::<Vec<_>>(), [10, 10, 10, 30]);
    /// assert!(list.levels().iter().all(|level| level.proof.is_some()));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// All faults of what is asked, such as a tier to hold that is not proved; and as [`solve`](Solver::solve).
    pub fn lottery(&self, lottery: &Lottery) -> Result<Outcome<LotteryList>, Error> {
        let problem = &lottery.problem;
        let options = lottery.validated()?;
        let run = Run::new(self);
        if let Some(conflict) = explain::counted(problem, &run) {
            return conflict.map(Outcome::Impossible);
        }
        let model = problem.model().up_to(options.tiers - 1);
        let tiers = &problem.tiers()[..options.tiers];
        let found = match solve_model(&run, &model, tiers, None)? {
            ModelAnswer::Found(found) => found,
            ModelAnswer::Impossible => return Ok(Outcome::Impossible(explain::explain(problem, &run)?)),
            ModelAnswer::Stopped(attempt) => return Ok(Outcome::Undecided(explain::undecided(problem, attempt))),
        };
        if let Some(open) = found.proofs.iter().position(Option::is_none) {
            let tier = tiers[open].tier;
            return Err(fault!(
                NotProved,
                "tier {tier} cannot be held: it is not proved that no plan is better there; hold fewer tiers, or raise the \
                 limits of the solver"
            )
            .into());
        }
        let builder = ListBuilder { tiers, problem, model: &model, held: &found.cost.0, options: &options, run: &run };
        let (list, engine) = builder.list(&found)?;
        let backend = engine.or(found.backend.clone());
        Ok(Outcome::Solved(Solution { backend, ..solution(problem, &run, &found, tiers.len(), list) }))
    }
}

/// The answer, with a certificate for each tier that all plans keep.
fn solution(
    problem: &Composition,
    run: &Run<'_>,
    found: &Found,
    tiers: usize,
    list: LotteryList,
) -> Solution<LotteryList> {
    let costs = tier_costs(&problem.tiers()[..tiers], &found.cost.0);
    let certificate: Vec<Certificate> = (costs.into_iter().zip(&found.proofs))
        .map(|(cost, &proof)| Certificate {
            tier: cost.tier,
            cost: cost.cost,
            bound: cost.cost,
            unit: cost.unit,
            scale: cost.scale,
            proof,
            level: cost.level,
            gain: cost.gain,
        })
        .collect();
    let is_proved = list.levels().iter().all(|level| level.proof.is_some());
    let standing = Standing::new(Vec::new(), &certificate, &[], &[]);
    Solution {
        plan: list,
        certificate,
        violations: Vec::new(),
        exceptions: Vec::new(),
        notes: problem.notes(),
        roster: problem.people().notes().clone(),
        event: problem.event().cloned(),
        stop: run.stopped().unwrap_or(if is_proved { StopReason::Proved } else { StopReason::Steps }),
        seed: run.solver.seed,
        backend: None,
        steps: found.steps,
        untried: None,
        standing,
    }
}
