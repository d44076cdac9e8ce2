//! Gurobi, after its manual: it was not at hand. A solution is remarks behind `#`, then a line for each column. The status stands in the log alone,
//! and where there is no solution no file is written.

use super::{Claim, Fault, Lines, Manner, Vector, lines_of, log, short};
use crate::milp::Program;

/// `gurobi_cl` of Gurobi.
#[derive(Debug)]
pub(in super::super) struct Gurobi;

impl Manner for Gurobi {
    fn name(&self) -> &'static str {
        "gurobi_cl"
    }

    fn marks_its_end(&self) -> bool {
        false
    }

    fn command(&self) -> &'static str {
        "gurobi_cl Threads={threads} TimeLimit={seconds} NodeLimit={nodes} MIPGap=0 MIPGapAbs={gap} LogFile= \
         ResultFile={solution} [InputFile={start}] {program}"
    }

    fn start_file(&self) -> &'static str {
        "start.mst"
    }

    /// In its form of a start (MST): a line a column.
    fn start(&self, _: &Program, values: &[i64]) -> Option<String> {
        Some(format!("# MIP start\n{}", lines_of(values.iter().enumerate())))
    }

    /// The bound of programs with integer columns; the optimum of others.
    fn bound(&self, log: &str) -> f64 {
        let bound = log::after(log, "best bound");
        if bound.is_nan() { log::after(log, "Optimal objective") } else { bound }
    }

    fn read(&self, program: &Program, file: &str, log: &str) -> Result<Claim, Fault> {
        let mut lines = Lines::of(file);
        let mut vector = Vector::new(program.columns());
        while let Some(line) = lines.next() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                [] => {}
                [first, ..] if first.starts_with('#') => {}
                [name, value] => vector.set(name, value, &lines)?,
                _ => return Err(lines.fault(format!("`{}` is no column with its value", short(line)))),
            }
        }
        // Its bound is believed and not the word "optimal", which the gap is part of.
        Ok(Claim::of(vector.whole(&lines)?, false, f64::NAN, self.bound(log)))
    }

    fn read_log(&self, log: &str) -> Option<Claim> {
        let says = |words: &[&str]| log.lines().any(|line| words.iter().any(|word| line.trim_end().starts_with(word)));
        // Every column has finite bounds, so of the two only this can hold.
        if says(&["Model is infeasible", "Infeasible model", "Infeasible or unbounded model"]) {
            return Some(Claim::Impossible);
        }
        let limits = ["Time limit reached", "Node limit reached", "Memory limit reached", "Interrupt request received"];
        says(&limits).then(|| Claim::stopped(self.bound(log)))
    }
}
