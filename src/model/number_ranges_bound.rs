//! The floor of ranges: what they cost at least, whoever is where.
//!
//! **Small ranges.** In some cheapest plan the groups follow each other on the line of numbers. Take the group that holds
//! the least number, and another. If the first gets the lowest of both, as many as it had, neither costs more: where
//! the two overlap, both ends of each move inwards; where the one lies inside the other, two ranges that add up to no more
//! than one cost no more than that one, by a convex price that is 0 at 0. Repeated, this leaves the first group with the
//! lowest of all, and so on with the others. Those who are in no group are passed over, and whoever is between the ends of
//! a group may take the place of somebody in it. So a dynamic program over the sorted numbers finds the floor.
//!
//! **Large ranges.** The greatest numbers of the groups are of different people, and so are the least. They cost no less
//! than the greatest numbers of all with the least of all, which a convex price pairs in the same order.

use super::number_ranges::{NumberRanges, RangeGoal};
use super::slots::Slots;
use crate::interrupts::Interrupts;
use std::collections::BTreeMap;
use std::iter::repeat_n;
use std::ops::RangeInclusive;

/// States of the dynamic program beyond which a weaker floor is taken.
const MAX_STATES: usize = 1 << 18;
/// Steps of the dynamic program beyond which a weaker floor is taken.
const MAX_STEPS: usize = 1 << 26;
/// Steps between two looks at what interrupts.
const STEPS_A_LOOK: usize = 1 << 12;

impl NumberRanges {
    /// A lower bound, which no permissions make higher; `None` if the sizes leave no plan at all.
    pub(super) fn cheapest_ranges(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        let least = match self.goal {
            RangeGoal::Small => 0,
            RangeGoal::Large => self.price.extremes(0..=self.greatest_range()).0 * self.grid.buckets() as i64,
        };
        if interrupts.stop() {
            return Some(least);
        }
        let (numbers, lacking) = self.sorted_numbers();
        let sizes = self.grid.bucket_sizes(slots);
        match self.goal {
            RangeGoal::Large => Some(self.cheapest_large(&numbers, &sizes)),
            RangeGoal::Small => {
                let of_numbers = |size: &RangeInclusive<usize>| (size.start().saturating_sub(lacking), *size.end());
                let mut kinds: BTreeMap<(usize, usize), usize> = BTreeMap::new();
                for size in sizes.iter().map(of_numbers) {
                    *kinds.entry(size).or_default() += 1;
                }
                let elsewhere = !self.grid.covers_every_slot();
                let line = Line { ranges: self, numbers: &numbers, kinds: kinds.into_iter().collect(), elsewhere };
                let steps = line.steps();
                let exact = steps.filter(|_| !interrupts.stop()).map(|room| line.split(&room, interrupts));
                exact.unwrap_or_else(|| Some(line.apart()))
            }
        }
    }

    /// The numbers of all units that have one, rising, and how many lack it.
    fn sorted_numbers(&self) -> (Vec<i64>, usize) {
        let mut units = vec![0; self.grid.columns()];
        for (kind, size) in self.grid.kinds().iter().zip(self.grid.kind_sizes()) {
            if let [(column, _)] = kind[..] {
                units[column as usize] += size as usize;
            }
        }
        let runs = self.values.iter().zip(&units);
        let numbers = runs.flat_map(|(&value, &units)| repeat_n(value, units)).collect();
        (numbers, units[self.values.len()..].iter().sum())
    }

    /// The floor of large ranges.
    fn cheapest_large(&self, numbers: &[i64], sizes: &[RangeInclusive<usize>]) -> i64 {
        let asked = sizes.iter().zip(&self.optional).filter(|(_, optional)| !**optional);
        let (asked, several) =
            asked.fold((0, 0), |(all, several), (size, _)| (all + 1, several + usize::from(*size.end() > 1)));
        let pairs = several.min(numbers.len() / 2);
        let ends = numbers[..pairs].iter().zip(&numbers[numbers.len() - pairs..]);
        let of_pairs: i64 = ends.map(|(low, high)| self.price.at(high - low)).sum();
        of_pairs + (asked - pairs) as i64 * self.price.at(0)
    }
}

/// The numbers in a row, and the groups that cut it.
struct Line<'a> {
    ranges: &'a NumberRanges,
    numbers: &'a [i64],
    /// Groups that hold this many numbers at least and at most, and how many there are of each kind.
    kinds: Vec<((usize, usize), usize)>,
    /// Whether somebody may be in no group.
    elsewhere: bool,
}

/// The states of the dynamic program: which groups have been filled, and where they end.
struct States {
    /// By number of groups filled of each kind, in mixed radix: where the states begin, and the ends that are possible.
    filled: Vec<(usize, RangeInclusive<usize>)>,
    states: usize,
}

impl Line<'_> {
    /// The numbers of groups of each kind that a position in mixed radix means.
    fn digits(&self, mut at: usize) -> Vec<usize> {
        let digit = |&(_, groups): &((usize, usize), usize)| {
            let digit = at % (groups + 1);
            at /= groups + 1;
            digit
        };
        self.kinds.iter().map(digit).collect()
    }

    /// The states, if there are not too many.
    fn steps(&self) -> Option<States> {
        let radix = self.kinds.iter().try_fold(1usize, |all, (_, groups)| all.checked_mul(groups + 1))?;
        if radix > MAX_STATES {
            return None;
        }
        let widest = self.kinds.iter().map(|((low, high), _)| high.min(&self.numbers.len()).saturating_sub(*low) + 1);
        let choices: usize = widest.sum::<usize>() + 1;
        let mut states = 0usize;
        let mut filled = Vec::with_capacity(radix);
        for at in 0..radix {
            let digits = self.digits(at);
            let sum = |bound: &dyn Fn(&(usize, usize)) -> usize| {
                let groups =
                    self.kinds.iter().zip(&digits).map(|((size, _), filled)| bound(size).saturating_mul(*filled));
                groups.fold(0, usize::saturating_add).min(self.numbers.len())
            };
            let last = if self.elsewhere { self.numbers.len() } else { sum(&|size| size.1) };
            let ends = sum(&|size| size.0)..=last;
            let length = ends.clone().count();
            filled.push((states, ends));
            states += length;
            if states > MAX_STATES || states.saturating_mul(choices) > MAX_STEPS {
                return None;
            }
        }
        Some(States { filled, states })
    }

    /// The cheapest way to cut the row; what is known without it where it is interrupted.
    fn split(&self, room: &States, interrupts: &Interrupts<'_>) -> Option<i64> {
        let mut least: Vec<Option<i64>> = vec![None; room.states];
        least[0] = Some(0);
        let better = |known: &mut Option<i64>, cost: i64| *known = Some(known.map_or(cost, |known| known.min(cost)));
        let mut steps = 0;
        for (at, (from, ends)) in room.filled.iter().enumerate() {
            let digits = self.digits(at);
            for end in ends.clone() {
                let Some(cost) = least[from + end - ends.start()] else { continue };
                if self.elsewhere && end < *ends.end() {
                    better(&mut least[from + end + 1 - ends.start()], cost);
                }
                let mut one = 1;
                for (&((low, high), groups), &filled) in self.kinds.iter().zip(&digits) {
                    if filled < groups {
                        let (to, open) = &room.filled[at + one];
                        for size in low..=high.min(self.numbers.len() - end) {
                            if open.contains(&(end + size)) {
                                let range =
                                    if size == 0 { 0 } else { self.numbers[end + size - 1] - self.numbers[end] };
                                better(&mut least[to + end + size - open.start()], cost + self.ranges.price.at(range));
                            }
                            steps += 1;
                        }
                    }
                    one *= groups + 1;
                }
                if steps > STEPS_A_LOOK {
                    steps = 0;
                    if interrupts.stop() {
                        return Some(self.apart());
                    }
                }
            }
        }
        // All groups are filled, and all numbers are behind them.
        let (from, ends) = room.filled.last()?;
        (*ends.end() == self.numbers.len()).then(|| least[from + ends.end() - ends.start()])?
    }

    /// A weaker floor: each group where its numbers are nearest to each other; and where everybody is in one, no more
    /// gaps lie between groups than there are groups, less one.
    fn apart(&self) -> i64 {
        let numbers = self.numbers;
        let price = |range: i64| self.ranges.price.at(range);
        let nearest = |&((low, _), groups): &((usize, usize), usize)| {
            let windows = numbers.windows(low.max(1)).map(|window| window[window.len() - 1] - window[0]);
            groups as i64 * price(windows.min().unwrap_or(0))
        };
        let alone: i64 = self.kinds.iter().map(nearest).sum();
        let groups: usize = self.kinds.iter().map(|(_, groups)| groups).sum();
        let (Some(first), Some(last), false) = (numbers.first(), numbers.last(), self.elsewhere || groups == 0) else {
            return alone;
        };
        let mut gaps: Vec<i64> = numbers.windows(2).map(|pair| pair[1] - pair[0]).collect();
        gaps.sort_unstable_by(|a, b| b.cmp(a));
        let between: i64 = gaps.iter().take(groups - 1).sum();
        // By a convex price even ranges are the cheapest that add up to so much.
        let (sum, groups) = (last - first - between, groups as i64);
        let (each, more) = (sum / groups, sum % groups);
        alone.max((groups - more) * price(each) + more * price(each + 1))
    }
}
