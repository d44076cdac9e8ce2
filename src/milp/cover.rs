//! The best choice of groups by trying them: the first unit that is in no group yet gets each group that it can have, from the cheapest on
//! by costs less prices, as long as the rest can still be cheap enough. Few groups are left where prices are good, and then this is
//! exact in whole numbers, which an engine in floating point is not where costs are large.

use super::set_partition::Choice;
use crate::interrupts::Interrupts;

/// Groups tried before it is given up.
const MAX_TRIED: u64 = 10_000_000;
/// Groups tried between two looks at what stops from outside.
const BETWEEN_LOOKS: u64 = 1 << 10;

/// What a choice costs at least, costs less prices.
pub(super) struct Cheapest {
    pub(super) cost: i64,
    /// The groups of a choice that costs this; none if it is only known that no choice costs less.
    pub(super) groups: Option<Vec<usize>>,
}

/// The cheapest choice that costs no more than `limit`, costs less prices; where there is none, any costs `limit + 1` or more.
/// `left` has the groups that can be chosen, `reduced` what they cost. `None` where units may stay outside, and where too much
/// would have to be tried.
pub(super) fn cheapest(
    choice: &Choice,
    left: &[usize],
    reduced: &[i64],
    limit: i64,
    interrupts: &Interrupts<'_>,
) -> Option<Cheapest> {
    let units = choice.left_out.len();
    let empty = |&group: &usize| choice.groups[group].units.is_empty();
    if units == 0 || units > 64 || choice.left_out.iter().any(Option::is_some) || left.iter().any(empty) {
        return None;
    }
    let mut by_first = vec![Vec::new(); units];
    let mut least = vec![i64::MAX; choice.classes.len()];
    for (&at, &cost) in left.iter().zip(reduced) {
        let group = &choice.groups[at];
        let members = group.units.iter().fold(0u64, |members, unit| members | 1 << unit.index());
        by_first[members.trailing_zeros() as usize].push((cost, members, at));
        least[group.class] = least[group.class].min(cost);
    }
    by_first.iter_mut().for_each(|groups| groups.sort_unstable());
    if least.contains(&i64::MAX) {
        return None;
    }
    let free: Vec<usize> = choice.classes.iter().map(Vec::len).collect();
    let rest = free.iter().zip(&least).map(|(&free, &least)| (free as i64).checked_mul(least));
    let rest = rest.sum::<Option<i64>>()?;
    let everybody = u64::MAX >> (64 - units);
    let (chosen, best) = (Vec::new(), None);
    let mut cover = Cover { choice, by_first, least, free, everybody, limit, chosen, best, tried: 0, interrupts };
    cover.extend(0, 0, rest)?;
    Some(Cheapest { cost: cover.limit.saturating_add(1), groups: cover.best })
}

/// A choice under way.
struct Cover<'a> {
    choice: &'a Choice,
    /// For each unit the groups of which it is the first: cost, members and position, from the cheapest on.
    by_first: Vec<Vec<(i64, u64, usize)>>,
    /// The cheapest group of each class, and how many of the class are still to be chosen.
    least: Vec<i64>,
    free: Vec<usize>,
    everybody: u64,
    /// Choices that cost more are not looked for.
    limit: i64,
    /// The groups chosen so far, and those of the cheapest choice.
    chosen: Vec<usize>,
    best: Option<Vec<usize>>,
    tried: u64,
    interrupts: &'a Interrupts<'a>,
}

impl Cover<'_> {
    /// Completes a choice of groups with these members in all ways that are cheap enough; those still to be chosen cost at
    /// least `rest`. `None` if it is given up.
    fn extend(&mut self, members: u64, cost: i64, rest: i64) -> Option<()> {
        if members == self.everybody {
            // From now on only cheaper ones count.
            if cost <= self.limit && self.free.iter().all(|&free| free == 0) {
                self.limit = cost - 1;
                self.best = Some(self.chosen.clone());
            }
            return Some(());
        }
        let first = (!members).trailing_zeros() as usize;
        let open = self.free.iter().zip(&self.least).filter(|&(&free, _)| free > 0);
        let Some(dearest) = open.map(|(_, &least)| least).max() else {
            return Some(());
        };
        for at in 0..self.by_first[first].len() {
            let (more, group, position) = self.by_first[first][at];
            let class = self.choice.groups[position].class;
            self.tried += 1;
            let stopped = self.tried.is_multiple_of(BETWEEN_LOOKS) && self.interrupts.stop();
            if self.tried > MAX_TRIED || stopped {
                return None;
            }
            if cost + more + rest - dearest > self.limit {
                break;
            }
            if group & members != 0 || self.free[class] == 0 {
                continue;
            }
            self.free[class] -= 1;
            self.chosen.push(position);
            let looked = self.extend(members | group, cost + more, rest - self.least[class]);
            self.chosen.pop();
            self.free[class] += 1;
            looked?;
        }
        Some(())
    }
}
