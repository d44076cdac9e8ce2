//! SCIP. A solution is a line with the status, one with the cost, then a line for each column that is not 0.

use super::{Claim, Fault, Lines, Manner, Vector, cost_of, lines_of, log, number, short};
use crate::milp::Program;

/// `scip`.
#[derive(Debug)]
pub(in super::super) struct Scip;

impl Manner for Scip {
    fn name(&self) -> &'static str {
        "scip"
    }

    fn marks_its_end(&self) -> bool {
        false
    }

    fn command(&self) -> &'static str {
        "scip -c 'read program.mps' -c 'set limits time {seconds}' -c 'set limits totalnodes {nodes_with_root}' \
         -c 'set limits memory {megabytes}' -c 'set limits absgap {gap}' [-c 'read start.sol' {start?}] \
         -c optimize -c 'write solution solution.sol' -c quit"
    }

    /// As it writes a solution.
    fn start(&self, program: &Program, values: &[i64]) -> Option<String> {
        let (cost, all) = (cost_of(program, values), lines_of(values.iter().enumerate()));
        Some(format!("solution status: unknown\nobjective value: {cost}\n{all}"))
    }

    fn bound(&self, log: &str) -> f64 {
        log::after(log, "Dual Bound         :")
    }

    fn read(&self, program: &Program, file: &str, log: &str) -> Result<Claim, Fault> {
        let mut lines = Lines::of(file);
        let status = lines.behind("solution status:")?;
        let optimal = match status {
            "optimal solution found" => true,
            "infeasible" | "infeasible or unbounded" => return Ok(Claim::Impossible),
            "user interrupt" | "unknown" | "termination signal received" => false,
            _ if status.ends_with("limit reached") => false,
            _ => return Err(lines.fault(format!("`{}` is an unknown status", short(status)))),
        };
        let bound = self.bound(log);
        let second = lines.needed("the objective value")?;
        if second.trim() == "no solution available" {
            return Ok(Claim::stopped(bound));
        }
        let objective = second.strip_prefix("objective value:").and_then(|value| number(value.trim()));
        let objective = objective.ok_or_else(|| lines.fault(format!("`{}` is no objective value", short(second))))?;
        let mut vector = Vector::new(program.columns());
        while let Some(line) = lines.next() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                [name, value] => vector.set(name, value, &lines)?,
                [name, value, cost] if cost.starts_with("(obj:") => vector.set(name, value, &lines)?,
                _ => return Err(lines.fault(format!("`{}` is no column with its value", short(line)))),
            }
        }
        Ok(Claim::of(vector.or_zero(), optimal, objective, bound))
    }
}
