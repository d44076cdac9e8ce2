//! How many cases a test draws, and from which seed: included by the unit tests and by each suite that draws.

use proptest::test_runner::{Config, RngSeed};

/// The seed of every suite, so that two runs draw the same cases.
const SEED: u64 = 12;

/// `n` cases drawn from the fixed seed; nothing is written beside the tests. `PROPTEST_RNG_SEED` gives another seed, and
/// `PROPTEST_CASES` draws more or fewer cases in proportion to its standard of 256.
pub(crate) fn cases(n: u32) -> Config {
    let standard = Config::default();
    Config {
        cases: (u64::from(n) * u64::from(standard.cases) / 256).max(1) as u32,
        max_shrink_iters: 300,
        failure_persistence: None,
        rng_seed: match standard.rng_seed {
            RngSeed::Random => RngSeed::Fixed(SEED),
            chosen => chosen,
        },
        ..standard
    }
}
