//! The rules about groups of people, one small file each: the user's words and their lowering to counts, with the
//! definition for the check in a file of its own. Here is the list of them, and how each is made in code.

mod balance;
mod dual_hats;
mod in_group;
mod knows;
mod made;
mod missing;
mod never_more;
mod nominations;
mod none_or;
mod number_range;
mod open_groups;
mod pair_sum;
mod places;
mod prelude;
mod sharing;
mod stay;
mod together;
mod variety;
mod wishes;

use super::definition::{Placement, Ratio};
use super::entry::RuleEntry;
use super::group_rule::GroupRule;
use super::registry::{Registry, rules};
use super::rule::{About, RuleKind, RuleOf};
use crate::roster::RosterName;
use balance::Balance;
use dual_hats::DualHats;
use in_group::{InGroup, NotInGroup};
pub(crate) use knows::Knows;
use never_more::NeverMore;
pub(crate) use nominations::{Nomination, Nominations, TOO_FEW};
use none_or::NoneOr;
use number_range::{LargeRange, SmallRange};
pub(crate) use open_groups::OpenGroups;
use pair_sum::{LeastOf, MostOf};
use places::Places;
use serde::{Deserialize, Serialize};
use sharing::Sharing;
use stay::Stay;
use together::{Apart, Together};
use variety::Variety;
use wishes::Wishes;

rules! {
    /// All rules about groups.
    pub(crate) enum GroupRules: GroupRule {
        "places" => Places,
        "balance" => Balance,
        "never_more" => NeverMore,
        "none_or" => NoneOr,
        "dual_hats" => DualHats,
        "sharing" => Sharing,
        "variety" => Variety,
        "small_range" => SmallRange,
        "large_range" => LargeRange,
        "together" => Together,
        "apart" => Apart (private),
        "in_group" => InGroup,
        "not_in_group" => NotInGroup,
        "wishes" => Wishes,
        "stay" => Stay,
        "most_of" => MostOf,
        "least_of" => LeastOf,
        "knows" => Knows,
        "nominations" => Nominations (private),
        "open_groups" => OpenGroups,
    }
}

/// The rules about groups.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct GroupKind(pub(crate) GroupRules);

/// A rule about groups as it is given to a problem.
pub(crate) type GroupEntry = RuleEntry<GroupKind>;

impl RuleKind for GroupKind {
    const KEYS: &'static [&'static str] =
        &["require", "prefer", "tier", "weight", "lens", "in_groups", "over_all", "private"];
    const PRIVATE: &'static [&'static str] = GroupRules::PRIVATE;

    fn words(&self, about: &About) -> String {
        self.0.get().words(about)
    }

    fn is_private(&self) -> bool {
        self.0.is_private()
    }

    fn tags(&self) -> Vec<&str> {
        self.0.get().hats()
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        self.0.get().names()
    }
}

/// Something that is asked of the groups.
///
/// ```
/// use roundtable::{Lens, Rule};
///
/// let rule = Rule::places("lived experience", 3..=3).lens(Lens::Hat);
/// assert_eq!(rule.to_string(), "exactly 3 places for `lived experience`, one hat each, in every group");
/// ```
pub type Rule = RuleOf<GroupKind>;

impl Placement<'_> {
    /// What a rule costs here.
    pub(crate) fn cost(&self, asked: &GroupEntry) -> Ratio {
        let rule = &asked.rule;
        rule.kind.0.get().cost(&rule.about, asked.is_required(), self)
    }
}
