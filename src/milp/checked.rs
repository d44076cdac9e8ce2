//! Engines are not trusted: every claim is computed again in integers.

use super::row::ProgramRow;
use super::{Answer, Backend, EngineError, Program, ProgramLimits, VectorFault};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// An answer that survived the check, and what of the engine's claims did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The answer. Its vector breaks nothing and costs no more than a valid start; its bound is at most that cost.
    pub answer: Answer,
    /// What was refused, in the order in which it was found.
    pub refused: Vec<Refusal>,
}

/// A claim that did not survive the check.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The vector to start from, which the caller gave, breaks the program.
    #[error("the start was not used: {0}")]
    Start(VectorFault),
    /// The vector breaks the program.
    #[error("a vector was dropped: {0}")]
    Vector(VectorFault),
    /// The cost of the vector does not fit 64 bits.
    #[error("a vector was dropped: its cost does not fit 64 bits")]
    Cost,
    /// "Optimal" was claimed for a vector that costs more than the start.
    #[error("\"optimal\" was claimed at cost {claimed}, but the start costs {start}")]
    NotOptimal {
        /// Cost of the vector that was claimed to be optimal.
        claimed: i64,
        /// Cost of the start.
        start: i64,
    },
    /// "Impossible" was claimed although a valid start was given.
    #[error("\"impossible\" was claimed, but the start breaks nothing")]
    NotImpossible,
    /// A bound lies above the cost of a valid vector.
    #[error("the bound {bound} was dropped: a vector costs {cost}")]
    Bound {
        /// The bound that was claimed.
        bound: i64,
        /// Cost of a vector that breaks nothing.
        cost: i64,
    },
}

/// Solves `program` with `backend` and believes nothing that can be checked.
///
/// - A vector counts only if it satisfies all bounds and rows in integer arithmetic; otherwise it is dropped.
/// - With a valid start the answer has a vector, which costs no more than the start; "impossible" is refused.
/// - "Optimal" at a higher cost than the start, and a bound above the cost of a valid vector, are refused.
/// - A bound equal to the cost of the vector makes the answer optimal.
///
/// Epigraph columns are derived again before the check, as an engine may leave fractions there: each in turn takes the
/// smallest integer that its rows allow given the integer columns and the epigraph columns before it (the largest if
/// its cost is negative). Where a row has two or more of them this has no single answer; then the engine's values,
/// rounded, stay where they break nothing and cost less.
///
/// # Errors
///
/// When the engine fails, panics included, or when the numbers of the program do not fit its arithmetic.
pub fn solve_checked(
    backend: &dyn Backend,
    program: &Program,
    limits: &ProgramLimits<'_>,
) -> Result<Checked, EngineError> {
    let answer = asked(backend, program, limits)?;
    let mut refused = Vec::new();
    let start = program.start().and_then(|start| valued(program, start, Refusal::Start, &mut refused));
    let (values, bound, optimal) = match answer {
        Answer::Optimal { values } => (Some(values), None, true),
        Answer::Feasible { values, bound } => (Some(values), bound, false),
        Answer::Stopped { bound } => (None, bound, false),
        Answer::Impossible if start.is_none() => {
            return Ok(Checked { answer: Answer::Impossible, refused });
        }
        Answer::Impossible => {
            refused.push(Refusal::NotImpossible);
            (None, None, false)
        }
    };
    let bound = bound.map(|bound| program.next_cost(bound));
    let found = values.and_then(|values| valued(program, &values, Refusal::Vector, &mut refused));
    let mut optimal = optimal && found.is_some();
    if let (true, Some(found), Some(start)) = (optimal, &found, &start)
        && found.cost > start.cost
    {
        refused.push(Refusal::NotOptimal { claimed: found.cost, start: start.cost });
        optimal = false;
    }
    let best = match (found, start) {
        (Some(found), Some(start)) if start.cost < found.cost => Some(start),
        (found, start) => found.or(start),
    };
    let answer = match best {
        None => Answer::Stopped { bound },
        Some(best) => conclude(best, bound, optimal, &mut refused),
    };
    Ok(Checked { answer, refused })
}

/// What the engine says. One that panics has failed, and nothing else fails with it.
fn asked(backend: &dyn Backend, program: &Program, limits: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
    let attempt = catch_unwind(AssertUnwindSafe(|| backend.solve(program, limits)));
    attempt.unwrap_or_else(|_| {
        Err(EngineError {
            engine: backend.name().to_owned(),
            message: "it panicked; report it to its makers".to_owned(),
        })
    })
}

/// A vector that breaks nothing, with what it costs.
struct Valued {
    values: Vec<i64>,
    cost: i64,
}

/// Completes and checks a vector, and values it.
fn valued(
    program: &Program,
    values: &[i64],
    refusal: fn(VectorFault) -> Refusal,
    refused: &mut Vec<Refusal>,
) -> Option<Valued> {
    let values = complete(program, values);
    if let Err(broken) = program.check(&values) {
        refused.push(refusal(broken));
        return None;
    }
    let cost = program.cost_of(&values);
    if cost.is_none() {
        refused.push(Refusal::Cost);
    }
    cost.map(|cost| Valued { values, cost })
}

/// Joins the best vector with what is believed of the bound.
fn conclude(best: Valued, bound: Option<i64>, optimal: bool, refused: &mut Vec<Refusal>) -> Answer {
    let Valued { values, cost } = best;
    match bound {
        _ if optimal => Answer::Optimal { values },
        Some(bound) if bound > cost => {
            refused.push(Refusal::Bound { bound, cost });
            Answer::Feasible { values, bound: None }
        }
        Some(bound) if bound == cost => Answer::Optimal { values },
        bound => Answer::Feasible { values, bound },
    }
}

impl Program {
    /// The vector to start from with its epigraph columns at their best, if it breaks nothing.
    #[must_use]
    pub fn valid_start(&self) -> Option<Vec<i64>> {
        self.start().map(|start| complete(self, start)).filter(|start| self.check(start).is_ok())
    }
}

/// The same vector with its epigraph columns derived from the integer columns, where that breaks nothing and costs no
/// more.
pub(crate) fn complete(program: &Program, values: &[i64]) -> Vec<i64> {
    let columns = program.column_data();
    if values.len() != columns.len() || columns.iter().all(|column| column.integer) {
        return values.to_vec();
    }
    let derived = derive(program, values);
    let cost = |values: &[i64]| program.check(values).ok().and_then(|()| program.cost_of(values));
    match (cost(&derived), cost(values)) {
        (Some(cost), known) if known.is_none_or(|known| cost <= known) => derived,
        _ => values.to_vec(),
    }
}

/// Each epigraph column in turn takes the least that the rows allow of which it is the last one; the most where it has
/// a negative cost.
fn derive(program: &Program, values: &[i64]) -> Vec<i64> {
    let mut values = values.to_vec();
    let columns = program.column_data();
    let mut rows_of: Vec<Vec<(&ProgramRow, i64)>> = vec![Vec::new(); columns.len()];
    for row in program.row_data() {
        let mut terms = row.terms.iter().rev();
        if let Some(&(column, coefficient)) = terms.find(|(column, _)| !columns[column.index()].integer) {
            rows_of[column.index()].push((row, coefficient));
        }
    }
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| !column.integer) {
        let mut range = (i128::from(column.lower), i128::from(column.upper));
        for &(row, coefficient) in &rows_of[at] {
            let own = i128::from(coefficient) * i128::from(values[at]);
            let others = row.sum(&values).saturating_sub(own);
            narrow(&mut range, row, coefficient.into(), others);
        }
        let value = if column.cost < 0 { range.1 } else { range.0 };
        // A value beyond 64 bits is beyond the bounds too: the check refuses the vector as it came.
        values[at] = i64::try_from(value).unwrap_or(values[at]);
    }
    values
}

/// Narrows the range of the one epigraph column of `row`, whose other terms add up to `others`.
fn narrow(range: &mut (i128, i128), row: &ProgramRow, coefficient: i128, others: i128) {
    let (lower, upper) = if coefficient > 0 { (row.lower, row.upper) } else { (row.upper, row.lower) };
    let quotient = |bound: i64| (i128::from(bound).saturating_sub(others), coefficient);
    if let Some((dividend, divisor)) = lower.map(quotient) {
        range.0 = range.0.max(-lower_bound(dividend.saturating_neg(), divisor));
    }
    if let Some((dividend, divisor)) = upper.map(quotient) {
        range.1 = range.1.min(lower_bound(dividend, divisor));
    }
}

/// Division rounded down; `divisor` is not 0.
fn lower_bound(dividend: i128, divisor: i128) -> i128 {
    if divisor > 0 { dividend.div_euclid(divisor) } else { dividend.saturating_neg().div_euclid(-divisor) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epigraph_columns_take_the_least_their_rows_allow() {
        let mut program = Program::new();
        let count = program.integer(0, 9, 0);
        let over = program.continuous(0, 100, 1);
        program.row(vec![(over, 2), (count, -3)], Some(-4), None);
        program.row(vec![(over, -1), (count, -1)], None, Some(-5));
        assert_eq!(complete(&program, &[3, 77]), [3, 3]);
        assert_eq!(complete(&program, &[0, 77]), [0, 5]);
        assert_eq!(complete(&program, &[9, 0]), [9, 12]);
    }

    #[test]
    fn epigraph_columns_with_a_negative_cost_take_the_most() {
        let mut program = Program::new();
        let count = program.integer(0, 9, 0);
        let least = program.continuous(-10, 10, -1);
        program.row(vec![(least, 2), (count, -1)], None, Some(0));
        assert_eq!(complete(&program, &[5, 0]), [5, 2]);
        assert_eq!(complete(&program, &[0, 0]), [0, 0]);
    }

    #[test]
    fn two_epigraph_columns_in_a_row_are_left_as_they_came_where_that_is_cheaper() {
        let mut program = Program::new();
        let (first, second) = (program.continuous(0, 9, 1), program.continuous(0, 9, 3));
        program.row(vec![(first, 1), (second, 1)], Some(4), None);
        assert_eq!(complete(&program, &[3, 1]), [3, 1]);
        // This one breaks the row: the last column gives way.
        assert_eq!(complete(&program, &[1, 1]), [0, 4]);
    }

    #[test]
    fn epigraph_columns_above_sums_of_others_follow_them() {
        let mut program = Program::new();
        let count = program.integer(0, 9, 0);
        let (half, over) = (program.continuous(0, 9, 0), program.continuous(0, 99, 1));
        program.row(vec![(half, 1), (count, -1)], Some(-4), None);
        program.row(vec![(over, 1), (half, -2)], Some(0), None);
        assert_eq!(complete(&program, &[7, 9, 18]), [7, 3, 6]);
    }
}
