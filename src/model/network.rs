//! Flows: whole numbers on arcs, each between its least and its greatest, with as much into every node as out of it.
//!
//! Flows within bounds and greatest flows are found by shortest augmenting paths in layers (Dinic 1970); there is a
//! flow within the bounds if the surplus that the least numbers leave can be sent to their shortage (Hoffman 1960).

mod cheapest;

use crate::interrupts::Interrupts;
use std::cell::Cell;
use std::collections::VecDeque;

/// What is to be sent, times arcs, up to which it is sent in layers: a search through all of the network for each length
/// of a path. Beyond, each part of it goes the nearest way by itself.
const MAX_LAYERED: usize = 20_000_000;

/// Room without a limit.
pub(crate) const UNLIMITED: i64 = i64::MAX / 4;

/// Nodes and arcs, and what the arcs carry.
#[derive(Debug, Default)]
pub(crate) struct Network {
    /// Least flow of each arc given.
    least: Vec<i64>,
    /// Ends of arcs, two by two: an arc and its way back.
    to: Vec<u32>,
    room: Vec<i64>,
    arcs_of: Vec<Vec<u32>>,
    /// What each node is left with when every arc carries its least.
    surplus: Vec<i64>,
    /// Arcs that searches for cheapest paths have looked at.
    looks: Cell<usize>,
}

impl Network {
    /// A new node.
    pub(crate) fn node(&mut self) -> u32 {
        self.arcs_of.push(Vec::new());
        self.surplus.push(0);
        self.arcs_of.len() as u32 - 1
    }

    /// An arc that carries at least `least` and at most `most`; its number. It starts with `least` on it.
    pub(crate) fn arc(&mut self, from: u32, to: u32, least: i64, most: i64) -> usize {
        self.least.push(least);
        self.surplus[to as usize] += least;
        self.surplus[from as usize] -= least;
        self.pair(from, to, most - least);
        self.least.len() - 1
    }

    fn pair(&mut self, from: u32, to: u32, room: i64) {
        let number = self.to.len() as u32;
        self.to.extend([to, from]);
        self.room.extend([room, 0]);
        self.arcs_of[from as usize].push(number);
        self.arcs_of[to as usize].push(number + 1);
    }

    /// What an arc carries.
    pub(crate) fn carried(&self, arc: usize) -> i64 {
        self.least[arc] + self.room[2 * arc + 1]
    }

    /// How much more an arc could carry.
    pub(crate) fn room(&self, arc: usize) -> i64 {
        self.room[2 * arc]
    }

    /// Lets an arc carry more than so far.
    pub(crate) fn widen(&mut self, arc: usize, by: i64) {
        self.room[2 * arc] += by;
    }

    /// Puts more on an arc, or less if `by` is negative; that its ends balance is the caller's care.
    pub(crate) fn load(&mut self, arc: usize, by: i64) {
        self.room[2 * arc] -= by;
        self.room[2 * arc + 1] += by;
    }

    /// What each arc carries in a flow within the bounds, by number; `None` if there is no such flow, or it is interrupted.
    pub(crate) fn flow(self, interrupts: &Interrupts<'_>) -> Option<Vec<i64>> {
        self.flow_in_layers_up_to(MAX_LAYERED, interrupts)
    }

    fn flow_in_layers_up_to(mut self, most: usize, interrupts: &Interrupts<'_>) -> Option<Vec<i64>> {
        if self.room.iter().any(|&room| room < 0) {
            return None;
        }
        let given = self.least.len();
        let surplus = self.surplus.clone();
        let (source, sink) = (self.node(), self.node());
        let mut wanted = 0;
        for (node, &surplus) in (0..).zip(&surplus) {
            if surplus > 0 {
                wanted += surplus;
                self.pair(source, node, surplus);
            } else if surplus < 0 {
                self.pair(node, sink, -surplus);
            }
        }
        let is_small = (wanted as usize).saturating_mul(self.to.len()) <= most;
        let sent = if is_small {
            self.send_until(source, sink, wanted, interrupts)
        } else {
            self.send_near(source, sink, interrupts)
        };
        (sent == wanted).then(|| (0..given).map(|arc| self.carried(arc)).collect())
    }

    /// Sends up to `most` from one node to another; how much could be sent.
    pub(crate) fn send(&mut self, source: u32, sink: u32, most: i64) -> i64 {
        self.send_until(source, sink, most, &Interrupts::default())
    }

    fn send_until(&mut self, source: u32, sink: u32, most: i64, interrupts: &Interrupts<'_>) -> i64 {
        let mut sent = 0;
        while sent < most && !interrupts.stop() {
            let mut layers = self.layers(source, Some(sink));
            if layers[sink as usize] == u32::MAX {
                break;
            }
            let mut next = vec![0; self.arcs_of.len()];
            while sent < most
                && !interrupts.stop()
                && let Some(path) = self.path(source, sink, &mut layers, &mut next)
            {
                let narrowest = path.iter().map(|&arc| self.room[arc as usize]).min();
                let amount = narrowest.unwrap_or(0).min(most - sent);
                self.push(&path, amount);
                sent += amount;
            }
        }
        sent
    }

    /// Sends what each arc from the source has room for, one arc after the other, along shortest paths; how much could be
    /// sent until one found no path, or it is interrupted. What finds none never will, whatever the others send.
    fn send_near(&mut self, source: u32, sink: u32, interrupts: &Interrupts<'_>) -> i64 {
        let mut sent = 0;
        let mut reached = vec![0; self.arcs_of.len()];
        let mut before = vec![0; self.arcs_of.len()];
        let mut search = 0_u32;
        for at in 0..self.arcs_of[source as usize].len() {
            let first = self.arcs_of[source as usize][at];
            while self.room[first as usize] > 0 {
                if interrupts.stop() {
                    return sent;
                }
                search += 1;
                let Some(path) = self.near_path((first, sink), search, &mut reached, &mut before) else {
                    return sent;
                };
                let amount = path.iter().map(|&arc| self.room[arc as usize]).min().unwrap_or(0);
                self.push(&path, amount);
                sent += amount;
            }
        }
        sent
    }

    /// A shortest path that begins with an arc. `reached` has the number of the last search that reached each node, and
    /// `before` the arc by which it did.
    fn near_path(
        &self,
        (first, sink): (u32, u32),
        search: u32,
        reached: &mut [u32],
        before: &mut [u32],
    ) -> Option<Vec<u32>> {
        let start = self.to[first as usize];
        // No way goes through the source.
        reached[self.to[first as usize ^ 1] as usize] = search;
        reached[start as usize] = search;
        before[start as usize] = first;
        let mut queue = VecDeque::from([start]);
        while reached[sink as usize] != search {
            let at = queue.pop_front()?;
            for &arc in &self.arcs_of[at as usize] {
                let to = self.to[arc as usize];
                if self.room[arc as usize] > 0 && reached[to as usize] != search {
                    reached[to as usize] = search;
                    before[to as usize] = arc;
                    queue.push_back(to);
                }
            }
        }
        let mut path = vec![before[sink as usize]];
        while path.last() != Some(&first) {
            let from = self.to[path[path.len() - 1] as usize ^ 1];
            path.push(before[from as usize]);
        }
        Some(path)
    }

    fn push(&mut self, path: &[u32], amount: i64) {
        for &arc in path {
            self.room[arc as usize] -= amount;
            self.room[arc as usize ^ 1] += amount;
        }
    }

    /// Whether more could go from a node to each of the others.
    pub(crate) fn reached(&self, source: u32) -> Vec<bool> {
        self.layers(source, None).into_iter().map(|layer| layer < u32::MAX).collect()
    }

    /// Steps from the source to each node along arcs with room, or to those that are no farther than the sink;
    /// `u32::MAX` for those out of reach.
    fn layers(&self, source: u32, sink: Option<u32>) -> Vec<u32> {
        let mut layers = vec![u32::MAX; self.arcs_of.len()];
        layers[source as usize] = 0;
        let mut queue = VecDeque::from([source]);
        while let Some(at) = queue.pop_front() {
            if Some(at) == sink {
                break;
            }
            for &arc in &self.arcs_of[at as usize] {
                let to = self.to[arc as usize] as usize;
                if self.room[arc as usize] > 0 && layers[to] == u32::MAX {
                    layers[to] = layers[at as usize] + 1;
                    queue.push_back(to as u32);
                }
            }
        }
        layers
    }

    /// A path through the layers; nodes from which none goes on leave them.
    fn path(&self, source: u32, sink: u32, layers: &mut [u32], next: &mut [usize]) -> Option<Vec<u32>> {
        let mut path: Vec<u32> = Vec::new();
        let mut at = source as usize;
        while at != sink as usize {
            let onward = self.arcs_of[at][next[at]..].iter().position(|&arc| {
                let to = self.to[arc as usize] as usize;
                self.room[arc as usize] > 0 && layers[to] != u32::MAX && layers[to] == layers[at] + 1
            });
            match onward {
                Some(skipped) => {
                    next[at] += skipped;
                    let arc = self.arcs_of[at][next[at]];
                    path.push(arc);
                    at = self.to[arc as usize] as usize;
                }
                None => {
                    layers[at] = u32::MAX;
                    let arc = path.pop()?;
                    at = self.to[arc as usize ^ 1] as usize;
                }
            }
        }
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Whether arcs with these numbers on them balance at every node.
    fn balances(arcs: &[(u32, u32, i64, i64)], flow: &[i64]) -> bool {
        (0..3).all(|node| {
            let sum = |end: fn(&(u32, u32, i64, i64)) -> u32| {
                let here = arcs.iter().zip(flow).filter(|(arc, _)| end(arc) == node);
                here.map(|(_, carried)| carried).sum::<i64>()
            };
            sum(|arc| arc.0) == sum(|arc| arc.1)
        })
    }

    #[test]
    fn between_two_looks_each_arc_is_priced_a_few_times() {
        use std::sync::Arc;
        use std::sync::atomic::{AtomicUsize, Ordering};
        let (side, mut network) = (12, Network::default());
        let nodes: Vec<u32> = (0..2 * side + 2).map(|_| network.node()).collect();
        let (source, sink) = (nodes[2 * side], nodes[2 * side + 1]);
        for at in 0..side {
            network.arc(source, nodes[at], 0, 3);
            network.arc(nodes[side + at], sink, 0, 3);
            for to in 0..side {
                network.arc(nodes[at], nodes[side + to], 0, 1);
            }
        }
        let priced = Arc::new(AtomicUsize::new(0));
        let (since, most) = (Arc::clone(&priced), Arc::new(AtomicUsize::new(0)));
        let longest = Arc::clone(&most);
        let never = crate::interrupts::Cancel::when(move || {
            longest.fetch_max(since.swap(0, Ordering::SeqCst), Ordering::SeqCst);
            false
        });
        let next = |arc: usize, carried: i64| {
            priced.fetch_add(1, Ordering::SeqCst);
            carried + (arc % 7) as i64
        };
        let interrupts = Interrupts { cancel: Some(&never), ..Interrupts::default() };
        assert!(network.send_cheaply((source, sink), 36..=36, &next, &interrupts));
        let arcs = side * side + 2 * side;
        assert!((1..=4 * arcs).contains(&most.load(Ordering::SeqCst)), "{most:?} of {arcs}");
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]
        #[test]
        fn there_is_a_flow_just_where_enumeration_finds_one(
            arcs in vec((0..3_u32, 0..3_u32, 0..3_i64, 0..3_i64), 1..6)
        ) {
            let arcs: Vec<_> = arcs.into_iter().map(|(a, b, low, more)| (a, b, low, low + more)).collect();
            let flow = |most_in_layers: usize| {
                let mut network = Network::default();
                (0..3).for_each(|_| { network.node(); });
                for &(a, b, low, high) in &arcs {
                    network.arc(a, b, low, high);
                }
                network.flow_in_layers_up_to(most_in_layers, &Interrupts::default())
            };
            let within = |flow: &[i64]| arcs.iter().zip(flow).all(|(arc, carried)| (arc.2..=arc.3).contains(carried));
            match (flow(MAX_LAYERED), flow(0)) {
                (Some(layered), Some(near)) => {
                    prop_assert!(within(&layered) && balances(&arcs, &layered));
                    prop_assert!(within(&near) && balances(&arcs, &near));
                }
                (Some(_), None) | (None, Some(_)) => prop_assert!(false, "one finds a flow where the other finds none"),
                (None, None) => {
                    let mut flows = vec![Vec::new()];
                    for arc in &arcs {
                        flows = flows.iter().flat_map(|before: &Vec<i64>| {
                            (arc.2..=arc.3).map(move |carried| before.iter().copied().chain([carried]).collect())
                        }).collect();
                    }
                    prop_assert!(!flows.iter().any(|flow| balances(&arcs, flow)));
                }
            }
        }
    }
}
