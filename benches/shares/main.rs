//! The targets of shares, each with its figure.
//!
//! `cargo bench --bench shares [-- NAME…]` with the names `example`, `nine`, `forty`, `large`, `training`, `money`,
//! `voting`;
//! all of them without a name. With `--features highs` the same instances are solved with HiGHS.

mod instances;
#[path = "../measure/mod.rs"]
mod measure;
mod voting;

use criterion::Criterion;
use measure::timed;
use roundtable::{ProblemFile, Shares, Solver};
use std::time::{Duration, Instant};

fn main() {
    measure::run(&[
        ("example", example),
        ("nine", nine),
        ("forty", forty),
        ("large", large),
        ("training", training),
        ("money", money),
        ("voting", || voting::bench(&mut Criterion::default())),
    ]);
}

/// With this engine, if it is built in.
fn solver(seed: u64, engine: &str) -> Option<Solver> {
    let solver = Solver::new().seed(seed).threads(2);
    solver.backend(engine).ok()
}

/// Five instances, each with its own seed, within a limit of time: the worst level beside its bound, and how many
/// levels are proved.
fn report(name: &str, seconds: f64, engine: &str, problem: impl Fn(u64) -> Shares) {
    for seed in 0..5 {
        let Some(solver) = solver(seed, engine) else {
            println!("{name}: {engine} is not built in");
            return;
        };
        let start = Instant::now();
        let problem = problem(seed);
        let built = start.elapsed();
        let solver = solver.time_limit(Duration::from_secs_f64(seconds));
        let (solution, elapsed) = timed(&problem, &solver);
        let Some(solution) = solution else {
            println!("{name}, seed {seed}: no plan in {elapsed:.2?}");
            continue;
        };
        let levels = || solution.certificate.iter().filter(|of| of.tier == roundtable::Tier(1));
        let proved = levels().take_while(|level| level.proof.is_some()).count();
        if let Some(worst) = levels().next() {
            let over = 100.0 * (worst.cost - worst.bound) as f64 / worst.bound.max(1) as f64;
            println!(
                "{name}, seed {seed}: worst {}, at least {} ({over:.2} % over), {proved} of {} levels proved, {} thousand steps, \
                 built in {built:.2?}, {elapsed:.3?}",
                worst.cost,
                worst.bound,
                levels().count(),
                solution.steps / 1_000
            );
        }
    }
}

/// The problem of the example `share_work`, by 20 seeds of the solver. Target: all levels proved within 2 s.
fn example() {
    let text = include_str!("../../examples/problems/share_work.json");
    let Ok(ProblemFile::Shares(form)) = serde_json::from_str(text) else {
        panic!("the example is a problem of shares");
    };
    let problem = form.build().expect("it has no faults");
    for seed in 0..20 {
        let (solution, elapsed) = timed(&problem, &Solver::new().seed(seed));
        let proved = solution.is_some_and(|solution| solution.is_proved());
        println!("example, seed {seed}: all proved: {proved}, {elapsed:.3?}");
    }
}

/// 9 members, 30 pieces, 12 months, budget and caps. Targets: the worst ratio proved within 10 s with HiGHS; by default
/// within 2 % of its bound in 1 s.
fn nine() {
    report("nine", 1.0, "microlp", instances::nine);
    report("nine, longer", 10.0, "microlp", instances::nine);
    report("nine with HiGHS", 10.0, "highs", instances::nine);
}

/// 40 members, 120 pieces. Target: the worst ratio within 1 % of its bound in 10 s.
fn forty() {
    report("forty", 10.0, "microlp", |seed| instances::work(40, 120, 12, seed));
}

/// 400 members, 2 000 pieces. Target: the worst ratio within 1 % of the even ratio in 20 s.
fn large() {
    report("large", 20.0, "microlp", |seed| instances::work(400, 2_000, 12, seed));
}

/// 100 members, 30 trainings, budget. Target: proved within 2 s with HiGHS.
fn training() {
    let of_one = |seed| instances::training(100, 30, 1, seed);
    report("training", 10.0, "microlp", of_one);
    report("training with HiGHS", 10.0, "highs", of_one);
    let of_two = |seed| instances::training(100, 30, 2, seed);
    report("one skill or two, with HiGHS", 10.0, "highs", of_two);
}

/// 300 small problems in which a budget is exceeded by a million and more, with rates that are round and rates that are
/// not. Target: none stays open.
fn money() {
    for step in [5_000, 100, 1] {
        let solved = (0..300).filter_map(|seed| timed(&instances::over_budget(step, seed), &Solver::new().seed(1)).0);
        let costs =
            solved.map(|solution| (solution.certificate.iter().map(|tier| tier.cost).sum(), solution.is_proved()));
        let large: Vec<(i64, bool)> = costs.filter(|&(cost, _)| cost >= 1_000_000).collect();
        let open = large.iter().filter(|&&(_, proved)| !proved).count();
        println!("money, rates that are multiples of {step}: {open} of {} stay open", large.len());
    }
}
