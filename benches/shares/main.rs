//! Shares and power under criterion: `cargo bench --bench shares`.

mod voting;

use criterion::{criterion_group, criterion_main};

criterion_group!(benches, voting::bench);
criterion_main!(benches);
