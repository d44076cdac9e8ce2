//! What rules about groups cost where those who hold roles at a meeting are the group.

use super::reading::RotaReading;
use crate::roster::MemberId;
use crate::rules::definition::{Placement, Ratio, Worn, sum};
use crate::rules::groups::GroupEntry;

/// The cost of a rule at every meeting to come at which the roles have places. Those who hold one of them are the
/// group, and the others who are there are in none.
pub(super) fn cost(rule: &GroupEntry, roles: &[usize], reading: &RotaReading<'_>) -> Ratio {
    let of_meeting = |at: usize| {
        let there = reading.meetings[at].members.as_slice();
        let holds = |member: &&MemberId| roles.iter().any(|&role| reading.held[at][role].contains(member));
        let group = there.iter().filter(holds).map(|&member| Worn { member, hat: None });
        Placement::new(reading.roster, there, vec!["holders"], vec![group.collect()]).cost(rule)
    };
    let is_asked = |at: &usize| {
        let mut places = roles.iter().map(|&role| reading.meetings[*at].roles[role].places);
        reading.is_to_come(*at) && places.any(|places| places > 0)
    };
    sum((0..reading.held.len()).filter(is_asked).map(of_meeting))
}
