//! Looks for cases that the tests have not drawn yet: runs every suite with `N` new seeds, and prints each seed under
//! which a test fails, with the case that it found. What it finds becomes a test of its own with a name.
//!
//! With `conflicts` it draws `N` impossible problems of each kind, and holds their conflicts against enumeration. With
//! `planted` it draws `N` problems with a plan in them, and counts those in which none is found. With `cases` it draws `N`
//! small problems where each suite draws 256, and holds answers against every plan. With `lotteries` it draws `N` small
//! pools of each kind, and holds lists, their bounds and reserves against every plan. With `fuzz` each reader reads `N`
//! changed files. With `pairs` it draws `N` pairs of problems that differ in what is private, of each kind of problem and
//! of answer, and of lotteries with the same published list, and looks for a byte in which members see them differ.
//!
//! ```text
//! cargo bench --bench oracle -- N [FIRST_SEED]
//! cargo bench --bench oracle -- conflicts N
//! cargo bench --bench oracle -- planted N [FIRST_SEED]
//! cargo bench --bench oracle -- cases N [SEED]
//! cargo bench --bench oracle -- lotteries N [SEED]
//! cargo bench --bench oracle -- fuzz N [FIRST_SEED]
//! cargo bench --bench oracle -- pairs N [SEED]
//! ```

use std::process::{Command, ExitCode};
use std::time::{SystemTime, UNIX_EPOCH};

/// A case that fails is simplified for a minute at most.
const SHRINK_MILLISECONDS: &str = "60000";

/// Whether all tests pass on cases drawn from `seed`.
fn passes(seed: u64) -> Result<bool, std::io::Error> {
    let mut tests = Command::new(env!("CARGO"));
    tests.args(["test", "--quiet", "--lib", "--tests", "--no-fail-fast"]);
    tests.env("PROPTEST_RNG_SEED", seed.to_string()).env("PROPTEST_MAX_SHRINK_TIME", SHRINK_MILLISECONDS);
    Ok(tests.status()?.success())
}

/// Whether the conflicts of so many impossible problems of each kind are right. Each suite prints what it counted.
fn conflicts_hold(n: &str) -> Result<bool, std::io::Error> {
    let mut tests = Command::new(env!("CARGO"));
    tests.args(["test", "--quiet", "--release", "--tests", "--no-fail-fast", "conflicts_follow_from_what_they_name"]);
    tests.args(["--", "--nocapture"]).env("CONFLICTS", n);
    Ok(tests.status()?.success())
}

/// Whether a plan is found in each of so many problems with one in them, which are drawn from seeds from `first` on.
fn planted_are_found(n: &str, first: &str) -> Result<bool, std::io::Error> {
    let mut tests = Command::new(env!("CARGO"));
    tests.args(["test", "--quiet", "--release", "--test", "planted", "plans_that_are_missed"]);
    tests.args(["--", "--nocapture"]).env("PLANTED", n).env("PLANTED_SEED", first);
    Ok(tests.status()?.success())
}

/// Whether answers to so many small problems agree with all their plans.
fn cases_agree(n: &str, seed: &str) -> Result<bool, std::io::Error> {
    let mut tests = Command::new(env!("CARGO"));
    tests.args(["test", "--release", "--tests", "--no-fail-fast", "--", "answers_agree_with_every_plan"]);
    tests.args(["conflicts_agree_with_every_plan", "mixtures_of_rules"]);
    tests.env("PROPTEST_CASES", n).env("PROPTEST_RNG_SEED", seed);
    Ok(tests.status()?.success())
}

/// How many cases a suite of lotteries draws where other suites draw 256.
const LOTTERIES_OF_A_SUITE: u64 = 64;

/// Whether the bounds of so many lotteries are right, and the reserves of so many plans.
fn lotteries_agree(n: &str, seed: &str) -> Result<bool, std::io::Error> {
    let mut tests = Command::new(env!("CARGO"));
    tests.args(["test", "--release", "--test", "lottery", "agree_with_every_plan", "--", "--nocapture"]);
    let n: u64 = n.parse().map_err(std::io::Error::other)?;
    let cases = n.saturating_mul(256) / LOTTERIES_OF_A_SUITE;
    tests.env("PROPTEST_CASES", cases.to_string()).env("PROPTEST_RNG_SEED", seed);
    Ok(tests.status()?.success())
}

/// How many pairs a suite about what members see draws where other suites draw 256 cases.
const PAIRS_OF_A_SUITE: u64 = 24;

/// Whether members see the same of the two problems of each pair with the same public facts.
fn members_see_the_same(n: &str, seed: &str) -> Result<bool, std::io::Error> {
    let mut tests = Command::new(env!("CARGO"));
    tests.args(["test", "--release", "--features", "calendar", "--test", "audience", "--test", "project"]);
    tests.args(["--no-fail-fast", "--", "what_members_see_is_made_of", "so_are_plans", "members_see_the_same"]);
    tests.arg("a_page_of_a_person_says_nothing");
    let n: u64 = n.parse().map_err(std::io::Error::other)?;
    let cases = n.saturating_mul(256) / PAIRS_OF_A_SUITE;
    tests.env("PROPTEST_CASES", cases.to_string()).env("PROPTEST_RNG_SEED", seed);
    Ok(tests.status()?.success())
}

/// Whether no reader breaks on so many changed files.
fn files_are_read(n: &str, first: &str) -> Result<bool, std::io::Error> {
    let mut tests = Command::new(env!("CARGO"));
    tests.args(["test", "--quiet", "--release", "--features", "sheets", "--test", "fuzz", "--", "--nocapture"]);
    tests.env("FUZZ", n).env("FUZZ_SEED", first);
    Ok(tests.status()?.success())
}

fn main() -> Result<ExitCode, std::io::Error> {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let held = match arguments[..] {
        ["conflicts", n] => Some(conflicts_hold(n)?),
        ["planted", n] => Some(planted_are_found(n, "0")?),
        ["planted", n, first] => Some(planted_are_found(n, first)?),
        ["cases", n] => Some(cases_agree(n, "12")?),
        ["cases", n, seed] => Some(cases_agree(n, seed)?),
        ["lotteries", n] => Some(lotteries_agree(n, "12")?),
        ["lotteries", n, seed] => Some(lotteries_agree(n, seed)?),
        ["pairs", n] => Some(members_see_the_same(n, "12")?),
        ["pairs", n, seed] => Some(members_see_the_same(n, seed)?),
        ["fuzz", n] => Some(files_are_read(n, "12")?),
        ["fuzz", n, first] => Some(files_are_read(n, first)?),
        _ => None,
    };
    if let Some(held) = held {
        return Ok(if held { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let numbers = arguments.iter().map(|number| number.parse());
    let (n, first) = match numbers.collect::<Result<Vec<u64>, _>>().as_deref() {
        Ok([n]) => (*n, SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())),
        Ok([n, first]) => (*n, *first),
        _ => {
            println!("cargo bench --bench oracle -- N [FIRST_SEED]: runs the tests with N new seeds");
            println!("cargo bench --bench oracle -- conflicts N: holds N conflicts of each kind against enumeration");
            println!("cargo bench --bench oracle -- planted N [FIRST_SEED]: counts the planted plans that are missed");
            println!(
                "cargo bench --bench oracle -- cases N [SEED]: holds answers to N small problems against every plan"
            );
            println!(
                "cargo bench --bench oracle -- lotteries N [SEED]: holds lists of N small pools against every plan"
            );
            println!(
                "cargo bench --bench oracle -- pairs N [SEED]: holds what members see of N pairs a kind against each other"
            );
            println!("cargo bench --bench oracle -- fuzz N [FIRST_SEED]: gives each reader N changed files");
            return Ok(ExitCode::SUCCESS);
        }
    };
    let mut failed = Vec::new();
    for seed in first..first.saturating_add(n) {
        println!("\n== seed {seed}");
        if !passes(seed)? {
            failed.push(seed);
        }
    }
    if failed.is_empty() {
        println!("\nAll tests pass under {n} seeds from {first} on.");
        return Ok(ExitCode::SUCCESS);
    }
    println!("\nTests fail under the seeds {failed:?}. Repeat one: PROPTEST_RNG_SEED=<seed> cargo test");
    Ok(ExitCode::FAILURE)
}
