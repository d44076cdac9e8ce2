//! What an engine claims.

use crate::milp::report::{GAP, Report};
use crate::milp::{Answer, Program, integral_bound, rounded};

/// What an engine claims.
#[derive(Debug, PartialEq)]
pub(super) enum Claim {
    /// The vector is the best, but for the gap that it was allowed; without a bound it is called the best as it is.
    Optimal { values: Vec<f64>, bound: f64 },
    /// A vector, and a bound; not a number if there is none.
    Feasible { values: Vec<f64>, bound: f64 },
    /// No vector satisfies the rows.
    Impossible,
    /// There is no vector, and perhaps a bound.
    Stopped { bound: f64 },
}

impl Claim {
    /// An engine that has stopped, and may know a bound.
    pub(super) fn stopped(bound: f64) -> Claim {
        Claim::Stopped { bound }
    }

    /// What is claimed of a vector: that it is the best at a cost of `objective`, or nothing but what the bound says. An
    /// engine that calls its vector optimal, names no bound and may not mean a gap of its own has proved it but for the gap
    /// that it was told.
    pub(super) fn of(values: Vec<f64>, optimal: bool, objective: f64, bound: f64) -> Claim {
        match optimal {
            true => Claim::Optimal { values, bound: if bound.is_nan() { objective - GAP } else { bound } },
            false => Claim::Feasible { values, bound },
        }
    }

    /// What an engine that was killed has said: what its vector is worth says the bound of its log alone.
    pub(super) fn unfinished(self, bound: f64) -> Claim {
        match self {
            Claim::Optimal { values, .. } | Claim::Feasible { values, .. } => Claim::Feasible { values, bound },
            Claim::Impossible | Claim::Stopped { .. } => Claim::Stopped { bound },
        }
    }

    pub(super) fn into_answer(self, program: &Program) -> Answer {
        match self {
            Claim::Optimal { values, bound } if bound.is_nan() => {
                let values = rounded(&values).map(|values| Answer::Optimal { values });
                values.unwrap_or(Answer::Stopped { bound: None })
            }
            Claim::Optimal { values, bound } => {
                Report { values: Some(values), bound, optimal: true }.into_answer(program)
            }
            Claim::Feasible { values, bound } => {
                Report { values: Some(values), bound, optimal: false }.into_answer(program)
            }
            Claim::Impossible => Answer::Impossible,
            Claim::Stopped { bound } => Answer::Stopped { bound: integral_bound(bound) },
        }
    }
}
