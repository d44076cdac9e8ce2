//! Who stands at which level, found exactly: of all choices of those who stand at a level, as few as can be, each is followed
//! to its end, and the best list is kept.
//!
//! Vessels that are alike are taken in their order. Mostly one choice is there at each level, as few vessels hold more
//! there than just below it.

use super::leximin_water::Water;
use itertools::Itertools;
use std::collections::BTreeMap;

/// Vessels beyond which it is not tried: choices are made one inside the other.
const MAX_VESSELS: usize = 1_000;
/// Looks at what a vessel holds after which it is given up.
const MAX_WORK: usize = 8_000_000;
/// Looks at each vessel for one level, about: the level is found by halves.
const LOOKS: usize = 16;

/// A best list, the greatest level first, and what each vessel holds then.
pub(super) type Filled = (Vec<i64>, Vec<i64>);

/// A fill under way.
struct Exact<'a> {
    water: &'a Water,
    lowest: i64,
    /// Number of the first vessel that is like each.
    class_of: Vec<usize>,
    /// What those who stand at a level so far hold.
    standing: Vec<Option<i64>>,
    levels: Vec<i64>,
    best: Option<Filled>,
    work: usize,
}

impl Water {
    /// The best list of levels and what each vessel holds; `None` if there are too many
    /// vessels, that takes too many tries, or the total cannot be held.
    pub(super) fn fill_exactly(&self, lowest: i64, highest: i64) -> Option<Filled> {
        if self.vessels.len() > MAX_VESSELS {
            return None;
        }
        let mut first = BTreeMap::new();
        let class = |(at, vessel)| *first.entry(vessel).or_insert(at);
        let class_of = self.vessels.iter().enumerate().map(class).collect();
        let standing = vec![None; self.vessels.len()];
        let mut exact = Exact { water: self, lowest, class_of, standing, levels: Vec::new(), best: None, work: 0 };
        exact.descend(highest);
        exact.best.filter(|_| exact.work <= MAX_WORK)
    }
}

impl Exact<'_> {
    /// What each vessel holds when the rest are at a level.
    fn held(&self, level: i64) -> Vec<i64> {
        let vessels = self.water.vessels.iter().zip(&self.standing);
        vessels.map(|(vessel, standing)| standing.unwrap_or_else(|| vessel.holds(level, self.water.unit))).collect()
    }

    /// Goes on with those who stand below `top` or at it.
    fn descend(&mut self, top: i64) {
        let holds_all = |exact: &Self, level: i64| exact.held(level).iter().sum::<i64>() >= exact.water.total;
        self.work = self.work.saturating_add(LOOKS * self.standing.len());
        if self.work > MAX_WORK || !holds_all(self, top) {
            return;
        }
        let (mut low, mut level) = (self.lowest, top);
        while low < level {
            let middle = low + (level - low).div_euclid(2);
            if holds_all(self, middle) { level = middle } else { low = middle + 1 }
        }
        let is_worse = |(best, _): &Filled| {
            let next = self.levels.iter().chain([&level]);
            next.gt(best.iter().take(self.levels.len() + 1))
        };
        if self.best.as_ref().is_some_and(is_worse) {
            return;
        }
        let open = self.standing.iter().filter(|standing| standing.is_none()).count();
        let held = self.held(level);
        if level == self.lowest || open == 0 {
            let rest = std::iter::repeat_n(level, open);
            let levels: Vec<i64> = self.levels.iter().copied().chain(rest).collect();
            if self.best.as_ref().is_none_or(|(best, _)| levels < *best) {
                self.best = Some((levels, held));
            }
            return;
        }
        let below = self.held(level - 1);
        let short = self.water.total - below.iter().sum::<i64>();
        // Only who holds more there than below can be at the level: those who are alike gain the same.
        let rising = (0..held.len()).filter(|&at| held[at] > below[at]).into_group_map_by(|&at| self.class_of[at]);
        let classes = rising.into_values().sorted_by_key(|of| (below[of[0]] - held[of[0]], of[0]));
        let with_gain = |of: Vec<usize>| {
            let gain = held[of[0]] - below[of[0]];
            (of, gain)
        };
        let classes: Vec<(Vec<usize>, i64)> = classes.map(with_gain).collect();
        let gains = classes.iter().flat_map(|(of, gain)| std::iter::repeat_n(*gain, of.len()));
        let sums = gains.scan(0, |sum, gain| {
            *sum += gain;
            Some(*sum)
        });
        let number = sums.take_while(|&sum| sum < short).count() + 1;
        self.levels.extend(std::iter::repeat_n(level, number));
        self.choose(&classes, &held, number, short, level);
        self.levels.truncate(self.levels.len() - number);
    }

    /// Lets so many of the classes left stand at the level, in all ways in which they gain what is short.
    fn choose(&mut self, classes: &[(Vec<usize>, i64)], held: &[i64], number: usize, short: i64, level: i64) {
        if number == 0 {
            if short <= 0 {
                self.descend(level - 1);
            }
            return;
        }
        self.work = self.work.saturating_add(1);
        let Some(((of, gain), rest)) = classes.split_first() else { return };
        // Classes stand in the order of their gains: none of the rest gains more.
        if self.work > MAX_WORK || short > *gain * number as i64 {
            return;
        }
        let most = of.len().min(number);
        for taken in (0..=most).rev() {
            self.stand(&of[..taken], Some(held));
            self.choose(rest, held, number - taken, short - *gain * taken as i64, level);
            self.stand(&of[..taken], None);
        }
    }

    fn stand(&mut self, vessels: &[usize], held: Option<&[i64]>) {
        for &at in vessels {
            self.standing[at] = held.map(|held| held[at]);
        }
    }
}
