//! How many changed files are read, from which seed, and what is told of them.

use super::mutate::Draw;
use std::time::{Duration, Instant};

/// Files that a target reads in the suite.
const FILES: u64 = 1_000;
/// The seed of the first of them.
const SEED: u64 = 12;

/// What takes longer is printed.
const LONG: Duration = Duration::from_secs(1);

/// Tells which file made a test fail.
struct Failing<'a> {
    seed: u64,
    bytes: &'a [u8],
}

impl Drop for Failing<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("seed {}:\n{}", self.seed, String::from_utf8_lossy(self.bytes));
        }
    }
}

/// Reads changed files with `read`, which tells whether one was accepted; prints how many were, and which took longest.
pub(super) fn run(target: &str, files: &[Vec<u8>], read: impl Fn(&[u8]) -> bool) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let (files_read, first) = (number("FUZZ").unwrap_or(FILES), number("FUZZ_SEED").unwrap_or(SEED));
    assert!(files.iter().any(|file| read(file)), "{target}: none of the files is good before it is changed");
    let (mut accepted, mut longest) = (0_u64, (Duration::ZERO, first));
    for seed in first..first + files_read {
        let bytes = Draw::new(seed).changed(files);
        let start = Instant::now();
        let failing = Failing { seed, bytes: &bytes };
        accepted += u64::from(read(&bytes));
        drop(failing);
        longest = longest.max((start.elapsed(), seed));
    }
    println!("{target}: {files_read} files, {accepted} accepted; the longest took {:?}, seed {}", longest.0, longest.1);
    if longest.0 > LONG {
        println!("{}", String::from_utf8_lossy(&Draw::new(longest.1).changed(files)));
    }
    assert!(accepted > 0 || files_read < FILES, "{target}: what is never accepted is not read to its end");
}
