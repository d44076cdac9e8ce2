//! The targets of rotas, each with its figure.
//!
//! `cargo bench --bench rota [-- NAME…]` with the names `chair`, `thirty`, `steering`, `shifts`, `chained`, `large`, `huge`,
//! `year`, `replan`; all of them without a name.

mod instances;
#[path = "../measure/mod.rs"]
mod measure;
mod year;

use measure::timed;
use roundtable::{Rota, RotaPlan, Solver};
use std::time::{Duration, Instant};

fn main() {
    measure::run(&[
        ("chair", chair),
        ("thirty", thirty),
        ("steering", steering),
        ("shifts", shifts),
        ("chained", chained),
        ("large", large),
        ("huge", huge),
        ("year", a_year_of_duty),
        ("replan", replan),
    ]);
}

fn solver(seed: u64) -> Solver {
    Solver::new().seed(seed).threads(2)
}

/// Five seeds on two threads within a limit of time; gives the last plan.
fn report(name: &str, seconds: u64, problem: impl Fn(u64) -> Rota) -> Option<RotaPlan> {
    let mut times = Vec::new();
    let mut last = None;
    for seed in 0..5 {
        let start = Instant::now();
        let problem = problem(seed);
        let built = start.elapsed();
        let solver = solver(seed).time_limit(Duration::from_secs(seconds));
        let (solution, elapsed) = timed(&problem, &solver);
        times.push(elapsed);
        let Some(solution) = solution else {
            println!("{name}, seed {seed}: no plan in {elapsed:.2?}");
            continue;
        };
        let tier = &solution.certificate[1];
        let proved = if solution.is_proved() { "proved" } else { "not proved" };
        println!(
            "{name}, seed {seed}: {} {}, at least {}, {proved}, {} thousand steps, built in {built:.3?}, {elapsed:.3?}",
            tier.cost,
            tier.unit,
            tier.bound,
            solution.steps / 1_000
        );
        last = Some(solution.plan);
    }
    times.sort();
    println!("{name}: {:.3?} (median of 5 seeds)", times[2]);
    last
}

/// 200 years of weekly duty, each of which has a plan.
fn a_year_of_duty() {
    let mut times = Vec::new();
    let (mut solved, mut proved) = (0, 0);
    for seed in 0..200 {
        let problem = year::year(seed);
        let (solution, elapsed) = timed(&problem, &solver(0).time_limit(Duration::from_secs(10)));
        times.push(elapsed);
        solved += usize::from(solution.is_some());
        proved += usize::from(solution.is_some_and(|solution| solution.is_proved()));
    }
    times.sort();
    let (median, slowest) = (times[100], times[199]);
    println!(
        "a year of weekly duty: {solved} of 200 solved, {proved} proved, {median:.2?} (median), {slowest:.2?} at most"
    );
}

fn chair() {
    let (mut within, mut worst, mut all) = (0, Duration::ZERO, Duration::ZERO);
    let mut building = Duration::ZERO;
    for seed in 0..1_000 {
        let start = Instant::now();
        let problem = instances::chair(seed);
        building += start.elapsed();
        let (solution, elapsed) = timed(&problem, &solver(seed));
        worst = worst.max(elapsed);
        all += elapsed;
        within += usize::from(solution.is_some_and(|solution| solution.is_proved()));
    }
    println!(
        "12 members, 36 meetings: within one turn at every moment on {within} of 1 000, {:.3?} each, {worst:.3?} at most, built in {:.3?} each",
        all / 1_000,
        building / 1_000
    );
}

fn thirty() {
    report("30 members, 12 meetings, 4 roles", 10, instances::thirty);
}

fn steering() {
    report("9 members, 12 meetings, 5 roles", 20, instances::steering);
}

fn shifts() {
    report("60 members, 26 days, shifts", 20, instances::shifts);
}

fn chained() {
    report("60 members, 26 meetings, chained", 20, instances::chained);
}

fn large() {
    report("200 members, 52 meetings, 5 roles", 10, |seed| instances::large(200, 52, 5, seed));
}

fn huge() {
    report("1 000 members, 52 meetings, 10 roles", 20, |seed| instances::large(1_000, 52, 10, seed));
}

fn replan() {
    report("30 members, somebody is missing", 10, |seed| {
        let first = timed(&instances::thirty(seed), &solver(seed)).0;
        let plan = first.expect("there is a plan").plan;
        instances::replanned(seed, plan.meetings())
    });
}
