//! Lenses: how a member with several tags is counted.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How a member with several tags of a dimension is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Lens {
    /// Once for every tag held.
    #[default]
    Every,
    /// For the one hat worn in the group, which is chosen among those that the member agreed to.
    Hat,
    /// For each of the *k* tags held in the dimension with the weight 1/*k*.
    Fraction,
    /// For the member's own main tag alone.
    Primary,
    /// Only when the tag is the only one that the member holds in the dimension.
    Undivided,
    /// Only when the member's tags in the dimension are exactly those named.
    Cell,
}

impl fmt::Display for Lens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Lens::Every => "every tag",
            Lens::Hat => "hat",
            Lens::Fraction => "fraction",
            Lens::Primary => "main tag",
            Lens::Undivided => "undivided",
            Lens::Cell => "exactly these",
        })
    }
}
