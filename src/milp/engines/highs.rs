//! HiGHS: the strong engine, written in C++.

use highs::{HighsModelStatus, HighsSolutionStatus, Model, SolvedModel};

use super::{guarded, lowered};
use crate::milp::backend::EXACT;
use crate::milp::report::{GAP, Report};
use crate::milp::screen::screen;
use crate::milp::{Answer, Backend, EngineError, Program, ProgramLimits};

/// The engine `highs`. Its callbacks need unsafe code, so that a wish to stop is seen only before it begins.
pub(crate) struct Highs;

impl Backend for Highs {
    fn name(&self) -> &str {
        "highs"
    }

    fn is_strong(&self) -> bool {
        true
    }

    fn solve(&self, program: &Program, limits: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
        match screen(self.name(), program, limits, EXACT)? {
            Some(answer) => Ok(answer),
            None => guarded(self.name(), || search(program, limits)),
        }
    }
}

fn search(program: &Program, limits: &ProgramLimits<'_>) -> Result<Answer, String> {
    let mut model =
        lowered(program, good_lp::solvers::highs::highs).try_into_inner().map_err(|error| error.to_string())?;
    configure(&mut model, limits).map_err(|error| error.to_string())?;
    if let Some(start) = program.valid_start() {
        let start: Vec<f64> = start.iter().map(|&value| value as f64).collect();
        model.try_set_solution(Some(&start), None, None, None).map_err(|status| format!("start: {status:?}"))?;
    }
    let solved = model.try_solve().map_err(|status| format!("solving ended with {status:?}"))?;
    let optimal = match solved.status() {
        HighsModelStatus::Optimal => true,
        // Every column has finite bounds, so of the two only this can hold.
        HighsModelStatus::Infeasible | HighsModelStatus::UnboundedOrInfeasible => {
            return Ok(Answer::Impossible);
        }
        HighsModelStatus::ReachedTimeLimit
        | HighsModelStatus::ReachedIterationLimit
        | HighsModelStatus::ReachedSolutionLimit
        | HighsModelStatus::ReachedInterrupt
        | HighsModelStatus::ReachedMemoryLimit => false,
        status => return Err(format!("it ended with the status {status:?}")),
    };
    let feasible = solved.primal_solution_status() == HighsSolutionStatus::Feasible;
    Ok(Report {
        values: feasible.then(|| solved.get_solution().columns().to_vec()),
        bound: bound(program, &solved, optimal),
        optimal,
    }
    .into_answer(program))
}

/// One thread and a fixed seed, as the same program has to give the same answer; no relative gap, as by default
/// "optimal" may be 0.01 % off.
fn configure(model: &mut Model, limits: &ProgramLimits<'_>) -> Result<(), highs::TrySetOptionError> {
    model.try_set_option("output_flag", false)?;
    model.try_set_option("threads", 1)?;
    model.try_set_option("parallel", "off")?;
    model.try_set_option("random_seed", 0)?;
    model.try_set_option("mip_rel_gap", 0.0)?;
    model.try_set_option("mip_abs_gap", GAP)?;
    model.try_set_option("mip_max_nodes", i32::try_from(limits.nodes).unwrap_or(i32::MAX))?;
    if let Some(seconds) = limits.seconds {
        model.try_set_option("time_limit", seconds)?;
    }
    Ok(())
}

/// HiGHS keeps a bound for programs with integer columns only; without them the optimum is its own bound.
fn bound(program: &Program, solved: &SolvedModel, optimal: bool) -> f64 {
    if program.column_data().iter().any(|column| column.integer) {
        solved.double_info_value(c"mip_dual_bound").unwrap_or(f64::NAN)
    } else if optimal {
        solved.objective_value()
    } else {
        f64::NAN
    }
}
