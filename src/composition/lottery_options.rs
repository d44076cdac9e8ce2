//! What is asked of a lottery over the plans of a composition, as it stands in a problem file.

use serde::{Deserialize, Serialize};

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
    /// The least chance as large as can be; nothing is asked of those above.
    Maximin,
    /// The product of all chances as large as can be: the best that is found.
    Nash,
    /// The greatest chance, in even shares, and this weight times an even share in least chances, add up to as little as can
    /// be: the best that is found.
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

    /// The product of all chances as large as can be (Nash). It is the best that is found, and not proved.
    pub fn nash() -> Chances {
        Chances::Nash
    }

    /// Neither too small nor too large: the greatest chance over an even share, and `weight` times an even share over the
    /// least chance, add up to as little as can be (Baharav & Flanigan, arXiv 2406.15009). `weight` is above 0; 1 is
    /// usual. It is the best that is found, and not proved.
    pub fn goldilocks(weight: f64) -> Chances {
        Chances::Goldilocks(weight)
    }
}
