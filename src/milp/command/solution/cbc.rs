//! Solutions as CBC writes them: a line with status and cost, then a line for each row and column with its number, name,
//! value and reduced cost; two stars stand before what breaks its bounds.

use super::super::dialect::Dialect;
use super::{Claim, Fault, Lines, Vector, is_row, number, short};

pub(in super::super) fn read(columns: usize, file: &str, log: &str) -> Result<Claim, Fault> {
    let mut lines = Lines::of(file);
    let first = lines.needed("the status")?;
    let (status, objective) = match first.split_once(" - objective value ") {
        Some((status, objective)) => (status.trim(), number(objective.trim())),
        None => return Err(lines.fault(format!("`{}` is no status with its objective value", short(first)))),
    };
    let bound = Dialect::Cbc.bound(log);
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
    let mut vector = Vector::new(columns);
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
