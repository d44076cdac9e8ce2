//! Small solves and their parts under criterion: `cargo bench --bench solve`.

#[path = "composition/instances.rs"]
#[expect(dead_code, reason = "the instances of the other bench are not all used here")]
mod instances;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use roundtable::{Problem, Solver};
use std::hint::black_box;

/// A solve from start to proof, as the roster grows.
fn solve(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("solve");
    group.sample_size(20);
    for members in [100, 480, 1_000] {
        let problem = instances::balance(members, 1);
        group.bench_with_input(BenchmarkId::new("balance", members), &problem, |bench, problem| {
            bench.iter(|| Solver::new().solve(black_box(problem)));
        });
    }
    let [steering, working] = [instances::steering(), instances::working()];
    group.bench_function("steering group", |bench| bench.iter(|| Solver::new().solve(black_box(&steering))));
    group.bench_function("working groups", |bench| bench.iter(|| Solver::new().solve(black_box(&working))));
    group.finish();
}

/// What comes before and after a search: lowering, the program as an engine would get it, the independent check.
fn parts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parts of 480 members");
    group.sample_size(20);
    group.bench_function("roster and lowering", |bench| {
        bench.iter_batched(|| 1, |seed| instances::balance(480, black_box(seed)), BatchSize::SmallInput);
    });
    let problem = instances::balance(480, 1);
    group.bench_function("program", |bench| bench.iter(|| black_box(&problem).program_alone()));
    let outcome = Solver::new().solve(&problem).expect("no engine is needed");
    let plan = outcome.solution().expect("everybody fits").plan;
    group.bench_function("check", |bench| bench.iter(|| problem.price(black_box(&plan))));
    group.finish();
}

criterion_group!(benches, solve, parts);
criterion_main!(benches);
