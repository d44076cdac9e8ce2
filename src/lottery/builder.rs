//! What a lottery is asked to be.

use crate::composition::{Chances, Composition, LotteryOptions};
use crate::tier::Tier;

/// The most entries of a list.
pub(super) const MAX_PLANS: u64 = 1_000_000;

/// A lottery over the plans of a composition: everybody gets the greatest chance that the rules allow.
#[derive(Clone)]
#[must_use]
pub struct Lottery {
    pub(super) problem: Composition,
    pub(super) options: LotteryOptions,
}

impl Lottery {
    /// A lottery over the plans that keep the required rules of a composition, with what its file asks of one.
    pub fn over(problem: &Composition) -> Lottery {
        Lottery { problem: problem.clone(), options: problem.lottery().cloned().unwrap_or_default() }
    }

    /// Everything that is asked at once, as a problem file has it.
    pub fn options(mut self, options: LotteryOptions) -> Lottery {
        self.options = options;
        self
    }

    /// Which chances are fair; leximin if nothing is said.
    pub fn chances(mut self, chances: Chances) -> Lottery {
        self.options.chances = Some(chances);
        self
    }

    /// How many entries the list has, from 1 to 1 000 000; 1 000 if nothing is said. It has fewer where a limit of time, or
    /// who cancels, ends the solve.
    pub fn plans(mut self, plans: u64) -> Lottery {
        self.options.plans = Some(plans);
        self
    }

    /// Plans must be as good as the best in all tiers up to this one, and not only keep what is required.
    pub fn holding(mut self, tier: Tier) -> Lottery {
        self.options.holding = Some(tier.0);
        self
    }

    /// Chances are about this group alone; without it, about being in any.
    pub fn in_group(mut self, name: impl Into<String>) -> Lottery {
        self.options.in_group = Some(name.into());
        self
    }

    /// The list has as many entries as it takes for exactly the best chances, which may be very many; plans then have
    /// unequal chances. Where such a list is not found it has as many entries as [`plans`](Lottery::plans) asks for:
    /// the levels then say what is not proved.
    pub fn exact(mut self) -> Lottery {
        self.options.exact = true;
        self
    }

    /// The problem over whose plans the lottery is.
    pub fn problem(&self) -> &Composition {
        &self.problem
    }
}
