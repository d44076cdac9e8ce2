//! What an engine is asked, and what it may answer.

use super::Program;

/// An engine for integer programs. What it answers is a claim: call [`solve_checked`](super::solve_checked), not
/// [`solve`](Backend::solve). [`Solver::engine`](crate::Solver::engine) takes any engine.
pub trait Backend: Send + Sync {
    /// The name of the engine, under which [`backend`](super::backend) finds those that are built in.
    fn name(&self) -> &str;

    /// Whether the engine has cuts and finds symmetries itself, so that a node of its branch and bound settles what a
    /// plain engine needs about a thousand for. A strong engine is given larger programs and more nodes.
    fn is_strong(&self) -> bool {
        false
    }

    /// Minimises `program` within `limits`.
    ///
    /// # Errors
    ///
    /// When the engine breaks down, or the numbers of the program do not fit its arithmetic. Neither "no vector can
    /// satisfy the rows" nor "stopped before a vector was found" is an error.
    fn solve(&self, program: &Program, limits: &ProgramLimits<'_>) -> Result<Answer, EngineError>;
}

impl<B: Backend + ?Sized> Backend for &B {
    fn name(&self) -> &str {
        (**self).name()
    }

    fn is_strong(&self) -> bool {
        (**self).is_strong()
    }

    fn solve(&self, program: &Program, limits: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
        (**self).solve(program, limits)
    }
}

/// When an engine has to stop.
#[derive(Clone, Copy)]
pub struct ProgramLimits<'a> {
    /// Nodes of branch and bound beside the root; 0 leaves only the root. The same limit gives the same answer.
    pub nodes: u64,
    /// Pivots beside those of the root, if they are limited: a node may take many. An engine may look now and then.
    pub pivots: Option<u64>,
    /// Wall-clock time that is left, in seconds. The one limit under which two runs may differ.
    pub seconds: Option<f64>,
    /// Asked between slices of work; `true` stops the engine.
    pub cancelled: Option<&'a (dyn Fn() -> bool + Sync)>,
}

impl ProgramLimits<'_> {
    /// Only a limit on the nodes of branch and bound.
    #[must_use]
    pub fn nodes(nodes: u64) -> Self {
        Self { nodes, pivots: None, seconds: None, cancelled: None }
    }

    /// Whether the caller has asked to stop, or no time is left. A time that is not a number counts as none.
    #[must_use]
    pub fn exhausted(&self) -> bool {
        self.cancelled.is_some_and(|cancelled| cancelled())
            || self.seconds.is_some_and(|seconds| seconds.is_nan() || seconds <= 0.0)
    }
}

/// What an engine says about a program. Vectors have one value for each column; bounds are on the cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// No vector costs less.
    Optimal {
        /// The best vector.
        values: Vec<i64>,
    },
    /// A vector, but no proof that it is the best.
    Feasible {
        /// The best vector found.
        values: Vec<i64>,
        /// No vector costs less than this, if known.
        bound: Option<i64>,
    },
    /// No vector satisfies all bounds and rows.
    Impossible,
    /// A limit was reached before a vector was found.
    Stopped {
        /// No vector costs less than this, if known.
        bound: Option<i64>,
    },
}

/// An engine failed in a way that is not an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the engine `{engine}` failed: {message}")]
pub struct EngineError {
    /// Name of the engine.
    pub engine: String,
    /// What it said.
    pub message: String,
}

impl From<EngineError> for crate::Error {
    fn from(error: EngineError) -> Self {
        crate::Error::Backend { engine: error.engine, message: error.message }
    }
}

/// The integer that a floating point lower bound proves: rounded up, after a margin of 1e-6 (relative above 1) for what
/// the engine's arithmetic may have lost. `None` if the bound says nothing.
#[must_use]
pub fn integral_bound(bound: f64) -> Option<i64> {
    let rounded = (bound - 1e-6 * bound.abs().max(1.0)).ceil();
    exact(rounded)
}

/// The nearest integers of an engine's vector; `None` if a value is not a finite number of at most 2^53.
#[must_use]
pub fn rounded(values: &[f64]) -> Option<Vec<i64>> {
    values.iter().map(|value| exact(value.round())).collect()
}

/// The integer of a whole floating point number of at most 2^53, beyond which not every integer has one.
fn exact(whole: f64) -> Option<i64> {
    (whole.abs() <= EXACT as f64).then_some(whole as i64)
}

/// Largest integer up to which every integer is a floating point number.
pub(crate) const EXACT: i64 = 1 << 53;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_counts_rounded_up_with_a_margin() {
        assert_eq!(integral_bound(2.000_000_4), Some(2));
        assert_eq!(integral_bound(2.1), Some(3));
        assert_eq!(integral_bound(-2.9), Some(-2));
        assert_eq!(integral_bound(1_000_000.5), Some(1_000_000));
    }

    #[test]
    fn what_is_not_a_number_is_no_bound_and_no_vector() {
        for wild in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
            assert_eq!(integral_bound(wild), None);
            assert_eq!(rounded(&[0.0, wild]), None);
        }
        assert_eq!(rounded(&[0.999_999_9, -1.2]), Some(vec![1, -1]));
    }

    #[test]
    fn time_that_is_not_a_number_has_run_out() {
        let limits = |seconds| ProgramLimits { seconds, ..ProgramLimits::nodes(1) };
        assert!(limits(Some(f64::NAN)).exhausted() && limits(Some(-1.0)).exhausted());
        assert!(!limits(Some(1.0)).exhausted() && !limits(None).exhausted());
    }
}
