//! The targets of composition, each with its figure: `cargo bench --bench composition [-- NAME]`.

mod instances;

use roundtable::{Composition, CompositionPlan, Outcome, Solution, Solver};
use std::time::{Duration, Instant};

fn main() {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let asked =
        |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    if asked("growth") {
        growth();
    }
    if asked("reach") {
        out_of_reach();
    }
    if asked("pairs") {
        pair_values();
    }
}

fn timed(problem: &Composition, solver: &Solver) -> (Option<Solution<CompositionPlan>>, Duration) {
    let start = Instant::now();
    let outcome = solver.solve(problem).expect("the engines work");
    let elapsed = start.elapsed();
    match outcome {
        Outcome::Solved(solution) => (Some(solution), elapsed),
        _ => (None, elapsed),
    }
}

fn growth() {
    for members in [100, 480, 1_000, 10_000, 100_000] {
        let start = Instant::now();
        let problem = instances::balance(members, 1);
        let built = start.elapsed();
        let (solution, elapsed) = timed(&problem, &Solver::new().steps(200_000_000));
        let Some(solution) = solution else { continue };
        let rate = solution.steps as f64 / elapsed.as_secs_f64() / 1e6;
        println!(
            "{members}: built {built:?}, solved {elapsed:?}, proved {}, {rate:.1} M moves/s, {:?}",
            solution.is_proved(),
            solution.certificate[1]
        );
    }
}

fn out_of_reach() {
    let seconds: u64 = std::env::var("SECONDS").map_or(10, |v| v.parse().unwrap());
    for seed in 1..=10 {
        let problem = instances::out_of_reach(seed);
        let solver = Solver::new()
            .seed(seed)
            .steps(u64::MAX)
            .time_limit(Duration::from_secs(seconds));
        let (solution, elapsed) = timed(&problem, &solver);
        match solution {
            Some(s) => println!(
                "{seed}: {elapsed:?} {:?} {} {:?} steps {}",
                s.certificate[1],
                s.is_proved(),
                s.backend,
                s.steps
            ),
            None => println!("{seed}: none {elapsed:?}"),
        }
    }
}

fn pair_values() {
    for (name, best) in [
        ("Geo_n120_ss_01.txt", 101593.336),
        ("RanInt_n120_ss_01.txt", 47909.0),
        ("RanReal_n120_ss_01.txt", 47358.794),
    ] {
        let Some(problem) = instances::diverse(name) else {
            continue;
        };
        for seed in 0..3 {
            let solver = Solver::new()
                .seed(seed)
                .steps(u64::MAX)
                .time_limit(Duration::from_secs(3));
            let (solution, elapsed) = timed(&problem, &solver);
            let Some(s) = solution else { continue };
            let value = -s.certificate[1].cost as f64 / s.certificate[1].scale as f64;
            println!(
                "{name} seed {seed}: {value} {:.4} % {elapsed:?} {:.1} M/s",
                100.0 * value / best,
                s.steps as f64 / elapsed.as_secs_f64() / 1e6
            );
        }
    }
}
