//! HiGHS. A solution is a status, then values of all columns, and of all rows, which are not read.

use super::{Claim, Fault, Lines, Manner, Vector, cost_of, lines_of, log, number, short};
use crate::milp::Program;
use crate::milp::command::template::Values;

/// `highs`, the program of HiGHS.
#[derive(Debug)]
pub(in super::super) struct Highs;

impl Manner for Highs {
    fn name(&self) -> &'static str {
        "highs"
    }

    fn marks_its_end(&self) -> bool {
        true
    }

    fn command(&self) -> &'static str {
        "highs --options_file options.txt --solution_file {solution} [--read_solution_file {start}] {program}"
    }

    /// As it writes a solution.
    fn start(&self, program: &Program, values: &[i64]) -> Option<String> {
        Some(format!(
            "Model status\nUnknown\n\n# Primal solution values\nFeasible\nObjective {}\n# Columns {}\n{}",
            cost_of(program, values),
            values.len(),
            lines_of(values.iter().enumerate())
        ))
    }

    fn options(&self, values: &Values) -> Option<String> {
        let Values { seconds, nodes, threads, gap, .. } = values;
        let parallel = if *threads > 1 { "on" } else { "off" };
        Some(format!(
            "threads = {threads}\nparallel = {parallel}\nrandom_seed = 0\nmip_rel_gap = 0\nmip_abs_gap = {gap}\n\
             mip_max_nodes = {nodes}\ntime_limit = {seconds}\n"
        ))
    }

    fn bound(&self, log: &str) -> f64 {
        log::after(log, "Dual bound")
    }

    /// Of a program with integer columns "optimal" means within a gap, of which the bound in the log says more.
    fn read(&self, program: &Program, file: &str, log: &str) -> Result<Claim, Fault> {
        let mut lines = Lines::of(file);
        lines.behind("Model status")?;
        let status = lines.needed("the status")?.trim();
        let optimal = match status {
            "Optimal" => !program.has_integers(),
            // Every column has finite bounds, so of the two only this can hold.
            "Infeasible" | "Primal infeasible or unbounded" => return Ok(Claim::Impossible),
            "Interrupted by user" | "Unknown" => false,
            _ if status.ends_with(" reached") => false,
            _ => return Err(lines.fault(format!("`{}` is an unknown status", short(status)))),
        };
        let bound = self.bound(log);
        lines.behind("")?;
        lines.behind("# Primal solution values")?;
        match lines.needed("whether there is a solution")?.trim() {
            "Feasible" => {}
            "None" | "Infeasible" => return Ok(Claim::stopped(bound)),
            other => return Err(lines.fault(format!("`{}` is neither `Feasible` nor `None`", short(other)))),
        }
        let objective = number(lines.behind("Objective ")?).ok_or_else(|| lines.fault("the objective is no number"))?;
        let told = lines.behind("# Columns ")?;
        let columns = program.columns();
        if told.parse() != Ok(columns) {
            return Err(lines.fault(format!("there are {columns} columns, not `{}`", short(told))));
        }
        let mut vector = Vector::new(program.columns());
        for _ in 0..columns {
            let line = lines.needed("a column")?;
            match line.split_once(' ') {
                Some((name, value)) => vector.set(name, value.trim(), &lines)?,
                None => return Err(lines.fault(format!("`{}` is no column with its value", short(line)))),
            }
        }
        lines.behind("# Rows ")?;
        Ok(Claim::of(vector.whole(&lines)?, optimal, objective, bound))
    }
}
