//! Levels: how high a count stands, beside those that it is compared with.

use std::ops::RangeInclusive;

/// The level of a count: `(times · count + base) / of`, rounded up. With a negative `times` more of the count is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Level {
    /// What one more of the count adds, `of` times over.
    pub times: i64,
    /// By how much that is divided; at least 1.
    pub of: i64,
    /// `of` times the level of a count of 0.
    pub base: i64,
}

impl Level {
    /// The level of this count.
    #[inline]
    pub fn at(&self, count: i64) -> i64 {
        -(-self.times * count - self.base).div_euclid(self.of)
    }

    /// The levels over a range of counts.
    pub(super) fn over(&self, range: &RangeInclusive<i64>) -> RangeInclusive<i64> {
        let (a, b) = (self.at(*range.start()), self.at(*range.end()));
        a.min(b)..=a.max(b)
    }
}
