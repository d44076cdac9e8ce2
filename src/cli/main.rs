//! The program `roundtable`: for people who have a spreadsheet and a problem file, and write no Rust.
//!
//! Exit status: 0 solved, or what was asked was done; 2 faults of the input (all are printed, nothing is written); 3 proved
//! impossible; 4 undecided; 1 when an engine or the disk fails.

mod again;
mod alternatives;
mod arguments;
mod changes;
mod check;
mod draw;
mod engine;
mod failure;
mod lottery;
mod new;
mod output;
mod plan;
mod plan_file;
mod problem;
mod progress;
mod project;
mod replay;
mod roster;
mod schema;
mod solve;
mod solver;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use failure::Failure;
use roundtable::table::visible;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let (lines, status) = match run(Arguments::parse().command) {
        Ok(status) => return status,
        Err(Failure::Input(faults)) => (faults, 2),
        Err(Failure::Broken(message)) => (vec![message], 1),
    };
    let mut stderr = std::io::stderr().lock();
    for line in lines {
        // Nobody is left to be told when this fails.
        let _ = writeln!(stderr, "{}", visible(&line));
    }
    ExitCode::from(status)
}

fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::New { kind, folder } => new::run(kind, folder.as_deref()),
        Command::Roster { file } => roster::run(&file),
        Command::Solve(asked) => solve::run(&asked),
        Command::Check(asked) => check::run(&asked),
        Command::Again(asked) => again::run(&asked),
        Command::Alternatives(asked) => alternatives::run(&asked),
        Command::Lottery(asked) => lottery::run(&asked),
        Command::Draw(asked) => draw::run(&asked),
        Command::Replay(asked) => replay::run(&asked),
        Command::Schema { of } => schema::run(of),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "roundtable", &mut script);
            print(&String::from_utf8_lossy(&script))?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
            print(&String::from_utf8_lossy(&page))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Prints for whoever runs the program. A reader that closes the pipe early has seen what it wanted; what cannot be
/// printed, as to a file on a full disk, goes where faults go.
fn print(text: &str) -> Result<(), Failure> {
    let text = visible(text);
    let mut stdout = std::io::stdout().lock();
    let printed = writeln!(stdout, "{}", text.trim_end()).and_then(|()| stdout.flush());
    match printed {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
            Err(Failure::Broken(format!("the answer above could not be printed where it was asked for: {error}")))
        }
        _ => Ok(()),
    }
}
