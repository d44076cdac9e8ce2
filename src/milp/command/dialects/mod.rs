//! One file an engine: how it is called, what it is given to start from, and how its solution and its log are read.

mod cbc;
mod cplex;
mod glpsol;
mod gurobi;
mod highs;
mod plain;
mod scip;

pub(super) use cbc::Cbc;
pub(super) use cplex::Cplex;
pub(super) use glpsol::Glpsol;
pub(super) use gurobi::Gurobi;
pub(super) use highs::Highs;
pub(super) use plain::Plain;
pub(super) use scip::Scip;

use super::claim::Claim;
use super::log;
use super::reading::{Fault, Lines, Vector, is_row, number, short};
use super::template::Values;
use crate::milp::Program;
use std::fmt::Write;

/// The manner of an engine.
pub(super) trait Manner: std::fmt::Debug + Sync {
    /// The name of the program; `plain` of the form for commands of your own.
    fn name(&self) -> &'static str;

    /// What to install where the program is not there.
    fn hint(&self) -> Option<&'static str> {
        None
    }

    /// Whether the engine cuts as well as it branches.
    fn is_strong(&self) -> bool {
        true
    }

    /// Whether it can be seen that a solution has been written to its end.
    fn marks_its_end(&self) -> bool;

    /// The command as it is called where none is given. Engines that take commands of their own, in which a path with blanks
    /// would fall apart, are given names of files in the folder in which they run.
    fn command(&self) -> &'static str;

    /// The name of the file of the start, by whose ending some engines know its form.
    fn start_file(&self) -> &'static str {
        "start.sol"
    }

    /// The file of a vector to start from; `None` if the engine takes none.
    fn start(&self, program: &Program, values: &[i64]) -> Option<String>;

    /// The file of options, for an engine that takes most of them from one.
    fn options(&self, _: &Values) -> Option<String> {
        None
    }

    /// What a solution and the end of the log claim.
    fn read(&self, program: &Program, file: &str, log: &str) -> Result<Claim, Fault>;

    /// What the end of the log claims where there is no solution, for an engine that then writes none.
    fn read_log(&self, _: &str) -> Option<Claim> {
        None
    }

    /// The bound at the end of the log; not a number if there is none.
    fn bound(&self, log: &str) -> f64;
}

/// Lines such as `c4 1` for columns.
fn lines_of<'a>(columns: impl Iterator<Item = (usize, &'a i64)>) -> String {
    columns.fold(String::new(), |mut lines, (at, value)| {
        // Text takes all that is written.
        let _ = writeln!(lines, "c{at} {value}");
        lines
    })
}

/// The cost of a start; 0 of one that costs more than a number holds, which no valid start does.
fn cost_of(program: &Program, values: &[i64]) -> i64 {
    program.cost_of(values).unwrap_or_default()
}
