//! Roles that members would like.

use super::Over;
use crate::error::{Faults, InputFault, Noun};
use crate::rules::lowered::Lowered;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};

/// Roles that a member would like, best first.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Wish {
    pub(in crate::rota) member: String,
    pub(in crate::rota) roles: Vec<String>,
}

pub(in crate::rota) fn wishes(wishes: &[Wish], over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
    let mut wished: Vec<Option<Vec<usize>>> = vec![None; over.roster.len()];
    for wish in wishes {
        let roles = super::roles_named(over.roles, &wish.roles, faults);
        let Some(member) = faults.keep(over.roster.member(&wish.member)) else {
            continue;
        };
        if wished[member.index()].replace(roles).is_some() {
            let member = wish.member.clone();
            faults.push(InputFault::twice(Noun::Member, member));
        }
    }
    let ranks = over.cells(|at, member, held| {
        let wished = wished[member.index()].as_ref();
        let Some(wished) = wished.filter(|_| over.meetings[at].fixed.is_none()) else {
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
