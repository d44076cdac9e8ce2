//! What is asked of a lottery over the plans of a composition, as it stands in a problem file.

use serde::{Deserialize, Serialize};

/// What is asked of a lottery, as it stands in a problem file beside the composition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Chances {
    /// The least chance as large as can be, then the next least, and so on.
    Leximin,
    /// The least chance as large as can be.
    Maximin,
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
