//! The files of a vector to start from.

use crate::milp::Program;
use std::fmt::Write;

/// Lines such as `c4 1` for columns.
fn lines<'a>(columns: impl Iterator<Item = (usize, &'a i64)>) -> String {
    columns.fold(String::new(), |mut lines, (at, value)| {
        // Text takes all that is written.
        let _ = writeln!(lines, "c{at} {value}");
        lines
    })
}

fn all(values: &[i64]) -> String {
    lines(values.iter().enumerate())
}

fn cost(program: &Program, values: &[i64]) -> String {
    program.cost_of(values).map_or("0".to_owned(), |cost| cost.to_string())
}

/// As CBC writes a solution, with costs of 0.
pub(super) fn cbc(program: &Program, values: &[i64]) -> String {
    let mut file = format!("Feasible - objective value {}\n", cost(program, values));
    for (at, value) in values.iter().enumerate() {
        let _ = writeln!(file, "{at} c{at} {value} 0");
    }
    file
}

/// As SCIP writes a solution.
pub(super) fn scip(program: &Program, values: &[i64]) -> String {
    format!("solution status: unknown\nobjective value: {}\n{}", cost(program, values), all(values))
}

/// As HiGHS writes a solution.
pub(super) fn highs(program: &Program, values: &[i64]) -> String {
    format!(
        "Model status\nUnknown\n\n# Primal solution values\nFeasible\nObjective {}\n# Columns {}\n{}",
        cost(program, values),
        values.len(),
        all(values)
    )
}

/// Gurobi's form of a start (MST): a line a column.
pub(super) fn gurobi(values: &[i64]) -> String {
    format!("# MIP start\n{}", all(values))
}

/// CPLEX's form of a start (MST): XML.
pub(super) fn cplex(values: &[i64]) -> String {
    let mut file =
        "<?xml version = \"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<CPLEXSolutions version=\"1.0\">\n\
                    <CPLEXSolution version=\"1.0\">\n<header problemName=\"program\" solutionName=\"start\" \
                    solutionIndex=\"0\"/>\n<variables>\n"
            .to_owned();
    for (at, value) in values.iter().enumerate() {
        let _ = writeln!(file, "<variable name=\"c{at}\" index=\"{at}\" value=\"{value}\"/>");
    }
    file + "</variables>\n</CPLEXSolution>\n</CPLEXSolutions>\n"
}

/// The form for commands of one's own.
pub(super) fn plain(values: &[i64]) -> String {
    format!("feasible\n{}end\n", lines(values.iter().enumerate().filter(|(_, value)| **value != 0)))
}
