//! What may stop work under way.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Called off from elsewhere: clone it, give one to the [`Solver`](crate::Solver), and [`cancel`](Cancel::cancel) the
/// other.
#[derive(Clone, Default)]
pub struct Cancel(Arc<Wish>);

#[derive(Default)]
struct Wish {
    set: AtomicBool,
    ask: Option<Box<dyn Fn() -> bool + Send + Sync>>,
}

impl fmt::Debug for Cancel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Cancel").field(&self.0.set).finish()
    }
}

impl Cancel {
    /// A handle that nothing has cancelled yet.
    pub fn new() -> Cancel {
        Cancel::default()
    }

    /// A handle that is cancelled as soon as `ask` says so, such as where whoever waits for the answer has gone. A solve
    /// asks often, and it asks all the while, so that `ask` should be quick.
    ///
    /// ```
    /// use roundtable::{Cancel, Composition, Member, Outcome, Roster, Solver};
    ///
    /// let roster = Roster::new(["ana", "bo"].map(Member::new))?;
    /// let problem = Composition::builder(&roster).group("pair", 2).build()?;
    /// let outcome = Solver::new().cancel_with(&Cancel::when(|| true)).solve(&problem)?;
    /// assert!(matches!(outcome, Outcome::Undecided(_)));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn when(ask: impl Fn() -> bool + Send + Sync + 'static) -> Cancel {
        Cancel(Arc::new(Wish { set: AtomicBool::new(false), ask: Some(Box::new(ask)) }))
    }

    /// A handle that is cancelled at a look, counted from 0, and from then on.
    #[cfg(test)]
    pub(crate) fn at_look(look: u64) -> Cancel {
        let looks = std::sync::atomic::AtomicU64::new(0);
        Cancel::when(move || looks.fetch_add(1, Ordering::SeqCst) >= look)
    }

    /// Asks the solve to stop; it answers with its best plan so far.
    pub fn cancel(&self) {
        self.0.set.store(true, Ordering::SeqCst);
    }

    /// Whether it is cancelled; once it is, it stays so.
    pub(crate) fn is_cancelled(&self) -> bool {
        let Wish { set, ask } = &*self.0;
        if ask.as_ref().is_some_and(|ask| ask()) {
            self.cancel();
        }
        set.load(Ordering::Relaxed)
    }
}

/// What may stop work under way; by default nothing. Work looks at it every few milliseconds, or every few thousand
/// steps, and ends with what it has: a floor with a weaker one, a search with its best plan. What was stopped has shown
/// nothing: it never says "impossible".
#[derive(Debug, Clone, Copy, Default)]
pub struct Interrupts<'a> {
    pub(crate) deadline: Option<Instant>,
    pub(crate) cancel: Option<&'a Cancel>,
    /// Set when another start has made this one pointless.
    pub(crate) beaten: Option<&'a AtomicBool>,
}

impl Interrupts<'_> {
    /// Whether to stop now.
    pub fn stop(&self) -> bool {
        self.beaten.is_some_and(|flag| flag.load(Ordering::Relaxed))
            || self.is_cancelled()
            || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }

    /// Whether the caller has called the solve off.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancel.is_some_and(Cancel::is_cancelled)
    }
}
