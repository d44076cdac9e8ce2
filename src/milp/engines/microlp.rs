//! microlp: pure Rust, in the default build.

use std::time::{Duration, Instant};

use microlp::{Error, OptimizationDirection, ResumeOptions, SolveOptions, SolveOutcome, TerminationReason, Variable};

use super::{guarded, lowered};
use crate::milp::backend::integral_bound;
use crate::milp::report::Report;
use crate::milp::screen::screen;
use crate::milp::{Answer, Backend, EngineError, Program, ProgramLimits};

/// Nodes between two looks at the clock, the pivots, the caller's wish to stop, and the bound: at first, and at most, as
/// each slice is twice as long as the one before. Always the same, as a slice ends the dive it is in: were it to depend
/// on the other limits, so would the answer.
const SLICES: (u64, u64) = (32, 256);

/// The engine `microlp`.
pub(crate) struct MicroLp;

impl Backend for MicroLp {
    fn name(&self) -> &str {
        "microlp"
    }

    fn solve(&self, program: &Program, limits: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
        // Beyond 32 bits good_lp would hand out a model whose column is fixed at 0.
        match screen(self.name(), program, limits, i32::MAX.into())? {
            Some(answer) => Ok(answer),
            None => guarded(self.name(), || search(program, limits)),
        }
    }
}

fn search(program: &Program, limits: &ProgramLimits<'_>) -> Result<Answer, String> {
    let handles = handles(program);
    let model = lowered(program, good_lp::solvers::microlp::microlp);
    let began = Instant::now();
    let mut options = SolveOptions::default();
    let mut slice = SLICES.0;
    options.node_limit = Some(limits.nodes.min(slice));
    options.time_limit = time_left(limits, began);
    options.warm_start = program
        .valid_start()
        .map(|start| handles.iter().copied().zip(start.iter().map(|&value| value as f64)).collect());
    let mut outcome = model.as_inner().solve_with(options);
    loop {
        let (paused, report) = match outcome {
            Ok(paused) => {
                let report = report(&paused, &handles);
                (paused, report)
            }
            Err(Error::Infeasible) => return Ok(Answer::Impossible),
            Err(error) => return Err(error.to_string()),
        };
        let nodes = limits.nodes.saturating_sub(paused.stats().nodes_solved);
        let pivots = paused.stats().lp_iterations.saturating_sub(program.rows() as u64);
        let finished = paused.termination_reason() != TerminationReason::NodeLimit;
        let spent = nodes == 0 || limits.pivots.is_some_and(|most| pivots >= most);
        if finished || spent || limits.cancelled.is_some_and(|cancelled| cancelled()) {
            return Ok(report.into_answer(program));
        }
        // Costs are integers, so the proof may be complete before the tree is.
        let bound = integral_bound(report.bound).map(|bound| program.next_cost(bound));
        if let Answer::Feasible { values, .. } = report.into_answer(program)
            && bound.is_some_and(|bound| program.cost_of(&values) <= Some(bound))
        {
            return Ok(Answer::Feasible { values, bound });
        }
        let mut options = ResumeOptions::default();
        slice = (2 * slice).min(SLICES.1);
        options.node_limit = Some(nodes.min(slice));
        options.time_limit = time_left(limits, began);
        outcome = paused.resume_with(options);
    }
}

/// microlp's names of the columns. They are places, yet only a problem can make them, and good_lp keeps its own.
fn handles(program: &Program) -> Vec<Variable> {
    let mut problem = microlp::Problem::new(OptimizationDirection::Minimize);
    program.column_data().iter().map(|_| problem.add_var(0.0, (0.0, 0.0))).collect()
}

/// What is left of the clock; a limit beyond what a duration can hold is none.
fn time_left(limits: &ProgramLimits<'_>, began: Instant) -> Option<Duration> {
    let limit = Duration::try_from_secs_f64(limits.seconds?).ok()?;
    Some(limit.saturating_sub(began.elapsed()))
}

fn report(outcome: &SolveOutcome, handles: &[Variable]) -> Report {
    // `var_value` would assert that integer columns hold integers.
    let values = |solution: &microlp::Solution| handles.iter().map(|&handle| solution.var_value_raw(handle)).collect();
    Report {
        values: outcome.solution().map(values),
        bound: outcome.stats().best_bound.unwrap_or(f64::NAN),
        optimal: outcome.is_optimal(),
    }
}
