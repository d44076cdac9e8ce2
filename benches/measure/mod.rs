//! What the benches of all problems have in common: parts by name, the time of a solve, and memory.
#![allow(dead_code, reason = "each bench uses a part of it")]

use roundtable::{Outcome, Problem, Solution, Solver};
use std::time::{Duration, Instant};

/// Runs the parts that are named on the command line, or all of them.
pub(crate) fn run(parts: &[(&str, fn())]) {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    for (name, part) in parts {
        if wanted.is_empty() || wanted.iter().any(|word| word == name) {
            println!("\n== {name}");
            part();
        }
    }
}

/// Solves once; the time is that of the solve alone.
pub(crate) fn timed<P: Problem>(problem: &P, solver: &Solver) -> (Option<Solution<P::Plan>>, Duration) {
    let start = Instant::now();
    let outcome = solver.solve(problem).expect("the engines work");
    let elapsed = start.elapsed();
    match outcome {
        Outcome::Solved(solution) => (Some(solution), elapsed),
        _ => (None, elapsed),
    }
}

/// Greatest memory of this process so far, where the system tells.
pub(crate) fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}
