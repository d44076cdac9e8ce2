//! Whether sizes and permissions can be met at all: a flow from kinds of permission to groups.
//!
//! Where the greatest flow leaves somebody without a place, the kinds and groups reached are a set that Hall's
//! condition (1935) names as too small.

use super::network::{Network, UNLIMITED};
use super::slots::{Period, Slots, UnitId};
use itertools::Itertools;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// How many units of a kind of permission go into each group of their period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PlannedUnits {
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

/// Kinds of permission and groups of one period, both numbered from 0, as a flow: what each kind has of units goes to
/// the groups open to it, and from there to the sink.
struct FreePlaces {
    network: Network,
    /// Node and units of each kind, and how many of these are not yet placed.
    kinds: Vec<(u32, Vec<UnitId>, i64)>,
    /// For each kind, its arc to each group that is open to it.
    open: Vec<Vec<Option<usize>>>,
    /// For each group, the arc to the sink: what it carries fills the group.
    filled: Vec<usize>,
    sink: u32,
}

impl FreePlaces {
    /// Groups take as many as their least sizes at first.
    fn new(slots: &Slots, period: &Period, kinds: Vec<Vec<UnitId>>) -> FreePlaces {
        let mut network = Network::default();
        let sink = network.node();
        let sizes = &slots.sizes()[period.groups.clone()];
        let groups: Vec<u32> = sizes.iter().map(|_| network.node()).collect();
        let to_sink =
            |(&group, size): (&u32, &RangeInclusive<usize>)| network.arc(group, sink, 0, *size.start() as i64);
        let filled = groups.iter().zip(sizes).map(to_sink).collect();
        let mut places = FreePlaces { network, kinds: Vec::new(), open: Vec::new(), filled, sink };
        for units in kinds {
            let node = places.network.node();
            let mut open = vec![false; groups.len()];
            let of_group = slots.open_to(units[0]).iter().filter_map(|&slot| slots.group_of(slot));
            of_group.for_each(|group| open[group - period.groups.start] = true);
            let arc = |(open, &group): (bool, &u32)| open.then(|| places.network.arc(node, group, 0, UNLIMITED));
            places.open.push(open.into_iter().zip(&groups).map(arc).collect());
            let left = units.len() as i64;
            places.kinds.push((node, units, left));
        }
        places
    }

    /// Places as many more units of a kind as fit, up to `most`; how many.
    fn send(&mut self, kind: usize, most: i64) -> i64 {
        let (node, _, left) = &mut self.kinds[kind];
        let sent = self.network.send(*node, self.sink, most.min(*left));
        *left -= sent;
        sent
    }

    fn left(&self, kind: usize) -> i64 {
        self.kinds[kind].2
    }

    /// The kinds that some units of a kind could make room for, and the kind itself.
    fn reached(&self, kind: usize) -> Vec<bool> {
        let reached = self.network.reached(self.kinds[kind].0);
        self.kinds.iter().map(|&(node, ..)| reached[node as usize]).collect()
    }

    /// Units of a kind in a group.
    fn placed(&self, kind: usize, group: usize) -> i64 {
        self.open[kind][group].map_or(0, |arc| self.network.carried(arc))
    }

    /// Units that a group takes, as things stand.
    fn size(&self, group: usize) -> usize {
        let arc = self.filled[group];
        (self.network.carried(arc) + self.network.room(arc)) as usize
    }

    /// Sends a unit of `other`, which may stay out, out of a group, so that `kind` finds room on the next path.
    fn release(&mut self, kind: usize, other: usize) -> bool {
        let placed = |&group: &usize| self.placed(other, group) > 0;
        let Some(group) = (0..self.filled.len()).find(placed).filter(|_| kind != other) else {
            return false;
        };
        let arcs = self.open[other][group].into_iter().chain([self.filled[group]]).collect_vec();
        arcs.iter().for_each(|&arc| self.network.load(arc, -1));
        let sent = self.send(kind, 1) > 0;
        if sent {
            self.kinds[other].2 += 1
        } else {
            arcs.iter().for_each(|&arc| self.network.load(arc, 1))
        }
        sent
    }

    /// A group short of its least size, with all groups that compete for the same units; the groups are numbered from
    /// `first`.
    fn lacking(&self, first: usize) -> Option<Shortage> {
        let (kinds, groups) = (self.kinds.len(), self.filled.len());
        let short = (0..groups).find(|&group| self.network.room(self.filled[group]) > 0)?;
        let mut in_set = vec![false; groups];
        in_set[short] = true;
        let mut competing = vec![false; kinds];
        loop {
            let grown = (0..kinds).filter(|&kind| !competing[kind] && self.is_open_to(kind, &in_set)).collect_vec();
            if grown.is_empty() {
                break;
            }
            for kind in grown {
                competing[kind] = true;
                (0..groups).filter(|&group| self.placed(kind, group) > 0).for_each(|group| in_set[group] = true);
            }
        }
        let groups = in_set.iter().positions(|&inside| inside).collect_vec();
        let needed = groups.iter().map(|&group| self.size(group)).sum();
        let available = (0..kinds).filter(|&kind| competing[kind]).map(|kind| self.kinds[kind].1.len()).sum();
        Some(Shortage::Groups { groups: groups.iter().map(|group| first + group).collect(), needed, available })
    }

    fn is_open_to(&self, kind: usize, groups: &[bool]) -> bool {
        self.open[kind].iter().zip(groups).any(|(arc, &inside)| inside && arc.is_some())
    }

    /// The kinds reached from one that finds no room.
    fn crowded(&self, seen: &[bool]) -> Shortage {
        let seen = || self.kinds.iter().zip(&self.open).zip(seen).filter(|&(_, &seen)| seen).map(|(kind, _)| kind);
        let reached = |group: &usize| seen().any(|(_, open)| open[*group].is_some());
        let places = (0..self.filled.len()).filter(reached).map(|group| self.size(group)).sum();
        let units = seen().flat_map(|((_, units, _), _)| units.iter().copied()).sorted_unstable().collect();
        Shortage::Units { units, places }
    }
}

/// Places every unit within the sizes, or tells why that cannot be; the placing is given by kinds of permission. Where
/// slots outside the groups are open to a unit it is placed in a group only as far as there is room.
pub(crate) fn place(slots: &Slots) -> Result<Vec<PlannedUnits>, Shortage> {
    let mut placing = vec![PlannedUnits::default(); slots.permission_kinds()];
    for period in slots.periods() {
        place_period(slots, period, &mut placing)?;
    }
    Ok(placing)
}

fn place_period(slots: &Slots, period: &Period, placing: &mut [PlannedUnits]) -> Result<(), Shortage> {
    let first = period.groups.start;
    let units = period.units.clone().map(|unit| UnitId(unit as u32));
    let of_kind: BTreeMap<u32, Vec<UnitId>> =
        units.into_group_map_by(|&unit| slots.permission_of(unit)).into_iter().collect();
    let (numbers, kinds): (Vec<u32>, Vec<Vec<UnitId>>) = of_kind.into_iter().unzip();
    let may_stay_out = |units: &Vec<UnitId>| slots.open_to(units[0]).iter().any(|&slot| slots.group_of(slot).is_none());
    let outside = kinds.iter().map(may_stay_out).collect_vec();
    // Kinds with nowhere else to go come first, so that those who may stay out leave them room.
    let order = (0..kinds.len()).sorted_by_key(|&kind| outside[kind]).collect_vec();
    let mut places = FreePlaces::new(slots, period, kinds);
    for &kind in &order {
        places.send(kind, UNLIMITED);
    }
    if let Some(shortage) = places.lacking(first) {
        return Err(shortage);
    }
    for (&arc, size) in places.filled.iter().zip(&slots.sizes()[period.groups.clone()]) {
        places.network.widen(arc, *size.end() as i64 - *size.start() as i64);
    }
    for &kind in &order {
        places.send(kind, UNLIMITED);
        while places.left(kind) > 0 && !outside[kind] {
            let seen = places.reached(kind);
            let mut others = (0..seen.len()).filter(|&other| seen[other] && outside[other]);
            if !others.any(|other| places.release(kind, other)) {
                return Err(places.crowded(&seen));
            }
            places.send(kind, UNLIMITED);
        }
    }
    for (kind, number) in numbers.into_iter().enumerate() {
        let units = (0..places.filled.len()).map(|group| places.placed(kind, group) as usize);
        placing[number as usize] = PlannedUnits { first, units: units.collect() };
    }
    Ok(())
}
