//! Whether sizes and permissions can be met at all: a flow from kinds of permission to groups.
//!
//! Augmenting paths (Ford & Fulkerson 1956); where none is left, the kinds and groups reached are a set that Hall's condition
//! (1935) names as too small.

use super::slots::{Slots, UnitId};
use std::ops::Range;

/// Units of each kind of permission in each group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placing {
    /// By kind, then by group.
    pub(crate) units: Vec<Vec<usize>>,
}

/// Why sizes and permissions cannot be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shortage {
    /// These groups need more units than may join any of them.
    Groups {
        groups: Vec<usize>,
        needed: usize,
        available: usize,
    },
    /// These units may hold only slots of groups that are too small for them all.
    Units { units: Vec<UnitId>, places: usize },
}

struct Network {
    /// Units of each kind not yet placed.
    left: Vec<usize>,
    flow: Vec<Vec<usize>>,
    open: Vec<Vec<bool>>,
    /// Groups of the period that each kind is in.
    near: Vec<Range<usize>>,
    filled: Vec<usize>,
    caps: Vec<usize>,
}

impl Network {
    /// Places more units of `kind`, as many as one path carries; none when no path is left. Then the kinds reached are given.
    fn augment(&mut self, kind: usize) -> Result<(), Vec<bool>> {
        let (kinds, groups) = (self.flow.len(), self.caps.len());
        let mut kind_from: Vec<Option<usize>> = vec![None; kinds];
        let mut group_from: Vec<Option<usize>> = vec![None; groups];
        let mut seen = vec![false; kinds];
        seen[kind] = true;
        let mut queue = std::collections::VecDeque::from([kind]);
        while let Some(at) = queue.pop_front() {
            for group in self.near[at].clone() {
                if !self.open[at][group] || group_from[group].is_some() {
                    continue;
                }
                group_from[group] = Some(at);
                if self.filled[group] < self.caps[group] {
                    self.push(kind, group, &group_from, &kind_from);
                    return Ok(());
                }
                for other in (0..kinds).filter(|&other| self.flow[other][group] > 0) {
                    if !seen[other] {
                        seen[other] = true;
                        kind_from[other] = Some(group);
                        queue.push_back(other);
                    }
                }
            }
        }
        Err(seen)
    }

    fn push(
        &mut self,
        kind: usize,
        last: usize,
        group_from: &[Option<usize>],
        kind_from: &[Option<usize>],
    ) {
        let mut path = Vec::new();
        let mut group = last;
        while let Some(from) = group_from[group] {
            path.push((from, group));
            match kind_from[from] {
                Some(before) if from != kind => group = before,
                _ => break,
            }
        }
        let returned = path
            .windows(2)
            .map(|steps| self.flow[steps[0].0][steps[1].1])
            .min()
            .unwrap_or(usize::MAX);
        let amount = returned
            .min(self.left[kind])
            .min(self.caps[last] - self.filled[last]);
        for (at, &(from, group)) in path.iter().enumerate() {
            self.flow[from][group] += amount;
            if let Some(&(_, before)) = path.get(at + 1) {
                self.flow[from][before] -= amount;
            }
        }
        self.left[kind] -= amount;
        self.filled[last] += amount;
    }
}

/// Places every unit within the sizes, or tells why that cannot be. Where slots outside the groups are open to a unit it is
/// placed in a group only as far as there is room.
pub(crate) fn place(slots: &Slots) -> Result<Placing, Shortage> {
    let kinds = slots
        .unit_ids()
        .map(|unit| slots.permission_of(unit) as usize + 1)
        .max()
        .unwrap_or(0);
    let groups = slots.sizes().len();
    let mut left = vec![0; kinds];
    let mut members: Vec<Vec<UnitId>> = vec![Vec::new(); kinds];
    for unit in slots.unit_ids() {
        left[slots.permission_of(unit) as usize] += 1;
        members[slots.permission_of(unit) as usize].push(unit);
    }
    let mut open = vec![vec![false; groups]; kinds];
    let mut outside = vec![false; kinds];
    let mut near = vec![0..0; kinds];
    for kind in 0..kinds {
        if let Some(&unit) = members[kind].first() {
            near[kind] = slots.periods()[slots.period_of(unit)].groups.clone();
        }
        for &slot in members[kind]
            .first()
            .map_or(&[][..], |&unit| slots.open_to(unit))
        {
            match slots.group_of(slot) {
                Some(group) => open[kind][group] = true,
                None => outside[kind] = true,
            }
        }
    }
    let least: Vec<usize> = slots.sizes().iter().map(|size| *size.start()).collect();
    let mut network = Network {
        flow: vec![vec![0; groups]; kinds],
        left,
        open,
        near,
        filled: vec![0; groups],
        caps: least,
    };
    // Kinds with nowhere else to go come first, so that those who may stay out leave them room.
    let mut order: Vec<usize> = (0..kinds).collect();
    order.sort_by_key(|&kind| outside[kind]);
    fill(&mut network, &order);
    if let Some(shortage) = lacking(&network, &members) {
        return Err(shortage);
    }
    network.caps = slots.sizes().iter().map(|size| *size.end()).collect();
    for &kind in &order {
        while network.left[kind] > 0 {
            if let Err(seen) = network.augment(kind) {
                if outside[kind] {
                    break;
                }
                if let Some(swapped) = (0..kinds).find(|&other| {
                    seen[other] && outside[other] && release(&mut network, kind, other)
                }) {
                    debug_assert!(outside[swapped]);
                    continue;
                }
                return Err(crowded(&network, &members, &seen));
            }
        }
    }
    Ok(Placing {
        units: network.flow,
    })
}

fn fill(network: &mut Network, order: &[usize]) {
    for &kind in order {
        while network.left[kind] > 0 && network.augment(kind).is_ok() {}
    }
}

/// Sends a unit of `other`, which may stay out, out of a group, so that `kind` finds room on the next path.
fn release(network: &mut Network, kind: usize, other: usize) -> bool {
    if kind == other {
        return false;
    }
    let Some(group) = (0..network.caps.len()).find(|&group| network.flow[other][group] > 0) else {
        return false;
    };
    network.flow[other][group] -= 1;
    network.filled[group] -= 1;
    network.left[other] += 1;
    match network.augment(kind) {
        Ok(()) => true,
        Err(_) => {
            network.flow[other][group] += 1;
            network.filled[group] += 1;
            network.left[other] -= 1;
            false
        }
    }
}

/// A group short of its least size, with all groups that compete for the same units.
fn lacking(network: &Network, members: &[Vec<UnitId>]) -> Option<Shortage> {
    let short =
        (0..network.caps.len()).find(|&group| network.filled[group] < network.caps[group])?;
    let mut in_set = vec![false; network.caps.len()];
    in_set[short] = true;
    let mut kinds = vec![false; members.len()];
    loop {
        let grown = (0..members.len())
            .filter(|&k| !kinds[k] && (0..in_set.len()).any(|g| in_set[g] && network.open[k][g]));
        let grown: Vec<usize> = grown.collect();
        if grown.is_empty() {
            break;
        }
        for kind in grown {
            kinds[kind] = true;
            (0..in_set.len())
                .filter(|&g| network.flow[kind][g] > 0)
                .for_each(|g| in_set[g] = true);
        }
    }
    let groups: Vec<usize> = (0..in_set.len()).filter(|&group| in_set[group]).collect();
    let needed = groups.iter().map(|&group| network.caps[group]).sum();
    let available = (0..members.len())
        .filter(|&kind| kinds[kind])
        .map(|kind| members[kind].len())
        .sum();
    Some(Shortage::Groups {
        groups,
        needed,
        available,
    })
}

/// The kinds reached from one that finds no room.
fn crowded(network: &Network, members: &[Vec<UnitId>], seen: &[bool]) -> Shortage {
    let units = members
        .iter()
        .zip(seen)
        .filter(|&(_, &seen)| seen)
        .flat_map(|(units, _)| units.iter().copied());
    let reached =
        |group: usize| (0..seen.len()).any(|kind| seen[kind] && network.open[kind][group]);
    let places = (0..network.caps.len())
        .filter(|&group| reached(group))
        .map(|group| network.caps[group])
        .sum();
    let mut units: Vec<UnitId> = units.collect();
    units.sort_unstable();
    Shortage::Units { units, places }
}
