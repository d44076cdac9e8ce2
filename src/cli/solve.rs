//! `roundtable solve`.

use crate::arguments::{OutputArguments, Solve};
use crate::failure::{Failure, keep};
use crate::output::Outputs;
use crate::plan::Plan;
use crate::problem::{Source, with_problem};
use crate::{print, progress, project};
use roundtable::table::{Audience, text};
use roundtable::{Error, Outcome, Problem, Project, Solver};
use std::path::PathBuf;
use std::process::ExitCode;

pub(crate) fn run(asked: &Solve) -> Result<ExitCode, Failure> {
    if Project::is_in(&asked.problem.problem) {
        return project::solve(asked);
    }
    let mut faults = Vec::new();
    let solver = keep(asked.solver.solver(), &mut faults)?;
    let source = keep(Source::read(&asked.problem), &mut faults)?;
    let (Some(source), Some(solver)) = (source, solver) else { return Err(Failure::Input(faults)) };
    let inputs = source.inputs.clone();
    with_problem!(source, problem => {
        let (_, status) = answer(problem, faults, inputs, &asked.output, solver, asked.solver.seed)?;
        Ok(status)
    })
}

/// Solves a problem, writes and prints the answer, and gives it back with the exit status that goes with it.
pub(crate) fn answer<P: Problem>(
    built: Result<P, Error>,
    mut faults: Vec<String>,
    inputs: Vec<PathBuf>,
    output: &OutputArguments,
    solver: Solver,
    seed: u64,
) -> Result<(Outcome<P::Plan>, ExitCode), Failure>
where
    P::Plan: Plan,
{
    let outputs = Outputs::find::<P::Plan>(output, &inputs, &mut faults);
    let problem = keep(built, &mut faults)?;
    let Some(problem) = problem.filter(|_| faults.is_empty()) else {
        return Err(Failure::Input(faults));
    };
    let outputs = outputs.begun()?;
    let (solver, line) = progress::watched(solver);
    let outcome = solver.solve(&problem)?;
    drop(line);
    let written = outputs.write(&outcome, seed);
    // Whatever the disk refuses, the answer is printed.
    print(&text(&outcome, output.audience.map_or(Audience::Organisers, Audience::from)))?;
    written?;
    let status = match &outcome {
        Outcome::Solved(_) => 0,
        Outcome::Impossible(_) => 3,
        Outcome::Undecided(_) => 4,
    };
    Ok((outcome, ExitCode::from(status)))
}
