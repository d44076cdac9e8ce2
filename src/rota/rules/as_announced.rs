//! Turns that were announced stay as they were.

mod definition;

use super::prelude::*;
use crate::rota::planned::PlannedTurns;

/// An earlier plan that members know.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::rota) struct TurnsAsAnnounced {
    pub(super) meetings: Vec<PlannedTurns>,
}

impl TurnRule for TurnsAsAnnounced {
    fn words(&self, _: &About) -> String {
        "turns stay as announced".to_owned()
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        // By meeting and member, the roles announced.
        let mut kept: Vec<Vec<Vec<usize>>> = Vec::new();
        for (at, announced) in self.meetings.iter().enumerate() {
            let mut here = vec![Vec::new(); context.roster.len()];
            for (name, members) in &announced.roles {
                let role = faults.keep(role(context.roles, name));
                for member in members {
                    let member = context.roster.known_member(member, faults);
                    let (Some(role), Some(member)) = (role, member) else {
                        continue;
                    };
                    let to_come = context.meetings.get(at).filter(|m| m.fixed.is_none());
                    if to_come.is_some_and(|meeting| meeting.may_hold(member, role)) {
                        here[member.index()].push(role);
                    }
                }
            }
            kept.push(here);
        }
        let changed = context.turn_weights(|at, member, held| {
            let announced = kept.get(at).map_or(&[][..], |here| &here[member.index()]);
            announced.iter().filter(|role| !held.contains(role)).count() as i64
        });
        Lowered::whole(vec![changed], Unit::new("changed turn", "changed turns"))
    }

    fn names_its_roles(&self) -> bool {
        true
    }
}
