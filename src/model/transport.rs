//! The cheapest way to spread kinds of units over buckets of known sizes when every unit is of one kind: the floor of a
//! whole single-valued dimension, where the floors of its tags by themselves cannot all be met.

use super::network::Network;
use crate::interrupts::Interrupts;

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
    /// The least cost; `None` if the problem is too large, the totals differ, or it is interrupted.
    pub(crate) fn least(&self, interrupts: &Interrupts<'_>) -> Option<i64> {
        let (kinds, buckets) = (self.kinds.len(), self.sizes.len());
        let units: i64 = self.kinds.iter().sum();
        let nodes = kinds + buckets;
        let work = usize::try_from(units).ok()?.checked_mul(nodes)?.checked_mul(nodes)?;
        if work > MAX_WORK || units != self.sizes.iter().sum::<i64>() {
            return None;
        }
        let mut network = Network::default();
        let (source, sink) = (network.node(), network.node());
        let of_kind: Vec<u32> = self.kinds.iter().map(|_| network.node()).collect();
        let of_bucket: Vec<u32> = self.sizes.iter().map(|_| network.node()).collect();
        // The arcs of all kinds and buckets come first, in order.
        for &kind in &of_kind {
            for &bucket in &of_bucket {
                network.arc(kind, bucket, 0, units);
            }
        }
        for (&node, &kind) in of_kind.iter().zip(self.kinds) {
            network.arc(source, node, 0, kind);
        }
        for (&node, &size) in of_bucket.iter().zip(self.sizes) {
            network.arc(node, sink, 0, size);
        }
        let cells = kinds * buckets;
        let price = |arc: usize, count: i64| (self.price)(arc / buckets, arc % buckets, count);
        let next = |arc: usize, count: i64| if arc < cells { price(arc, count + 1) - price(arc, count) } else { 0 };
        let sent = network.send_cheaply((source, sink), units..=units, &next, interrupts);
        sent.then(|| (0..cells).map(|arc| price(arc, network.carried(arc))).sum())
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
            prop_assert_eq!(spread.least(&Interrupts::default()), brute(&kinds, &mut sizes.clone(), &price, 0));
        }
    }
}
