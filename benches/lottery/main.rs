//! The targets of lotteries, each with its figure.
//!
//! `cargo bench --bench lottery [-- NAME…]` with the names `example`, `toys`, `quotas`, `exact`, `tight`, `six`, `four`,
//! `large`, `largest`, `growth`, `reserves`; all of them without a name. `SEEDS` is how many pools of a kind are drawn (10
//! unless said), `PLANS` how many entries lists have (1 000 unless said).

#[path = "../measure/mod.rs"]
mod measure;
mod pools;

use pools::{FOUR, LARGE, LARGEST, Pool, QUOTAS, SIX, Shape, TIGHT};
use roundtable::{Lottery, LotteryList, Outcome, Solver};
use std::time::{Duration, Instant};

fn main() {
    measure::run(&[
        ("example", example),
        ("toys", toys),
        ("quotas", || planted(QUOTAS, seeds())),
        ("exact", exact),
        ("tight", || planted(TIGHT, seeds())),
        ("six", || planted(SIX, seeds())),
        ("four", || FOUR.into_iter().for_each(|shape| planted(shape, seeds()))),
        ("large", || planted(LARGE, 1)),
        ("largest", || planted(LARGEST, 1)),
        ("growth", growth),
        ("reserves", reserves),
    ]);
}

/// A number of the environment.
fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn seeds() -> u64 {
    asked("SEEDS", 10)
}

fn plans() -> u64 {
    asked("PLANS", 1_000)
}

/// The list of a lottery, and the time of `Solver::lottery` alone.
fn timed(lottery: &Lottery, seed: u64) -> (Option<LotteryList>, Duration) {
    let start = Instant::now();
    let outcome = Solver::new().seed(seed).threads(2).lottery(lottery).expect("the engines work");
    let elapsed = start.elapsed();
    match outcome {
        Outcome::Solved(solution) => (Some(solution.plan), elapsed),
        Outcome::Impossible(_) | Outcome::Undecided(_) => (None, elapsed),
    }
}

/// How far the times of a member are from what the bound of the level would give, at most, and of what member.
fn distance(list: &LotteryList) -> f64 {
    let total = list.total() as f64;
    let of = list.members().iter().filter_map(|member| {
        let bound = list.levels()[member.level?].bound.to_f64();
        Some((member.times as f64 - total * bound).abs())
    });
    of.fold(0.0, f64::max)
}

fn report(name: &str, pool: &Pool, lottery: &Lottery, seed: u64) {
    let (list, time) = timed(lottery, seed);
    let memory = measure::peak_memory().map_or("unknown".to_owned(), |bytes| format!("{} MB", bytes >> 20));
    let Some(list) = list else {
        println!("{name}, {} profiles: no list in {time:.2?}", pool.profiles);
        return;
    };
    let proved = list.levels().iter().filter(|level| level.proof.is_some()).count();
    let first = list.levels().first();
    let [least, bound] = first.map_or([0.0; 2], |level| [level.least.to_f64(), level.bound.to_f64()]);
    println!(
        "{name}, {} profiles: {time:.2?}, {} different plans of {}; least chance {:.3} %, bound {:.3} %; {proved} of {} \
         levels proved; off by at most {:.2}/m; peak memory {memory}",
        pool.profiles,
        list.plans().len(),
        list.total(),
        100.0 * least,
        100.0 * bound,
        list.levels().len(),
        distance(&list)
    );
}

fn example() {
    let pool = pools::volunteers();
    for seed in 0..5 {
        report("9 of 24 volunteers", &pool, &Lottery::over(&pool.problem).plans(plans()), seed);
    }
}

fn toys() {
    for (members, selected) in [(200, 20), (2_000, 200)] {
        let pool = pools::toy(members, selected);
        report(&format!("{members} → {selected}"), &pool, &Lottery::over(&pool.problem).plans(plans()), 0);
    }
}

fn planted(shape: Shape, seeds: u64) {
    for seed in 0..seeds {
        let pool = pools::planted(shape, seed);
        let name = format!("{} → {}, seed {seed}", shape.members, shape.selected);
        report(&name, &pool, &Lottery::over(&pool.problem).plans(plans()), seed);
    }
}

/// As many entries as it takes for exactly the best chances.
fn exact() {
    for seed in 0..seeds() {
        let pool = pools::planted(QUOTAS, seed);
        report(&format!("150 → 22, exact, seed {seed}"), &pool, &Lottery::over(&pool.problem).exact(), seed);
    }
}

/// How time grows with members, fields and entries.
fn growth() {
    let shape = Shape { members: 1_000, ..LARGEST };
    let run = |name: String, shape: Shape, plans: u64| {
        let pool = pools::planted(shape, 0);
        report(&name, &pool, &Lottery::over(&pool.problem).plans(plans), 0);
    };
    for members in [300, 1_000, 3_000, 10_000] {
        run(format!("{members} members"), Shape { members, ..shape }, 1_000);
    }
    for fields in [2, 4, 6, 8, 10] {
        let shape = Shape { fields: &LARGEST.fields[..fields], ..shape };
        run(format!("{} quotas", shape.fields.iter().sum::<usize>()), shape, 1_000);
    }
    for plans in [10, 100, 1_000, 10_000] {
        run(format!("{plans} entries"), shape, plans);
    }
}

/// Reserves of a plan, and whether any one or two can be filled.
fn reserves() {
    let pools = [("9 of 24 volunteers", pools::volunteers()), ("150 → 22", pools::planted(QUOTAS, 0))];
    for (name, pool) in pools.into_iter().chain([("1727 → 110", pools::planted(LARGE, 0))]) {
        let solver = Solver::new().threads(2);
        let Outcome::Solved(solution) = solver.solve(&pool.problem).expect("the engines work") else {
            println!("{name}: no plan");
            continue;
        };
        let start = Instant::now();
        let reserves = solver.reserves(&pool.problem, &solution.plan, "bench").expect("a plan of the problem");
        let stand_ins: Vec<usize> = reserves.members().iter().map(|member| member.in_all).collect();
        let (least, most) = (stand_ins.iter().min(), stand_ins.iter().max());
        println!("{name}: between {least:?} and {most:?} can stand in, {:.2?}", start.elapsed());
        for dropouts in 1..=2 {
            let start = Instant::now();
            let filling = solver.can_fill(&pool.problem, &solution.plan, dropouts).expect("a plan of the problem");
            println!("  {dropouts} dropouts: {} ({:.2?})", filling.for_organisers(), start.elapsed());
        }
    }
}
