//! The cheapest way to spread everybody's contacts over those whom they can meet: a flow of least cost.
//!
//! Every contact is counted from both ends, so that members stand on both sides of the flow (the bipartite double cover
//! of the graph of pairs); half of its cost is a lower bound.

use super::network::Network;
use crate::interrupts::Interrupts;
use std::ops::RangeInclusive;

/// Contacts to be spread.
pub(super) struct Spreading<'a> {
    /// How many contacts each member has, at least and at most.
    pub(super) contacts: &'a [RangeInclusive<i64>],
    /// Contacts of all members together, at least and at most; each is counted once for both of its members.
    pub(super) total: RangeInclusive<i64>,
    /// How often two can meet at most; a member meets nobody of the same number where that is 0.
    pub(super) most: &'a dyn Fn(usize, usize) -> i64,
    /// What the next meeting of two costs when they have met so often.
    pub(super) next: &'a dyn Fn(usize, usize, i64) -> i64,
}

/// Paths times arcs that are looked at: a second's work at most.
const MAX_WORK: i64 = 40_000_000;
/// More than anything that pairs cost: contacts that must be come first.
const DUE: i64 = 1 << 40;

impl Spreading<'_> {
    /// Twice the least cost of meetings; `None` if that is too much work, no meetings fit, or it is interrupted.
    pub(super) fn twice_the_least(&self, interrupts: &Interrupts<'_>) -> Option<i64> {
        let members = self.contacts.len();
        let (least, most) = (2 * self.total.start(), 2 * self.total.end());
        let work = least.saturating_mul((members * members) as i64 + 1);
        if work > MAX_WORK {
            return None;
        }
        let mut network = Network::default();
        let (source, sink) = (network.node(), network.node());
        let giving: Vec<u32> = self.contacts.iter().map(|_| network.node()).collect();
        let taking: Vec<u32> = self.contacts.iter().map(|_| network.node()).collect();
        // The arcs of all pairs come first, in order; then those of the members, on the one side and on the other.
        for (a, &from) in giving.iter().enumerate() {
            for (b, &to) in taking.iter().enumerate() {
                network.arc(from, to, 0, (self.most)(a, b));
            }
        }
        let pairs = members * members;
        for (range, &node) in self.contacts.iter().zip(&giving) {
            network.arc(source, node, 0, *range.end());
        }
        for (range, &node) in self.contacts.iter().zip(&taking) {
            network.arc(node, sink, 0, *range.end());
        }
        let met = |arc: usize, met: i64| (self.next)(arc / members, arc % members, met);
        let next = |arc: usize, carried: i64| {
            if arc < pairs {
                return met(arc, carried);
            }
            // Contacts that are due come first.
            if carried < *self.contacts[(arc - pairs) % members].start() { -DUE } else { 0 }
        };
        let sent = network.send_cheaply((source, sink), least..=most, &next, interrupts);
        let cost = |arc: usize| (0..network.carried(arc)).map(|times| met(arc, times)).sum::<i64>();
        sent.then(|| (0..pairs).map(cost).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeats(contacts: &[RangeInclusive<i64>], total: i64, apart: &[(usize, usize)], periods: i64) -> Option<i64> {
        let most = |a: usize, b: usize| if a == b || apart.contains(&(a.min(b), a.max(b))) { 0 } else { periods };
        let spreading = Spreading { contacts, total: total..=total, most: &most, next: &|_, _, met| met };
        spreading.twice_the_least(&Interrupts::default())
    }

    #[test]
    fn rings_of_nine_over_a_year() {
        let two_each = vec![24..=24; 9];
        assert_eq!(repeats(&two_each, 108, &[], 12), Some(2 * 108));
        let groups = |member: usize| member % 3;
        let same: Vec<(usize, usize)> =
            (0..9).flat_map(|a| (a + 1..9).map(move |b| (a, b))).filter(|&(a, b)| groups(a) == groups(b)).collect();
        assert_eq!(repeats(&two_each, 108, &same, 12), Some(2 * 162));
    }

    #[test]
    fn who_can_meet_two_alone_meets_both_each_time() {
        let two_each = vec![6..=6; 5];
        // The first meets the next two alone, three times each, and the last two have only each other to make up for
        // it.
        assert_eq!(repeats(&two_each, 15, &[(0, 3), (0, 4)], 3), Some(2 * (3 + 3 + 3 + 2)));
        assert_eq!(repeats(&two_each, 15, &[(0, 2), (0, 3), (0, 4)], 3), None);
    }
}
