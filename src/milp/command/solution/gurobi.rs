//! Solutions as Gurobi writes them: remarks behind `#`, then a line for each column. The status stands in the log alone,
//! and where there is no solution no file is written. After the manual of Gurobi: it was not at hand.

use super::super::dialect::Dialect;
use super::{Claim, Fault, Lines, Vector, short};

pub(in super::super) fn read(columns: usize, file: &str, log: &str) -> Result<Claim, Fault> {
    let mut lines = Lines::of(file);
    let mut vector = Vector::new(columns);
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
    Ok(Claim::of(vector.whole(&lines)?, false, f64::NAN, bound(log)))
}

/// What the log says where there is no solution.
pub(in super::super) fn read_log(log: &str) -> Option<Claim> {
    let says = |words: &[&str]| log.lines().any(|line| words.iter().any(|word| line.trim_end().starts_with(word)));
    // Every column has finite bounds, so of the two only this can hold.
    if says(&["Model is infeasible", "Infeasible model", "Infeasible or unbounded model"]) {
        return Some(Claim::Impossible);
    }
    let limits = ["Time limit reached", "Node limit reached", "Memory limit reached", "Interrupt request received"];
    says(&limits).then(|| Claim::stopped(bound(log)))
}

/// The bound of programs with integer columns; the optimum of others.
fn bound(log: &str) -> f64 {
    let bound = Dialect::Gurobi.bound(log);
    if bound.is_nan() { super::super::log::after(log, "Optimal objective") } else { bound }
}
