//! Who takes part in a part of a project.

use super::Project;
use super::history::History;
use super::parts::Parts;
use super::role::ProjectRole;
use crate::roster::Roster;
use crate::rota::PlannedTurns;
use crate::rounds::PlannedRound;
use crate::seating::PlannedMeeting;
use std::collections::BTreeSet;

/// Those of the roster who take part.
pub(super) struct People<'a> {
    roster: &'a Roster,
    ids: BTreeSet<&'a str>,
}

impl Project {
    /// Those who were selected, if anybody is, who join later, and who were there before; no supporters.
    pub(super) fn people<'a>(&'a self, so_far: &'a Parts) -> People<'a> {
        let everybody = || self.roster.members().map(|member| member.id());
        let selected = so_far.selected();
        let joining = everybody().filter(|id| self.calendar.joins(id).is_some());
        let before = self.frozen().filter_map(|at| self.past(at)).flat_map(History::named);
        let ids = match selected {
            Some(selected) => selected.into_iter().chain(joining).chain(before).collect(),
            None => everybody().collect(),
        };
        let mut people = People { roster: &self.roster, ids };
        people.ids.retain(|id| !self.is_supporter(id) && self.roster.find(id).is_some());
        people
    }

    /// The same with their supporters.
    pub(super) fn people_with_supporters<'a>(&'a self, so_far: &'a Parts) -> People<'a> {
        let mut people = self.people(so_far);
        let supporters = self.given.project.supporters.iter();
        let with = supporters.filter(|(_, member)| people.ids.contains(member.as_str())).map(|(id, _)| id);
        people.ids.extend(with.collect::<Vec<_>>());
        people
    }
}

impl<'a> People<'a> {
    /// Whether somebody is on the roster and does not take part.
    pub(super) fn leaves_out(&self, id: &str) -> bool {
        !self.knows(id) && self.roster.find(id).is_some()
    }

    /// Whether somebody takes part.
    pub(super) fn knows(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Their ids, in the order of the roster.
    pub(super) fn ids(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.roster.members().map(|member| member.id()).filter(|id| self.ids.contains(id))
    }

    /// Ids of the others.
    pub(super) fn others(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.roster.members().map(|member| member.id()).filter(|id| !self.ids.contains(id))
    }

    /// The roster without the others.
    pub(super) fn roster(&self) -> Roster {
        self.roster.only(|id| self.ids.contains(id))
    }

    /// Turns without those who do not take part, and without roles that there are none of.
    pub(super) fn only_turns(&self, mut turns: PlannedTurns, roles: &[ProjectRole]) -> PlannedTurns {
        turns.roles.retain(|name, _| roles.iter().any(|role| role.name == *name));
        turns.roles.values_mut().for_each(|holders| holders.retain(|member| self.knows(member)));
        turns.absent.retain(|member| self.knows(member));
        turns
    }

    /// Tables without those who do not take part.
    pub(super) fn only_at_tables(&self, mut round: PlannedRound) -> PlannedRound {
        for table in &mut round.tables {
            table.members.retain(|member| self.knows(member));
            table.hats.retain(|member, _| self.knows(member));
        }
        round.absent.retain(|member| self.knows(member));
        round.out.retain(|member| self.knows(member));
        round
    }

    /// Seats without those who do not take part.
    pub(super) fn only_seats(&self, meeting: &PlannedMeeting) -> PlannedMeeting {
        let seats = meeting.seats().filter(|(_, member)| self.knows(member));
        let absent = meeting.absent().iter().filter(|member| self.knows(member)).cloned();
        PlannedMeeting::new(seats).without(absent)
    }
}
