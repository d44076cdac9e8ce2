//! The slots of a meeting: what one member can hold there.

use itertools::Itertools;
use std::ops::Range;

/// The slots of every meeting, alike at all of them: a role each, then the roles that one person may hold together,
/// then "no role".
///
/// A role that is held by itself alone is a group whose size is its places. Roles that are held together are outside
/// all groups, and their places are counted.
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
    /// Of `roles` roles, with those any of which one person may hold together.
    pub(super) fn new(roles: usize, compatible: &[Vec<usize>]) -> RoleLayout {
        let paired = |role: &usize| compatible.iter().any(|together| together.contains(role));
        let (counted, groups): (Vec<usize>, Vec<usize>) = (0..roles).partition(paired);
        let single = groups.iter().chain(&counted).map(|&role| vec![role]);
        let several = compatible.iter().flat_map(|together| together.iter().copied().powerset());
        let several = several.filter(|roles| roles.len() > 1).unique();
        let roles_of: Vec<Vec<usize>> = single.chain(several).chain([Vec::new()]).collect();
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

    /// The most roles that one person may hold at a meeting.
    pub(super) fn most_at_once(&self) -> usize {
        self.roles_of.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Whether one person may hold several roles at a meeting.
    pub(super) fn has_pairs(&self) -> bool {
        self.most_at_once() > 1
    }
}
