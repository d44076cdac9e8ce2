//! The slots of a meeting: what one member can hold there.

use std::ops::Range;

/// The slots of every meeting, alike at all of them: a role each, then those pairs of roles that one person may hold
/// together, then "no role".
///
/// A role that stands in no pair is a group whose size is its places. Roles that stand in a pair are outside all
/// groups, and their places are counted.
#[derive(Debug, Clone)]
pub(super) struct RoleLayout {
    /// Roles of each slot.
    roles_of: Vec<Vec<usize>>,
    /// Role that is the group of each slot.
    group_of: Vec<Option<u32>>,
    /// The roles that are groups, in order.
    groups: Vec<usize>,
}

impl RoleLayout {
    /// Of `roles` roles, with the pairs that one person may hold together.
    pub(super) fn new(roles: usize, pairs: &[(usize, usize)]) -> RoleLayout {
        let paired = |role: &usize| pairs.iter().any(|pair| pair.0 == *role || pair.1 == *role);
        let (counted, groups): (Vec<usize>, Vec<usize>) = (0..roles).partition(paired);
        let single = groups.iter().chain(&counted).map(|&role| vec![role]);
        let both = pairs.iter().map(|&(first, second)| vec![first, second]);
        let roles_of: Vec<Vec<usize>> = single.chain(both).chain([Vec::new()]).collect();
        let group = |slot: usize| (slot < groups.len()).then_some(slot as u32);
        RoleLayout { group_of: (0..roles_of.len()).map(group).collect(), roles_of, groups }
    }

    /// Positions of the slots of a meeting.
    pub(super) fn slots(&self) -> Range<usize> {
        0..self.roles_of.len()
    }

    /// What is held with a slot.
    pub(super) fn roles_of(&self, slot: usize) -> &[usize] {
        &self.roles_of[slot]
    }

    pub(super) fn group_of(&self) -> &[Option<u32>] {
        &self.group_of
    }

    /// The roles that are groups, in the order of the groups.
    pub(super) fn groups(&self) -> &[usize] {
        &self.groups
    }

    /// The slot in which a member holds just these roles.
    pub(super) fn slot(&self, roles: &[usize]) -> Option<usize> {
        let same = |held: &Vec<usize>| held.len() == roles.len() && roles.iter().all(|role| held.contains(role));
        self.roles_of.iter().position(same)
    }

    /// Whether one person may hold several roles at a meeting.
    pub(super) fn has_pairs(&self) -> bool {
        self.roles_of.iter().any(|roles| roles.len() > 1)
    }
}
