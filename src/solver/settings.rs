//! The settings of a solver: seed, limits, engine, and who watches.

use super::progress::Progress;
use crate::error::{Error, InputFault};
use crate::interrupts::Cancel;
use crate::milp::{self, Backend};
use crate::model::Model;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Steps of the search unless said otherwise.
const STEPS: u64 = 40_000_000;

/// Memory unless said otherwise, in bytes.
const MEMORY: usize = 2 << 30;

/// Which engine solves the integer programs.
#[derive(Clone)]
enum Engine {
    BuiltIn(&'static dyn Backend),
    Given(Arc<dyn Backend>),
    Off,
}

impl Engine {
    fn get(&self) -> Option<&dyn Backend> {
        match self {
            Engine::BuiltIn(engine) => Some(*engine),
            Engine::Given(engine) => Some(engine.as_ref()),
            Engine::Off => None,
        }
    }

    /// The strongest engine of this build; without one, integer programs are off.
    fn strongest() -> Engine {
        milp::backends().into_iter().next().map_or(Engine::Off, Engine::BuiltIn)
    }
}

type Watcher = Arc<dyn Fn(&Progress) + Send + Sync>;

/// Solves problems.
///
/// The same problem, seed and limits in steps give the same answer, whatever the number of threads; where an integer
/// program took part, on the same build and platform. A limit in time, and cancelling, break this.
///
/// ```
/// use roundtable::{Composition, Member, Roster, Rule, Solver, Tier};
///
/// let roster = Roster::new(["ana", "bo", "cy", "di"].map(|id| Member::new(id).tag("site", &id[..1])))?;
/// let problem = Composition::builder(&roster).even_groups("table", 2).prefer(Tier(1), Rule::balance("site")).build()?;
/// let solution = Solver::new().seed(7).solve(&problem)?.solution().expect("everybody fits");
/// assert!(solution.is_proved());
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Clone)]
pub struct Solver {
    pub(crate) seed: u64,
    pub(crate) steps: u64,
    pub(super) nodes: Option<u64>,
    pub(super) time: Option<Duration>,
    pub(crate) memory: usize,
    pub(super) threads: usize,
    engine: Engine,
    cancel: Cancel,
    pub(super) watcher: Option<Watcher>,
}

/// A limit of no time would be none.
const LEAST_TIME: Duration = Duration::from_millis(1);

impl Default for Solver {
    fn default() -> Solver {
        Solver {
            seed: 0,
            steps: STEPS,
            nodes: None,
            time: None,
            memory: MEMORY,
            threads: 1,
            engine: Engine::strongest(),
            cancel: Cancel::default(),
            watcher: None,
        }
    }
}

impl fmt::Debug for Solver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Solver")
            .field("seed", &self.seed)
            .field("steps", &self.steps)
            .field("nodes", &self.nodes)
            .field("time", &self.time)
            .field("memory", &self.memory)
            .field("threads", &self.threads)
            .field("engine", &self.programs().map(Backend::name))
            .finish_non_exhaustive()
    }
}

impl Solver {
    /// A solver with seed 0, the strongest engine that is built in, and limits in steps alone.
    pub fn new() -> Solver {
        Solver::default()
    }

    /// One of several solves that began at a moment, of which so many are to come: it has an even part of the steps of
    /// `all`, and of the time that is left an even part with those to come.
    pub(crate) fn one_of(&self, all: usize, to_come: usize, started: Instant) -> Solver {
        let part = |limit: Duration| limit.saturating_sub(started.elapsed()) / to_come.max(1) as u32;
        let time = self.time.map(|limit| part(limit).max(LEAST_TIME));
        Solver { time, steps: self.steps / all.max(1) as u64, ..self.clone() }
    }

    /// Whether the limit of time that began at a moment is over, or somebody has cancelled.
    pub(crate) fn is_over(&self, started: Instant) -> bool {
        self.time.is_some_and(|limit| limit <= started.elapsed()) || self.cancel.is_cancelled()
    }

    /// Seed of the random numbers.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Solver {
        self.seed = seed;
        self
    }

    /// The most moves whose cost the search computes; 40 million unless said otherwise. Each smaller problem that is
    /// solved on the way to a smallest conflict, and each alternative, has as many of its own.
    #[must_use]
    pub fn steps(mut self, steps: u64) -> Solver {
        self.steps = steps;
        self
    }

    /// The most nodes of branch and bound of each integer program. Unless said otherwise it goes by the size of the
    /// program, and a program for which too few nodes would be left is not tried.
    #[must_use]
    pub fn nodes(mut self, nodes: u64) -> Solver {
        self.nodes = Some(nodes);
        self
    }

    /// The most wall-clock time. Two runs under such a limit may answer differently.
    #[must_use]
    pub fn time_limit(mut self, time: Duration) -> Solver {
        self.time = Some(time);
        self
    }

    /// About how many bytes a solve may take beside the problem; 2 GiB unless said otherwise. A second thread, an
    /// integer program or a known design that would take more is not tried, and a problem of which even one search would
    /// take more is refused.
    #[must_use]
    pub fn memory(mut self, bytes: usize) -> Solver {
        self.memory = bytes;
        self
    }

    /// Threads of the search, at least 1. More than two are used where 20 000 units and more are dealt out by halves, to make
    /// the first plan, and nowhere else. The answer does not depend on them.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Solver {
        self.threads = threads.max(1);
        self
    }

    /// The engine for integer programs by name, such as `microlp` or `highs`; [`engine`](Solver::engine) takes one that
    /// is not built in.
    ///
    /// # Errors
    ///
    /// When no engine of this name is built in; the message lists those that are.
    pub fn backend(mut self, name: &str) -> Result<Solver, Error> {
        let Some(engine) = milp::backend(name) else {
            let known: Vec<&str> = milp::backends().into_iter().map(Backend::name).collect();
            let message = match known.as_slice() {
                [] => "it is not built in, and no other is".to_owned(),
                known => format!("it is not built in; there is {}", known.join(" and ")),
            };
            return Err(Error::Backend { engine: name.to_owned(), message });
        };
        self.engine = Engine::BuiltIn(engine);
        Ok(self)
    }

    /// An engine for integer programs that is not built in: one of your own, or a command on this machine
    /// ([`CommandEngine`](crate::extend::milp::CommandEngine)). Of what it answers, vectors are computed again and used only if they
    /// break nothing and are better than what is known; a bound that a known plan refutes is dropped, and so is
    /// "impossible". What no plan refutes is believed.
    ///
    /// ```
    /// use roundtable::extend::milp::{Answer, Backend, EngineError, Program, ProgramLimits};
    /// use roundtable::{Composition, Member, Roster, Solver};
    ///
    /// /// Leaves everything to the search.
    /// struct Idle;
    ///
    /// impl Backend for Idle {
    ///     fn name(&self) -> &str {
    ///         "idle"
    ///     }
    ///
    ///     fn solve(&self, _: &Program, _: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
    ///         Ok(Answer::Stopped { bound: None })
    ///     }
    /// }
    ///
    /// let roster = Roster::new(["ana", "bo"].map(Member::new))?;
    /// let problem = Composition::builder(&roster).group("pair", 2).build()?;
    /// assert!(Solver::new().engine(Idle).solve(&problem)?.solution().is_some());
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    #[must_use]
    pub fn engine(mut self, engine: impl Backend + 'static) -> Solver {
        self.engine = Engine::Given(Arc::new(engine));
        self
    }

    /// No integer programs: search and floors alone.
    #[must_use]
    pub fn without_programs(mut self) -> Solver {
        self.engine = Engine::Off;
        self
    }

    /// Lets `cancel` stop the solve.
    #[must_use]
    pub fn cancel_with(mut self, cancel: &Cancel) -> Solver {
        self.cancel = cancel.clone();
        self
    }

    /// Calls `watch` now and then with how far the solve has come.
    #[must_use]
    pub fn on_progress(mut self, watch: impl Fn(&Progress) + Send + Sync + 'static) -> Solver {
        self.watcher = Some(Arc::new(watch));
        self
    }

    /// The same, with nobody who watches: for problems that are solved inside of another one.
    pub(crate) fn unwatched(mut self) -> Solver {
        self.watcher = None;
        self
    }

    /// The threads for which there is memory in a search of a model; none if that would take too much.
    pub(crate) fn threads_for(&self, model: &Model) -> Result<usize, Error> {
        let needed = model.bytes();
        match self.memory / needed.max(1) {
            0 => Err(InputFault::beyond_memory(needed, self.memory).into()),
            searches => Ok(self.threads.min(searches)),
        }
    }

    /// The engine of the integer programs, if there are to be any.
    pub(super) fn programs(&self) -> Option<&dyn Backend> {
        self.engine.get()
    }

    /// What cancels the solve.
    pub(super) fn cancel(&self) -> &Cancel {
        &self.cancel
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_solves_share_what_one_is_limited_to() {
        let solver = Solver::new().steps(1_000).time_limit(Duration::from_secs(3_600));
        let one = solver.one_of(5, 2, Instant::now());
        assert_eq!(one.steps, 200);
        assert!(one.time.is_some_and(|time| time <= Duration::from_secs(1_800)));
        assert_eq!(Solver::new().one_of(5, 2, Instant::now()).time, None);
        assert!(!solver.is_over(Instant::now()));
    }
}
