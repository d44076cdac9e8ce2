//! The door for files: solves the problem that a file describes.
//!
//! ```text
//! cargo run --release --example solve -- PROBLEM.json [--out PLAN.json] [--report PLAN.html | PLAN.svg]
//!                                        [--seed N] [--steps N] [--time-limit SECONDS] [--backend NAME]
//! ```
//!
//! `ProblemFile` in the documentation of the library describes PROBLEM.json, `AnswerFile` describes PLAN.json. What is
//! printed of an answer and the report are for members; faults and PLAN.json are for those who organise. A report whose
//! name ends in `.svg` is a map of who sits where, with all meetings below each other; other problems than seating have
//! none.
//!
//! Exit status: 0 solved, 2 faults of the input (all are printed, nothing is written), 3 proved impossible (the
//! conflict is printed), 4 undecided, 1 when an engine or the disk fails.

#[path = "solve/arguments.rs"]
mod arguments;
#[path = "solve/output.rs"]
mod output;
#[path = "solve/report.rs"]
mod report;

use arguments::{Arguments, USAGE};
use output::Outputs;
use report::Plan;
use roundtable::{AnswerFile, Error, InputFault, Outcome, Problem, ProblemFile};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Why there is no answer.
enum Failure {
    /// The input has faults, each in the words for those who organise: whoever runs this holds the file.
    Input(Vec<String>),
    /// Something broke that is no fault of the input.
    Broken(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        match error {
            Error::Input(faults) => Failure::Input(faults.iter().map(InputFault::for_organisers).collect()),
            broken => Failure::Broken(broken.to_string()),
        }
    }
}

fn main() -> ExitCode {
    let (lines, status) = match run() {
        Ok(status) => return status,
        Err(Failure::Input(faults)) => (faults, 2),
        Err(Failure::Broken(message)) => (vec![message], 1),
    };
    let mut stderr = std::io::stderr().lock();
    for line in lines {
        // Nobody is left to be told when this fails.
        let _ = writeln!(stderr, "{line}");
    }
    ExitCode::from(status)
}

fn run() -> Result<ExitCode, Failure> {
    let arguments = Arguments::read(lexopt::Parser::from_env()).map_err(Failure::Input)?;
    let Some(arguments) = arguments else {
        println!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    };
    let mut faults = Vec::new();
    let problem = keep(ProblemFile::from_path(&arguments.problem), &mut faults)?;
    let folder = arguments.problem.parent().unwrap_or(Path::new("."));
    // A roster that cannot be found is reported when it is read.
    let roster = problem.as_ref().and_then(|problem| problem.roster_path(folder).ok().flatten());
    let inputs = [Some(arguments.problem.clone()), roster].into_iter().flatten();
    let outputs = Outputs::find(arguments.out.as_deref(), arguments.report.as_deref(), inputs, &mut faults);
    let Some(problem) = problem else { return Err(Failure::Input(faults)) };
    match problem {
        ProblemFile::Composition(builder) => answer(builder.build_in(folder), faults, &outputs, &arguments),
        ProblemFile::Rounds(builder) => answer(builder.build_in(folder), faults, &outputs, &arguments),
        ProblemFile::Seating(builder) => answer(builder.build_in(folder), faults, &outputs, &arguments),
        ProblemFile::Rota(builder) => answer(builder.build_in(folder), faults, &outputs, &arguments),
        ProblemFile::Shares(builder) => answer(builder.build_in(folder), faults, &outputs, &arguments),
        _ => Err(Failure::Broken("this kind of problem cannot be solved".to_owned())),
    }
}

/// Solves a problem, and writes and prints the answer.
fn answer<P: Problem>(
    built: Result<P, Error>,
    mut faults: Vec<String>,
    outputs: &Outputs,
    arguments: &Arguments,
) -> Result<ExitCode, Failure>
where
    P::Plan: Plan,
{
    let report = arguments.report.as_deref();
    faults.extend(report.and_then(report::fault::<P::Plan>));
    let problem = keep(built, &mut faults)?;
    let Some(problem) = problem.filter(|_| faults.is_empty()) else {
        return Err(Failure::Input(faults));
    };
    let outcome = arguments.solver.solve(&problem)?;
    write(outputs, &outcome, arguments)?;
    let (text, status) = match &outcome {
        Outcome::Solved(solution) => (solution.to_string(), 0),
        Outcome::Impossible(conflict) => (conflict.to_string(), 3),
        Outcome::Undecided(reason) => (format!("No plan was found: {reason}."), 4),
    };
    // A reader that closes the pipe early has seen what it wanted.
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
    Ok(ExitCode::from(status))
}

/// The problem, or none with its faults noted.
fn keep<P>(built: Result<P, Error>, faults: &mut Vec<String>) -> Result<Option<P>, Failure> {
    match built.map_err(Failure::from) {
        Ok(problem) => Ok(Some(problem)),
        Err(Failure::Input(found)) => {
            faults.extend(found);
            Ok(None)
        }
        Err(broken) => Err(broken),
    }
}

fn write<P: Plan>(outputs: &Outputs, outcome: &Outcome<P>, arguments: &Arguments) -> Result<(), Failure> {
    let broken = |error: &dyn std::fmt::Display| Failure::Broken(error.to_string());
    let answer = || serde_json::to_string_pretty(&AnswerFile::new(outcome, arguments.seed));
    let out = outputs.out.as_ref().map(|path| answer().map(|text| (path, text + "\n")));
    let out = out.transpose().map_err(|error| broken(&error))?;
    // A link is followed to where it leads, and its own name says what is wanted.
    let report = outputs.report.as_ref().zip(arguments.report.as_ref());
    let report = report.map(|(path, asked)| (path, report::text(outcome, asked)));
    output::write(out.into_iter().chain(report)).map_err(|error| broken(&error))
}
