//! Levels while a search moves units about.

use super::leximin::Levels;
use super::slots::{Assignment, SlotId, UnitId};
use std::cmp::{Ordering, Reverse};

/// The counts of a list of levels, and the levels in order.
#[derive(Debug, Clone)]
pub(crate) struct LevelsState<'a> {
    levels: &'a Levels,
    counts: Vec<i64>,
    /// The greatest first.
    sorted: Vec<i64>,
    energy: f64,
}

/// A count that a move changes, and by how much.
type Change = (usize, i64);

impl<'a> LevelsState<'a> {
    pub(crate) fn new(levels: &'a Levels, assignment: &Assignment) -> Self {
        let sorted = levels.sorted(assignment);
        let counts = levels.counts().counts(assignment);
        let energy = counts.iter().enumerate().map(|(key, &count)| levels.energy(key, count)).sum();
        LevelsState { levels, counts, sorted, energy }
    }

    /// A sum that falls as levels become more even, and so guides where the order alone cannot.
    #[inline]
    pub(crate) fn energy(&self) -> f64 {
        self.energy
    }

    /// The sums of the greatest level, of the two greatest, and so on.
    pub(crate) fn sums(&self) -> impl Iterator<Item = i64> {
        sums(&self.sorted)
    }

    /// By how much the energy changes when units move from slot to slot.
    #[inline]
    pub(crate) fn energy_delta(&self, moves: &[(UnitId, SlotId, SlotId)]) -> f64 {
        let mut by = 0.0;
        self.changes(moves, &mut |changes| {
            by = changes.iter().map(|&change| self.energy_change(change)).sum();
        });
        by
    }

    /// Whether the levels get better (`Less`) or worse when units move. Levels that stay decide nothing between two
    /// lists.
    #[inline]
    pub(crate) fn compare(&self, moves: &[(UnitId, SlotId, SlotId)]) -> Ordering {
        let mut order = Ordering::Equal;
        self.changes(moves, &mut |changes| order = self.order(changes));
        order
    }

    /// The sums of the greatest levels after units have moved.
    pub(crate) fn sums_after(&self, moves: &[(UnitId, SlotId, SlotId)]) -> Vec<i64> {
        let mut counts = self.counts.clone();
        self.changes(moves, &mut |changes| {
            for &(key, by) in changes {
                counts[key] += by;
            }
        });
        let levels = counts.iter().enumerate();
        let mut levels: Vec<i64> = levels.map(|(key, &count)| self.levels.at(key, count)).collect();
        levels.sort_unstable_by_key(|&level| Reverse(level));
        sums(&levels).collect()
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        let mut changed: Vec<Change> = Vec::new();
        self.changes(&[(unit, from, to)], &mut |changes| changed.extend(changes));
        for (key, by) in changed {
            self.energy += self.energy_change((key, by));
            let before = self.levels.at(key, self.counts[key]);
            self.counts[key] += by;
            let after = self.levels.at(key, self.counts[key]);
            let from = self.position(before);
            self.sorted.remove(from);
            let to = self.position(after);
            self.sorted.insert(to, after);
        }
    }

    /// The first place of a level, or where it would stand.
    fn position(&self, level: i64) -> usize {
        self.sorted.partition_point(|&other| other > level)
    }

    #[inline]
    fn energy_change(&self, (key, by): Change) -> f64 {
        let count = self.counts[key];
        self.levels.energy(key, count + by) - self.levels.energy(key, count)
    }

    fn order(&self, changes: &[Change]) -> Ordering {
        let before = |&(key, _): &Change| self.levels.at(key, self.counts[key]);
        let after = |&(key, by): &Change| self.levels.at(key, self.counts[key] + by);
        match changes {
            [] => Ordering::Equal,
            [one] => after(one).cmp(&before(one)),
            [a, b] => {
                let sorted = |a: i64, b: i64| (a.max(b), a.min(b));
                sorted(after(a), after(b)).cmp(&sorted(before(a), before(b)))
            }
            several => {
                let sorted = |mut levels: Vec<i64>| {
                    levels.sort_unstable_by_key(|&level| Reverse(level));
                    levels
                };
                let after = sorted(several.iter().map(after).collect());
                after.cmp(&sorted(several.iter().map(before).collect()))
            }
        }
    }

    /// The counts that change, each once.
    #[inline]
    fn changes(&self, moves: &[(UnitId, SlotId, SlotId)], visit: &mut dyn FnMut(&[Change])) {
        let (grid, counts) = (self.levels.grid(), self.levels.counts());
        // Mostly one or two units move that bring one column each: then nothing is allocated.
        let mut few = [(0, 0); 4];
        let mut number = 0;
        let mut many: Vec<Change> = Vec::new();
        let mut note = |key: usize, by: i64| {
            if let Some(known) = few[..number].iter_mut().find(|change| change.0 == key) {
                known.1 += by;
            } else if let Some(known) = many.iter_mut().find(|change| change.0 == key) {
                known.1 += by;
            } else if number < few.len() {
                few[number] = (key, by);
                number += 1;
            } else {
                many.push((key, by));
            }
        };
        for &(unit, from, to) in moves {
            if grid.place_of(from) == grid.place_of(to) {
                continue;
            }
            counts.added(unit, from).for_each(|(key, by)| note(key, -by));
            counts.added(unit, to).for_each(|(key, by)| note(key, by));
        }
        if many.is_empty() {
            visit(&few[..number])
        } else {
            many.extend(&few[..number]);
            visit(&many);
        }
    }
}

fn sums(sorted: &[i64]) -> impl Iterator<Item = i64> {
    sorted.iter().scan(0, |sum, level| {
        *sum += level;
        Some(*sum)
    })
}
