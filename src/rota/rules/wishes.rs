//! Roles that members would like.

mod definition;

use super::prelude::*;
use crate::error::Noun;
use crate::rota::role::roles_named;

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::rota) struct RoleWishes {
    pub(super) of: Vec<RoleWish>,
}

/// Roles that a member would like, best first.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct RoleWish {
    pub(super) member: String,
    pub(super) roles: Vec<String>,
}

impl TurnRule for RoleWishes {
    fn words(&self, _: &About) -> String {
        let members = Unit::new("member", "members").counted(self.of.len() as f64);
        format!("the wishes of {members} for roles")
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let mut wished: Vec<Option<Vec<usize>>> = vec![None; context.roster.len()];
        for wish in &self.of {
            let roles = roles_named(context.roles, &wish.roles, faults);
            let Some(member) = context.roster.known_member(&wish.member, faults) else {
                continue;
            };
            if wished[member.index()].replace(roles).is_some() {
                faults.push(InputFault::twice(Noun::Member, &wish.member));
            }
        }
        let ranks = context.turn_weights(|at, member, held| {
            let wished = wished[member.index()].as_ref();
            let Some(wished) = wished.filter(|_| context.meetings[at].fixed.is_none()) else {
                return 0;
            };
            let rank = |role: &usize| {
                let place = wished.iter().position(|wish| wish == role);
                place.unwrap_or(wished.len()) as i64
            };
            held.iter().map(rank).sum()
        });
        Lowered::whole(vec![ranks], Unit::new("rank", "ranks"))
    }

    fn names_its_roles(&self) -> bool {
        true
    }
}
