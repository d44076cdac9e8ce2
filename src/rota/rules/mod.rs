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
mod places_filled;
mod prelude;
mod rest;
mod turn;
mod turns;
mod window;
mod wishes;

use super::turn_rule::TurnRule;
use crate::roster::RosterName;
use crate::rules::RuleEntry;
use crate::rules::registry::{Registry, rules};
use crate::rules::rule::{About, RuleKind, RuleOf};
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
use places_filled::PlacesFilled;
use rest::Rest;
use serde::{Deserialize, Serialize};
use turn::{DoesNotHold, Holds};
use turns::NumberOfTurns;
use window::Window;
use wishes::RoleWishes;

rules! {
    /// All rules of a rota.
    pub(super) enum RotaRules: TurnRule {
        "gap" => Gap,
        "gap_any_role" => GapAnyRole,
        "not_after" => NotAfter,
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

/// The rules of a rota.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct RotaKind(pub(super) RotaRules);

impl RotaKind {
    /// Whether fair shares are asked for.
    pub(super) fn is_fair_share(&self) -> bool {
        matches!(self.0, RotaRules::FairShare(_))
    }

    /// Whether the rule is about places that are taken.
    pub(super) fn is_places_filled(&self) -> bool {
        matches!(self.0, RotaRules::PlacesFilled(_))
    }
}

impl RuleEntry<RotaKind> {
    /// Whether it must hold that places are taken.
    pub(super) fn fills_places(&self) -> bool {
        self.is_required() && self.rule.kind.is_places_filled()
    }

    /// How many of the places of a role must be taken, of which so many are needed; `None` if the rule does not say.
    pub(super) fn least_filled(&self, needed: usize, places: usize) -> Option<usize> {
        match &self.rule.kind.0 {
            RotaRules::PlacesFilled(filled) if self.is_required() => Some(filled.least(needed, places)),
            _ => None,
        }
    }
}

impl RuleKind for RotaKind {
    const KEYS: &'static [&'static str] = &["require", "prefer", "tier", "weight", "roles", "members", "private"];
    const PRIVATE: &'static [&'static str] = RotaRules::PRIVATE;

    fn words(&self, about: &About) -> String {
        self.0.get().words(about)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        self.0.get().names()
    }

    fn is_private(&self) -> bool {
        self.0.is_private()
    }
}

/// Something that is asked of a rota.
///
/// A rule is about all roles, or about those that [`roles`](RotaRule::roles) names; which of its kinds look at roles
/// one by one and which take them together is said with each.
///
/// ```
/// use roundtable::RotaRule;
///
/// let rule = RotaRule::gap(1).roles(["chair"]);
/// assert_eq!(rule.to_string(), "nobody holds `chair` at two meetings running");
/// let even = RotaRule::squared_burdens();
/// assert_eq!(even.to_string(), "the burden of all roles is shared as evenly as can be");
/// ```
pub type RotaRule = RuleOf<RotaKind>;
