//! How much the tiers weigh in a walk.

use super::Earlier;
use crate::random::Random;
use crate::search::state::State;
use num_integer::Integer;

/// How much more a tier weighs in the walk than the next.
const TIER_RATIO: f64 = 8.0;
/// The same for the step of all changes of a tier that stays warm, and for an average one.
const WARM_STEP: f64 = 2.5;
const WARM_CHANGE: f64 = 16.0;
/// Moves looked at to learn what an average change is.
const SAMPLES: usize = 2_000;

/// Weight of a unit of each active tier's cost, such that an average change of the `first` of them that is worked on
/// weighs 1. Of those before it that stay warm, the least change of the last weighs `WARM_STEP`, but an average one no more
/// than `WARM_CHANGE`.
pub(super) fn weights(state: &State<'_>, first: usize, earlier: Earlier, random: &mut Random) -> Vec<f64> {
    let tiers = state.active();
    let mut changes = vec![Changes::default(); tiers.len()];
    for _ in 0..SAMPLES {
        let step = state.propose(random);
        if state.allows(step) {
            for (&tier, changes) in tiers.iter().zip(&mut changes) {
                changes.note(state.energy_delta(tier, step).abs(), state.is_list(tier));
            }
        }
    }
    let weight = |(tier, changes): (usize, Changes)| {
        if changes.number == 0.0 {
            return 0.0;
        }
        let average = changes.sum / changes.number;
        match earlier {
            Earlier::StaysWarm if tier < first => {
                let ratio = libm::pow(TIER_RATIO, first as f64 - 1.0 - tier as f64);
                ratio * (WARM_STEP / changes.step).min(WARM_CHANGE / average)
            }
            _ => libm::pow(TIER_RATIO, first as f64 - tier as f64) / average,
        }
    };
    changes.into_iter().enumerate().map(weight).collect()
}

/// By how much moves change a tier, where they do.
#[derive(Debug, Clone, Copy, Default)]
struct Changes {
    sum: f64,
    number: f64,
    /// The greatest number of which all are multiples; of a list of levels, the least change.
    step: f64,
}

impl Changes {
    fn note(&mut self, change: f64, is_of_a_list: bool) {
        if change != 0.0 {
            self.step = match is_of_a_list {
                false => (self.step as u64).gcd(&(change as u64)) as f64,
                true if self.number > 0.0 => self.step.min(change),
                true => change,
            };
            self.sum += change;
            self.number += 1.0;
        }
    }
}
