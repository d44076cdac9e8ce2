//! Seeded random numbers, the same on every machine.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// A stream of random numbers that its seed fixes.
#[derive(Debug, Clone)]
pub(crate) struct Random(Xoshiro256PlusPlus);

impl Random {
    /// The stream of a seed and a branch of it: branches of one seed are independent.
    pub(crate) fn new(seed: u64, branch: u64) -> Random {
        let mixed = seed ^ branch.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Random(Xoshiro256PlusPlus::seed_from_u64(mixed))
    }

    /// A number below `bound`, which is at least 1. The multiplication favours some numbers by less than 2⁻³².
    #[inline]
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let high = self.0.next_u64() >> 32;
        if bound <= u32::MAX as usize {
            ((high * bound as u64) >> 32) as usize
        } else {
            (self.0.next_u64() % bound as u64) as usize
        }
    }

    /// Two numbers below `bound`, from one draw.
    #[inline]
    pub(crate) fn two_below(&mut self, bound: u32) -> (usize, usize) {
        let draw = self.0.next_u64();
        let scale = |part: u64| ((part * bound as u64) >> 32) as usize;
        (scale(draw >> 32), scale(draw & 0xffff_ffff))
    }

    /// A number drawn from the exponential distribution with mean 1, the same on every platform.
    #[inline]
    pub(crate) fn exponential(&mut self) -> f64 {
        let draw = (self.0.next_u64() >> 11) as f64 + 0.5;
        -libm::log(draw / (1u64 << 53) as f64)
    }

    /// Shuffles, each order as likely as any other.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
