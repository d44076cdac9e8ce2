//! A command that runs until it ends, its time is over, or nobody wants its answer any more.

use super::CommandEngine;
use super::folder::{Folder, size_of};
use std::env;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A command is looked at after the first time, then after twice as long each time, up to the second.
const LOOKS: (Duration, Duration) = (Duration::from_millis(1), Duration::from_millis(16));
/// Bytes that a command may print.
const MAX_PRINTED: u64 = 64 << 20;

/// When a command is killed.
pub(super) struct Limits<'a> {
    pub(super) deadline: Option<Instant>,
    pub(super) cancelled: Option<&'a (dyn Fn() -> bool + Sync)>,
    /// Bytes of its solution.
    pub(super) most: u64,
}

/// How a command ended.
pub(super) enum Ended {
    With(ExitStatus),
    /// It was killed at its limit of time.
    Late,
    /// It was killed because the caller wants no answer any more.
    Cancelled,
}

/// Why a command did not run to its end.
pub(super) enum CommandFailure {
    NotStarted(io::Error),
    /// What grew beyond so many bytes.
    TooMuch(&'static str, u64),
    Lost(io::Error),
}

impl CommandFailure {
    pub(super) fn told(self, engine: &CommandEngine) -> String {
        match self {
            CommandFailure::NotStarted(error) if error.kind() == io::ErrorKind::NotFound => engine.not_there(),
            CommandFailure::NotStarted(error) => format!("it could not be started: {error}"),
            CommandFailure::TooMuch(what, most) => format!("it was stopped: {what} grew beyond {most} bytes"),
            CommandFailure::Lost(error) => format!("it was lost: {error}"),
        }
    }
}

/// Runs a command in its folder.
pub(super) fn run(
    words: &[OsString],
    folder: &Folder,
    solution: &Path,
    limits: &Limits<'_>,
) -> Result<Ended, CommandFailure> {
    let Some((program, arguments)) = words.split_first() else {
        return Err(CommandFailure::NotStarted(io::ErrorKind::NotFound.into()));
    };
    let log = folder.log().map_err(CommandFailure::NotStarted)?;
    let errors = log.try_clone().map_err(CommandFailure::NotStarted)?;
    let mut command = Command::new(absolute(program));
    command.args(arguments).current_dir(folder.place());
    command.stdin(Stdio::null()).stdout(log).stderr(errors);
    // A group of its own: what the command starts can be killed with it, and Ctrl-C is left to the caller.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut running = Running(command.spawn().map_err(CommandFailure::NotStarted)?, false);
    let mut pause = LOOKS.0;
    loop {
        if let Some(status) = running.0.try_wait().map_err(CommandFailure::Lost)? {
            running.1 = true;
            return Ok(Ended::With(status));
        }
        if limits.cancelled.is_some_and(|cancelled| cancelled()) {
            return Ok(Ended::Cancelled);
        }
        let left = limits.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        if left.is_some_and(|left| left.is_zero()) {
            return Ok(Ended::Late);
        }
        for (what, size, most) in
            [("its log", folder.log_size(), MAX_PRINTED), ("its solution", size_of(solution), limits.most)]
        {
            if size > most {
                return Err(CommandFailure::TooMuch(what, most));
            }
        }
        thread::sleep(left.map_or(pause, |left| pause.min(left)));
        pause = (pause * 2).min(LOOKS.1);
    }
}

/// A running command, and whether it has ended; if it has not, it is killed when this is dropped.
struct Running(Child, bool);

impl Drop for Running {
    fn drop(&mut self) {
        if self.1 {
            return;
        }
        // Before it is waited for, so that its number still stands for it alone. Without unsafe code only a program can
        // kill a whole group; where there is none, the command alone is killed.
        #[cfg(unix)]
        {
            let number = self.0.id().to_string();
            let mut kill = Command::new("/bin/sh");
            kill.args(["-c", "kill -s KILL -- \"-$1\"", "sh", &number]);
            let _ = kill.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A program that is named by its path, by its absolute path: the command runs in another folder.
fn absolute(program: &OsString) -> PathBuf {
    let path = Path::new(program);
    let is_path = path.components().count() > 1;
    let known = if is_path { std::path::absolute(path).ok() } else { None };
    known.unwrap_or_else(|| path.to_owned())
}

/// Whether a program can be found and run.
pub(super) fn is_there(program: &str) -> bool {
    if Path::new(program).components().count() > 1 {
        return can_run(Path::new(program));
    }
    let folders = env::var_os("PATH").unwrap_or_default();
    let named = [program.to_owned(), format!("{program}{}", env::consts::EXE_SUFFIX)];
    env::split_paths(&folders).any(|folder| named.iter().any(|name| can_run(&folder.join(name))))
}

fn can_run(path: &Path) -> bool {
    let Ok(known) = path.metadata() else { return false };
    #[cfg(unix)]
    let may = std::os::unix::fs::PermissionsExt::mode(&known.permissions()) & 0o111 != 0;
    #[cfg(not(unix))]
    let may = true;
    known.is_file() && may
}
