//! CBC. A solution is a line with status and cost, then a line for each row and column with its number, name,
//! value and reduced cost; two stars stand before what breaks its bounds.

use super::{Claim, Fault, Lines, Manner, Vector, cost_of, is_row, log, number, short};
use crate::milp::Program;
use std::fmt::Write;

/// `cbc` of COIN-OR.
#[derive(Debug)]
pub(in super::super) struct Cbc;

impl Manner for Cbc {
    fn name(&self) -> &'static str {
        "cbc"
    }

    fn hint(&self) -> Option<&'static str> {
        Some("Debian has it in the package `coinor-cbc`")
    }

    fn marks_its_end(&self) -> bool {
        false
    }

    fn command(&self) -> &'static str {
        "cbc {program} [-mipstart {start}] -threads {threads} -timeMode elapsed -seconds {seconds} -maxNodes {nodes} \
         -ratioGap 0 -allowableGap {gap} -printingOptions all -solve -solution {solution}"
    }

    /// As it writes a solution, with costs of 0.
    fn start(&self, program: &Program, values: &[i64]) -> Option<String> {
        let mut file = format!("Feasible - objective value {}\n", cost_of(program, values));
        for (at, value) in values.iter().enumerate() {
            // Text takes all that is written.
            let _ = writeln!(file, "{at} c{at} {value} 0");
        }
        Some(file)
    }

    fn bound(&self, log: &str) -> f64 {
        log::after(log, "Lower bound:")
    }

    fn read(&self, program: &Program, file: &str, log: &str) -> Result<Claim, Fault> {
        let mut lines = Lines::of(file);
        let first = lines.needed("the status")?;
        let (status, objective) = match first.split_once(" - objective value ") {
            Some((status, objective)) => (status.trim(), number(objective.trim())),
            None => return Err(lines.fault(format!("`{}` is no status with its objective value", short(first)))),
        };
        let bound = self.bound(log);
        let optimal = match status {
            "Optimal" => true,
            "Infeasible" | "Integer infeasible" => return Ok(Claim::Impossible),
            _ if status.contains("(no integer solution") => return Ok(Claim::stopped(bound)),
            // A command of one's own may allow a gap beyond which the bound alone says how good the vector is.
            "Optimal (within gap tolerance)" => false,
            _ if status.starts_with("Stopped on ") => false,
            _ => return Err(lines.fault(format!("`{}` is an unknown status", short(status)))),
        };
        let objective = objective.ok_or_else(|| lines.fault("the objective value is no number"))?;
        let mut vector = Vector::new(program.columns());
        while let Some(line) = lines.next() {
            let words: Vec<&str> = line.split_whitespace().filter(|word| *word != "**").collect();
            match words.as_slice() {
                [_, name, _, _] if is_row(name) => {}
                [_, name, value, _] => vector.set(name, value, &lines)?,
                _ => return Err(lines.fault(format!("`{}` is no column with its value", short(line)))),
            }
        }
        Ok(Claim::of(vector.whole(&lines)?, optimal, objective, bound))
    }
}
