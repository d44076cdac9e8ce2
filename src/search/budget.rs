//! How long a search may go on.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// What stops a search from outside.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Interrupts<'a> {
    pub(crate) deadline: Option<Instant>,
    pub(crate) cancelled: Option<&'a AtomicBool>,
    /// Set when another start has made this one pointless.
    pub(crate) beaten: Option<&'a AtomicBool>,
}

impl Interrupts<'_> {
    /// Whether to stop now.
    pub(crate) fn stop(&self) -> bool {
        self.is_cancelled()
            || self.beaten.is_some_and(|flag| flag.load(Ordering::Relaxed))
            || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }

    /// Whether the caller has called the solve off.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.is_some_and(|flag| flag.load(Ordering::Relaxed))
    }
}

/// Steps left to a search: a step is one move whose cost was computed.
#[derive(Debug, Clone)]
pub(crate) struct StepBudget<'a> {
    limit: u64,
    used: u64,
    interrupts: Interrupts<'a>,
    stopped: bool,
}

/// Rounds between two looks at the clock.
pub(crate) const BETWEEN_LOOKS: u64 = 1 << 10;

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

    /// Whether to stop: looked up every [`BETWEEN_LOOKS`] rounds.
    pub(crate) fn is_over(&mut self) -> bool {
        self.stopped = self.stopped || self.used >= self.limit || self.interrupts.stop();
        self.stopped
    }
}
