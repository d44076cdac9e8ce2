//! An engine that is a command on this machine: the program goes out as a file, and its solution comes back as one.

mod claim;
mod dialect;
mod dialects;
mod folder;
mod log;
mod process;
mod reading;
mod template;

pub use dialect::Dialect;

use super::backend::EXACT;
use super::report::GAP;
use super::screen::screen;
use super::{Answer, Backend, EngineError, Program, ProgramLimits};
use crate::characters::in_one_line;
use crate::error::Error;
use claim::Claim;
use dialects::Manner;
use folder::Folder;
use process::{Ended, Limits};
use reading::Fault;
use std::path::Path;
use std::time::{Duration, Instant};
use template::{Template, Values};

/// What a program may take where the solve has no limit of time, unless said otherwise.
const TIME: Duration = Duration::from_secs(60);
/// The part of the time after which the engine is told to stop by itself. The rest is for writing its solution.
const PART_TOLD: f64 = 0.9;
/// The names of the files of a program and of its solution, by whose endings some engines know their forms.
const PROGRAM: &str = "program.mps";
const SOLUTION: &str = "solution.sol";
/// Memory that the engine is told of, in bytes, unless said otherwise.
const MEMORY: usize = 2 << 30;
/// Bytes of a solution beside those of its columns and rows, and for each of these.
const BYTES_OF_SOLUTION: (u64, u64) = (1 << 20, 256);

/// An engine that is a command: CBC, GLPK, SCIP, HiGHS, Gurobi or CPLEX as installed on this machine, or any command
/// that stands between the library and the solver of a cluster.
///
/// Each program is written as free MPS ([`Program::write_mps`]) into a private folder (mode 0700) of the system's folder
/// for temporary files, with the vector to start from; the command runs there, and its solution is read from there. Then
/// the folder is removed. Columns are called `c0`, `c1` and so on: the files hold nobody's name.
///
/// - No shell takes part: a command is split into words, and its placeholders are filled in word by word.
/// - At its limit of time, and when the solve is cancelled, the command is killed, on Unix with all that it has started in
///   its group of processes. A solution that it has written by then is read.
/// - A log of more than 64 MiB, or a solution larger than one can be, ends the command too.
/// - A solution is read strictly: a fault names its file and line. "Impossible" counts only where it was said in time.
/// - What the command claims is checked as of any engine ([`solve_checked`](super::solve_checked)).
///
/// ```no_run
/// use roundtable::extend::milp::{CommandEngine, Dialect};
/// use roundtable::Solver;
///
/// let cbc = CommandEngine::new(Dialect::Cbc).threads(4);
/// cbc.check_installed()?;
/// let solver = Solver::new().engine(cbc);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct CommandEngine {
    manner: &'static dyn Manner,
    template: Template,
    name: String,
    threads: usize,
    memory: usize,
    time: Duration,
}

impl CommandEngine {
    /// The engine of a dialect as it is installed on this machine.
    #[must_use]
    pub fn new(dialect: Dialect) -> CommandEngine {
        let manner = dialect.manner();
        CommandEngine {
            manner,
            template: Template::known(manner.command()),
            name: manner.name().to_owned(),
            threads: 1,
            memory: MEMORY,
            time: TIME,
        }
    }

    /// The same at another place than where the system looks for it, such as `/opt/scip/bin/scip`.
    ///
    /// ```
    /// use roundtable::extend::milp::{CommandEngine, Dialect};
    ///
    /// let scip = CommandEngine::new(Dialect::Scip).program("/opt/no such folder/scip");
    /// assert!(scip.check_installed().is_err());
    /// ```
    #[must_use]
    pub fn program(mut self, path: &str) -> CommandEngine {
        self.template.set_first(path);
        self
    }

    /// A command of your own that answers in a dialect. It is split at blanks, but for those in quotes, and runs in the
    /// private folder, so that files of your own are named by their absolute paths.
    ///
    /// | placeholder | stands for |
    /// |---|---|
    /// | `{program}` | the program, as free MPS; it must be there |
    /// | `{solution}` | where the solution is to be written; it must be there |
    /// | `{start}` | the vector to start from, in the form of the dialect |
    /// | `{seconds}`, `{whole_seconds}` | the time after which the command should end by itself; rounded down, but 1 at least |
    /// | `{nodes}`, `{nodes_with_root}` | the most nodes of branch and bound beside the root; with it |
    /// | `{threads}` | the threads ([`threads`](CommandEngine::threads)) |
    /// | `{megabytes}` | the memory ([`memory`](CommandEngine::memory)), in MiB |
    /// | `{gap}` | how far above its bound a vector may be that is called optimal, in units of the cost |
    ///
    /// Words in square brackets are left out where a placeholder in them has nothing to stand for: `[-mipstart {start}]`.
    ///
    /// ```
    /// use roundtable::extend::milp::{CommandEngine, Dialect};
    ///
    /// CommandEngine::command("ssh cluster solve {program} {solution} --time {seconds}", Dialect::Plain)?;
    /// assert!(CommandEngine::command("solve {program}", Dialect::Plain).is_err());
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the command is empty, a quote or bracket is not closed, `{program}` or `{solution}` is missing, or a
    /// placeholder is unknown.
    pub fn command(command: &str, dialect: Dialect) -> Result<CommandEngine, Error> {
        let fault = |message: String| Error::Backend { engine: in_one_line(command), message };
        let template = Template::parse(command).map_err(fault)?;
        for needed in ["{program}", "{solution}"] {
            if !template.names(needed) {
                return Err(fault(format!("{needed} stands nowhere in its command")));
            }
        }
        let name = Path::new(template.first()).file_name().map(|name| in_one_line(&name.to_string_lossy()));
        Ok(CommandEngine { template, name: name.unwrap_or_default(), ..CommandEngine::new(dialect) })
    }

    /// Threads that the engine may use, 1 unless said otherwise. With more an engine may answer differently each time.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> CommandEngine {
        self.threads = threads.max(1);
        self
    }

    /// Memory that the engine is told of, in bytes; 2 GiB unless said otherwise. GLPK, SCIP and CPLEX take such a limit;
    /// of others none is known.
    #[must_use]
    pub fn memory(mut self, bytes: usize) -> CommandEngine {
        self.memory = bytes;
        self
    }

    /// The most time of each program where the solve has no limit of time; 60 seconds unless said otherwise.
    #[must_use]
    pub fn time_limit(mut self, time: Duration) -> CommandEngine {
        self.time = time;
        self
    }

    /// Looks whether the command is there and can be run.
    ///
    /// # Errors
    ///
    /// When it is not; the message says what to install, where that is known.
    pub fn check_installed(&self) -> Result<(), Error> {
        if process::is_there(self.template.first()) {
            return Ok(());
        }
        Err(self.fault(self.not_there()).into())
    }

    fn not_there(&self) -> String {
        let program = in_one_line(self.template.first());
        let hint = self.manner.hint().filter(|_| program == self.manner.name()).map(|hint| format!("; {hint}"));
        format!("`{program}` is no program on this machine{}", hint.unwrap_or_default())
    }

    fn fault(&self, message: String) -> EngineError {
        EngineError { engine: self.name.clone(), message }
    }

    /// Runs the command on a program that has been looked through.
    fn run(&self, program: &Program, limits: &ProgramLimits<'_>) -> Result<Answer, String> {
        let began = Instant::now();
        let seconds = limits.seconds.unwrap_or(self.time.as_secs_f64());
        let deadline = Duration::try_from_secs_f64(seconds).ok().and_then(|time| began.checked_add(time));
        let folder = Folder::new().map_err(|error| format!("no folder for its files could be made: {error}"))?;
        let written = folder.write(PROGRAM, |file| program.write_mps(file));
        written.map_err(|error| format!("its program could not be written: {error}"))?;
        let start = program.valid_start().and_then(|start| self.manner.start(program, &start));
        if let Some(start) = &start {
            let written = folder.write(self.manner.start_file(), |file| file.write_all(start.as_bytes()));
            written.map_err(|error| format!("its start could not be written: {error}"))?;
        }
        let values = Values {
            program: folder.path(PROGRAM),
            solution: folder.path(SOLUTION),
            start: start.map(|_| folder.path(self.manner.start_file())),
            seconds: seconds * PART_TOLD,
            nodes: limits.nodes.min(i32::MAX as u64 - 1),
            threads: self.threads,
            megabytes: (self.memory >> 20).max(1),
            gap: GAP,
        };
        if let Some(options) = self.manner.options(&values) {
            let written = folder.write("options.txt", |file| file.write_all(options.as_bytes()));
            written.map_err(|error| format!("its options could not be written: {error}"))?;
        }
        let size = (program.columns() as u64).saturating_add(program.rows() as u64);
        let most = BYTES_OF_SOLUTION.0.saturating_add(size.saturating_mul(BYTES_OF_SOLUTION.1));
        let guard = Limits { deadline, cancelled: limits.cancelled, most };
        let words = self.template.fill(&values);
        let ended = process::run(&words, &folder, &values.solution, &guard).map_err(|error| error.told(self))?;
        let answer = self.read(program, &folder, &values.solution, most, &ended)?;
        // Some engines have called a program impossible that they had no time for.
        let in_time = began.elapsed().as_secs_f64() < values.seconds;
        Ok(if answer == Answer::Impossible && !in_time { Answer::Stopped { bound: None } } else { answer })
    }

    /// What the command has answered. Of one that was killed, what it has not written is no fault.
    fn read(
        &self,
        program: &Program,
        folder: &Folder,
        solution: &Path,
        most: u64,
        ended: &Ended,
    ) -> Result<Answer, String> {
        if let Ended::Cancelled = ended {
            return Ok(Answer::Stopped { bound: None });
        }
        let log = folder.log_tail();
        let file = folder::text_of(solution, most)?;
        let claim = match &file {
            Some(file) => {
                let named = |fault: Fault| fault.told(SOLUTION);
                self.manner.read(program, file, &log).map_err(named)
            }
            None => self.manner.read_log(&log).ok_or_else(|| unanswered(ended, &log)),
        };
        match (claim, ended) {
            // A solution without a mark at its end may lack a digit: then its vector counts as far as it is checked.
            (Ok(claim), Ended::Late) if !self.manner.marks_its_end() => {
                Ok(claim.unfinished(self.manner.bound(&log)).into_answer(program))
            }
            (Ok(claim), _) => Ok(claim.into_answer(program)),
            (Err(_), Ended::Late) => Ok(Claim::stopped(self.manner.bound(&log)).into_answer(program)),
            (Err(fault), _) => Err(fault),
        }
    }
}

/// A command that ended without a solution.
fn unanswered(ended: &Ended, log: &str) -> String {
    let how = match ended {
        Ended::With(status) if !status.success() => format!("it ended with {status}"),
        _ => "it ended without a solution".to_owned(),
    };
    let said = log.lines().rev().map(in_one_line).find(|line| !line.trim().is_empty());
    said.map_or(how.clone(), |said| {
        format!("{how}; it said last: {}", said.trim().chars().take(200).collect::<String>())
    })
}

impl Backend for CommandEngine {
    fn name(&self) -> &str {
        &self.name
    }

    fn is_strong(&self) -> bool {
        self.manner.is_strong()
    }

    fn solve(&self, program: &Program, limits: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
        match screen(&self.name, program, limits, EXACT)? {
            Some(answer) => Ok(answer),
            None => self.run(program, limits).map_err(|message| self.fault(message)),
        }
    }
}
