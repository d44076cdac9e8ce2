//! A flow within bounds: whole numbers on arcs, each between its least and its greatest, with as much into every node
//! as out of it.
//!
//! The greatest flow from the surplus that the least numbers leave to their shortage, by shortest augmenting paths in
//! layers (Dinic 1970); there is a flow within the bounds where it takes up all of the surplus (Hoffman 1960).

use std::collections::VecDeque;

/// Nodes and arcs under construction.
#[derive(Debug, Default)]
pub(super) struct Network {
    /// Least flow of each arc given.
    least: Vec<i64>,
    /// Ends of arcs, two by two: an arc and its way back.
    to: Vec<u32>,
    room: Vec<i64>,
    arcs_of: Vec<Vec<u32>>,
    /// What each node is left with when every arc carries its least.
    surplus: Vec<i64>,
}

impl Network {
    /// A new node.
    pub(super) fn node(&mut self) -> u32 {
        self.arcs_of.push(Vec::new());
        self.surplus.push(0);
        self.arcs_of.len() as u32 - 1
    }

    /// An arc that carries at least `least` and at most `most`; its number.
    pub(super) fn arc(&mut self, from: u32, to: u32, least: i64, most: i64) -> usize {
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

    /// What each arc carries, by number; none where there is no flow within the bounds.
    pub(super) fn flow(mut self) -> Option<Vec<i64>> {
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
        while let Some(mut layers) = self.layers(source, sink) {
            let mut next = vec![0; self.arcs_of.len()];
            while let Some(path) = self.path(source, sink, &mut layers, &mut next) {
                let amount = path.iter().map(|&arc| self.room[arc as usize]).min();
                for &arc in &path {
                    self.room[arc as usize] -= amount.unwrap_or(0);
                    self.room[arc as usize ^ 1] += amount.unwrap_or(0);
                }
                wanted -= amount.unwrap_or(0);
            }
        }
        let carried = |arc: usize| self.least[arc] + self.room[2 * arc + 1];
        (wanted == 0).then(|| (0..given).map(carried).collect())
    }

    /// Steps from the source to each node along arcs with room; none where the sink is out of reach.
    fn layers(&self, source: u32, sink: u32) -> Option<Vec<u32>> {
        let mut layers = vec![u32::MAX; self.arcs_of.len()];
        layers[source as usize] = 0;
        let mut queue = VecDeque::from([source]);
        while let Some(at) = queue.pop_front() {
            if at == sink {
                return Some(layers);
            }
            for &arc in &self.arcs_of[at as usize] {
                let to = self.to[arc as usize] as usize;
                if self.room[arc as usize] > 0 && layers[to] == u32::MAX {
                    layers[to] = layers[at as usize] + 1;
                    queue.push_back(to as u32);
                }
            }
        }
        None
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

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]
        #[test]
        fn there_is_a_flow_just_where_enumeration_finds_one(
            arcs in vec((0..3_u32, 0..3_u32, 0..3_i64, 0..3_i64), 1..6)
        ) {
            let arcs: Vec<_> = arcs.into_iter().map(|(a, b, low, more)| (a, b, low, low + more)).collect();
            let mut network = Network::default();
            (0..3).for_each(|_| { network.node(); });
            for &(a, b, low, high) in &arcs {
                network.arc(a, b, low, high);
            }
            let within = |flow: &[i64]| arcs.iter().zip(flow).all(|(arc, carried)| (arc.2..=arc.3).contains(carried));
            match network.flow() {
                Some(flow) => prop_assert!(within(&flow) && balances(&arcs, &flow)),
                None => {
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
