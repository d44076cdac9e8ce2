//! Flows of least cost: successive shortest paths (Busacker & Gowen 1960) over potentials (Edmonds & Karp 1972). Where what
//! arcs cost is convex, each path takes the cheapest next unit, and the flow stays optimal (Ahuja, Magnanti & Orlin, "Network
//! flows", 1993, chapter 14).

use super::Network;
use crate::interrupts::Interrupts;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::ops::RangeInclusive;

impl Network {
    /// Sends units from one node to another, each where it costs least: as many as `units` begins with, and more, up to
    /// its end, while that costs less than nothing. `next` gives what one more costs on an arc, by what it carries; it
    /// never falls as the arc carries more. Whether enough could be sent before it is interrupted.
    pub(crate) fn send_cheaply(
        &mut self,
        (source, sink): (u32, u32),
        units: RangeInclusive<i64>,
        next: &dyn Fn(usize, i64) -> i64,
        interrupts: &Interrupts<'_>,
    ) -> bool {
        let mut potential = self.distances(source, next, &|| false);
        for sent in 0..*units.end() {
            if interrupts.stop() {
                return false;
            }
            let Some(path) = self.cheapest_path((source, sink), next, &mut potential) else {
                return sent >= *units.start();
            };
            if sent >= *units.start() && potential[sink as usize] >= potential[source as usize] {
                return true;
            }
            self.push(&path, 1);
        }
        true
    }

    /// Sends one more where that costs least, if it costs `most` at most; what it costs. `next` is as for
    /// [`send_cheaply`](Network::send_cheaply), and what is carried so far is carried as cheaply as can be. Nothing is sent once
    /// `stop`, which gets [`looks`](Network::looks), says so, as it then does for ever.
    pub(crate) fn send_one(
        &mut self,
        (source, sink): (u32, u32),
        most: i64,
        next: &dyn Fn(usize, i64) -> i64,
        stop: &dyn Fn(usize) -> bool,
    ) -> Option<i64> {
        let stopped = || stop(self.looks());
        let mut potential = self.distances(source, next, &stopped);
        if stopped() {
            return None;
        }
        let path = self.cheapest_path((source, sink), next, &mut potential)?;
        let cost = potential[sink as usize] - potential[source as usize];
        (cost <= most).then(|| {
            self.push(&path, 1);
            cost
        })
    }

    /// How many times searches for cheapest paths have looked at an arc.
    pub(crate) fn looks(&self) -> usize {
        self.looks.get()
    }

    /// Leaves an arc as it is: nothing more goes over it, and nothing comes back. What it carries is forgotten.
    pub(crate) fn close(&mut self, arc: usize) {
        self.room[2 * arc] = 0;
        self.room[2 * arc + 1] = 0;
    }

    /// What one more costs on an arc, or on the way back of one.
    fn cost(&self, arc: u32, next: &dyn Fn(usize, i64) -> i64) -> i64 {
        let given = arc as usize / 2;
        if arc.is_multiple_of(2) { next(given, self.carried(given)) } else { -next(given, self.carried(given) - 1) }
    }

    fn open_arcs(&self, from: usize) -> impl Iterator<Item = (u32, usize)> {
        self.looks.set(self.looks.get() + self.arcs_of[from].len());
        let arcs = self.arcs_of[from].iter().filter(|&&arc| self.room[arc as usize] > 0);
        arcs.map(|&arc| (arc, self.to[arc as usize] as usize))
    }

    /// The cost of the cheapest way to each node, where a step may be a gain; for nodes out of reach, the greatest. Where it is
    /// stopped, some may be too great.
    fn distances(&self, source: u32, next: &dyn Fn(usize, i64) -> i64, stopped: &dyn Fn() -> bool) -> Vec<i64> {
        let mut distance = vec![None; self.arcs_of.len()];
        distance[source as usize] = Some(0);
        let mut queued = vec![false; self.arcs_of.len()];
        let mut queue = VecDeque::from([source as usize]);
        while let Some(at) = queue.pop_front().filter(|_| !stopped()) {
            queued[at] = false;
            let Some(here) = distance[at] else { continue };
            for (arc, to) in self.open_arcs(at) {
                let reached = here + self.cost(arc, next);
                if distance[to].is_none_or(|known| reached < known) {
                    distance[to] = Some(reached);
                    if !std::mem::replace(&mut queued[to], true) {
                        queue.push_back(to);
                    }
                }
            }
        }
        let farthest = distance.iter().flatten().copied().max().unwrap_or(0);
        distance.into_iter().map(|distance| distance.unwrap_or(farthest)).collect()
    }

    /// The cheapest path on which one more can be sent; brings the potentials up to date (Dijkstra 1959).
    fn cheapest_path(
        &self,
        (source, sink): (u32, u32),
        next: &dyn Fn(usize, i64) -> i64,
        potential: &mut [i64],
    ) -> Option<Vec<u32>> {
        let nodes = self.arcs_of.len();
        let mut distance: Vec<Option<i64>> = vec![None; nodes];
        distance[source as usize] = Some(0);
        let mut before = vec![0; nodes];
        let mut done = vec![false; nodes];
        let mut open = BinaryHeap::from([Reverse((0, source as usize))]);
        let end = loop {
            let Reverse((here, node)) = open.pop()?;
            if node == sink as usize {
                break here;
            }
            if std::mem::replace(&mut done[node], true) {
                continue;
            }
            for (arc, to) in self.open_arcs(node).filter(|&(_, to)| !done[to]) {
                let reached = here + self.cost(arc, next) + potential[node] - potential[to];
                if distance[to].is_none_or(|known| reached < known) {
                    distance[to] = Some(reached);
                    before[to] = arc;
                    open.push(Reverse((reached, to)));
                }
            }
        };
        for (value, distance) in potential.iter_mut().zip(&distance) {
            *value += distance.map_or(end, |distance| distance.min(end));
        }
        let mut path = Vec::new();
        let mut at = sink;
        while at != source {
            path.push(before[at as usize]);
            at = self.to[before[at as usize] as usize ^ 1];
        }
        Some(path)
    }
}
