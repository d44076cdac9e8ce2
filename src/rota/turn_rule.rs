//! What a rule of a rota says of itself: its words, its counts, and its definition for the check.

use super::check::reading::RotaReading;
use super::lowering_context::TurnLoweringContext;
use crate::error::{Faults, quoted};
use crate::roster::RosterName;
use crate::rules::lowered::Lowered;
use crate::rules::rule::About;

/// A rule about who holds which role.
pub(super) trait TurnRule: TurnDefinition {
    /// The rule in words, for those who organise.
    fn words(&self, about: &About) -> String;

    /// What the rule names of the roster.
    fn names(&self) -> Vec<RosterName<'_>> {
        Vec::new()
    }

    /// The rule as counts; `None` if its faults leave none.
    fn lower(&self, required: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered>;

    /// Whether the rule names its roles itself, so that a list of roles says nothing to it.
    fn names_its_roles(&self) -> bool {
        false
    }

    /// Whether the rule is about single members, each by themselves, so that a list of them says something to it.
    fn is_about_members(&self) -> bool {
        false
    }

    /// The turn that the rule fixes or rules out: required, that is a permission, and no count.
    fn pin(&self) -> Option<PinnedTurn<'_>> {
        None
    }

    /// Why no plan meets the rule, which counting alone has shown, where every place must be taken if `_filled`; `None`
    /// if no numbers say why.
    fn why_out_of_reach(&self, _filled: bool, _: &TurnLoweringContext<'_>) -> Option<String> {
        None
    }
}

/// What a rule of a rota costs by its definition, from the roster and the rule alone. It shares nothing with
/// [`TurnRule::lower`].
pub(super) trait TurnDefinition {
    /// What the rule costs in a plan, in its unit; `roles` are the roles that it is about, `reading.people` the members.
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64;

    /// The same if the rule is required: its bounds may then give way.
    fn cost_if_required(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        self.cost(roles, reading)
    }
}

/// A turn that is fixed, or ruled out.
#[derive(Debug, Clone, Copy)]
pub(super) struct PinnedTurn<'a> {
    pub(super) member: &'a str,
    pub(super) role: &'a str,
    /// Counted from 1.
    pub(super) meeting: usize,
    /// Whether the member holds the role.
    pub(super) holds: bool,
}

impl About {
    /// Before a verb: "everybody", "`ana`" or "each of `ana`, `bo`".
    pub(super) fn everybody(&self) -> String {
        match self.members.as_deref() {
            None => "everybody".to_owned(),
            Some([only]) => format!("`{only}`"),
            Some(members) => format!("each of {}", quoted(members)),
        }
    }

    /// "a person", or as [`everybody`](About::everybody) where members are named.
    pub(super) fn a_person(&self) -> String {
        if self.members.is_none() { "a person".to_owned() } else { self.everybody() }
    }

    /// "nobody holds", "`ana` never holds" or "none of `ana`, `bo` holds".
    pub(super) fn nobody_holds(&self) -> String {
        match self.members.as_deref() {
            None => "nobody holds".to_owned(),
            Some([only]) => format!("`{only}` never holds"),
            Some(members) => format!("none of {} holds", quoted(members)),
        }
    }

    /// Where the rule compares turns in one role with each other: "`chair`", "the same one of `chair`, `minutes`" or
    /// "the same role".
    pub(super) fn same_role(&self) -> String {
        match self.roles.as_deref() {
            None => "the same role".to_owned(),
            Some([only]) => format!("`{only}`"),
            Some(roles) => format!("the same one of {}", quoted(roles)),
        }
    }

    /// Where the rule looks at each role by itself: "`chair`", "any single one of `chair`, `minutes`" or "any single
    /// role".
    pub(super) fn each_role(&self) -> String {
        match self.roles.as_deref() {
            None => "any single role".to_owned(),
            Some([only]) => format!("`{only}`"),
            Some(roles) => format!("any single one of {}", quoted(roles)),
        }
    }

    /// Where a turn in one role is as good as one in another: "`chair`", "any of `chair`, `minutes`" or "any role".
    pub(super) fn any_role(&self) -> String {
        match self.roles.as_deref() {
            None => "any role".to_owned(),
            Some([only]) => format!("`{only}`"),
            Some(roles) => format!("any of {}", quoted(roles)),
        }
    }

    /// Where the rule takes its roles together: "`chair`", "`chair`, `minutes`" or "all roles".
    pub(super) fn roles_together(&self) -> String {
        match self.roles.as_deref() {
            None => "all roles".to_owned(),
            Some(roles) => quoted(roles),
        }
    }
}
