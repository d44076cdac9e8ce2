//! What a solver is asked for: a plan, or several.

use crate::error::Error;
use crate::explain;
use crate::outcome::{Alternatives, Outcome};
use crate::problem::Problem;
use crate::solver::{ModelAnswer, Run, Solver};

impl Solver {
    /// Solves a problem.
    ///
    /// # Errors
    ///
    /// When an engine breaks down, or an answer does not stand up to its check; neither "impossible" nor "stopped" is
    /// an error.
    pub fn solve<P: Problem>(&self, problem: &P) -> Result<Outcome<P::Plan>, Error> {
        let run = Run::new(self);
        if let Some(conflict) = explain::counted(problem, &run) {
            return Ok(Outcome::Impossible(conflict?));
        }
        match run.solve_model(problem.model(), problem.start().as_ref())? {
            ModelAnswer::Found(found) => run.solution(problem, found).map(Outcome::Solved),
            ModelAnswer::Impossible => explain::explain(problem, &run).map(Outcome::Impossible),
            ModelAnswer::Stopped(reason) => Ok(Outcome::Undecided(reason)),
        }
    }

    /// So many plans that cost the same as the best, tier by tier, and differ as much as the search can make them in
    /// what people notice: who is with whom. Choosing among them is the group's.
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
        if let Some(conflict) = explain::counted(problem, &run) {
            return Ok(Alternatives::Impossible(conflict?));
        }
        match run.solve_model(problem.model(), problem.start().as_ref())? {
            ModelAnswer::Found(found) => {
                explain::alternatives(problem, &run, found, number, slack).map(Alternatives::Plans)
            }
            ModelAnswer::Impossible => explain::explain(problem, &run).map(Alternatives::Impossible),
            ModelAnswer::Stopped(reason) => Ok(Alternatives::Undecided(reason)),
        }
    }
}
