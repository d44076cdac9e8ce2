//! Leximin: the levels of several counts compared from the greatest down, so that the worst off comes first.
//!
//! Sorted from the greatest, two lists of levels compare as the sums of their one, two, three, … greatest do. Each such
//! sum is a count of its own, in a tier of its own; the tiers of a list stand one after the other. A sum of the *k*
//! greatest has rows without choices: the least of `k · t + Σ max(0, level − t)` over all `t` (Ogryczak & Tamir,
//! "Minimizing the sum of the k largest functions in linear time", 2003). The floor is in `leximin_bound.rs`, the delta
//! in `leximin_state.rs`.

use super::grid::Grid;
use super::level::Level;
use super::level_counts::LevelCounts;
use super::leximin_bound::LeximinFloor;
use super::price::Price;
use super::readings::CountReadings;
use super::rows::{Expression, Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots};
use super::tally::Tally;
use crate::interrupts::Interrupts;
use itertools::Itertools;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The levels of the counts of a grid: one for each bucket and column, or for each bucket and the column of its number.
#[derive(Debug)]
pub struct Levels {
    counts: LevelCounts,
    level_of: Vec<Level>,
    /// What a step of each level is worth in the count, beside the others.
    worth: Vec<f64>,
    /// What each count can come to.
    ranges: Vec<RangeInclusive<i64>>,
    lower_bound: LeximinFloor,
}

/// What is known of counts beside what everybody may hold, in plans that meet all that is required.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// Of all counts together, at most.
    pub(crate) total: Option<i64>,
    /// Of each count, at most.
    pub(crate) each: Option<Vec<i64>>,
}

impl Levels {
    /// `level` is asked for every bucket and column.
    pub(crate) fn new(grid: Grid, slots: &Slots, level: impl Fn(u32, u32) -> Level, known: Known) -> Levels {
        Levels::of(LevelCounts::all(grid), slots, &level, known)
    }

    /// Of each bucket the column of its own number, which `level` is asked for: what units bring to their holders.
    pub(crate) fn own(grid: Grid, slots: &Slots, level: impl Fn(u32) -> Level) -> Levels {
        Levels::of(LevelCounts::own(grid), slots, &|bucket, _| level(bucket), Known::default())
    }

    fn of(counts: LevelCounts, slots: &Slots, level: &dyn Fn(u32, u32) -> Level, known: Known) -> Levels {
        let level_of: Vec<Level> = counts.keys().into_iter().map(|(bucket, column)| level(bucket, column)).collect();
        let mut reaches = counts.reaches(slots);
        for (reach, most) in reaches.iter_mut().zip(known.each.into_iter().flatten()) {
            let (low, high) = (*reach.range.start(), *reach.range.end());
            reach.range = low..=most.clamp(low, high);
        }
        let (mut all, pools) = counts.pools(slots);
        if let Some(most) = known.total {
            let (low, high) = (*all.total.start(), *all.total.end());
            all.total = low..=most.clamp(low, high);
        }
        let lower_bound = LeximinFloor::new(&level_of, &reaches, all, &pools);
        let ranges = reaches.into_iter().map(|reach| reach.range).collect();
        Levels { counts, worth: worth(&level_of), level_of, ranges, lower_bound }
    }

    /// Who brings what to where.
    pub fn grid(&self) -> &Grid {
        &self.counts.grid
    }

    /// What the levels are of.
    pub(super) fn counts(&self) -> &LevelCounts {
        &self.counts
    }

    /// About how much memory they take.
    fn bytes(&self) -> usize {
        let of_each = size_of::<Level>() + size_of::<RangeInclusive<i64>>() + 3 * size_of::<i64>();
        self.counts.grid.bytes() + self.len() * of_each
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.level_of.len()
    }

    /// The level of a count, by its position among the counts of the grid.
    #[inline]
    pub(super) fn at(&self, key: usize, count: i64) -> i64 {
        self.level_of[key].at(count)
    }

    /// What stands for a count where all levels are drawn to each other: the square of its level, times what a step of
    /// it is worth. Were all worth the same, whoever offers most would be drawn above the others.
    #[inline]
    pub(super) fn energy(&self, key: usize, count: i64) -> f64 {
        let level = self.at(key, count) as f64;
        self.worth[key] * level * level
    }

    /// All levels, the greatest first.
    pub fn sorted(&self, assignment: &Assignment) -> Vec<i64> {
        let counts = self.counts.counts(assignment);
        let levels = counts.into_iter().enumerate();
        let levels = levels.map(|(key, count)| self.at(key, count));
        levels.sorted_unstable_by_key(|&level| Reverse(level)).collect()
    }

    /// The counts as a tally that costs something where a level is above the one that it has in the list that counting says
    /// is the best, and what it costs at least where no list is worse; `None` where counting does not tell who has which level.
    pub(super) fn beside_best(&self, slots: &Slots) -> Option<(Tally, i64)> {
        let marks = self.lower_bound.marks()?;
        let each = marks.iter().copied().zip(&self.level_of);
        let alone = |(mark, level): (i64, &Level)| match level.times {
            1.. => Price::range(None, Some(mark)),
            _ => Price::range(Some(mark), None),
        };
        let shared = self.shared_marks(marks);
        let price_of: BTreeMap<(u32, u32), Price> = match &shared {
            Some((price, _)) => self.counts.keys().into_iter().map(|key| (key, price.clone())).collect(),
            None => self.counts.keys().into_iter().zip(each.map(alone)).collect(),
        };
        let price = |bucket, column| price_of.get(&(bucket, column)).cloned().unwrap_or(Price::range(None, None));
        let tally = Tally::new(self.counts.grid.clone(), slots, price);
        Some((tally, shared.map_or(0, |(_, least)| least)))
    }

    /// Where all counts have the same levels and the best list has two of them, who has which does not matter: a price for
    /// each, by which as many as have to may have the worse one, and what that comes to.
    fn shared_marks(&self, marks: &[i64]) -> Option<(Price, i64)> {
        let alike = self.level_of.iter().zip(&self.ranges).all_equal();
        let first = self.level_of.first().filter(|_| alike)?;
        let (fewer, more) = marks.iter().copied().minmax().into_option().filter(|(fewer, more)| fewer < more)?;
        if marks.iter().any(|&mark| mark != fewer && mark != more) {
            return None;
        }
        let number = marks.len() as i64 + 1;
        let (price, worse) = match first.times {
            1.. => (Price::stepped(fewer, more, number), more),
            _ => (Price::stepped_down(more, fewer, number), fewer),
        };
        Some((price, marks.iter().filter(|&&mark| mark == worse).count() as i64))
    }

    /// What each count can come to.
    pub(super) fn ranges(&self) -> &[RangeInclusive<i64>] {
        &self.ranges
    }

    /// How counts become levels.
    pub(super) fn each_level(&self) -> &[Level] {
        &self.level_of
    }

    /// No level is below this.
    pub(crate) fn lowest(&self) -> i64 {
        *self.span().start()
    }

    /// The levels that any count can come to.
    fn span(&self) -> RangeInclusive<i64> {
        let each = || self.level_of.iter().zip(&self.ranges);
        let low = each().map(|(level, range)| *level.over(range).start()).min();
        let high = each().map(|(level, range)| *level.over(range).end()).max();
        low.unwrap_or(0)..=high.unwrap_or(0)
    }
}

/// The sum of the `n` greatest levels.
#[derive(Debug, Clone)]
pub struct Leximin {
    levels: Arc<Levels>,
    greatest: usize,
    factor: i64,
}

impl Leximin {
    /// A list of levels as counts: the sum of the greatest, of the two greatest, and so on, each for a tier of its own.
    pub(crate) fn each(levels: Levels) -> Vec<Leximin> {
        let levels = Arc::new(levels);
        let of = |greatest| Leximin { levels: levels.clone(), greatest, factor: 1 };
        (1..=levels.len()).map(of).collect()
    }

    /// The levels.
    pub fn levels(&self) -> &Levels {
        &self.levels
    }

    /// How many of them are added up.
    pub fn greatest_levels(&self) -> usize {
        self.greatest
    }

    /// What the sum is multiplied by.
    pub(crate) fn factor(&self) -> i64 {
        self.factor
    }

    /// A lower bound for all assignments.
    pub(super) fn lower_bound_alone(&self) -> i64 {
        self.factor * self.levels.lower_bound.sum(self.greatest)
    }

    /// A lower bound for assignments at this bound in all earlier tiers of the list.
    pub(crate) fn lower_bound_in_order(&self) -> i64 {
        self.factor * self.levels.lower_bound.sum_in_order(self.greatest)
    }
}

impl CountReadings for Leximin {
    fn value(&self, assignment: &Assignment) -> i64 {
        let sorted = self.levels.sorted(assignment);
        self.factor * sorted[..self.greatest].iter().sum::<i64>()
    }

    fn lower_bound(&self, _: &Slots, _: &Interrupts<'_>) -> Option<i64> {
        Some(self.lower_bound_alone())
    }

    /// The linear reading. What is required has no worst to be bettered: the sum then has to be 0.
    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let levels = &self.levels;
        let mut counts: Vec<Expression> = vec![Vec::new(); levels.level_of.len()];
        for unit in levels.grid().unit_ids() {
            for &slot in slots.open_to(unit) {
                for (key, by) in levels.counts.added(unit, slot) {
                    counts[key].push((Variable::Holds(unit, slot), by));
                }
            }
        }
        let mut rows = Rows::default();
        let spans = levels.level_of.iter().zip(&levels.ranges);
        let each: Vec<(Expression, i64)> = counts
            .into_iter()
            .zip(spans)
            .map(|(count, (level, range))| rows.level(count, *level, level.over(range)))
            .collect();
        let span = levels.span();
        let meaning = Meaning::Greatest(each.clone(), self.greatest);
        let least = rows.auxiliary(span.clone(), true, meaning);
        let width = span.end() - span.start();
        let mut cost = vec![(least, self.greatest as i64)];
        for (mut above, base) in each {
            above.push((least, -1));
            let excess = rows.excess(above, base, width);
            cost.push((excess, 1));
        }
        match reading {
            Reading::Required => rows.row(cost, Some(0), Some(0)),
            Reading::Paid => {
                let times = cost.into_iter();
                rows.cost = times.map(|(v, weight)| (v, weight * self.factor)).collect();
            }
        }
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        let span = self.levels.span();
        let most = i128::from(span.start().unsigned_abs().max(span.end().unsigned_abs()));
        most * self.greatest as i128 * i128::from(self.factor)
    }

    fn times(&self, factor: i64) -> Option<Leximin> {
        Some(Leximin { factor: self.factor.checked_mul(factor)?, ..self.clone() })
    }

    fn unit_grid(&self) -> Option<&Grid> {
        Some(self.levels.grid())
    }

    fn bytes(&self) -> usize {
        self.levels.bytes() / self.levels.len().max(1)
    }

    fn exchanges(&self, _: &Slots, a: SlotId, b: SlotId) -> bool {
        self.levels.grid().place_of(a) == self.levels.grid().place_of(b)
    }

    /// The greatest level, and by how much each is above it.
    fn auxiliary_columns(&self, _: &Slots) -> usize {
        2 * self.levels.len()
    }
}

/// What a step of each level is worth in its count.
fn worth(levels: &[Level]) -> Vec<f64> {
    let worth = |level: &Level| level.of as f64 / level.times.unsigned_abs().max(1) as f64;
    levels.iter().map(worth).collect()
}

impl Rows {
    /// A level as an expression and a constant: a whole variable of its own where it is rounded.
    fn level(&mut self, count: Expression, level: Level, range: RangeInclusive<i64>) -> (Expression, i64) {
        let divisor = num_integer::gcd(level.times, num_integer::gcd(level.of, level.base));
        let [times, of, base] = [level.times, level.of, level.base].map(|part| part / divisor);
        if of == 1 {
            let scaled = count.into_iter().map(|(v, weight)| (v, weight * times));
            return (scaled.collect(), base);
        }
        let meaning = Meaning::Level(count.clone(), level);
        let whole = self.auxiliary(range, true, meaning);
        let mut row: Expression = count.into_iter().map(|(v, w)| (v, -w * times)).collect();
        row.push((whole, of));
        self.row(row, Some(base), None);
        (vec![(whole, 1)], 0)
    }

    /// By how much `expression + base` is above 0.
    fn excess(&mut self, expression: Expression, base: i64, most: i64) -> Variable {
        let meaning = Meaning::Excess(expression.clone(), base);
        let excess = self.auxiliary(0..=most, false, meaning);
        let mut row: Expression = expression.into_iter().map(|(v, w)| (v, -w)).collect();
        row.push((excess, 1));
        self.row(row, Some(base), None);
        excess
    }
}
