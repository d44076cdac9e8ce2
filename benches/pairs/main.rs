//! Sums of pair values inside groups, as large as can be (maximally diverse grouping), beside iterated maxima search.
//!
//! `cargo bench --bench pairs [-- NAME…]` with the names `proofs`, `known`, `drawn`; all of them without a name.
//! `ROUNDTABLE_DATA` tells where the public data is, `SEEDS` from how many seeds each instance is solved (3 unless said).

mod instances;
mod maxima;
#[path = "../measure/mod.rs"]
mod measure;

use instances::Instance;
use maxima::iterated_maxima;
use measure::timed;
use roundtable::Solver;
use std::time::{Duration, Instant};

fn main() {
    measure::run(&[("proofs", proofs), ("known", known), ("drawn", drawn)]);
}

fn seeds() -> std::ops::Range<u64> {
    0..std::env::var("SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3)
}

/// Solves within a limit of time on one core, and tells the share of `best` beside that of iterated maxima search.
fn compare(instance: &Instance, seconds: u64, best: Option<f64>) {
    let problem = instance.problem();
    let time = Duration::from_secs(seconds);
    for seed in seeds() {
        let (Some(solution), elapsed) = timed(&problem, &Solver::new().seed(seed).steps(u64::MAX).time_limit(time))
        else {
            continue;
        };
        let tier = &solution.certificate[1];
        let in_units = |cost: i64| -cost as f64 / tier.scale as f64;
        let (value, bound) = (in_units(tier.cost), in_units(tier.bound));
        let other = iterated_maxima(instance, seed, Instant::now() + time) as f64 / 1_000.0;
        let share = best.map_or(String::new(), |best| format!(", {:.4} % of {best}", 100.0 * value / best));
        let proved = if solution.is_proved() { "proved".to_owned() } else { format!("at most {bound}") };
        println!(
            "{}, seed {seed}, {elapsed:.2?}: {value}{share}, {proved}; iterated maxima {other}, {:+.4} %",
            instance.name,
            100.0 * (value / other - 1.0)
        );
    }
}

/// Public instances with the best values known, for some seconds each.
fn public(instances: &[(&str, f64, u64)]) {
    for &(name, best, seconds) in instances {
        match Instance::read(name) {
            Some(instance) => compare(&instance, seconds, Some(best)),
            None => println!("{name}: skipped, `ROUNDTABLE_DATA` does not lead to it"),
        }
    }
}

/// Those that are small enough for a proof.
fn proofs() {
    public(&[
        ("Geo_n012_ss_01.txt", 716.463, 1),
        ("RanInt_n012_ss_01.txt", 985.0, 1),
        ("RanReal_n012_ss_01.txt", 956.430, 1),
        ("Geo_n030_ss_01.txt", 13_790.992, 60),
        ("RanInt_n030_ss_01.txt", 5_364.0, 60),
        ("RanReal_n030_ss_01.txt", 5_503.122, 60),
    ]);
}

/// Those whose best values a published program's own code found in the same time.
fn known() {
    public(&[
        ("Geo_n120_ss_01.txt", 101_593.336, 3),
        ("RanInt_n120_ss_01.txt", 47_909.0, 3),
        ("RanReal_n120_ss_01.txt", 47_358.794, 3),
        ("RanInt_n240_ss_01.txt", 155_516.0, 20),
    ]);
}

/// Those drawn as the public ones of their size are.
fn drawn() {
    for (members, groups, seconds) in [(240, 12, 20), (480, 20, 60)] {
        for kind in ["RanInt", "RanReal", "Geo"] {
            compare(&Instance::drawn(kind, members, groups, 1), seconds, None);
        }
    }
}
