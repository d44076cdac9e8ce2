//! What can be wrong with a plan, apart from its cost.

use super::faults::MAX_OF_A_KIND;
use super::{Code, Noun, Place};
use crate::characters::sentence;
use std::collections::BTreeMap;
use std::fmt;

/// What makes a plan no plan of a problem: in which round or meeting, whom or what it concerns, and why.
#[derive(Clone, PartialEq, Eq)]
pub struct PlanFault {
    code: Code,
    place: Option<Place>,
    words: String,
}

/// The faults of a plan, one a line: at most 20 of a kind, and how many more there are of it.
pub(super) fn told(faults: &[PlanFault]) -> String {
    let mut numbers: BTreeMap<Code, usize> = BTreeMap::new();
    let mut lines = Vec::new();
    for fault in faults {
        let number = numbers.entry(fault.code).or_default();
        *number += 1;
        if *number <= MAX_OF_A_KIND {
            lines.push(fault.to_string());
        }
    }
    let more = numbers.iter().filter(|(_, number)| **number > MAX_OF_A_KIND);
    lines.extend(
        more.map(|(code, number)| format!("and {} more of the kind `{}`", number - MAX_OF_A_KIND, code.name())),
    );
    lines.join("\n")
}

/// A fault of a code, with its words as `format!` takes them.
macro_rules! plan_fault {
    ($code:ident, $($words:tt)+) => {
        PlanFault { code: Code::$code, place: None, words: sentence(&format!($($words)+)) }
    };
}

impl PlanFault {
    /// A name for the kind of fault that stays the same from version to version: see [`codes`](crate::codes).
    pub fn code(&self) -> &'static str {
        self.code.name()
    }

    /// The round or meeting of the plan that it concerns, such as `rounds[0]`; `None` if it concerns the whole plan.
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// A fault of one round or meeting, by its number from 1.
    pub(crate) fn within(self, noun: Noun, number: usize) -> Self {
        let noun = noun.one();
        let place = Some(Place::entry(&format!("{noun}s"), number - 1));
        PlanFault { place, words: format!("{noun} {number}: {}", self.words), ..self }
    }

    /// A member who stands nowhere, or in several places.
    pub(crate) fn misplaced(member: &str, times: usize) -> Self {
        let times = if times == 1 { "once".to_owned() } else { format!("{times} times") };
        plan_fault!(PlanMisplaced, "`{member}` stands {times} in the plan; each member of the roster must stand once")
    }

    /// A name that the roster does not have.
    pub(crate) fn unknown_member(member: &str) -> Self {
        plan_fault!(PlanUnknown, "`{member}` is in the plan and not in the roster")
    }

    /// A seat that the room does not have.
    pub(crate) fn unknown_seat(seat: &str) -> Self {
        plan_fault!(PlanUnknown, "the room has no seat `{seat}`")
    }

    /// A training that the problem does not have.
    pub(crate) fn unknown_training(event: &str) -> Self {
        plan_fault!(PlanUnknown, "the problem has no training `{event}`")
    }

    /// Groups that are not those of the problem, or in another order.
    pub(crate) fn other_groups() -> Self {
        plan_fault!(PlanOther, "the groups of the plan are not those of the problem, in its order")
    }

    /// Pieces of work that are not those of the problem, or in another order.
    pub(crate) fn other_pieces() -> Self {
        plan_fault!(PlanOther, "the pieces of work of the plan are not those of the problem, in its order")
    }

    /// Decisions that are not those of the problem, or in another order.
    pub(crate) fn other_decisions() -> Self {
        plan_fault!(PlanOther, "the decisions of the plan are not those of the problem, in its order")
    }

    /// Roles that the problem does not have.
    pub(crate) fn other_roles() -> Self {
        plan_fault!(PlanOther, "the plan has roles that the problem does not have")
    }

    /// Another number of rounds or meetings than was asked for.
    pub(crate) fn number(noun: Noun, found: usize, asked: usize) -> Self {
        let noun = noun.one();
        let plural = if found == 1 { "" } else { "s" };
        let are = if asked == 1 { "is" } else { "are" };
        plan_fault!(PlanOther, "the plan has {found} {noun}{plural}, and {asked} {are} asked for")
    }

    /// A group that is too small or too large.
    pub(crate) fn size(group: &str, size: usize) -> Self {
        let members = if size == 1 { "member" } else { "members" };
        plan_fault!(PlanSize, "`{group}` has {size} {members}")
    }

    /// A required rule that is broken where all have to hold.
    pub(crate) fn breaks_what_is_required() -> Self {
        plan_fault!(PlanBreaksARule, "the plan breaks what is required; take one that keeps all required rules")
    }

    /// Somebody left out where everybody is placed.
    pub(crate) fn unplaced(member: &str) -> Self {
        plan_fault!(PlanUnplaced, "`{member}` is in no group, and everybody is to be placed")
    }

    /// A hat that the member did not agree to, or a hat left out.
    pub(crate) fn hat(member: &str) -> Self {
        plan_fault!(PlanHat, "`{member}` wears a hat that does not fit what the member agreed to")
    }

    /// Somebody seated who is not there, or not seated who is.
    pub(crate) fn absence(member: &str) -> Self {
        plan_fault!(PlanAbsence, "the plan and the problem do not agree on whether `{member}` is there")
    }

    /// A round or meeting that is over, or settled, was changed.
    pub(crate) fn fixed() -> Self {
        plan_fault!(PlanFixed, "this is fixed, and the plan has something else")
    }

    /// A seat on which two sit.
    pub(crate) fn seat_twice(seat: &str) -> Self {
        plan_fault!(PlanSeatTwice, "the plan puts two people on `{seat}`")
    }

    /// Somebody in a role who is absent or may not hold it.
    pub(crate) fn may_not_hold(member: &str, role: &str) -> Self {
        plan_fault!(PlanMayNotHold, "`{member}` holds `{role}` and may not")
    }

    /// Somebody in several roles that one person may not hold together.
    pub(crate) fn several_roles(member: &str) -> Self {
        plan_fault!(PlanSeveralRoles, "`{member}` holds several roles at once")
    }

    /// A contributor with hours for which the piece has no place left.
    pub(crate) fn hours(piece: &str) -> Self {
        plan_fault!(PlanHours, "`{piece}` has people with other hours than its places")
    }
}

impl fmt::Display for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl fmt::Debug for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PlanFault({}: {self})", self.code())
    }
}

impl std::error::Error for PlanFault {}
