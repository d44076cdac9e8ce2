//! What the tests of composition share: small problems drawn at random, every plan of them, and what the plans cost.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub(crate) mod by_hand;
pub(crate) mod cases;
pub(crate) mod kinds;
pub(crate) mod many;
pub(crate) mod oracle;
pub(crate) mod people;
pub(crate) mod plans;
pub(crate) mod rules;

use proptest::test_runner::Config;

/// So many cases, or more and fewer in proportion when `PROPTEST_CASES` says so; nothing is written beside the tests.
pub(crate) fn cases(number: u32) -> Config {
    let standard = Config::default();
    Config {
        cases: (u64::from(number) * u64::from(standard.cases) / 256).max(1) as u32,
        max_shrink_iters: 400,
        failure_persistence: None,
        ..standard
    }
}
