//! A line on a terminal while a solve takes long, and an end to it by Ctrl-C.

use indicatif::ProgressBar;
use roundtable::{Cancel, Progress, Solver};
use std::sync::atomic::{AtomicBool, Ordering};

/// The line; it goes when it is dropped.
pub(crate) struct Line(ProgressBar);

impl Drop for Line {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// The solver with a line of progress on a terminal, and none on a pipe. Ctrl-C ends the solve with the best plan so far; a
/// second one ends the program.
pub(crate) fn watched(solver: Solver) -> (Solver, Line) {
    let cancel = Cancel::new();
    let (asked, cancelled) = (AtomicBool::new(false), cancel.clone());
    // Without a handler, Ctrl-C ends the program as usual.
    let _ = ctrlc::set_handler(move || {
        if asked.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
        cancelled.cancel();
    });
    let line = ProgressBar::new_spinner();
    let shown = line.clone();
    let solver = solver.cancel_with(&cancel).on_progress(move |progress| shown.set_message(words(progress)));
    (solver, Line(line))
}

/// The time, and of the first tier that is open what the best plan costs and what no plan goes below.
fn words(progress: &Progress) -> String {
    let seconds = progress.elapsed.as_secs();
    let Some(costs) = &progress.cost else { return format!("{seconds} s: no plan yet; Ctrl-C ends the search") };
    let mut tiers = costs.iter().zip(&progress.bound);
    match tiers.find(|(cost, bound)| cost.cost > bound.cost) {
        None => format!("{seconds} s: the best plan so far meets every bound"),
        Some((cost, bound)) => {
            let level = cost.level.map_or(String::new(), |level| format!(", level {level}"));
            let (tier, at_least) = (cost.tier.0, bound.unit.counted(bound.amount()));
            let best = cost.unit.counted(cost.amount());
            format!("{seconds} s: tier {tier}{level}: {best}, at least {at_least}; Ctrl-C keeps the best plan")
        }
    }
}
