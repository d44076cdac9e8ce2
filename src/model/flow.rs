//! Whether sizes and permissions can be met at all: a flow from kinds of permission to groups.
//!
//! Augmenting paths (Ford & Fulkerson 1956); where none is left, the kinds and groups reached are a set that Hall's
//! condition (1935) names as too small.

use super::slots::{Period, Slots, UnitId};
use std::collections::BTreeMap;

/// How many units of a kind of permission go into each group of their period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Placing {
    /// The first group of the period.
    pub(crate) first: usize,
    /// From the first group on.
    pub(crate) units: Vec<usize>,
}

/// Why sizes and permissions cannot be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shortage {
    /// These groups need more units than may join any of them.
    Groups { groups: Vec<usize>, needed: usize, available: usize },
    /// These units may hold only slots of groups that are too small for them all.
    Units { units: Vec<UnitId>, places: usize },
}

/// Kinds and groups of one period, both numbered from 0.
struct Network {
    /// Units of each kind not yet placed.
    left: Vec<usize>,
    flow: Vec<Vec<usize>>,
    open: Vec<Vec<bool>>,
    filled: Vec<usize>,
    caps: Vec<usize>,
}

impl Network {
    /// Places more units of `kind`, as many as one path carries; none when no path is left. Then the kinds reached are
    /// given.
    fn augment(&mut self, kind: usize) -> Result<(), Vec<bool>> {
        let (kinds, groups) = (self.flow.len(), self.caps.len());
        let mut kind_from: Vec<Option<usize>> = vec![None; kinds];
        let mut group_from: Vec<Option<usize>> = vec![None; groups];
        let mut seen = vec![false; kinds];
        seen[kind] = true;
        let mut queue = std::collections::VecDeque::from([kind]);
        while let Some(at) = queue.pop_front() {
            for group in 0..groups {
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

    fn push(&mut self, kind: usize, last: usize, group_from: &[Option<usize>], kind_from: &[Option<usize>]) {
        let mut path = Vec::new();
        let mut group = last;
        while let Some(from) = group_from[group] {
            path.push((from, group));
            match kind_from[from] {
                Some(before) if from != kind => group = before,
                _ => break,
            }
        }
        let returned = path.windows(2).map(|steps| self.flow[steps[0].0][steps[1].1]).min().unwrap_or(usize::MAX);
        let amount = returned.min(self.left[kind]).min(self.caps[last] - self.filled[last]);
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

/// Places every unit within the sizes, or tells why that cannot be; the placing is given by kinds of permission. Where
/// slots outside the groups are open to a unit it is placed in a group only as far as there is room.
pub(crate) fn place(slots: &Slots) -> Result<Vec<Placing>, Shortage> {
    let mut placing = vec![Placing::default(); slots.permission_kinds()];
    for period in slots.periods() {
        place_period(slots, period, &mut placing)?;
    }
    Ok(placing)
}

fn place_period(slots: &Slots, period: &Period, placing: &mut [Placing]) -> Result<(), Shortage> {
    let first = period.groups.start;
    let mut of_kind: BTreeMap<u32, Vec<UnitId>> = BTreeMap::new();
    for unit in period.units.clone().map(|unit| UnitId(unit as u32)) {
        let kind = slots.permission_of(unit);
        of_kind.entry(kind).or_default().push(unit);
    }
    let numbers: Vec<u32> = of_kind.keys().copied().collect();
    let members: Vec<Vec<UnitId>> = of_kind.into_values().collect();
    let (kinds, groups) = (members.len(), period.groups.len());
    let mut open = vec![vec![false; groups]; kinds];
    let mut outside = vec![false; kinds];
    for (kind, members) in members.iter().enumerate() {
        for &slot in slots.open_to(members[0]) {
            match slots.group_of(slot) {
                Some(group) => open[kind][group - first] = true,
                None => outside[kind] = true,
            }
        }
    }
    let sizes = &slots.sizes()[period.groups.clone()];
    let mut network = Network {
        flow: vec![vec![0; groups]; kinds],
        left: members.iter().map(Vec::len).collect(),
        open,
        filled: vec![0; groups],
        caps: sizes.iter().map(|size| *size.start()).collect(),
    };
    // Kinds with nowhere else to go come first, so that those who may stay out leave them room.
    let mut order: Vec<usize> = (0..kinds).collect();
    order.sort_by_key(|&kind| outside[kind]);
    fill(&mut network, &order);
    if let Some(shortage) = lacking(&network, &members, first) {
        return Err(shortage);
    }
    network.caps = sizes.iter().map(|size| *size.end()).collect();
    for &kind in &order {
        while network.left[kind] > 0 {
            if let Err(seen) = network.augment(kind) {
                if outside[kind] {
                    break;
                }
                if let Some(swapped) =
                    (0..kinds).find(|&other| seen[other] && outside[other] && release(&mut network, kind, other))
                {
                    debug_assert!(outside[swapped]);
                    continue;
                }
                return Err(crowded(&network, &members, &seen));
            }
        }
    }
    for (number, units) in numbers.into_iter().zip(network.flow) {
        placing[number as usize] = Placing { first, units };
    }
    Ok(())
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

/// A group short of its least size, with all groups that compete for the same units; the groups are numbered from
/// `first`.
fn lacking(network: &Network, members: &[Vec<UnitId>], first: usize) -> Option<Shortage> {
    let short = (0..network.caps.len()).find(|&group| network.filled[group] < network.caps[group])?;
    let mut in_set = vec![false; network.caps.len()];
    in_set[short] = true;
    let mut kinds = vec![false; members.len()];
    loop {
        let grown =
            (0..members.len()).filter(|&k| !kinds[k] && (0..in_set.len()).any(|g| in_set[g] && network.open[k][g]));
        let grown: Vec<usize> = grown.collect();
        if grown.is_empty() {
            break;
        }
        for kind in grown {
            kinds[kind] = true;
            (0..in_set.len()).filter(|&g| network.flow[kind][g] > 0).for_each(|g| in_set[g] = true);
        }
    }
    let groups: Vec<usize> = (0..in_set.len()).filter(|&group| in_set[group]).collect();
    let needed = groups.iter().map(|&group| network.caps[group]).sum();
    let available = (0..members.len()).filter(|&kind| kinds[kind]).map(|kind| members[kind].len()).sum();
    Some(Shortage::Groups { groups: groups.iter().map(|group| first + group).collect(), needed, available })
}

/// The kinds reached from one that finds no room.
fn crowded(network: &Network, members: &[Vec<UnitId>], seen: &[bool]) -> Shortage {
    let units = members.iter().zip(seen).filter(|&(_, &seen)| seen).flat_map(|(units, _)| units.iter().copied());
    let reached = |group: usize| (0..seen.len()).any(|kind| seen[kind] && network.open[kind][group]);
    let places = (0..network.caps.len()).filter(|&group| reached(group)).map(|group| network.caps[group]).sum();
    let mut units: Vec<UnitId> = units.collect();
    units.sort_unstable();
    Shortage::Units { units, places }
}
