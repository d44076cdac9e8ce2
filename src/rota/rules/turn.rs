//! One turn that is asked for, or ruled out.

mod definition;

use super::prelude::*;
use crate::rota::turn_rule::PinnedTurn;

/// A member in a role at a meeting, counted from 1.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Turn {
    member: String,
    role: String,
    meeting: usize,
}

/// The member holds the role at the meeting.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::rota) struct Holds(pub(super) Turn);

/// The member does not hold the role at the meeting.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::rota) struct DoesNotHold(pub(super) Turn);

impl Turn {
    pub(super) fn new(member: impl Into<String>, role: impl Into<String>, meeting: usize) -> Turn {
        Turn { member: member.into(), role: role.into(), meeting }
    }

    fn pin(&self, holds: bool) -> PinnedTurn<'_> {
        PinnedTurn { member: &self.member, role: &self.role, meeting: self.meeting, holds }
    }

    /// Notes names that are none; required, a turn is a permission and nothing is counted.
    fn lower(
        &self,
        holds: bool,
        required: bool,
        context: &TurnLoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        context.check_meeting(self.meeting, faults);
        let member = context.roster.known_member(&self.member, faults);
        let role = faults.keep(role(context.roles, &self.role));
        let meeting = context.meetings.get(self.meeting.checked_sub(1)?)?;
        let (member, role) = (member?, role?);
        if holds && required && meeting.fixed.is_none() && !meeting.may_hold(member, role) {
            let why = match meeting.position(member) {
                None => "is absent",
                Some(_) => "may not hold it there",
            };
            faults.push(InputFault::fixed_and_forbidden(self.meeting, &self.member, &self.role, why));
        }
        if required {
            return Some(Lowered::nothing());
        }
        let off = context.turn_weights(|at, who, held| {
            let here = at + 1 == self.meeting && who == member && meeting.fixed.is_none();
            i64::from(here && held.contains(&role) != holds)
        });
        Lowered::whole(vec![off], Unit::new("turn", "turns"))
    }
}

impl TurnRule for Holds {
    fn words(&self, _: &About) -> String {
        let Turn { member, role, meeting } = &self.0;
        format!("`{member}` holds `{role}` at meeting {meeting}")
    }

    fn lower(&self, required: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        self.0.lower(true, required, context, faults)
    }

    fn names_its_roles(&self) -> bool {
        true
    }

    fn pin(&self) -> Option<PinnedTurn<'_>> {
        Some(self.0.pin(true))
    }
}

impl TurnRule for DoesNotHold {
    fn words(&self, _: &About) -> String {
        let Turn { member, role, meeting } = &self.0;
        format!("`{member}` does not hold `{role}` at meeting {meeting}")
    }

    fn lower(&self, required: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        self.0.lower(false, required, context, faults)
    }

    fn names_its_roles(&self) -> bool {
        true
    }

    fn pin(&self) -> Option<PinnedTurn<'_>> {
        Some(self.0.pin(false))
    }
}
