//! The one file that names good_lp: lowers a [`Program`] into its model, and asks the engines behind it.
//!
//! good_lp joins all limits into one status, passes on no bound and has no node limit, so each adapter takes the inner
//! model out of it and reads the engine's own words.

use std::panic::{AssertUnwindSafe, catch_unwind};

use good_lp::{Constraint, Expression, ProblemVariables, SolverModel, Variable, variable};

use super::backend::{EXACT, integral_bound, rounded};
use super::checked::complete;
use super::row::ProgramRow;
use super::{Answer, EngineError, Program, ProgramLimits};

#[cfg(feature = "highs")]
mod highs;
#[cfg(feature = "microlp")]
mod microlp;

#[cfg(feature = "highs")]
pub(crate) use highs::Highs;
#[cfg(feature = "microlp")]
pub(crate) use microlp::MicroLp;

/// Answers without the engine where that is possible, and refuses numbers that its arithmetic cannot hold.
fn screen(
    engine: &str,
    program: &Program,
    limits: &ProgramLimits<'_>,
    largest_integer_bound: i64,
) -> Result<Option<Answer>, EngineError> {
    if let Some(defect) = program.defect() {
        return Err(EngineError { engine: engine.to_owned(), message: defect.to_string() });
    }
    if contradicts_itself(program) {
        return Ok(Some(Answer::Impossible));
    }
    for column in program.column_data() {
        let largest = if column.integer { largest_integer_bound } else { EXACT };
        fits(engine, "a bound of a column", column.lower, largest)?;
        fits(engine, "a bound of a column", column.upper, largest)?;
        fits(engine, "a cost", column.cost, EXACT)?;
    }
    for row in program.row_data() {
        for bound in [row.lower, row.upper].into_iter().flatten() {
            fits(engine, "a bound of a row", bound, EXACT)?;
        }
        for (_, coefficient) in &row.terms {
            fits(engine, "a coefficient", *coefficient, EXACT)?;
        }
    }
    Ok(match program.columns() {
        _ if limits.exhausted() => Some(Answer::Stopped { bound: None }),
        // Rows without terms that cannot hold were found above; the others were never kept.
        0 => Some(Answer::Optimal { values: Vec::new() }),
        _ => None,
    })
}

/// Whether a column or a row contradicts itself, which is seen without an engine.
fn contradicts_itself(program: &Program) -> bool {
    let crossed = |row: &ProgramRow| matches!((row.lower, row.upper), (Some(lower), Some(upper)) if lower > upper);
    program.column_data().iter().any(|column| column.lower > column.upper)
        || program.row_data().iter().any(|row| row.terms.is_empty() || crossed(row))
}

fn fits(engine: &str, what: &str, number: i64, largest: i64) -> Result<(), EngineError> {
    if number.unsigned_abs() <= largest.unsigned_abs() {
        return Ok(());
    }
    let message = format!("{what} is {number}, beyond ±{largest}; scale it down");
    Err(EngineError { engine: engine.to_owned(), message })
}

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

/// What an engine reports in floating point.
struct Report {
    /// Its best vector.
    values: Option<Vec<f64>>,
    /// Its lower bound; not a number if it has none.
    bound: f64,
    /// Whether it claims that the vector is optimal.
    optimal: bool,
}

impl Report {
    /// The claim in integers. "Optimal" must be borne out by the bound, read with its tolerance, once the vector is
    /// whole: rounding may have made it dearer.
    fn into_answer(self, program: &Program) -> Answer {
        let bound = integral_bound(self.bound);
        let Some(values) = self.values.as_deref().and_then(rounded) else {
            return Answer::Stopped { bound };
        };
        let values = complete(program, &values);
        let cost = program.cost_of(&values);
        if self.optimal && cost.is_some() && bound >= cost {
            Answer::Optimal { values }
        } else {
            Answer::Feasible { values, bound }
        }
    }
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
