//! Places held against the people who may take them.

use super::lowering_context::TurnLoweringContext;
use super::meeting_instance::RoleAt;
use crate::roster::MemberId;
use crate::rules::bounds::Bounds;
use itertools::Itertools;
use std::collections::BTreeSet;
use std::ops::Range;

impl TurnLoweringContext<'_> {
    /// Why not every place of these roles at these meetings can be taken if the people of the rule have turns within
    /// the bounds; `None` if the numbers do not show it, where one person may hold two roles, and where nothing says
    /// that places are taken (not `filled`).
    pub(super) fn places_against(
        &self,
        filled: bool,
        meetings: Range<usize>,
        roles: &[usize],
        bounds: Bounds,
    ) -> Option<String> {
        let at = self.meetings[meetings.clone()].iter().cartesian_product(roles);
        let sum = |of: fn(&RoleAt) -> usize| at.clone().map(|(meeting, &role)| of(&meeting.roles[role])).sum::<usize>();
        let (needed, places) = (sum(|role| role.needed), sum(|role| role.places));
        let takers = at.flat_map(|(meeting, &role)| match &meeting.fixed {
            Some(held) => held[role].clone(),
            None => meeting.open_to(role).collect(),
        });
        let takers = takers.collect::<BTreeSet<MemberId>>().len();
        let everybody = self.people.len() == self.roster.len();
        let most = bounds.max.filter(|_| everybody).map(|max| takers.saturating_mul(max as usize));
        let least = self.people.len().saturating_mul(bounds.min.unwrap_or(0) as usize);
        let than = match most {
            _ if !filled || self.layout.has_pairs() => return None,
            Some(most) if needed > most => format!("{most} can be taken by this rule"),
            _ if places < least => format!("this rule asks for {least} turns"),
            _ => return None,
        };
        let when = match meetings.len() {
            1 => format!("meeting {}", meetings.end),
            _ => format!("meetings {} to {}", meetings.start + 1, meetings.end),
        };
        let taken = if needed < places { format!(", of which {needed} must be taken") } else { String::new() };
        let places = if places == 1 { "is 1 place" } else { &format!("are {places} places") };
        let roles = roles.iter().map(|&role| format!("`{}`", self.roles[role].name())).join(", ");
        Some(format!("at {when} there {places} in {roles}{taken}, and {than}"))
    }
}
