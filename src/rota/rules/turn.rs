//! One turn that is asked for, or ruled out.

use super::{Over, check_meeting};
use crate::error::{Faults, InputFault};
use crate::rules::lowered::Lowered;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};

/// A member in a role at a meeting, counted from 1.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Turn {
    pub(in crate::rota) member: String,
    pub(in crate::rota) role: String,
    pub(in crate::rota) meeting: usize,
}

impl Turn {
    pub(in crate::rota) fn new(member: impl Into<String>, role: impl Into<String>, meeting: usize) -> Turn {
        Turn { member: member.into(), role: role.into(), meeting }
    }

    /// Notes names that are none; required, a turn is a permission and nothing is counted.
    pub(in crate::rota) fn lower(
        &self,
        holds: bool,
        required: bool,
        over: &Over<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        check_meeting(self.meeting, over.meetings.len(), faults);
        let member = faults.keep(over.roster.member(&self.member));
        let role = faults.keep(super::role(over.roles, &self.role));
        let meeting = over.meetings.get(self.meeting.checked_sub(1)?)?;
        let (member, role) = (member?, role?);
        if holds && required && meeting.fixed.is_none() && !meeting.may_hold(member, role) {
            let why = match meeting.position(member) {
                None => "is absent",
                Some(_) => "may not hold it there",
            };
            let fault = InputFault::fixed_and_forbidden(self.meeting, &self.member, &self.role, why);
            faults.push(fault);
        }
        if required {
            return Some(Lowered::nothing());
        }
        let off = over.cells(|at, who, held| {
            let here = at + 1 == self.meeting && who == member && meeting.fixed.is_none();
            i64::from(here && held.contains(&role) != holds)
        });
        Lowered::whole(vec![off], Unit::new("turn", "turns"))
    }
}
