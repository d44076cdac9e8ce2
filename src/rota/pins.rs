//! Turns that required rules fix or forbid, held against each other.

use super::lower::RotaLoweringInput;
use crate::error::{Faults, InputFault};

impl RotaLoweringInput<'_> {
    /// Notes turns at one meeting that nobody can have together: two roles, or one that is both asked for and ruled
    /// out.
    pub(super) fn check_pins(&self, faults: &mut Faults) {
        for (at, meeting) in self.meetings.iter().enumerate() {
            let pins = self.pins(at, &|_| true);
            for (later, (second, (member, role, holds))) in pins.iter().enumerate() {
                let clashes = |&&(_, (other, earlier, held)): &&(_, super::lower::TurnPin)| {
                    let both = held && *holds && self.layout.slot(&[earlier, *role]).is_none();
                    let contrary = earlier == *role && held != *holds;
                    other == *member && (contrary || earlier != *role && both)
                };
                let Some(&(first, (_, earlier, _))) = pins[..later].iter().find(clashes) else {
                    continue;
                };
                if meeting.fixed.is_some() {
                    continue;
                }
                let member = self.roster.name(*member).to_owned();
                let meeting = at + 1;
                let fault = if earlier == *role {
                    InputFault::fixed_and_forbidden(meeting, member, self.roles[*role].name(), "is not to hold it")
                } else {
                    InputFault::two_roles_at_once(meeting, member)
                };
                let rules = [first, *second].map(|id| &self.asked[id.index()].rule);
                let private = rules.iter().any(|rule| rule.is_private());
                faults.push(if private {
                    fault.of_private_rules(first.index() + 1, second.index() + 1)
                } else {
                    fault
                });
            }
        }
    }
}
