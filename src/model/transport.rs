//! The cheapest way to spread kinds of units over buckets of known sizes when every unit is of one kind: the floor of a
//! whole single-valued dimension, where the floors of its tags by themselves cannot all be met.
//!
//! A flow of least cost with convex prices, by successive shortest paths (Busacker & Gowen 1960) over potentials
//! (Edmonds & Karp 1972). As marginal prices rise, each path takes the cheapest next unit of a cell, and the flow stays
//! optimal.

/// Units × nodes² that are worth the work.
const MAX_WORK: usize = 30_000_000;

/// A spreading to be priced.
pub(crate) struct Spread<'a> {
    /// Units of each kind.
    pub(crate) kinds: &'a [i64],
    /// Units in each bucket; the same in all as there are of all kinds.
    pub(crate) sizes: &'a [i64],
    /// What a bucket's count of a kind costs; convex in the count.
    pub(crate) price: &'a dyn Fn(usize, usize, i64) -> i64,
}

impl Spread<'_> {
    /// The least cost; none when the problem is too large to be worth it or the totals differ.
    pub(crate) fn least(&self) -> Option<i64> {
        let (kinds, buckets) = (self.kinds.len(), self.sizes.len());
        let units: i64 = self.kinds.iter().sum();
        let nodes = kinds + buckets;
        let work = usize::try_from(units).ok()?.checked_mul(nodes)?.checked_mul(nodes)?;
        if work > MAX_WORK || units != self.sizes.iter().sum::<i64>() {
            return None;
        }
        let mut flow = vec![vec![0i64; buckets]; kinds];
        let mut left = self.kinds.to_vec();
        let mut room = self.sizes.to_vec();
        let mut potential = vec![0i64; nodes];
        // The first step of a cell may be a gain: potentials of the buckets make all reduced costs non-negative.
        for (bucket, value) in potential[kinds..].iter_mut().enumerate() {
            *value = (0..kinds).map(|kind| self.step(kind, bucket, 0)).min().unwrap_or(0);
        }
        for _ in 0..units {
            let (bucket, before) = self.shortest(&flow, &left, &room, &mut potential)?;
            let mut node = bucket + kinds;
            room[bucket] -= 1;
            while let Some(from) = before[node] {
                match node >= kinds {
                    true => flow[from][node - kinds] += 1,
                    false => flow[node][from - kinds] -= 1,
                }
                node = from;
            }
            left[node] -= 1;
        }
        let cells = (0..kinds).flat_map(|kind| (0..buckets).map(move |bucket| (kind, bucket)));
        Some(cells.map(|(kind, bucket)| (self.price)(kind, bucket, flow[kind][bucket])).sum())
    }

    fn step(&self, kind: usize, bucket: usize, count: i64) -> i64 {
        (self.price)(kind, bucket, count + 1) - (self.price)(kind, bucket, count)
    }

    /// The nearest bucket with room, with the node before each on the way; brings the potentials up to date.
    fn shortest(
        &self,
        flow: &[Vec<i64>],
        left: &[i64],
        room: &[i64],
        potential: &mut [i64],
    ) -> Option<(usize, Vec<Option<usize>>)> {
        let kinds = self.kinds.len();
        let nodes = potential.len();
        let mut distance: Vec<Option<i64>> =
            (0..nodes).map(|node| left.get(node).filter(|&&units| units > 0).map(|_| 0)).collect();
        // All kinds with units left are sources; their potentials may differ, and a source at 0 must be nearest to
        // itself.
        let base = (0..kinds).filter(|&kind| left[kind] > 0).map(|kind| potential[kind]).max().unwrap_or(0);
        for kind in (0..kinds).filter(|&kind| left[kind] > 0) {
            distance[kind] = Some(base - potential[kind]);
        }
        let mut before: Vec<Option<usize>> = vec![None; nodes];
        let mut done = vec![false; nodes];
        while let Some(node) = (0..nodes).filter(|&n| !done[n] && distance[n].is_some()).min_by_key(|&n| distance[n]) {
            done[node] = true;
            let Some(here) = distance[node] else { break };
            let next = if node < kinds { kinds..nodes } else { 0..kinds };
            for other in next {
                let cost = match node < kinds {
                    true => self.step(node, other - kinds, flow[node][other - kinds]),
                    false if flow[other][node - kinds] > 0 => {
                        -self.step(other, node - kinds, flow[other][node - kinds] - 1)
                    }
                    false => continue,
                };
                let reached = here + cost + potential[node] - potential[other];
                if !done[other] && distance[other].is_none_or(|known| reached < known) {
                    distance[other] = Some(reached);
                    before[other] = Some(node);
                }
            }
        }
        let nearest = (0..self.sizes.len()).filter(|&bucket| room[bucket] > 0 && distance[kinds + bucket].is_some());
        let bucket = nearest.min_by_key(|&bucket| distance[kinds + bucket].map(|d| d + potential[kinds + bucket]))?;
        for (value, distance) in potential.iter_mut().zip(&distance) {
            *value += distance.unwrap_or(0);
        }
        Some((bucket, before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Price;
    use proptest::prelude::*;

    /// Every way, one kind after the other.
    fn brute(kinds: &[i64], room: &mut Vec<i64>, price: &dyn Fn(usize, usize, i64) -> i64, at: usize) -> Option<i64> {
        let Some(&units) = kinds.get(at) else {
            return Some(0);
        };
        let mut best = None;
        let mut split = vec![0; room.len()];
        loop {
            if split.iter().sum::<i64>() == units && split.iter().zip(room.iter()).all(|(a, b)| a <= b) {
                let cost: i64 = split.iter().enumerate().map(|(bucket, &count)| price(at, bucket, count)).sum();
                room.iter_mut().zip(&split).for_each(|(room, count)| *room -= count);
                if let Some(rest) = brute(kinds, room, price, at + 1) {
                    best = Some(best.unwrap_or(i64::MAX).min(cost + rest));
                }
                room.iter_mut().zip(&split).for_each(|(room, count)| *room += count);
            }
            let Some(digit) = split.iter().position(|&count| count < units) else {
                return best;
            };
            split[digit] += 1;
            split[..digit].fill(0);
        }
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]

        #[test]
        fn the_flow_is_the_cheapest_spread(
            sizes in prop::collection::vec(1i64..4, 1..4),
            cuts in prop::collection::vec(0usize..9, 2),
            targets in prop::collection::vec(0i64..20, 9),
        ) {
            let units: i64 = sizes.iter().sum();
            let mut ends: Vec<i64> = cuts.iter().map(|&cut| (cut as i64).min(units)).collect();
            ends.sort_unstable();
            let kinds = vec![ends[0], ends[1] - ends[0], units - ends[1]];
            let price = |kind: usize, bucket: usize, count: i64| Price::distance(5, targets[3 * kind + bucket]).at(count);
            let spread = Spread { kinds: &kinds, sizes: &sizes, price: &price };
            prop_assert_eq!(spread.least(), brute(&kinds, &mut sizes.clone(), &price, 0));
        }
    }
}
