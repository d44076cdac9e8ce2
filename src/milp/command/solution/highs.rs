//! Solutions as HiGHS writes them: a status, then values of all columns, and of all rows, which are not read.

use super::super::dialect::Dialect;
use super::{Claim, Fault, Lines, Vector, number, short};

/// Of a program with integer columns "optimal" means within a gap, of which the bound in the log says more.
pub(in super::super) fn read(columns: usize, integers: bool, file: &str, log: &str) -> Result<Claim, Fault> {
    let mut lines = Lines::of(file);
    lines.behind("Model status")?;
    let status = lines.needed("the status")?.trim();
    let optimal = match status {
        "Optimal" => !integers,
        // Every column has finite bounds, so of the two only this can hold.
        "Infeasible" | "Primal infeasible or unbounded" => return Ok(Claim::Impossible),
        "Interrupted by user" | "Unknown" => false,
        _ if status.ends_with(" reached") => false,
        _ => return Err(lines.fault(format!("`{}` is an unknown status", short(status)))),
    };
    let bound = Dialect::Highs.bound(log);
    lines.behind("")?;
    lines.behind("# Primal solution values")?;
    match lines.needed("whether there is a solution")?.trim() {
        "Feasible" => {}
        "None" | "Infeasible" => return Ok(Claim::stopped(bound)),
        other => return Err(lines.fault(format!("`{}` is neither `Feasible` nor `None`", short(other)))),
    }
    let objective = number(lines.behind("Objective ")?).ok_or_else(|| lines.fault("the objective is no number"))?;
    let told = lines.behind("# Columns ")?;
    if told.parse() != Ok(columns) {
        return Err(lines.fault(format!("there are {columns} columns, not `{}`", short(told))));
    }
    let mut vector = Vector::new(columns);
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
