//! `roundtable solve` and `roundtable again` of a project.

use crate::arguments::{Again, OutputArguments, ProblemArguments, Solve};
use crate::failure::Failure;
use crate::solver::SolverArguments;
use crate::{print, progress};
use roundtable::table::{Audience, text};
use roundtable::{Project, ProjectOutcome};
use std::path::PathBuf;
use std::process::ExitCode;

pub(crate) fn solve(asked: &Solve) -> Result<ExitCode, Failure> {
    let project = read(&asked.problem)?;
    plan(&project, &asked.output, &asked.solver)
}

/// Plans again from a meeting on, to which those named do not come.
pub(crate) fn again(asked: &Again) -> Result<ExitCode, Failure> {
    let mut faults = Vec::new();
    if let Some(path) = &asked.plan {
        faults.push(format!("`{}`: a project has what was announced in its history; leave it out", path.display()));
    }
    if !asked.with.is_empty() {
        faults.push("`--with`: whom a project has away stands in its file; change it there".to_owned());
    }
    let project = read(&asked.problem)?;
    let asked_for = asked.from.clone().or_else(|| project.next_meeting()).unwrap_or_default();
    let dates: Vec<String> = project.dates().collect();
    let mut on_day = dates.iter().filter(|date| date.starts_with(&asked_for) && asked_for.len() == 10);
    let on_day = on_day.next().filter(|_| on_day.next().is_none());
    let date = dates.iter().find(|date| **date == asked_for).or(on_day).cloned().unwrap_or(asked_for);
    if project.next_meeting().is_some_and(|next| date < next) {
        faults.push(format!(
            "`--from {date}`: that meeting is settled, as it is before `frozen_until`; name a later one"
        ));
    }
    for id in asked.without.iter().filter(|id| project.roster().find(id).is_none()) {
        faults.push(format!("`--without {id}`: nobody of this name is on the roster; correct the name"));
    }
    if !dates.contains(&date) {
        faults.push(format!("`--from {date}`: the project has no meeting on that date; write it as it stands there"));
    }
    if !faults.is_empty() {
        return Err(Failure::Input(faults));
    }
    let builder = project.to_builder().frozen_until(date.get(..10).unwrap_or(&date));
    let builder = asked.without.iter().fold(builder, |builder, id| builder.away(id, &date));
    let changed = builder.build_in(asked.problem.problem.parent().unwrap_or(&PathBuf::new()))?;
    let status = plan(&changed, &asked.output, &asked.solver)?;
    let names = asked.without.join(", ");
    if !names.is_empty() {
        print(&format!(
            "\nAdd {names} to `absent` of {date} in the project file, or the next run plans with them again."
        ))?;
    }
    Ok(status)
}

fn read(asked: &ProblemArguments) -> Result<Project, Failure> {
    if asked.roster.is_some() {
        return Err(Failure::input("`--roster`: a project names its roster in its file; change it there".to_owned()));
    }
    Ok(Project::from_path(&asked.problem)?)
}

/// Plans a project, writes its report into a folder, and prints what has changed and all that is planned.
fn plan(project: &Project, output: &OutputArguments, solver: &SolverArguments) -> Result<ExitCode, Failure> {
    let mut faults: Vec<String> = Vec::new();
    for path in output.output.iter().filter(|path| path.extension().is_some()) {
        faults.push(format!(
            "`-o {}`: the report of a project is a folder; give a name without an ending",
            path.display()
        ));
    }
    if output.output.len() > 1 {
        faults.push("`-o`: the report of a project goes into one folder; name one".to_owned());
    }
    if output.times.is_some() {
        faults.push("`--times`: a project has its times in its file; leave it out".to_owned());
    }
    let folder = output.output.first();
    if let Some(Err(error)) = folder.map(|folder| project.can_write_to(folder)) {
        faults.push(format!("`-o`: {error}"));
    }
    if !faults.is_empty() {
        return Err(Failure::Input(faults));
    }
    let (solver, line) = progress::watched(solver.solver()?);
    let outcome = project.plan(&solver)?;
    drop(line);
    let audience = output.audience.map_or(Audience::Organisers, Audience::from);
    print(&text(&outcome, audience))?;
    Ok(ExitCode::from(match outcome {
        ProjectOutcome::Planned(plan) => {
            print(&format!("\n{}", plan.changes()))?;
            if let Some(folder) = folder {
                plan.write_to(folder)?;
            }
            0
        }
        // Other plans of an earlier part may leave one.
        ProjectOutcome::Impossible(conflict) if conflict.after.is_some() => 4,
        ProjectOutcome::Impossible(_) => 3,
        ProjectOutcome::Undecided(_) => 4,
    }))
}
