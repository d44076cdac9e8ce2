//! Turns that required rules fix or forbid, held against each other.

use super::lower::Source;
use crate::error::{Faults, GroupFault, RotaFault};

impl Source<'_> {
    /// Notes turns at one meeting that nobody can have together: two roles, or one that is both asked for and ruled
    /// out.
    pub(super) fn check_pins(&self, faults: &mut Faults) {
        for (at, meeting) in self.meetings.iter().enumerate() {
            let pins = self.pins(at, &|_| true);
            for (later, (second, (member, role, holds))) in pins.iter().enumerate() {
                let clashes = |&&(_, (other, earlier, held)): &&(_, super::lower::Pin)| {
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
                let rules = [first, *second].map(|id| &self.asked[id.index()].rule);
                if rules.iter().any(|rule| rule.is_private()) {
                    faults.push(GroupFault::PrivatePins { first: first.index() + 1, second: second.index() + 1 });
                    continue;
                }
                let member = self.roster.name(*member).to_owned();
                let meeting = at + 1;
                let fault = match earlier == *role {
                    true => RotaFault::FixedAndForbidden {
                        meeting,
                        member,
                        role: self.roles[*role].name().to_owned(),
                        why: "is not to hold it".to_owned(),
                    },
                    false => RotaFault::TwoRolesAtOnce { meeting, member },
                };
                faults.push(fault);
            }
        }
    }
}
