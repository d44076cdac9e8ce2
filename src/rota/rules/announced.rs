//! Turns that were announced stay as they were.

use super::Over;
use crate::error::Faults;
use crate::rota::planned::PlannedTurns;
use crate::rules::lowered::Lowered;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};

/// An earlier plan that members know.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(in crate::rota) struct Announced {
    pub(in crate::rota) meetings: Vec<PlannedTurns>,
}

impl Announced {
    pub(in crate::rota) fn lower(&self, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
        // By meeting and member, the roles announced.
        let mut kept: Vec<Vec<Vec<usize>>> = Vec::new();
        for (at, announced) in self.meetings.iter().enumerate() {
            let mut here = vec![Vec::new(); over.roster.len()];
            for (name, members) in &announced.roles {
                let role = faults.keep(super::role(over.roles, name));
                for member in members {
                    let member = faults.keep(over.roster.member(member));
                    let (Some(role), Some(member)) = (role, member) else {
                        continue;
                    };
                    let to_come = over.meetings.get(at).filter(|m| m.fixed.is_none());
                    if to_come.is_some_and(|meeting| meeting.may_hold(member, role)) {
                        here[member.index()].push(role);
                    }
                }
            }
            kept.push(here);
        }
        let changed = over.cells(|at, member, held| {
            let announced = kept.get(at).map_or(&[][..], |here| &here[member.index()]);
            announced.iter().filter(|role| !held.contains(role)).count() as i64
        });
        Lowered::whole(vec![changed], Unit::new("changed turn", "changed turns"))
    }
}
