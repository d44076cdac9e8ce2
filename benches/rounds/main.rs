//! The targets of rounds, each with its figure.
//!
//! `cargo bench --bench rounds [-- NAME…]` with the names `kernel`, `hundred`, `philipps`, `plain`, `golfers`, `hard`,
//! `planes`, `guests`, `table`, `wide`, `adjacent`, `diner`, `assembly`, `fields`, `conference`, `spacing`; all of them
//! without a name. `ROUNDTABLE_DATA` tells where the public data is.

mod instances;
#[path = "../measure/mod.rs"]
mod measure;
mod published;

use measure::timed;
use roundtable::{Rounds, Solver};
use std::time::{Duration, Instant};

fn main() {
    measure::run(&[
        ("kernel", kernel),
        ("hundred", hundred),
        ("philipps", philipps),
        ("plain", plain),
        ("golfers", golfers),
        ("hard", hard),
        ("planes", planes),
        ("guests", guests),
        ("table", table),
        ("wide", wide),
        ("adjacent", adjacent),
        ("diner", diner),
        ("assembly", assembly),
        ("fields", fields),
        ("conference", conference),
        ("spacing", spacing),
    ]);
}

/// Five seeds on two threads within a limit of time.
fn report(name: &str, seconds: u64, problem: impl Fn(u64) -> Rounds) {
    let mut times = Vec::new();
    for seed in 0..5 {
        let problem = problem(seed);
        let solver = Solver::new().seed(seed).threads(2).steps(u64::MAX).time_limit(Duration::from_secs(seconds));
        let (solution, elapsed) = timed(&problem, &solver);
        times.push(elapsed);
        let Some(solution) = solution else {
            println!("{name}, seed {seed}: no plan in {elapsed:.2?}");
            continue;
        };
        let tier = &solution.certificate[1];
        let proved = if solution.is_proved() { "proved" } else { "not proved" };
        println!(
            "{name}, seed {seed}: {} {}, at least {}, {proved}, {} million steps, {elapsed:.3?}",
            tier.cost,
            tier.unit,
            tier.bound,
            solution.steps / 1_000_000
        );
    }
    times.sort();
    println!("{name}: {:.3?} (median of 5 seeds)", times[2]);
}

/// A half-year of weekly tables, on which nobody returns to the same person within so many weeks.
fn spacing() {
    for weeks in [5, 10] {
        report(&format!("not again within {weeks}"), 20, |_| instances::spaced(weeks));
    }
}

/// Moves evaluated a second with encounters, one core: a plain instance that is not solved within its steps.
fn kernel() {
    for (name, problem) in [
        ("8 tables of 4, 11 rounds", Some(instances::alike(8, 4, 11))),
        ("110 people with five fields", instances::hundred_and_ten(4)),
    ] {
        let Some(problem) = problem else {
            println!("{name}: skipped, `ROUNDTABLE_DATA` does not lead to it");
            continue;
        };
        let rate = |seed: u64| {
            let solver = Solver::new().seed(seed).without_programs().steps(10_000_000);
            let (solution, elapsed) = timed(&problem, &solver);
            solution.map_or(0.0, |solution| solution.steps as f64 / elapsed.as_secs_f64() / 1e6)
        };
        let mut rates: Vec<f64> = (0..5).map(rate).collect();
        rates.sort_by(f64::total_cmp);
        println!("{name}: {:.1} million moves a second (median of 5)", rates[2]);
    }
}

fn hundred() {
    match instances::hundred() {
        Some(problem) => report("100 people, 20 tables, 6 rounds", 10, |_| problem.clone()),
        None => println!("skipped, `ROUNDTABLE_DATA` does not lead to it"),
    }
}

fn philipps() {
    for rounds in [4, 5, 6, 8] {
        match instances::hundred_and_ten(rounds) {
            Some(problem) => report(&format!("110 people, 14 tables, {rounds} rounds"), 12, |_| problem.clone()),
            None => println!("skipped, `ROUNDTABLE_DATA` does not lead to it"),
        }
    }
}

fn plain() {
    report("24 people, 6 tables of 4, 4 rounds", 5, |_| instances::alike(6, 4, 4));
    report("24 people, 4 tables of 6, 4 rounds", 5, |_| instances::alike(4, 6, 4));
}

fn golfers() {
    for (groups, size, weeks) in [(5, 3, 7), (8, 4, 7)] {
        let name = format!("{groups}-{size}-{weeks} by search");
        report(&name, 10, |_| instances::alike_by_search(groups, size, weeks));
    }
}

fn hard() {
    for (groups, size, weeks) in [(6, 4, 7), (7, 4, 9), (8, 4, 9), (8, 4, 10)] {
        let name = format!("{groups}-{size}-{weeks}");
        report(&name, 20, |_| instances::alike(groups, size, weeks));
    }
}

fn planes() {
    for order in [5, 7, 8, 9, 11] {
        let name = format!("{order} × {order}, {} rounds", order + 1);
        let build = |_| instances::alike(order, order, order + 1);
        report(&name, 5, build);
        let start = Instant::now();
        let problem = build(0);
        println!("{name}: built in {:.2?} ({} rounds)", start.elapsed(), problem.rounds());
    }
}

/// Cells in which nobody meets twice by construction, with one person away, one away in one round, and two away.
fn guests() {
    let cells = [
        (4, 4, 5),
        (5, 5, 6),
        (7, 7, 8),
        (8, 8, 9),
        (9, 9, 10),
        (5, 3, 7),
        (7, 3, 10),
        (6, 4, 7),
        (7, 4, 9),
        (8, 4, 9),
    ];
    for (tables, size, rounds) in cells {
        let variants = [("full", 0, false), ("n - 1", 1, false), ("one absence", 0, true), ("n - 2", 2, false)];
        for (name, away, absent) in variants {
            let problem = instances::guests(tables, size, rounds, away, absent);
            let solver = Solver::new().seed(1).threads(2).time_limit(Duration::from_secs(5));
            let (solution, elapsed) = timed(&problem, &solver);
            let found = solution.map_or("no plan".to_owned(), |solution| {
                let tier = &solution.certificate[1];
                format!("{} {}, at least {}", tier.cost, tier.unit, tier.bound)
            });
            println!("{tables}-{size}-{rounds}, {name}: {found}, {elapsed:.3?}");
        }
    }
}

/// Published schedules of 3 to 10 groups, and those of one person fewer.
fn table() {
    for &(tables, rounds) in published::TABLE {
        for (size, &rounds) in (2..).zip(rounds) {
            cell(tables, size, rounds, &[0, 1]);
        }
    }
}

/// Published schedules of 11 to 20 groups.
fn wide() {
    for &(tables, rounds) in published::WIDE {
        for (size, &rounds) in (3..).zip(rounds) {
            cell(tables, size, rounds, &[0]);
        }
    }
}

/// The same weeks with two people fewer and more, so that tables differ by one, up to 150 people: how many have no repeats
/// within a second. The tables are published for full groups; fewer people may need fewer weeks.
fn adjacent() {
    let weeks = published::TABLE.iter().chain(published::WIDE);
    let (mut reached, mut all) = (0, 0);
    for &(tables, rounds) in weeks {
        let smallest = if tables > 10 { 3 } else { 2 };
        for (size, &rounds) in (smallest..).zip(rounds).filter(|&(size, _)| size > 2) {
            let (mut of_cell, mut tried) = (0, 0);
            for away in (2..tables).filter(|away| tables * size - away <= 150) {
                let solver = Solver::new().seed(1).threads(1).time_limit(Duration::from_secs(1));
                let (solution, _) = timed(&instances::guests(tables, size, rounds, away, false), &solver);
                of_cell += usize::from(solution.is_some_and(|solution| solution.certificate[1].cost == 0));
                tried += 1;
            }
            println!("{tables}-{size}-{rounds}: {of_cell} of {tried}");
            (reached, all) = (reached + of_cell, all + tried);
        }
    }
    println!("{reached} of {all} in 1 s each");
}

/// One schedule with so many people away in all rounds.
fn cell(tables: usize, size: usize, rounds: usize, away: &[usize]) {
    for &away in away {
        let problem = instances::guests(tables, size, rounds, away, false);
        let solver = Solver::new().seed(1).threads(1).time_limit(Duration::from_secs(5));
        let (solution, elapsed) = timed(&problem, &solver);
        let found =
            solution.map_or("no plan".to_owned(), |solution| format!("{} repeats", solution.certificate[1].cost));
        println!("{tables}-{size}-{rounds}, {} people: {found}, {elapsed:.3?}", tables * size - away);
    }
}

/// Published meals in which everybody meets everybody: how many pairs do not.
fn diner() {
    let (mut reached, mut all) = (0, 0);
    for &(people, meals) in published::DINER {
        for (size, meals) in (3..).zip(meals) {
            let solver = Solver::new().seed(1).threads(1).steps(u64::MAX).time_limit(Duration::from_secs(3));
            let (solution, elapsed) = timed(&instances::diner(people, size, meals), &solver);
            let missing = solution.map(|solution| solution.certificate[1].cost);
            let told = missing.map_or("no plan".to_owned(), |missing| format!("{missing} pairs do not meet"));
            println!("{people} people, tables of {size}, {meals} meals: {told}, {elapsed:.3?}");
            (reached, all) = (reached + usize::from(missing == Some(0)), all + 1);
        }
    }
    println!("{reached} of {all} in 3 s each");
}

/// Rounds with fields in range, of which one round has a plan: how many have one within a second.
fn fields() {
    let second = |seed| Solver::new().seed(seed).threads(2).time_limit(Duration::from_secs(1));
    let mut times = Vec::new();
    for seed in 0.. {
        let [one, all] = instances::fields(seed);
        if times.len() == 100 {
            break;
        }
        if timed(&one, &second(seed)).0.is_none() {
            continue;
        }
        let (solution, elapsed) = timed(&all, &second(seed));
        let found = solution.map(|solution| solution.certificate[1].cost.to_string());
        println!("seed {seed}, {} rounds: {} repeats", all.rounds(), found.as_deref().unwrap_or("no plan, so no"));
        times.push((found.is_none(), elapsed));
    }
    let found = times.iter().filter(|(none, _)| !none).count();
    println!("{found} of {} with a plan within a second", times.len());
}

fn assembly() {
    report("120 people, 15 tables of 8, 6 rounds", 10, instances::assembly);
}

fn conference() {
    report("300 people, 30 tables of 10, 5 rounds", 20, instances::conference);
}
