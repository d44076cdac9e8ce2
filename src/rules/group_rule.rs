//! What a rule about groups says of itself: its words, its counts, and its definition for the check.

use super::definition::{Placement, Ratio};
use super::lowered::Lowered;
use super::lowering_context::LoweringContext;
use super::rule::About;
use crate::error::Faults;
use crate::roster::RosterName;

/// A rule about groups of people.
pub(crate) trait GroupRule: GroupDefinition {
    /// The rule in words, for those who organise.
    fn words(&self, about: &About) -> String;

    /// What the rule names of the roster.
    fn names(&self) -> Vec<RosterName<'_>> {
        Vec::new()
    }

    /// The rule as counts; `None` if its faults leave none.
    fn lower(
        &self,
        about: &About,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered>;

    /// How many counts of pairs the rule keeps where this many members take part, at most.
    fn pairs(&self, _members: usize) -> usize {
        0
    }

    /// What the rule says of one member and one group: required, that is a permission, and no count.
    fn pin(&self) -> Option<GroupPin<'_>> {
        None
    }

    /// The tags that are counted by name, the hats of which are under [`Lens::Hat`](super::Lens::Hat).
    fn hats(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// What a rule about groups costs by its definition, from the roster and the rule alone. It shares nothing with
/// [`GroupRule::lower`].
pub(crate) trait GroupDefinition {
    /// What the rule costs in a plan, in its unit.
    fn cost(&self, about: &About, required: bool, placement: &Placement<'_>) -> Ratio;
}

/// A member who is, or is not, in a group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GroupPin<'a> {
    pub(crate) member: &'a str,
    pub(crate) group: &'a str,
    /// Whether the member is in the group.
    pub(crate) inside: bool,
}
