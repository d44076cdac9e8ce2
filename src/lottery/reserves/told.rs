//! The reserves of a plan, as they are told.

use crate::composition::CompositionPlan;
use crate::placed::{PlacedMember, with_hat};
use crate::public::Public;
use crate::table::{Presentation, Table};
use itertools::Itertools as _;
use std::fmt;

/// Who can stand in for each selected member of a plan. It is for those who organise: members see nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Reserves {
    pub(super) members: Vec<StandIns>,
}

/// Who can stand in for one member.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StandIns {
    /// Id of the selected member.
    pub id: String,
    /// The group whose place is taken.
    pub group: String,
    /// The first to be asked first, 20 at most.
    pub stand_ins: Vec<StandIn>,
    /// How many can stand in, named or not.
    pub in_all: usize,
    /// Of how many more it is not known whether they can, as the limits of the solver were reached.
    pub unsettled: usize,
}

/// Somebody who can stand in.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StandIn {
    /// Id of the member.
    pub id: String,
    /// Everybody who wears another hat then, with this hat, where hats are worn; the stand-in is one of them.
    pub hats: Vec<PlacedMember>,
}

impl StandIn {
    /// Somebody who turns one plan into another.
    pub(super) fn new(id: String, before: &CompositionPlan, after: &CompositionPlan) -> StandIn {
        let groups = before.groups().iter().zip(after.groups());
        let changed = groups.flat_map(|(before, after)| {
            let is_new = |member: &&PlacedMember| member.hat.is_some() && !before.members.contains(member);
            after.members.iter().filter(is_new)
        });
        StandIn { id, hats: changed.cloned().collect() }
    }
}

impl Reserves {
    /// The selected members, in the order of the roster.
    pub fn members(&self) -> &[StandIns] {
        &self.members
    }
}

impl fmt::Debug for Reserves {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reserves").finish_non_exhaustive()
    }
}

impl Presentation for Reserves {
    fn title(&self) -> String {
        "Who can stand in for whom".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        Public::default()
    }

    fn for_organisers(&self) -> Vec<Table> {
        let several = self.members.iter().map(|member| &member.group).unique().count() > 1;
        let rows = self.members.iter().map(|member| {
            let stand_ins = member.stand_ins.iter().map(StandIn::words).join("; ");
            let group = if several { member.group.clone() } else { String::new() };
            [member.id.clone(), group, stand_ins, member.in_all.to_string()]
        });
        let none = self.members.iter().filter(|member| member.in_all == 0 && member.unsettled == 0);
        let none = none.map(|member| format!("Nobody alone can stand in for {}.", member.id));
        let open = self.members.iter().filter(|member| member.unsettled > 0).map(|member| {
            format!("Of {} more it is not settled whether they can stand in for {}.", member.unsettled, member.id)
        });
        let table = Table::new("").texts(["Member", "Group", "Stand-ins, in this order"]).number("In all").rows(rows);
        vec![table.notes(none).notes(open).without_empty_columns()]
    }
}

impl StandIn {
    /// The stand-in with the hat, and who else changes hats.
    fn words(&self) -> String {
        let own = self.hats.iter().find(|member| member.id == self.id);
        let name = with_hat(&self.id, own.and_then(|member| member.hat.as_ref()));
        let others = self.hats.iter().filter(|member| member.id != self.id);
        let others = others.map(|member| with_hat(&member.id, member.hat.as_ref())).join(", ");
        if others.is_empty() { name } else { format!("{name}, with {others}") }
    }
}
