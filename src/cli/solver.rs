//! The solver that the command line asks for.

use crate::engine::EngineArguments;
use crate::failure::Failure;
use clap::Args;
use roundtable::Solver;
use std::time::Duration;

/// How long to search.
#[derive(Args)]
pub(crate) struct SolverArguments {
    /// The same seed gives the same plan.
    #[arg(long, default_value_t = 0)]
    pub(crate) seed: u64,
    /// How many moves are tried at most.
    #[arg(long)]
    steps: Option<u64>,
    /// How many threads search: two for most problems, and more to deal out twenty thousand people and more. The plan is the
    /// same with any number.
    #[arg(long, default_value_t = 1)]
    threads: usize,
    /// How many nodes of branch and bound an integer program may take at most, however large it is.
    #[arg(long)]
    nodes: Option<u64>,
    /// How many seconds are taken at most; the answer may then differ from run to run.
    #[arg(long, value_name = "SECONDS")]
    time_limit: Option<f64>,
    /// How much memory a solve may take beside the problem, about: a whole number with its unit, such as 512MiB or 2GB
    /// [default: 2GiB].
    #[arg(long, value_name = "SIZE")]
    memory: Option<String>,
    /// The engine for integer programs, of those that are built in.
    #[arg(long, value_name = "NAME")]
    backend: Option<String>,
    #[command(flatten)]
    engine: EngineArguments,
}

impl SolverArguments {
    /// The solver that is asked for.
    pub(crate) fn solver(&self) -> Result<Solver, Failure> {
        let mut solver = Solver::new().seed(self.seed).threads(self.threads);
        if let Some(steps) = self.steps {
            solver = solver.steps(steps);
        }
        if let Some(nodes) = self.nodes {
            solver = solver.nodes(nodes);
        }
        match self.time_limit.map(Duration::try_from_secs_f64) {
            None => {}
            Some(Ok(limit)) if !limit.is_zero() => solver = solver.time_limit(limit),
            Some(_) => return Err(Failure::input("`--time-limit` must be a number of seconds above 0")),
        }
        let memory = self.memory.as_deref().map(|size| bytes(size).ok_or(size)).transpose().map_err(|_| {
            Failure::input("`--memory` must be a whole number above 0 with its unit, such as 512MiB or 2GB")
        })?;
        if let Some(bytes) = memory {
            solver = solver.memory(bytes);
        }
        match (&self.backend, self.engine.engine(memory)?) {
            (_, Some(engine)) => Ok(solver.engine(engine)),
            (Some(name), None) => solver.backend(name).map_err(|error| Failure::input(error.to_string())),
            (None, None) => Ok(solver),
        }
    }
}

/// Units of memory, in bytes.
const UNITS: [(&str, usize); 6] =
    [("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)];

/// The bytes of a size such as `512MiB`; `None` if it is none, is nothing, or is more than can be addressed.
fn bytes(size: &str) -> Option<usize> {
    let (number, unit) = UNITS.iter().find_map(|&(unit, bytes)| Some((size.strip_suffix(unit)?, bytes)))?;
    let is_plain = number.bytes().all(|digit| digit.is_ascii_digit());
    let number = number.parse::<usize>().ok().filter(|&number| is_plain && number > 0)?;
    number.checked_mul(unit)
}
