//! The targets of seating, each with its figure.
//!
//! `cargo bench --bench seating [-- NAME…]` with the names `kernel`, `wedding`, `ring9`, `ring24`, `tables`, `year`,
//! `bellows`, `rows`, `nugent`, `values`; all of them without a name. `ROUNDTABLE_DATA` tells where the public data is.

mod instances;
#[path = "../measure/mod.rs"]
mod measure;

use measure::timed;
use roundtable::{Problem, Room, Solver};
use std::time::Duration;

fn main() {
    measure::run(&[
        ("kernel", kernel),
        ("bellows", bellows),
        ("wedding", wedding),
        ("ring9", ring9),
        ("ring24", ring24),
        ("tables", tables),
        ("year", year),
        ("rows", rows),
        ("nugent", nugent),
        ("values", values),
    ]);
}

/// Solves and tells cost and bound of each tier.
fn tell<P: Problem>(name: &str, problem: &P, solver: &Solver) -> Duration {
    let (solution, elapsed) = timed(problem, solver);
    let Some(solution) = solution else {
        println!("{name}: no plan in {elapsed:.2?}");
        return elapsed;
    };
    let tiers = solution.certificate.iter().map(|tier| {
        let proof = tier.proof.map_or("not proved".to_owned(), |proof| format!("{proof:?}").to_lowercase());
        format!("{} (at least {}, {proof})", tier.cost, tier.bound)
    });
    println!(
        "{name}: {}, {:.1} million steps, {elapsed:.2?}",
        tiers.collect::<Vec<_>>().join(", "),
        solution.steps as f64 / 1e6
    );
    elapsed
}

fn two_threads(seed: u64) -> Solver {
    Solver::new().seed(seed).threads(2)
}

fn wedding() {
    let Some(problem) = instances::wedding() else {
        println!("skipped, `ROUNDTABLE_DATA` does not lead to it");
        return;
    };
    let mut times: Vec<Duration> =
        (0..20).map(|seed| tell(&format!("seed {seed}"), &problem, &two_threads(seed))).collect();
    times.sort();
    println!("20 seeds: median {:.0?}, slowest {:.0?}", times[10], times[19]);
}

fn ring9() {
    let problem = instances::mix(&instances::nine(), Room::round_table(9));
    for seed in 0..5 {
        tell(&format!("seed {seed}"), &problem, &Solver::new().seed(seed));
    }
}

fn ring24() {
    for seed in 0..10 {
        let problem = instances::mix(&instances::mixed(24, 3, &[1, 2], seed), Room::round_table(24));
        tell(&format!("seed {seed}"), &problem, &two_threads(seed));
    }
}

fn tables() {
    for seed in 0..10 {
        let problem = instances::mix(&instances::mixed(40, 3, &[1, 2], seed), Room::tables(5, 8));
        tell(&format!("seed {seed}"), &problem, &two_threads(seed));
    }
}

fn year() {
    for (name, roster) in [("3/3/3", instances::nine()), ("with two backgrounds", instances::steering())] {
        let problem = instances::year(&roster);
        for seed in 0..3 {
            tell(&format!("{name}, seed {seed}"), &problem, &two_threads(seed));
        }
    }
}

/// Moves evaluated a second, one core: people with two or three tags in rows, which are not solved within the steps.
fn kernel() {
    let problem = instances::mix(&instances::mixed(400, 5, &[2, 3], 0), Room::rows(10, 40));
    let rate = |seed: u64| {
        let solver = Solver::new().seed(seed).without_programs().steps(20_000_000);
        let (solution, elapsed) = timed(&problem, &solver);
        solution.map_or(0.0, |solution| solution.steps as f64 / elapsed.as_secs_f64() / 1e6)
    };
    let mut rates: Vec<f64> = (0..5).map(rate).collect();
    rates.sort_by(f64::total_cmp);
    println!("{:.1} million moves a second (median of 5)", rates[2]);
}

fn bellows() {
    for name in ["bellows17_b1", "bellows17", "bellows17_2x10"] {
        let Some(problem) = instances::bellows(name) else {
            println!("skipped, `ROUNDTABLE_DATA` does not lead to it");
            return;
        };
        for seed in 0..3 {
            tell(&format!("{name}, seed {seed}"), &problem, &Solver::new().seed(seed));
        }
    }
}

fn rows() {
    for (name, held) in [("one or two tags", &[1, 2][..]), ("two or three tags", &[2, 3])] {
        for seed in 0..3 {
            let problem = instances::mix(&instances::mixed(400, 5, held, seed), Room::rows(10, 40));
            for seconds in [5, 60] {
                let solver = two_threads(seed).steps(u64::MAX).time_limit(Duration::from_secs(seconds));
                tell(&format!("{name}, seed {seed}, {seconds} s"), &problem, &solver);
            }
        }
    }
}

/// The flows of Nugent, Vollmann and Ruml on their grids. Each pair is counted once, and so sums are half of those that the
/// tables of quadratic assignment tell: 578 for 12, 6 124 for 30.
fn nugent() {
    for seed in 0..5 {
        tell(&format!("12 on 3 x 4, seed {seed}"), &instances::nugent12(), &Solver::new().seed(seed));
    }
    for (name, rows) in [("nug15", 3), ("nug20", 4), ("nug30", 5)] {
        let Some(problem) = instances::nugent(name, rows) else {
            println!("{name}: skipped, `ROUNDTABLE_DATA` does not lead to it");
            continue;
        };
        for seed in 0..5 {
            tell(&format!("{name}, seed {seed}"), &problem, &two_threads(seed).time_limit(Duration::from_secs(10)));
        }
    }
}

/// Guests with values for few others, or for all, at tables of eight, by straight distance.
fn values() {
    for (guests, known) in [(48, 6), (200, 6), (200, 199), (800, 6)] {
        let problem = instances::valued(guests, known);
        for seconds in [2, 10] {
            let solver = two_threads(0).steps(u64::MAX).time_limit(Duration::from_secs(seconds));
            tell(&format!("{guests} guests, {known} known, {seconds} s"), &problem, &solver);
        }
    }
}
