//! What an engine reports in floating point, as a claim in integers.

use super::backend::{integral_bound, rounded};
use super::checked::complete;
use super::{Answer, Program};

/// Where an engine may end its proof. Costs are integers, so that any gap below 1 will do.
pub(super) const GAP: f64 = 0.9;

/// What an engine reports in floating point.
#[derive(Debug)]
pub(super) struct Report {
    /// Its best vector.
    pub(super) values: Option<Vec<f64>>,
    /// Its lower bound; not a number if it has none.
    pub(super) bound: f64,
    /// Whether it claims that the vector is optimal.
    pub(super) optimal: bool,
}

impl Report {
    /// The claim in integers. "Optimal" must be borne out by the bound, read with its tolerance, once the vector is
    /// whole: rounding may have made it dearer. A bound above the vector contradicts it, and is left to be refused.
    pub(super) fn into_answer(self, program: &Program) -> Answer {
        let bound = integral_bound(self.bound);
        let Some(values) = self.values.as_deref().and_then(rounded) else {
            return Answer::Stopped { bound };
        };
        let values = complete(program, &values);
        let cost = program.cost_of(&values);
        if self.optimal && cost.is_some() && bound == cost {
            Answer::Optimal { values }
        } else {
            Answer::Feasible { values, bound }
        }
    }
}
