//! Solutions as SCIP writes them: a line with the status, one with the cost, then a line for each column that is not 0.

use super::super::dialect::Dialect;
use super::{Claim, Fault, Lines, Vector, number, short};

pub(in super::super) fn read(columns: usize, file: &str, log: &str) -> Result<Claim, Fault> {
    let mut lines = Lines::of(file);
    let status = lines.behind("solution status:")?;
    let optimal = match status {
        "optimal solution found" => true,
        "infeasible" | "infeasible or unbounded" => return Ok(Claim::Impossible),
        "user interrupt" | "unknown" | "termination signal received" => false,
        _ if status.ends_with("limit reached") => false,
        _ => return Err(lines.fault(format!("`{}` is an unknown status", short(status)))),
    };
    let bound = Dialect::Scip.bound(log);
    let second = lines.needed("the objective value")?;
    if second.trim() == "no solution available" {
        return Ok(Claim::stopped(bound));
    }
    let objective = second.strip_prefix("objective value:").and_then(|value| number(value.trim()));
    let objective = objective.ok_or_else(|| lines.fault(format!("`{}` is no objective value", short(second))))?;
    let mut vector = Vector::new(columns);
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
