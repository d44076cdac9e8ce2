//! What needs no engine, and what no engine can hold.

use super::backend::EXACT;
use super::row::ProgramRow;
use super::{Answer, EngineError, Program, ProgramLimits};

/// Answers without the engine where that is possible, and refuses numbers that its arithmetic cannot hold.
pub(super) fn screen(
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
