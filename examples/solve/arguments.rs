//! What the command line asks for.

use lexopt::{Arg, Parser, ValueExt};
use roundtable::Solver;
use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

pub(crate) const USAGE: &str = "usage: solve PROBLEM.json [--out PLAN.json] [--report PLAN.html | PLAN.svg] [--seed N] \
[--steps N] [--time-limit SECONDS] [--backend NAME]";

/// The command line, checked.
pub(crate) struct Arguments {
    pub(crate) problem: PathBuf,
    pub(crate) out: Option<PathBuf>,
    pub(crate) report: Option<PathBuf>,
    pub(crate) seed: u64,
    pub(crate) solver: Solver,
}

/// The command line as it stands, with what is wrong with it.
#[derive(Default)]
struct Raw {
    paths: Vec<PathBuf>,
    out: Option<PathBuf>,
    report: Option<PathBuf>,
    seed: Option<u64>,
    steps: Option<u64>,
    seconds: Option<f64>,
    backend: Option<String>,
    faults: Vec<String>,
}

impl Arguments {
    /// Reads the command line; none where it asks how it is used. The error lists every fault of it.
    pub(crate) fn read(mut parser: Parser) -> Result<Option<Arguments>, Vec<String>> {
        let mut raw = Raw::default();
        loop {
            let name = match parser.next() {
                Ok(None) => break,
                Ok(Some(Arg::Value(path))) => {
                    raw.paths.push(PathBuf::from(path));
                    continue;
                }
                Ok(Some(Arg::Long("help") | Arg::Short('h'))) => return Ok(None),
                Ok(Some(Arg::Long(name))) => format!("--{name}"),
                Ok(Some(Arg::Short(letter))) => format!("-{letter}"),
                Err(error) => {
                    raw.faults.push(error.to_string());
                    break;
                }
            };
            raw.option(&name, &mut parser);
        }
        raw.checked().map(Some)
    }
}

impl Raw {
    fn option(&mut self, name: &str, parser: &mut Parser) {
        let known = ["--out", "--report", "--seed", "--steps", "--time-limit", "--backend"];
        if !known.contains(&name) {
            self.faults.push(format!("there is no option `{name}`; {USAGE}"));
            // Its value, if it has one, is no problem file.
            let _ = parser.optional_value();
            return;
        }
        let value = match parser.value() {
            Ok(value) => value,
            Err(error) => return self.faults.push(error.to_string()),
        };
        let faults = &mut self.faults;
        match name {
            "--out" => once(&mut self.out, Ok(PathBuf::from(value)), name, faults),
            "--report" => once(&mut self.report, Ok(PathBuf::from(value)), name, faults),
            "--seed" => once(&mut self.seed, number(&value, "a whole number"), name, faults),
            "--steps" => once(&mut self.steps, number(&value, "a whole number"), name, faults),
            "--time-limit" => once(&mut self.seconds, number(&value, "seconds"), name, faults),
            _ => once(&mut self.backend, number(&value, "the name of an engine"), name, faults),
        }
    }

    fn checked(mut self) -> Result<Arguments, Vec<String>> {
        if self.paths.len() != 1 {
            self.faults.push(format!("name one problem file; {USAGE}"));
        }
        if self.report.is_some() && !cfg!(feature = "report") {
            self.faults.push("`--report` needs the feature `report`, which is not built in".to_owned());
        }
        let seed = self.seed.unwrap_or(0);
        let mut solver = Solver::new().seed(seed);
        if let Some(steps) = self.steps {
            solver = solver.steps(steps);
        }
        match self.seconds.map(Duration::try_from_secs_f64) {
            None => {}
            Some(Ok(limit)) if !limit.is_zero() => solver = solver.time_limit(limit),
            Some(_) => self.faults.push("`--time-limit` must be a number of seconds above 0".to_owned()),
        }
        if let Some(name) = &self.backend {
            match solver.clone().backend(name) {
                Ok(with_engine) => solver = with_engine,
                Err(error) => self.faults.push(error.to_string()),
            }
        }
        match self.paths.pop() {
            Some(problem) if self.faults.is_empty() => {
                let (out, report) = (self.out, self.report);
                Ok(Arguments { problem, out, report, seed, solver })
            }
            _ => Err(self.faults),
        }
    }
}

fn number<T: FromStr>(value: &OsString, what: &str) -> Result<T, String> {
    let text = value.clone().string();
    let parsed = text.ok().and_then(|text| text.parse().ok());
    parsed.ok_or_else(|| format!("`{}` is not {what}", value.to_string_lossy()))
}

fn once<T>(place: &mut Option<T>, value: Result<T, String>, name: &str, faults: &mut Vec<String>) {
    match value {
        Err(fault) => faults.push(format!("`{name}`: {fault}")),
        Ok(_) if place.is_some() => faults.push(format!("`{name}` is given twice; give it once")),
        Ok(value) => *place = Some(value),
    }
}
