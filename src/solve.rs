//! What a solver is asked for: a plan, or several.

use crate::error::Error;
use crate::explain;
use crate::outcome::{Alternatives, Conflict, Judgement, Outcome, Solution, Standing, Undecided};
use crate::problem::{PricedProblem, Problem, tier_costs};
use crate::solver::{Certified, Found, ModelAnswer, Run, Solver, certify, solve_model};

/// The answer to a problem before it is put into the form of its plans.
enum SolverAnswer {
    Found(Found),
    Impossible(Conflict),
    Undecided(Undecided),
}

fn answer(problem: &dyn PricedProblem, run: &Run<'_>) -> Result<SolverAnswer, Error> {
    if let Some(conflict) = explain::counted(problem, run) {
        return conflict.map(SolverAnswer::Impossible);
    }
    let is_affordable = problem.start_bytes() <= run.solver.memory;
    let start = if is_affordable { problem.start(&run.interrupts_at_half()) } else { None };
    Ok(match solve_model(run, problem.model(), problem.tiers(), start.as_ref())? {
        ModelAnswer::Found(found) => SolverAnswer::Found(found),
        ModelAnswer::Impossible => SolverAnswer::Impossible(explain::explain(problem, run)?),
        ModelAnswer::Stopped(attempt) => SolverAnswer::Undecided(explain::undecided(problem, attempt)),
    })
}

/// The plan behind what was found, checked, with all that is said of it.
fn solution<P: Problem>(problem: &P, run: &Run<'_>, found: Found) -> Result<Solution<P::Plan>, Error> {
    let plan = problem.plan(&found.assignment);
    let Certified { certificate, violations } = certify(problem, &found, problem.price(&plan))?;
    let exceptions = problem.exceptions(&plan);
    let preferred = problem.rules_asked().preferred_openly();
    let standing = Standing::new(preferred, &certificate, &violations, &exceptions);
    let Found { stop, backend, steps, untried, failure, .. } = found;
    let (roster, event) = (problem.people().notes().clone(), problem.event().cloned());
    let (seed, mut notes) = (run.solver.seed, problem.notes());
    notes.extend(failure.map(|failure| format!("An integer program stays open: {failure}.")));
    Ok(Solution {
        plan,
        certificate,
        violations,
        exceptions,
        notes,
        roster,
        event,
        stop,
        seed,
        backend,
        steps,
        untried,
        standing,
    })
}

impl Solver {
    /// Solves a problem.
    ///
    /// # Errors
    ///
    /// When an engine breaks down, or an answer does not stand up to its check; neither "impossible" nor "stopped" is
    /// an error.
    pub fn solve<P: Problem>(&self, problem: &P) -> Result<Outcome<P::Plan>, Error> {
        let run = Run::new(self);
        Ok(match answer(problem, &run)? {
            SolverAnswer::Found(found) => Outcome::Solved(solution(problem, &run, found)?),
            SolverAnswer::Impossible(conflict) => Outcome::Impossible(conflict),
            SolverAnswer::Undecided(undecided) => Outcome::Undecided(undecided),
        })
    }

    /// What is to be said of a plan that was made by hand, or changed: what holds, what it bends, and what it costs beside
    /// the best plan that the solver finds.
    ///
    /// ```
    /// use roundtable::{Composition, CompositionPlan, Member, Roster, Rule, Solver, Tier};
    ///
    /// let roster = Roster::new([("ana", "north"), ("bo", "north"), ("cy", "south"), ("di", "south")]
    ///     .map(|(id, site)| Member::new(id).tag("site", site)))?;
    /// let problem = Composition::builder(&roster)
    ///     .even_groups("pair", 2)
    ///     .require(Rule::apart(["ana", "cy"]))
    ///     .prefer(Tier(1), Rule::balance("site"))
    ///     .build()?;
    /// let plan: CompositionPlan = serde_json::from_str(
    ///     r#"{"groups": [{"name": "pair 1", "members": [{"id": "ana"}, {"id": "bo"}]},
    ///                    {"name": "pair 2", "members": [{"id": "cy"}, {"id": "di"}]}], "unplaced": []}"#,
    /// )?;
    /// let judgement = Solver::new().judge(&problem, &plan)?;
    /// assert!(judgement.holds());
    /// assert_eq!(judgement.costs[1].amount(), 4.0);                // the best plan has 0
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this problem ([`Error::Plan`]), and as [`solve`](Solver::solve).
    pub fn judge<P: Problem>(&self, problem: &P, plan: &P::Plan) -> Result<Judgement<P::Plan>, Error> {
        let costs = problem.rule_costs(plan).map_err(Error::Plan)?;
        let plan = problem.measured(plan).map_err(Error::Plan)?;
        let (costs, bent) = (tier_costs(problem.tiers(), &costs.by_tier()), explain::bent(problem, &costs));
        Ok(Judgement { plan, event: problem.event().cloned(), costs, bent, best: self.solve(problem)? })
    }

    /// Up to `number` plans that cost the same as the best, tier by tier, and differ as much as the search can make
    /// them in what people notice: who is with whom. Choosing among them is the group's.
    ///
    /// Plans that differ only in the names of equal groups, or in members who are alike in everything that the rules
    /// ask, count as the same plan. Above 2 000 members plans are told apart but not driven apart: pairs would be too
    /// many.
    ///
    /// # Errors
    ///
    /// As [`solve`](Solver::solve).
    pub fn alternatives<P: Problem>(&self, problem: &P, number: usize) -> Result<Alternatives<P::Plan>, Error> {
        self.alternatives_within(problem, number, 0.0)
    }

    /// As [`alternatives`](Solver::alternatives), of nearly equal cost: in each tier at most `slack` times the cost of
    /// the best more. `slack` 0.05 allows five hundredths; negative numbers and what is no number count as 0.
    ///
    /// # Errors
    ///
    /// As [`solve`](Solver::solve).
    pub fn alternatives_within<P: Problem>(
        &self,
        problem: &P,
        number: usize,
        slack: f64,
    ) -> Result<Alternatives<P::Plan>, Error> {
        let run = Run::new(self);
        Ok(match answer(problem, &run)? {
            SolverAnswer::Found(first) => {
                let found = explain::alternatives(problem.model(), &run, first, number, slack);
                let plans = found.into_iter().map(|found| solution(problem, &run, found));
                Alternatives::Plans(plans.collect::<Result<_, Error>>()?)
            }
            SolverAnswer::Impossible(conflict) => Alternatives::Impossible(conflict),
            SolverAnswer::Undecided(undecided) => Alternatives::Undecided(undecided),
        })
    }
}
