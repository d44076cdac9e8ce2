//! The rules of a rota, one small file each: the user's words and their lowering to counts, with the definition for the
//! check in a file of its own. Here is the list of them; `made` says how each is made in code.

mod as_announced;
mod background;
mod before;
mod burden;
mod consecutive;
mod each_mode;
mod fair_share;
mod follows;
mod gap;
mod gap_any_role;
mod in_order;
mod labelled;
mod made;
mod never_alone_first;
mod not_after;
mod not_again_within;
mod places_filled;
mod prelude;
mod rest;
mod turn;
mod turns;
mod window;
mod wishes;

use super::turn_rule::TurnRule;
use crate::roster::RosterName;
use crate::rules::groups::{GroupEntry, GroupKind, GroupRules};
use crate::rules::registry::{Registry, registries, rules};
use crate::rules::rule::{About, RuleKind, RuleOf};
use crate::rules::{Rule, RuleEntry};
use as_announced::TurnsAsAnnounced;
use background::{BackgroundMoves, BackgroundShare};
use before::Before;
use burden::{EvenBurden, SquaredBurdens};
use consecutive::Consecutive;
use each_mode::EachMode;
use fair_share::FairShare;
use follows::Follows;
use gap::Gap;
use gap_any_role::GapAnyRole;
use in_order::InOrder;
use labelled::Labelled;
use never_alone_first::NeverAloneFirst;
use not_after::NotAfter;
use not_again_within::NotAgainWithin;
use places_filled::PlacesFilled;
use rest::Rest;
use serde::{Deserialize, Serialize};
use turn::{DoesNotHold, Holds};
use turns::NumberOfTurns;
use window::Window;
use wishes::RoleWishes;

rules! {
    /// All rules about who holds which role.
    pub(super) enum TurnRules: TurnRule {
        "gap" => Gap,
        "gap_any_role" => GapAnyRole,
        "not_after" => NotAfter,
        "not_again_within" => NotAgainWithin,
        "window" => Window,
        "consecutive" => Consecutive,
        "rest" => Rest,
        "background_moves" => BackgroundMoves,
        "background_share" => BackgroundShare,
        "before" => Before,
        "never_alone_first" => NeverAloneFirst,
        "fair_share" => FairShare,
        "even_burden" => EvenBurden,
        "squared_burdens" => SquaredBurdens,
        "wishes" => RoleWishes,
        "holds" => Holds,
        "does_not_hold" => DoesNotHold,
        "turns" => NumberOfTurns,
        "labelled" => Labelled,
        "follows" => Follows,
        "in_order" => InOrder,
        "each_mode" => EachMode,
        "as_announced" => TurnsAsAnnounced,
        "places_filled" => PlacesFilled,
    }
}

registries! {
    /// All rules of a rota.
    pub(super) enum RotaRules {
        /// For who holds which role.
        Turns(TurnRules),
        /// For those who hold roles at a meeting, as a group.
        Holders(GroupRules),
    }
}

/// The rules of a rota.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct RotaKind(pub(super) RotaRules);

impl RotaKind {
    /// The rule about who holds which role, if it is one.
    pub(super) fn of_turns(&self) -> Option<&dyn TurnRule> {
        match &self.0 {
            RotaRules::Turns(rule) => Some(rule.get()),
            RotaRules::Holders(_) => None,
        }
    }

    /// Whether fair shares are asked for.
    pub(super) fn is_fair_share(&self) -> bool {
        matches!(self.0, RotaRules::Turns(TurnRules::FairShare(_)))
    }

    /// Whether the rule is about places that are taken.
    pub(super) fn is_places_filled(&self) -> bool {
        matches!(self.0, RotaRules::Turns(TurnRules::PlacesFilled(_)))
    }
}

impl RuleEntry<RotaKind> {
    /// The rule for those who hold roles at a meeting, if it is one.
    pub(super) fn of_holders(&self) -> Option<GroupEntry> {
        let RotaRules::Holders(rule) = &self.rule.kind.0 else {
            return None;
        };
        Some(RuleEntry { rule: self.rule.clone().map(|_| GroupKind(rule.clone())), tier: self.tier })
    }

    /// Whether it must hold that places are taken.
    pub(super) fn fills_places(&self) -> bool {
        self.is_required() && self.rule.kind.is_places_filled()
    }

    /// How many of the places of a role must be taken, of which so many are needed; `None` if the rule does not say.
    pub(super) fn least_filled(&self, needed: usize, places: usize) -> Option<usize> {
        match &self.rule.kind.0 {
            RotaRules::Turns(TurnRules::PlacesFilled(filled)) if self.is_required() => {
                Some(filled.least(needed, places))
            }
            _ => None,
        }
    }
}

impl RuleKind for RotaKind {
    const KEYS: &'static [&'static str] =
        &["require", "prefer", "tier", "weight", "lens", "roles", "members", "private"];
    const PRIVATE: &'static [&'static str] = RotaRules::PRIVATE;

    fn words(&self, about: &About) -> String {
        match &self.0 {
            RotaRules::Turns(rule) => rule.get().words(about),
            RotaRules::Holders(rule) => {
                let (words, roles) = (rule.get().words(about), about.any_role());
                format!("{words}, where those who hold {roles} at a meeting are a group")
            }
        }
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        match &self.0 {
            RotaRules::Turns(rule) => rule.get().names(),
            RotaRules::Holders(rule) => rule.get().names(),
        }
    }

    fn is_private(&self) -> bool {
        self.0.is_private()
    }

    fn tags(&self) -> Vec<&str> {
        match &self.0 {
            RotaRules::Turns(_) => Vec::new(),
            RotaRules::Holders(rule) => rule.get().hats(),
        }
    }
}

/// Something that is asked of a rota.
///
/// A rule is about all roles, or about those that [`roles`](RotaRule::roles) names; which of its kinds look at roles
/// one by one and which take them together is said with each.
///
/// Every [`Rule`] about groups is one as well, but for those that name groups: at each meeting those who hold one of
/// the roles are a group, and everybody else who is there is in none. So couples hold turns together, and somebody
/// experienced is in each team. It is asked of the meetings to come at which the roles have places, even if all of
/// these stay open. Preferred, it costs what it costs in a composition, summed over these meetings.
///
/// ```
/// use roundtable::{RotaRule, Rule};
///
/// let rule = RotaRule::gap(1).roles(["chair"]);
/// assert_eq!(rule.to_string(), "nobody holds `chair` at two meetings running");
/// let even = RotaRule::squared_burdens();
/// assert_eq!(even.to_string(), "the burden of all roles is shared as evenly as can be");
/// let couple = RotaRule::from(Rule::together(["ana", "bo"])).roles(["welcome"]);
/// let words = "`ana` and `bo` are in one group, where those who hold `welcome` at a meeting are a group";
/// assert_eq!(couple.to_string(), words);
/// ```
pub type RotaRule = RuleOf<RotaKind>;

impl From<Rule> for RotaRule {
    fn from(rule: Rule) -> RotaRule {
        rule.map(|kind| RotaKind(RotaRules::Holders(kind.0)))
    }
}
