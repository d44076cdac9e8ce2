//! What a lottery is asked to be.

use crate::composition::Composition;
use crate::tier::Tier;
use serde::{Deserialize, Serialize};

/// The most entries of a list.
pub(super) const MAX_PLANS: u64 = 1_000_000;

/// A lottery over the plans of a composition: everybody gets the greatest chance that the rules allow.
#[derive(Clone)]
#[must_use]
pub struct Lottery {
    pub(super) problem: Composition,
    pub(super) options: LotteryOptions,
}

/// What is asked of a lottery, as it stands in a problem file beside the composition.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct LotteryOptions {
    /// Which chances are fair; leximin if nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chances: Option<Chances>,
    /// How many entries the list has, from 1 to 1 000 000; 1 000 if nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plans: Option<u64>,
    /// Plans must be as good as the best in all tiers up to this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holding: Option<u32>,
    /// The group that chances are about; any group if nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_group: Option<String>,
    /// Whether the list has as many entries as it needs to have exactly the best chances.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exact: bool,
}

/// Which chances are fair.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Chances {
    /// The least chance as large as can be, then the next least, and so on.
    Leximin,
    /// The least chance as large as can be.
    Maximin,
    /// The product of all chances as large as can be.
    Nash,
    /// The least chance large and the greatest one small.
    Goldilocks(f64),
}

impl Chances {
    /// The least chance as large as can be, then the next least, and so on.
    pub fn leximin() -> Chances {
        Chances::Leximin
    }

    /// The least chance as large as can be; nothing is asked of those above.
    pub fn maximin() -> Chances {
        Chances::Maximin
    }
}

impl Lottery {
    /// A lottery over the plans that keep the required rules of a composition.
    pub fn over(problem: &Composition) -> Lottery {
        Lottery { problem: problem.clone(), options: LotteryOptions::default() }
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

    /// How many entries the list has, from 1 to 1 000 000; 1 000 if nothing is said.
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

    /// The list has as many entries as it needs for exactly the best chances, which may be very many; plans then have
    /// unequal chances.
    pub fn exact(mut self) -> Lottery {
        self.options.exact = true;
        self
    }

    /// The problem over whose plans the lottery is.
    pub fn problem(&self) -> &Composition {
        &self.problem
    }
}
