//! `roundtable check`.

use crate::arguments::Check;
use crate::failure::{Failure, keep};
use crate::plan::Plan;
use crate::problem::{Source, with_problem};
use crate::{plan_file, print, progress};
use roundtable::table::{Audience, text};
use roundtable::{Error, Problem, Solver};
use serde_json::Value;
use std::process::ExitCode;

pub(crate) fn run(asked: &Check) -> Result<ExitCode, Failure> {
    let mut faults = Vec::new();
    let solver = keep(asked.solver.solver(), &mut faults)?;
    let source = keep(Source::read(&asked.problem), &mut faults)?;
    let (Some(source), Some(solver)) = (source, solver) else { return Err(Failure::Input(faults)) };
    let plan = plan_file::read(&asked.plan, &source.file)?;
    with_problem!(source, problem => judge(problem, plan, solver))
}

fn judge<P: Problem>(problem: Result<P, Error>, plan: Value, solver: Solver) -> Result<ExitCode, Failure>
where
    P::Plan: Plan,
{
    let problem = problem?;
    let plan: P::Plan = plan_file::plan(plan)?;
    let (solver, line) = progress::watched(solver);
    let judgement = solver.judge(&problem, &plan)?;
    drop(line);
    print(&text(&judgement, Audience::Organisers))?;
    Ok(ExitCode::SUCCESS)
}
