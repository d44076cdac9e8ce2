//! The targets of composition, each with its figure.
//!
//! `cargo bench --bench composition [-- NAME…]` with the names `kernel`, `growth`, `engines`, `steering`, `working`,
//! `reach`, `friends`, `ranges`, `million`, `quotas`; all of them without a name. `SECONDS` is how long each
//! instance of `reach` and `quotas` may take (10 unless said).

mod instances;
#[path = "../measure/mod.rs"]
mod measure;
mod quotas;

use measure::{peak_memory, timed};
use roundtable::extend::milp::{
    Answer, Backend, CommandEngine, Dialect, Program, ProgramLimits, backends, solve_checked,
};
use roundtable::{Composition, Proof, Solution, Solver};
use std::time::{Duration, Instant};

fn main() {
    measure::run(&[
        ("kernel", kernel),
        ("growth", growth),
        ("engines", engines),
        ("steering", steering),
        ("working", working),
        ("reach", out_of_reach),
        ("friends", friends),
        ("ranges", ranges),
        ("million", million),
        ("quotas", tight_quotas),
    ]);
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Moves evaluated a second: 20 batches of ten solves of 480 members from different seeds. Everything that a solve does
/// is in the time, the floor and the start too.
fn kernel() {
    let problem = instances::balance(480, 1);
    let batch = |batch: u64| {
        let runs =
            (10 * batch..10 * batch + 10).map(|seed| timed(&problem, &Solver::new().seed(seed).without_programs()));
        let (steps, time) = runs.fold((0, Duration::ZERO), |(steps, time), (solution, elapsed)| {
            (steps + solution.map_or(0, |solution| solution.steps), time + elapsed)
        });
        steps as f64 / time.as_secs_f64() / 1e6
    };
    let mut rates: Vec<f64> = (0..20).map(batch).collect();
    rates.sort_by(f64::total_cmp);
    println!("{:.1} million moves a second (median of 20 batches; best {:.1})", rates[10], rates[19]);
}

/// Time and memory as the roster grows.
fn growth() {
    for members in [100, 480, 1_000, 10_000, 100_000] {
        let start = Instant::now();
        let problem = instances::balance(members, 1);
        let built = start.elapsed();
        let runs: Vec<_> = (0..5).map(|seed| timed(&problem, &Solver::new().seed(seed).steps(400_000_000))).collect();
        let proved = runs.iter().filter(|(solution, _)| solution.as_ref().is_some_and(Solution::is_proved)).count();
        let time = median(runs.into_iter().map(|(_, time)| time).collect());
        let memory = peak_memory().map_or("unknown".to_owned(), |bytes| format!("{} MB", bytes >> 20));
        println!(
            "{members} members: built in {built:.1?}, solved in {time:.1?} (median of 5 seeds), {proved} of 5 proved, peak memory {memory}"
        );
    }
}

/// The same instance by search and floor, and by each engine alone on the merged model with the floor's cuts; then one
/// program that all of them can settle. Engines that run as commands take part where they are installed.
fn engines() {
    let problem = instances::balance(480, 1);
    let times = (0..9).map(|seed| timed(&problem, &Solver::new().seed(seed)).1).collect();
    let own = median(times);
    println!("search and floor: {own:.2?}");
    let (program, floor) = problem.program_alone();
    for engine in &all_engines() {
        let limit = if engine.name() == "microlp" { 10.0 } else { 60.0 };
        let (told, time) = alone(engine.as_ref(), &program, limit);
        let times = time.as_secs_f64() / own.as_secs_f64();
        println!(
            "480 members, {} alone: {time:.2?}, {told} (floor {floor}); {times:.0} times the search",
            engine.name()
        );
    }
    let (program, floor) = instances::balance(36, 1).program_alone();
    println!("36 members: {} columns, {} rows, floor {floor}", program.columns(), program.rows());
    for engine in &all_engines() {
        let (told, time) = alone(engine.as_ref(), &program, 60.0);
        println!("36 members, {} alone: {time:.2?}, {told}", engine.name());
    }
}

/// The engines of the build, and those that are installed.
fn all_engines() -> Vec<Box<dyn Backend>> {
    let command = |dialect| {
        let engine = CommandEngine::new(dialect);
        engine.check_installed().is_ok().then(|| Box::new(engine) as Box<dyn Backend>)
    };
    let built_in = backends().into_iter().map(|engine| Box::new(engine) as Box<dyn Backend>);
    built_in.chain(Dialect::ALL.into_iter().filter_map(command)).collect()
}

/// What an engine says of a program, and how long it takes.
fn alone(engine: &dyn Backend, program: &Program, seconds: f64) -> (String, Duration) {
    let limits = ProgramLimits { seconds: Some(seconds), ..ProgramLimits::nodes(u64::from(u32::MAX >> 2)) };
    let start = Instant::now();
    let told = match solve_checked(engine, program, &limits).map(|checked| checked.answer) {
        Ok(Answer::Optimal { values }) => format!("optimal at {:?}", program.cost_of(&values)),
        Ok(Answer::Feasible { values, bound }) => format!("{:?}, bound {bound:?}", program.cost_of(&values)),
        Ok(other) => format!("{other:?}"),
        Err(error) => error.to_string(),
    };
    (told, start.elapsed())
}

fn steering() {
    report("steering group", &instances::steering(), 9);
}

fn working() {
    report("working groups", &instances::working(), 9);
}

fn report(name: &str, problem: &Composition, seeds: u64) {
    let runs: Vec<_> = (0..seeds).map(|seed| timed(problem, &Solver::new().seed(seed))).collect();
    let proved = runs.iter().filter(|(solution, _)| solution.as_ref().is_some_and(Solution::is_proved)).count();
    let time = median(runs.into_iter().map(|(_, time)| time).collect());
    println!("{name}: {time:.2?} (median of {seeds} seeds), {proved} of {seeds} proved");
}

/// 75 children in three classes, each with somebody whom they named.
fn friends() {
    for seed in 1..=5 {
        let (solution, elapsed) = timed(&instances::friends(seed), &Solver::new().seed(seed));
        let costs = solution.map(|solution| (solution.certificate[1].cost, solution.is_proved()));
        println!("{seed}: children without and whether it is proved: {costs:?}, {elapsed:.1?}");
    }
}

/// Groups of people of nearly the same age, men and women evenly; and the new beside the experienced.
fn ranges() {
    report("ages near to each other", &instances::ages(480, None), 5);
    report("ages at most 8 years apart", &instances::ages(480, Some(8)), 5);
    report("new beside experienced", &instances::generations(480), 5);
}

/// A million members in 100 000 groups, one to three of twelve tags each, on one thread and on more; all that one solve does
/// is told apart.
fn million() {
    let start = Instant::now();
    let problem = instances::even(1_000_000, 100_000, 1);
    let memory = || peak_memory().map_or("unknown".to_owned(), |bytes| format!("{} MB", bytes >> 20));
    println!("built in {:.1?}, peak memory {}", start.elapsed(), memory());
    let mut first = None;
    for threads in [1, 2, 4, 8] {
        let (solution, solved) = timed(&problem, &Solver::new().threads(threads));
        let Some(solution) = solution else {
            println!("{threads} threads: no plan in {solved:.1?}");
            continue;
        };
        let start = Instant::now();
        let is_plan = problem.check(&solution.plan).is_ok();
        let checked = start.elapsed();
        let tier = &solution.certificate[1];
        let above = (tier.cost - tier.bound) as f64 / tier.scale as f64;
        let is_same = *first.get_or_insert_with(|| solution.plan.clone()) == solution.plan;
        println!(
            "{threads} threads: solved in {solved:.1?}, of which the check takes {checked:.1?} ({is_plan}); {above} people above \
             the floor, {} steps, the same plan: {is_same}, peak memory {}",
            solution.steps,
            memory()
        );
    }
}

/// Panels under tight quotas, three draws of each kind, on one thread.
fn tight_quotas() {
    for kind in &quotas::KINDS {
        for seed in 1..=3 {
            let problem = kind.draw(seed).problem();
            let solver = Solver::new().seed(seed).steps(u64::MAX).time_limit(Duration::from_secs(seconds()));
            let (solution, elapsed) = timed(&problem, &solver.threads(1));
            let told = solution.map(|solution| (solution.certificate[1].cost, solution.is_proved(), solution.steps));
            println!("{}, {seed}: sum, whether it is proved, steps: {told:?}, {elapsed:.1?}", kind.name);
        }
    }
}

/// The time that an instance may take.
fn seconds() -> u64 {
    std::env::var("SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(10)
}

/// Ten instances whose floor the rules put out of reach.
fn out_of_reach() {
    let seconds = seconds();
    for seed in 1..=10 {
        let problem = instances::out_of_reach(seed);
        let solver = Solver::new().seed(seed).steps(u64::MAX).time_limit(Duration::from_secs(seconds));
        let (solution, elapsed) = timed(&problem, &solver.threads(2));
        let Some(solution) = solution else {
            println!("{seed}: no plan in {elapsed:.1?}");
            continue;
        };
        let tier = &solution.certificate[1];
        let gap = (tier.cost - tier.bound) as f64 / tier.bound as f64 * 100.0;
        let proof = match tier.proof {
            Some(Proof::Floor) => "proved by the floor",
            Some(_) => "proved by a program",
            None => "not proved",
        };
        println!("{seed}: cost {}, bound {}, gap {gap:.2} %, {proof}, {elapsed:.1?}", tier.cost, tier.bound);
    }
}
