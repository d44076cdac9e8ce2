//! The one file that names good_lp: lowers a [`Program`] into its model, and asks the engines behind it.
//!
//! good_lp joins all limits into one status, passes on no bound and has no node limit, so each adapter takes the inner
//! model out of it and reads the engine's own words.

use std::panic::{AssertUnwindSafe, catch_unwind};

use good_lp::{Constraint, Expression, ProblemVariables, SolverModel, Variable, variable};

use super::{Answer, EngineError, Program};

#[cfg(feature = "highs")]
mod highs;
#[cfg(feature = "microlp")]
mod microlp;

#[cfg(feature = "highs")]
pub(crate) use highs::Highs;
#[cfg(feature = "microlp")]
pub(crate) use microlp::MicroLp;

/// The program as a model of good_lp, for the engine that `using` names.
fn lowered<M: SolverModel>(program: &Program, using: impl FnOnce(good_lp::variable::UnsolvedProblem) -> M) -> M {
    let mut variables = ProblemVariables::new();
    let mut objective = Expression::with_capacity(program.columns());
    let handles: Vec<Variable> = (program.column_data().iter())
        .map(|column| {
            let definition = variable().clamp(column.lower as f64, column.upper as f64);
            let handle = variables.add(if column.integer { definition.integer() } else { definition });
            if column.cost != 0 {
                objective.add_mul(column.cost as f64, handle);
            }
            handle
        })
        .collect();
    let mut model = using(variables.minimise(objective));
    for row in program.row_data() {
        let sum = || {
            let mut sum = Expression::with_capacity(row.terms.len());
            row.terms
                .iter()
                .for_each(|(column, coefficient)| sum.add_mul(*coefficient as f64, handles[column.index()]));
            sum
        };
        let mut add = |constraint: Constraint| {
            model.add_constraint(constraint);
        };
        match (row.lower, row.upper) {
            (Some(lower), Some(upper)) if lower == upper => add(sum().eq(lower as f64)),
            (lower, upper) => {
                lower.into_iter().for_each(|lower| add(sum().geq(lower as f64)));
                upper.into_iter().for_each(|upper| add(sum().leq(upper as f64)));
            }
        }
    }
    model
}

/// Runs an engine. Both engines assert in the middle of their floating point work, so that numbers alone can make them
/// panic; a caller of this library must not be taken down by that.
fn guarded(engine: &str, work: impl FnOnce() -> Result<Answer, String>) -> Result<Answer, EngineError> {
    let message = match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(answer)) => return Ok(answer),
        Ok(Err(message)) => message,
        Err(panic) => match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
            (Some(text), _) => format!("it panicked: {text}"),
            (None, Some(text)) => format!("it panicked: {text}"),
            (None, None) => "it panicked".to_owned(),
        },
    };
    Err(EngineError { engine: engine.to_owned(), message })
}
