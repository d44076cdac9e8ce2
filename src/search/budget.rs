//! How long a search may go on.

use crate::interrupts::Interrupts;

/// Steps left to a search: a step is one move whose cost was computed, or several that were looked through side by side.
#[derive(Debug, Clone)]
pub(crate) struct StepBudget<'a> {
    limit: u64,
    used: u64,
    interrupts: Interrupts<'a>,
    stopped: bool,
}

/// Rounds between two looks at the limit of steps, and at what stops from outside.
pub(crate) const BETWEEN_LOOKS: u64 = 1 << 10;
pub(crate) const BETWEEN_INTERRUPTS: u64 = 1 << 5;

impl<'a> StepBudget<'a> {
    pub(crate) fn new(limit: u64, interrupts: Interrupts<'a>) -> StepBudget<'a> {
        StepBudget { limit, used: 0, interrupts, stopped: false }
    }

    #[inline]
    pub(crate) fn spend(&mut self) {
        self.used += 1;
    }

    pub(crate) fn spend_many(&mut self, steps: u64) {
        self.used += steps;
    }

    pub(crate) fn used(&self) -> u64 {
        self.used
    }

    /// Whether to stop for what happened outside: looked up every [`BETWEEN_INTERRUPTS`] rounds.
    pub(crate) fn is_interrupted(&mut self) -> bool {
        self.stopped = self.stopped || self.interrupts.stop();
        self.stopped
    }

    /// Whether to stop: looked up every [`BETWEEN_LOOKS`] rounds.
    pub(crate) fn is_over(&mut self) -> bool {
        self.stopped = self.stopped || self.used >= self.limit;
        self.is_interrupted()
    }
}
