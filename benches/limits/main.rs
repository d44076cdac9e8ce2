//! Whether limits hold: solves `N` large problems that are drawn from seeds, with a limit of one second each, and tells
//! by how much solves overrun it. Then the same with a handle that is cancelled at a look after a tenth of a second.
//!
//! ```text
//! cargo bench --bench limits [-- N [FIRST_SEED]]
//! cargo bench --bench limits -- FILE…
//! ```

mod instances;

use instances::{Draw, KINDS};
use roundtable::{Cancel, Outcome, Problem, ProblemFile, Solver};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_secs(1);
const CANCELLED_AFTER: Duration = Duration::from_millis(100);
/// Overruns are counted by these limits, in milliseconds.
const STEPS: [u128; 6] = [10, 50, 100, 250, 1_000, u128::MAX];

/// How a solve ended.
struct Run {
    name: String,
    built: Duration,
    end: &'static str,
    overrun: Duration,
    /// The longest time between two looks at the limits, which an overrun cannot exceed by more than the last check.
    blind: Duration,
    /// How long a solve went on after it was cancelled.
    cancelled: Duration,
}

/// The end of a solve, and how long it took.
fn solve<P: Problem>(problem: &P, solver: &Solver) -> (&'static str, Duration) {
    let began = Instant::now();
    let end = match solver.solve(problem) {
        Ok(Outcome::Solved(solution)) if solution.is_proved() => "proved",
        Ok(Outcome::Solved(_)) => "plan",
        Ok(Outcome::Impossible(_)) => "impossible",
        Ok(_) => "undecided",
        Err(_) => "error",
    };
    (end, began.elapsed())
}

fn measured<P: Problem>(name: &str, problem: &P, built: Duration) -> Run {
    let looks = Arc::new(Mutex::new((Instant::now(), Duration::ZERO)));
    let heard = Arc::clone(&looks);
    let never = Cancel::when(move || {
        if let Ok(mut looks) = heard.lock() {
            *looks = (Instant::now(), looks.1.max(looks.0.elapsed()));
        }
        false
    });
    let (end, took) = solve(problem, &Solver::new().time_limit(LIMIT).cancel_with(&never));
    let blind = looks.lock().map_or(Duration::ZERO, |looks| looks.1.max(looks.0.elapsed()));
    let began = Instant::now();
    let cancel = Cancel::when(move || began.elapsed() >= CANCELLED_AFTER);
    let (_, until) = solve(problem, &Solver::new().cancel_with(&cancel));
    Run {
        name: name.to_owned(),
        built,
        end,
        overrun: took.saturating_sub(LIMIT),
        blind,
        cancelled: until.saturating_sub(CANCELLED_AFTER),
    }
}

/// Builds and solves; a fault is told and nothing is measured.
fn run(name: &str, file: Result<ProblemFile, roundtable::Error>) -> Option<Run> {
    let began = Instant::now();
    macro_rules! measure {
        ($builder:expr) => {{
            let problem = $builder.build().map_err(|error| println!("{name}: {error}")).ok()?;
            Some(measured(name, &problem, began.elapsed()))
        }};
    }
    let run = match file.map_err(|error| println!("{name}: {error}")).ok()? {
        ProblemFile::Composition(builder) => measure!(builder),
        ProblemFile::Rounds(builder) => measure!(builder),
        ProblemFile::Rota(builder) => measure!(builder),
        ProblemFile::Seating(builder) => measure!(builder),
        ProblemFile::Shares(builder) => measure!(builder),
        _ => None,
    }?;
    let Run { built, end, overrun, blind, cancelled, .. } = &run;
    println!(
        "{name:18} built {built:>8.2?}  {end:10}  over {overrun:>8.2?}  blind {blind:>8.2?}  cancel {cancelled:>8.2?}"
    );
    Some(run)
}

fn told(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let Some(worst) = times.last() else { return };
    let most = times[(times.len() * 95).div_ceil(100) - 1];
    let up_to = |step: u128| times.iter().filter(|time| time.as_millis() <= step).count();
    let counts: Vec<String> = STEPS.iter().map(|&step| up_to(step).to_string()).collect();
    println!(
        "{what}: worst {worst:.2?}, 95 % at most {most:.2?}, {} solves; ≤ 10, 50, 100, 250, 1 000 ms, all: {}",
        times.len(),
        counts.join(", ")
    );
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let numbers: Option<Vec<u64>> = arguments.iter().map(|argument| argument.parse().ok()).collect();
    let runs: Vec<Run> = match numbers {
        Some(numbers) => {
            let (n, first) = (numbers.first().copied().unwrap_or(200), numbers.get(1).copied().unwrap_or(0));
            let drawn = |seed: u64| {
                let (kind, draw) = KINDS[(seed % KINDS.len() as u64) as usize];
                let text = draw(&mut Draw::new(seed)).to_string();
                run(&format!("{kind} {seed}"), ProblemFile::from_json_str(&text, "."))
            };
            (first..first + n).filter_map(drawn).collect()
        }
        None => {
            let name =
                |path: &String| Path::new(path).file_stem().map_or(path.clone(), |stem| stem.display().to_string());
            arguments.iter().filter_map(|path| run(&name(path), ProblemFile::from_path(path))).collect()
        }
    };
    for (kind, _) in KINDS {
        let of_kind: Vec<Duration> =
            runs.iter().filter(|run| run.name.starts_with(kind)).map(|run| run.overrun).collect();
        told(&format!("over the limit, {kind}"), of_kind);
    }
    told("over the limit", runs.iter().map(|run| run.overrun).collect());
    told("after it was cancelled", runs.iter().map(|run| run.cancelled).collect());
    for end in ["proved", "plan", "impossible", "undecided", "error"] {
        println!("{end}: {}", runs.iter().filter(|run| run.end == end).count());
    }
}
