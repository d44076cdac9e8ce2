//! The cheapest way to spread everybody's contacts over those whom they can meet: a flow of least cost.
//!
//! Every contact is counted from both ends, so that members stand on both sides of the flow (the bipartite double cover
//! of the graph of pairs); half of its cost is a lower bound. Convex prices make its arcs (Ahuja, Magnanti & Orlin,
//! "Network flows", 1993, chapter 14), and it is found by shortest paths one contact at a time.

use std::collections::VecDeque;
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

/// Paths times arcs that are looked at: a second's work at most, which nothing interrupts.
const MAX_WORK: i64 = 40_000_000;
/// More than anything that pairs cost: contacts that must be come first.
const DUE: i64 = 1 << 40;

struct Flow<'a> {
    spreading: &'a Spreading<'a>,
    members: usize,
    /// Met so often, counted from the one side.
    met: Vec<i64>,
    out: Vec<i64>,
    into: Vec<i64>,
}

impl Spreading<'_> {
    /// Twice the least cost of meetings; none where that is not looked for, or no meetings fit.
    pub(super) fn twice_the_least(&self) -> Option<i64> {
        let members = self.contacts.len();
        let (least, most) = (2 * self.total.start(), 2 * self.total.end());
        let work = least.saturating_mul((members * members) as i64 + 1);
        if work > MAX_WORK {
            return None;
        }
        let mut flow = Flow {
            spreading: self,
            members,
            met: vec![0; members * members],
            out: vec![0; members],
            into: vec![0; members],
        };
        let mut cost = 0;
        let mut sent = 0;
        while sent < most {
            let Some(path) = flow.path() else {
                return (sent >= least).then_some(cost);
            };
            // Contacts that are due, and contacts that pay, go on beyond the least.
            if sent >= least && path.cost >= 0 {
                break;
            }
            cost += flow.send(&path);
            sent += 1;
        }
        Some(cost)
    }
}

/// A path from the one side to the other and back: members in turn, the first on the giving side.
struct Path {
    members: Vec<usize>,
    cost: i64,
}

impl Flow<'_> {
    /// What one contact more of a member costs on one of the sides; none beyond the most.
    fn due(&self, member: usize, has: i64) -> Option<i64> {
        let range = &self.spreading.contacts[member];
        match has {
            has if has < *range.start() => Some(-DUE),
            has if has < *range.end() => Some(0),
            _ => None,
        }
    }

    fn next(&self, a: usize, b: usize) -> Option<i64> {
        let met = self.met[a * self.members + b];
        let fits = met < (self.spreading.most)(a, b);
        fits.then(|| (self.spreading.next)(a, b, met))
    }

    fn last(&self, a: usize, b: usize) -> Option<i64> {
        let met = self.met[a * self.members + b];
        (met > 0).then(|| (self.spreading.next)(a, b, met - 1))
    }

    /// The cheapest path on which one contact more can be sent.
    fn path(&self) -> Option<Path> {
        let members = self.members;
        // Nodes: members giving, then members taking.
        let mut cost: Vec<Option<i64>> = vec![None; 2 * members];
        let mut from: Vec<Option<usize>> = vec![None; 2 * members];
        let mut queued = vec![false; 2 * members];
        let mut queue = VecDeque::new();
        for member in 0..members {
            cost[member] = self.due(member, self.out[member]);
            if cost[member].is_some() {
                queue.push_back(member);
                queued[member] = true;
            }
        }
        while let Some(node) = queue.pop_front() {
            queued[node] = false;
            let Some(here) = cost[node] else { continue };
            for other in 0..members {
                let (to, arc) = match node < members {
                    true => (members + other, self.next(node, other)),
                    false => (other, self.last(other, node - members).map(|cost| -cost)),
                };
                let Some(arc) = arc else { continue };
                if cost[to].is_none_or(|known| here + arc < known) {
                    cost[to] = Some(here + arc);
                    from[to] = Some(node);
                    if !std::mem::replace(&mut queued[to], true) {
                        queue.push_back(to);
                    }
                }
            }
        }
        let end = |member: usize| Some((cost[members + member]? + self.due(member, self.into[member])?, member));
        let (cost, last) = (0..members).filter_map(end).min()?;
        let mut path = vec![last];
        let mut node = members + last;
        while let Some(before) = from[node] {
            path.push(before % members);
            node = before;
        }
        path.reverse();
        Some(Path { members: path, cost })
    }

    /// Sends one contact along a path; gives what the meetings on it cost.
    fn send(&mut self, path: &Path) -> i64 {
        let ends = (path.members.first(), path.members.last());
        let (Some(&first), Some(&last)) = ends else {
            return 0;
        };
        self.out[first] += 1;
        self.into[last] += 1;
        let mut cost = 0;
        for (at, two) in path.members.windows(2).enumerate() {
            match at % 2 == 0 {
                true => {
                    cost += self.next(two[0], two[1]).unwrap_or(0);
                    self.met[two[0] * self.members + two[1]] += 1;
                }
                false => {
                    cost -= self.last(two[1], two[0]).unwrap_or(0);
                    self.met[two[1] * self.members + two[0]] -= 1;
                }
            }
        }
        cost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeats(contacts: &[RangeInclusive<i64>], total: i64, apart: &[(usize, usize)], periods: i64) -> Option<i64> {
        let most = |a: usize, b: usize| match a == b || apart.contains(&(a.min(b), a.max(b))) {
            true => 0,
            false => periods,
        };
        let spreading = Spreading { contacts, total: total..=total, most: &most, next: &|_, _, met| met };
        spreading.twice_the_least()
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
